"""Old addresses, written in one way however they come, so that one look finds them.

`/Blog/Grief%20and%20loss/?utm=x#top` and `/blog/grief and loss` are the same: signs are
decoded and composed (NFC), capitals and a slash at the end don't matter, nor does what
follows “?” or “#”. Former sites took capitals and slashes as they came, and links to
them were typed by hand.
"""

import re
import unicodedata
from typing import Final
from urllib.parse import unquote_to_bytes

from django.utils.encoding import repercent_broken_unicode
from django.utils.translation import gettext as _

from articles.models import LONGEST_PATH

from ..errors import PublishingError

LONGEST_SENT: Final = 2_000  # characters of an address as it comes
_MOST_ROUNDS: Final = 8  # how often what is encoded may be encoded again

_SITE: Final = re.compile(r"(?:https?:)?//[^/?#\\]*", re.IGNORECASE)
_NAMED_SITE: Final = re.compile(r"www\.[^/?#\\]+", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# The joiners are letters' own in Persian and in the scripts of India.
_JOINERS: Final = "\u200c\u200d"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


class RedirectError(PublishingError):
    """A redirect that can't be; `about` names the field: path or target."""

    def __init__(self, sentence: str, *, about: str = "target") -> None:
        super().__init__(sentence)
        self.about = about


def has_unseen(text: str) -> bool:
    """Whether `text` holds what no address has: NUL, line ends, marks of direction."""
    return not text.isprintable() and any(
        unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS for sign in text
    )


def path_key(path: str) -> str:
    """What a path of a former site is kept and looked up as; "" for what is none."""
    if len(path) > LONGEST_SENT or has_unseen(path):
        return ""
    decoded = _decoded(path)
    if decoded is None:
        return ""
    path = re.split("[?#]", decoded, maxsplit=1)[0]
    path = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).lower())
    parts = [part for part in map(str.strip, path.split("/")) if part]
    key = "/" + "/".join(parts)
    if {".", ".."} & set(parts) or len(key) > LONGEST_PATH or has_unseen(key):
        return ""
    return key


def _decoded(path: str) -> str | None:
    for _round in range(_MOST_ROUNDS):
        plain = repercent_broken_unicode(unquote_to_bytes(path)).decode()
        if plain == path:
            return path
        path = plain
    return None


def old_path(text: str) -> str:
    """The path that somebody means who writes or pastes an old address.

    Of a full address only the path counts, whatever site it names. Raises
    RedirectError.
    """
    text = text.strip()
    if not text:
        raise _refused(_("Write the old address."))
    if len(text) > LONGEST_SENT:
        raise _refused(_too_long())
    if has_unseen(text):
        raise _refused(_cannot_be_seen())
    if site := _SITE.match(text) or _NAMED_SITE.match(text):
        text = text[site.end() :]
    elif _SCHEME.match(text):
        raise _refused(
            _(
                "“%(address)s” is no address of a page. Write its path, such as "
                "/blog/grief, or paste its whole address."
            )
            % {"address": text[:80]}
        )
    if "\\" in text:
        raise _refused(_("An address has no “\\”. Write “/” in its place."))
    key = path_key(text)
    if not key:
        decoded = _decoded(text)
        if decoded is None:
            raise _refused(_("Copy this address from your browser once more."))
        if has_unseen(decoded):
            raise _refused(_cannot_be_seen())
        if {".", ".."} & set(decoded.split("/")):
            raise _refused(_("Leave out “.” and “..”: no browser sends them."))
        raise _refused(_too_long())
    return key


def _refused(sentence: str) -> RedirectError:
    return RedirectError(sentence, about="path")


def _too_long() -> str:
    said = _("An address can have %(most)d characters at most.")
    return said % {"most": LONGEST_PATH}


def _cannot_be_seen() -> str:
    return _(
        "This address holds a sign that nobody can see. Type it again instead of "
        "pasting it."
    )
