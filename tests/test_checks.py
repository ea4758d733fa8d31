"""Every way to set the site up wrongly has a number, and a hint."""

import subprocess

import pytest
from django.core.checks import run_checks
from django.urls import include, path

from articles import checks
from tests.processes import run

urlpatterns = [path("markdownx/", include("markdownx.urls"))]


def found(deploy: bool = False) -> set[str]:
    messages = run_checks(include_deployment_checks=deploy)
    assert all(message.hint for message in messages if "articles" in message.id)
    return {message.id for message in messages if message.id.startswith("articles")}


@pytest.mark.parametrize(
    ("site_url", "numbers"),
    [
        ("http://127.0.0.1:8000", set()),
        ("http://localhost", set()),
        ("https://blog.example", set()),
        ("http://blog.example", {"articles.E002"}),
        ("blog.example", {"articles.E001"}),
        ("", {"articles.E001"}),
        ("ftp://blog.example", {"articles.E001"}),
        ("https://blog.example/path", {"articles.E001"}),
        ("https://blog.example:x", {"articles.E001"}),
        ("https://other.example", {"articles.E003"}),
    ],
)
def test_the_site_s_address(settings, site_url, numbers):
    settings.SITE_URL = site_url
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "blog.example"]
    assert found() == numbers


def test_any_host_at_all(settings):
    settings.SITE_URL = "https://blog.example"
    settings.ALLOWED_HOSTS = ["*"]
    assert found() == {"articles.W004"}


def test_a_whole_domain_is_fine(settings):
    settings.SITE_URL = "https://blog.practice.example"
    settings.ALLOWED_HOSTS = [".practice.example"]
    assert found() == set()


def test_a_deployment_without_https(settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert "articles.W005" in found(deploy=True)
    assert "articles.W005" not in found()


def test_the_editor_s_open_addresses(settings):
    settings.ROOT_URLCONF = __name__
    messages = checks.check_editor_addresses(None)
    assert [message.id for message in messages] == ["articles.E006"]


STORE = {
    "S3_BUCKET": "pictures",
    "S3_PUBLIC_URL": "https://cdn.example/blog/",
    "S3_ENDPOINT_URL": "https://s3.store.example",
    "S3_REGION": "eu-central-1",
    "S3_ACCESS_KEY_ID": "key",
    "S3_SECRET_ACCESS_KEY": "secret",
}


@pytest.mark.parametrize(
    ("change", "numbers"),
    [
        ({}, set()),
        ({"S3_BUCKET": "", "S3_PUBLIC_URL": ""}, set()),
        ({"S3_PUBLIC_URL": ""}, {"articles.E008"}),
        ({"S3_PUBLIC_ORIGIN": ""}, {"articles.E009"}),
        ({"S3_PUBLIC_ORIGIN": "http://cdn.example"}, {"articles.E010"}),
        ({"S3_ENDPOINT_URL": ""}, set()),
        ({"S3_ENDPOINT_URL": "s3.store.example"}, {"articles.E011"}),
        ({"S3_ENDPOINT_URL": "https://[s3"}, {"articles.E011"}),
        ({"S3_ENDPOINT_URL": "https://s3:x"}, {"articles.E011"}),
        ({"S3_ACCESS_KEY_ID": "", "S3_SECRET_ACCESS_KEY": ""}, set()),
        ({"S3_ACCESS_KEY_ID": ""}, {"articles.E012"}),
        ({"S3_SECRET_ACCESS_KEY": ""}, {"articles.E012"}),
    ],
)
def test_a_store_of_pictures(settings, monkeypatch, change, numbers):
    monkeypatch.setattr(checks, "find_spec", lambda name: True)
    settings.SITE_URL = "https://blog.example"
    settings.ALLOWED_HOSTS = ["blog.example"]
    values = {**STORE, "S3_PUBLIC_ORIGIN": "https://cdn.example", **change}
    for name in values:
        setattr(settings, name, values[name])
    assert found() == numbers


def test_a_store_of_pictures_over_http_on_this_machine(settings, monkeypatch):
    monkeypatch.setattr(checks, "find_spec", lambda name: True)
    settings.SITE_URL = "http://127.0.0.1:8000"
    settings.S3_BUCKET = "pictures"
    settings.S3_PUBLIC_URL = "http://127.0.0.1:9000/pictures"
    settings.S3_PUBLIC_ORIGIN = "http://127.0.0.1:9000"
    assert found() == set()


@pytest.mark.parametrize("missing", ["storages", "boto3"])
def test_a_store_of_pictures_without_its_packages(settings, monkeypatch, missing):
    monkeypatch.setattr(checks, "find_spec", lambda name: name != missing)
    settings.SITE_URL = "http://127.0.0.1:8000"
    settings.S3_BUCKET = "pictures"
    settings.S3_PUBLIC_URL = "https://cdn.example"
    settings.S3_PUBLIC_ORIGIN = "https://cdn.example"
    assert found() == {"articles.E007"}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return run(*arguments, environment=environment)


def test_a_deployment_over_https_has_nothing_to_mend(tmp_path):
    answer = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        DATA_DIR=str(tmp_path),
        SITE_URL="https://blog.example",
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == "System check identified no issues (0 silenced).\n"


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path):
    manage("check", DATA_DIR=str(tmp_path))
    key = tmp_path / "secret_key"
    assert key.stat().st_mode & 0o777 == 0o600
    first = key.read_text()
    assert len(first) > 50
    manage("check", DATA_DIR=str(tmp_path))
    assert key.read_text() == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"TIME_ZONE": "Mars/Olympus"}, "TIME_ZONE is “Mars/Olympus”"),
        ({"DATABASE_URL": "mysql://u:p@127.0.0.1/x"}, "DATABASE_URL names no database"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL names no database"),
        ({"SITE_URL": "http://[bad"}, "articles.E001"),
        ({"DATA_DIR": "/proc/nowhere"}, "DATA_DIR"),
        ({"DATA_DIR": "/dev/null"}, "DATA_DIR"),
    ],
)
def test_what_can_not_be_set_up_is_said_in_a_sentence(tmp_path, environment, sentence):
    answer = manage("check", **{"DATA_DIR": str(tmp_path)} | environment)
    assert answer.returncode == 1
    assert sentence in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_folder_of_any_name_holds_the_whole_site(tmp_path):
    folder = tmp_path / "a b%20#1?é"
    answer = manage("migrate", "-v0", DATA_DIR=str(folder))
    assert answer.returncode == 0, answer.stderr
    assert {path.name for path in folder.iterdir()} >= {"secret_key", "db.sqlite3"}
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_an_empty_value_counts_as_none(tmp_path):
    names = ["SITE_URL", "DATABASE_URL", "TIME_ZONE", "SECRET_KEY"]
    answer = manage("check", DATA_DIR=str(tmp_path), **dict.fromkeys(names, ""))
    assert answer.returncode == 0, answer.stderr


