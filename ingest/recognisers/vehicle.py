"""Vehicle registration marks."""

import re

from ingest.recognisers.lexicon import is_common
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import LABEL_GAP
from policies.identifiers import Kind

# Case counts: "The 12 men" is no registration.
_CURRENT = re.compile(r"(?<![\w-])[A-HJ-PR-Y][A-HJ-PR-Y]\d\d ?(?P<word>[A-HJ-PR-Z]{3})(?![\w-])")
_PREFIX = re.compile(r"(?<![\w-])[A-HJ-NPR-TV-Y]\d{2,3} ?(?P<word>[A-HJ-PR-Z]{3})(?![\w-])")
_SUFFIX = re.compile(r"(?<![\w-])(?P<word>[A-HJ-PR-Z]{3}) ?\d{1,3}[A-HJ-NPR-TV-Y](?![\w-])")
_NORTHERN_IRELAND = re.compile(r"(?<![\w-])(?P<word>[A-Z](?:I[A-Z]|[A-Z]Z)) ?\d{3,4}(?![\w-])")
_LABELLED = re.compile(
    r"(?i:registration|\breg\b|\bVRM\b|\bVRN\b|(?:number|licence)\splate|\bindex)(?:\s(?i:mark|number|no|plate|of)\b\.?)?"
    rf"{LABEL_GAP}(?:(?i:the|a)\s)?"
    r"(?P<it>(?=[A-Za-z0-9 ]{0,8}\d)(?i:[A-Z]{1,3} ?\d{1,4} ?[A-Z]{0,3}|\d{1,4} ?[A-Z]{1,3}))(?!\w)"
)


def _worth(match: re.Match[str]) -> float:
    # Three letters that are a word come from a line in capitals ("A12 THE"), not from a plate.
    return 0.0 if is_common(match["word"].lower()) else 0.7


RECOGNISER = Recogniser(
    name="vehicle",
    kind=Kind.VEHICLE,
    source="DVLA INF104 Vehicle registration numbers and number plates",
    sentence="A blue van, AB12 CDE, was seen.",
    detail="AB12 CDE",
    find=in_forms(
        Pattern(_CURRENT, 0.85),
        Pattern(_PREFIX, 0.7, _worth),
        Pattern(_SUFFIX, 0.7, _worth),
        Pattern(_NORTHERN_IRELAND, 0.7, _worth),
        Pattern(_LABELLED, 0.9),
        only_with="0-9",
    ),
)
