"""A draft shown by a link, and the desk's page of such links."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from articles.models import DraftLink, Remark
from articles.publishing import make_roles, publish, share_draft, withdraw
from tests.admin.forms import DAY, NOON, said
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
SECRET = "Zyxquill"


def address(link: DraftLink) -> str:
    return f"/drafts/{link.token}/"


def page(post) -> str:
    return f"/admin/articles/post/{post.pk}/share/"


def member(name: str, role: str):
    make_roles()
    user = make_user(name, first_name=name.title())
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def dana(clock):
    return make_user("dana", first_name="Dana", superuser=True)


@pytest.fixture
def link(dana):
    post = make_post(
        "Warm kettle",
        by=dana,
        summary="In short.",
        lead_author=make_author("Ines Calder", credentials="BS"),
        topics=[make_topic("Sleep")],
    )
    return share_draft(post, by=dana)


# What whoever has the link reads


def test_the_page_is_the_readers_page_with_a_banner_and_a_form(client, link):
    response = client.get(address(link))
    html = response.content.decode()
    assert response.status_code == 200
    assert "The kettle was still warm when she came in." in html
    assert "Ines Calder" in html
    assert "A draft of “<bdi>Warm kettle</bdi>”, not public." in html
    assert "works until Tuesday, March 10, 2026, 1:00 PM PDT" in html
    assert "Shared by <bdi>Dana</bdi>" in html
    assert "It looks good to me" in html


def test_it_shows_the_post_as_it_stands_now(client, link):
    edit(link.post, body="Other words by now.")
    assert "Other words by now." in client.get(address(link)).content.decode()


def test_a_live_and_a_withdrawn_post_show_their_working_copy(client, link, clock):
    publish(link.post, by=None)
    edit(link.post, body=f"{SECRET} for later.")
    html = client.get(address(link)).content.decode()
    assert f"{SECRET} for later." in html
    assert "readers may see in another version" in html
    assert SECRET not in client.get("/articles/warm-kettle/").content.decode()
    clock.shift(DAY)
    withdraw(link.post, by=None)
    html = client.get(address(link)).content.decode()
    assert f"{SECRET} for later." in html
    assert "not public" in html


def test_it_shows_no_other_draft(client, link):
    author = link.post.lead_author
    other = make_post(
        f"{SECRET} title",
        summary=SECRET,
        body=SECRET,
        lead_author=author,
        topics=link.post.topics.all(),
    )
    share_draft(other, by=None)
    edit(link.post, body=f"See [it]({other.reference}).")
    assert SECRET not in client.get(address(link)).content.decode()


def test_a_page_of_its_own_kind_can_be_shown_too(client, clock):
    link = share_draft(make_post("About us", kind="page"), by=None)
    html = client.get(address(link)).content.decode()
    assert "The kettle was still warm" in html
    assert "Shared by <bdi>the site</bdi>" in html


def test_an_empty_draft_can_be_shown(client, clock):
    link = share_draft(make_post(" ", body=""), by=None)
    assert client.get(address(link)).status_code == 200


def test_what_is_too_long_to_show_is_said(client, link):
    type(link.post).objects.update(body="x" * 2_000_000)
    response = client.get(address(link))
    html = response.content.decode()
    assert response.status_code == 200
    assert "This text can’t be shown" in html.replace("&#x27;", "’")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("ask", ["get", "head", "refused", "sent"])
def test_nobody_may_keep_index_or_tell_the_address(client, link, ask):
    values = {"name": "Ruth", "note": "Good."} if ask == "sent" else {}
    method = getattr(client, ask, client.post)
    response = method(address(link), values)
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "ETag" not in response
    if ask == "get":
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert 'rel="canonical"' not in response.content.decode()


def test_the_policy_is_that_of_the_public_pages(client, link):
    name = "Content-Security-Policy"
    make_live("Open")
    assert client.get(address(link))[name] == client.get("/articles/open/")[name]


def test_whoever_is_signed_in_reads_the_same_page(client, link, dana):
    cold = client.get(address(link)).content
    client.force_login(dana)
    assert client.get(address(link)).content == cold


def test_texts_of_the_link_are_escaped(client, clock):
    villain = make_user(first_name="<b>V</b>", superuser=True)
    link = share_draft(make_post("<script>x</script>"), by=villain)
    html = client.get(address(link)).content.decode()
    assert "<script" not in html
    assert "<b>V" not in html
    values = {"name": '"><script>', "note": "</textarea><script>" + "x" * 4000}
    html = client.post(address(link), values).content.decode()
    assert "<script" not in html


# What opens nothing


def is_missing(response, never) -> bool:
    return (
        response.status_code == never.status_code == 404
        and response.content == never.content
        and response.headers == never.headers
        and not response.cookies
    )


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
def test_wrong_old_and_revoked_links_answer_as_what_never_was(client, link, method):
    now, post = datetime.timedelta(), link.post
    old = DraftLink.objects.create(post=post, made_at=NOON - DAY, expires_at=NOON + now)
    off = DraftLink.objects.create(
        post=post, made_at=NOON, expires_at=NOON + DAY, revoked_at=NOON
    )
    ask = getattr(client, method)
    never = ask("/never/was/such-a-thing/")
    for path in (
        address(old),
        address(off),
        f"/drafts/{'a' * 32}/",
        f"/drafts/{link.token[:-1]}/",
        f"/drafts/{link.token}x/",
        "/drafts/%00/",
        "/drafts/é/",
        "/drafts/",
        "/drafts/a/b/",
        f"/drafts/{link.token}/more/",
        f"/drafts/{'x' * 3000}/",
    ):
        if method in {"get", "head"} or path != "/drafts/":
            assert is_missing(ask(path), never), path


def test_with_and_without_its_last_slash_a_wrong_link_answers_like_a_right_one(
    client, link
):
    right = client.get(f"/drafts/{link.token}")
    wrong = client.get(f"/drafts/{'a' * 32}")
    assert right.status_code == wrong.status_code == 301
    assert dict(right.headers) | {"Location": ""} == dict(wrong.headers) | {
        "Location": ""
    }


def test_no_other_method_is_taken(client, link):
    response = client.put(address(link))
    assert response.status_code == 405
    assert "no-store" in response["Cache-Control"]


def test_no_list_and_no_file_tells_of_links(client, link):
    for path in ("/", "/sitemap.xml", "/robots.txt", "/feed/"):
        text = client.get(path).content.decode()
        assert link.token not in text
        assert "drafts" not in text


# What is said of it


def test_what_is_said_stands_on_the_post_and_leads_back_with_thanks(link):
    visitor = Client(enforce_csrf_checks=True)
    values = {"name": "Ruth Vale", "approves": "on", "note": "Well done."}
    response = visitor.post(address(link), values)
    assert response.status_code == 303
    assert response["Location"] == f"{address(link)}?said=1#remark"
    assert not visitor.cookies
    remark = Remark.objects.get()
    assert (remark.post, remark.kind) == (link.post, "approved")
    assert (remark.by_name, remark.text, remark.by) == ("Ruth Vale", "Well done.", None)
    html = visitor.get(f"{address(link)}?said=1").content.decode()
    assert "Thank you." in html
    assert "Well done." not in html


def test_what_is_refused_comes_back_with_a_sentence_and_every_word(client, link):
    response = client.post(address(link), {"name": "", "note": "Move & mend."})
    html = response.content.decode()
    assert "Not sent yet. Write your name" in html
    assert "Move &amp; mend.</textarea>" in html
    values = {"name": "Ruth", "approves": "on", "note": "long " * 1000}
    html = client.post(address(link), values).content.decode()
    assert "4,999 characters; 4,000 are the most" in html
    assert ("long " * 1000).strip() in html
    assert 'value="Ruth"' in html
    assert "checked" in html
    assert not Remark.objects.exists()


def test_a_remark_of_any_size_is_refused_before_it_is_read(client, link):
    response = client.post(address(link), {"name": "Ruth", "note": "x" * 300_000})
    assert response.status_code == 413
    assert "what you typed is still there" in response.content.decode()
    assert not Remark.objects.exists()


def test_the_form_opens_in_its_own_window_and_needs_no_script(client, link):
    html = client.get(address(link)).content.decode()
    form = re.search(r"<form.*?</form>", html[html.index('id="remark"') :], re.S)[0]
    assert 'target="_self"' in form
    assert f'action="{address(link)}#remark"' in form
    assert "csrf" not in form
    assert "<script" not in html
    assert "<base" not in html


def test_a_link_can_be_asked_so_often_and_costs_the_same(
    client, link, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        client.get(address(link))


def test_the_writer_hears_of_it_by_mail(
    client, link, dana, settings, django_capture_on_commit_callbacks
):
    settings.MAIL_IS_CONFIGURED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    dana.email = "dana@example.org"
    dana.save()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(link), {"name": "Ruth", "note": "Shorter."})
    (message,) = mail.outbox
    assert message.to == ["dana@example.org"]
    assert link.token not in message.body


# The desk's page


def test_a_link_is_made_copied_and_switched_off(desk):
    post = make_post("Warm kettle")
    assert "None. Make one above" in desk.get(page(post)).content.decode()
    response = desk.post(page(post), {"_make": "", "days": "14"})
    assert said(response) == "The link is made. Copy it and send it."
    link = DraftLink.objects.get()
    assert link.expires_at == NOON + 14 * DAY
    html = desk.get(page(post)).content.decode()
    assert f'value="http://testserver/drafts/{link.token}/"' in html
    assert f'data-copy="#link-{link.pk}"' in html
    assert "Made by <bdi>Dana</bdi>, Tuesday, March 3, 2026, 12:00 PM PST" in html
    assert "until Tuesday, March 17, 2026, 1:00 PM PDT, in 14 days." in html
    assert Client().get(address(link)).status_code == 200
    response = desk.post(page(post), {"_off": str(link.pk)})
    assert said(response).startswith("Switched off.")
    assert Client().get(address(link)).status_code == 404
    assert link.token not in desk.get(page(post)).content.decode()


def test_seven_days_are_proposed(desk):
    html = desk.get(page(make_post())).content.decode()
    assert re.search(r'<input type="number" name="days" value="7"', html)


@pytest.mark.parametrize("days", ["0", "91", "", "x", "9" * 4000, "-1", "1.5", "\0"])
def test_days_out_of_reason_are_refused_in_words(desk, days):
    post = make_post()
    html = desk.post(page(post), {"_make": "", "days": days}).content.decode()
    assert "Choose between 1 and 90 days." in html
    assert not DraftLink.objects.exists()


def test_one_link_too_many_is_refused_in_words(desk):
    post = make_post()
    for _ in range(20):
        share_draft(post, by=None)
    html = desk.post(page(post), {"_make": "", "days": "7"}).content.decode()
    assert "Switch one off first." in html


def test_opening_the_page_changes_nothing(desk):
    post = make_post()
    link = share_draft(post, by=None)
    desk.get(page(post), {"_make": "", "days": "7", "_off": link.pk})
    assert DraftLink.objects.valid(NOON).count() == 1


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 40, "\0", "-1"])
def test_an_odd_link_to_switch_off_switches_nothing_off(desk, key):
    post = make_post()
    share_draft(post, by=None)
    assert desk.post(page(post), {"_off": key}).status_code == 302
    assert DraftLink.objects.valid(NOON).count() == 1


def test_another_post_s_link_is_not_switched_off_from_here(client, clock):
    lee = member("lee", "Writer")
    client.force_login(lee)
    own, other = make_post("Own", created_by=lee), make_post("Other")
    link = share_draft(other, by=None)
    client.post(page(own), {"_off": str(link.pk)})
    assert DraftLink.objects.valid(NOON).filter(pk=link.pk).exists()


def test_a_writer_shares_the_own_posts_alone(client, clock):
    lee = member("lee", "Writer")
    client.force_login(lee)
    own, other = make_post("Own", created_by=lee), make_post(f"{SECRET} other")
    assert client.get(page(own)).status_code == 200
    client.post(page(own), {"_make": "", "days": "7"})
    assert DraftLink.objects.get().post == own
    for ask in (client.get, client.post):
        response = ask(page(other), {"_make": "", "days": "7"})
        assert response.status_code == 403
        assert SECRET not in response.content.decode()
    assert DraftLink.objects.count() == 1


def test_whoever_may_only_look_makes_no_link(client, clock):
    client.force_login(make_user(permissions=("view_post",)))
    assert client.get(page(make_post())).status_code == 403


def test_what_came_by_links_stands_on_the_page_and_beside_the_text(desk, clock):
    post = make_post("Warm kettle")
    link = share_draft(post, by=None)
    values = {"name": "<i>Ruth</i>", "note": "Shorter.\n\nMuch."}
    Client().post(address(link), values)
    for path in (page(post), f"/admin/articles/post/{post.pk}/change/"):
        html = desk.get(path).content.decode()
        assert "<bdi>&lt;i&gt;Ruth&lt;/i&gt;</bdi>" in html
        assert "<p>Shorter.</p>" in html


def test_the_form_leads_to_the_page(desk):
    post = make_post()
    html = desk.get(f"/admin/articles/post/{post.pk}/change/").content.decode()
    assert f'href="{page(post)}"' in html
