"""The people whose names stand under articles."""

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .texts import PrintableText, check_renders


def check_links(text: str) -> None:
    """Raises ValidationError for a line that is no web address."""
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            URLValidator(schemes=["http", "https"])(line)
        except ValidationError:
            sentence = gettext(
                "“%(line)s” isn't a web address. Write one a line, each beginning with "
                "https://."
            )
            raise ValidationError(sentence % {"line": line}) from None


@dataclass(frozen=True)
class Byline:
    """A person as an edition names them: what was true on the day of publication."""

    name: str
    slug: str
    credentials: str = ""
    role: str = ""
    affiliation: str = ""
    licence: str = ""
    supervisor: str = ""
    portrait: str = ""
    portrait_alt: str = ""

    @property
    def credited_name(self) -> str:
        return credit(self.name, self.credentials)

    @property
    def position(self) -> str:
        return ", ".join(part for part in (self.role, self.affiliation) if part)

    @property
    def portrait_url(self) -> str:
        return default_storage.url(self.portrait) if self.portrait else ""

    def get_absolute_url(self) -> str:
        return reverse("articles:author", args=[self.slug])

    def as_dict(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if value}

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> "Byline":
        known = cls.__dataclass_fields__
        return cls(**{key: value for key, value in stored.items() if key in known})


def credit(name: str, credentials: str) -> str:
    """A name as it stands under an article: Dana Reyes, LMFT."""
    return f"{name}, {credentials}" if credentials else name


class Author(PrintableText):
    """A person, not a login: most who write here never sign in, and some leave."""

    class Status(models.TextChoices):
        LICENSED = "licensed", _("Licensed")
        ASSOCIATE = "associate", _("Associate, under supervision")
        STUDENT = "student", _("Student, under supervision")
        GUEST = "guest", _("Guest")

    name = models.CharField(
        _("name"), max_length=120, help_text=_("As it should stand under an article.")
    )
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text=_("The last part of this person's page address. It stays as it is."),
    )
    credentials = models.CharField(
        _("credentials"),
        max_length=80,
        blank=True,
        help_text=_("What follows the name: LMFT, PhD, BS."),
    )
    role = models.CharField(
        _("role"),
        max_length=160,
        blank=True,
        help_text=_("What this person is: Couples therapist, Graduate intern."),
    )
    affiliation = models.CharField(
        _("affiliation"),
        max_length=160,
        blank=True,
        help_text=_("A university or practice, if it matters."),
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status.choices,
        blank=True,
        help_text=_("Students and associates are shown with their supervisor."),
    )
    licence = models.CharField(
        _("licence line"),
        max_length=200,
        blank=True,
        help_text=_("Title, state and number, as your board wants it in advertising."),
    )
    supervisor = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("supervisor"),
        null=True,
        blank=True,
        related_name="supervisees",
        help_text=_("Who answers for this person's work."),
    )
    bio = models.TextField(
        _("bio"),
        blank=True,
        validators=[check_renders],
        help_text=_("Two or three short paragraphs."),
    )
    bio_html = models.TextField(editable=False, blank=True)
    portrait = models.ForeignKey(
        "articles.Picture",
        models.PROTECT,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        related_name="portrait_of",
    )
    links = models.TextField(
        _("links"),
        blank=True,
        validators=[check_links],
        help_text=_("One address a line, such as a directory profile."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("login"),
        help_text=_("The account with which this person signs in, if there is one."),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.credited_name

    def get_absolute_url(self) -> str:
        return reverse("articles:author", args=[self.slug])

    def clean(self) -> None:
        supervised = self.status in {self.Status.STUDENT, self.Status.ASSOCIATE}
        if supervised and not self.supervisor_id:
            sentence = gettext("Readers must be told who supervises this person.")
            raise ValidationError({"supervisor": sentence})
        if self.supervisor_id and self.supervisor_id == self.pk:
            sentence = gettext("Nobody supervises themselves. Choose someone else.")
            raise ValidationError({"supervisor": sentence})

    @property
    def credited_name(self) -> str:
        return credit(self.name, self.credentials)

    @property
    def link_list(self) -> list[str]:
        return [line.strip() for line in self.links.splitlines() if line.strip()]

    def byline(self) -> Byline:
        """This person as an edition made now would name them."""
        return Byline(
            name=self.name,
            slug=self.slug,
            credentials=self.credentials,
            role=self.role,
            affiliation=self.affiliation,
            licence=self.licence,
            supervisor=self.supervisor.credited_name if self.supervisor else "",
            portrait=self.portrait.file.name if self.portrait else "",
            portrait_alt=self.portrait.alt if self.portrait else "",
        )
