"""Dates as places on a line that begins with what the review is about.

House rule: "Day 12" says how long after the event it was, which is what the lesson needs, and no date. Dates of birth
stay off the line, because with them it would tell an age to the day; so do the report's own date, which is known to all
and would tell where the line begins, and dates further than two years from the event, for both reasons.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ingest.dates import ImpossibleDayError, plain, read
from ingest.mentions import Mention
from policies.identifiers import DateStyle, Kind

_FURTHEST = 730
_REACH = 60
# Words of the event itself, in the sentence before or right behind its date.
_EVENT = re.compile(
    r"\b(?:died|dies|death|dead|killed|murdered|fatal\w*|incident|injur\w+|stabbed|collapsed|drowned|assault\w*|d\.?o\.?d)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;]\s|\n")
_BIRTH = re.compile(
    r"(?:\bborn|\bbirth|\bd\.?\s?o\.?\s?b\b\.?)\W{0,4}(?:(?:was|is|on|the)\W{1,2}){0,3}$", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:publi(?:shed|cation)|version|revised|signed|printed|commissioned)\W{1,3}(?:(?:on|in|date|of|was|is)\W{1,3}){0,2}$",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    r"\b(?:publi\w+|version|report\w*|commissioned|completed|submitted|signed|dated)\b", re.IGNORECASE
)


class Timeline(NamedTuple):
    """The line of one document; `first` is its Day 1, and without one no date has a place on it.

    `years` says that a date without a place becomes its year and not its month.
    """

    first: date | None = None
    years: bool = False

    def place(self, day: date, before: str) -> str:
        """Where the day stands on the line; "" where it has no place. `before` is the text that precedes it.

        >>> line = Timeline(date(2019, 3, 14))
        >>> line.place(date(2019, 3, 25), ""), line.place(date(2019, 3, 13), ""), line.place(date(2004, 3, 13), "")
        ('Day 12', '1 day before Day 1', '')
        """
        if self.first is None or _is_birth(before) or _PUBLISHED.search(before):
            return ""
        after = (day - self.first).days
        if not -_FURTHEST <= after <= _FURTHEST:
            return ""
        if after >= 0:
            return f"Day {after + 1}"
        return f"{-after} {'day' if after == -1 else 'days'} before Day 1"


NO_LINE = Timeline()
YEARS = Timeline(years=True)


def timeline(text: str, mentions: Iterable[Mention], style: DateStyle, *, years: bool = False) -> Timeline:
    """The line for the dates among the mentions, which are sorted.

    Day 1 is the first full date that words of the event stand beside; else the first that is none of a birth or of the
    report; without any there is no line.
    """
    return Timeline(_FIRST[style](text, mentions), years)


def _is_birth(before: str) -> bool:
    return _BIRTH.search(before) is not None


def _none(text: str, mentions: Iterable[Mention]) -> None:  # noqa: ARG001  # Called like the other.
    return None


def _event(text: str, mentions: Iterable[Mention]) -> date | None:
    first = None
    for mention in mentions:
        if mention.kind is not Kind.DATE:
            continue
        start, end = mention.span.start, mention.span.end
        before = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1]
        day = None if _is_birth(before) else _full(text[start:end])
        if day is None:
            continue
        after = _SENTENCE.split(text[end : end + _REACH // 2])[0]
        if _EVENT.search(f"{before}|{after}"):
            return day
        if first is None and not _OF_REPORT.search(before):
            first = day
    return first


def _full(wording: str) -> date | None:
    try:
        return next((one.full for one in read(plain(wording)) or () if one.full), None)
    except ImpossibleDayError:
        return None


_FIRST = {DateStyle.MONTH: _none, DateStyle.RELATIVE: _event}
