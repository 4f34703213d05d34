"""Numbers by which social care, health, schools and regulators know a person or a case."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import AFTER_GAP, FAR_GAP, LABEL_GAP, digits, is_date
from policies.identifiers import Kind

_NAMED = r"(?i:reference|ref|number|numbers|nos?|num|id|identifier|pin|record|urn|account)\b\.?"
# Nobody publishes these forms: the label decides, and the value must hold at least four digits.
_SYSTEM = (
    r"MRN|LCS|ICS|EHM|PARIS|Paris|RiO|RIO|EMIS|Emis|System\s?One|Systm\s?One|Mosaic|MOSAIC|Liquid\s?[Ll]ogic"
    r"|Care\s?[Ff]irst|"
    r"CareDirector|Eclipse|Azeus|Framework-?i|SWIFT|SoSCARE|SOSCARE|Datix|DATIX|StEIS|STEIS|CPOMS|MyConcern|MARAC|MASH|"
    r"LADO|NRM|SCRA|UASC|BRP|ARC|CID|UAN|GWF|UPRN|PID|CQC|GMC|NMC|HCPC|SWE|SCW|SSSC|NISCC|GDC|GPhC|URN|DfE|UKPRN"
    r"|LAESTAB|"
    r"[Rr]esidence\s[Pp]ermit|Cafcass|CAFCASS|Ofsted|OFSTED|Social\sWork\sEngland|Social\sCare\sWales"
)
_OWNER = (
    r"hospital|patient|client|case|referral|service[ -]user|unit|person|child|family|file|record|clinic|chart"
    r"|establishment|"
    r"home\soffice|HO|port|visa|asylum|(?:biometric\s)?residence\spermit|registration|membership|tenancy|rent"
    r"|council\stax|"
    r"benefit|our|your|employee|staff|payroll|social\s(?:care|work)|registered|PIN|reporter|index|provider|location|"
    r"unique|system|serious\sincident|datix|mosaic|P"
)
_LABEL = rf"(?:(?:{_SYSTEM})(?:\s{_NAMED}){{0,2}}|(?i:{_OWNER})(?:['’]s)?,?\s(?:{_NAMED}\s?){{1,2}})"
_VALUE = (
    r"(?P<it>\d{3} \d{3}(?:\d| \d{3,4})?|\d\d(?: \d\d){2,4}"
    r"|(?:[A-Z]{1,6}\d{0,2}(?: ?[/.-] ?| )|[A-Za-z]{1,6}[/.-]?|\d{1,2} ?[/.-] ?)?\d[\dA-Za-z/.-]{2,24}(?<![./-]))(?!\w)"
)
_LABELLED = re.compile(rf"(?<!\w){_LABEL}{LABEL_GAP}{_VALUE}")
_FAR = re.compile(rf"(?<!\w)(?i:{_OWNER}|{_SYSTEM})(?:['’]s)?\s(?i:reference|ref|number|no|id)\b\.?{FAR_GAP}{_VALUE}")
# What stands in every match of it.
_REFERENCE_WORD = re.compile(r"\s(?:reference|ref|number|no|id)\b")
_REGISTERED = re.compile(
    rf"(?<!\w)(?:{_SYSTEM})\s(?i:registered|registration|licen[cs]e)(?:\s{_NAMED})?{LABEL_GAP}{_VALUE}"
)
_BEFORE_LABEL = re.compile(
    rf"(?<![\w/.-])(?P<it>[A-Z]{{0,6}}[/-]?\d[\dA-Za-z/-]{{3,24}}(?<![/-]))(?={AFTER_GAP}{_LABEL})"
)
# A label without an owner needs a longer number; what numbers a thing (a blood sample, an invoice) leads to no person.
_THING = (
    r"(?<!sample\s)(?<!specimen\s)(?<!lab\s)(?<!batch\s)(?<!invoice\s)(?<!order\s)(?<!model\s)(?<!product\s)(?<!lot\s)"
)
_BARE_VALUE = (
    r"(?P<it>(?=[A-Za-z0-9/ -]{0,12}\d)(?:[A-Z]{1,6}(?: / |[ /-]))?[A-Z]{0,6}\d{1,16}(?:[A-Za-z/-]{1,3}\d{1,10}){0,4}"
    r"(?:[A-Z]|/[A-Za-z])?)(?!\w|[/-]\w|,\d)"
)
_BARE = re.compile(rf"(?<!\w){_THING}(?i:number|no|case|occurrence|id|record)\b\.?{LABEL_GAP}{_BARE_VALUE}")
# "Reference" numbers nothing but cases and people, whatever stands between: "the reference for the referral was X".
_REFERENCE = re.compile(rf"(?<!\w){_THING}(?i:reference|ref)(?!\w|\s(?:to|group|point)\b)\.?{FAR_GAP}{_BARE_VALUE}")
# Letters, marks and a long number: a file's reference with no label. Publications have a few such too.
_CODED = re.compile(
    r"(?<![\w/.-])(?!(?:DFE|DH|HO|PHE|ISBN|ISSN|HC|HL|SI|CG|NG|QS|NICE|ICD|DSM|COVID|CM|CP|HMSO|ISO|BS|EN|IEC"
    r"|DOI)[-/ ])"
    r"[A-Z]{2,5}(?P<rest>(?:[/-][A-Z]{0,3}\d{0,10}){1,4})(?![\w/]|[.-]\d)"
)
_SCHOOL = re.compile(
    r"(?<![\w/])(?P<it>\d{3}/\d{4})(?=\s?\((?:DfE|LAESTAB|school|establishment))|(?i:school|DfE)\s\d{3}/\d{4}(?![\w/])"
)
# A row of numbers: "plots nos. 260, 268 and 119/5".
_ROW = re.compile(r"(?<!\w)[Nn]os\.\s(?P<it>\d[\d/.-]{0,12}(?:(?:,\s|,?\sand\s)\d[\d/.-]{0,12}){2,40}(?<![./-]))(?!\w)")
_NURSE = re.compile(r"(?<!\w)\d\d[A-L] ?\d{4} ?[EWSNO](?!\w)")
_OFSTED = re.compile(r"(?<!\w)(?:SC|EY) ?\d{6}(?!\w)")
_CARE_QUALITY = re.compile(r"(?<![\w-])1-\d{8,12}(?![\w-])")
_SOCIAL_WORKER = re.compile(r"(?<!\w)SW ?\d{4,6}(?!\w)|(?<!\w)W/\d{6,8}(?!\w)")
_HOSPITAL = re.compile(r"(?<!\w)R[A-Z0-9]{2}-\d{6,8}(?!\w)")
_VISA = re.compile(r"(?<!\w)GWF ?\d{9}(?!\w)")


# "A record number of 12345 referrals" and "the case number of 4500 in the county" count.
_COUNTED = re.compile(r"\s(?!(?:was|is|and|or|on|for|from|which)\b)[a-z]")
_THINGS = re.compile(r"\s[a-z]{3,20}s\b(?<!\s(?:does|goes|this))")


def _is_count(match: re.Match[str]) -> bool:
    if not match["it"].isdigit():
        return False
    counted = _COUNTED if match.string[: match.start("it")].endswith("umber of ") else _THINGS
    return counted.match(match.string, match.end("it")) is not None


def _worth(match: re.Match[str]) -> float:
    # "CQC IN 2014" is a body and a year.
    value = match["it"].rpartition(" ")[2]
    return 0.85 if len(digits(match["it"])) >= 4 and not is_date(value) and not _is_count(match) else 0.0


def _bare_worth(match: re.Match[str]) -> float:
    return 0.7 if len(digits(match["it"])) >= 6 and not _is_count(match) else 0.0


def _coded_worth(match: re.Match[str]) -> float:
    return 0.6 if len(digits(match["rest"])) >= 5 else 0.0


RECOGNISER = Recogniser(
    name="case-reference",
    kind=Kind.CASE_REFERENCE,
    source="Labels of the case systems in use; NMC, Social Work England, CQC and Ofsted register number formats",
    sentence="Mosaic ID: 1234567 was opened.",
    detail="1234567",
    find=in_forms(
        Pattern(_LABELLED, 0.85, _worth),
        Pattern(_FAR, 0.8, _worth, sign=_REFERENCE_WORD),
        Pattern(_REGISTERED, 0.85, _worth),
        Pattern(_BEFORE_LABEL, 0.8, _worth),
        Pattern(_BARE, 0.7, _bare_worth),
        Pattern(_REFERENCE, 0.7, _worth),
        Pattern(_CODED, 0.6, _coded_worth),
        Pattern(_SCHOOL, 0.7),
        Pattern(_ROW, 0.6),
        Pattern(_NURSE, 0.7),
        Pattern(_OFSTED, 0.7),
        Pattern(_CARE_QUALITY, 0.8),
        Pattern(_SOCIAL_WORKER, 0.7),
        Pattern(_HOSPITAL, 0.7),
        Pattern(_VISA, 0.9),
        only_with="0-9",
        misread=True,
    ),
)
