"""NHS, CHI and Health and Care numbers: ten digits, the last a check digit."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import AFTER_GAP, FAR_GAP, GAP, digits
from policies.identifiers import Kind

_LABEL = (
    r"(?:(?:NHS|CHI|H\s?&\s?C|HCN|[Hh]ealth\s(?:and|&)\s[Cc]are|[Cc]ommunity\s[Hh]ealth\s[Ii]ndex|nhs)"
    r"(?:[\s-]?(?:NUMBER|[Nn]umber|NO|[Nn]o|[Nn]um|[Ii][Dd]|#)s?\b\.?)?|HSC\s(?:[Nn]umber|[Nn]o)\b\.?)"
)

_PLAIN = re.compile(rf"(?<![\w/.-])\d{{3}}{GAP}\d{{3}}{GAP}\d{{4}}(?![\w/]|[.-]\d)")
# With its label a number counts whatever its digits are: a mistyped one still leads to the child.
_NUMBER = rf"\d(?:{GAP}\d){{7,11}}"
_LABELLED = re.compile(rf"(?<!\w){_LABEL}{FAR_GAP}(?P<it>{_NUMBER})(?!\w)")
_BEFORE_LABEL = re.compile(rf"(?<![\w/.-])(?P<it>\d(?:{GAP}\d){{8,9}})(?={AFTER_GAP}{_LABEL})")


def check_digit_holds(number: str) -> bool:
    """Whether the tenth of ten digits is right: weights 10 to 2, modulo 11.

    Source: NHS Data Dictionary, NHS NUMBER; COMMUNITY HEALTH INDEX NUMBER uses the same rule.

    >>> check_digit_holds("9991234570"), check_digit_holds("9991234578")
    (False, True)
    """
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), number, strict=True))
    return total % 11 == 0


def _worth(match: re.Match[str]) -> float:
    number = digits(match[0])
    return 1.0 if check_digit_holds(number) and len(set(number)) > 1 else 0.0


RECOGNISER = Recogniser(
    name="nhs-number",
    kind=Kind.NHS_NUMBER,
    source="NHS Data Dictionary: NHS NUMBER, COMMUNITY HEALTH INDEX NUMBER, HEALTH AND CARE NUMBER (one check digit)",
    sentence="Her NHS number is 999 123 4578.",
    detail="999 123 4578",
    find=in_forms(
        Pattern(_PLAIN, 1.0, _worth),
        Pattern(_LABELLED, 0.95),
        Pattern(_BEFORE_LABEL, 0.9),
        only_with="0-9",
        misread=True,
    ),
)
