"""The pages of redirects at the desk, asked and read."""

from django.urls import reverse
from django.utils import timezone

from articles.models import MissingPath, Post, Redirect
from tests.factories import make_user

LIST = "/admin/articles/redirect/"
ADD = f"{LIST}add/"
IMPORT = f"{LIST}import/"
MISSING = f"{LIST}missing/"


def page(redirect: Redirect) -> str:
    return reverse("admin:articles_redirect_change", args=[redirect.pk])


def html_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def keep(desk, path: str, *, post: Post | None = None, target: str = ""):
    return desk.post(
        ADD, {"path": path, "post": post.pk if post else "", "target": target}
    )


def keeper(*more: str):
    verbs = ("add", "change", "delete", "view")
    return make_user(permissions=(*(f"{verb}_redirect" for verb in verbs), *more))


def missing(path: str, count: int = 1) -> MissingPath:
    day = timezone.localdate()
    return MissingPath.objects.create(path=path, count=count, last_on=day)


def shown(desk, text: str):
    return desk.post(IMPORT, {"pasted": text})


def imported(desk, text: str):
    """Presses the button under what was shown."""
    context = shown(desk, text).context
    form = {"pasted": context["found"].text, "shown": context["shown"], "_import": ""}
    return desk.post(IMPORT, form)
