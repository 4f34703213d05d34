"""Unique pupil numbers and unique learner numbers."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import AFTER_GAP, FAR_GAP, GAP, digits
from policies.identifiers import Kind

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"

_PLAIN = re.compile(r"(?<!\w)(?P<check>[A-HJ-NP-RT-Z])(?P<digits>\d{12})(?!\w)")
# A temporary number ends in a letter.
_TEMPORARY = re.compile(r"(?<!\w)[A-HJ-NP-RT-Z]\d{11}[A-Z](?!\w)")
_LABEL = r"(?:UPN|ULN|(?i:unique\s(?:pupil|learner)\s(?:number|no)|pupil\s(?:number|no|reference)))\b\.?"
_NUMBER = rf"(?:[A-Za-z]{GAP})?\d(?:{GAP}\d){{7,12}}[A-Za-z]?"
_LABELLED = re.compile(rf"(?<!\w){_LABEL}{FAR_GAP}(?P<it>{_NUMBER})(?!\w)")
_BEFORE_LABEL = re.compile(rf"(?<![\w/.-])(?P<it>{_NUMBER})(?={AFTER_GAP}{_LABEL})")


def check_letter(number: str) -> str:
    """The letter that stands before those twelve digits: weights 2 to 13, modulo 23.

    Source: Government Data Standards Catalogue, UniquePupilNumber 2.0.

    >>> check_letter("801200005001")
    'B'
    """
    return _LETTERS[sum(weight * int(digit) for weight, digit in enumerate(number, 2)) % 23]


def _worth(match: re.Match[str]) -> float:
    return 1.0 if check_letter(digits(match["digits"])) == match["check"] else 0.0


RECOGNISER = Recogniser(
    name="upn",
    kind=Kind.UPN,
    source="Government Data Standards Catalogue, UniquePupilNumber 2.0; HESA Unique Learner Number",
    sentence="The school recorded UPN B801200005001.",
    detail="B801200005001",
    find=in_forms(
        Pattern(_PLAIN, 1.0, _worth),
        Pattern(_TEMPORARY, 0.6),
        Pattern(_LABELLED, 0.95),
        Pattern(_BEFORE_LABEL, 0.9),
        only_with="0-9",
        misread=True,
    ),
)
