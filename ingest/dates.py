"""Reads the days and months that the wording of a date speaks of."""

import re
from calendar import monthrange
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ingest.recognisers.misread import mended

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WELSH = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin"),
    *("gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"),
)
# As they are written after "o", "ym" and "i".
_MUTATED = {
    "fawrth": 3,
    "fai": 5,
    "fehefin": 6,
    "orffennaf": 7,
    "ngorffennaf": 7,
    "fedi": 9,
    "dachwedd": 11,
    "nhachwedd": 11,
    "ragfyr": 12,
}
_IN_WELSH = {name: at for at, name in enumerate(_WELSH, 1)} | _MUTATED
_IN_ENGLISH = {name[:3]: at for at, name in enumerate(MONTHS, 1)}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth"),
    *("twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
_IN_WORDS = {word: at for at, word in enumerate(_ORDINALS, 1)}

_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DAY = rf"(?:\d{{1,2}}(?!\d)\s*(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?|(?:{_ORDINAL})(?![a-z-]))"
_DAYS = rf"{_DAY}(?:\s*(?:-|–|—|/|,|&|\bto\b|\band\b|\bor\b|\buntil\b)\s*(?:the\s+)?{_DAY})*"
_ENGLISH_WORD = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_WORD = rf"(?<![a-z])(?:{'|'.join(sorted(_IN_WELSH, key=len, reverse=True))}|{_ENGLISH_WORD}|sept)(?![a-z])"
_YEAR = r"(?:(?:1[89]|20)\d\d|'\d\d|(?<=[\s-])\d\d)(?!\d)"
_MARK = r"[\s,.-]*"
_WRITTEN = re.compile(
    rf"(?:(?P<before>{_DAYS}){_MARK}(?:day\s+)?(?:of\s+|o\s+)?(?P<month>{_WORD})|(?P<month_first>{_WORD})"
    rf"(?:{_MARK}(?:the\s+)?(?P<after>{_DAYS})(?!{_MARK}(?:of\s+)?{_WORD}))?)(?:{_MARK}(?:of\s+)?(?P<year>{_YEAR}))?"
)
_MARKS = r"[-/.–_\\|·]"
NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<iso>(?:1[89]|20)\d\d)[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})"
    rf"|(?P<day>\d{{1,2}})\s*(?P<mark>{_MARKS})\s*(?P<month>\d{{1,2}})(?:\s*{_MARKS}\s*(?P<year>\d{{4}}|\d{{2}}))?)(?!\d)"
)
# As they stand on forms: "12032004", "12 03 04", "03/2019".
_UNMARKED = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})|(\d{1,2})\s(\d{1,2})\s(\d{4}|\d{2})")
_MONTH_OF_FORM = re.compile(r"(\d{1,2})/(\d{4})")
_WELSH_WEEKDAY = re.compile(r"\b(?:d?dydd|nos|[bf]ore|[bp]rynhawn) (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b")
_ONE_DAY = re.compile(_DAY)
_NUMBER = re.compile(r"\d{1,2}")

# Two digits from here on are of the last century: reviews cite births back to the 1940s and nothing after 2039.
_PIVOT = 40


class ImpossibleDayError(Exception):
    """The wording names a day that no calendar has."""


class Read(NamedTuple):
    """A month (1-12), its year and a day in it, as far as the wording gives them; `str` leaves the day out."""

    month: int
    year: int | None
    day: int | None = None
    welsh: bool = False

    @property
    def full(self) -> date | None:
        """The date, where no part of it is missing."""
        return None if self.year is None or self.day is None else date(self.year, self.month, self.day)

    def __str__(self) -> str:
        name = (_WELSH if self.welsh else MONTHS)[self.month - 1].capitalize()
        return name if self.year is None else f"{name} {self.year}"


def plain(wording: str) -> str:
    """The wording in lower case, with straight apostrophes, and without what scanners do to digits and months."""
    straight = mended(wording.replace("’", "'"))
    return _WELSH_WEEKDAY.sub("", straight.lower().replace("rnber", "mber"))


def read(wording: str) -> list[Read] | None:
    """What the wording, as `plain` gives it, speaks of, in its order; `None` where that is no day and no month.

    Dates are read day first, as the United Kingdom writes them.

    Raises:
        ImpossibleDayError: there is no such day.

    >>> [one.full for one in read("3-5 may 2018")]
    [datetime.date(2018, 5, 3), datetime.date(2018, 5, 5)]
    """
    return _written(wording) or _numeric(wording)


def is_general(wording: str) -> bool:
    """Whether the wording, as `plain` gives it, has whole months and years only, spelt out: nothing needs to go.

    >>> is_general("march 2019"), is_general("mar 2019"), is_general("12 march")
    (True, False, False)
    """
    found = list(_WRITTEN.finditer(wording))
    return bool(found) and not any(_is_precise(match) for match in found)


def _is_precise(match: re.Match[str]) -> bool:
    named = match["month"] or match["month_first"]
    spelt = named in MONTHS or named in _IN_WELSH
    return bool(match["before"] or match["after"]) or not spelt or (match["year"] or "").startswith("'")


def _written(wording: str) -> list[Read]:
    found: list[Read] = []
    for match in _WRITTEN.finditer(wording):
        named = match["month"] or match["month_first"]
        welsh = named in _IN_WELSH
        month = _IN_WELSH[named] if welsh else _IN_ENGLISH[named[:3]]
        year = _century(match["year"].lstrip("'")) if match["year"] else None
        days = [_number(day) for day in _ONE_DAY.findall(f"{match['before'] or ''} {match['after'] or ''}")]
        found += [_valid(day, month, year)._replace(welsh=welsh) for day in days] or [Read(month, year, None, welsh)]
    # "30 April - 2 May 2018": the year of the later day is the year of the earlier one.
    for (at, earlier), (_, later) in reversed(list(pairwise(enumerate(found)))):
        if earlier.year is None and later.year is not None and earlier.month <= later.month:
            found[at] = earlier._replace(year=found[at + 1].year)
    return found


def _number(day: str) -> int:
    number = _NUMBER.match(day)
    return int(number[0]) if number else _IN_WORDS[day]


def _numeric(wording: str) -> list[Read] | None:
    if unmarked := _UNMARKED.fullmatch(wording.strip()):
        day, month, year = (part for part in unmarked.groups() if part)
        return [_valid(int(day), int(month), _century(year))]
    if form := _MONTH_OF_FORM.fullmatch(wording.strip()):
        return [_valid(1, int(form[1]), int(form[2]))._replace(day=None)]
    found = []
    for match in NUMERIC.finditer(wording):
        if match["iso"]:
            found.append(_valid(int(match["iso_day"]), int(match["iso_month"]), int(match["iso"])))
        elif not is_range(match):
            year = _century(match["year"]) if match["year"] else None
            found.append(_valid(int(match["day"]), int(match["month"]), year))
    return found or None


def is_range(match: re.Match[str]) -> bool:
    """Whether what `NUMERIC` matched is a range of days ("3-5"), whose month is written out; "3/5" is the 3 May."""
    return not (match["iso"] or match["year"] or match["mark"] == "/")


def _valid(day: int, month: int, year: int | None) -> Read:
    # Without a year the 29 February may be meant.
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
        raise ImpossibleDayError
    return Read(month, year, day)


def _century(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (1900 if number >= _PIVOT else 2000)
