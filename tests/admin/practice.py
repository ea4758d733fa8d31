"""A practice in the brackets' language that has a row for every page of the desk."""

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from articles.models import CallToAction, Remark, Series
from articles.publishing import (
    keep,
    make_roles,
    publish,
    save_call,
    share_draft,
    withdraw,
)
from tests.admin.forms import DAY, NOON
from tests.brackets import LANGUAGE
from tests.factories import (
    edit,
    make_author,
    make_picture,
    make_post,
    make_site,
    make_topic,
    make_user,
)

ROLES = ("Writer", "Editor", "Owner")
BODY = "Чайник был ещё тёплым.\n\n## Потом\n\nОни говорили до темноты."


class Practice:
    """A site in the brackets' language with everything that the desk has a page for."""

    def __init__(self):
        texts = ("crisis_notice", "disclaimer", "call_to_action", "tagline")
        make_site(
            name="Приёмная",
            language=LANGUAGE,
            country="US",
            **dict.fromkeys(texts, "Позвоните нам."),
        )
        make_roles()
        self.users = {"all": make_user("дана", first_name="Дана", superuser=True)}
        for role in ROLES:
            user = make_user(f"роль{ROLES.index(role)}", first_name="Ия")
            user.groups.add(Group.objects.get(name=role))
            self.users[role] = user
        self.users["none"] = make_user("никто", first_name="Ян")
        self.author, self.topic = self._people()
        self.posts = {role: self._posts(user) for role, user in self.users.items()}

    def _people(self):
        author = make_author("Инес", credentials="ЖЖ", slug="ines")
        topic = make_topic("Сон")
        Series.objects.create(name="Зима", slug="zima")
        save_call(CallToAction(name="Пары", text="Позвоните."))
        make_picture(alt="Чашка")
        make_picture()
        return author, topic

    def _posts(self, user) -> dict:
        """One post in each state, begun by `user`."""
        made = {"draft": self._post("Черновик", user)}
        made["live"] = self._post("Виден", user, summary="Коротко.")
        made["changed"] = self._post("Изменён", user, picture=make_picture(alt="Дом"))
        made["scheduled"] = self._post("Позже", user)
        made["gone"] = self._post("Убран", user)
        made["page"] = self._post("Страница", user, kind="page", menu_position=1)
        for name in ("live", "changed", "gone", "page"):
            publish(made[name], by=self.users["all"], confidential=True)
        publish(made["scheduled"], by=None, at=timezone.now() + DAY)
        withdraw(made["gone"], by=None)
        withdraw(made["live"], by=None, at=timezone.now() + 2 * DAY)
        words = "## Чайник\n\nБыл **холодным**.\n\n![](picture:none) [тут](x)"
        made["changed"] = edit(made["changed"], by=user, body=words, title="Иначе")
        made["review"] = self._post("Проверка", user, ready_for_review=True)
        self._remark(made["review"], user)
        share_draft(made["review"], by=self.users["all"])
        self._unsaved(made["draft"], user)
        return made

    def _post(self, title: str, user, **values):
        made = make_post(
            title,
            by=user,
            topics=[self.topic],
            **{"body": BODY, "lead_author": self.author, "created_by": user} | values,
        )
        return type(made).objects.get(pk=made.pk)

    def _remark(self, post, user) -> None:
        for kind in Remark.Kind:
            Remark.objects.create(
                post=post, kind=kind, by=user, by_name="Ян", text="Да.", at=NOON
            )

    def _unsaved(self, post, user) -> None:
        for about in (post, None):
            values = {"title": ["Ещё"], "body": ["Иные слова."]}
            keep(
                by=user,
                uid=about.uid if about else "00000000-0000-4000-8000-000000000001",
                post=about,
                values=values,
                opened="",
                stamp="",
            )

    def client(self, role: str) -> Client:
        client = Client()
        if role in self.users:
            client.force_login(self.users[role])
        return client
