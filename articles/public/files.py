"""Pictures and the file for robots."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.static import serve

from .pages import absolute

PICTURE_TYPES = {"image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"}


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """An uploaded picture; it can be kept for ever, for its name is its content's.

    Whatever else might lie there is only ever offered for download.
    """
    try:
        response = serve(request, name, document_root=settings.MEDIA_ROOT)
    except (SuspiciousFileOperation, ValueError, OSError) as error:
        # A way out of the folder, a NUL, or a name too long for the disk.
        raise Http404 from error
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # Feed readers on the web show the pictures of the feed.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    if response.get("Content-Type", "image/png") not in PICTURE_TYPES:
        response["Content-Disposition"] = "attachment"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {absolute(reverse('articles:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
