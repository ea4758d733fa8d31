import uuid

import django.core.validators
import django.db.models.deletion
import markdownx.models
from django.conf import settings
from django.db import migrations, models

import articles.models.constraints
import articles.models.people
import articles.models.pictures
import articles.models.site_settings
import articles.models.slugs
import articles.models.texts


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "name",
                    models.CharField(max_length=80, unique=True, verbose_name="name"),
                ),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="The last part of this topic's page address. It stays as it is.",
                        max_length=80,
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences at the top of the topic's page.",
                        verbose_name="description",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=articles.models.pictures.make_key,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to="pictures/", verbose_name="file"
                    ),
                ),
                (
                    "digest",
                    models.CharField(editable=False, max_length=64, unique=True),
                ),
                ("width", models.PositiveIntegerField(editable=False)),
                ("height", models.PositiveIntegerField(editable=False)),
                ("content_type", models.CharField(editable=False, max_length=40)),
                (
                    "colour",
                    models.CharField(default="#dcd8ce", editable=False, max_length=7),
                ),
                (
                    "alt",
                    models.CharField(
                        blank=True,
                        help_text="What you would tell someone on the phone. Read out to people who can't see the picture.",
                        max_length=500,
                        verbose_name="description",
                    ),
                ),
                (
                    "caption",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="caption"
                    ),
                ),
                (
                    "credit",
                    models.CharField(blank=True, max_length=200, verbose_name="credit"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
            },
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As it should stand under an article.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="The last part of this person's page address. It stays as it is.",
                        max_length=120,
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                (
                    "credentials",
                    models.CharField(
                        blank=True,
                        help_text="What follows the name: LMFT, PhD, BS.",
                        max_length=80,
                        verbose_name="credentials",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="What this person is: Couples therapist, Graduate intern.",
                        max_length=160,
                        verbose_name="role",
                    ),
                ),
                (
                    "affiliation",
                    models.CharField(
                        blank=True,
                        help_text="A university or practice, if it matters.",
                        max_length=160,
                        verbose_name="affiliation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("licensed", "Licensed"),
                            ("associate", "Associate, under supervision"),
                            ("student", "Student, under supervision"),
                            ("guest", "Guest"),
                        ],
                        help_text="Students and associates are shown with their supervisor.",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        help_text="Title, state and number, as your board wants it in advertising.",
                        max_length=200,
                        verbose_name="licence line",
                    ),
                ),
                (
                    "bio",
                    models.TextField(
                        blank=True,
                        help_text="Two or three short paragraphs.",
                        validators=[articles.models.texts.check_renders],
                        verbose_name="bio",
                    ),
                ),
                ("bio_html", models.TextField(blank=True, editable=False)),
                (
                    "links",
                    models.TextField(
                        blank=True,
                        help_text="One address a line, such as a directory profile.",
                        validators=[articles.models.people.check_links],
                        verbose_name="links",
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who answers for this person's work.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervisees",
                        to="articles.author",
                        verbose_name="supervisor",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        help_text="The account with which this person signs in, if there is one.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="author",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="login",
                    ),
                ),
                (
                    "portrait",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="portrait_of",
                        to="articles.picture",
                        verbose_name="portrait",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "verbose_name": "author",
                "verbose_name_plural": "authors",
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("article", "Article"), ("page", "Standing page")],
                        default="article",
                        help_text="Articles appear in lists and the feed; standing pages in the menu.",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "title",
                    models.CharField(blank=True, max_length=200, verbose_name="title"),
                ),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        help_text="The last part of the web address. Left empty, it is made from the title. Readers who come by an old address are sent to the new one.",
                        max_length=120,
                        validators=[articles.models.slugs.check_slug],
                        verbose_name="address",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One sentence under the title, in lists and in the feed.",
                        max_length=400,
                        verbose_name="summary",
                    ),
                ),
                (
                    "body",
                    markdownx.models.MarkdownxField(blank=True, verbose_name="text"),
                ),
                (
                    "picture_alt",
                    models.CharField(
                        blank=True,
                        help_text="What you would tell someone on the phone. Empty: the description kept with the picture.",
                        max_length=500,
                        verbose_name="picture description",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        help_text="Shown to the month.",
                        null=True,
                        validators=[articles.models.texts.check_date],
                        verbose_name="date of review",
                    ),
                ),
                (
                    "date",
                    models.DateField(
                        blank=True,
                        help_text="Empty: the day on which it is first published.",
                        null=True,
                        validators=[articles.models.texts.check_date],
                        verbose_name="publication date",
                    ),
                ),
                (
                    "date_precision",
                    models.CharField(
                        choices=[
                            ("day", "The day, such as September 5, 2025"),
                            ("month", "The month, such as September 2025"),
                            ("hidden", "Nothing: readers see no date"),
                        ],
                        default="day",
                        max_length=10,
                        verbose_name="what readers see of it",
                    ),
                ),
                (
                    "menu_position",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="For standing pages: 1 comes first. Empty: only at the foot.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="place in the menu",
                    ),
                ),
                (
                    "meta_title",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the title.",
                        max_length=120,
                        verbose_name="title for search engines",
                    ),
                ),
                (
                    "meta_description",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the summary, or the first sentences.",
                        max_length=300,
                        verbose_name="description for search engines",
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                (
                    "ready_for_review",
                    models.BooleanField(
                        default=False,
                        help_text="Tells the others that this can be read and published.",
                        verbose_name="ready for review",
                    ),
                ),
                ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("edited_at", models.DateTimeField(editable=False, null=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="The document that this was imported from.",
                        max_length=255,
                    ),
                ),
                (
                    "source_digest",
                    models.CharField(blank=True, editable=False, max_length=64),
                ),
                (
                    "imported_digest",
                    models.CharField(blank=True, editable=False, max_length=64),
                ),
                (
                    "co_authors",
                    models.ManyToManyField(
                        blank=True,
                        related_name="co_authored_%(class)ss",
                        to="articles.author",
                        verbose_name="co-authors",
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="articles.author",
                        verbose_name="author",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="articles.picture",
                        verbose_name="lead picture",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewed_%(class)ss",
                        to="articles.author",
                        verbose_name="clinically reviewed by",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="%(class)ss",
                        to="articles.topic",
                        verbose_name="topics",
                    ),
                ),
            ],
            options={
                "ordering": ["-edited_at", "-pk"],
                "permissions": [("publish_post", "Can publish and withdraw posts")],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("article", "Article"), ("page", "Standing page")],
                        default="article",
                        help_text="Articles appear in lists and the feed; standing pages in the menu.",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "title",
                    models.CharField(blank=True, max_length=200, verbose_name="title"),
                ),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        help_text="The last part of the web address. Left empty, it is made from the title. Readers who come by an old address are sent to the new one.",
                        max_length=120,
                        validators=[articles.models.slugs.check_slug],
                        verbose_name="address",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One sentence under the title, in lists and in the feed.",
                        max_length=400,
                        verbose_name="summary",
                    ),
                ),
                (
                    "body",
                    markdownx.models.MarkdownxField(blank=True, verbose_name="text"),
                ),
                (
                    "picture_alt",
                    models.CharField(
                        blank=True,
                        help_text="What you would tell someone on the phone. Empty: the description kept with the picture.",
                        max_length=500,
                        verbose_name="picture description",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        help_text="Shown to the month.",
                        null=True,
                        validators=[articles.models.texts.check_date],
                        verbose_name="date of review",
                    ),
                ),
                (
                    "date",
                    models.DateField(
                        blank=True,
                        help_text="Empty: the day on which it is first published.",
                        null=True,
                        validators=[articles.models.texts.check_date],
                        verbose_name="publication date",
                    ),
                ),
                (
                    "date_precision",
                    models.CharField(
                        choices=[
                            ("day", "The day, such as September 5, 2025"),
                            ("month", "The month, such as September 2025"),
                            ("hidden", "Nothing: readers see no date"),
                        ],
                        default="day",
                        max_length=10,
                        verbose_name="what readers see of it",
                    ),
                ),
                (
                    "menu_position",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="For standing pages: 1 comes first. Empty: only at the foot.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="place in the menu",
                    ),
                ),
                (
                    "meta_title",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the title.",
                        max_length=120,
                        verbose_name="title for search engines",
                    ),
                ),
                (
                    "meta_description",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the summary, or the first sentences.",
                        max_length=300,
                        verbose_name="description for search engines",
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        help_text="The post's own, stable over all its editions."
                    ),
                ),
                ("live_from", models.DateTimeField()),
                ("live_until", models.DateTimeField(null=True)),
                (
                    "ordered_at",
                    models.DateTimeField(
                        help_text="Where this stands among the others; the post breaks a tie."
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("html", models.TextField()),
                ("contents", models.JSONField(default=list)),
                ("text", models.TextField()),
                ("excerpt", models.TextField()),
                ("words", models.PositiveIntegerField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("rendering_version", models.PositiveSmallIntegerField()),
                (
                    "shown_date",
                    models.DateField(
                        help_text="The date that readers see, given or of publication.",
                        null=True,
                    ),
                ),
                ("picture_data", models.JSONField(default=dict)),
                ("byline_data", models.JSONField(default=list)),
                ("reviewer_data", models.JSONField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "co_authors",
                    models.ManyToManyField(
                        blank=True,
                        related_name="co_authored_%(class)ss",
                        to="articles.author",
                        verbose_name="co-authors",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="articles.author",
                        verbose_name="author",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewed_%(class)ss",
                        to="articles.author",
                        verbose_name="clinically reviewed by",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="articles.picture",
                        verbose_name="lead picture",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="articles.post",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="%(class)ss",
                        to="articles.topic",
                        verbose_name="topics",
                    ),
                ),
            ],
            options={
                "ordering": ["-live_from", "-pk"],
                "verbose_name": "version that readers saw",
                "verbose_name_plural": "versions that readers saw",
            },
        ),
        migrations.CreateModel(
            name="PublishingRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("published", "Published"),
                            ("scheduled", "Scheduled"),
                            ("withdrawn", "Withdrawn"),
                            ("withdrawal", "Withdrawal scheduled"),
                            ("cancelled", "Cancelled what was scheduled"),
                            (
                                "restored",
                                "Restored an older edition into the working copy",
                            ),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField(help_text="When it was done.")),
                (
                    "effective_at",
                    models.DateTimeField(
                        help_text="When readers see it, where that is another time.",
                        null=True,
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="records",
                        to="articles.edition",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="records",
                        to="articles.post",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "verbose_name": "publishing record",
                "verbose_name_plural": "publishing records",
            },
        ),
        migrations.CreateModel(
            name="SiteSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        default="Our practice",
                        max_length=120,
                        verbose_name="practice name",
                    ),
                ),
                (
                    "tagline",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="tagline"
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        help_text="As you print it: 775-555-0142.",
                        max_length=40,
                        verbose_name="phone",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        default="US",
                        help_text="Two letters. Decides how phone numbers in texts are read.",
                        max_length=2,
                        validators=[articles.models.site_settings.check_country],
                        verbose_name="country",
                    ),
                ),
                (
                    "address",
                    models.TextField(blank=True, help_text="As on an envelope."),
                ),
                (
                    "area_served",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="area served"
                    ),
                ),
                ("hours", models.TextField(blank=True, verbose_name="hours")),
                (
                    "call_to_action",
                    models.TextField(
                        blank=True,
                        help_text="Stands after every article. A phone number in it can be tapped.",
                        validators=[articles.models.texts.check_renders],
                        verbose_name="call to action",
                    ),
                ),
                (
                    "disclaimer",
                    models.TextField(
                        blank=True,
                        default="This article is for information. It isn't therapy or medical advice, and reading it doesn't make you a client of this practice.",
                        validators=[articles.models.texts.check_renders],
                        verbose_name="disclaimer",
                    ),
                ),
                (
                    "crisis_notice",
                    models.TextField(
                        default="**If you are in crisis:** call or text [988](tel:988) at any hour, or chat at [988lifeline.org](https://988lifeline.org/chat/). In an emergency call [911](tel:911). This site isn't watched around the clock.",
                        help_text="At the foot of every page.",
                        validators=[articles.models.texts.check_renders],
                        verbose_name="crisis notice",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        default=articles.models.site_settings.default_time_zone,
                        help_text="Every time in the desk is in this zone: America/Los_Angeles.",
                        max_length=60,
                        validators=[articles.models.site_settings.check_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "phone_uri",
                    models.CharField(blank=True, editable=False, max_length=40),
                ),
                ("call_to_action_html", models.TextField(blank=True, editable=False)),
                ("disclaimer_html", models.TextField(blank=True, editable=False)),
                ("crisis_notice_html", models.TextField(blank=True, editable=False)),
            ],
            options={
                "verbose_name": "site settings",
                "verbose_name_plural": "site settings",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="site_settings_has_one_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("article", "Article"), ("page", "Standing page")],
                        max_length=10,
                    ),
                ),
                ("slug", models.SlugField(allow_unicode=True, max_length=120)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="articles.post",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "addresses",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "slug"), name="address_belongs_to_one_post"
                    )
                ],
                "verbose_name": "address",
            },
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                fields=("kind", "slug"),
                name="post_has_an_address_of_its_own",
                violation_error_message="Another post has this address already. Choose a different one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source", ""), _negated=True),
                fields=("source",),
                name="document_is_imported_once",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["kind", "-ordered_at", "-post"], name="edition_newest_first"
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["kind", "slug"], name="edition_address"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live_until", None),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="edition_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=articles.models.constraints.NoOverlap(
                end="live_until",
                group="post",
                name="one_edition_live_at_a_time",
                start="live_from",
            ),
        ),
    ]
