"""The names of the boards that publish reviews and of the teams of public services, which a review is signed with.

House rule: a partnership publishes its reviews under its name, so that the name tells nothing that the list of reviews
does not; the area in it is therefore kept there, and nowhere else.
"""

import re
from collections.abc import Iterator

from ingest.mentions import Span
from ingest.recognisers.lexicon import FIRST_NAMES, PLACES, gazetteer, is_common
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_words import CALENDAR, KIN, ROLES, is_title
from ingest.recognisers.paragraph import Paragraph, Word
from ingest.recognisers.sentence_words import LETTERED, OPENERS

_OF_PEOPLE = (
    r"(?:(?:Local|Children|Adults?|Child|Families|Young|People|Community|Communities|Regional|and|&|Protection"
    r"|Safeguarding)['’]?s?\s{1,2}){0,6}"
)
_BOARD = re.compile(
    r"(?<![\w'’-])(?i:(?:Local\s{1,2})?(?:Safeguarding|Child\s{1,2}Protection|Adult\s{1,2}Protection|Public\s{1,2}Protection|Corporate\s{1,2}Parenting)"
    rf"\s{{1,2}}{_OF_PEOPLE}(?:Partnership|Board|Committee|Partners|Executive|Alliance))(?![\w-])"
)
_TEAM = re.compile(
    r"(?<![\w'’-])(?:Protecting\s{1,2}Vulnerable\s{1,2}People|Public\s{1,2}Protection|Child\s{1,2}Abuse\s{1,2}Investigation|Child\s{1,2}Protection|Family\s{1,2}Protection"
    r"|Domestic\s{1,2}Abuse|Domestic\s{1,2}Violence|Multi-Agency\s{1,2}Safeguarding|Missing\s{1,2}Persons?|Youth\s{1,2}Justice|Youth\s{1,2}Offending|Major\s{1,2}Crime"
    r"|Child\s{1,2}Sexual\s{1,2}Exploitation|Child\s{1,2}Exploitation|Early\s{1,2}Help)(?:\s{1,2}Investigation)?\s{1,2}(?:Unit|Team|Hub|Service|Department|Partnership)s?(?![\w-])"
    r"|(?<![\w'’-])(?:Children['’]?s?|Adults?)\s{1,2}(?:and\s{1,2}(?:Family|Families)\s{1,2})?Social\s{1,2}(?:Care|Work\s{1,2}Services?)(?![\w-])"
)
_AREA_BEHIND = re.compile(
    r"\s(?:for|of|in)\s(?:the\s)?[A-Z][\w'’-]{1,20}(?:(?:\s|,\s)(?:(?:and|the|of|upon|&)\s){0,2}[A-Z][\w'’-]{1,20}){0,4}"
)
# One of these stands in every such name.
_SIGNS = frozenset(
    "safeguarding protection parenting multi-agency protecting investigation abuse violence missing youth crime".split()
) | {"exploitation", "help", "social"}
_INNER = frozenset({"and", "of", "the", "upon", "with", "on", "in", "under", "le", "&"})
_GAPS = frozenset({" ", "  ", ", ", " & "})
_FARTHEST = 8


def public_bodies(paragraph: Paragraph) -> Iterator[Span]:
    """The names of boards and teams with the area before or behind them, in any order; none reaches over a person."""
    if _SIGNS.isdisjoint(paragraph.vocabulary):
        return
    for pattern in (_BOARD, _TEAM):
        for match in pattern.finditer(paragraph.text):
            start = _with_area(paragraph, match.start())
            behind = _AREA_BEHIND.match(paragraph.text, match.end()) if start == match.start() else None
            end = behind.end() if behind is not None and not _is_person(behind[0]) else match.end()
            if start < match.start() or end > match.end():
                yield Span(start, end)


def _with_area(paragraph: Paragraph, start: int) -> int:
    """Where the capitalised words begin that stand before code point `start` and may be an area's name."""
    words = paragraph.words
    at = paragraph.at_or_behind(start)
    best = at
    for before in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        word = words[before]
        if paragraph.gap(before + 1) not in _GAPS:
            break
        if not word.capital:
            if word.lower not in _INNER:
                break
            continue
        if _is_somebody(word) or _is_a_name_more(paragraph, before, best, at):
            # Who stands right before the area may have taken a part of it as a surname; "Child Z" takes none.
            hidden = word.initial and before > 0 and words[before - 1].lower in LETTERED
            if best == before + 1 and not hidden:
                best = next((near for near in range(best, at) if _is_listed(words[near].lower)), at)
            break
        best = before
        if paragraph.opens(before):
            break
    while best < at and words[best].lower in OPENERS | {"the"}:
        best += 1
    return words[best].start if best < at else start


def _is_somebody(word: Word) -> bool:
    return word.lower in FIRST_NAMES | KIN | ROLES | CALENDAR or is_title(word) or word.initial


def _is_a_name_more(paragraph: Paragraph, before: int, best: int, at: int) -> bool:
    """Whether word `before` is no more of the area: "Roe of the Zorley …", "Zorblatt Zorley …"."""
    words = paragraph.words
    if best == at or _is_listed(words[before].lower) or is_common(words[before].lower):
        return False
    if best > before + 1:
        return words[before + 1].lower not in {"and", "&", "with", "upon"}
    return paragraph.gap(best) != ", " and part_of(words[best]) >= Part.UNKNOWN and not _is_listed(words[best].lower)


def _is_listed(lower: str) -> bool:
    return lower in PLACES or lower in gazetteer()


def _is_person(wording: str) -> bool:
    return any(word.lower() in FIRST_NAMES | KIN for word in wording.split())
