"""Where a redirect may lead: a path of this site, or a full address of another."""

import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http.request import validate_host
from django.utils.translation import gettext as _

from articles.models import LONGEST_PATH

from .paths import RedirectError, has_unseen, path_key

_SCHEMES: Final = ("http://", "https://")


@dataclass(frozen=True)
class Destination:
    """A post by its key, or a target: a path of this site or another site's address."""

    post_id: int | None = None
    target: str = ""

    @property
    def is_path(self) -> bool:
        return self.target.startswith("/")

    @property
    def path(self) -> str:
        """The path in the target, without what follows it."""
        return path_of(self.target)


def path_of(target: str) -> str:
    return target.partition("#")[0].partition("?")[0]


def target_from(text: str) -> str:
    """The target that somebody means who writes `text`. Raises RedirectError.

    An address of this site is taken down to its path, so that it stays right when the
    site moves.
    """
    text = unicodedata.normalize("NFC", text.strip())
    if not text:
        raise RedirectError(_("Write where it leads, or choose an article or page."))
    if has_unseen(text):
        raise RedirectError(
            _("This address holds a sign that nobody can see. Type it again.")
        )
    if text.lower().startswith(_SCHEMES):
        text = _checked(text)
    if len(text) > LONGEST_PATH:
        raise RedirectError(
            _("An address can have %(most)d characters at most.")
            % {"most": LONGEST_PATH}
        )
    if text.lower().startswith(_SCHEMES):
        return text
    # Browsers take “//” and “/\” for the beginning of another site's address.
    if not text.startswith("/") or text.startswith("//") or "\\" in text:
        raise RedirectError(
            _(
                "Begin with “/” for a page of this site, such as /topics/grief/, or "
                "with https:// for another site."
            )
        )
    path = path_of(text)
    if not path_key(path):
        raise _not_an_address(text)
    return _decoded(path) + text[len(path) :]


def _decoded(path: str) -> str:
    """The path as people read it, where it is the same address so."""
    plain = unicodedata.normalize("NFC", unquote(path, errors="replace"))
    same = not set("%?#\\\ufffd") & set(plain) and not plain.startswith("//")
    return plain if same else path


def _checked(address: str) -> str:
    """A full address; of one of this site the path and what follows it."""
    try:
        parts = urlsplit(address)
        host, has_user = parts.hostname or "", parts.username is not None
        ours = _is_ours(host)
        if not ours:
            URLValidator(schemes=["http", "https"])(address)
    except (ValueError, ValidationError):
        raise _not_an_address(address) from None
    if has_user or "\\" in address:
        raise _not_an_address(address)
    if not ours:
        return address
    return parts._replace(scheme="", netloc="", path=parts.path or "/").geturl()


def _is_ours(host: str) -> bool:
    ours = [name for name in settings.ALLOWED_HOSTS if name != "*"]
    ours.append(urlsplit(settings.SITE_URL).hostname or "")
    return validate_host(host, ours)


def _not_an_address(text: str) -> RedirectError:
    said = _("“%(address)s” can’t be opened. Copy the address from your browser.")
    return RedirectError(said % {"address": text[:80]})
