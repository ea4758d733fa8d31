"""The list of posts: what needs somebody, before anything else."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from articles.models import Post
from articles.publishing import WORDS, state_of

from .base import NOTHING, DeskModelAdmin


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*WORDS.items(), ("review", "Ready for review")]

    def queryset(self, request, queryset):
        if self.value() == "review":
            return queryset.filter(ready_for_review=True)
        if self.value() == "scheduled":  # a change that waits for its instant, too
            return queryset.filter(next_from__isnull=False)
        if self.value() in WORDS:
            return queryset.filter(state=self.value())
        return queryset


class PostList(DeskModelAdmin):
    """How the list of posts looks, is narrowed and searched."""

    list_display = (
        "headline",
        "state_word",
        "lead_author",
        "date_shown",
        "topic_names",
        "edited",
    )
    list_display_links = ("headline",)
    list_filter = (StateFilter, "kind", "lead_author", "topics")
    search_fields = ("title", "summary", "body", "lead_author__name", "topics__name")
    search_help_text = "Title, text, author or topic"
    list_per_page = 25
    empty_value_display = NOTHING

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """The posts that this person may open, with their state."""
        seen = super().get_queryset(request).seen_by(request.user)
        return seen.with_state(timezone.now())

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        self.list_select_related = ("lead_author", "edited_by")
        return super().changelist_view(request, extra_context)

    def get_search_results(self, request, queryset, search_term):
        found, duplicates = super().get_search_results(request, queryset, search_term)
        return found.prefetch_related("topics"), duplicates

    @admin.display(description="title", ordering="title")
    def headline(self, post: Post) -> str:
        return format_html("<bdi>{}</bdi>", post)

    @admin.display(description="state")
    def state_word(self, post: Post) -> str:
        state = state_of(post, timezone.get_current_timezone())
        label = '<span class="state state-{}">{}</span> '
        ready = [("review", "Ready for review")] if post.ready_for_review else []
        return format_html(
            '{}<span class="state-more">{}</span>',
            format_html_join("", label, [(state.code, state.word), *ready]),
            state.sentence,
        )

    @admin.display(description="date", ordering="date")
    def date_shown(self, post: Post) -> str | None:
        return post.date_text or None

    @admin.display(description="topics")
    def topic_names(self, post: Post) -> str | None:
        return ", ".join(topic.name for topic in post.topics.all()) or None

    @admin.display(description="last edited", ordering="edited_at")
    def edited(self, post: Post) -> str | None:
        if post.edited_at is None:
            return None
        when = date_format(timezone.localtime(post.edited_at), "M j, Y, g:i A T")
        return f"{when} by {post.edited_by}" if post.edited_by else when
