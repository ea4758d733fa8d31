"""Markdown files with or without YAML front matter."""

import datetime
import re
import unicodedata
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt

from .bylines import read_author, read_authors
from .dates import FoundDate, in_words, read_date
from .document import Document, DocumentAuthor
from .front_matter import Keys, Value, split_front_matter
from .status import is_public

MAX_SLUG = 120
# A title stands first; parsing the whole of a long text for one takes time.
MAX_SEARCH = 20_000
MAX_TITLE = 1_000

_DATED_NAME = re.compile(r"(?P<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})-(?P<rest>.+)")
_PICTURE = re.compile(r"!\[[^\]\n]{0,500}\]\(|<img\s", re.IGNORECASE)
_DATE_KEYS = (
    "date",
    "published_on",
    "published",
    "publish_date",
    "publishdate",
    "published_at",
    "pubdate",
)
_ARTICLE_KINDS = ("article", "post", "posts", "blog", "default", "single")


def read_markdown(
    text: str,
    *,
    source: str,
    digest: str,
    today: datetime.date,
    notes: tuple[str, ...] = (),
) -> Document:
    """Return the document that a decoded Markdown text holds.

    The body stays as it was written, but for a first heading that becomes the title.
    Raises DocumentError for front matter that cannot be read.
    """
    matter = split_front_matter(text)
    keys = Keys(matter.values)
    stem = _DATED_NAME.fullmatch(source.rpartition(".")[0])
    name = stem["rest"] if stem else source.rpartition(".")[0]
    public = is_public(keys, today)
    found, dated = _date(keys, stem["date"] if stem else "", today)
    title, body = keys.line("title"), matter.body
    if not title:
        title, body = _title(body, name, keys)
    public = public and dated
    if not body.strip():
        keys.notes.append("Under the title there is no text.")
        public = False
    if pictures := len(_PICTURE.findall(body)):
        keys.notes.append(
            f"Pictures named in the text, which did not come: {pictures}."
        )
    fields: dict[str, Any] = {
        "slug": _slug(keys, name if stem else ""),
        "summary": keys.line("summary", "description", "excerpt"),
        "kind": _kind(keys),
        "authors": _authors(keys),
        "date_precision": _precision(keys, found),
        "topics": _topics(keys),
        "picture_alt": keys.line("picture_alt", "image_alt"),
    }
    _note_what_is_left(keys)
    return Document(
        source=source,
        digest=digest,
        title=title,
        body=body.rstrip(),
        date=found.date if found else None,
        public=public,
        notes=(*notes, *keys.notes),
        **fields,
    )


def _title(body: str, name: str, keys: Keys) -> tuple[str, str]:
    """Return the words of the first heading of level one and the body without it."""
    head = body[:MAX_SEARCH]
    parser = MarkdownIt()
    parser.core.ruler.enableOnly(["normalize", "block"])
    for opening, content in pairwise(parser.parse(head)):
        if opening.tag != "h1" or opening.level or opening.map is None:
            continue
        title = _words_of(content.content)
        first, last = opening.map
        is_cut_off = head != body and last >= head.count("\n")
        if not title or is_cut_off:
            continue
        lines = body.split("\n")
        if any(line.strip() for line in lines[:first]):
            keys.notes.append(f"The title “{title}” stood below other text.")
        return title, "\n".join((*lines[:first], *lines[last:])).strip("\n")
    words = " ".join(re.split(r"[\s_-]+", name)).strip()
    title = words[:1].upper() + words[1:]
    keys.notes.append(f"No title was found; “{title}” is made from the file's name.")
    return title, body


def _words_of(markdown: str) -> str:
    if len(markdown) > MAX_TITLE:
        return ""
    tokens = MarkdownIt().parseInline(markdown)[0].children or []
    shown = (
        " " if token.type.endswith("break") else token.content
        for token in tokens
        if token.type != "html_inline"
    )
    return " ".join("".join(shown).split())


def _date(
    keys: Keys, from_name: str, today: datetime.date
) -> tuple[FoundDate | None, bool]:
    """Return the date, and whether nothing about the dates is in doubt."""
    first: FoundDate | None = None
    plain = True
    for key in _DATE_KEYS:
        value = keys.take(key)
        if value is None:
            continue
        found = read_date(value) if isinstance(value, str) else None
        if found is None:
            said = f"“{value}”" if isinstance(value, str) else "several values"
            keys.notes.append(f"Not public: “{key}” is {said}, not a date.")
            plain = False
            continue
        if found.note:
            keys.notes.append(found.note)
        if first is None:
            first = found
        elif found.date != first.date:
            keys.notes.append(f"“{key}” is another date, {in_words(found)}.")
            if found.date > today:
                keys.notes.append(f"Not public: “{key}” is still to come.")
                plain = False
    if first is None and plain and from_name and (first := read_date(from_name)):
        keys.notes.append(f"The date {in_words(first)} is from the file's name.")
    return first, plain


def _precision(keys: Keys, found: FoundDate | None) -> str:
    said = keys.line("date_precision").lower()
    if found is None:
        return "hidden"
    return said if said in ("day", "month", "hidden") else found.precision


def _slug(keys: Keys, from_name: str) -> str:
    said = keys.line("slug")
    slug = unicodedata.normalize("NFC", said or from_name).lower()
    if not slug:
        return ""
    if len(slug) <= MAX_SLUG and re.fullmatch(r"\w[\w-]*", slug):
        return slug
    if said:
        keys.notes.append(f"“{said}” can't be an address; the title will make one.")
    return ""


def _kind(keys: Keys) -> str:
    kind = "article"
    for key in ("kind", "type", "layout"):
        said = keys.line(key)
        if said.lower() == "page":
            kind = "page"
        elif said and said.lower() not in _ARTICLE_KINDS:
            keys.notes.append(f"“{key}: {said}” is not known; this is taken as {kind}.")
    return kind


def _topics(keys: Keys) -> tuple[str, ...]:
    found = keys.words("tags", "tag", "topics", "categories", "category")
    topics: dict[str, str] = {}
    for topic in found:
        topics.setdefault(topic.casefold(), topic)
    return tuple(topics.values())


def _authors(keys: Keys) -> tuple[DocumentAuthor, ...]:
    authors: list[DocumentAuthor] = []
    for key in ("author", "authors"):
        value = keys.take(key)
        if isinstance(value, str):
            authors += read_authors(" ".join(value.split()), several=key == "authors")
            continue
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, str) and entry.strip():
                authors.append(read_author(" ".join(entry.split())))
            elif isinstance(entry, dict) and (author := _described(entry)):
                authors.append(author)
            elif entry is not None:
                keys.notes.append(f"Part of “{key}” names nobody and was left out.")
    return tuple(authors)


def _described(entry: dict[str, Value]) -> DocumentAuthor | None:
    words = {
        key: " ".join(value.split())
        for key, value in entry.items()
        if isinstance(value, str)
    }
    if not words.get("name"):
        return None
    return DocumentAuthor(
        words["name"], words.get("credentials", ""), words.get("role", "")
    )


def _note_what_is_left(keys: Keys) -> None:
    for key in ("lang", "language", "locale"):
        if said := keys.line(key):
            keys.notes.append(
                f"“{key}: {said}” was left out; the site has one language."
            )
    if left := [f"“{key}”" for key, value in keys.left.items() if value is not None]:
        keys.notes.append(f"Not used from the front matter: {', '.join(left)}.")
