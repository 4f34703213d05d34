"""Vehicle registration marks."""

import re

from ingest.recognisers.lexicon import is_common
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import FAR_GAP, is_date
from policies.identifiers import Kind

# Case counts: "The 12 men" is no registration.
_CURRENT = re.compile(r"(?<![\w-])[A-HJ-PR-Y][A-HJ-PR-Y]\d\d[ -]?(?P<word>[A-HJ-PR-Z]{3})(?![\w-])")
# With another space it looks like "ON 12 MAY" of a line in capitals; with a letter for a digit like a name.
_SPACED = re.compile(r"(?<![\w-])[A-HJ-PR-Y]{2} \d\d (?P<word>[A-HJ-PR-Z]{3})(?![\w-])")
_MISREAD = re.compile(r"(?<![\w-])[A-HJ-PR-Y]{2}(?=[OlISZ]?\d)[\dOlISZ]{2} ?(?P<word>[A-HJ-PR-Z]{3})(?![\w-])")
_PREFIX = re.compile(r"(?<![\w-])[A-HJ-NPQR-TV-Y]\d{2,3}[ -]?(?P<word>[A-HJ-PR-Z]{3})(?![\w-])")
_SUFFIX = re.compile(r"(?<![\w-])(?P<word>[A-HJ-PR-Z]{3})[ -]?\d{1,3}[A-HJ-NPR-TV-Y](?![\w-])")
_NORTHERN_IRELAND = re.compile(r"(?<![\w-])(?P<word>(?=[A-Z]{0,2}[IZ])[A-Z]{3}) ?(?P<number>\d{3,4})(?![\w-]|[.,/]\d)")
_SHORT = r"[A-Z]{1,3} ?\d{1,4}|\d{1,4} ?[A-Z]{1,3}"
_LABEL = (
    r"(?<!\w)(?i:registration|reg|VRM|VRN|(?:number|licence)\splate|index)(?!\w)"
    r"(?:\s(?i:mark|number|no|plate|of)\b\.?){0,2}"
)
# Any mark with its label: in full in either case, a short one in capitals only ("an index of 12 in 100").
_LABELLED = re.compile(
    rf"{_LABEL}{FAR_GAP}(?:(?i:the|a)\s)?"
    rf"(?P<it>(?i:[A-Z]{{2}}\d\d[ -]?[A-Z]{{3}}|[A-Z]\d{{1,3}}[ -]?[A-Z]{{3}}|[A-Z]{{3}}[ -]?\d{{1,3}}[A-Z])"
    rf"|(?=[A-Z0-9 ]{{0,8}}\d)(?:[A-Z]{{1,3}} ?\d{{1,4}} ?[A-Z]{{0,3}}|{_SHORT}))(?!\w)"
)
_CAR = r"(?<!\w)(?i:cars?|vans?|vehicles?|taxis?|lorr(?:y|ies)|motor(?:bike|cycle)|moped|scooter|truck|minibus|caravan)"
_BESIDE_CAR = re.compile(
    rf"{_CAR}\s?[,(]\s?(?P<it>(?i:[A-Z]{{2}}\d\d ?[A-Z]{{3}})|(?=[A-Z0-9 ]{{0,6}}\d){_SHORT})(?=[,).;])"
)
_BEFORE_LABEL = re.compile(rf"(?<![\w-])(?P<it>{_SHORT})(?=\s?\((?i:registration|reg|VRM|VRN)\b)")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def _worth(match: re.Match[str]) -> float:
    # Three letters that are a word come from a line in capitals ("A12 THE"), not from a plate.
    word = match["word"].lower()
    return 0.0 if is_common(word) or word in _MONTHS else 0.7


def _irish_worth(match: re.Match[str]) -> float:
    # "CIN 2019" is a plan and its year.
    return 0.0 if is_date(match["number"]) else _worth(match)


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
        Pattern(_SPACED, 0.7, _worth),
        Pattern(_MISREAD, 0.7, _worth),
        Pattern(_NORTHERN_IRELAND, 0.7, _irish_worth),
        Pattern(_LABELLED, 0.9),
        Pattern(_BESIDE_CAR, 0.7),
        Pattern(_BEFORE_LABEL, 0.8),
        only_with="0-9",
    ),
)
