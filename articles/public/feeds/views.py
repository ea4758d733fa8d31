"""The addresses of the feeds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from articles.models import Author, SiteSettings, Topic

from ..conditional import answer
from ..pages import absolute
from ..pictures import logo_of
from .channel import Channel
from .entries import entry_of
from .formats import FORMATS
from .subjects import newest, subject_of

LENGTH = 20


@require_safe
def site_feed(request: HttpRequest, form: str) -> HttpResponse:
    return _feed(request, form, None)


@require_safe
def topic_feed(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    return _feed(request, form, get_object_or_404(Topic, slug=slug))


@require_safe
def author_feed(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    return _feed(request, form, get_object_or_404(Author, slug=slug))


def _feed(request: HttpRequest, form: str, of: Topic | Author | None) -> HttpResponse:
    """The feed of a topic or an author, which needs something to read, or the site's.

    Texts that are kept out of search engines are in it, for readers find them here.
    """
    at, site, written = timezone.now(), SiteSettings.load(), FORMATS[form]
    with translation.override(site.language):
        subject = subject_of(site, of)
    editions = newest(subject, at, LENGTH)
    if of and not editions:
        raise Http404
    channel = Channel(
        title=subject.title,
        description=subject.description,
        language=site.language,
        page=absolute(subject.page),
        url=absolute(subject.feed_path(written.suffix)),
        author=site.name,
        author_url=absolute(reverse("articles:home")),
        icon=logo_of(site),
        entries=[entry_of(edition, site) for edition in editions],
    )
    content, type_ = written.write(channel), written.content_type
    return answer(request, content, type_, changed=channel.updated)
