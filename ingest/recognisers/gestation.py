"""How long a pregnancy had lasted, at a birth or at an appointment."""

import re

from ingest.recognisers.calendar_words import NUMBER_WORD
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_NUMBER = rf"(?:(?<![\d.,/-])\d{{1,2}}(?![\d%])|(?i:(?<!\w){NUMBER_WORD}(?!\w)))"
_AND_DAYS = r"(?:\s?\+\s?[0-6](?!\d)|\s(?:and\s)?(?:\d|one|two|three|four|five|six)\sdays?)"
_WEEKS = r"(?i:weeks?|wks?)['’]?"
_LONG = rf"{_NUMBER}(?:\s?(?:-|–|to)\s?{_NUMBER})?{_AND_DAYS}?"

_GESTATION = re.compile(
    rf"(?<!\w){_LONG}[\s-]?{_WEEKS}{_AND_DAYS}?[\s-](?i:gestation(?:al\sage)?|pregnant|of\s(?:gestation|pregnancy)|premature|"
    r"early|preterm|into\s(?:her|the)\spregnancy)(?!\w)"
)
# "29/40" and "34+2" are how midwives write weeks and days; no week of a pregnancy has a seventh day.
_OVER_FORTY = re.compile(r"(?<![\w./])\d{1,2}(?:\+[0-6])?/40(?![\w/])")
_PLUS = re.compile(r"(?<![\w./+-])(?:2[2-9]|3\d|4[0-3])\s?\+\s?[0-6](?![\w+./]|,\d)")
_TERM_PLUS = re.compile(r"(?<!\w)(?:(?i:term)|T)\s?(?:\+|plus)\s?\d{1,2}(?:\sdays)?(?!\w)")
_BORN_AT = re.compile(
    rf"(?<!\w)(?i:born|delivered|birth|labour)\s(?:(?:prematurely|early|preterm|by\s\w+)\s)?at\s(?:(?:only|just|about|around)\s)?"
    rf"(?P<it>{_LONG}[\s-]?(?:{_WEEKS}|/40){_AND_DAYS}?)(?!\w|\s(?i:old|of\sage))"
)
_AT_GESTATION = re.compile(
    rf"(?i:(?<!\w)gestation(?:al\sage)?)\s?(?::|of|was|at|at\sbirth:?)\s(?P<it>{_LONG}(?:[\s-]?{_WEEKS}{_AND_DAYS}?)?)(?!\w)"
)

_PREGNANCY = re.compile("gestation|pregnan|premature|early|preterm")

RECOGNISER = Recogniser(
    name="gestation",
    kind=Kind.AGE,
    source="House rule: the ways in which midwives, doctors and reviews state the weeks of a pregnancy",
    sentence="He was delivered at 29 weeks gestation by day.",
    detail="29 weeks gestation",
    find=in_forms(
        Pattern(_GESTATION, 0.8, sign=_PREGNANCY),
        Pattern(_OVER_FORTY, 0.8),
        Pattern(_PLUS, 0.6),
        Pattern(_TERM_PLUS, 0.7),
        Pattern(_BORN_AT, 0.8),
        Pattern(_AT_GESTATION, 0.8),
    ),
)
