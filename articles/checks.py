"""Every way to set the site up wrongly, each with a number and a hint."""

from importlib.util import find_spec
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@register()
def check_site_url(app_configs, **kwargs):
    try:
        parts = urlsplit(settings.SITE_URL)
        whole = parts.hostname and parts.scheme in {"http", "https"}
        parts.port  # noqa: B018 (raises for what is no number)
    except ValueError:
        parts, whole = None, False
    if not whole or parts.path or parts.query or parts.fragment:
        return [
            Error(
                f"SITE_URL is “{settings.SITE_URL}”, which isn't a site's address.",
                hint="Set it to scheme and host alone, such as https://blog.example.",
                id="articles.E001",
            )
        ]
    found = []
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        found.append(
            Error(
                f"SITE_URL is {settings.SITE_URL}: readers and passwords would go "
                "over the network unencrypted.",
                hint="Give the site a certificate and an https:// address. Plain http "
                "is for this machine alone (127.0.0.1, localhost).",
                id="articles.E002",
            )
        )
    hosts = settings.ALLOWED_HOSTS
    if parts.hostname not in hosts and "*" not in hosts:
        matches = [
            host
            for host in hosts
            if host.startswith(".") and f".{parts.hostname}".endswith(host)
        ]
        if not matches:
            found.append(
                Error(
                    f"ALLOWED_HOSTS doesn't hold {parts.hostname}, the host of "
                    "SITE_URL, so every reader would be refused.",
                    hint="Add it, or leave ALLOWED_HOSTS unset.",
                    id="articles.E003",
                )
            )
    if "*" in hosts and not settings.DEBUG:
        found.append(
            Warning(
                "ALLOWED_HOSTS holds “*”: any name would be answered as this site.",
                hint="Name the hosts, or leave ALLOWED_HOSTS unset.",
                id="articles.W004",
            )
        )
    return found


@register(Tags.security, deploy=True)
def check_https(app_configs, **kwargs):
    if settings.SITE_URL.startswith("https://"):
        return []
    return [
        Warning(
            f"SITE_URL is {settings.SITE_URL}, so cookies and redirects are set for "
            "this machine alone.",
            hint="Set SITE_URL to the https:// address under which readers come.",
            id="articles.W005",
        )
    ]


@register(Tags.urls)
def check_editor_addresses(app_configs, **kwargs):
    """The editor's own views are open to anyone; they must never be reachable."""
    from django.urls import get_resolver

    def modules(patterns):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from modules(pattern.url_patterns)
            else:
                yield getattr(pattern.callback, "__module__", "")

    if any(
        name.startswith("markdownx") for name in modules(get_resolver().url_patterns)
    ):
        return [
            Error(
                "markdownx.urls is included: strangers could upload files.",
                hint="Remove the include; the desk has its own views for the editor.",
                id="articles.E006",
            )
        ]
    return []


@register()
def check_picture_store(app_configs, **kwargs):
    """Only where S3_BUCKET names a bucket; without one, pictures lie in DATA_DIR."""
    if not settings.S3_BUCKET:
        return []
    found = []
    if not (find_spec("storages") and find_spec("boto3")):
        found.append(
            Error(
                "S3_BUCKET is set, but the packages for such a store aren't installed.",
                hint="Install django-storages[s3], in the version that "
                "requirements.txt names, or leave S3_BUCKET unset.",
                id="articles.E007",
            )
        )
    if not settings.S3_PUBLIC_URL:
        found.append(
            Error(
                "S3_BUCKET is set, but S3_PUBLIC_URL isn't, so no reader could load a "
                "picture.",
                hint="Set it to the address from which browsers load the files, such "
                "as https://pictures.blog.example.",
                id="articles.E008",
            )
        )
    elif not settings.S3_PUBLIC_ORIGIN:
        found.append(
            Error(
                f"S3_PUBLIC_URL is “{settings.S3_PUBLIC_URL}”, which isn't an address "
                "that browsers can load from.",
                hint="Set it to scheme, host and, where there is one, a folder, such "
                "as https://pictures.blog.example.",
                id="articles.E009",
            )
        )
    elif settings.S3_PUBLIC_ORIGIN.startswith("http:") and settings.SITE_URL.startswith(
        "https:"
    ):
        found.append(
            Error(
                f"S3_PUBLIC_URL is {settings.S3_PUBLIC_URL}: browsers don't load "
                "pictures over http into a page that came over https.",
                hint="Give the pictures an https:// address.",
                id="articles.E010",
            )
        )
    if settings.S3_ENDPOINT_URL and not _is_web_address(settings.S3_ENDPOINT_URL):
        found.append(
            Error(
                f"S3_ENDPOINT_URL is “{settings.S3_ENDPOINT_URL}”, which isn't a "
                "store's address.",
                hint="Set it to scheme and host, such as https://s3.store.example, or "
                "leave it unset for Amazon's own.",
                id="articles.E011",
            )
        )
    if bool(settings.S3_ACCESS_KEY_ID) != bool(settings.S3_SECRET_ACCESS_KEY):
        found.append(
            Error(
                "Of S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY only one is set.",
                hint="Set both, or neither where the machine itself has the right to "
                "use the store.",
                id="articles.E012",
            )
        )
    return found


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (raises for what is no number)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
