"""How a search engine may show a post: its title, address and description."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from articles.models import Post, SiteSettings
from articles.publishing import render
from articles.rendering import TextTooLongError

# About as much as they show.
MOST_IN_TITLE = 60
MOST_IN_DESCRIPTION = 155


def search_preview(post: Post) -> str:
    """The snippet as HTML; desk/meta-length.js keeps it up to date in the form."""
    return render_to_string("admin/articles/post/_search_preview.html", snippet(post))


def snippet(post: Post) -> dict[str, Any]:
    site = SiteSettings.load().name
    title = post.meta_title or (f"{post.title} · {site}" if post.title else "")
    beginning = "" if post.meta_description or post.summary else _beginning(post.body)
    description = post.meta_description or post.summary or beginning
    return {
        "title": title,
        "site": site,
        "description": description,
        "beginning": beginning,
        "place": _place(post),
        "title_length": len(title),
        "description_length": len(description),
        "most_in_title": MOST_IN_TITLE,
        "most_in_description": MOST_IN_DESCRIPTION,
        "is_hidden": post.noindex,
    }


def _beginning(body: str) -> str:
    try:
        return render(body).excerpt
    except TextTooLongError:
        return ""


def _place(post: Post) -> str:
    """The address as such a list shows it: example.org › articles › a-title."""
    slug = post.slug or "…"
    path = reverse(f"articles:{post.kind}", args=["x"])
    parts = [part for part in path.split("/") if part][:-1]
    return " › ".join([urlsplit(settings.SITE_URL).netloc, *parts, slug])
