"""Feasts and holidays of all faiths in the United Kingdom, where they stand for a day."""

import re

from ingest.recognisers.calendar_words import YEAR
from ingest.recognisers.feast_words import CERTAIN_FEAST, FEAST
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_WITH_YEAR = re.compile(rf"(?<!\w){FEAST},?\s(?:in\s|of\s)?{YEAR}")
_CUE = r"(?i:on|since|until|till|by|after|before|at|over|around|during|from|last|next|that|this|every|each)"
_CUED = re.compile(
    rf"(?<!\w){_CUE}\s(?P<it>{FEAST}\b)(?=[\s,.;:)\"”’']|$)(?!\s(?:[A-Z]|tree|present|card|party|parties|play)s?)"
)
# "Boxing Day sales" and a "St David's Day School" are no days.
_CERTAIN = re.compile(rf"(?<![\w-]){CERTAIN_FEAST}(?=\s(?:[a-z]|\d)|[,.;:)\"”’']|$)")
# The marches of July in Northern Ireland are known by their day alone.
_TWELFTH = re.compile(
    r"(?<!\w)(?i:on|since|until|by|after|before|over|around|during)\s(?P<it>[Tt]he\sTwelfth)(?=[,.;:)]|\s[a-z]|$)(?!\sof)"
)

RECOGNISER = Recogniser(
    name="feast",
    kind=Kind.DATE,
    source="House rule: the feasts of the faiths and the bank holidays that reviews name instead of a date",
    sentence="He was seen on Easter Monday by the nurse.",
    detail="Easter Monday",
    find=in_forms(
        Pattern(_WITH_YEAR, 0.8),
        Pattern(_CUED, 0.6),
        Pattern(_CERTAIN, 0.55),
        Pattern(_TWELFTH, 0.55),
    ),
)
