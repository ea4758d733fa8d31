"""A language for tests, in which every marked sentence stands in ⟦brackets⟧.

What stands outside them on a page is marked nowhere, or was made while the site's
language wasn't active. The rows of such a site are written in Cyrillic, so that Latin
letters tell the words of the code from the words of people.
"""

import re
from html.parser import HTMLParser

from django.utils import translation

LANGUAGE = "es"  # the one in which the brackets are spoken
# What people's words stand in, what is typed alike in every language, and rights, which
# Django keeps in English.
PEOPLES = {"bdi", "q", "code", "kbd", "textarea", "script", "style", "time", "rights"}
ATTRIBUTES = ("aria-label", "alt", "placeholder", "title", "data-sentence")
# A sentence goes on through these.
INLINE = {"a", "b", "bdi", "code", "em", "i", "kbd", "span", "strong"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"}


def speak_in_brackets(monkeypatch) -> None:
    """Every marked sentence comes out in brackets, where LANGUAGE is active."""

    def spoken(sentence) -> str:
        if not sentence or translation.get_language() != LANGUAGE:
            return str(sentence)
        return f"⟦{sentence}⟧"

    def counted(one, many, number) -> str:
        return spoken(one if number == 1 else many)

    speech = {
        "gettext": spoken,
        "ngettext": counted,
        "pgettext": lambda context, sentence: spoken(sentence),
        "npgettext": lambda context, *words: counted(*words),
    }
    for name, function in speech.items():
        monkeypatch.setattr(translation._trans, name, function)


def outside(text: str) -> str:
    """What of a text stands in no brackets."""
    depth, found = 0, []
    for sign in text:
        if sign == "⟦":
            depth += 1
        elif sign == "⟧":
            depth -= 1
        elif not depth:
            found.append(sign)
    return "".join(found)


class Words(HTMLParser):
    """The texts of a page, but for those of people, and its language."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.language = ""
        self._open: list[str] = []
        self._text = ""
        self.feed(html)
        self._end()

    def handle_starttag(self, tag: str, attrs) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang", "")
        if tag not in INLINE:
            self._end()
        names = [*ATTRIBUTES]
        if given.get("type") in {"submit", "button"}:
            names.append("value" if tag == "input" else "")
        self.found += [given[name] for name in names if given.get(name)]
        if tag not in VOID:
            is_rights = tag == "select" and given.get("name") == "user_permissions"
            self._open.append("rights" if is_rights else tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._end()
        while self._open and self._open.pop() not in {tag, "rights"}:
            pass

    def handle_data(self, data: str) -> None:
        if not PEOPLES & set(self._open):
            self._text += data

    def _end(self) -> None:
        if self._text.strip():
            self.found.append(" ".join(self._text.split()))
        self._text = ""


def unmarked(html: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The texts of a page in which Latin letters stand outside of brackets."""
    found = []
    for text in Words(html).found:
        words = set(re.findall(r"[A-Za-z][A-Za-zñ0-9_@+-]*", outside(text)))
        if words - known:
            found.append(text)
    return found
