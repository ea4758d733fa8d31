"""Posts at the desk: the list, the form, and what the buttons do."""

from django.contrib import admin, messages
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from markdownx.models import MarkdownxField

from articles.models import Post
from articles.publishing import (
    WORDS,
    PublishingError,
    State,
    free_slug,
    publish,
    record_edit,
    save_new,
    state_of,
)

from . import editor, steps
from .base import NOTHING, DeskModelAdmin
from .forms import PostForm


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


@admin.register(Post)
class PostAdmin(DeskModelAdmin):
    form = PostForm
    formfield_overrides = {MarkdownxField: {"widget": editor.EditorWidget}}
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
    autocomplete_fields = ("lead_author", "co_authors", "reviewer", "topics", "picture")
    fieldsets = (
        (None, {"fields": ("title", "body")}),
        ("In lists", {"fields": ("summary", "picture", "picture_alt")}),
        (
            "Byline and topics",
            {
                "fields": (
                    "lead_author",
                    "co_authors",
                    "date",
                    "date_precision",
                    "topics",
                )
            },
        ),
        ("Review", {"fields": ("ready_for_review", "reviewer", "reviewed_on")}),
        ("Address", {"fields": ("slug", "kind", "menu_position")}),
        (
            "Search engines",
            {"fields": ("meta_title", "meta_description"), "classes": ("collapse",)},
        ),
    )

    # The list

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).with_state(timezone.now())

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

    # The form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        initial = super().get_changeform_initial_data(request)
        author = getattr(request.user, "author", None)
        return ({"lead_author": author.pk} if author else {}) | initial

    def get_readonly_fields(self, request, obj: Post | None = None):
        # A text that readers may come by stays the kind of page that it is.
        return ("kind",) if obj and obj.addresses.exists() else ()

    def render_change_form(
        self, request, context, add=False, change=False, form_url="", obj=None
    ):
        may_publish = request.user.has_perm(
            "articles.publish_post"
        ) and self.has_change_permission(request, obj)
        context |= {"zone": timezone.get_current_timezone(), "may_publish": may_publish}
        if obj:
            obj = self.get_queryset(request).get(pk=obj.pk)
            context |= {
                "state": state_of(obj, timezone.get_current_timezone()),
                "post": obj,
                "live_url": reverse(f"articles:{obj.kind}", args=[obj.live_slug])
                if obj.live_slug
                else "",
                "is_scheduled": obj.next_from or obj.next_until or obj.live_until,
                "records": obj.records.all()[:4],
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj: Post, form, change: bool) -> None:
        if not change:
            save_new(obj)
            return
        try:
            with transaction.atomic():
                obj.save()
        except IntegrityError:  # someone took this address a moment ago
            obj.slug = free_slug(obj.slug, kind=obj.kind, post=obj)
            obj.save()

    def save_related(self, request, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        record_edit(form.instance, by=request.user)

    def response_add(self, request, obj: Post, post_url_continue=None) -> HttpResponse:
        if "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self._next_step(request, obj)

    def response_change(self, request, obj: Post) -> HttpResponse:
        return self._next_step(request, obj)

    def _next_step(self, request: HttpRequest, post: Post) -> HttpResponse:
        """The text is saved; now what the pressed button says besides."""
        for button in ("schedule", "withdraw", "cancel"):
            if f"_{button}" in request.POST:
                return redirect(f"admin:articles_post_{button}", post.pk)
        here = redirect("admin:articles_post_change", post.pk)
        if "_publish" not in request.POST:
            self.say_state(request, post, "Saved.")
            return here
        try:
            edition = publish(post, by=request.user)
        except PublishingError as error:
            messages.error(request, f"Your text is saved. {error}")
            return here
        link = format_html(
            '<a href="{}">{}</a>', edition.get_absolute_url(), "See the page"
        )
        messages.success(request, format_html("Readers can see this now. {}", link))
        return here

    def state_now(self, request: HttpRequest, post: Post) -> State:
        """The state that the post has after what was just done."""
        fresh = self.get_queryset(request).get(pk=post.pk)
        return state_of(fresh, timezone.get_current_timezone())

    def say_state(self, request: HttpRequest, post: Post, done: str) -> None:
        """Tells what was done and what readers see now."""
        state = self.state_now(request, post)
        messages.success(request, f"{done} {state.sentence}")

    # Deleting: only what no reader has seen.

    def uses(self, obj: Post) -> bool:
        return obj.editions.exists()

    # Steps with a page of their own

    def get_urls(self):
        def step(name: str, view):
            return path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(view(self)),
                name=f"articles_post_{name}",
            )

        return [
            path("editor/preview/", editor.preview, name="articles_editor_preview"),
            path("editor/upload/", editor.upload, name="articles_editor_upload"),
            step("schedule", steps.schedule),
            step("withdraw", steps.withdrawal),
            step("cancel", steps.cancellation),
            path(
                "<int:pk>/restore/<int:edition>/",
                self.admin_site.admin_view(steps.restoration(self)),
                name="articles_post_restore",
            ),
            *super().get_urls(),
        ]

    def history_view(self, request: HttpRequest, object_id, extra_context=None):
        post = self.get_object(request, object_id)
        extra = {}
        if post is not None:
            extra = {
                "editions": post.editions.prefetch_related("records"),
                "records": post.records.all(),
                "may_change": self.has_change_permission(request, post),
                "now": timezone.now(),
            }
        return super().history_view(request, object_id, extra | (extra_context or {}))
