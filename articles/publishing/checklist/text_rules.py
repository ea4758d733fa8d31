"""What is checked in the text, from the outline of the rendered page."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.rendering import Element

from .finding import BLOCK, PLACEHOLDER_ALT, WARN, Finding
from .subject import Subject

LONG_DESCRIPTION = 150  # characters
LONG_SENTENCE = 50  # words
LONG_PARAGRAPH = 200  # words

_VAGUE = {
    *("here", "click here", "click", "this", "this link", "link", "read more", "more"),
    *("learn more", "see here", "read here", "go here", "this page", "more info"),
}
_PLACEHOLDERS = {PLACEHOLDER_ALT, "picture missing", "image", "picture", "photo"}
_PLACEHOLDERS |= {"imagen", "foto"}
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|avif|heic|gif)|(?:img|dsc)[-_ ]?\d+", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+")


def _at(element: Element) -> dict:
    return {"line": element.line, "snippet": element.snippet}


def _is_placeholder(alt: str) -> bool:
    """Whether these are the editor's own words, in English or as it speaks now."""
    spoken = {_(PLACEHOLDER_ALT), _("picture missing")}
    return alt.lower() in _PLACEHOLDERS | spoken


def _short(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def pictures(subject: Subject) -> Iterator[Finding]:
    for picture in subject.elements("picture"):
        alt = " ".join(picture.text.split())
        if not picture.target.strip():
            yield Finding(
                "picture-missing",
                BLOCK,
                _("A picture in the text hasn't arrived yet."),
                _("Wait for it, add it with the Picture button, or take it out."),
                **_at(picture),
            )
        elif picture.decorative:
            continue
        elif not alt:
            yield Finding(
                "picture-description",
                BLOCK,
                _("A picture in the text has no description."),
                _(
                    "Write between the square brackets what you would tell someone on "
                    "the phone, or the one word “decorative”."
                ),
                **_at(picture),
            )
        elif _is_placeholder(alt) or _FILE_NAME.fullmatch(alt):
            shown = alt.lower() if _is_placeholder(alt) else _short(alt)
            yield Finding(
                "picture-description",
                BLOCK,
                _("A picture in the text still says “%(words)s”.") % {"words": shown},
                _(
                    "Write there what you would tell someone on the phone, or the one "
                    "word “decorative”."
                ),
                **_at(picture),
            )
        elif len(alt) > LONG_DESCRIPTION:
            yield Finding(
                "long-description",
                WARN,
                _("A picture's description is %(count)s characters long.")
                % {"count": len(alt)},
                _(
                    "One or two sentences are easier to listen to. What is more "
                    "belongs in the text."
                ),
                **_at(picture),
            )
        if picture.target.strip() and not picture.kept:
            yield Finding(
                "picture-elsewhere",
                WARN,
                _(
                    "The picture “%(picture)s” isn't on this site, so readers get "
                    "words in its place."
                )
                % {"picture": _short(alt or picture.target)},
                _("Add it with the Picture button."),
                **_at(picture),
            )


def headings(subject: Subject) -> Iterator[Finding]:
    above = 1
    for heading in subject.elements("heading"):
        if not heading.text.strip():
            yield Finding(
                "empty-heading",
                BLOCK,
                _("A heading has no words."),
                _("Write it, or take its number signs out."),
                **_at(heading),
            )
            continue
        if heading.level > above + 1:
            yield Finding(
                "heading-level",
                BLOCK,
                _(
                    "The heading “%(heading)s” skips a level, and people who listen "
                    "to the page lose their way."
                )
                % {"heading": _short(heading.text)},
                _(
                    "Take number signs away until it stands one step below the heading "
                    "above it."
                ),
                **_at(heading),
            )
        above = heading.level


def links(subject: Subject) -> Iterator[Finding]:
    for link in subject.elements("link"):
        words = " ".join(link.text.lower().split()).strip(" .,:;!?»>→")
        if not link.text.strip():
            yield Finding(
                "empty-link",
                BLOCK,
                _("A link to %(target)s has no words.")
                % {"target": _short(link.target) or _("nowhere")},
                _("Write between the square brackets where it leads, or take it out."),
                **_at(link),
            )
        elif words in _VAGUE:
            yield Finding(
                "vague-link",
                WARN,
                _("A link says only “%(words)s”.") % {"words": _short(link.text)},
                _(
                    "Say where it leads: many people hear links without the sentence "
                    "around them."
                ),
                **_at(link),
            )


def paragraphs(subject: Subject) -> Iterator[Finding]:
    for paragraph in subject.elements("paragraph", "item"):
        count = len(paragraph.text.split())
        if paragraph.kind == "paragraph" and paragraph.bold and count:
            yield Finding(
                "bold-paragraph",
                WARN,
                _("“%(words)s” is bold from end to end.")
                % {"words": _short(paragraph.text)},
                _(
                    "If it is a heading, make it one with the Heading button; if not, "
                    "keep bold for a few words."
                ),
                **_at(paragraph),
            )
        if count > LONG_PARAGRAPH:
            yield Finding(
                "long-paragraph",
                WARN,
                ngettext(
                    "The paragraph “%(words)s” has %(count)s word.",
                    "The paragraph “%(words)s” has %(count)s words.",
                    count,
                )
                % {"words": _short(paragraph.text), "count": count},
                _("On a phone that is a wall. Part it where a new thought begins."),
                **_at(paragraph),
            )
        for sentence in _SENTENCE_END.split(paragraph.text):
            if len(sentence.split()) > LONG_SENTENCE:
                yield Finding(
                    "long-sentence",
                    WARN,
                    ngettext(
                        "The sentence “%(words)s” has %(count)s word.",
                        "The sentence “%(words)s” has %(count)s words.",
                        len(sentence.split()),
                    )
                    % {"words": _short(sentence), "count": len(sentence.split())},
                    _("Two sentences are easier to follow."),
                    line=paragraph.line,
                    snippet=" ".join(sentence.split()[:4]),
                )


RULES = (pictures, headings, links, paragraphs)
