"""Every post that is there gets its first revision, and its writer."""

from django.db import migrations, models
from django.utils import timezone

FIELDS = [
    "kind",
    "title",
    "slug",
    "summary",
    "body",
    "picture_id",
    "picture_alt",
    "lead_author_id",
    "reviewer_id",
    "reviewed_on",
    "date",
    "date_precision",
    "menu_position",
    "meta_title",
    "meta_description",
]
RELATIONS = ("co_authors", "topics")


def keep_what_is_there(apps, schema_editor):
    Post = apps.get_model("articles", "Post")
    Revision = apps.get_model("articles", "Revision")
    for post in Post.objects.select_related("edited_by").iterator():
        values = {name: getattr(post, name) for name in FIELDS}
        for name in RELATIONS:
            keys = getattr(post, name).values_list("pk", flat=True)
            values[name] = sorted(keys)
        by = post.edited_by
        full_name = f"{by.first_name} {by.last_name}".strip() if by else "the site"
        Revision.objects.create(
            post=post,
            values=values,
            digest=post.digest,
            saved_at=post.edited_at or timezone.now(),
            saved_by=by,
            by_name=full_name or by.username,
        )
    Post.objects.update(created_by=models.F("edited_by"))


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_the_desk")]

    operations = [migrations.RunPython(keep_what_is_there, migrations.RunPython.noop)]
