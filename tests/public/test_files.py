"""Pictures as they are served."""

import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.http import http_date

from articles.storage import PICTURE_TYPES
from tests.factories import make_picture

pytestmark = pytest.mark.django_db

NAME = "pictures/letters.png"
URL = f"/media/{NAME}"
LETTERS = b"abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def letters(settings) -> None:
    storages["default"].save(NAME, ContentFile(LETTERS))


@pytest.fixture
def get(client):
    """What is answered to a request with some headers, and the body."""

    def asked(url: str = URL, method: str = "get", **headers):
        response = getattr(client, method)(
            url, headers={name.replace("_", "-"): headers[name] for name in headers}
        )
        if not response.streaming:
            return response, response.content
        body = b"".join(response)
        response.close()
        return response, body

    return asked


def can_do_nothing(response) -> bool:
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Vary" not in response
    return not response.cookies


def is_kept_for_ever(response) -> bool:
    return response.get("Cache-Control") == "public, max-age=31536000, immutable"


def test_a_picture_can_be_kept_for_ever_and_can_do_nothing(get):
    response, _ = get(make_picture(alt="A cup").file.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert is_kept_for_ever(response)
    assert can_do_nothing(response)
    assert "Content-Disposition" not in response


def test_a_picture_is_sent_as_it_is(get, letters):
    response, body = get(accept_encoding="gzip, br")
    assert "Content-Encoding" not in response
    assert response["Content-Length"] == "26"
    assert response["Accept-Ranges"] == "bytes"
    assert body == LETTERS


def test_who_asks_for_the_headers_gets_them_alone(get, letters):
    whole, _ = get()
    for headers in ({}, {"range": "bytes=0-3"}):
        response, body = get(method="head", **headers)
        assert response.status_code == 200
        assert response.headers == whole.headers
        assert body == b""


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_a_picture_can_only_be_read(get, letters, method):
    assert get(method=method)[0].status_code == 405


@pytest.mark.parametrize("tag", ["{}", "W/{}", '"other", {}', "*"])
def test_a_picture_that_is_known_is_not_sent_twice(get, letters, tag):
    seen = get()[0]["ETag"]
    response, body = get(if_none_match=tag.format(seen))
    assert response.status_code == 304
    assert body == b""
    assert response["ETag"] == seen
    assert is_kept_for_ever(response)
    assert can_do_nothing(response)


def test_a_picture_that_did_not_change_since_is_not_sent_twice(get, letters):
    seen = get()[0]["Last-Modified"]
    response, body = get(if_modified_since=seen)
    assert response.status_code == 304
    assert body == b""
    assert is_kept_for_ever(response)
    assert can_do_nothing(response)


def test_another_picture_is_sent(get, letters, settings):
    seen = get()[0]["Last-Modified"]
    for headers in (
        {"if_none_match": '"other"'},
        {"if_none_match": '"other"', "if_modified_since": seen},
        {"if_modified_since": http_date(0)},
        {"if_modified_since": "nonsense"},
    ):
        response, body = get(**headers)
        assert response.status_code == 200
        assert body == LETTERS


@pytest.mark.parametrize(
    ("asked", "told", "part"),
    [
        ("bytes=0-3", "bytes 0-3/26", b"abcd"),
        ("bytes=0-0", "bytes 0-0/26", b"a"),
        ("bytes=24-", "bytes 24-25/26", b"yz"),
        ("bytes=25-25", "bytes 25-25/26", b"z"),
        ("bytes=24-900", "bytes 24-25/26", b"yz"),
        ("bytes=-2", "bytes 24-25/26", b"yz"),
        ("bytes=-900", "bytes 0-25/26", LETTERS),
        ("Bytes=0-3", "bytes 0-3/26", b"abcd"),
    ],
)
def test_a_part_of_a_picture(get, letters, asked, told, part):
    response, body = get(range=asked)
    assert response.status_code == 206
    assert response["Content-Range"] == told
    assert response["Content-Length"] == str(len(part))
    assert response["Content-Type"] == "image/png"
    assert body == part
    assert is_kept_for_ever(response)
    assert can_do_nothing(response)


@pytest.mark.parametrize("asked", ["bytes=26-", "bytes=26-30", "bytes=-0"])
def test_a_part_that_is_not_there(get, letters, asked):
    response, body = get(range=asked)
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */26"
    assert body == b""
    assert "Cache-Control" not in response
    assert can_do_nothing(response)


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-3,5-6",
        "bytes=3-1",
        "bytes=--5",
        "bytes=-",
        "bytes=+1-3",
        "bytes=1_0-12",
        "bytes=a-b",
        "bytes=٣-5",
        "letters=0-3",
        "nonsense",
        "bytes=" + "9" * 5000 + "-",
    ],
)
def test_several_parts_and_nonsense_are_answered_with_the_whole(get, letters, asked):
    response, body = get(range=asked)
    assert response.status_code == 200
    assert body == LETTERS
    assert "Content-Range" not in response


