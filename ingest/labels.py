"""Labels that stand for people and institutions: in reading order, never derived from a name, never given twice.

Labels count anew in every report, so that nothing links the people of two reports.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import count

from ingest.ages import WRITTEN_BAND
from ingest.institutions import STEMS as INSTITUTION_STEMS
from ingest.mentions import Mention, Span
from ingest.role_terms import ADULT, CALLINGS, CHILD, FAMILY, OF_CHILD, OF_FATHER, OF_MOTHER, PERSON, SIDED, Place
from ingest.structure import StructuredText
from policies.anonymity import LABELS, MONTH
from policies.identifiers import RULES, Kind

# What published reviews call people besides our own labels.
_OTHERS = ("Baby", "Infant", "Young Person", "Half Sibling", "Half-Sibling", "Parent", "Brother", "Sister")
_PLACES = (CHILD, ADULT, PERSON, FAMILY, *OF_CHILD.values(), *OF_MOTHER.values(), *OF_FATHER.values(), *SIDED.values())
_STEMS = {*_OTHERS, *INSTITUTION_STEMS, *(place.stem for place in _PLACES), *(stem for stem, _ in CALLINGS)}
_STEM = "|".join(sorted(map(re.escape, _STEMS), key=len, reverse=True))
_PSEUDONYM = rf"(?P<stem>{_STEM}) (?P<mark>[A-Z]{{1,2}}\d?|\d{{1,2}})"
_STANDING = re.compile(rf"(?<![\w-]){_PSEUDONYM}(?![\w-])")
# "X (Child T)", "X, who is referred to as Child T", "X will be called Child T".
_TIE_AFTER = re.compile(
    r"(?:['’]s?)?\s*(?:\(\s*|[,(–-]?\s*(?:\w+\s+){0,4}?(?:known|referred to|called|named)\s+"
    rf"(?:(?:in|for|throughout|within)\s+(?:\w+\s+){{1,4}})?(?:as\s+)?[“\"‘']?|\t){_PSEUDONYM}(?![\w-])",
)
_TIE_BEFORE = re.compile(rf"(?<![\w-]){_PSEUDONYM}\s*(?:\(|\t|,?\s+whose (?:real )?name (?:is|was)\s)\s*$")
_REACH = 90
_OURS = {*(rule.label for rule in RULES.values()), *LABELS.values(), MONTH, "removed"}
_BRACKETED = re.compile(rf"\[(?:{'|'.join(map(re.escape, sorted(_OURS)))})\]")


def tie(text: str, mention: Mention, floor: int, ceiling: int) -> str:
    """The pseudonym that the text itself gives to the person of `mention`, or ""; looks from `floor` to `ceiling`.

    >>> from ingest.mentions import Mention, Span, Kind
    >>> tie("Jayden (Child T) was seen.", Mention(Span(0, 6), Kind.PERSON, 1.0, ""), 0, 26)
    'Child T'
    """
    found = _TIE_AFTER.match(text, mention.span.end, min(ceiling, mention.span.end + _REACH))
    found = found or _TIE_BEFORE.search(text, max(floor, mention.span.start - _REACH), mention.span.start)
    return f"{found['stem']} {found['mark']}" if found else ""


def standing(content: StructuredText) -> set[str]:
    """The pseudonyms that stand in the text already."""
    return {f"{found['stem']} {found['mark']}" for found in _STANDING.finditer(content.text)}


def own_marks(text: str, kind: Kind) -> list[Span]:
    """Where a label stands, ours or the author's, that a mention of that kind must not take a part of; sorted.

    >>> own_marks("Child A, aged 5-9, rang [phone number].", Kind.AGE)
    [Span(start=14, end=17), Span(start=24, end=38)]
    """
    patterns = [_BRACKETED]
    if kind in {Kind.PERSON, Kind.INSTITUTION, Kind.PLACE, Kind.ORGANISATION, Kind.DATE}:
        patterns.append(_STANDING)
    if kind is Kind.AGE:
        patterns.append(WRITTEN_BAND)
    return sorted(Span(*found.span()) for pattern in patterns for found in pattern.finditer(text))


def is_label(wording: str) -> bool:
    """Whether the wording is a pseudonym and nothing else.

    >>> is_label("Health visitor 2"), is_label("Maternal Grandmother"), is_label("Jayden")
    (True, True, False)
    """
    return wording in _STEMS or _STANDING.fullmatch(wording) is not None


def labelled(places: Sequence[Place], ties: Sequence[str], taken: Iterable[str]) -> list[str]:
    """One label for each of `places`, in that order; a tie is the label itself, and what is `taken` is given to nobody.

    >>> labelled([CHILD, CHILD, ADULT], ["", "Child T", ""], ["Child A"])
    ['Child B', 'Child T', 'Adult 1']
    """
    used = {*taken, *filter(None, ties)}
    given: list[str] = []
    counts = {place.stem: count(1) for place in places}
    for place, tied in zip(places, ties, strict=True):
        label = tied or _next(place, counts[place.stem], used)
        used.add(label)
        given.append(label)
    return given


def _next(place: Place, numbers: Iterable[int], used: Collection[str]) -> str:
    for number in numbers:
        if place is CHILD:
            label = f"{place.stem} {_letters(number)}"
        elif place.numbered or number > 1:
            label = f"{place.stem} {number}"
        else:
            label = place.stem  # There is one mother, and who else is one becomes "Mother 2".
        if label not in used:
            return label
    raise AssertionError


def _letters(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
