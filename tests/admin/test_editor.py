"""The editor's two views, attacked point by point (docs/editor.md lists them)."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from articles.models import Picture, Post
from articles.publishing import publish
from articles.rendering import MAX_CHARACTERS
from tests.factories import edit, make_live, make_post, make_user, picture_bytes

pytestmark = pytest.mark.django_db

WRITER = ("add_post", "change_post", "view_post", "add_picture")


@pytest.fixture
def writer(client):
    client.force_login(make_user("wren", permissions=WRITER))
    return client


def preview(client, content: str, **extra):
    address = reverse("admin:articles_editor_preview")
    return client.post(address, {"content": content}, **extra)


def upload(client, data: bytes, name="photo.png", kind="image/png", **extra):
    file = SimpleUploadedFile(name, data, kind)
    return client.post(
        reverse("admin:articles_editor_upload"), {"image": file}, **extra
    )


def stored_files(settings) -> list:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_the_package_s_own_addresses_are_not_there(client):
    with pytest.raises(NoReverseMatch):
        reverse("markdownx_upload")
    for path in ["/markdownx/upload/", "/markdownx/markdownify/"]:
        assert client.post(path).status_code == 404
    views = str(get_resolver().reverse_dict)
    assert "markdownx" not in views


WHO = {
    "a stranger": {},
    "a login that is no staff": {"is_staff": False},
    "staff without a right to write": {"is_staff": True},
    "a disabled account": {"is_staff": True, "is_active": False},
}


@pytest.mark.parametrize("who", WHO)
def test_who_may_not_write_is_refused_in_json_and_leaves_nothing(who, settings):
    client = Client(enforce_csrf_checks=False)
    if WHO[who]:
        rights = WRITER if "disabled" in who or "no staff" in who else ()
        client.force_login(make_user(permissions=rights, **WHO[who]))
    for response in [preview(client, "text"), upload(client, picture_bytes())]:
        assert response.status_code == 403
        assert response["Content-Type"] == "application/json"
        assert response.json()["error"]
    assert Picture.objects.count() == 0
    assert stored_files(settings) == []


def test_a_writer_without_the_right_to_pictures_can_preview_only(client, settings):
    client.force_login(make_user(permissions=("change_post",)))
    assert preview(client, "text").status_code == 200
    assert upload(client, picture_bytes()).status_code == 403
    assert stored_files(settings) == []


def test_both_views_demand_the_csrf_token():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(permissions=WRITER))
    assert preview(client, "text").status_code == 403
    assert upload(client, picture_bytes()).status_code == 403
    for name in ["paste", "author"]:
        address = reverse(f"admin:articles_editor_{name}")
        assert client.post(address, {"text": "x", "name": "x"}).status_code == 403
    assert Picture.objects.count() == 0


def test_a_stale_cookie_of_another_app_does_not_lock_the_writer_out():
    """The script sends the form's own token, whatever cookies lie about."""
    client = Client(enforce_csrf_checks=True)
    user = make_user(superuser=True)
    client.force_login(user)
    page = client.get(reverse("admin:articles_post_add"))
    token = str(page.context["csrf_token"])
    response = preview(client, "text", headers={"x-csrftoken": token})
    assert response.status_code == 200
    scripts = Path(finders.find("articles/editor/asking.js")).parent.glob("*.js")
    written = {script.name: script.read_text() for script in scripts}
    assert "csrfmiddlewaretoken" in written["asking.js"]
    assert not [name for name, text in written.items() if "document.cookie" in text]


@pytest.mark.parametrize("name", ["articles_editor_preview", "articles_editor_upload"])
def test_asking_by_get_changes_nothing_and_breaks_nothing(writer, name):
    assert writer.get(reverse(f"admin:{name}")).status_code == 405


def test_the_answers_are_never_kept_by_a_cache(writer):
    assert "no-store" in preview(writer, "x")["Cache-Control"]


def test_the_preview_is_what_will_be_published(writer):
    text = "# Title\n\n<b>raw</b> **bold** 775-555-0142\n\n- a\n- b"
    shown = preview(writer, text).json()["html"]
    assert publish(make_post("Same", body=text), by=None).html == shown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&#58;alert(1))",
        "![x](https://evil.example/track.gif)",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "<svg onload=alert(1)>",
        "[x](https://a.example 'onmouseover=alert(1)')",
        "<iframe src='https://evil.example'></iframe>",
    ],
)
def test_nothing_that_runs_or_calls_out_reaches_the_preview(writer, text):
    html = preview(writer, text).json()["html"]
    for bad in ["<script", "<img", "<svg", "<iframe", 'href="javascript']:
        assert bad not in html
    assert "<a onmouseover" not in html


def test_the_preview_says_in_which_lines_its_parts_begin(writer):
    answer = preview(writer, "# One\n\nTwo\nand more\n\n- a\n- b\n\nThree").json()
    assert answer["lines"] == [0, 2, 5, 8]


def test_a_preview_without_text_or_with_too_much_is_refused_in_words(writer):
    response = writer.post(reverse("admin:articles_editor_preview"))
    assert response.status_code == 400
    assert response.json()["error"]
    response = preview(writer, "a" * (MAX_CHARACTERS + 1))
    assert response.status_code == 413
    assert "200,000" in response.json()["error"]


def test_brackets_by_the_thousand_are_answered(writer):
    """10 KB of them cost the package's own renderer half a minute."""
    assert preview(writer, "[" * 4_000).status_code == 200
    assert preview(writer, "[" * 100_000).status_code == 413


def test_odd_characters_are_answered(writer):
    odd = "a\x00b \ufffe \u202eabc \u200b e\u0301 👩‍👩‍👧 " + "\u0301" * 5_000
    assert preview(writer, odd).status_code == 200


def test_the_widget_leads_to_the_desk_s_views_and_loads_its_own_script(writer):
    html = writer.get(reverse("admin:articles_post_add")).content.decode()
    assert 'data-markdownx-urls-path="/admin/articles/post/editor/preview/"' in html
    assert (
        'data-markdownx-upload-urls-path="/admin/articles/post/editor/upload/"' in html
    )
    assert "markdownx.min.js" not in html
    assert "markdownx.js" not in html
    assert "articles/editor/preview.js" in html
    assert "articles/editor/pictures.js" in html
    assert re.findall(r"<script(?![^>]*\bdefer\b)[^>]*articles/editor/", html) == []


def test_the_preview_stands_there_before_any_script_runs(writer):
    post = make_live("Seen", body="A **strong** word.")
    url = reverse("admin:articles_post_change", args=[post.pk])
    html = writer.get(url).content.decode()
    assert "<p>A <strong>strong</strong> word.</p>" in html
    post = edit(post, body="x" * (MAX_CHARACTERS + 1))
    assert writer.get(url).status_code == 200
    assert Post.objects.get(pk=post.pk).body.startswith("xxx")


def test_the_answer_is_json_that_a_page_can_not_be_made_of(writer):
    response = preview(writer, "<b>x</b>")
    assert response["Content-Type"] == "application/json"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert set(json.loads(response.content)) == {
        "html",
        "words",
        "minutes",
        "lines",
    }
