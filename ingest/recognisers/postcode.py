"""Postcodes, and their first half where the text says what it is."""

import re

from ingest.recognisers.lexicon import listed
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_AREAS = listed("postcode areas")
# Royal Mail leaves out C I K M O V here; writers and invented postcodes do not.
_INWARD = "[A-Z]{2}"
_NO_ORDINAL = r"(?!1ST|2ND|3RD|\dTH)"
_BETWEEN = r"(?:[ ]{0,3}|[.-])"

_WHOLE = re.compile(rf"(?<![\w-])(?P<area>[A-Z]{{1,2}})\d[A-Z\d]?{_BETWEEN}\d{_INWARD}(?![\w-])")
# An area that there is not is a real one misread or mistyped; little else has the shape.
_OTHER_AREA = re.compile(rf"(?<![\w-])[A-Z]{{1,2}}\d{{1,2}}[A-Z]?[ ]{{1,2}}{_NO_ORDINAL}\d{_INWARD}(?![\w-])")
# In small letters units and times look alike: "co2 5mg", "e1 4pm".
_LOWER = re.compile(
    r"(?<![\w-])(?P<area>[A-Za-z]{1,2})\d[A-Za-z\d]?[ ]{0,2}\d"
    r"(?!(?i:am|pm|st|nd|rd|th|ug|pg|ng|hr|ft|gb|tb)(?!\w))(?i:[ABD-HJLNP-UW-Z]{2})(?![\w-])"
)
# Optical reading and typing take I or l for 1, O for 0, and put a space where none is.
_MISREAD = re.compile(
    rf"(?<![\w-])(?=[A-Z]{{1,2}}[IlO]?[A-Z]?[ ]{{0,2}}[IlO]?\d)(?P<area>[A-Z]{{1,2}})[\dIlO][A-Z\dl]?[ ]{{0,2}}"
    rf"[\dIlO]{_INWARD}(?![\w-])"
)
_MISREAD_LATER = re.compile(rf"(?<![\w-])(?P<area>[A-Z]{{1,2}})\d[A-Z\dIl]?[ ]{{1,2}}[\dIlO]{_INWARD}(?![\w-])")
_SPLIT = re.compile(
    rf"(?<![\w-])(?P<area>[A-Z]{{2}}) \d{{1,2}}[A-Z]? {_NO_ORDINAL}\d{_INWARD}(?![\w-])"
    rf"|(?<![\w-])(?P<area_too>[A-Z]{{1,2}})\d[A-Z\d]? \d (?!AM|PM){_INWARD}(?![\w-])"
)
_HALF = r"(?P<area>[A-Z]{1,2})\d[A-Z\d]?"
_MORE = r"(?:(?:,\s?|\s?/\s?|,?\s(?:and|or|to)\s)[A-Z]{1,2}\d[A-Z\d]?){0,12}"
_OUTWARD = re.compile(
    r"(?:(?i:postcodes?|post\scodes?|postal\s(?:area|district)s?|district)[\s:(]{1,3}"
    r"(?:(?i:is|was|are|were|of|areas?|sectors?|districts?|the)\s){0,2}"
    r"|(?i:lived?s?|living|address|addresses|resid\w{2,4}|house|flat)\s(?:in|at)\s(?:the\s)?)"
    rf"(?P<it>{_HALF}{_MORE}(?: \d)?)(?![\w-])"
)
_OUTWARD_LOWER = re.compile(
    r"(?i:post\s?codes?)[\s:(]{1,3}(?:(?i:is|was|of)\s)?(?P<it>(?P<area>[a-z]{1,2})\d[a-z\d]?(?: \d)?)(?![\w-])"
)
_AREA_AFTER = re.compile(rf"(?<![\w-])(?P<it>{_HALF}{_MORE})(?=\s(?:area|postcode|district|postal)s?\b)")
_FORCES = re.compile(r"(?<!\w)(?:B\.?F\.?P\.?O\.? ?\d{1,4}|GIR ?0AA)(?!\w)")


def _worth(match: re.Match[str]) -> float:
    return 0.95 if match["area"].upper() in _AREAS else 0.0


def _split_worth(match: re.Match[str]) -> float:
    return 0.6 if (match["area"] or match["area_too"]) in _AREAS else 0.0


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
        Pattern(_OTHER_AREA, 0.6),
        Pattern(_LOWER, 0.6, _doubtful),
        Pattern(_MISREAD, 0.6, _doubtful),
        Pattern(_MISREAD_LATER, 0.6, _doubtful),
        Pattern(_SPLIT, 0.6, _split_worth),
        Pattern(_OUTWARD, 0.6, _doubtful),
        Pattern(_OUTWARD_LOWER, 0.6, _doubtful),
        Pattern(_AREA_AFTER, 0.6, _doubtful),
        Pattern(_FORCES, 0.95),
        only_with="0-9",
        misread=True,
    ),
)
