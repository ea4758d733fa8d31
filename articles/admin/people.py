"""Authors and topics at the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Author, Topic
from articles.publishing import save_author

from .base import DeskModelAdmin


class KeepsItsAddress(DeskModelAdmin):
    """The address is made from the name once and then stays, for links hold it."""

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ("name",)}


@admin.register(Author)
class AuthorAdmin(KeepsItsAddress):
    list_display = ("name", "credentials", "role", "status", "supervisor")
    list_select_related = ("supervisor",)
    search_fields = ("name", "credentials", "role")
    autocomplete_fields = ("supervisor", "portrait", "user")
    fieldsets = (
        (None, {"fields": ("name", "credentials", "role", "affiliation", "slug")}),
        (_("Standing"), {"fields": ("status", "licence", "supervisor")}),
        (_("Page"), {"fields": ("bio", "portrait", "links")}),
        (_("Sign-in"), {"fields": ("user",)}),
    )

    def uses(self, obj: Author) -> bool:
        held = ("posts", "co_authored_posts", "reviewed_posts", "editions")
        held += ("co_authored_editions", "reviewed_editions", "supervisees")
        return any(getattr(obj, name).exists() for name in held)

    def save_model(self, request, obj: Author, form, change: bool) -> None:
        save_author(obj)


@admin.register(Topic)
class TopicAdmin(KeepsItsAddress):
    list_display = ("name", "description")
    search_fields = ("name",)

    def uses(self, obj: Topic) -> bool:
        return obj.posts.exists() or obj.editions.exists()
