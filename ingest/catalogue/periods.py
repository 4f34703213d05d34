"""The time that a review looks at."""

import re

from ingest.catalogue.sentences import Reading, Sentence
from ingest.catalogue.subjects import Subjects
from ingest.catalogue.suggestions import Period
from ingest.mentions import Span

_MONTHS = (
    "January February March April May June July August September October November December "
    "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
).split()
_DATE = re.compile(rf"\b(?:(?P<month>{'|'.join(_MONTHS)})\s+)?(?P<year>(?:19|20)\d\d)\b")
_CUE = re.compile(
    r"\b(?:period|time ?frame|timeline|time|months|years)\b(?=.*\b(?:from|between|is|was)\b)", re.IGNORECASE | re.DOTALL
)
_OF_REVIEW = re.compile(
    r"\b(?:under review|period (?:of|covered|considered)|"
    r"review(?:er)?s? (?:\w+ ){0,5}?(?:cover|consider|look|concentrat|"
    r"examin|focus)\w*|(?:it|which) (?:covers|considers|examines)|is covered|scope of (?:the|this) review|"
    r"timeframe (?:for|of))",
    re.IGNORECASE,
)
_BEGIN = re.compile(r"\b(?:from|between|since|is|was)\b", re.IGNORECASE)
_END = re.compile(r"\s(?:to|until|up to|and|–|-)\s", re.IGNORECASE)
# Where the time ends with what happened, its month is in the paragraph that tells it.
_EVENT = re.compile(
    r"\b(?:to|until|before|and)\s+(?:and including\s+)?(?:(?:his|her|their|the|[A-Z][\w ]{2,16}['’]s)\s+)?"
    r"(?:day of (?:the\s+|his\s+|her\s+)?)?(?:death|admission|injur\w+|incident|event|disclosure)\b"
)


def period(reading: Reading, subjects: Subjects, year: int) -> Period | None:
    """The time under review as the front of the text states it; no part of it is later than the year of publication."""
    for sentence in reading.front:
        if not _OF_REVIEW.search(sentence.text):
            continue
        found = _read(reading, subjects, sentence)
        if found and max(int((end or "0")[:4]) for end in (found.begins, found.ends)) <= year:
            return found
    return None


def _read(reading: Reading, subjects: Subjects, sentence: Sentence) -> Period | None:
    text = sentence.text
    cue = _CUE.search(text)
    opening = _BEGIN.search(text, cue.end()) if cue else None
    first = _DATE.search(text, opening.end()) if opening else None
    if not first:
        return None
    begins, ends = _value(first), None
    last = first.end()
    close = _END.search(text, first.end())
    if close and (second := _DATE.search(text, close.end())):
        ends, last = _value(second), second.end()
    sure = 0.9 if ends else 0.7
    if not ends and (event := _EVENT.search(text)):
        ends = _month_of_event(reading, subjects)
        last = max(last, event.end())
    start = sentence.span.start
    span = Span(start + opening.start() if opening else start, start + last)
    return Period(begins, ends, reading.quote(span), span, sure)


def _month_of_event(reading: Reading, subjects: Subjects) -> str | None:
    """The first month that is told of the subject: reviews begin with what happened."""
    for sentence, _ in subjects.sentences(reading.front):
        if (date := _DATE.search(sentence.text)) and date["month"]:
            return _value(date)
    return None


def _value(date: re.Match[str]) -> str:
    if not date["month"]:
        return date["year"]
    return f"{date['year']}-{_MONTHS.index(date['month']) % 12 + 1:02d}"
