"""The house's rules about who may import whom, read from the source."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = {
    "rendering": 0,
    "imaging": 0,
    "words": 0,
    "storage": 0,
    "sentences": -1,
    "querysets": 1,
    "models": 1,
    "publishing": 2,
    "search": 2,
    "exchange": 2,
    "admin": 3,
    "public": 3,
}
# Whatever starts the layers stands above them all.
ABOVE = {"management", "checks", "apps", "templatetags", "migrations"}
LOADERS = {"load.py", "dump.py"}
NAMELESS = {"utils", "helpers", "common", "services"}

FILES = [
    path
    for path in sorted((ROOT / "articles").rglob("*.py"))
    if "migrations" not in path.parts
]


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / "articles").parts[0].removesuffix(".py")


@cache
def imports_of(path: Path) -> list[tuple[str, str]]:
    """The modules that a file imports, each with the name taken from it, or ""."""
    package = path.relative_to(ROOT).parent.parts
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])])
            found += [(module, alias.name) for alias in node.names]
    return found


def targets(path: Path) -> list[tuple[str, str]]:
    """The parts of `articles` that a file imports, with what it takes."""
    found = []
    for module, name in imports_of(path):
        parts = module.split(".")
        if parts[0] == "articles":
            found.append((parts[1] if len(parts) > 1 else name, name))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(path):
    here = part_of(path)
    for target, _ in targets(path):
        if here in LAYERS and target != here:
            assert target in LAYERS, f"{here} imports {target}"
            # The rule of what is live and the nouns it is about stand together.
            assert (
                LAYERS[target] < LAYERS[here]
                or {here, target}
                == {
                    "models",
                    "querysets",
                }
                or (here, target) == ("exchange", "publishing")
            ), f"{here} -> {target}"
    assert here in {*LAYERS, *ABOVE, "__init__"}, f"a part with no layer: {here}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_in_the_app_knows_the_project(path):
    assert not [name for name, _ in imports_of(path) if name.startswith("site_project")]


def test_public_code_never_touches_the_working_copy():
    for path in (ROOT / "articles" / "public").rglob("*.py"):
        names = {name for _, name in imports_of(path)}
        assert not names & {"Post", "Address", "PublishingRecord"}, path
        source = path.read_text("utf-8")
        for word in (
            "live_from",
            "live_until",
            "ready_for_review",
            ".post.",
            "post__",
        ):
            assert word not in source, f"{path.name} names {word}"


def test_readers_and_writers_of_documents_import_no_model_and_no_django():
    for path in (ROOT / "articles" / "exchange").rglob("*.py"):
        if path.name in LOADERS:
            continue
        modules = {module.split(".")[0] for module, _ in imports_of(path)}
        assert "django" not in modules, path
        parts = {target for target, _ in targets(path)}
        assert parts <= {"exchange", "sentences"}, path


@pytest.mark.parametrize("layer", ["rendering", "imaging", "sentences", "words"])
def test_the_lowest_layer_knows_no_django(layer):
    for path in filter(lambda path: part_of(path) == layer, FILES):
        assert "django" not in {m.split(".")[0] for m, _ in imports_of(path)}, path


def test_the_nouns_are_imported_from_the_models_package():
    for path in FILES:
        if part_of(path) == "models":
            continue
        for module, _ in imports_of(path):
            assert not module.startswith("articles.models."), f"{path}: {module}"


def test_no_module_has_a_name_that_says_nothing():
    assert not [path for path in FILES if path.stem in NAMELESS]


def test_stored_html_is_the_only_text_marked_safe_in_public_templates():
    allowed = {
        "edition.shown_html|safe",
        "call.text_html|safe",
        "site.home_text_html|safe",
        "site.footer_text_html|safe",
        "site.call_to_action_html|safe",
        "site.disclaimer_html|safe",
        "site.crisis_notice_html|safe",
        "author.bio_html|safe",
    }
    for path in (ROOT / "templates").rglob("*.html"):
        source = path.read_text("utf-8")
        assert "autoescape off" not in source, path
        for piece in source.split("{{")[1:]:
            expression = piece.split("}}")[0].replace(" ", "")
            if "|safe" in expression:
                assert expression in allowed, f"{path.name}: {expression}"
