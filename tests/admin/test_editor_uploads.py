"""Files sent to the editor, attacked point by point (docs/editor.md lists them)."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import encode_multipart
from django.urls import reverse
from PIL import Image, PngImagePlugin

from articles.admin.editor import pictures
from articles.models import Picture
from articles.publishing import store_picture
from tests.factories import make_user, picture_bytes

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


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    empty = chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + empty


def animation() -> bytes:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), (90 * index, 9, 9)) for index in range(3)]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


REFUSED = {
    "a page that calls itself a GIF": (b"GIF89a<script>alert(1)</script>", "e.html"),
    "HTML as image/gif": (b"<html><script>alert(1)</script></html>", "x.gif"),
    "an SVG with a handler": (b"<svg xmlns='x' onload='alert(1)'/>", "x.svg"),
    "an SVG with entities": (b"<!DOCTYPE s [<!ENTITY a 'b'>]><svg>&a;</svg>", "x.svg"),
    "a PHP file": (b"<?php echo 1;", "x.php"),
    "nothing at all": (b"", "x.png"),
    "a cut-off picture": (picture_bytes((64, 64))[:60], "x.png"),
    "a picture of 60,000 by 60,000": (png_header(60_000, 60_000), "x.png"),
    "a picture of 13,000 by 13,000": (png_header(13_000, 13_000), "x.png"),
    "an animation": (animation(), "x.gif"),
    "a file of 11 MB": (b"\x89PNG\r\n\x1a\n" + bytes(11 * 1024 * 1024), "x.png"),
    "a PDF": (b"%PDF-1.7 ...", "x.jpg"),
    "an archive": (b"PK\3\4" + bytes(60), "x.png"),
    # The harmless file by which virus scanners are tried, in two pieces so that this
    # one isn't taken for it.
    "what scanners look for": (
        rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS" + b"-TEST-FILE!$H+H*",
        "x.png",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("kind", ["image/gif", "image/png", "image/svg+xml"])
def test_what_is_no_picture_is_refused_in_a_sentence(writer, settings, what, kind):
    data, name = REFUSED[what]
    response = upload(writer, data, name, kind)
    assert response.status_code == 400
    sentence = response.json()["error"]
    assert sentence.endswith(".")
    assert "Error" not in sentence
    assert Picture.objects.count() == 0
    assert stored_files(settings) == []


def test_a_request_far_too_large_is_refused(writer, settings):
    response = upload(writer, bytes(13 * 1024 * 1024))
    assert response.status_code == 400
    assert (
        "This picture is 13 MB; the most we take is 10." in (response.json()["error"])
    )
    assert stored_files(settings) == []


def test_five_thousand_fields_are_refused_and_leave_nothing(writer, settings):
    many = {f"field{number}": "x" for number in range(5_000)}
    file = SimpleUploadedFile("photo.png", picture_bytes(), "image/png")
    address = reverse("admin:articles_editor_upload")
    response = writer.post(address, many | {"image": file})
    assert response.status_code == 400
    assert Picture.objects.count() == 0
    assert stored_files(settings) == []


def test_an_upload_that_was_cut_off_leaves_nothing(writer, settings):
    file = SimpleUploadedFile("photo.png", picture_bytes(), "image/png")
    whole = encode_multipart("x", {"image": file})
    for cut in range(0, len(whole) - 20, 41):
        response = writer.generic(
            "POST",
            reverse("admin:articles_editor_upload"),
            whole[:cut],
            content_type="multipart/form-data; boundary=x",
        )
        assert response.status_code == 400, cut
    assert stored_files(settings) == []


def test_an_upload_without_a_file_is_refused_in_words(writer):
    response = writer.post(reverse("admin:articles_editor_upload"))
    assert response.status_code == 400
    assert response.json()["error"]


def test_a_broken_upload_is_no_server_fault(writer):
    response = writer.generic(
        "POST",
        reverse("admin:articles_editor_upload"),
        b"--x\r\nContent-Disposition: form-data; name=image; filename=a\r\n",
        content_type="multipart/form-data; boundary=x",
    )
    assert response.status_code == 400
    response = writer.generic(
        "POST",
        reverse("admin:articles_editor_upload"),
        b"",
        content_type="multipart/form-data",
    )
    assert response.status_code == 400


NAMES = [
    "../../evil.png",
    "/etc/passwd",
    "evil.html",
    "evil.php.png",
    "a\x00b.png",
    "CON",
    ".htaccess",
    "",
    " ",
    "ü☃.png",
    "a" * 400 + ".png",
    "x.png;.html",
    "<script>.png",
    "..\\..\\evil.png",
    "a\r\nb.png",
    "C:\\Windows\\win.ini",
    "%2e%2e%2fevil.png",
    "....//evil.png",
    "-rf.png",
    "$(touch evil).png",
    "\u202egnp.exe",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_named_by_its_content_and_never_by_its_sender(writer, settings, name):
    upload(writer, picture_bytes(), name or "x", "text/html")
    for path in stored_files(settings):
        assert path.parent == settings.MEDIA_ROOT / "pictures"
        assert path.suffix == ".png"
        assert path.stem.isalnum()
        assert len(path.stem) == 32


@pytest.mark.parametrize("name", [".", "..", "evil.png/", "../", "a; b=c.png"])
def test_a_name_that_is_none_is_no_server_fault(writer, settings, name):
    """As a program sends it; a browser sends no such name."""
    body = (
        f'--x\r\nContent-Disposition: form-data; name="image"; filename="{name}"\r\n'
        "Content-Type: image/png\r\n\r\n"
    ).encode() + picture_bytes()
    response = writer.generic(
        "POST",
        reverse("admin:articles_editor_upload"),
        body + b"\r\n--x--\r\n",
        content_type="multipart/form-data; boundary=x",
    )
    assert response.status_code in {200, 400}
    for path in stored_files(settings):
        assert path.parent == settings.MEDIA_ROOT / "pictures"
        assert len(path.stem) == 32


def test_a_picture_is_upright_and_bare_and_the_text_gets_a_picture(writer, settings):
    source = Image.new("RGB", (40, 20), (10, 20, 200))
    source.paste((200, 20, 10), (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    buffer = io.BytesIO()
    source.save(buffer, "JPEG", exif=exif, comment=b"SecretComment", quality=95)
    response = upload(writer, buffer.getvalue(), "IMG_1.JPG", "image/jpeg")
    picture = Picture.objects.get()
    code = response.json()["image_code"]
    assert code == f"![describe this picture](picture:{picture.key})"
    assert (picture.width, picture.height) == (20, 40)
    with picture.file.open() as file:
        data = file.read()
    assert b"Secret" not in data
    stored = Image.open(io.BytesIO(data))
    assert not stored.getexif()
    top, bottom = stored.getpixel((10, 5)), stored.getpixel((10, 35))
    assert top[0] > top[2]
    assert bottom[2] > bottom[0]
    html = preview(writer, code).json()["html"]
    assert f'src="{picture.file.url}"' in html
    assert 'alt="describe this picture"' in html


def test_text_in_a_png_is_not_kept(writer):
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "SecretComment")
    buffer = io.BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 90)).save(buffer, "PNG", pnginfo=info)
    upload(writer, buffer.getvalue() + b"<script>Secret</script>")
    with Picture.objects.get().file.open() as file:
        assert b"Secret" not in file.read()


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_the_usual_formats_are_taken(writer, file_format):
    data = picture_bytes((60, 40), file_format=file_format)
    assert upload(writer, data, "x.bin", "application/x").status_code == 200


def test_a_large_picture_keeps_its_sharpness(writer):
    upload(writer, picture_bytes((1600, 900)))
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (1600, 900)


def test_the_same_picture_is_stored_once(writer, settings):
    first = upload(writer, picture_bytes()).json()
    assert upload(writer, picture_bytes(), "other.png").json() == first
    assert len(stored_files(settings)) == 1


def test_a_description_of_any_words_comes_back_whole(writer):
    alt = r"A sign: [open] \ 24 hours"
    store_picture(picture_bytes(), alt=alt)
    code = upload(writer, picture_bytes()).json()["image_code"]
    assert f'alt="{alt}"' in preview(writer, code).json()["html"]


def test_an_hour_takes_only_so_many_pictures(writer, monkeypatch, settings):
    monkeypatch.setattr(pictures, "UPLOADS_AN_HOUR", 2)
    for colour in [(1, 2, 3), (4, 5, 6)]:
        assert upload(writer, picture_bytes(colour=colour)).status_code == 200
    response = upload(writer, picture_bytes(colour=(7, 8, 9)))
    assert response.status_code == 429
    assert len(stored_files(settings)) == 2
