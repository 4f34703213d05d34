"""Driving licence numbers: they spell the surname and the date of birth."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import LABEL_GAP
from policies.identifiers import Kind

# Five letters of the surname padded with nines; a digit of the year, month (plus 50 for women), day, a digit of the
# year; two initials; a digit; two check letters; perhaps an issue number.
_GREAT_BRITAIN = re.compile(
    r"(?<!\w)[A-Z][A-Z9]{4}[ -]?\d(?P<month>\d\d)(?P<day>\d\d)\d[ -]?[A-Z9]{2}[ -]?\d[ -]?[A-Z]{2}(?:[ -]?\d\d)?(?!\w)"
)
_LABELLED = re.compile(
    rf"(?i:driv(?:ing|er['’]?s?)\slicen[cs]e|\bDVLA\b)(?:\s(?i:number|no|ref(?:erence)?)\b\.?)?{LABEL_GAP}"
    r"(?P<it>\d{8}|[A-Za-z9]{5}[ -]?\d{6}[ -]?[A-Za-z0-9]{2}[ -]?[A-Za-z0-9]{0,5})(?!\w)"
)


def _worth(match: re.Match[str]) -> float:
    month, day = int(match["month"]) % 50, int(match["day"])
    return 0.95 if 1 <= month <= 12 and 1 <= day <= 31 else 0.0


RECOGNISER = Recogniser(
    name="driving-licence",
    kind=Kind.DRIVING_LICENCE,
    source="DVLA driver number format; DVA Northern Ireland (eight digits)",
    sentence="The licence MORGA 657054 SM9IJ was found.",
    detail="MORGA 657054 SM9IJ",
    find=in_forms(Pattern(_GREAT_BRITAIN, 0.95, _worth), Pattern(_LABELLED, 0.9), only_with="0-9"),
)
