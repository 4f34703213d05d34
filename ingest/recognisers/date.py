"""Dates, in every way of writing them; months and seasons with a year."""

import re

from ingest.recognisers.calendar_words import A_MONTH, DAY, MONTH, MONTH_ANY_CASE, ORDINAL, WEEKDAY, YEAR, YEAR_OR_SHORT
from ingest.recognisers.feast_words import CERTAIN_FEAST
from ingest.recognisers.misread import also_misread
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_MONTHS_COMPACT = "(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_TO = r"\s?(?:-|–|—|/|&|,|(?:,\s?)?\b(?:to|and|or|until)\b)\s?"
_DAYS = rf"{DAY}(?:{_TO}(?:the\s)?{DAY}){{0,6}}"
_WEEKDAY = rf"(?:(?<!\w){WEEKDAY},?\s(?:the\s)?)?"
# "Easter Tuesday, 23 April 2019" is one date.
_FEAST = rf"(?:(?<!\w)(?=[BC-HLM-PR-W]){CERTAIN_FEAST},?\s(?:the\s)?)?"
_SPACE = r"[\s,.-]{1,3}"
_THEN_YEAR = (
    rf"(?:{_SPACE}(?:of\s|in\s)?(?:{YEAR_OR_SHORT}|(?<=[ -])\d\d(?![\d:.,]\d|\d|\s?(?i:st|nd|rd|th|am|pm"
    rf"|{MONTH_ANY_CASE}|years|months|weeks|days)\b)(?=\W|$)))?"
)

# "Day 1, December" is a place on a timeline and a month.
_DAY_FIRST = re.compile(
    rf"{_FEAST}{_WEEKDAY}(?<![\w.,:/£$€-])(?<!Day\s)(?:{_DAYS}){_SPACE}?(?:day\s)?(?:of\s|o\s)?{MONTH_ANY_CASE}(?:{_TO}{MONTH})?{_THEN_YEAR}"
)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}(?<!\w){MONTH}\s(?:the\s)?{_DAYS}(?:,?\s{YEAR})?(?![\w/]|[.:]\d|,\d{{3}})")
_ORDINAL_DAY = re.compile(rf"{_WEEKDAY}(?<!\w)(?:the\s)?{ORDINAL}(?:\sday)?\s(?:of\s)?{MONTH}(?:,?\s{YEAR})?")
_PART_OF = r"(?:(?<!\w)(?:(?:the\s)?(?i:end|start|beginning|middle)\sof\s|(?i:early|mid|late)[\s-]))?"
_MONTH_YEAR = re.compile(rf"{_PART_OF}(?<!\w){MONTH}(?:{_TO}{MONTH}){{0,2}}{_SPACE}(?:of\s|in\s)?{YEAR_OR_SHORT}")
_MONTH_SHORT_YEAR = re.compile(rf"(?<!\w){MONTH}[ -]\d\d(?=\W|$)(?![-/.:,]\d)")
_TWO_MONTHS = re.compile(rf"(?<!\w){MONTH}{_TO}{MONTH}{_SPACE}{YEAR_OR_SHORT}")

_ISO = re.compile(
    r"(?<![\w/.-])(?:1[89]|20)\d\d(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d|[/-]\d|\w)"
)
_ISO_TIME = re.compile(
    r"(?<![\w/.-])(?:1[89]|20)\d\d-(?P<month>\d\d)-(?P<day>\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?Z?"
)
_NUMERIC = re.compile(
    rf"(?:(?<!\w){WEEKDAY},?\s)?(?<![\w/.,£$€-])(?P<day>\d{{1,2}})\s?(?P<mark>[/.\\_–-])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?"
    r"(?P<year>(?:1[89]|20)\d\d|\d\d)(?!\w|[/–-]\d|\.\d)"
)
_WITHOUT_YEAR = re.compile(
    r"(?<!\w)(?i:on|by|from|until|since|dated|before|after|and|to|due|born|dob|dod|due|seen)\s(?:(?:the|about)\s)?"
    r"(?P<it>(?P<day>\d{1,2})/(?P<month>\d{1,2}))(?![\w/]|[.-]\d)"
)

_COMPACT = re.compile(rf"(?<![\w/.-])(?:3[01]|[12]\d|0?[1-9])(?:{_MONTHS_COMPACT})(?:\d{{4}}|\d\d)(?!\w)")

# Behind a word that asks for one, any separator will do, and none.
_LABELLED = re.compile(
    r"(?i:(?<!\w)(?:d\.?\s?o\.?\s?[bd]\b\.?|dates?\sof\s(?:birth|death)|born|died|dob|dod))\W{0,4}(?:on\s)?"
    r"(?=\d{6}(?:\d\d)?(?!\d)|\d{1,2}\D)(?P<it>(?P<day>\d{1,2})(?P<mark>[\s/.\\_|·–-]|)(?P<month>\d{1,2})(?P=mark)(?P<year>(?:1[89]|20)\d\d|\d\d))(?!\w|[/–-]\d|\.\d)"
)
_MONTH_OF_FORM = re.compile(r"(?<![\w/.,£$€:-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/]|[.-]\d)")

_DIGIT = re.compile(r"\d")

# What a paragraph's number looks like: "4.3.12" at the start, or after a word that says so.
_NUMBERED = re.compile(
    r"(?:^|\n|\t|(?i:section|paragraph|paras?|chapter|appendix|table|figure|point|recommendation|rule|see|in|version|v))[\s.]{0,2}$"
)


def _real(match: re.Match[str]) -> float:
    day, month = int(match["day"]), int(match["month"])
    # Day first, as here; month first, as in systems from the United States.
    real = (1 <= day <= 31 and 1 <= month <= 12) or (1 <= month <= 31 and 1 <= day <= 12)
    return 0.9 if real else 0.0


def _real_numeric(match: re.Match[str]) -> float:
    # Nobody pads a paragraph's number: 26.04.19 is a date, 4.3.12 is none.
    padded = len(match["day"]) == len(match["month"]) == 2
    if match["mark"] == "." and len(match["year"]) == 2 and not padded:
        start = match.start("day")
        if _NUMBERED.search(match.string[max(0, start - 20) : start]):
            return 0.0
    return _real(match)


RECOGNISER = Recogniser(
    name="date",
    kind=Kind.DATE,
    source="House rule: the ways in which English prose, forms and systems write dates; ISO 8601",
    sentence="She was seen on Thursday 14th of March 2019 at home.",
    detail="Thursday 14th of March 2019",
    find=also_misread(
        in_forms(
            Pattern(_DAY_FIRST, 0.95, sign=A_MONTH),
            Pattern(_MONTH_FIRST, 0.85, sign=A_MONTH),
            Pattern(_ORDINAL_DAY, 0.9, sign=A_MONTH),
            Pattern(_MONTH_YEAR, 0.9, sign=A_MONTH),
            Pattern(_MONTH_SHORT_YEAR, 0.7, sign=A_MONTH),
            Pattern(_TWO_MONTHS, 0.9, sign=A_MONTH),
            Pattern(_ISO, 0.95, _real, sign=_DIGIT),
            Pattern(_ISO_TIME, 0.95, _real, sign=_DIGIT),
            Pattern(_NUMERIC, 0.9, _real_numeric, sign=_DIGIT),
            Pattern(_COMPACT, 0.85, sign=_DIGIT),
            Pattern(_WITHOUT_YEAR, 0.7, _real, sign=_DIGIT),
            Pattern(_LABELLED, 0.9, _real, sign=_DIGIT),
            Pattern(_MONTH_OF_FORM, 0.6, sign=_DIGIT),
        )
    ),
)
