"""Dates become month and year.

House rule, after the family courts' anonymisation checklists (Practice Guidance, December 2018): an exact date leads to
press and court lists, a month and a year still carry the lesson. What is general already stays, so that generalising
twice changes nothing.
"""

import re
from calendar import monthrange
from itertools import pairwise
from typing import NamedTuple

from ingest.ages import band
from ingest.feasts import feast
from policies.identifiers import RULES, Kind, Policy

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = {name[:3]: at for at, name in enumerate(MONTHS, 1)}
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    "sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|"
    "eighth|ninth)|thirtieth|thirty-first"
)

_DAY = rf"(?:\d{{1,2}}(?!\d)\s*(?:st|nd|rd|th)?|(?:{_ORDINALS})(?![a-z-]))"
_DAYS = rf"{_DAY}(?:\s*(?:-|–|—|/|,|&|\bto\b|\band\b|\bor\b|\buntil\b)\s*(?:the\s+)?{_DAY})*"
_WORD = rf"(?<![a-z])(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|sept)(?![a-z])"
_YEAR = r"(?:(?:1[89]|20)\d\d|'\d\d|(?<=[\s-])\d\d)(?!\d)"
_MARK = r"[\s,.-]*"
_WRITTEN = re.compile(
    rf"(?:(?P<before>{_DAYS}){_MARK}(?:day\s+)?(?:of\s+)?(?P<month>{_WORD})|(?P<month_first>{_WORD})"
    rf"(?:{_MARK}(?:the\s+)?(?P<after>{_DAYS})(?!{_MARK}(?:of\s+)?{_WORD}))?)(?:{_MARK}(?:of\s+)?(?P<year>{_YEAR}))?"
)
_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<iso>(?:1[89]|20)\d\d)[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})"
    r"|(?P<day>\d{1,2})\s*(?P<mark>[-/.–])\s*(?P<month>\d{1,2})(?:\s*[-/.–]\s*(?P<year>\d{4}|\d{2}))?)(?!\d)"
)
_NAMED = re.compile(_WORD)
_NUMBER = re.compile(r"\d{1,2}")
_WHOLE_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?:\s*[-/–]\s*\d{2}(?:\d\d)?)?(?!\d)")
_RANGE = re.compile(r"\s[-–—]\s|[–—]|\bto\b|\buntil\b|\btill\b", re.IGNORECASE)
_SEVERAL = re.compile(rf"{_RANGE.pattern}|\d-\d|\band\b", re.IGNORECASE)

# Two digits from here on are of the last century: reviews cite births back to the 1940s and nothing after 2039.
_PIVOT = 40


class _Month(NamedTuple):
    month: int
    year: int | None

    def __str__(self) -> str:
        name = MONTHS[self.month - 1].capitalize()
        return name if self.year is None else f"{name} {self.year}"


class _ImpossibleDayError(Exception):
    """The wording names a day that no calendar has."""


def generalise(kind: Kind, wording: str, policy: Policy = Policy.HOUSE) -> str:
    """What stands in place of a date or an age; the kind's label under strict and where nothing can be made of it.

    Dates are read day first, as the United Kingdom writes them. Wording without a day ("March 2019", "spring 2018") is
    general already and stays.

    >>> generalise(Kind.DATE, "Thursday 14th of March 2019")
    'March 2019'
    >>> generalise(Kind.DATE, "31/02/2019")
    '[date]'
    >>> generalise(Kind.AGE, "14-year-old")
    '14-17-year-old'
    """
    label = f"[{RULES[kind].label}]"
    if policy is Policy.STRICT:
        return label
    if kind is Kind.AGE:
        return band(wording) or label
    try:
        return _month_of(wording)
    except _ImpossibleDayError:
        return label


def several_days(wording: str) -> bool:
    """Whether the wording of a date speaks of more than one day or month.

    >>> several_days("3-5 May 2018"), several_days("3 and 5 May 2018"), several_days("2018-05-03")
    (True, True, False)
    """
    return _SEVERAL.search(_NUMERIC.sub(lambda one: "0-0" if _is_range(one) else "", wording)) is not None


def is_month(wording: str) -> bool:
    """Whether the wording is the name of a month and nothing else."""
    return wording.lower() in MONTHS


def _month_of(wording: str) -> str:
    plain = wording.replace("’", "'").lower()
    whole_year = _WHOLE_YEAR.search(plain)
    year = int(whole_year[0][:4]) if whole_year else None
    named = feast(plain, year)
    if named is not None:
        return str(_Month(named, year)) if named else "spring"
    months = _written(plain) if _NAMED.search(plain) else _numeric(plain)
    if months is None:
        # A number that is no whole year is a bare day ("the 14th"): it says nothing without its month.
        if any(character.isdigit() for character in _WHOLE_YEAR.sub("", plain)):
            raise _ImpossibleDayError
        return wording
    if not months:
        return wording
    return (" to " if _RANGE.search(wording) else " and ").join(dict.fromkeys(str(month) for month in months))


def _numeric(plain: str) -> list[_Month] | None:
    found = []
    for match in _NUMERIC.finditer(plain):
        year: int | None
        if match["iso"]:
            year, month, day = int(match["iso"]), int(match["iso_month"]), int(match["iso_day"])
        elif _is_range(match):
            continue
        else:
            year = _century(match["year"]) if match["year"] else None
            month, day = int(match["month"]), int(match["day"])
        found.append(_valid(day, month, year))
    return found or None


def _is_range(match: re.Match[str]) -> bool:
    """Whether "3-5" is a range of days, whose month is written out; "3/5" is the 3 May."""
    return not (match["iso"] or match["year"] or match["mark"] == "/")


def _written(plain: str) -> list[_Month] | None:
    found: list[_Month] = []
    general = True
    for match in _WRITTEN.finditer(plain):
        named = match["month"] or match["month_first"]
        month = _MONTH[named[:3]]
        year = _century(match["year"].lstrip("'")) if match["year"] else None
        days = f"{match['before'] or ''} {match['after'] or ''}"
        if days.strip() or named != MONTHS[month - 1] or (match["year"] or "").startswith("'"):
            general = False
        for day in _NUMBER.findall(days):
            _valid(int(day), month, year)
        found.append(_Month(month, year))
    if not found:
        return None
    if general:
        return []
    # "30 April - 2 May 2018": the year of the later day is the year of the earlier one.
    for (at, earlier), (_, later) in reversed(list(pairwise(enumerate(found)))):
        if earlier.year is None and later.year is not None and earlier.month <= later.month:
            found[at] = earlier._replace(year=found[at + 1].year)
    return found


def _valid(day: int, month: int, year: int | None) -> _Month:
    # Without a year the 29 February may be meant.
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
        raise _ImpossibleDayError
    return _Month(month, year)


def _century(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (1900 if number >= _PIVOT else 2000)
