"""The heading under which a review stands in the catalogue: `year - Board|Anonymous - subject label`.

The shape is that of the national collection's lists (NSPCC, "Recently published case reviews", 2014-2025). That a
subject label never holds a name is a house rule: names that families chose are in use elsewhere, and a catalogue entry
outlives the report.
"""

import re
from typing import NamedTuple

ANONYMOUS = "Anonymous"
_BETWEEN = " - "
# The oldest review in any collection that we know of is of 1945.
_YEARS = range(1945, 2101)
_LONGEST = 120

_MARK = r"(?:[A-Z]{1,2}\d?|\d{1,3})"
_ONE = (
    "Child|Baby|Infant|Young Person|Young Adult|Adult|Sibling|Half-Sibling|Half Sibling|Brother|Sister|Twin|Mother|"
    "Father|Parent|Family|Person|Subject|Plentyn|Babi|Person Ifanc|Oedolyn|Teulu"
)
_MANY = "Children|Babies|Infants|Young People|Adults|Siblings|Brothers|Sisters|Twins|Families|Plant|Babanod|Pobl Ifanc"
_MARKS = rf"{_MARK}(?:(?:, {_MARK})*(?:,? (?:and|a|ac|&) {_MARK}))?"
_UNIT = rf"(?:(?:{_ONE}) {_MARK}|(?:{_MANY}) {_MARKS})"
_MEMBER = rf"(?:(?:{_ONE}|{_MANY})(?: {_MARKS})? (?:in|of|from|yn) (?:Family|Teulu) {_MARK})"
_PART = rf"(?:{_MEMBER}|{_UNIT})"
# One or several pseudonyms: "Child A", "Adult A, Child Y and Child Z", "Siblings in Family U".
PSEUDONYMS = re.compile(rf"{_PART}(?:(?:, {_PART})*,? (?:and|a|ac|&) {_PART})?")
# A description may hold no word but these, so that no name hides among them.
_DESCRIBING = frozenset(
    """a about abuse abused accident adolescents adults after aged an and at babies baby bereaved brother brothers burns
    by care carers case child childhood children county criminal death deaths dental disability disabled domestic
    drowning education exploitation exploited families family fathers female five for foster four from girl girls boy
    boys group harm harmed home homes illness in infant infants injured injuries injury leavers life lines looked loss
    male missing mothers neglect neglected not of older on one online or out parents peers people physical plan
    residential risk safe school self serious sexual sibling siblings sister sisters six sleep sleeping sudden suicide
    ten the their three to twins two under unborn unsafe very violence who with without young younger youth""".split()
)


class Heading(NamedTuple):
    """The parts of a heading; `board` is "" where the review is published anonymously."""

    year: int
    board: str
    subject: str


def subject_label(wording: str) -> str:
    """The label of whom a review is about, blanks tidied: a pseudonym's form, or a description in common words.

    >>> subject_label("Children F,  G and H"), subject_label("Babies with injuries")
    ('Children F, G and H', 'Babies with injuries')

    Raises:
        ValueError: it is empty, long, or could hold a name; the message quotes nothing.
    """
    tidy = " ".join(wording.split())
    if tidy and len(tidy) <= _LONGEST and (PSEUDONYMS.fullmatch(tidy) or _describes(tidy)):
        return tidy
    raise ValueError(
        "The subject is shown for ever, so it may be only a label such as “Child A”, “Siblings in Family U” or "
        "“Children F, G and H”, or a description in common words such as “Babies with injuries”."
    )


def heading(year: int, board: str | None, subject: str) -> str:
    """The heading of a review; `board` is `None` or "" where it is published anonymously.

    >>> heading(2025, None, "Baby A"), heading(2019, "Marlhaven Safeguarding Children Board", "Child K")
    ('2025 - Anonymous - Baby A', '2019 - Marlhaven Safeguarding Children Board - Child K')

    Raises:
        ValueError: a part cannot stand in a heading; the message says which and why.
    """
    if year not in _YEARS:
        raise ValueError(f"The year must be from {_YEARS.start} to {_YEARS.stop - 1}.")
    name = " ".join((board or ANONYMOUS).split())
    if not name or _BETWEEN in f" {name} ":
        raise ValueError("The board's name must have words, and no dash that stands between two blanks.")
    return _BETWEEN.join((str(year), name, subject_label(subject)))


def parts_of(wording: str) -> Heading:
    """The parts of a heading.

    >>> parts_of("2022 - Anonymous - Babies with injuries")
    Heading(year=2022, board='', subject='Babies with injuries')

    Raises:
        ValueError: it is none.
    """
    parts = wording.split(_BETWEEN)
    if len(parts) != len(Heading._fields) or not re.fullmatch(r"[0-9]{4}", parts[0]):
        raise ValueError("A heading has a year, a board and a subject, with “ - ” between them.")
    found = Heading(int(parts[0]), "" if parts[1] == ANONYMOUS else parts[1], parts[2])
    if heading(*found) != wording:
        raise ValueError("A heading is written without blanks to spare.")
    return found


def _describes(wording: str) -> bool:
    # The capital that every description begins with says nothing; any other would be a name's.
    words = re.split(r"[\s,-]+", wording[:1].lower() + wording[1:])
    return len(words) > 1 and all(word in _DESCRIBING for word in words)
