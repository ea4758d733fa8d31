"""The full preview: unsaved text in the readers' own page."""

import uuid

import pytest
from django.urls import reverse

from articles.models import Edition, Post
from tests.admin.forms import fields, opened
from tests.factories import (
    make_author,
    make_live,
    make_picture,
    make_post,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
ASK = "/admin/articles/post/preview/"


def page(desk, uid, **query):
    return desk.get(reverse("admin:articles_post_preview_page", args=[uid]), query)


def test_unsaved_text_is_shown_in_the_readers_page_and_saved_nowhere(desk):
    post = make_live("Read", body="What readers see.")
    form = opened(post, title="Retitled", body="What is *new*.", summary="In short.")
    response = desk.post(ASK, form)
    assert response.status_code == 302
    shown = desk.get(response.url)
    assert "not saved yet" in shown.content.decode()
    html = page(desk, post.uid).content.decode()
    assert "<h1><bdi>Retitled</bdi></h1>" in html
    assert "What is <em>new</em>." in html
    assert "In short." in html
    assert Post.objects.get().title == "Read"
    assert Edition.objects.count() == 1
    assert "What readers see." in desk.get("/articles/read/").content.decode()


def test_a_new_post_is_shown_before_it_is_ever_saved(desk):
    uid, topic, author = uuid.uuid4(), make_topic("Sleep"), make_author("Ines Calder")
    form = fields(title="Begun", uid=str(uid), topics=[topic.pk], picture="")
    form |= {"lead_author": author.pk, "date": "2025-09-01", "date_precision": "month"}
    desk.post(ASK, form)
    html = page(desk, uid).content.decode()
    assert "Begun" in html
    assert "Sleep" in html
    assert "Ines Calder" in html
    assert '<time datetime="2025-09">September 2025</time>' in html
    assert not Post.objects.exists()


def test_the_preview_is_what_will_be_published(desk):
    post = make_post(
        "Same", body="One **two**.\n\n## Three", picture=make_picture(alt="A")
    )
    before = page(desk, post.uid).content.decode()
    desk.post(
        reverse("admin:articles_post_change", args=[post.pk]),
        opened(post, picture=post.picture.pk, _publish="1"),
    )
    after = desk.get("/articles/same/").content.decode()
    body = after.split('<article class="reading">')[1].split("</article>")[0]
    assert body in before


def test_without_unsaved_text_the_working_copy_is_shown(desk):
    post = make_post("Draft", body="As it stands.")
    shown = desk.get(reverse("admin:articles_post_preview", args=[post.uid]))
    assert "The working copy." in shown.content.decode()
    assert "As it stands." in page(desk, post.uid).content.decode()


@pytest.mark.parametrize(
    ("scheme", "told"), [("dark", "dark"), ("light", "light"), ("x<b>", "light")]
)
def test_it_is_light_or_dark_as_asked(desk, scheme, told):
    post = make_post("Draft")
    html = page(desk, post.uid, scheme=scheme).content.decode()
    assert f'<body class="site scheme-{told}">' in html


def test_only_the_desk_may_frame_it_and_nobody_may_keep_it(desk):
    post = make_post("Draft")
    response = page(desk, post.uid)
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Cache-Control"].startswith("private, no-store")
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    shell = desk.get(reverse("admin:articles_post_preview", args=[post.uid]))
    assert "frame-src 'self'" in shell["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in shell["Content-Security-Policy"]


def test_a_visitor_s_page_knows_nothing_of_previews(desk, client):
    make_live("Read")
    html = client.get("/articles/read/").content.decode()
    assert "<base" not in html
    assert "scheme-" not in html


def test_another_s_unsaved_text_is_never_shown(desk, client):
    post = make_live("Read", body="What readers see.")
    desk.post(ASK, opened(post, body="Private first thoughts."))
    client.force_login(make_user("lee", superuser=True))
    assert "first thoughts" not in page(client, post.uid).content.decode()


def test_a_text_that_is_too_long_is_answered_with_a_sentence(desk):
    uid = uuid.uuid4()
    desk.post(ASK, fields(title="Long", body="[" * 6_000, uid=str(uid)))
    response = page(desk, uid)
    assert response.status_code == 200
    assert "opening square brackets" in response.content.decode()
    response = desk.post(ASK, fields(body="x" * 700_000, uid=str(uid)))
    assert response.status_code == 413
    assert "Your text is still in the form." in response.content.decode()


@pytest.mark.parametrize("uid", ["", "x", str(uuid.UUID(int=5))])
def test_what_is_not_there_is_not_there(desk, uid):
    assert page(desk, uuid.UUID(int=6)).status_code == 404
    response = desk.post(ASK, fields(uid=uid))
    assert response.status_code in {302, 404}
    assert desk.get(ASK).status_code == 405
