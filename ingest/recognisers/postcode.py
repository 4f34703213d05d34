"""Postcodes, and their first half where the text says what it is."""

import re

from ingest.recognisers.lexicon import listed
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_AREAS = listed("postcode areas")
# Royal Mail leaves out C I K M O V here; writers and invented postcodes do not.
_INWARD = "[A-Z]{2}"

_WHOLE = re.compile(rf"(?<![\w-])(?P<area>[A-Z]{{1,2}})\d[A-Z\d]?[ ]{{0,2}}\d{_INWARD}(?![\w-])")
_LOWER = re.compile(rf"(?<![\w-])(?P<area>[a-z]{{1,2}})\d[a-z\d]? \d(?i:{_INWARD})(?![\w-])")
# Optical reading and typing take I or l for 1 and O for 0.
_MISREAD = re.compile(rf"(?<![\w-])(?P<area>[A-Z]{{1,2}})[\dIlO][A-Z\d]? [\dIlO]{_INWARD}(?![\w-])")
_OUTWARD = re.compile(
    r"(?:(?i:postcodes?|post\scodes?|postal\s(?:area|district)s?|district)[\s:(]{1,3}(?:(?i:is|was|of|area|the)\s){0,2}"
    r"|(?i:lived?s?|living|address|addresses|resid\w{2,4}|house|flat)\s(?:in|at)\s(?:the\s)?)"
    r"(?P<it>(?P<area>[A-Z]{1,2})\d[A-Z\d]?)(?![\w-])"
)
_AREA_AFTER = re.compile(r"(?<![\w-])(?P<it>(?P<area>[A-Z]{1,2})\d[A-Z\d]?)(?=\s(?:area|postcode|district|postal)\b)")
_FORCES = re.compile(r"(?<!\w)(?:BFPO \d{1,4}|GIR ?0AA)(?!\w)")


def _worth(match: re.Match[str]) -> float:
    return 0.95 if match["area"].upper() in _AREAS else 0.0


def _doubtful(match: re.Match[str]) -> float:
    return 0.6 if match["area"].upper() in _AREAS else 0.0


RECOGNISER = Recogniser(
    name="postcode",
    kind=Kind.POSTCODE,
    source="Royal Mail Postcode Address File: formats and the 124 postcode areas; British Forces Post Office numbers",
    sentence="The family lived at LS1 4AP then.",
    detail="LS1 4AP",
    find=in_forms(
        Pattern(_WHOLE, 0.95, _worth),
        Pattern(_LOWER, 0.6, _doubtful),
        Pattern(_MISREAD, 0.6, _doubtful),
        Pattern(_OUTWARD, 0.6, _doubtful),
        Pattern(_AREA_AFTER, 0.6, _doubtful),
        Pattern(_FORCES, 0.95),
        only_with="0-9",
    ),
)
