"""Where pictures lie: a folder that holds whole files, or a store elsewhere."""

import errno
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from articles import storage as stores
from articles.imaging import PictureError
from articles.models import Picture
from articles.publishing import store_picture
from tests.factories import make_picture, picture_bytes

ROOT = Path(__file__).resolve().parent.parent
WEEK = timedelta(days=7)


def files_in(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    )


class Broken(ContentFile):
    """A content that ends with a fault half way."""

    def __init__(self, fault: BaseException) -> None:
        super().__init__(b"half")
        self.fault = fault

    def chunks(self, chunk_size=None):
        yield b"half"
        raise self.fault


# A folder


def test_files_lie_where_the_setting_says(settings, tmp_path):
    for folder in (tmp_path / "one", tmp_path / "two"):
        settings.MEDIA_ROOT = folder
        assert storages["default"].save("pictures/a.png", ContentFile(b"whole"))
        assert files_in(folder) == ["pictures/a.png"]


def test_a_file_is_read_as_it_was_written_and_has_the_permissions_that_are_set(
    settings,
):
    settings.FILE_UPLOAD_PERMISSIONS = 0o640
    settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
    assert storages["default"].save("a/b/c.png", ContentFile(b"\x00" * 300_000))
    with storages["default"].open("a/b/c.png") as file:
        assert file.read() == b"\x00" * 300_000
    folder = settings.MEDIA_ROOT
    assert (folder / "a/b/c.png").stat().st_mode & 0o777 == 0o640
    assert (folder / "a").stat().st_mode & 0o777 == 0o750
    assert (folder / "a/b").stat().st_mode & 0o777 == 0o750


def test_a_name_that_is_taken_stays_the_name(settings):
    for content in (b"same", b"same"):
        assert storages["default"].save("a.png", ContentFile(content)) == "a.png"
    assert files_in(settings.MEDIA_ROOT) == ["a.png"]
    assert storages["default"].save("b.txt", ContentFile("words")) == "b.txt"
    assert (settings.MEDIA_ROOT / "b.txt").read_text() == "words"


@pytest.mark.parametrize("name", ["../a.png", "/a.png", "a/../../b.png"])
def test_nothing_is_written_outside(settings, name):
    with pytest.raises(SuspiciousFileOperation):
        storages["default"].save(name, ContentFile(b"x"))


@pytest.mark.parametrize(
    "fault", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), ValueError()]
)
def test_a_write_that_fails_leaves_nothing_and_says_so(settings, fault):
    with pytest.raises(type(fault)) as raised:
        storages["default"].save("a.png", Broken(fault))
    assert raised.value is fault
    assert files_in(settings.MEDIA_ROOT) == []


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_there(settings, monkeypatch, step):
    storages["default"].save("a.png", ContentFile(b"old"))

    def full(*arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError, match="No space left") as raised:
        storages["default"].save("a.png", ContentFile(b"new"))
    assert raised.value.errno == errno.ENOSPC
    assert files_in(settings.MEDIA_ROOT) == ["a.png"]
    assert (settings.MEDIA_ROOT / "a.png").read_bytes() == b"old"


KILLED = """
import os, signal, sys
from django.conf import settings
settings.configure(MEDIA_ROOT=sys.argv[1])
from django.core.files.base import ContentFile
from articles.storage import WholeFileStorage
def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)
class Content(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"x" * 100_000
        if sys.argv[2] == "writing":
            die()
        yield b"x" * 100_000
if sys.argv[2] != "writing":
    setattr(os, sys.argv[2], die)
WholeFileStorage().save("pictures/a.png", Content(b""))
"""


