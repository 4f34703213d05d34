"""Dates become month and year, or a place on the document's timeline; ages become bands.

House rule, after the family courts' anonymisation checklists (Practice Guidance, December 2018): an exact date leads to
press and court lists, a month and a year still carry the lesson. What is general already stays, so that generalising
twice changes nothing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.ages import band
from ingest.dates import MONTHS, NUMERIC, ImpossibleDayError, Read, is_general, is_range, plain, read
from ingest.feasts import feast, feast_day
from ingest.loose_days import loose_day
from ingest.timeline import NO_LINE, Timeline
from policies.anonymity import MONTH
from policies.identifiers import RULES, Kind, Policy

_WHOLE_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?:\s*[-/–]\s*\d{2}(?:\d\d)?)?(?!\d)")
_RANGE = re.compile(r"\s[-–—]\s|[–—]|\bto\b|\buntil\b|\btill\b", re.IGNORECASE)
_FROM_TO = re.compile(r"(?<![\d-])\d{1,2}-\d{1,2}(?![\d-])")
_SEVERAL = re.compile(rf"{_RANGE.pattern}|\d-\d|\band\b", re.IGNORECASE)
_PLACED = re.compile(r"Day \d|\d+ days? before Day 1")


class Setting(NamedTuple):
    """What a detail stands in: the text right before it, and the document's timeline."""

    before: str = ""
    line: Timeline = NO_LINE


NOWHERE = Setting()


def generalise(kind: Kind, wording: str, policy: Policy = Policy.HOUSE, setting: Setting = NOWHERE) -> str:
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
        return band(wording, setting.before) or label
    try:
        return _general(wording, setting)
    except ImpossibleDayError:
        return label


def several_days(wording: str) -> bool:
    """Whether the wording of a date speaks of more than one day or month.

    >>> several_days("3-5 May 2018"), several_days("3 and 5 May 2018"), several_days("2018-05-03")
    (True, True, False)
    """
    return _SEVERAL.search(NUMERIC.sub(lambda one: "0-0" if is_range(one) else "", wording)) is not None


def is_month(wording: str) -> bool:
    """Whether the wording is the name of a month and nothing else."""
    return wording.lower() in MONTHS


def is_placed(label: str) -> bool:
    """Whether the label is a place on a timeline.

    >>> is_placed("Day 12"), is_placed("March 2019")
    (True, False)
    """
    return _PLACED.match(label) is not None


def _general(wording: str, setting: Setting) -> str:
    said = plain(wording)
    found = read(said) or []
    if not any(one.day for one in found) and (feasted := _feast(said, setting)):
        return feasted
    if setting.line.years and (years := _years(said, found, setting)):
        return years
    if found:
        # What a scanner misread is put right, even where it says a month and no more.
        if is_general(said) and said == wording.lower().replace("’", "'"):
            return wording
        to = _RANGE.search(wording) or _FROM_TO.search(wording)
        return (" to " if to else " and ").join(dict.fromkeys(_one(day, setting) for day in found))
    loose = loose_day(" ".join(said.split()))
    # Any other number that is no whole year is a part of a date that says nothing without the rest.
    if loose is None and any(character.isdigit() for character in _WHOLE_YEAR.sub("", said)):
        raise ImpossibleDayError
    return loose or wording


def _years(said: str, found: Sequence[Read], setting: Setting) -> str:
    """What is left of the dates where months go too; "" where the wording speaks of no month and no year."""
    days = [setting.line.place(day.full, setting.before) if day.full else "" for day in found]
    whole = [year[0] for year in _WHOLE_YEAR.finditer(said)] or [str(day.year) for day in found if day.year]
    said_of_each = [place or (str(day.year) if day.year else "") for place, day in zip(days, found, strict=True)]
    if any(days) and all(said_of_each):
        return (" to " if _RANGE.search(said) else " and ").join(dict.fromkeys(said_of_each))
    if whole:
        return " to ".join(dict.fromkeys((whole[0], whole[-1])))
    if not found:
        return ""
    return f"[{RULES[Kind.DATE].label}]" if any(day.day for day in found) else f"[{MONTH}]"


def _one(day: Read, setting: Setting) -> str:
    return (day.full and setting.line.place(day.full, setting.before)) or str(day)


def _feast(said: str, setting: Setting) -> str:
    whole_year = _WHOLE_YEAR.search(said)
    year = int(whole_year[0][:4]) if whole_year else None
    when = feast(said, year)
    if when is None:
        return ""
    if isinstance(when, int):
        day = feast_day(said, year) if year else None
        place = day and setting.line.place(day, setting.before)
        return place or ((str(year or f"[{MONTH}]")) if setting.line.years else str(Read(when, year)))
    if year is not None and setting.line.years:
        return str(year)
    if year is None:
        return when
    return f"{when} in {year}" if " " in when else f"{when} {year}"
