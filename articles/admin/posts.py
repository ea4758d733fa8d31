"""Posts at the desk: the form, and what its buttons do."""

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from articles.models import Post
from articles.publishing import (
    REVIEWED_BOX,
    BlockedError,
    PublishingError,
    State,
    discard_autosave,
    free_slug,
    mark_reviewed,
    may_change,
    may_see,
    owns,
    publish,
    record_edit,
    save_new,
    send_back,
    send_for_review,
    set_aside_unknown,
    state_of,
)

from . import (
    bulk,
    conflicts,
    editor,
    history,
    menu,
    panel,
    previews,
    shared_drafts,
    steps,
    unsaved,
    writing,
)
from .post_fields import PostFields
from .step_forms import PublishingForm


@admin.register(Post)
class PostAdmin(PostFields):
    # Who may do what

    def has_add_permission(self, request: HttpRequest) -> bool:
        own = request.user.has_perm("articles.write_own_post")
        return own or super().has_add_permission(request)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        if obj is not None:
            return may_see(request.user, obj)
        own = request.user.has_perm("articles.write_own_post")
        return own or super().has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        if obj is not None:
            return may_change(request.user, obj)
        own = request.user.has_perm("articles.write_own_post")
        return own or super().has_change_permission(request)

    def uses(self, obj: Post) -> bool:
        """Only what no reader has seen can be deleted."""
        return obj.editions.exists()

    # The form

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        initial = super().get_changeform_initial_data(request)
        author = getattr(request.user, "author", None)
        own = {"lead_author": author.pk} if author else {}
        return own | initial | unsaved.begun(request)

    def add_view(self, request, form_url="", extra_context=None) -> HttpResponse:
        """The empty form; sent twice, it still makes one post."""
        if request.method == "POST" and (uid := writing.uid_of(request)):
            sent_before = Post.objects.filter(uid=uid).first()
            if sent_before and owns(request.user, sent_before):
                return self.change_view(request, str(sent_before.pk), form_url)
        return super().add_view(request, form_url, extra_context)

    def change_view(
        self, request, object_id, form_url="", extra_context=None
    ) -> HttpResponse:
        if request.method == "POST" and "_take_theirs" in request.POST:
            return conflicts.take_theirs(self, request, object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request, context, add=False, change=False, form_url="", obj=None
    ):
        form = context["adminform"].form
        if getattr(form, "conflict", None) is not None:
            return conflicts.page(self, request, form)
        context |= panel.form_context(self, request, form, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_object(self, request, object_id, from_field=None):
        """The post; on request with what this person wrote and didn't save."""
        post = super().get_object(request, object_id, from_field)
        if post is not None and request.method == "GET" and "continue" in request.GET:
            return unsaved.continued(request.user, post)
        return post

    def save_model(self, request, obj: Post, form, change: bool) -> None:
        if not change:
            obj.created_by = request.user
            uid = form.cleaned_data.get("uid")
            if uid and not Post.objects.filter(uid=uid).exists():
                obj.uid = uid
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
        if form.cleaned_data.get(REVIEWED_BOX) and form.instance.reviewer_id:
            mark_reviewed(form.instance, by=request.user)
        else:
            record_edit(form.instance, by=request.user)
        if (stamp := request.POST.get("stamp")) is not None and change:
            set_aside_unknown(by=request.user, post=form.instance, stamp=stamp)
        discard_autosave(by=request.user, uid=form.instance.uid)

    # What the buttons do, after the text is saved

    def response_add(self, request, obj: Post, post_url_continue=None) -> HttpResponse:
        if "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self._next_step(request, obj)

    def response_change(self, request, obj: Post) -> HttpResponse:
        return self._next_step(request, obj)

    def _next_step(self, request: HttpRequest, post: Post) -> HttpResponse:
        for button in ("withdraw", "cancel", "discard"):
            if f"_{button}" in request.POST:
                return redirect(f"admin:articles_post_{button}", post.pk)
        here = redirect("admin:articles_post_change", post.pk)
        step = PublishingForm(request.POST, zone=timezone.get_current_timezone())
        try:
            if "_publish" in request.POST:
                return self._publish(request, post, step)
            if "_review" in request.POST or "_return" in request.POST:
                self._review(request, post, step)
                return here
        except BlockedError as error:
            told = gettext("Your text is saved, and not published. %(sentence)s")
            messages.error(request, told % {"sentence": error})
            return redirect(f"{here.url}#checklist")
        except PublishingError as error:
            told = gettext("Your text is saved. %(sentence)s")
            messages.error(request, told % {"sentence": error})
            return redirect(here.url + step.again())
        self._keep_note(request, post)
        self.say_state(request, post, gettext("Saved."))
        return here

    def _keep_note(self, request: HttpRequest, post: Post) -> None:
        """A note that was typed and not sent yet stands in its box again."""
        if note := request.POST.get("step-note", "").strip():
            request.session[panel.NOTE] = [post.pk, note[: panel.LONGEST_NOTE]]

    def _publish(self, request, post: Post, step: PublishingForm) -> HttpResponse:
        if not step.is_valid():
            raise PublishingError(step.first_error)
        edition = publish(
            post,
            by=request.user,
            at=step.instant,
            confidential=step.cleaned_data["confidential"],
            override=step.cleaned_data["reason"],
            updated=step.cleaned_data["matters"],
        )
        if step.instant is None:
            link = format_html(
                '<a href="{}">{}</a>',
                edition.get_absolute_url(),
                gettext("See the page"),
            )
            told = gettext("Readers can see this now.")
            messages.success(request, format_html("{} {}", told, link))
        else:
            self.say_state(request, post, gettext("Scheduled."))
        return redirect("admin:articles_post_change", post.pk)

    def _review(self, request, post: Post, step: PublishingForm) -> None:
        note = request.POST.get("step-note", "")
        if "_return" in request.POST:
            send_back(post, by=request.user, note=note)
            messages.success(
                request, gettext("Sent back. Its writer finds your note here.")
            )
            return
        send_for_review(post, by=request.user, note=note)
        messages.success(
            request,
            gettext(
                "Saved, and sent for review. Whoever publishes finds it on the desk."
            ),
        )

    def state_now(self, post: Post) -> State:
        """The state that the post has after what was just done."""
        fresh = Post.objects.with_state(timezone.now()).get(pk=post.pk)
        return state_of(fresh, timezone.get_current_timezone())

    def say_state(self, request: HttpRequest, post: Post, done: str) -> None:
        """Tells what was done and what readers see now."""
        messages.success(request, f"{done} {self.state_now(post).sentence}")

    # Pages of their own

    def get_urls(self):
        def step(name: str, view):
            wrapped = self.admin_site.admin_view(view(self))
            return path(f"<int:pk>/{name}/", wrapped, name=f"articles_post_{name}")

        return [
            *editor.urls(),
            *writing.urls(),
            *previews.urls(self),
            *unsaved.urls(self),
            *history.urls(self),
            *bulk.urls(self),
            *menu.urls(self),
            step("withdraw", steps.withdrawal),
            step("cancel", steps.cancellation),
            step("discard", steps.discarding),
            step("duplicate", steps.duplicating),
            step("share", shared_drafts.sharing),
            *super().get_urls(),
        ]

    def history_view(self, request: HttpRequest, object_id, extra_context=None):
        return history.view(self, request, object_id)


for _view in (PostAdmin.add_view, PostAdmin.change_view):
    # A save that comes after the session has ended asks for the password, then saves.
    _view.saves_after_sign_in = True
