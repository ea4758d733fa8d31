"""Where a pasted link leads: straight to its target, or nowhere."""

import re
from base64 import urlsafe_b64decode
from urllib.parse import parse_qs, unquote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
MAX_ADDRESS = 2_000
MAX_WRAPPERS = 8

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")

# The host, its path, and the parameter that holds the address.
_WRAPPERS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+"), "/url", ("q", "url")),
    (
        re.compile(r".+\.safelinks\.protection\.(?:outlook|office365)\..+"),
        "/",
        ("url",),
    ),
    (re.compile(r"statics\.teams\.cdn\.office\.net"), "/evergreen", ("url",)),
    (re.compile(r"lm?\.(?:facebook|messenger)\.com"), "/l.php", ("u",)),
    (re.compile(r"(?:www\.)?facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.(?:instagram|threads)\.com"), "/", ("u",)),
    (re.compile(r"slack-redir\.net"), "/link", ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/", ("url",)),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(?:www\.)?duckduckgo\.com"), "/l/", ("uddg",)),
    (re.compile(r"linkprotect\.cudasvc\.com"), "/url", ("a",)),
    (re.compile(r"urldefense\.proofpoint\.com"), "/v1/url", ("u",)),
)
_VERSION_3 = re.compile(r"/v3/__(?P<url>.+?)__;(?P<bytes>[^!]*)!", re.DOTALL)
_VERSION_3_RUN = re.compile(r"\*(\*.)?")
_RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_YOUTUBE = re.compile(
    r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?P<id>[\w-]{5,20})", re.ASCII
)
_VIMEO = re.compile(r"player\.vimeo\.com/video/(?P<id>[0-9]{3,15})", re.ASCII)


def is_relative(address: str) -> bool:
    """Tell whether the address leads to another page of the site it was copied from."""
    address = _INVISIBLE.sub("", address).strip()
    return (
        bool(address)
        and not address.startswith(("#", "//", "www."))
        and _SCHEME.match(address) is None
    )


def followed(address: str) -> str:
    """Return the address that a link may lead to, without redirects, or ""."""
    address = _INVISIBLE.sub("", address).strip().replace(" ", "%20")
    if address.startswith("//"):
        address = f"https:{address}"
    elif address.lower().startswith("www."):
        address = f"https://{address}"
    for _ in range(MAX_WRAPPERS):
        inner = _unwrapped(address)
        if not inner:
            break
        address = inner
    return address if _may_be_followed(address) else ""


def watched(address: str) -> str:
    """Return where the video or frame at `address` can be seen on a page of its own."""
    address = followed(address)
    if match := _YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={match['id']}"
    if match := _VIMEO.search(address):
        return f"https://vimeo.com/{match['id']}"
    return address


def _may_be_followed(address: str) -> bool:
    scheme = _SCHEME.match(address)
    if scheme is None or scheme[1].lower() not in SCHEMES or len(address) > MAX_ADDRESS:
        return False
    if scheme[1].lower() not in ("http", "https"):
        return len(address) > scheme.end()
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _unwrapped(address: str) -> str:
    """Return the address that a redirect leads to, or "" for what is none."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https"):
        return ""
    inner = ""
    if host == "urldefense.proofpoint.com" and parts.path.startswith("/v2/"):
        inner = _parameter(parts.query, ("u",)).replace("-", "%").replace("_", "/")
        inner = unquote(inner)
    elif host in ("urldefense.com", "urldefense.us", "urldefense.proofpoint.com"):
        inner = _version_3(address)
    if not inner:
        for hosts, path, names in _WRAPPERS:
            if parts.path.startswith(path) and hosts.fullmatch(host):
                inner = _parameter(parts.query, names)
                break
    return inner if _may_be_followed(inner) else ""


def _parameter(query: str, names: tuple[str, ...]) -> str:
    try:
        values = parse_qs(query, max_num_fields=100)
    except ValueError:
        return ""
    return next((values[name][0] for name in names if name in values), "")


def _version_3(address: str) -> str:
    """Return the address in a urldefense link of the third form.

    There every character but the plainest is a star, or two stars and the length of a
    run of them; the characters themselves follow in Base64.
    """
    match = _VERSION_3.search(address)
    if match is None:
        return ""
    try:
        hidden = urlsafe_b64decode(f"{match['bytes']}==").decode("utf-8")
    except ValueError:
        return ""
    position = 0

    def put_back(star: re.Match[str]) -> str:
        nonlocal position
        length = _RUN_LENGTHS.find(star[1][1]) + 2 if star[1] else 1
        position += length
        return hidden[position - length : position]

    url = _VERSION_3_RUN.sub(put_back, unquote(match["url"]))
    return re.sub(r"^(https?:/)(?!/)", r"\1/", url)
