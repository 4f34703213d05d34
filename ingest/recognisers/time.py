"""Times of day."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_HALF = r"\s?(?i:a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon|midnight|o['’]?clock)"
_CLOCK = re.compile(rf"(?<![\w:.,£$€/-])(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?{_HALF}(?!\w)")
_COLON = re.compile(r"(?<![\w:.,/-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?(?i:hours|hrs|h)\b)?(?![\w:])")
_HOUR = re.compile(rf"(?<![\w:.,£$€/-])(?:1[0-2]|0?[1-9]){_HALF}(?!\w)")
_MILITARY = re.compile(r"(?<![\w:.,£$€/-])(?:[01]\d|2[0-3])[:.]?[0-5]\d\s?(?i:hours|hrs|h)\b")

RECOGNISER = Recogniser(
    name="time",
    kind=Kind.TIME,
    source="House rule: twelve-hour and twenty-four-hour clock",
    sentence="The call was made at 3.15pm that day.",
    detail="3.15pm",
    find=in_forms(
        Pattern(_CLOCK, 0.9), Pattern(_COLON, 0.8), Pattern(_HOUR, 0.85), Pattern(_MILITARY, 0.85), only_with="0-9"
    ),
)
