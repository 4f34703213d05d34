"""Numbers of cases before courts and tribunals."""

import re

from ingest.recognisers.neutral_citation import CITATION, is_own
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import FAR_GAP
from policies.identifiers import Kind

# LS19C00123: court, year, type of proceedings, serial number.
_FAMILY = re.compile(r"(?<!\w)[A-Z]{2}[ -]?\d{2}[ -]?[A-Z][ -]?(?=[OIl]{0,4}\d)[\dOIl]{5}(?!\w)")
_CROWN = re.compile(r"(?<!\w)[TAS]20\d{2}[ /-]?\d{4}(?!\w)")
_PROTECTION = re.compile(r"(?<!\w)COP[ -]?\d{7,8}T?\d{0,2}(?!\w)")
_SCOTLAND = re.compile(r"(?<!\w)[A-Z]{3}-[A-Z]{1,3}\d{1,6}-\d{2}(?!\w)")
# The serial number and year of a docket, as the European Court of Human Rights writes it.
_DOCKET = re.compile(r"(?<![\w/.-])(?P<serial>\d{4,6})/(?P<year>\d{2})(?![\w/]|[.-]\d)")
_LABELLED = re.compile(
    r"(?<!\w)(?:(?i:(?:case|claim|application|applications|court|docket|file|petition|decision|judgment|indictment)"
    r"\s(?:nos?|numbers?|ref(?:erence)?)\b\.?)|[Nn]os?\.)"
    rf"{FAR_GAP}(?P<it>(?=[A-Z0-9/ -]{{0,12}}\d)[A-Z]{{0,5}}[ -]?\d{{1,8}}(?:[/-][A-Z0-9]{{1,8}}){{1,3}}"
    rf"|[A-Z]\d{{2}}[A-Z]{{2}}\d{{3}})(?!\w)"
)


def _docket_worth(match: re.Match[str]) -> float:
    # 2012/13 is a school or a financial year.
    serial, year = match["serial"], int(match["year"])
    is_year = len(serial) == 4 and serial[:2] in {"19", "20"} and (int(serial) + 1) % 100 == year
    return 0.0 if is_year else 0.8


def _citation_worth(match: re.Match[str]) -> float:
    return 0.7 if is_own(match.string, *match.span()) else 0.0


RECOGNISER = Recogniser(
    name="court-case",
    kind=Kind.COURT_CASE,
    source="HMCTS case numbers (family, Crown, Court of Protection); Scottish Courts; ECHR docket numbers",
    sentence="Care proceedings LS19C00123 were issued.",
    detail="LS19C00123",
    find=in_forms(
        Pattern(_FAMILY, 0.95),
        Pattern(_CROWN, 0.85),
        Pattern(_PROTECTION, 0.9),
        Pattern(_SCOTLAND, 0.8),
        Pattern(_DOCKET, 0.8, _docket_worth),
        Pattern(_LABELLED, 0.8),
        Pattern(CITATION, 0.7, _citation_worth),
        only_with="0-9",
        misread=True,
    ),
)
