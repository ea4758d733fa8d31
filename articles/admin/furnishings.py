"""What articles share, at the desk: series, and calls to action."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import CallToAction, Post, Series
from articles.publishing import WORDS, save_call

from .base import DeskModelAdmin
from .people import KeepsItsAddress

MOST = 100  # posts in the list under a form


class Furnishing(DeskModelAdmin):
    """Shows under its form the posts that it belongs to.

    As far as the account may open them, as with pictures.
    """

    change_form_template = "admin/articles/furnishing_form.html"
    users_title = _("Where it is used")
    nobody = _("Nothing uses it yet.")

    def uses(self, obj) -> bool:
        return obj.posts.exists() or obj.editions.exists()

    def in_order(self, posts: models.QuerySet) -> models.QuerySet:
        return posts.order_by("title", "pk")

    def change_view(
        self, request: HttpRequest, object_id, form_url="", extra_context=None
    ) -> HttpResponse:
        obj = self.get_object(request, object_id)
        told = self._users(request, obj) if obj is not None else {}
        return super().change_view(
            request, object_id, form_url, told | (extra_context or {})
        )

    def _users(self, request: HttpRequest, obj) -> dict[str, Any]:
        posts = Post.objects.seen_by(request.user).filter(pk__in=obj.posts.values("pk"))
        rows = self.in_order(posts.with_state(timezone.now()).defer("body"))[:MOST]
        return {
            "users_title": self.users_title,
            "nobody": self.nobody,
            "users": [{"post": post, "word": WORDS[post.state]} for post in rows],
        }


@admin.register(Series)
class SeriesAdmin(KeepsItsAddress, Furnishing):
    list_display = ("name", "description")
    search_fields = ("name",)
    users_title = _("Its articles, in the order in which they are read")
    nobody = _("No article belongs to it yet. Choose it in an article’s form.")

    def in_order(self, posts: models.QuerySet) -> models.QuerySet:
        place = F("series_position").asc(nulls_last=True)
        dated = F("date").asc(nulls_last=True)
        return posts.order_by(place, dated, "pk")


@admin.register(CallToAction)
class CallToActionAdmin(Furnishing):
    list_display = ("name", "text")
    search_fields = ("name", "text")

    def save_model(self, request, obj: CallToAction, form, change: bool) -> None:
        save_call(obj)
