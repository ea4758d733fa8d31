"""The list of posts: what needs somebody, before anything else."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import DatePrecision, Edition, Post, date_text
from articles.publishing import name_of, state_of, time_text

from . import bulk
from .base import NOTHING, DeskModelAdmin
from .post_filters import NOTHING as TEACHING
from .post_filters import ShowFilter

CHOOSE = ("", _("Choose…"))


class PostList(DeskModelAdmin):
    """How the list of posts looks, is narrowed, searched and changed by the dozen."""

    list_display = (
        "lead_picture",
        "headline",
        "state_word",
        "lead_author",
        "topic_names",
        "date_shown",
        "edited",
    )
    list_display_links = ("headline",)
    list_filter = (ShowFilter, "kind", "lead_author", "topics")
    list_select_related = ("lead_author", "edited_by", "picture")
    search_fields = ("title", "summary", "body", "lead_author__name", "topics__name")
    search_help_text = _("Title, text, author or topic")
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 25
    empty_value_display = NOTHING
    action_form = bulk.ChoiceForm

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """The posts that this person may open, with their state."""
        seen = super().get_queryset(request).seen_by(request.user)
        return seen.with_state(timezone.now())

    def get_search_results(self, request, queryset, search_term):
        found, duplicates = super().get_search_results(request, queryset, search_term)
        live = Edition.objects.live(timezone.now()).filter(post=OuterRef("pk"))
        found = found.annotate(seen_date=Subquery(live.values("shown_date")[:1]))
        return found.prefetch_related("topics"), duplicates

    # Many at once

    def get_actions(self, request: HttpRequest) -> dict:
        return bulk.actions(self, request)

    def get_action_choices(self, request, default_choices=(CHOOSE,)):
        return super().get_action_choices(request, list(default_choices))

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if request.method == "POST" and "index" in request.POST:
            if not request.POST.getlist(ACTION_CHECKBOX_NAME):
                messages.warning(
                    request, gettext("Tick the posts first, then press Go.")
                )
                return redirect(request.get_full_path())
            if not any(request.POST.getlist("action")):
                said = gettext("Choose what to do with them, then press Go.")
                messages.warning(request, said)
                return redirect(request.get_full_path())
        teaching = TEACHING.get(request.GET.get("state", ""), "")
        if request.GET.get("q"):
            teaching = ""
        return super().changelist_view(
            request, {"teaching": teaching, **(extra_context or {})}
        )

    def action_checkbox(self, obj: Post) -> str:
        return format_html(
            '<input type="checkbox" class="action-select" name="{}" value="{}" '
            'aria-label="{}">',
            ACTION_CHECKBOX_NAME,
            obj.pk,
            gettext("Choose “%(title)s”") % {"title": obj},
        )

    # The columns

    @admin.display(description=_("picture"))
    def lead_picture(self, post: Post) -> str:
        if not post.picture:
            return format_html('<span class="thumb none">{}</span>', "")
        small = post.picture.plain("card")
        return format_html(
            '<img class="thumb" src="{}" width="72" height="54" alt="" loading="lazy">',
            small.url if small else post.picture.file.url,
        )

    @admin.display(description=_("title"), ordering="title")
    def headline(self, post: Post) -> str:
        return format_html("<bdi>{}</bdi>", post)

    @admin.display(description=_("state"))
    def state_word(self, post: Post) -> str:
        state = state_of(post, timezone.get_current_timezone())
        label = '<span class="state state-{}">{}</span> '
        ready = [("review", _("Ready for review"))] if post.ready_for_review else []
        return format_html(
            '{}<span class="state-more">{}</span>',
            format_html_join("", label, [(state.code, state.word), *ready]),
            state.sentence,
        )

    @admin.display(description=_("date"), ordering="date")
    def date_shown(self, post: Post) -> str | None:
        """The date that its author gave it, else the one that readers see."""
        if post.date is None and post.date_precision != DatePrecision.HIDDEN:
            return date_text(post.seen_date, post.date_precision) or None
        return post.date_text or None

    @admin.display(description=_("topics"))
    def topic_names(self, post: Post) -> str | None:
        return ", ".join(topic.name for topic in post.topics.all()) or None

    @admin.display(description=_("last edited"), ordering="edited_at")
    def edited(self, post: Post) -> str | None:
        if post.edited_at is None:
            return None
        zone = timezone.get_current_timezone()
        told = time_text(post.edited_at, zone, timezone.now())
        when = f"{told} {timezone.localtime(post.edited_at).tzname()}"
        if not post.edited_by:
            return when
        return format_html(
            gettext("{time} by <bdi>{name}</bdi>"),
            time=when,
            name=name_of(post.edited_by),
        )