@pytest.mark.parametrize("moment", ["writing", "fsync", "replace"])
def test_a_killed_process_leaves_no_half_file_and_its_rest_is_swept(settings, moment):
    folder = settings.MEDIA_ROOT
    (folder / "pictures").mkdir(parents=True)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), moment], cwd=ROOT, timeout=60
    )
    assert killed.returncode == -9
    (left,) = files_in(folder)
    assert Path(left).name.startswith(".")
    assert not storages["default"].exists("pictures/a.png")
    assert storages["default"].listdir("pictures") == ([], [])

    assert storages["default"].sweep_unfinished(WEEK) == 0
    month_ago = time.time() - 30 * 86400
    os.utime(folder / left, (month_ago, month_ago))
    storages["default"].save("pictures/b.png", ContentFile(b"whole"))
    os.utime(folder / "pictures/b.png", (month_ago, month_ago))
    assert storages["default"].sweep_unfinished(WEEK) == 1
    assert files_in(folder) == ["pictures/b.png"]
    assert storages["default"].listdir("pictures") == ([], ["b.png"])


def test_a_folder_that_was_never_made_has_nothing_to_sweep(settings):
    assert not settings.MEDIA_ROOT.exists()
    assert storages["default"].sweep_unfinished(timedelta(0)) == 0


# A store elsewhere

