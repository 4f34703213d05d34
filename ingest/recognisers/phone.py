"""Telephone numbers, in any punctuation; the ranges kept for drama count like all others."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import LABEL_GAP, MARKS, digits, is_date
from policies.identifiers import Kind

_BETWEEN = f"[{MARKS}()]{{0,3}}"
_EXTENSION = r"(?:,?\s{0,2}\(?(?:ext(?:ension|n)?|x)\.?\s?\d{1,6}\)?)?"

# A second number may be given by its last digits: "07700 900123/4".
_BRITISH = re.compile(
    rf"(?<![\w/.+-])(?:\(?(?:\+|00)44\)?{_BETWEEN}(?:\(0\){_BETWEEN})?|\(?0(?: (?=7 ))?)(?P<first>[1-9])"
    rf"(?:{_BETWEEN}\d){{7,9}}(?:/\d{{1,3}}(?![\w/]))?(?!\w|[/.-]\d){_EXTENSION}"
)
_NO_PLUS = re.compile(r"(?<![\w/.+-])44 ?7\d{3} ?\d{3} ?\d{3}(?!\w|[/.-]\d)")
_CROSSED = re.compile(r"(?<![\w/.+-])0[127]\d{2,3}[ -]?\d{0,3}[ -]?\d{0,3}[xX*]{2,6}(?!\w)")
_FOREIGN = re.compile(r"(?<![\w+])\+(?!44)\d{1,3}(?:[ ()./-]{0,3}\d){6,12}(?!\w)")
_LABELLED = re.compile(
    r"(?<!\w)(?i:tel(?:ephone)?|phone|mobile|mob|landline|fax|helpline|contact|call(?:ed|ing)?|rang|text(?:ed)?|whatsapp|sms"
    r"|(?:his|her|their|my)\snumber)(?:\s(?i:number|no|on|at)\b\.?){0,2}"
    rf"{LABEL_GAP}(?P<it>\+?\d(?:{_BETWEEN}\d){{5,13}})(?!\w){_EXTENSION}"
)
_ENDING = re.compile(
    r"(?<!\w)(?i:phone|mobile|telephone|handset|landline|number|sim|line)(?:\s(?:number|no|card|that|which)){0,2},?\s"
    r"(?i:end(?:s|ed|ing)?|finish(?:es|ed|ing))(?:\s(?:in|with))?(?:\sthe\sdigits)?\s[\"'“‘]?(?P<it>\d{2,6})(?![\w,]|\.\d)"
)
_INTERNAL = re.compile(r"(?<!\w)(?i:ext(?:ension|n)?)\.?(?:\s(?:number|no\.?))?\s?(?P<it>\d{3,6})(?!\w|[.,/]\d)")

_DATE_LIKE = re.compile(r"\d{1,2}(?:[./-]\d{1,2}[./-](?:\d{4}|\d{2})| \d{1,2} (?:19|20)\d\d)\b")


def _worth(match: re.Match[str]) -> float:
    # 01.02.2019 10 o'clock has the digits of a number, but not its groups.
    if _DATE_LIKE.match(match[0]) or match["first"] in "46":
        return 0.0
    return 0.9


def _labelled_worth(match: re.Match[str]) -> float:
    return 0.0 if _DATE_LIKE.match(match["it"]) or len(digits(match["it"])) < 6 else 0.75


def _ending_worth(match: re.Match[str]) -> float:
    return 0.0 if is_date(match["it"]) else 0.7


RECOGNISER = Recogniser(
    name="phone",
    kind=Kind.PHONE,
    source="Ofcom National Telephone Numbering Plan; Ofcom numbers for use in drama",
    sentence="Mother could be reached on 07700 900123.",
    detail="07700 900123",
    find=in_forms(
        Pattern(_BRITISH, 0.9, _worth),
        Pattern(_FOREIGN, 0.8),
        Pattern(_NO_PLUS, 0.8),
        Pattern(_CROSSED, 0.8),
        Pattern(_LABELLED, 0.75, _labelled_worth),
        Pattern(_ENDING, 0.7, _ending_worth),
        Pattern(_INTERNAL, 0.7, _ending_worth),
        only_with="0-9",
        misread=True,
    ),
)
