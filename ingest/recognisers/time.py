"""Times of day."""

import re

from ingest.recognisers.calendar_words import HOUR_WORD, WEEKDAYS
from ingest.recognisers.misread import also_misread
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_HALF = r"\s?(?i:a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon|midnight|o['’]?\s?clock)"
_OF_DAY = r"\s(?i:in\sthe\s(?:early\shours|small\shours|morning|afternoon|evening)|at\snight)\b"
_HRS = r"\s?(?i:hours|hrs|h)\b"
_CLOCK = re.compile(rf"(?<![\w:.,£$€/-])(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:{_HALF}|{_OF_DAY}|{_HRS})(?!\w)")
_COLON = re.compile(rf"(?<![\w:.,/-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:{_HRS})?(?![\w:])")
_HOUR = re.compile(rf"(?<![\w:.,£$€/-])(?:1[0-2]|0?[1-9]|(?i:{HOUR_WORD}))(?:{_HALF}|{_OF_DAY})(?!\w)")
_MILITARY = re.compile(rf"(?<![\w:.,£$€/-])(?:[01]\d|2[0-3])[:.]?[0-5]\d{_HRS}")
# A dot may be a decimal point, so that a word of time goes before it and no unit behind.
_NO_UNIT = r"(?![\w%]|\.\d|\s?(?i:%|per|percent|million|points?|[ck]?m|k?g|miles?|degrees))"
_DOT = re.compile(
    r"(?<!\w)(?i:at|by|around|about|approximately|from|until|till|since|before|after|between|and|to)\s"
    rf"(?P<it>(?:[01]\d|2[0-3])\.[0-5]\d){_NO_UNIT}"
)
# "Ten to twelve" may count people: only behind a word of time is it a time.
_PAST = re.compile(
    r"(?<!\w)(?:(?i:half\spast|(?:a\s)?quarter\s(?:past|to)|(?:five|ten|twenty|twenty[- ]five)\spast|"
    r"(?:five|ten|twenty|twenty[- ]five|\d{1,2})\sminutes\s(?:past|to))|"
    r"(?<=[AaBbt][ty]\s)(?i:five|ten|twenty|twenty[- ]five)\sto)\s"
    rf"(?i:{HOUR_WORD}|noon|midnight|1[0-2]|[1-9](?!\d))(?:{_OF_DAY}|{_HALF})?(?!\w|\s(?i:years|months|weeks|days|hours))"
)
_NOON = re.compile(
    r"(?<!\w)(?i:at|by|around|about|until|till|before|after|since|from)\s(?P<it>(?i:noon|midday|midnight))(?!\w)"
)
# "On a Sunday at six and": only behind a day is a bare number an hour.
_DAY_AT = re.compile(
    rf"(?<!\w)(?i:(?:{WEEKDAYS})s?|morning|afternoon|evening|night|day)\sat\s"
    rf"(?P<it>(?i:about\s|around\s)?(?:(?i:{HOUR_WORD})|1[0-2]|[1-9]))"
    r"(?=\s(?i:and|to|when|with|in|he|she|they)\b|[,.;](?!\d)|$)"
)

RECOGNISER = Recogniser(
    name="time",
    kind=Kind.TIME,
    source="House rule: twelve-hour and twenty-four-hour clock",
    sentence="The call was made at 3.15pm that day.",
    detail="3.15pm",
    find=also_misread(
        in_forms(
            Pattern(_CLOCK, 0.9),
            Pattern(_COLON, 0.8),
            Pattern(_HOUR, 0.85),
            Pattern(_MILITARY, 0.85),
            Pattern(_DOT, 0.5),
            Pattern(_PAST, 0.8),
            Pattern(_NOON, 0.5),
            Pattern(_DAY_AT, 0.5),
        )
    ),
)
