"""A draft shown to somebody without an account, and the desk's page of such links."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from articles.models import DraftLink, Edition, Post
from articles.publishing import (
    MOST_DAYS,
    USUAL_DAYS,
    PublishingError,
    distance_text,
    draft_of,
    instant_text,
    open_draft_link,
    remark_by_link,
    revoke_draft_link,
    share_draft,
)
from articles.rendering import TextTooLongError

from . import steps
from .base import site_of
from .draft_page import draft_page, keep_private
from .language import in_the_sites_language

MOST_BYTES = 256 * 1024  # of a remark; its note has 4,000 characters at most
MOST_SHOWN = 100  # remarks on the desk's page


class LinkForm(forms.Form):
    """For how long a new link works."""

    days = forms.IntegerField(
        label=gettext_lazy("Days that it works"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wrong = _("Choose between 1 and %(most)s days.") % {"most": MOST_DAYS}
        self.fields["days"].error_messages |= dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), wrong
        )


def sharing(desk) -> steps.Step:
    """The desk's page of one post's links: make them, copy them, switch them off."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        post = steps.asked_for(desk, request, pk)
        here = redirect("admin:articles_post_share", post.pk)
        form = LinkForm(request.POST if "_make" in request.POST else None)
        if request.method == "POST" and "_off" in request.POST:
            _switch_off(request, post)
            return here
        if form.is_valid() and _make(request, post, form.cleaned_data["days"]):
            return here
        now, zone = timezone.now(), timezone.get_current_timezone()
        context = {
            "title": None,
            "form": form,
            "most_days": MOST_DAYS,
            "links": [
                {
                    "link": link,
                    "address": settings.SITE_URL + address_of(link),
                    "made": instant_text(link.made_at, zone),
                    "until": instant_text(link.expires_at, zone),
                    "distance": distance_text(link.expires_at, now),
                }
                for link in post.draft_links.valid(now)
            ],
            "remarks": post.remarks.exclude(draft_link=None)[:MOST_SHOWN],
        }
        return steps.page(desk, request, post, "share", context)

    return view


def _make(request: HttpRequest, post: Post, days: int) -> bool:
    try:
        share_draft(post, by=request.user, days=days)
    except PublishingError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, _("The link is made. Copy it and send it."))
    return True


def _switch_off(request: HttpRequest, post: Post) -> None:
    key = request.POST["_off"]
    key = int(key) if key.isdecimal() and len(key) < 19 else 0
    link = post.draft_links.filter(pk=key).first()
    if link is None:
        return
    try:
        revoke_draft_link(link, by=request.user)
    except PublishingError as error:
        messages.error(request, str(error))
    else:
        said = _("Switched off. Whoever opens that link finds no page there.")
        messages.success(request, said)


def address_of(link: DraftLink) -> str:
    return reverse("drafts:shared", args=[link.token])


# No token against forged requests is asked for: such a token guards what a signed-in
# browser may do, and here nobody is signed in. What may be done is held by the secret
# in the address, which another site doesn't know; and a token would set a cookie.
@csrf_exempt
@in_the_sites_language
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The post that a link shows, as it stands now; takes what is said of it.

    A link that doesn't work answers, whatever was asked, like an address that never
    was: the same page, by the same way.
    """
    link = open_draft_link(token)
    if link is None:
        raise Http404
    if request.method == "POST":
        return _take_remark(request, link)
    if request.method in {"GET", "HEAD"}:
        return _show(request, link, {"said": "said" in request.GET})
    return keep_private(HttpResponseNotAllowed(["GET", "HEAD", "POST"]))


def _take_remark(request: HttpRequest, link: DraftLink) -> HttpResponse:
    here = address_of(link)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or len(length) > 9 or int(length) > MOST_BYTES:
        sentence = _(
            "That is more than a note can hold, so nothing was sent. Go back with "
            "your browser, and what you typed is still there; make it shorter."
        )
        return _sentence(request, _("This note is too long"), sentence, 413)
    typed = {name: request.POST.get(name, "") for name in ("name", "note")}
    typed["approves"] = "approves" in request.POST
    try:
        remark_by_link(
            link, name=typed["name"], text=typed["note"], approves=typed["approves"]
        )
    except PublishingError as error:
        if open_draft_link(link.token) is None:  # switched off a moment ago
            raise Http404 from error
        return _show(request, link, {"refusal": str(error), **typed})
    return keep_private(HttpResponseRedirect(f"{here}?said=1#remark", status=303))


def _show(request: HttpRequest, link: DraftLink, form: dict[str, Any]) -> HttpResponse:
    zone = site_of(request).zone
    note = {
        "banner": {
            "title": str(link.post),
            "public": Edition.objects.live(timezone.now())
            .filter(post=link.post)
            .exists(),
            "until": instant_text(link.expires_at, zone),
            "by": link.by_name,
        },
        "form": {"address": address_of(link), "by": link.by_name, **form},
    }
    try:
        return draft_page(request, draft_of(link.post), note)
    except TextTooLongError as error:
        return _sentence(request, _("This text can't be shown"), str(error), 200)


def _sentence(request: HttpRequest, title: str, text: str, status: int) -> HttpResponse:
    context = {"title": title, "text": text}
    response = render(request, "articles/plain_error.html", context, status=status)
    return keep_private(response)
