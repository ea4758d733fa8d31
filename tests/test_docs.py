"""What the README and the docs say is so."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_every_setting_that_is_read_has_its_line_and_no_other_has():
    source = (ROOT / "site_project" / "settings.py").read_text("utf-8")
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z0-9_]+)"', source))
    told = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", README, re.MULTILINE))
    assert told == read


def test_every_requirement_is_pinned_and_has_its_line():
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, _, version = line.partition("==")
        assert version, f"{line} is not pinned"
        assert name.split("[")[0].lower() in README.lower(), name
    for line in (ROOT / "tests" / "requirements.txt").read_text("utf-8").splitlines():
        assert line.startswith("-r ") or "==" in line


def test_every_link_and_picture_is_there():
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        text = document.read_text("utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if "://" not in target and not target.startswith("picture:"):
                assert (document.parent / target).exists(), target


def test_the_map_names_what_is_there():
    block = README.split("## The map of the code")[1].split("```")[1]
    for name in re.findall(r"^  (\w+[/.]\w*)", block, re.MULTILINE):
        found = ROOT / "articles" / name.rstrip("/")
        assert found.exists() or (ROOT / "articles/static" / name).exists(), name


def test_the_tests_that_the_editor_s_page_names_exist():
    text = (ROOT / "docs" / "editor.md").read_text("utf-8")
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    named = set(re.findall(r"`(test_\w+)`", text))
    assert len(named) > 20
    for name in named:
        assert f"def {name}(" in tests, name
    points = re.findall(r"^\| (\d+) \|", text, re.MULTILINE)
    assert points == [str(number) for number in range(1, 27)]
