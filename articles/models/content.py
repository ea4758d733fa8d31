"""What a working copy and an edition both hold, declared once."""

import hashlib
import json
import re
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markdownx.models import MarkdownxField

from .dates import DatePrecision, date_iso, date_text
from .slugs import check_slug
from .texts import PrintableText, check_date, check_web_address

LAST_PLACE = 999  # in the menu, in a series

# Fields that a text from before has empty: there they don't change its fingerprint.
ADDED_LATER = (
    "review_due",
    "updated_on",
    "series_id",
    "series_position",
    "related",
    "call_id",
    "crisis_first",
    "noindex",
    "canonical_url",
)


class Content(PrintableText):
    """The fields that staff write and readers see; a new one is one line here."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Article")
        PAGE = "page", _("Standing page")

    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind.choices,
        default=Kind.ARTICLE,
        help_text=_(
            "Articles appear in lists and the feed; standing pages in the menu."
        ),
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        allow_unicode=True,
        blank=True,
        validators=[check_slug],
        help_text=_(
            "The last part of the web address. Left empty, it is made from the "
            "title. Readers who come by an old address are sent to the new one."
        ),
    )
    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_("One sentence under the title, in lists and in the feed."),
    )
    body = MarkdownxField(_("text"), blank=True)
    picture = models.ForeignKey(
        "articles.Picture",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("lead picture"),
    )
    picture_alt = models.CharField(
        _("picture description"),
        max_length=500,
        blank=True,
        help_text=_(
            "What you would tell someone on the phone. Empty: the description "
            "kept with the picture."
        ),
    )
    lead_author = models.ForeignKey(
        "articles.Author",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("author"),
    )
    co_authors = models.ManyToManyField(
        "articles.Author",
        blank=True,
        related_name="co_authored_%(class)ss",
        verbose_name=_("co-authors"),
    )
    reviewer = models.ForeignKey(
        "articles.Author",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviewed_%(class)ss",
        verbose_name=_("clinically reviewed by"),
    )
    reviewed_on = models.DateField(
        _("date of review"),
        null=True,
        blank=True,
        validators=[check_date],
        help_text=_("Shown to the month."),
    )
    review_due = models.DateField(
        _("next review due"),
        null=True,
        blank=True,
        validators=[check_date],
        help_text=_("Shown to the month. The desk reminds you a month before."),
    )
    reviewed_words = models.CharField(max_length=64, blank=True, editable=False)
    date = models.DateField(
        _("publication date"),
        null=True,
        blank=True,
        validators=[check_date],
        help_text=_("Empty: the day on which it is first published."),
    )
    date_precision = models.CharField(
        _("what readers see of it"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
    )
    updated_on = models.DateField(
        _("readers are told that it was updated"),
        null=True,
        blank=True,
        validators=[check_date],
        help_text=_(
            "Only for a change that matters to them. Empty: they are told nothing."
        ),
    )
    topics = models.ManyToManyField(
        "articles.Topic",
        verbose_name=_("topics"),
        blank=True,
        related_name="%(class)ss",
    )
    series = models.ForeignKey(
        "articles.Series",
        models.PROTECT,
        verbose_name=_("series"),
        null=True,
        blank=True,
        related_name="%(class)ss",
    )
    series_position = models.PositiveSmallIntegerField(
        _("place in the series"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(LAST_PLACE)],
        help_text=_("1 comes first. Empty: after those with a number, by date."),
    )
    related = models.ManyToManyField(
        "articles.Post",
        blank=True,
        related_name="related_from_%(class)ss",
        verbose_name=_("related articles"),
        help_text=_("Shown first under the text. The site adds others of its topics."),
    )
    call = models.ForeignKey(
        "articles.CallToAction",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("call to action"),
        help_text=_("Empty: the one in the site settings."),
    )
    crisis_first = models.BooleanField(
        _("crisis notice above the text"),
        default=False,
        help_text=_(
            "For texts that somebody in danger may read. The notice stands at "
            "the foot of every page in any case."
        ),
    )
    menu_position = models.PositiveSmallIntegerField(
        _("place in the menu"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(LAST_PLACE)],
        help_text=_("For standing pages: 1 comes first. Empty: only at the foot."),
    )
    meta_title = models.CharField(
        _("title for search engines"),
        max_length=120,
        blank=True,
        help_text=_("Empty: the title."),
    )
    meta_description = models.CharField(
        _("description for search engines"),
        max_length=300,
        blank=True,
        help_text=_("Empty: the summary, or the first sentences."),
    )
    noindex = models.BooleanField(
        _("keep out of search engines"),
        default=False,
        help_text=_("Readers still find it here."),
    )
    canonical_url = models.CharField(
        _("first published at"),
        max_length=500,
        blank=True,
        validators=[check_web_address],
        help_text=_(
            "The full address of the original, if this text stood on another "
            "site first. Search engines then show that one."
        ),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title or gettext("Untitled")

    def get_absolute_url(self) -> str:
        return reverse(f"articles:{self.kind}", args=[self.slug])

    @property
    def date_text(self) -> str:
        return date_text(self.date, self.date_precision)

    @property
    def date_iso(self) -> str:
        return date_iso(self.date, self.date_precision)

    @property
    def reviewed_text(self) -> str:
        return date_text(self.reviewed_on, DatePrecision.MONTH)

    @property
    def reviewed_iso(self) -> str:
        return date_iso(self.reviewed_on, DatePrecision.MONTH)

    @property
    def review_due_text(self) -> str:
        return date_text(self.review_due, DatePrecision.MONTH)

    @property
    def review_due_iso(self) -> str:
        return date_iso(self.review_due, DatePrecision.MONTH)

    @property
    def updated_text(self) -> str:
        """The day of a change that matters, no finer than the publication date."""
        return date_text(self.updated_on, self._updated_precision)

    @property
    def updated_iso(self) -> str:
        return date_iso(self.updated_on, self._updated_precision)

    @property
    def _updated_precision(self) -> str:
        monthly = self.date_precision == DatePrecision.MONTH
        return DatePrecision.MONTH if monthly else DatePrecision.DAY

    @property
    def lead_alt(self) -> str:
        """The lead picture's description: this text's own, else the picture's."""
        return self.picture_alt or (self.picture.alt if self.picture else "")

    def content_values(self) -> dict[str, Any]:
        """The content fields by attribute name, relations to many left out."""
        return {
            field.attname: getattr(self, field.attname)
            for field in Content._meta.local_fields
        }

    def content_relations(self) -> dict[str, list[int]]:
        """The primary keys behind each relation to many, in order."""
        return {
            field.name: sorted(getattr(self, field.name).values_list("pk", flat=True))
            for field in Content._meta.local_many_to_many
        }

    def make_words_digest(self) -> str:
        """A fingerprint of the words, which spaces and punctuation don't change."""
        words = re.findall(r"\w+", f"{self.title}\n{self.summary}\n{self.body}")
        return hashlib.sha256(" ".join(words).encode()).hexdigest()

    def make_digest(self) -> str:
        """A fingerprint of the content, equal for equal content."""
        values = self.content_values() | self.content_relations()
        for name in ADDED_LATER:
            if not values[name]:
                del values[name]
        # It counts as what readers get to see of it: whether somebody reviewed this.
        reviewed = values.pop("reviewed_words")
        if reviewed and reviewed != self.make_words_digest():
            values["reviewed_words"] = reviewed
        text = json.dumps(values, sort_keys=True, default=str)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
