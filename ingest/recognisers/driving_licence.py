"""Driving licence numbers: they spell the surname and the date of birth."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import FAR_GAP, GAP
from policies.identifiers import Kind

# Five letters of the surname padded with nines; a digit of the year, month (plus 50 for women), day, a digit of the
# year; two initials; a digit; two check letters; perhaps an issue number.
_GREAT_BRITAIN = re.compile(
    rf"(?<!\w)[A-Z][A-Z9]{{4}}{GAP}\d{GAP}(?P<month>\d\d){GAP}(?P<day>\d\d){GAP}\d{GAP}[A-Z9]{{2}}{GAP}\d"
    rf"{GAP}[A-Z]{{2}}(?:[ -]{{0,2}}\d\d)?(?!\w)"
)
_LOWER = re.compile(r"(?<!\w)[a-z][a-z9]{4}\d(?P<month>\d\d)(?P<day>\d\d)\d[a-z9]{2}\d[a-z]{2}(?!\w)")
_LABELLED = re.compile(
    r"(?i:driv(?:ing|er['’]?s?)\s(?:licen[cs]e|number)|\bDVL?A\b)(?:\s(?i:number|no|ref(?:erence)?)\b\.?)?"
    rf"(?:\s?\((?:[A-Z]{{2,3}}|Northern\sIreland|Great\sBritain)\))?{FAR_GAP}"
    rf"(?P<it>\d{{2}}[ -]?\d{{3}}[ -]?\d{{3}}"
    rf"|[A-Za-z9]{{5}}{GAP}\d{{6}}(?:{GAP}[A-Za-z0-9]{{2}}{GAP}[A-Za-z0-9]{{0,5}})?)(?!\w)"
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
    find=in_forms(
        Pattern(_GREAT_BRITAIN, 0.95, _worth),
        Pattern(_LOWER, 0.8, _worth),
        Pattern(_LABELLED, 0.9),
        only_with="0-9",
        misread=True,
    ),
)
