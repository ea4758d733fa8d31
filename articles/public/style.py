"""The one stylesheet of the readers' pages, in the practice's accent and typeface."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import brotli
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_safe

from articles.imaging import accents
from articles.models import ACCENT, SiteSettings

FOLDER: Final = Path(__file__).parent.parent / "static" / "articles" / "site"
# In the order of the cascade. The theme stands after the tokens, which it changes,
# and before print.css, which prints in black whatever the accent.
TOKENS: Final = "tokens"
PARTS: Final = (
    "base",
    "head-and-foot",
    "lists",
    "search",
    "article",
    "prose",
    "tints",
    "print",
)
# Two themes while the settings change, and a few more; each some 20 kB in three forms.
KEPT: Final = 8

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_ACCENT: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Sheet:
    """A stylesheet in every encoding in which it is sent, best first."""

    br: bytes
    gzip: bytes
    plain: bytes


def _lean(css: str) -> str:
    """A stylesheet without its comments and indents; no string of ours holds one."""
    lines = (line.strip() for line in _COMMENT.sub("", css).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


@dataclass(frozen=True)
class Parts:
    """The files, read once: the tokens, what follows them, and a hash of both."""

    tokens: str
    others: str
    hash: str


@cache
def _read() -> Parts:
    files = [FOLDER / f"{name}.css" for name in (TOKENS, *PARTS)]
    tokens, *others = (_lean(file.read_text("utf-8")) for file in files)
    rest = "".join(others)
    return Parts(tokens, rest, hashlib.sha256((tokens + rest).encode()).hexdigest())


def _parts() -> Parts:
    if settings.DEBUG:  # whoever works on the files sees them change
        _read.cache_clear()
    return _read()


def theme(accent: str, typeface: str) -> str:
    """The tokens that a practice's choice changes; "" for the choice of the house."""
    css = ""
    if accent != ACCENT:  # which tokens.css has
        light, dark = (readable.colour for readable in accents(accent))
        css = (
            f":root {{ --site-accent: {light}; }}\n"
            "@supports (color: light-dark(#000, #fff)) {\n"
            f":root {{ --site-accent: light-dark({light}, {dark}); }}\n}}\n"
        )
    if typeface == SiteSettings.Typeface.SANS:
        css += ":root { --reading: var(--sans); }\n"
    return css


def _digest(accent: str, typeface: str) -> str:
    value = "\n".join((accent, typeface, theme(accent, typeface), _parts().hash))
    return salted_hmac("articles.public.style", value).hexdigest()[:16]


@lru_cache(maxsize=KEPT)
def _sheet(accent: str, typeface: str, parts: Parts) -> Sheet:
    plain = (parts.tokens + theme(accent, typeface) + parts.others).encode()
    packed = brotli.compress(plain, mode=brotli.MODE_TEXT, quality=11)
    return Sheet(packed, gzip.compress(plain, 9, mtime=0), plain)


def style_path(site: SiteSettings | None) -> str:
    """The address of the stylesheet for `site`, or for a site that chose nothing.

    It holds a keyed digest, so that none but the addresses of pages can be asked for.
    """
    accent, typeface = ACCENT, str(SiteSettings.Typeface.SERIF)
    if site is not None:
        typeface = site.typeface
        if _ACCENT.fullmatch(site.accent.lower()):
            accent = site.accent.lower()
    digest = _digest(accent, typeface)
    return reverse("articles:style", args=[accent[1:], typeface, digest])


def _encoding(accepted: str) -> str:
    """The best of the encodings that an Accept-Encoding header takes (RFC 9110)."""
    taken = set()
    for choice in accepted.lower().split(","):
        name, _, weight = choice.partition(";")
        if not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight):
            taken.add(name.strip())
    return next((name for name in ("br", "gzip") if name in taken), "")


@require_safe
def style(
    request: HttpRequest, accent: str, typeface: str, digest: str
) -> HttpResponse:
    """The stylesheet under its own address, to be kept for ever; asks no database."""
    accent = f"#{accent}"
    if not constant_time_compare(digest, _digest(accent, typeface)):
        raise Http404
    sheet = _sheet(accent, typeface, _parts())
    encoding = _encoding(request.headers.get("Accept-Encoding", ""))
    content = getattr(sheet, encoding or "plain")
    response = HttpResponse(content, content_type="text/css; charset=utf-8")
    if encoding:
        response["Content-Encoding"] = encoding
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["ETag"] = f'"{digest}-{encoding or "plain"}"'
    response["X-Content-Type-Options"] = "nosniff"
    patch_vary_headers(response, ["Accept-Encoding"])
    return get_conditional_response(request, etag=response["ETag"], response=response)
