"""The school year that a child is in, which tells the age."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_YEAR = re.compile(
    r"(?<!\w)(?:Years?|YEAR)\s(?P<number>1[0-4]|[1-9])(?!\d)(?:\s?(?:/|-|–|and|to|or)\s?(?:Year\s)?(?:1[0-4]|[1-9])(?!\d))?"
    r"(?![\w/%]|[.:]\d|\s(?i:of\s(?:the|this|our|its|a)|funding|report|budget|plan|action|milestones?|targets?))"
)
_SCOTTISH = re.compile(
    r"(?<!\w)(?i:in|into|from|to|of|a|her|his|their|began|started|entered|entering|during|left|repeat(?:ed)?)\s"
    r"(?P<it>(?:(?:P[1-7]|S[1-6])(?!\w)(?:\s?(?:/|-|–|and|to|or)\s?(?:P[1-7]|S[1-6]))?|"
    r"(?:Primary|Secondary)\s[1-7](?!\w)))(?![/.:]\d)"
)
_RECEPTION = re.compile(
    r"(?<!\w)(?:(?i:reception)\s(?i:class|year|pupil|child|teacher)|(?<=[Ii]n )Reception(?=[,.;)]|\s[a-z]|$)|"
    r"[Yy]ear\sR(?!\w)|(?i:nursery|pre-?school)\s(?i:class|year)(?!\w))"
)
# In plans and reports years are numbered too, and siblings are S1 and S2.
_AT_SCHOOL = re.compile(
    r"\b(?:school|pupil|class|classmate|teacher|tutor|curriculum|exam|gcse|attendance|nursery|primary|secondary|"
    r"sixth form|homework|lesson|academy|head|exclu|child|boy|girl)",
    re.IGNORECASE,
)
_NEAR = 150
# From this year on only schools count so far.
_TELLING = 7


def _worth(match: re.Match[str]) -> float:
    if int(match["number"]) >= _TELLING:
        return 0.7
    return _worth_at_school(match)


def _worth_at_school(match: re.Match[str]) -> float:
    around = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return 0.6 if _AT_SCHOOL.search(around) else 0.0


RECOGNISER = Recogniser(
    name="school-year",
    kind=Kind.AGE,
    source="House rule: the school years of England and Wales, Scotland and Northern Ireland",
    sentence="When he was in Year 9 his attendance fell.",
    detail="Year 9",
    find=in_forms(
        Pattern(_YEAR, 0.7, _worth),
        Pattern(_SCOTTISH, 0.6, _worth_at_school),
        Pattern(_RECEPTION, 0.6),
    ),
)