def test_everything_about_cookies_and_transport_follows_the_scheme(tmp_path):
    code = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,"
        "s.SECURE_HSTS_SECONDS > 0, s.SECURE_PROXY_SSL_HEADER is not None, s.DEBUG)"
    )
    for url, told in [
        ("https://blog.example", "True True True True True False"),
        ("http://127.0.0.1:8000", "False False False False False False"),
    ]:
        answer = manage(
            "shell", "-v0", "-c", code, DATA_DIR=str(tmp_path), SITE_URL=url
        )
        assert answer.stdout.strip() == told


def told_by_settings(code: str, tmp_path, **environment: str) -> str:
    answer = run(
        code=f"from site_project import settings as s; {code}",
        environment={"DATA_DIR": str(tmp_path)} | environment,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_without_a_bucket_pictures_lie_here_and_come_from_here(tmp_path):
    code = (
        "print(s.STORAGES['default']['BACKEND'],"
        "*s.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'])"
    )
    here = "articles.storage.WholeFileStorage 'self'"
    for change in ({}, {"S3_BUCKET": ""}, {**STORE, "S3_BUCKET": ""}):
        assert told_by_settings(code, tmp_path, **change) == here


def test_a_bucket_s_settings_reach_its_storage(tmp_path):
    code = (
        "from django.utils.module_loading import import_string as i;"
        "d = s.STORAGES['default']; b = i(d['BACKEND'])(**d['OPTIONS']);"
        "print(b.bucket, b.endpoint_url, b.region, b.access_key, b.secret_key);"
        "print(b.url('pictures/a.png'))"
    )
    assert told_by_settings(code, tmp_path, **STORE).splitlines() == [
        "pictures https://s3.store.example eu-central-1 key secret",
        "https://cdn.example/blog/pictures/a.png",
    ]


@pytest.mark.parametrize(
    ("public_url", "origin"),
    [
        ("https://cdn.example", "https://cdn.example"),
        ("https://CDN.example:8443/blog/", "https://cdn.example:8443"),
        ("http://[::1]:9000/b", "http://[::1]:9000"),
        ("https://cdn.example;script-src", ""),
        ("https://cdn.example; script-src *", ""),
        ("https://cdn.example/a b", ""),
        ("https://cdn.example/?a", ""),
        ("https://user@cdn.example", ""),
        ("https://*", ""),
        ("ftp://cdn.example", ""),
        ("cdn.example", ""),
        ("https://[bad", ""),
        ("https://", ""),
    ],
)
def test_browsers_may_load_pictures_from_that_origin_alone(
    tmp_path, public_url, origin
):
    code = "print(s.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'][1:])"
    told = told_by_settings(
        code, tmp_path, S3_BUCKET="pictures", S3_PUBLIC_URL=public_url
    )
    assert told == str([origin] if origin else [])


def test_a_store_that_is_set_up_wrongly_is_said_in_a_sentence(tmp_path):
    for change, sentence in [
        ({"S3_PUBLIC_URL": ""}, "articles.E008"),
        ({"S3_PUBLIC_URL": "cdn.example"}, "articles.E009"),
        (
            {
                "S3_PUBLIC_URL": "http://cdn.example",
                "SITE_URL": "https://blog.example",
            },
            "articles.E010",
        ),
    ]:
        answer = manage("check", DATA_DIR=str(tmp_path), **STORE | change)
        assert answer.returncode == 1
        assert sentence in answer.stderr
        assert "Traceback" not in answer.stderr
