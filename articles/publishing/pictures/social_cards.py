"""The generated picture of an edition that has none of its own."""

import logging

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.imaging import CARD_RECIPE, make_card
from articles.models import Edition, SiteSettings

from .files import hold_files
from .room import save_file
from .shelves import CARDS

_log = logging.getLogger(__name__)


def _words_of(edition: Edition, settings: SiteSettings) -> dict[str, str]:
    return {
        "title": edition.title,
        "byline": " · ".join(person.credited_name for person in edition.bylines),
        "practice": settings.name,
        "accent": settings.accent,
        "typeface": settings.typeface,
    }


def card_name(edition: Edition, settings: SiteSettings) -> str:
    """The name of the card: of all that decides its bytes, and of the post.

    Keyed, so that nobody can tell from a guess what an edition to come is called.
    """
    values = [str(CARD_RECIPE), edition.uid.hex, *_words_of(edition, settings).values()]
    digest = salted_hmac(__name__, "\n".join(values), algorithm="sha256")
    return CARDS.name(digest.hexdigest())


def stored_card(edition: Edition, settings: SiteSettings) -> str:
    """The name of the edition's card, which is made and stored where it isn't there.

    "" for an edition with a lead picture, and wherever no card can be had: none is
    worth a publication. Runs within a transaction that has called `hold_files`.
    """
    if edition.picture_id:
        return ""
    try:
        name = card_name(edition, settings)
        if default_storage.exists(name):
            return name
        data = make_card(**_words_of(edition, settings))
        return save_file(name, data) if data else ""
    except Exception as error:  # Pillow's and the storage's are of many kinds
        _log.error("No card for %s: %r", edition.uid, error)
        return ""


def renew_cards() -> int:
    """Makes the cards of live and waiting editions that look otherwise by now.

    Each in a transaction of its own, so that nobody waits for all. Returns how many
    were made.
    """
    settings, now = SiteSettings.load(), timezone.now()
    shown = Q(live_until=None) | Q(live_until__gt=now)
    editions = Edition.objects.filter(shown, picture=None)
    few = editions.only("uid", "title", "byline_data", "social_card", "picture_id")
    owing = [
        edition.pk
        for edition in few.iterator(chunk_size=500)
        if edition.social_card != card_name(edition, settings)
    ]
    return sum(_renew(key) for key in owing)


@transaction.atomic
def _renew(key: int) -> bool:
    hold_files()
    edition = Edition.objects.select_for_update().filter(pk=key).first()
    if edition is None:
        return False
    name = stored_card(edition, SiteSettings.load())
    if not name or name == edition.social_card:
        return False
    edition.social_card = name
    edition.save(update_fields=["social_card"])
    return True
