"""`manage.py import_redirects`: a list of old addresses, with a dry run."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Redirect
from tests.factories import make_live

pytestmark = pytest.mark.django_db

GOOD = "Old;New\r\n/a;/articles/on-grief/\r\n/b;https://a.example/\r\n/c;/b\r\n"


@pytest.fixture
def file(tmp_path):
    make_live("On grief", slug="on-grief")
    path = tmp_path / "list.csv"
    path.write_text(GOOD, "utf-8-sig")
    return path


def run(file, *options, capsys):
    call_command("import_redirects", str(file), *options)
    return capsys.readouterr().out


def test_a_dry_run_says_what_would_be_done_and_does_nothing(file, capsys):
    told = run(file, "--dry-run", capsys=capsys)
    assert "A dry run: nothing is changed." in told
    assert "Line 2: new, /a leads to “On grief”" in told
    assert "3 new, 0 changed, 0 unchanged, 0 refused." in told
    assert not Redirect.objects.exists()


def test_run_twice_it_changes_nothing(file, capsys):
    run(file, capsys=capsys)
    rows = list(Redirect.objects.values())
    assert [row["target"] for row in rows] == ["", *["https://a.example/"] * 2]
    told = run(file, capsys=capsys)
    assert "0 new, 0 changed, 3 unchanged, 0 refused." in told
    assert list(Redirect.objects.values()) == rows


def test_refused_lines_are_told_by_number_and_the_others_are_done(file, capsys):
    file.write_text(GOOD + "/feed/;/b\r\n/x;javascript:y\r\n", "utf-8")
    with pytest.raises(SystemExit) as end:
        call_command("import_redirects", str(file))
    told = capsys.readouterr()
    assert end.value.code == 1
    assert "Line 5: refused. The site itself answers at “/feed”" in told.err
    assert "Line 6: refused. Begin with “/”" in told.err
    assert Redirect.objects.count() == 3


@pytest.mark.parametrize("data", [b"", b"/a\0 /b", b"/a /b\n" * 300_000])
def test_what_is_no_list_is_said_in_words(file, data):
    file.write_bytes(data)
    with pytest.raises(CommandError):
        call_command("import_redirects", str(file))


def test_a_file_that_is_not_there_is_said_in_words(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(CommandError, match="It can't be read"):
            call_command("import_redirects", str(path))
