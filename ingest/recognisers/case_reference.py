"""Numbers by which social care, health, schools and regulators know a person or a case."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import LABEL_GAP, digits
from policies.identifiers import Kind

_NAMED = r"(?i:reference|ref|number|numbers|nos?|num|id|identifier|pin|record|urn)\b\.?"
# Nobody publishes these forms: the label decides, and the value must hold at least four digits.
_SYSTEM = (
    r"MRN|LCS|ICS|EHM|PARIS|Paris|RiO|RIO|EMIS|SystmOne|Mosaic|MOSAIC|Liquidlogic|LiquidLogic|CareFirst|Carefirst|Azeus|"
    r"Framework-?i|UASC|BRP|UPRN|PID|CQC|GMC|NMC|HCPC|SWE|SCW|GDC|URN|DfE|UKPRN|LAESTAB|Cafcass|CAFCASS"
)
_OWNER = (
    r"hospital|patient|client|case|referral|service[ -]user|unit|person|child|family|file|record|clinic|chart|"
    r"home\soffice|port|visa|biometric\sresidence\spermit|registration|membership|tenancy|rent|council\stax|benefit|"
    r"our|your|employee|staff|payroll|social\s(?:care|work)|registered|PIN"
)
_VALUE = r"(?P<it>(?=[A-Za-z0-9/.:-]*\d)[A-Za-z]{0,6}[ /.-]?\d[\dA-Za-z/.-]{2,24}(?<![./-]))(?!\w)"
_LABELLED = re.compile(
    rf"(?<!\w)(?:(?:{_SYSTEM})(?:\s{_NAMED}){{0,2}}|(?i:{_OWNER})\s(?:{_NAMED}\s?){{1,2}}){LABEL_GAP}{_VALUE}"
)
# A label without an owner needs a longer number; what numbers a thing (a blood sample, an invoice) leads to no person.
_THING = (
    r"(?<!sample\s)(?<!specimen\s)(?<!lab\s)(?<!batch\s)(?<!invoice\s)(?<!order\s)(?<!model\s)(?<!product\s)(?<!lot\s)"
)
_BARE = re.compile(
    rf"(?<!\w){_THING}(?i:reference|ref|number|no|case|occurrence|id|record)\b\.?{LABEL_GAP}"
    r"(?P<it>(?=[A-Za-z0-9/ -]*\d)(?:[A-Z]{1,6} )?[A-Z]{0,6}\d{1,16}(?:[A-Z/-]{1,3}\d{1,10}){0,4}[A-Z]?)(?!\w|[/-]\w"
    r"|,\d)"
)
# A row of numbers: "plots nos. 260, 268 and 119/5".
_ROW = re.compile(r"(?<!\w)[Nn]os\.\s(?P<it>\d[\d/.-]{0,12}(?:(?:,\s|,?\sand\s)\d[\d/.-]{0,12}){2,40}(?<![./-]))(?!\w)")
_NURSE = re.compile(r"(?<!\w)\d\d[A-L]\d{4}[EWSNO](?!\w)")
_OFSTED = re.compile(r"(?<!\w)(?:SC|EY)\d{6}(?!\w)")
_CARE_QUALITY = re.compile(r"(?<![\w-])1-\d{8,12}(?![\w-])")
_SOCIAL_WORKER = re.compile(r"(?<!\w)SW\d{4,6}(?!\w)")
_HOSPITAL = re.compile(r"(?<!\w)R[A-Z0-9]{2}-\d{6,8}(?!\w)")


def _worth(match: re.Match[str]) -> float:
    return 0.85 if len(digits(match["it"])) >= 4 else 0.0


def _bare_worth(match: re.Match[str]) -> float:
    return 0.7 if len(digits(match["it"])) >= 6 else 0.0


RECOGNISER = Recogniser(
    name="case-reference",
    kind=Kind.CASE_REFERENCE,
    source="Labels of the case systems in use; NMC, Social Work England, CQC and Ofsted register number formats",
    sentence="Mosaic ID: 1234567 was opened.",
    detail="1234567",
    find=in_forms(
        Pattern(_LABELLED, 0.85, _worth),
        Pattern(_BARE, 0.7, _bare_worth),
        Pattern(_ROW, 0.6),
        Pattern(_NURSE, 0.7),
        Pattern(_OFSTED, 0.7),
        Pattern(_CARE_QUALITY, 0.8),
        Pattern(_SOCIAL_WORKER, 0.7),
        Pattern(_HOSPITAL, 0.7),
        only_with="0-9",
    ),
)
