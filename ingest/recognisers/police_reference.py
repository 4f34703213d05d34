"""Crime, incident, custody and prison numbers."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import LABEL_GAP, digits
from policies.identifiers import Kind

_NAMED = r"(?i:reference|ref|number|no|num|report|id|log)\b\.?"
# Every force has its own form, so the label carries the weight.
_LABELLED = re.compile(
    rf"(?<!\w)(?:(?i:crime|incident|occurrence|custody|police|niche|arrest|investigation|intelligence)\s(?:{_NAMED}\s?){{1,2}}"
    rf"|(?:CAD|CRIS|CRN|PNC(?:\s?ID)?|CRO|URN|STORM|OIC|[Ll]og|[Ii]ncident)(?:\s{_NAMED})?)"
    rf"{LABEL_GAP}(?P<it>[A-Z]{{0,5}}[ /-]?\d[\dA-Z/-]{{1,20}}(?:\sof\s\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}})?)(?!\w)"
)
# Police National Computer, Crown Prosecution Service and prison numbers are known by their form alone.
_NATIONAL_COMPUTER = re.compile(r"(?<![\w/])(?:19|20)?\d\d/\d{5,7}[A-HJ-NP-RT-Z](?!\w)")
_PROSECUTION = re.compile(r"(?<!\w)\d\d[A-Z]{2}\d{7}(?:/\d\d)?(?!\w)|(?<!\w)\d\d[A-Z][A-Z0-9]\d{7}(?!\w)")
_PRISON = re.compile(r"(?<!\w)[A-Z]\d{4}[A-Z]{2}(?!\w)")
_CORONER = re.compile(r"(?i:\bPFD|prevent(?:ion of)?\sfuture\sdeaths?)[^\d\n]{0,30}(?P<it>20\d\d-\d{4})(?!\w)")


def _worth(match: re.Match[str]) -> float:
    # "Log 12" is a line of a list; "log 123 of 3/4/19" and "CAD 1234" are references.
    return 0.85 if len(digits(match["it"])) >= 3 else 0.0


RECOGNISER = Recogniser(
    name="police-reference",
    kind=Kind.POLICE_REFERENCE,
    source="Forces' crime and incident numbers (with a label); PNC, CRO, CPS URN and HMPPS prison number formats",
    sentence="It was recorded as crime reference 42/12345/20.",
    detail="42/12345/20",
    find=in_forms(
        Pattern(_LABELLED, 0.85, _worth),
        Pattern(_NATIONAL_COMPUTER, 0.85),
        Pattern(_PROSECUTION, 0.8),
        Pattern(_PRISON, 0.7),
        Pattern(_CORONER, 0.85),
        only_with="0-9",
    ),
)
