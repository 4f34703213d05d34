"""National Insurance numbers."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import GAP, LABEL_GAP
from policies.identifiers import Kind

_LABEL = r"(?i:national\sinsurance|\bNI\b|\bNINO\b)(?:[\s-]?(?i:number|no|num)\b\.?)?"

_PLAIN = re.compile(rf"(?<!\w)(?P<prefix>[A-Z]{{2}}){GAP}\d\d{GAP}\d\d{GAP}\d\d{GAP}[A-D](?!\w)")
# The label makes up for a wrong prefix, a missing last letter and the temporary form (digits, a letter, digits).
_LABELLED = re.compile(
    rf"{_LABEL}{LABEL_GAP}(?P<it>(?i:[A-Z]{{2}}{GAP}\d\d{GAP}\d\d{GAP}\d\d(?:{GAP}[A-Z])?)"
    rf"|\d\d{GAP}[A-Za-z]{GAP}\d\d{GAP}\d\d{GAP}\d)(?!\w)"
)

_NEVER = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})


def _worth(match: re.Match[str]) -> float:
    first, second = match["prefix"][0], match["prefix"][1]
    # QQ is what official examples use; writers paste those in place of a real number, and the other way round.
    if match["prefix"] == "QQ":
        return 0.9
    allowed = first not in "DFIQUV" and second not in "DFIQUVO" and match["prefix"] not in _NEVER
    return 0.95 if allowed else 0.0


RECOGNISER = Recogniser(
    name="nino",
    kind=Kind.NINO,
    source="HMRC National Insurance Manual NIM39110",
    sentence="His National Insurance number is AB 12 34 56 C.",
    detail="AB 12 34 56 C",
    find=in_forms(Pattern(_PLAIN, 0.95, _worth), Pattern(_LABELLED, 0.95), only_with="0-9"),
)
