"""Pictures as they are served."""

import pytest

from tests.factories import make_picture

pytestmark = pytest.mark.django_db


def test_a_picture_can_be_kept_for_ever_and_can_do_nothing(client):
    response = client.get(make_picture(alt="A cup").file.url)
    response.close()
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert "immutable" in response["Cache-Control"]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


def test_a_picture_is_sent_as_it_is_and_may_stand_in_a_feed_reader(client):
    url = make_picture(alt="A cup").file.url
    response = client.get(url, headers={"accept-encoding": "gzip, br"})
    response.close()
    assert "Content-Encoding" not in response
    assert response["Content-Length"]
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_picture_is_not_sent_twice(client):
    url = make_picture(alt="A cup").file.url
    first = client.get(url)
    first.close()
    seen = first["Last-Modified"]
    again = client.get(url, headers={"if-modified-since": seen})
    assert again.status_code == 304


def test_what_is_no_picture_is_only_offered_for_download(client, settings):
    settings.MEDIA_ROOT.mkdir(exist_ok=True)
    (settings.MEDIA_ROOT / "page.html").write_text("<script>alert(1)</script>")
    response = client.get("/media/page.html")
    response.close()
    assert response["Content-Disposition"] == "attachment"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "pictures/",
        "../db.sqlite3",
        "%2e%2e/db.sqlite3",
        "..%2fdb.sqlite3",
        "%00",
        "pictures/%00.png",
        "a" * 300,
        "/etc/passwd",
        "..\\..\\settings.py",
    ],
)
def test_nothing_else_is_served(client, settings, path):
    settings.MEDIA_ROOT.mkdir(exist_ok=True)
    assert client.get(f"/media/{path}").status_code in {301, 404}
