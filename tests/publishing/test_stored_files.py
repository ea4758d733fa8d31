"""No file that is stored betrays whoever took the picture, and each is as it looked."""

import json
import os
import shutil
import statistics
import subprocess

import pytest
from django.core.files.storage import storages
from PIL import Image, ImageChops, ImageStat

from articles.imaging import CROPS, Found, clean
from articles.models import Picture
from articles.publishing import store_picture, work
from tests.photos import SECRET, UPRIGHT, phone_photo, upright_picture
from tests.stored import stored_names

EXIFTOOL = shutil.which("exiftool")
# What exiftool says of the file itself and of its pixels, and nothing of its story.
PLAIN_GROUPS = {"ExifTool", "File", "JFIF", "RIFF", "QuickTime", "Composite", "PNG"}
PLAIN_GROUPS |= {"Meta", "SourceFile"}


@pytest.fixture
def picture(db) -> Picture:
    store_picture(phone_photo())
    assert [fault for _, fault in work()] == [None]
    return Picture.objects.get()


def files(picture: Picture) -> dict[str, bytes]:
    found = {}
    for name in picture.file_names():
        with storages["default"].open(name) as file:
            found[name] = file.read()
    return found


def test_the_photograph_really_carries_all_that(tmp_path):
    assert clean(phone_photo()).found == Found(True, True, True, True)
    if EXIFTOOL:
        said = exiftool([_written(tmp_path, phone_photo())])[0]
        for group in ("EXIF", "XMP", "IPTC"):
            assert any(name.startswith(f"{group}:") for name in said), group
        assert "EXIF:ThumbnailImage" in said
        assert "File:Comment" in said
        assert "EXIF:GPSLatitude" in said


def test_no_stored_file_carries_any_of_it(picture):
    for name, data in files(picture).items():
        assert SECRET not in data, name
        assert b"GPS" not in data, name
        with Image.open(storages["default"].path(name)) as image:
            assert not dict(image.getexif()), name
            for key in ("exif", "xmp", "photoshop", "comment", "icc_profile"):
                assert not image.info.get(key), (name, key)


def test_exiftool_finds_nothing_of_it_in_any_stored_file(picture):
    if EXIFTOOL is None:
        message = (
            "There is no exiftool; `apt install libimage-exiftool-perl` brings it."
        )
        if os.environ.get("REQUIRE_EXIFTOOL"):
            pytest.fail(message)
        pytest.skip(message)
    paths = [storages["default"].path(name) for name in picture.file_names()]
    said = exiftool(paths)

    assert len(said) == len(paths) > 10
    for answer in said:
        groups = {name.split(":")[0] for name in answer}
        assert groups <= PLAIN_GROUPS, answer
        assert not {n for n in answer if "Comment" in n or "Thumbnail" in n}, answer


def test_everything_on_the_disk_belongs_to_the_picture(picture):
    assert stored_names() == set(picture.file_names())


def test_it_stands_upright_with_its_colours(picture):
    assert (picture.width, picture.height) == UPRIGHT
    for name in picture.file_names():
        crop = next((c for c in CROPS if f"-{c}-" in name), "whole")
        if crop != "whole":
            continue
        with Image.open(storages["default"].path(name)) as image:
            shown = image.convert("RGB")
        difference = ImageChops.difference(shown, upright_picture(shown.size))
        assert statistics.mean(ImageStat.Stat(difference).mean) <= 2, name


def exiftool(paths: list[str]) -> list[dict]:
    command = [EXIFTOOL, "-json", "-G", "-a", "-u", "-q", *paths]
    run = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return json.loads(run.stdout)


def _written(folder, data: bytes) -> str:
    path = folder / "photo.jpg"
    path.write_bytes(data)
    return str(path)
