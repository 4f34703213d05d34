"""Dates that only their neighbours complete: days of the week, days without a month, months without a year."""

import re

from ingest.recognisers.calendar_words import A_MONTH, MONTH, WEEKDAY_WELSH, WEEKDAYS
from ingest.recognisers.misread import also_misread
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_BEFORE = r"(?:the|that|this|last|next|every|each|an?|following|previous|same|most|some|alternate)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime|teatime)s?"
# "Monday to Friday" are the hours of an office, and these words make names of other things.
_NO_DAY = (
    rf"(?!\s?(?:to|through|until|and|or|-|–|/)\s?(?i:{WEEKDAYS}))(?!['’]s\s[A-Z])"
    r"(?!\s(?:[Ss]chool|[Cc]lub|Times|Mirror|Express|Telegraph|Mail|League|\d|the\s\d|roast|lunch|best|prayers|papers))"
)
_WEEKDAY = re.compile(
    rf"(?<![\w-])(?<!(?i:black)\s)(?<!(?i:y\sto)\s)(?<!(?i:y\sand)\s)(?<!(?i:sheffield)\s)(?:(?i:{_BEFORE})\s){{0,2}}"
    rf"(?:(?i:{WEEKDAYS})(?:s(?!\w)|\s(?i:{_PART}))?|{WEEKDAY_WELSH})(?![\w-]){_NO_DAY}"
)
_SHORT_WEEKDAY = re.compile(
    r"(?<!\w)(?i:on|by|until|since|till|last|next|this|every|each)\s(?P<it>(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun))(?![\w'’-])"
)

_NUMBERED = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
_GOES_ON = (
    r"(?=\s?[,.;:)!?]|\s?$|\s{1,2}(?:he|she|they|it|we|I|you|the|a|an|and|or|but|at|in|to|by|for|that|this|when|where|who|which|"
    r"his|her|their|with|as|there|after|before|because|until|from)(?!\w)|\s{1,2}(?!Floor|Battalion|Edition|Report|Century|"
    r"Amendment|Street|Avenue|Regiment|Annual|Session|Meeting|Grade)[A-Z])"
)
_BARE_DAY = re.compile(
    rf"(?<!\w)(?i:on|by|since|until|till|before|after|from|around|about|dated|night\sof|morning\sof|evening\sof)\s{{1,2}}"
    rf"(?P<it>(?:the\s{{1,2}})?{_NUMBERED}(?:\s(?:and|or|to)\s(?:the\s)?{_NUMBERED})?){_GOES_ON}"
)
_WEEKDAY_AND_DAY = re.compile(rf"(?<!\w)(?i:{WEEKDAYS}),?\s(?:the\s)?{_NUMBERED}{_GOES_ON}")

# Names of people and verbs: taken for months only where nothing that could be a surname follows.
_AMBIGUOUS = r"(?:April|May|June|August|Mai|Medi|Jan|Sept)(?=\s[A-Z]|['’]s)"
_MONTH_ALONE = re.compile(
    rf"(?<!\w)(?:(?i:in|since|until|till|by|during|throughout|last|next|from|early|mid|late|before|after|end\sof|"
    rf"beginning\sof|start\sof|middle\sof)[\s-])(?:(?:early|mid|late)[\s-])?(?P<it>(?!{_AMBIGUOUS}){MONTH})"
    r"(?!\w|\s\d|\s(?:Street|Road|Lane|House|Close|Avenue|Town|Hospital))"
)

_DAY_NAME = re.compile(f"{WEEKDAYS.lower()}|llun|mawrth|mercher|iau|gwener|sadwrn|sul")

RECOGNISER = Recogniser(
    name="loose-date",
    kind=Kind.DATE,
    source="House rule: the parts of dates that English and Welsh prose puts for the whole",
    sentence="The school rang on the Friday and nobody came.",
    detail="the Friday",
    find=also_misread(
        in_forms(
            Pattern(_WEEKDAY, 0.5, sign=_DAY_NAME),
            Pattern(_SHORT_WEEKDAY, 0.5),
            Pattern(_BARE_DAY, 0.6),
            Pattern(_WEEKDAY_AND_DAY, 0.7, sign=_DAY_NAME),
            Pattern(_MONTH_ALONE, 0.4, sign=A_MONTH),
        )
    ),
)
