"""National Insurance numbers."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import FAR_GAP, GAP, digits
from policies.identifiers import Kind

_LABEL = r"(?<!\w)(?i:national\sinsurance|NI|NINO|TRN|temporary\sreference)(?!\w)(?:[\s-]?(?i:number|no|num)\b\.?)?"

_PLAIN = re.compile(rf"(?<!\w)(?P<prefix>[A-Z]{{2}}){GAP}\d\d{GAP}\d\d{GAP}\d\d{GAP}[A-D](?!\w)")
# In lower case only without gaps: "at 12 30 15 a" is none.
_LOWER = re.compile(r"(?<!\w)(?P<prefix>[a-z]{2})\d{6}[a-d](?!\w)")
_SPECIMEN = re.compile(rf"(?<!\w)QQ{GAP}\d\d{GAP}\d\d{GAP}\d\d(?!\w|{GAP}\d)")
# The label makes up for a wrong prefix, a missing last letter and the temporary form (digits, a letter, digits).
_DIGIT = "[0-9OoIl|SBGZ]"
_LABELLED = re.compile(
    rf"{_LABEL}{FAR_GAP}(?P<it>[A-Za-z]{{2}}{GAP}{_DIGIT}(?:{GAP}{_DIGIT}){{5}}(?:{GAP}[A-Z]|[a-z])?"
    rf"|\d\d{GAP}[A-Za-z]{GAP}\d(?:{GAP}\d){{4}})(?!\w)"
)

# A word of look-alike letters is no number that was misread.
_FEWEST_DIGITS = 4
_NEVER = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})


def _worth(match: re.Match[str]) -> float:
    prefix = match["prefix"].upper()
    first, second = prefix[0], prefix[1]
    # QQ is what official examples use; writers paste those in place of a real number, and the other way round.
    if prefix == "QQ":
        return 0.9
    allowed = first not in "DFIQUV" and second not in "DFIQUVO" and prefix not in _NEVER
    return 0.95 if allowed else 0.0


def _labelled_worth(match: re.Match[str]) -> float:
    return 0.95 if len(digits(match["it"])) >= _FEWEST_DIGITS else 0.0


RECOGNISER = Recogniser(
    name="nino",
    kind=Kind.NINO,
    source="HMRC National Insurance Manual NIM39110",
    sentence="His National Insurance number is AB 12 34 56 C.",
    detail="AB 12 34 56 C",
    find=in_forms(
        Pattern(_PLAIN, 0.95, _worth),
        Pattern(_LOWER, 0.7, _worth),
        Pattern(_SPECIMEN, 0.8),
        Pattern(_LABELLED, 0.95, _labelled_worth),
        only_with="0-9",
        misread=True,
    ),
)
