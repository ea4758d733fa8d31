"""What was reviewed before the site remembered the words: those that stand there."""

import hashlib
import re

from django.db import migrations


def remember(apps, schema_editor):
    for name in ("Post", "Edition"):
        model = apps.get_model("articles", name)
        rows = model.objects.exclude(reviewer=None).filter(reviewed_words="")
        for row in rows.only("title", "summary", "body").iterator():
            words = re.findall(r"\w+", f"{row.title}\n{row.summary}\n{row.body}")
            digest = hashlib.sha256(" ".join(words).encode()).hexdigest()
            model.objects.filter(pk=row.pk).update(reviewed_words=digest)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_readers_site")]
    operations = [migrations.RunPython(remember, migrations.RunPython.noop)]
