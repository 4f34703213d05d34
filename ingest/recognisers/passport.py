"""Passport numbers and the machine-readable lines of a passport."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import AFTER_GAP
from policies.identifiers import Kind

# British: nine digits, or two letters and seven digits since 2015; others: up to three letters, six to eight digits.
_NUMBER = r"(?:\d{3}[ -]?\d{3}[ -]?\d{3}|\d{8} \d|[A-Za-z]{1,3}[ -]?\d{3}[ -]?\d{3,5}|\d{7,9})"
# "passport (issued in 2015, number 123456789)": one shorter number may stand between.
_LABELLED = re.compile(
    rf"(?i:passport)[^\d\n]{{0,40}}?(?:\b\d{{1,4}}\b[^\d\n]{{1,30}}?)?(?<![A-Za-z\d])(?P<it>{_NUMBER})(?!\w)"
)
_BEFORE_LABEL = re.compile(rf"(?<![\w/.-])(?P<it>{_NUMBER})(?={AFTER_GAP}(?:[A-Z][a-z]{{2,15}}\s)?(?i:passport))")
_MACHINE_READABLE = re.compile(
    r"(?<![\w<])(?:[PIAC][A-Z<][A-Z]{3}[A-Z<]{39}|[A-Z0-9<]{30,44}<[A-Z0-9<]{1,14})(?![\w<])"
)

RECOGNISER = Recogniser(
    name="passport",
    kind=Kind.PASSPORT,
    source="HM Passport Office numbering; ICAO Doc 9303 (machine-readable zone)",
    sentence="Her passport number was 123456789.",
    detail="123456789",
    find=in_forms(
        Pattern(_LABELLED, 0.9),
        Pattern(_BEFORE_LABEL, 0.9),
        Pattern(_MACHINE_READABLE, 0.95),
        only_with="0-9<",
        misread=True,
    ),
)
