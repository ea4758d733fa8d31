"""What is true of the whole site."""

import zoneinfo

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from .texts import PrintableText, check_renders

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
            f"“{code}” isn't a country. Use two letters, such as US, CA or IE."
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
            f"“{name}” isn't a time zone that this server knows. Use a name such as "
            "America/Los_Angeles or Europe/Dublin."
        )


class SiteSettings(PrintableText):
    """The practice's name, address and standing texts; there is exactly one row."""

    name = models.CharField("practice name", max_length=120, default="Our practice")
    tagline = models.CharField(max_length=200, blank=True)
    phone = models.CharField(
        max_length=40, blank=True, help_text="As you print it: 775-555-0142."
    )
    country = models.CharField(
        max_length=2,
        default="US",
        validators=[check_country],
        help_text="Two letters. Decides how phone numbers in texts are read.",
    )
    address = models.TextField(blank=True, help_text="As on an envelope.")
    area_served = models.CharField(max_length=200, blank=True)
    hours = models.TextField(blank=True)
    call_to_action = models.TextField(
        blank=True,
        validators=[check_renders],
        help_text="Stands after every article. A phone number in it can be tapped.",
    )
    disclaimer = models.TextField(
        blank=True, default=DISCLAIMER, validators=[check_renders]
    )
    crisis_notice = models.TextField(
        default=CRISIS_NOTICE,
        validators=[check_renders],
        help_text="At the foot of every page.",
    )
    ask_confidentiality = models.BooleanField(
        "ask about confidentiality",
        default=True,
        help_text="Whoever publishes confirms each time that no client can be "
        "identified. The answer is kept.",
    )
    require_author = models.BooleanField(
        "articles need an author",
        default=False,
        help_text="An article without a name under it can't be published then.",
    )
    time_zone = models.CharField(
        max_length=60,
        default=default_time_zone,
        validators=[check_time_zone],
        help_text="Every time in the desk is in this zone: America/Los_Angeles.",
    )
    phone_uri = models.CharField(max_length=40, editable=False, blank=True)
    call_to_action_html = models.TextField(editable=False, blank=True)
    disclaimer_html = models.TextField(editable=False, blank=True)
    crisis_notice_html = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "site settings"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1), name="site_settings_has_one_row"
            )
        ]

    def __str__(self) -> str:
        return "Site settings"

    def clean(self) -> None:
        self.country = self.country.upper()
        if self.phone and not phone_uri(self.phone, self.country):
            raise ValidationError(
                {"phone": "This can't be dialled. Write the number as you print it."}
            )

    @classmethod
    def load(cls) -> "SiteSettings":
        """The row, or the defaults where none has been saved yet; one query."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)
