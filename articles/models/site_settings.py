"""What is true of the whole site."""

import re
import zoneinfo

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .texts import PrintableText, check_renders, check_web_address

CRISIS_NOTICE = (
    "**If you are in crisis:** call or text [988](tel:988) at any hour, or chat at "
    "[988lifeline.org](https://988lifeline.org/chat/). In an emergency call "
    "[911](tel:911). This site isn't watched around the clock."
)
DISCLAIMER = (
    "This article is for information. It isn't therapy or medical advice, and reading "
    "it doesn't make you a client of this practice."
)


def default_time_zone() -> str:
    return settings.TIME_ZONE


def check_country(code: str) -> None:
    if code.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise ValidationError(
            gettext(
                "“%(code)s” isn't a country. Use two letters, such as US, CA or IE."
            )
            % {"code": code}
        )


def phone_uri(phone: str, country: str) -> str:
    """The `tel:` address of a number as printed (RFC 3966), or "" if it is none."""
    try:
        number = phonenumbers.parse(phone, country.upper())
    except phonenumbers.NumberParseException:
        return ""
    form = phonenumbers.PhoneNumberFormat.E164
    return f"tel:{phonenumbers.format_number(number, form)}"


def check_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            gettext(
                "“%(name)s” isn't a time zone that this server knows. Use a name such "
                "as America/Los_Angeles or Europe/Dublin."
            )
            % {"name": name}
        )


ACCENT = "#2c6658"  # as in static/articles/site/tokens.css

# Where the town stands on an envelope; elsewhere the postal code comes first.
_CODE_LAST = frozenset({"US", "CA", "AU", "GB", "IE", "NZ", "IN", "ZA"})


def check_colour(colour: str) -> None:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValidationError(
            gettext(
                "“%(colour)s” isn't a colour. Write # and six digits, such as "
                "%(example)s."
            )
            % {"colour": colour, "example": ACCENT}
        )


