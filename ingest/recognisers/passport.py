"""Passport numbers and the machine-readable lines of a passport."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

# British: nine digits, or two letters and seven digits since 2015; others: up to three letters, six to eight digits.
_LABELLED = re.compile(
    r"(?i:passport)[^\d\n]{0,30}?(?<![A-Za-z\d])(?P<it>\d{3}[ -]?\d{3}[ -]?\d{3}|[A-Za-z]{1,3}[ -]?\d{6,8}"
    r"|\d{7,9})(?!\w)"
)
_MACHINE_READABLE = re.compile(
    r"(?<![\w<])(?:[PIAC][A-Z<][A-Z]{3}[A-Z<]{39}|[A-Z0-9<]{30,44}<[A-Z0-9<]{1,14})(?![\w<])"
)

RECOGNISER = Recogniser(
    name="passport",
    kind=Kind.PASSPORT,
    source="HM Passport Office numbering; ICAO Doc 9303 (machine-readable zone)",
    sentence="Her passport number was 123456789.",
    detail="123456789",
    find=in_forms(Pattern(_LABELLED, 0.9), Pattern(_MACHINE_READABLE, 0.95), only_with="0-9<"),
)
