"""Author lines: names, and what stands behind them."""

import re

from .document import DocumentAuthor

# Letters after a name in US practice: degrees, then licences and certificates.
_CREDENTIAL = re.compile(
    r"""
    AA|AS|BA|BS|BSC|BSN|BSW|BED|BFA|MA|MS|MSC|MSW|MSN|MED|MSED|MAED|MDIV|MFA|MBA|MPH|
    MPA|MTS|MPHIL|MAMFT|EDS|CAGS|PHD|PSYD|EDD|DMIN|DSW|DNP|DPT|DPHIL|DBH|THD|MD|DO|JD|
    RN|NP|APRN|PMHNP|LPN|OT|OTR|PT|SLP|MFT|LMFT|LMFTA|LCMFT|LGMFT|AMFT|LPC|LPCA|LPCC|
    LPCI|APCC|LCPC|LGPC|CPC|CPCI|LMHC|LMHCA|LCMHC|LCMHCA|LMHP|LIMHP|LCSW|LCSWA|LICSW|
    LISW|LMSW|LSW|LGSW|LBSW|ASW|ACSW|CSW|CSWI|LAC|LADC|LCADC|CADC|CAADC|CASAC|CSAC|NCC|
    CCMHC|BCBA|BCABA|RBT|ATR|LCAT|RPT|RDT|CCTP|CST|CGP|ABPP|HSPP|RYT|LMT|CEDS|SEP|CCC
    """,
    re.VERBOSE,
)
_NOT_CREDENTIAL = re.compile(
    "C[EFOT]O|USA?|UK|EU|UCLA|USC|NYU|MIT|UNR|UNLV|SUNY|CUNY|EFT|CBT|DBT"
)
# "PhD candidate" claims no doctorate: the letters belong to the role.
_NOT_YET = re.compile("candidate|student|intern|trainee|applicant|in")
_GENERATION = re.compile(r"\s*(?:Jr|Sr)\.?|\s*(?:II|III|IV)")
_PARTICLE = re.compile("d[aei]|de[lrn]|l[ae]|v[ao]n|bin|ibn|al|y|e")
# No family name among them: words of posts and places that follow an "and".
_ROLE_WORD = re.compile(
    r"(?:student|intern|trainee|candidate|director|manager|founder|owner|coordinator|"
    r"supervisor|therap|counsel|psych|social|worker|coach|clinic|college|universit|"
    r"school|institute|center|centre|practice|associat|team|staff|group|health|"
    r"wellness|famil|training|service|educat|research|program|partners|author|editor|"
    r"writer|department|hospital|nurse|doctor)",
    re.IGNORECASE,
)
_JOINT = re.compile(r",?\s+(?:and|&)\s+")


def read_authors(line: str, *, several: bool = False) -> tuple[DocumentAuthor, ...]:
    """Return the authors that a line such as "Dana Reyes, MA and Lee Park" names.

    `several` says that the line announced more than one, so that a comma may also
    stand between names. Where it is not plain that a new name begins, the words
    stay with the author before.
    """
    people: list[str] = []
    for piece in line.split(";"):
        people += _split_at_names(piece.strip(), several=several)
    return tuple(read_author(person) for person in people if person)


def read_author(text: str) -> DocumentAuthor:
    """Return one author: name, then the letters after it, then the rest as role.

    `f"{name}, {credentials} {role}"` has the words and marks of `text`, in order,
    but for a comma between credentials and role, which the page's layout replaces.
    """
    name, comma, rest = text.strip().partition(",")
    if comma and (generation := _GENERATION.match(rest)):
        tail = rest[generation.end() :]
        if not tail.strip() or tail.lstrip().startswith(","):
            name, rest = f"{name},{generation[0]}", tail.lstrip().removeprefix(",")
    words = re.sub(r",(?=\S)", ", ", rest).split()
    count = 0
    while count < len(words) and _is_credential(words, count):
        count += 1
    return DocumentAuthor(
        name=name.strip(),
        credentials=" ".join(words[:count]).rstrip(","),
        role=" ".join(words[count:]),
    )


def has_credentials(line: str) -> bool:
    """Tell whether known letters follow the first comma of a short line."""
    words = line.partition(",")[2].split()
    return bool(words) and _is_known(words[0].strip(",()"))


def looks_like_name(text: str) -> bool:
    """Tell whether `text` is two to five words written as a person's name is."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(mark in text for mark in ':?!"“”|/@'):
        return False
    if any(character.isdigit() for character in text):
        return False
    return all(word[0].isupper() or _PARTICLE.fullmatch(word) for word in words) and (
        words[0][0].isupper() and words[-1][0].isupper() and not text.endswith("..")
    )


def _split_at_names(line: str, *, several: bool) -> list[str]:
    people: list[str] = []
    start = 0
    for joint in _JOINT.finditer(line):
        if _starts_with_name(line[joint.end() :]):
            people.append(line[start : joint.start()])
            start = joint.end()
    people.append(line[start:])
    if several or len(people) > 1:
        people = [part for person in people for part in _split_at_commas(person)]
    return [person.strip() for person in people]


def _split_at_commas(person: str) -> list[str]:
    parts: list[str] = []
    for piece in person.split(","):
        if parts and not _starts_with_name(piece):
            parts[-1] += f",{piece}"
        else:
            parts.append(piece)
    return parts


def _starts_with_name(text: str) -> bool:
    name = _JOINT.split(text.partition(",")[0], maxsplit=1)[0].strip()
    if not looks_like_name(name) or _ROLE_WORD.search(name):
        return False
    return not any(_is_known(word) for word in name.split())


def _is_credential(words: list[str], index: int) -> bool:
    word = words[index]
    following = words[index + 1].lower().strip(".,()") if index + 1 < len(words) else ""
    if _NOT_YET.fullmatch(following) and not word.endswith(","):
        return False
    if _is_known(word.rstrip(",")):
        return True
    stands_alone = word.endswith(",") or index + 1 == len(words)
    after_comma = index == 0 or words[index - 1].endswith(",")
    letters = word.rstrip(",").replace(".", "")
    return (
        stands_alone
        and after_comma
        and re.fullmatch(r"[A-Z]{2,6}(?:-[A-Z]{1,3})?", letters) is not None
        and not _NOT_CREDENTIAL.fullmatch(letters)
    )


def _is_known(word: str) -> bool:
    letters = re.split("[-/]", word.replace(".", ""))[0]
    capitals = sum(letter.isupper() for letter in letters)
    return capitals >= 2 and _CREDENTIAL.fullmatch(letters.upper()) is not None