def test_a_part_is_sent_only_of_the_file_of_which_the_rest_is_known(get, letters):
    whole, _ = get()
    for known in (whole["ETag"], whole["Last-Modified"]):
        assert get(range="bytes=0-3", if_range=known)[0].status_code == 206
    for known in ('"other"', http_date(0), "nonsense"):
        response, body = get(range="bytes=0-3", if_range=known)
        assert response.status_code == 200
        assert body == LETTERS


@pytest.mark.parametrize("ending", [*PICTURE_TYPES, ".PNG"])
def test_the_type_follows_the_name(get, ending):
    storages["default"].save(f"a{ending}", ContentFile(b"x"))
    response, _ = get(f"/media/a{ending}")
    assert response["Content-Type"] == PICTURE_TYPES[ending.lower()]


@pytest.mark.parametrize(
    "name", ["page.html", "a.svg", "a.png.html", "a.js", "a", "a.png.gz", "a.pdf", "é"]
)
def test_what_is_no_picture_is_only_offered_for_download(get, name):
    storages["default"].save(name, ContentFile(b"<script>alert(1)</script>"))
    response, body = get(f"/media/{name}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == "attachment"
    assert "Content-Encoding" not in response
    assert body == b"<script>alert(1)</script>"
    assert can_do_nothing(response)


def test_a_file_that_comes_while_the_site_runs_is_served(get, letters):
    assert get("/media/new.png")[0].status_code == 404
    storages["default"].save("new.png", ContentFile(b"x"))
    assert get("/media/new.png")[0].status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "",
        "pictures",
        "pictures/",
        "../db.sqlite3",
        "%2e%2e/db.sqlite3",
        "..%2fdb.sqlite3",
        "pictures/../pictures/letters.png",
        "./pictures/letters.png",
        "pictures//letters.png",
        "pictures/letters.png/",
        "pictures/letters.png/a",
        "%00",
        "pictures/%00.png",
        "pictures/letters.png%00",
        "%ff",
        "a" * 300,
        "a/" * 3000,
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "..\\..\\settings.py",
        "..%5c..%5csettings.py",
    ],
)
def test_nothing_else_is_served(get, letters, settings, path):
    (settings.MEDIA_ROOT.parent / "db.sqlite3").write_bytes(b"secret")
    response, body = get(f"/media/{path}")
    assert response.status_code in {301, 404}
    assert b"secret" not in body
    assert not is_kept_for_ever(response)


def test_hidden_files_are_not_served(get, letters, settings):
    folder = settings.MEDIA_ROOT
    (folder / ".hidden").mkdir()
    for name in (".a.png", "pictures/.unfinished-1", ".hidden/a.png"):
        (folder / name).write_bytes(b"x")
        assert get(f"/media/{name}")[0].status_code == 404
    (folder / "link.png").symlink_to(folder / ".a.png")
    assert get("/media/link.png")[0].status_code == 404


def test_links_out_of_the_folder_lead_nowhere(get, letters, settings, tmp_path):
    folder = settings.MEDIA_ROOT
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "file.png").symlink_to(tmp_path / "secret.png")
    (folder / "folder").symlink_to(tmp_path)
    (folder / "circle.png").symlink_to(folder / "circle.png")
    for name in ("file.png", "folder/secret.png", "circle.png"):
        assert get(f"/media/{name}")[0].status_code == 404
    # A neighbour whose name begins alike is outside, too.
    neighbour = folder.with_name(folder.name + "-old")
    neighbour.mkdir()
    (neighbour / "a.png").write_bytes(b"secret")
    (folder / "near.png").symlink_to(neighbour / "a.png")
    assert get("/media/near.png")[0].status_code == 404


def test_a_folder_that_is_a_link_itself_is_served(get, settings, tmp_path):
    (tmp_path / "disk").mkdir()
    settings.MEDIA_ROOT.symlink_to(tmp_path / "disk")
    storages["default"].save(NAME, ContentFile(LETTERS))
    assert get()[1] == LETTERS


def test_what_is_no_file_is_not_waited_for(get, letters, settings):
    os.mkfifo(settings.MEDIA_ROOT / "pipe.png")
    assert get("/media/pipe.png")[0].status_code == 404


def test_before_the_first_picture_there_is_nothing(get, settings):
    assert not settings.MEDIA_ROOT.exists()
    assert get()[0].status_code == 404