BUCKET = "pictures-of-the-blog"
READABLE = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": f"arn:aws:s3:::{BUCKET}/*",
        }
    ],
}


@pytest.fixture(scope="module")
def endpoint():
    """The address of a store on this machine, with one bucket."""
    moto = pytest.importorskip(
        "moto.server", reason="needs the packages of tests/requirements.txt"
    )
    boto3 = pytest.importorskip("boto3")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    client = boto3.client(
        "s3",
        endpoint_url=address,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
    )
    client.create_bucket(Bucket=BUCKET)
    client.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(READABLE))
    client.close()
    yield address
    server.stop()


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch):
    """Neither a proxy nor keys of whoever runs the tests."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


def options(address: str, **other) -> dict[str, str]:
    return {
        "bucket": BUCKET,
        "endpoint_url": address,
        "region": "us-east-1",
        "access_key": "key",
        "secret_key": "secret",
        "public_url": f"{address}/{BUCKET}",
    } | other


def stored_at(settings, address: str, **other) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "articles.storage.BucketStorage",
            "OPTIONS": options(address, **other),
        }
    }


@pytest.fixture
def bucket(settings, endpoint):
    stored_at(settings, endpoint)
    yield storages["default"]
    folders, files = storages["default"].listdir("pictures")
    within = [
        f"{folder}/{name}"
        for folder in folders
        for name in storages["default"].listdir(f"pictures/{folder}")[1]
    ]
    for name in (*files, *within):
        storages["default"].delete(f"pictures/{name}")


@pytest.fixture
def nowhere():
    pytest.importorskip("storages")
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.django_db
def test_a_picture_of_a_store_is_read_at_its_public_address(bucket, endpoint, settings):
    picture = make_picture(alt="A cup")
    assert picture.file.url == f"{endpoint}/{BUCKET}/{picture.file.name}"
    with urllib.request.urlopen(picture.file.url, timeout=10) as answer:
        body = answer.read()
        assert answer.headers["Content-Type"] == picture.content_type
        cache = answer.headers["Cache-Control"]
        assert cache == "public, max-age=31536000, immutable"
        assert "Content-Disposition" not in answer.headers
    with storages["default"].open(picture.file.name) as file:
        assert file.read() == body
    assert storages["default"].size(picture.file.name) == len(body)
    assert not settings.MEDIA_ROOT.exists()


@pytest.mark.django_db
def test_equal_pictures_are_stored_once(bucket):
    data = picture_bytes()
    first, second = store_picture(data), store_picture(data)
    assert first == second
    stored = storages["default"].listdir("pictures")[1]
    assert len(stored) == 1
    name = f"pictures/{stored[0]}"
    assert storages["default"].save(name, ContentFile(data)) == name
    assert storages["default"].listdir("pictures")[1] == stored


@pytest.mark.django_db
def test_a_deleted_picture_is_gone_from_the_store(bucket):
    picture = make_picture(alt="A cup")
    name, url = picture.file.name, picture.file.url
    assert storages["default"].exists(name)
    storages["default"].delete(name)
    storages["default"].delete(name)
    assert not storages["default"].exists(name)
    with pytest.raises(FileNotFoundError):
        storages["default"].open(name)
    with pytest.raises(FileNotFoundError):
        storages["default"].size(name)
    with pytest.raises(urllib.error.HTTPError, match="404") as raised:
        urllib.request.urlopen(url, timeout=10)
    raised.value.close()


def test_what_is_no_picture_is_only_offered_for_download(bucket):
    storages["default"].save("pictures/page.html", ContentFile(b"<script></script>"))
    url = storages["default"].url("pictures/page.html")
    with urllib.request.urlopen(url, timeout=10) as answer:
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"


@pytest.mark.django_db
def test_the_blog_serves_no_files_of_a_store(bucket, client):
    picture = make_picture(alt="A cup")
    assert client.get(f"/media/{picture.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("public_url", "url"),
    [
        ("https://cdn.example", "https://cdn.example/pictures/a%20b.png"),
        ("https://cdn.example/blog/", "https://cdn.example/blog/pictures/a%20b.png"),
    ],
)
def test_addresses_are_unsigned_and_asked_of_nobody(public_url, url):
    store = stores.BucketStorage(bucket="b", public_url=public_url)
    assert store.url("pictures/a b.png") == url


def reasons(store) -> list[str]:
    """What each way to use a store says where none of them goes well."""
    ways = [
        lambda: store.exists("pictures/a.png"),
        lambda: store.save("pictures/a.png", ContentFile(b"x")),
        lambda: store.open("pictures/a.png"),
        lambda: store.delete("pictures/a.png"),
        lambda: store.size("pictures/a.png"),
        lambda: store.listdir("pictures"),
        lambda: store.get_modified_time("pictures/a.png"),
    ]
    found = []
    for way in ways:
        with pytest.raises(OSError, match="picture store") as raised:
            way()
        found.append(str(raised.value))
    return found


def test_a_store_that_is_down_is_said_in_a_sentence(nowhere):
    begun = time.monotonic()
    store = stores.BucketStorage(**options(nowhere))
    assert set(reasons(store)) == {"The picture store can't be reached."}
    assert time.monotonic() - begun < 30


def test_a_store_that_never_answers_is_not_waited_for(monkeypatch):
    pytest.importorskip("storages")
    monkeypatch.setattr(stores, "READ_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        store = stores.BucketStorage(**options(f"http://127.0.0.1:{port}"))
        begun = time.monotonic()
        with pytest.raises(OSError, match="can't be reached"):
            store.save("pictures/a.png", ContentFile(b"x"))
        assert time.monotonic() - begun < 10


def test_what_a_store_refuses_is_said_in_a_sentence(endpoint):
    store = stores.BucketStorage(**options(endpoint, bucket="another-bucket"))
    with pytest.raises(OSError, match=r"refused \(NoSuchBucket\)"):
        store.save("pictures/a.png", ContentFile(b"x"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint_url": "nonsense"},
        {"bucket": "no bucket's name"},
        {"access_key": "", "secret_key": ""},
    ],
)
def test_a_store_that_is_set_up_wrongly_is_an_oserror(endpoint, wrong, monkeypatch):
    monkeypatch.setenv("HOME", "/nonexistent")
    store = stores.BucketStorage(**options(endpoint) | wrong)
    assert len(reasons(store)) == 7


def test_a_store_without_a_public_address_can_not_be_used():
    with pytest.raises(ImproperlyConfigured, match="S3_PUBLIC_URL"):
        stores.BucketStorage(bucket="b", public_url="")


def test_a_store_without_its_packages_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "storages.backends.s3", None)
    store = stores.BucketStorage(bucket="b", public_url="https://cdn.example")
    with pytest.raises(ImproperlyConfigured, match="django-storages"):
        store.exists("a.png")


@pytest.mark.django_db
def test_nothing_is_kept_of_a_picture_that_can_not_be_stored(settings, nowhere):
    stored_at(settings, nowhere)
    with pytest.raises(PictureError, match="couldn't be stored just now"):
        store_picture(picture_bytes())
    assert not Picture.objects.exists()