class SiteSettings(PrintableText):
    """The practice's name, address and standing texts; there is exactly one row."""

    class BusinessKind(models.TextChoices):
        """Types of schema.org, by what a practice calls itself."""

        PRACTICE = "MedicalBusiness", _("Therapy or health practice")
        CLINIC = "MedicalClinic", _("Clinic")
        PHYSICIAN = "Physician", _("Doctor's office")
        DENTIST = "Dentist", _("Dentist")
        PROFESSIONAL = "ProfessionalService", _("Professional office")
        LEGAL = "LegalService", _("Law firm")
        ACCOUNTING = "AccountingService", _("Accountants")
        LOCAL = "LocalBusiness", _("Another local business")
        ORGANIZATION = "Organization", _("An organisation without visitors")

    class Language(models.TextChoices):
        ENGLISH = "en", "English"
        SPANISH = "es", "Español"

    class Typeface(models.TextChoices):
        SERIF = "serif", _("Serif, like a book")
        SANS = "sans", _("Sans serif, like a sign")

    name = models.CharField(_("practice name"), max_length=120, default="Our practice")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    phone = models.CharField(
        _("phone"),
        max_length=40,
        blank=True,
        help_text=_("As you print it: 775-555-0142."),
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        default="US",
        validators=[check_country],
        help_text=_("Two letters. Decides how phone numbers in texts are read."),
    )
    business_kind = models.CharField(
        _("what it is"),
        max_length=40,
        choices=BusinessKind.choices,
        default=BusinessKind.PRACTICE,
        help_text=_("Search engines are told."),
    )
    street_address = models.TextField(
        _("street"), max_length=300, blank=True, help_text=_("With the suite or floor.")
    )
    city = models.CharField(_("town"), max_length=120, blank=True)
    region = models.CharField(
        _("state or province"), max_length=80, blank=True, help_text="NV"
    )
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    area_served = models.CharField(_("area served"), max_length=200, blank=True)
    hours = models.TextField(_("hours"), blank=True)
    call_to_action = models.TextField(
        _("call to action"),
        blank=True,
        validators=[check_renders],
        help_text=_("Stands after every article. A phone number in it can be tapped."),
    )
    booking_url = models.CharField(
        _("booking address"),
        max_length=500,
        blank=True,
        validators=[check_web_address],
        help_text=_("Where readers book a first talk, if they can do so on the web."),
    )
    booking_label = models.CharField(
        _("words on the booking link"),
        max_length=60,
        blank=True,
        help_text=_("Empty: Book a first talk."),
    )
    portal_url = models.CharField(
        _("client portal"),
        max_length=500,
        blank=True,
        validators=[check_web_address],
        help_text=_("Where clients sign in."),
    )
    portal_label = models.CharField(
        _("words on the portal link"),
        max_length=60,
        blank=True,
        help_text=_("Empty: Client portal."),
    )
    logo = models.ForeignKey(
        "articles.Picture",
        models.PROTECT,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        related_name="logo_of",
        help_text=_("Square works best. Icons are made from it."),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=ACCENT,
        validators=[check_colour],
        help_text=_(
            "Marks what can be clicked. It is made darker or lighter where it "
            "could not be read."
        ),
    )
    typeface = models.CharField(
        _("typeface"), max_length=10, choices=Typeface.choices, default=Typeface.SERIF
    )
    home_title = models.CharField(
        _("title of the front page"),
        max_length=120,
        blank=True,
        help_text=_("Stands above the articles. Empty: nothing does."),
    )
    home_text = models.TextField(
        _("text of the front page"),
        blank=True,
        validators=[check_renders],
        help_text=_("One or two sentences under that title."),
    )
    footer_text = models.TextField(
        _("text at the foot"),
        blank=True,
        validators=[check_renders],
        help_text=_(
            "At the foot of every page, such as a licence or a copyright line."
        ),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=Language.choices,
        default=Language.ENGLISH,
        help_text=_("Of the site and of this desk. Your own texts stay as they are."),
    )
    disclaimer = models.TextField(
        _("disclaimer"), blank=True, default=DISCLAIMER, validators=[check_renders]
    )
    crisis_notice = models.TextField(
        _("crisis notice"),
        default=CRISIS_NOTICE,
        validators=[check_renders],
        help_text=_("At the foot of every page."),
    )
    ask_confidentiality = models.BooleanField(
        _("ask about confidentiality"),
        default=True,
        help_text=_(
            "Whoever publishes confirms each time that no client can be "
            "identified. The answer is kept."
        ),
    )
    require_author = models.BooleanField(
        _("articles need an author"),
        default=False,
        help_text=_("An article without a name under it can't be published then."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        default=default_time_zone,
        validators=[check_time_zone],
        help_text=_("Every time in the desk is in this zone: America/Los_Angeles."),
    )
    phone_uri = models.CharField(max_length=40, editable=False, blank=True)
    call_to_action_html = models.TextField(editable=False, blank=True)
    disclaimer_html = models.TextField(editable=False, blank=True)
    crisis_notice_html = models.TextField(editable=False, blank=True)
    home_text_html = models.TextField(editable=False, blank=True)
    footer_text_html = models.TextField(editable=False, blank=True)
    icons = models.JSONField(editable=False, default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("site settings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1), name="site_settings_has_one_row"
            )
        ]

    def __str__(self) -> str:
        return gettext("Site settings")

    def clean(self) -> None:
        self.country = self.country.upper()
        if self.phone and not phone_uri(self.phone, self.country):
            sentence = gettext(
                "This can't be dialled. Write the number as you print it."
            )
            raise ValidationError({"phone": sentence})

    @classmethod
    def load(cls) -> "SiteSettings":
        """The row, or the defaults where none has been saved yet; one query."""
        return cls.objects.select_related("logo").filter(pk=1).first() or cls(pk=1)

    def icon_names(self) -> list[str]:
        """The files of the icons that were made for this site."""
        return list(self.icons.get("files", {}).values())

    def icon_url(self, name: str) -> str:
        """The address of the icon called `name` (imaging.ICONS), or ""."""
        file = self.icons.get("files", {}).get(name)
        return default_storage.url(file) if file else ""

    @property
    def booking_words(self) -> str:
        """What stands on the booking link."""
        return self.booking_label or gettext("Book a first talk")

    @property
    def portal_words(self) -> str:
        """What stands on the link to the client portal."""
        return self.portal_label or gettext("Client portal")

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def address_lines(self) -> list[str]:
        """The address as it stands on an envelope, a line each, without the country."""
        code_last = self.country in _CODE_LAST
        town = f"{self.city}," if self.city and self.region else self.city
        parts = [town, self.region, self.postal_code]
        if not code_last:
            parts = [self.postal_code, town, self.region]
        street = [line.strip() for line in self.street_address.splitlines()]
        return [line for line in [*street, " ".join(filter(None, parts))] if line]
