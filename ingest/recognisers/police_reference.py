"""Crime, incident, custody and prison numbers."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import AFTER_GAP, FAR_GAP, LABEL_GAP, digits, is_date
from policies.identifiers import Kind

_NAMED = r"(?:(?i:reference|ref|number|no|num|report|record|id|log)\b\.?)"
_OF_DAY = r"(?:\s(?:of|on|dated)\s\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\s\d{1,2}[A-Z][A-Za-z]{2}\d{2,4})?"
_VALUE = rf"[A-Z]{{0,5}}[ /-]?\d[\dA-Z/-]{{1,24}}(?<![/-])(?: ?[A-Z]{{2}}(?!\w))?{_OF_DAY}"
_OWNER = (
    r"(?:(?i:crime|incident|occurrence|custody|police|niche|athena|arrest|investigation|intelligence|offence"
    r"|prison(?:er)?"
    r"|nomis|warrant|visor|coroner(?:['’]?s)?|collar|shoulder|cps|cad|cris|pnc|cro|storm|mg11)"
    rf"(?:\s(?:case|report|record|log))?,?\s(?:{_NAMED}\s?){{1,2}})"
)
# Every force has its own form, so the label carries the weight.
_LABELLED = re.compile(rf"(?<!\w){_OWNER}{FAR_GAP}(?P<it>{_VALUE})(?!\w)")
_SHORT_LABELLED = re.compile(
    rf"(?<!\w)(?:(?:CAD|CRIS|CRN|PNC(?:\s?ID)?|CRO|URN|STORM|OIC|NICHE|Niche(?:\soccurrence)?|NOMIS|ViSOR|[Ll]og"
    rf"|[Ii]ncident)(?:\s{_NAMED})?)"
    rf"{LABEL_GAP}(?P<it>{_VALUE})(?!\w)"
)
# "The reference for the incident was X", "recorded as a crime (X)", "X was the crime reference".
_ABOUT = re.compile(
    r"(?<!\w)(?i:reference|ref|number|no)\.?\s(?:of|for|to)\s(?:the|this|that|an?)\s(?:[a-z]{1,15}\s){0,2}"
    rf"(?i:crime|incident|offence|arrest|call)\s(?:is|was){LABEL_GAP}(?P<it>{_VALUE})(?!\w)"
)
_BRACKETED = re.compile(rf"(?<!\w)(?i:crime|incident|occurrence|offence)\s?\((?P<it>{_VALUE})\)")
_BEFORE_LABEL = re.compile(
    rf"(?<![\w/-])(?P<it>[A-Z]{{0,5}}[/-]?\d[\dA-Z/-]{{2,24}})(?={AFTER_GAP}(?:{_OWNER}|(?:CAD|CRIS|PNC|CRO)\b))"
)
# Police National Computer, Crown Prosecution Service and prison numbers are known by their form alone.
_NATIONAL_COMPUTER = re.compile(r"(?<![\w/])(?:19|20)?\d\d ?/ ?\d{5,7}[A-HJ-NP-RT-Z](?!\w)")
_PROSECUTION = re.compile(
    r"(?<!\w)\d\d[A-Z]{2}\d{7}(?:/\d\d)?(?!\w)|(?<!\w)\d\d[A-Z][A-Z0-9]\d{7}(?!\w)"
    r"|(?<!\w)\d\d [A-Z]{2} \d{5} \d\d(?!\w)"
)
_PRISON = re.compile(r"(?<!\w)[A-Z]\d{4}[A-Z]{2}(?!\w)")
_CORONER = re.compile(
    r"(?i:\bPFD|prevent(?:ion of)?\sfuture\sdeaths?|\bcoroner)[^\d\n]{0,30}(?P<it>20\d\d-\d{4})(?!\w)"
)
# Station or type, serial number and year. The serial number is too long for the month of a date.
_OF_YEAR = re.compile(r"(?<![\w/.-])(?:[A-Z]{2,4}/)?(?:\d{2,3}|[A-Z]{1,3})/\d{3,7}/\d{2}(?:\d{2})?(?![\w/]|[.-]\d)")
_COLLAR = re.compile(r"(?<!\w)(?:W?PC|W?DC|PS|DS|Sgt|PCSO|TDC)\s(?P<it>\d{3,5})(?!\w|[.,/:]\d)")


def _worth(match: re.Match[str]) -> float:
    # "Log 12" is a line of a list, and a log has a day; "log 123 of 3/4/19" and "CAD 1234" are references.
    return 0.92 if len(digits(match["it"])) >= 3 and not is_date(match["it"]) else 0.0


def _short_worth(match: re.Match[str]) -> float:
    # A "URN" is a school's as often as a crime's.
    return min(_worth(match), 0.85)


RECOGNISER = Recogniser(
    name="police-reference",
    kind=Kind.POLICE_REFERENCE,
    source="Forces' crime and incident numbers (with a label); PNC, CRO, CPS URN and HMPPS prison number formats",
    sentence="It was recorded as crime reference 42/12345/20.",
    detail="42/12345/20",
    find=in_forms(
        Pattern(_LABELLED, 0.92, _worth),
        Pattern(_SHORT_LABELLED, 0.85, _short_worth),
        Pattern(_ABOUT, 0.92, _worth),
        Pattern(_BRACKETED, 0.92, _worth),
        Pattern(_BEFORE_LABEL, 0.92, _worth),
        Pattern(_NATIONAL_COMPUTER, 0.92),
        Pattern(_PROSECUTION, 0.92),
        Pattern(_PRISON, 0.7),
        Pattern(_CORONER, 0.92),
        Pattern(_OF_YEAR, 0.75),
        Pattern(_COLLAR, 0.7),
        only_with="0-9",
        misread=True,
    ),
)
