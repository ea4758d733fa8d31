"""The readers' pages. Each begins at Edition.objects.live()."""

from functools import partial

from django.db.models import Count, Window
from django.db.models.functions import ExtractMonth, ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models import Author, Edition, Series, Topic, series_place
from articles.search import related_to

from . import structured_data
from .breadcrumbs import (
    crumbs_of,
    crumbs_of_article,
    crumbs_of_home,
    crumbs_of_period,
    crumbs_of_subject,
    period_name,
)
from .pages import (
    PAGE_SIZE,
    list_address,
    page_of,
    render_page,
    without_a_text,
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    rows = page_of(
        request, Edition.objects.live(at).articles().newest_first().for_lists()
    )
    return render_page(
        request,
        "home.html",
        rows,
        at=at,
        canonical=list_address(reverse("articles:home"), rows["page_number"]),
        crumbs=crumbs_of_home(rows["page_number"]),
        structured=partial(structured_data.for_home, rows=rows["editions"]),
    )


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    return _reading_page(request, "article", slug)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    return _reading_page(request, "page", slug)


def _reading_page(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """An article or standing page; 301 from an old address, 410 once withdrawn."""
    at = timezone.now()
    editions = Edition.objects.live(at).select_related("picture", "call")
    if kind == "article":
        editions = (
            editions.with_neighbours(at)
            .select_related("series", "lead_author")
            .prefetch_related("topics")
        )
    edition = editions.filter(kind=kind, slug=slug).first()
    if edition is None:
        return _elsewhere(request, kind, slug, at)
    place, related = series_place(edition, at), []
    if kind == "article":
        related = related_to(edition, at=at)
        structured = partial(structured_data.for_article, edition=edition, place=place)
    else:
        structured = partial(structured_data.for_page, edition=edition)
    return render_page(
        request,
        f"{kind}.html",
        {"edition": edition, "place": place, "related": related},
        at=at,
        canonical=edition.get_absolute_url(),
        crumbs=crumbs_of_article(edition) if kind == "article" else crumbs_of(),
        structured=structured,
    )


def _elsewhere(request: HttpRequest, kind: str, slug: str, at) -> HttpResponse:
    """What an address answers under which nothing is live at `at`."""
    was = Edition.objects.begun(at).filter(kind=kind, slug=slug).first()
    if was is None:
        raise Http404
    now = Edition.objects.live(at).filter(uid=was.uid).first()
    if now is not None:
        return redirect(now, permanent=True)
    return without_a_text(request, "gone.html", at=at, status=410)


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    live = Edition.objects.live(at).articles()
    through = Edition.topics.through.objects.filter(edition__in=live)
    counts = dict(
        through.values_list("topic").annotate(n=Count("pk")).values_list("topic", "n")
    )
    found = list(Topic.objects.filter(pk__in=counts))
    for topic_ in found:
        topic_.article_count = counts[topic_.pk]
    parts = live.exclude(series=None).values("series").annotate(n=Count("pk"))
    lengths = dict(parts.order_by().values_list("series", "n"))
    all_series = list(Series.objects.filter(pk__in=lengths))
    for one in all_series:
        one.article_count = lengths[one.pk]
    return render_page(
        request,
        "topics.html",
        {"topics": found, "all_series": all_series},
        at=at,
        canonical=reverse("articles:topics"),
        crumbs=crumbs_of(),
        structured=partial(structured_data.for_list, name=_("Topics")),
    )


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of a series in their order, numbered from its first page on."""
    at = timezone.now()
    subject = get_object_or_404(Series, slug=slug)
    parts = Edition.objects.live(at).in_series(subject).for_lists()
    rows = page_of(request, parts.annotate(part_count=Window(Count("pk"))))
    if not rows["editions"]:
        raise Http404
    number = rows["page_number"]
    first = (number - 1) * PAGE_SIZE + 1
    return render_page(
        request,
        "series.html",
        rows
        | {"series": subject, "first": first, "count": rows["editions"][0].part_count},
        at=at,
        canonical=list_address(subject.get_absolute_url(), number),
        crumbs=crumbs_of_subject(subject, number),
        structured=partial(
            structured_data.for_series,
            series=subject,
            rows=rows["editions"],
            first=first,
        ),
    )


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    subject = get_object_or_404(Topic, slug=slug)
    live = Edition.objects.live(at).articles().filter(topics=subject)
    rows = page_of(request, live.newest_first().for_lists())
    if not rows["editions"]:
        raise Http404
    return render_page(
        request,
        "topic.html",
        rows | {"topic": subject, "feed_subject": subject},
        at=at,
        canonical=list_address(subject.get_absolute_url(), rows["page_number"]),
        crumbs=crumbs_of_subject(subject, rows["page_number"]),
        structured=partial(
            structured_data.for_list,
            name=subject.name,
            description=subject.description,
            rows=rows["editions"],
        ),
    )


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    live = Edition.objects.live(at).articles()
    people = (
        Author.objects.filter(pk__in=live.values("lead_author"))
        | Author.objects.filter(
            pk__in=Edition.co_authors.through.objects.filter(edition__in=live).values(
                "author"
            )
        )
    ).select_related("portrait", "supervisor")
    return render_page(
        request,
        "authors.html",
        {"authors": list(people)},
        at=at,
        canonical=reverse("articles:authors"),
        crumbs=crumbs_of(),
        structured=partial(structured_data.for_list, name=_("Authors")),
    )


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    person = get_object_or_404(
        Author.objects.select_related("portrait", "supervisor"), slug=slug
    )
    live = Edition.objects.live(at).articles().by_author(person)
    rows = page_of(request, live.newest_first().for_lists())
    if not rows["editions"]:
        raise Http404
    return render_page(
        request,
        "author.html",
        rows | {"author": person, "feed_subject": person},
        at=at,
        canonical=list_address(person.get_absolute_url(), rows["page_number"]),
        crumbs=crumbs_of_subject(person, rows["page_number"]),
        structured=partial(
            structured_data.for_author, author=person, rows=rows["editions"]
        ),
    )


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    months = (
        Edition.objects.live(at)
        .articles()
        .dated()
        .values(year=ExtractYear("shown_date"), month=ExtractMonth("shown_date"))
        .annotate(count=Count("pk"))
        .order_by("-year", "-month")
    )
    return render_page(
        request,
        "archive.html",
        {"months": list(months)},
        at=at,
        canonical=reverse("articles:archive"),
        crumbs=crumbs_of(),
        structured=partial(structured_data.for_list, name=_("Archive")),
    )


@require_safe
def archive_year(request: HttpRequest, year: int) -> HttpResponse:
    return _archive_list(request, {"shown_date__year": year}, year, None)


@require_safe
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    period = {"shown_date__year": year, "shown_date__month": month}
    return _archive_list(request, period, year, month)


def _archive_list(request, period, year: int, month: int | None) -> HttpResponse:
    at = timezone.now()
    live = Edition.objects.live(at).articles().dated().filter(**period)
    rows = page_of(request, live.newest_first().for_lists())
    if not rows["editions"]:
        raise Http404
    return render_page(
        request,
        "archive_list.html",
        rows | {"year": year, "month": month},
        at=at,
        canonical=list_address(request.path, rows["page_number"]),
        crumbs=crumbs_of_period(year, month, rows["page_number"]),
        structured=partial(
            structured_data.for_list,
            name=period_name(year, month),
            rows=rows["editions"],
        ),
    )
