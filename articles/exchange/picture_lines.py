"""Lines of plain text that describe a picture.

A description that is missed stays in the text, where nothing is lost; a sentence
taken for one would leave it. So every doubt is decided against.
"""

import re
from itertools import pairwise

_LABELLED = re.compile(
    r"(?P<open>[\[(])?(?:(?:lead |featured |hero )?image|(?:image|picture|photo) "
    r"description|picture|alt|alt text)\s*:\s*(?P<words>\S.*)",
    re.IGNORECASE,
)
_KIND_OF = re.compile(
    r"(?:an? |the )?(?:[a-z-]+ )?(?:image|photo|photograph|picture|illustration|"
    r"drawing|painting|portrait|close-?up|silhouette|view) (?:of|showing) ",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:i|me|my|mine|we|us|our|ours|you|your|yours|let['’]s|"
    r"i['’]\w+|we['’]\w+|you['’]\w+)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|could|will|would|"
    r"shall|should|may|might|must|means|makes|helps|need|needs|begins|becomes|how|why|"
    r"what|when|whether|because|if|\w+n['’]t|it['’]s|that['’]s|there['’]s|here['’]s)\b",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"[.!?…]['\"’”)]*\s")
_SUBJECT = re.compile(
    r"\b(?:person|people|woman|women|man|men|child|children|girl|girls|boy|boys|teen|"
    r"teens|teenager|teenagers|adult|adults|baby|mother|father|parent|parents|couple|"
    r"couples|family|families|friends|siblings|client|clients|patient|patients|"
    r"therapist|therapists|counselor|counselors|student|students|hand|hands|face|"
    r"figure|figures|dog|cat|bird|birds|chair|chairs|armchair|armchairs|sofa|couch|"
    r"bench|table|desk|window|door|doorway|room|office|tree|trees|path|road|bridge|"
    r"river|lake|sea|ocean|beach|mountain|mountains|field|forest|garden|flower|flowers|"
    r"leaf|leaves|plant|plants|candle|candles|cup|mug|notebook|journal|stones|rocks|"
    r"sunrise|sunset|sky|clouds|light)\b",
    re.IGNORECASE,
)
_POSE = re.compile(
    "sitting|standing|holding|walking|smiling|looking|leaning|facing|lying|kneeling|"
    "hugging|embracing|gazing|staring|resting|reading|writing|running|playing|talking|"
    "laughing|crying|reaching|wearing|waiting|watching|hiking"
)
_PARTICIPLE = re.compile(r"\w{3,}ing")
_NOT_BEFORE = re.compile(
    "of|to|for|in|on|about|with|by|from|and|without|through|into|after|before|the|an?|"
    "your|our|not"
)
_PLACE = re.compile(
    r"\b(?:in|on|at|by|beside|under|beneath|near|against|across|around|over|along|"
    r"inside|outside|behind|before|with|together|between|through)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:an?|two|three|four|several|some|the|young|older|elderly|smiling)\s",
    re.IGNORECASE,
)


def labelled_description(line: str) -> str:
    """Return what follows "Image:" or a label like it, or ""."""
    match = _LABELLED.fullmatch(line.strip())
    if match is None:
        return ""
    words: str = match["words"]
    return words.rstrip("])").strip() if match["open"] else words


def describes_a_picture(line: str) -> bool:
    """Tell whether an unmarked line can hardly be anything but a description.

    That is one short noun phrase without a finite verb, "I", "we" or "you", which
    names what is seen and how it stands there, and is not written as a heading.
    """
    line = line.strip()
    if not _may_describe(line):
        return False
    if _KIND_OF.match(line):
        return True
    words = [word.strip(".,;:()'\"’”").lower() for word in line.split()]
    posed = _has(_POSE, words[:10])
    subject = _SUBJECT.search(" ".join(words[:5])) is not None
    placed = _PLACE.search(" ".join(words[1:10])) is not None
    if line[0].islower():
        return posed or (subject and (placed or _has(_PARTICIPLE, words[:8])))
    return (
        _DETERMINER.match(line) is not None
        and len(words) >= 7
        and subject
        and posed
        and placed
    )


def may_describe_a_picture(line: str) -> bool:
    """Tell whether a line is worth a hint on how to mark it as a description."""
    line = line.strip()
    words = [word.strip(".,;:").lower() for word in line.split()]
    return (
        _may_describe(line)
        and (line[0].islower() or _SUBJECT.search(line) is not None)
        and (line[0].islower() or _has(_PARTICIPLE, words))
    )


def _may_describe(line: str) -> bool:
    words = line.split()
    if len(words) < 4 or not 20 <= len(line) < 250:
        return False
    if line[-1] in "?!:;,…" or "?" in line or not line[0].isalpha():
        return False
    capitals = sum(word[0].isupper() for word in words[1:])
    return (
        capitals * 2 < len(words)
        and not _NEXT_SENTENCE.search(line)
        and not _SPOKEN.search(line)
        # No sentence begins in lower case and ends with a stop; a description does,
        # and may have its clauses.
        and ((line[0].islower() and line.endswith(".")) or not _FINITE.search(line))
    )


def _has(form: re.Pattern[str], words: list[str]) -> bool:
    """Tell whether a participle follows what it tells of, and is no gerund."""
    return any(
        form.fullmatch(word) and not _NOT_BEFORE.fullmatch(before)
        for before, word in pairwise(words)
    )
