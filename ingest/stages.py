"""Weeks of a pregnancy and school years become stages.

House rule: the bands of preterm birth of the World Health Organization (preterm birth, fact sheet: extremely under 28,
very 28 to 31, moderate to late 32 to 36 completed weeks), with two more for pregnancies that did not end, said in weeks
because that reads rightly wherever the weeks stood; school years become the phase of school.
"""

import re

from ingest.recognisers.calendar_words import NUMBER_WORD

_BANDS = ((14, 21), (22, 27), (28, 31), (32, 36), (37, 41))
_FIRST, _TERM = 14, 41
_FULL = 40
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40}

_COUNT = rf"(?:\d{{1,2}}|(?<!\w){NUMBER_WORD}(?!\w))"
_DAYS = r"(?:\s?\+\s?\d(?!\d)|\s(?:and\s)?\w+\sdays?)"
_WEEKS = re.compile(
    rf"(?P<count>{_COUNT})(?:\s?(?:-|–|to)\s?(?P<upper>{_COUNT}))?{_DAYS}?"
    rf"(?P<unit>/40|(?P<gap>[\s-]?)(?:weeks?|wks?)['’]?)?{_DAYS}?",
    re.IGNORECASE,
)
_OF_PREGNANCY = re.compile(r"\bgestation|\bpregnan|\bpreterm\b|/40\b|\+\s?[0-6]\b", re.IGNORECASE)
_TOO_EARLY = re.compile(r"\b(?:premature|early)\b", re.IGNORECASE)
_TERM_PLUS = re.compile(r"\b(term|T)\s?(?:\+|plus)\s?\d{1,2}(?:\sdays)?", re.IGNORECASE)
_BIRTH_BEFORE = re.compile(
    r"\b(?:born|delivered|birth|labour)\s(?:\w+\s){0,2}at\s(?:(?:only|just|about|around)\s)?$|\bgestation(?:al\sage)?\W(?:\w+\W{1,2}){0,2}$",
    re.IGNORECASE,
)
_BANDED = re.compile(
    r"\b(?:14-21|22-27|28-31|32-36|37-41)(?:[\s-]weeks?|/40|$)|\b(?:under 14|over 41)\b", re.IGNORECASE
)

_SCHOOL_YEAR = re.compile(
    r"(?P<sort>years?|p|s|primary|secondary)\s?(?P<number>1[0-4]|[1-9])(?:\D+(?P<upper>1[0-4]|[1-9]))?", re.IGNORECASE
)
_EARLIEST = re.compile(r"reception|year R|nursery|pre-?school", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:all|every|each|any)\s$", re.IGNORECASE)
# The last year of primary school in England and Wales; Northern Ireland and Scotland count in P and S.
_LAST_PRIMARY, _LAST_SECONDARY = 6, 11


def stage(wording: str, before: str) -> str | None:
    """The stage of a pregnancy or of school that the wording gives away; `None` where it speaks of neither.

    `before` is the text that precedes the wording: after "born at" weeks are weeks of a pregnancy.

    >>> stage("29 weeks gestation", ""), stage("34+2", ""), stage("term plus 12", ""), stage("32 weeks", "born at ")
    ('28-31 weeks gestation', '32-36 weeks', 'term', '32-36 weeks')
    >>> stage("Year 9", "in "), stage("P3", "began "), stage("14 years", "aged ")
    ('secondary school', 'primary school', None)
    """
    if _BANDED.fullmatch(wording):
        return wording
    if _EARLIEST.fullmatch(wording.partition(" ")[0]) or wording.lower() == "year r":
        return wording if _OF_ALL.search(before) else _around(wording, "early years")
    if year := _SCHOOL_YEAR.fullmatch(wording):
        return wording if _OF_ALL.search(before) else _phase(year)
    return _of_pregnancy(wording, before)


def _of_pregnancy(wording: str, before: str) -> str | None:
    if _TERM_PLUS.fullmatch(wording):
        return "term"
    if _TOO_EARLY.search(wording):
        return _WEEKS.sub("some weeks", wording, count=1) if _WEEKS.match(wording) else wording
    if _OF_PREGNANCY.search(wording) or _BIRTH_BEFORE.search(before):
        return wording if _BANDED.search(wording) else _WEEKS.sub(_banded, wording, count=1)
    return None


def _banded(weeks: re.Match[str]) -> str:
    first = _band(_number(weeks["count"]))
    last = _band(_number(weeks["upper"])) if weeks["upper"] else first
    if first == last:
        made = first
    else:
        made = f"{first.removeprefix('under ').partition('-')[0]}-{last.removeprefix('over ').rpartition('-')[2]}"
    unit = weeks["unit"] or " weeks"
    return made + (unit if made[0].isdigit() or unit != "/40" else " weeks")


def _band(weeks: int) -> str:
    if weeks < _FIRST:
        return f"under {_FIRST}"
    return next((f"{first}-{last}" for first, last in _BANDS if first <= weeks <= last), f"over {_TERM}")


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    tens, _, ones = word.lower().replace("-", " ").partition(" ")
    if tens in _TENS:
        return _TENS[tens] + (_WORDS.index(ones) + 1 if ones else 0)
    return _WORDS.index(tens) + 1 if tens in _WORDS else _FULL


def _phase(year: re.Match[str]) -> str:
    numbers = [int(number) for number in (year["number"], year["upper"]) if number]
    sort = year["sort"].lower()
    phases = list(dict.fromkeys(_of(sort, number) for number in numbers))
    return " and ".join((*(phase.partition(" ")[0] for phase in phases[:-1]), phases[-1]))


def _of(sort: str, number: int) -> str:
    if sort[0] in "ps":
        return "primary school" if sort[0] == "p" else "secondary school"
    if number <= _LAST_PRIMARY:
        return "primary school"
    return "secondary school" if number <= _LAST_SECONDARY else "sixth form"


def _around(wording: str, phase: str) -> str:
    """The phase with the noun that the year's name stood before: "reception class" becomes "early years class"."""
    _, _, noun = wording.partition(" ")
    return f"{phase} {noun}" if noun and noun.lower() not in {"r", "year"} else phase
