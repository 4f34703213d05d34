"""Names of reviews as the world writes them."""

from datetime import date

import pytest

from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES, types_of
from policies.type_labels import resolve, resolve_in_year

ENGLAND, WALES, SCOTLAND, NORTH = "england", "wales", "scotland", "northern-ireland"


def day(year: int, month: int = 6, of: int = 15) -> date:
    return date(year, month, of)


# What stands on a cover, the nation, the date, and the code that it means.
MEANT = [
    ("SCR", ENGLAND, day(2012), "scr"),
    ("scr", ENGLAND, None, "scr"),
    ("S.C.R.", ENGLAND, day(2014), "scr"),
    ("S C R Overview", ENGLAND, day(2014), "scr"),
    ("SCR's", ENGLAND, day(2014), "scr"),
    ("SCRs: themes", ENGLAND, day(2014), "scr"),
    ("SERIOUS CASE REVIEW", ENGLAND, day(2009), "scr"),
    ("Serious Case Review Overview Report - Child T", ENGLAND, day(2016), "scr"),
    ("Overview Report of the Serious Case Review into Baby 1", ENGLAND, day(2016), "scr"),
    ("Serious Case Review (SCR): Executive Summary", ENGLAND, day(2010), "scr"),
    ("Serius Case Reveiw", ENGLAND, day(2011), "scr"),
    ("Serious Csae Review", ENGLAND, day(2011), "scr"),
    ("Serious-Case-Review_final", ENGLAND, day(2018), "scr"),
    ("Serious Case Review (SILP model)", ENGLAND, day(2017), "scr"),
    ("SCR", ENGLAND, day(2021), "scr"),
    ("SCR", WALES, day(2010), "scr"),
    ("Adolygiad Achos Difrifol", WALES, day(2010), "scr"),
    ("SCR", "jersey", day(2019), "scr"),
    ("SCR", SCOTLAND, day(2015), "sigcr"),
    ("Significant Case Review", SCOTLAND, day(2015), "sigcr"),
    ("Signifcant case reviews, Young Person A", SCOTLAND, day(2018), "sigcr"),
    ("SCR", SCOTLAND, day(2024), "learning-review"),
    ("Significant Case Review", SCOTLAND, day(2023), "learning-review"),
    ("Initial Case Review", SCOTLAND, day(2023), "learning-review"),
    ("Learning Review (formerly Significant Case Review)", SCOTLAND, day(2022), "learning-review"),
    ("ICR", SCOTLAND, day(2019), "icr"),
    ("Inital Case Review", SCOTLAND, day(2019), "icr"),
    ("Learning Review", SCOTLAND, None, "learning-review"),
    ("Thematic Learning Review", SCOTLAND, day(2023), "learning-review-thematic"),
    ("LCSPR", ENGLAND, day(2022), "lcspr"),
    ("CSPR Child K", ENGLAND, day(2022), "lcspr"),
    ("Local Child Safegaurding Practise Review", ENGLAND, day(2022), "lcspr"),
    ("Local Children’s Safeguarding Practice Review", ENGLAND, day(2022), "lcspr"),
    ("local child safeguarding practice reviews", ENGLAND, day(2022), "lcspr"),
    ("National Child Safeguarding Practice Review", ENGLAND, day(2022), "ncspr"),
    ("National thematic review: final report", ENGLAND, day(2022), "ncspr-thematic"),
    ("Rapid Review", ENGLAND, day(2023), "rapid-review"),
    ("Rapid Review Learning Summary - Child Z", ENGLAND, day(2023), "rapid-review-summary"),
    ("Part 8 Review", ENGLAND, day(2003), "part8"),
    ("Part Eight Case Review", ENGLAND, None, "part8"),
    ("Extended Child Practice Review", WALES, day(2019), "cpr-extended"),
    ("Child Practice Review – Extended", WALES, day(2019), "cpr-extended"),
    ("CPR (Concise)", WALES, day(2015), "cpr-concise"),
    ("Adolygiad Ymarfer Plant Cryno", WALES, day(2019), "cpr-concise"),
    ("Adolygiadau Ymarfer Plant Estynedig", WALES, day(2019), "cpr-extended"),
    ("ADUS", WALES, day(2025), "susr"),
    ("Adolygiad Diogelu Unedig Sengl", WALES, day(2025), "susr"),
    ("Single Unified Safeguarding Review (CPR)", WALES, day(2025), "susr"),
    ("CMR", NORTH, day(2007), "cmr-acpc"),
    ("Case Managment Review: executive summary", NORTH, day(2020), "cmr"),
    ("Case Management Review (positive practice)", NORTH, day(2020), "cmr-positive"),
    ("Joint Serious Case Review and Domestic Homicide Review", ENGLAND, day(2016), "joint"),
    ("Combined LCSPR / SAR", ENGLAND, day(2022), "joint"),
    ("DHR", ENGLAND, day(2018), "dhr"),
    ("Safeguarding Adult Review", ENGLAND, day(2019), "sar"),
    ("MAPPA Serious Case Review", ENGLAND, day(2019), "mappa-scr"),
    ("Regulation 28 Report", ENGLAND, day(2019), "pfd"),
]

# What leaves two or more, or contradicts its nation or date, and what is offered.
ASKED = [
    ("SCR", SCOTLAND, None, {"sigcr", "learning-review"}),
    ("SCR", "", None, {"scr", "sigcr", "learning-review"}),
    ("SCR", WALES, day(2022), {"scr", "cpr-concise", "cpr-extended"}),
    ("SCR", ENGLAND, day(2003), {"scr", "part8"}),
    ("SCR", ENGLAND, day(2026), {"scr", "lcspr"}),
    ("Serious Case Review", SCOTLAND, day(2015), {"icr", "sigcr"}),
    ("Serious Case Review (SCR)", SCOTLAND, day(2015), {"icr", "sigcr"}),
    ("Significant Case Review", ENGLAND, day(2015), {"scr"}),
    ("Significant Incident Review", SCOTLAND, day(2015), {"icr", "sigcr"}),
    ("Significant Incident Review", SCOTLAND, day(2023), {"learning-review"}),
    ("Serious Incident Review", ENGLAND, day(2022), {"scr", "lcspr", "rapid-review", "local-learning", "other"}),
    ("CPR", WALES, day(2019), {"cpr-concise", "cpr-extended"}),
    ("Adolygiad Ymarfer Plant", WALES, day(2019), {"cpr-concise", "cpr-extended"}),
    ("Child Practice Review", ENGLAND, day(2019), {"cpr-concise", "cpr-extended"}),
    ("LCSPR", WALES, day(2022), {"lcspr"}),
    ("LCSPR", ENGLAND, day(2015), {"lcspr", "scr"}),
    ("Learning Review", ENGLAND, day(2022), {"local-learning", "partnership-review", "rapid-review-summary", "lcspr"}),
    ("Thematic Review", ENGLAND, day(2022), {"ncspr-thematic", "thematic"}),
    ("CMR", NORTH, None, {"cmr", "cmr-acpc"}),
    ("CMR", NORTH, day(2013), {"cmr", "cmr-acpc"}),
    ("SCR and DHR", ENGLAND, day(2016), {"scr", "dhr", "joint"}),
    ("IMR", ENGLAND, day(2015), {"scr", "dhr", "other"}),
    ("SILP review", ENGLAND, day(2015), {"scr", "local-learning", "other"}),
    ("Serious Care Review", "guernsey", None, {"joint", "inquiry", "thematic", "other"}),
    ("", "guernsey", None, {"joint", "inquiry", "thematic", "other"}),
]


@pytest.mark.parametrize(("label", "nation", "on", "code"), MEANT)
def test_a_name_means_its_type(label: str, nation: str, on: date | None, code: str):
    assert resolve(label, nation, on).code == code


@pytest.mark.parametrize(("label", "nation", "on", "candidates"), ASKED)
def test_a_name_that_leaves_more_than_one_is_asked_about(
    label: str, nation: str, on: date | None, candidates: set[str]
):
    answer = resolve(label, nation, on)
    assert (answer.code, set(answer.candidates)) == ("", candidates)


@pytest.mark.parametrize(("label", "nation", "on", "_candidates"), ASKED)
def test_the_reason_is_a_sentence(label: str, nation: str, on: date | None, _candidates: set[str]):
    assert resolve(label, nation, on).reason.endswith(".")


def test_the_reason_quotes_nothing_that_was_given():
    assert "Thistlewood" not in resolve("Review of Marigold Thistlewood", ENGLAND).reason


def test_what_is_longer_than_any_name_is_not_looked_at():
    assert resolve("SCR " * 100, ENGLAND).reason == "That is not a name of a review known here."


def test_an_unknown_nation_is_refused():
    with pytest.raises(LookupError, match="not a nation"):
        resolve("SCR", "atlantis")


@pytest.mark.parametrize(("year", "code"), [(2019, "sigcr"), (2021, ""), (2022, "learning-review")])
def test_a_year_decides_where_its_every_day_does(year: int, code: str):
    assert resolve_in_year("Significant Case Review", SCOTLAND, year).code == code


def test_a_year_that_does_not_decide_offers_both():
    answer = resolve_in_year("Significant Case Review", SCOTLAND, 2021)
    assert answer.candidates == ("sigcr", "learning-review")


# The list of 1.6 of the domain's facts: nation, its code there, ours, and a day on which such reviews were begun.
LISTED = [
    (ENGLAND, "PART8", "part8", day(2001)),
    (ENGLAND, "SCR", "scr", day(2010)),
    (ENGLAND, "RR", "rapid-review", day(2020)),
    (ENGLAND, "LCSPR", "lcspr", day(2020)),
    (ENGLAND, "NCSPR", "ncspr", day(2020)),
    (ENGLAND, "NCSPR-T", "ncspr-thematic", day(2020)),
    (ENGLAND, "LLR", "local-learning", day(2020)),
    (ENGLAND, "MAPF", "mapf", day(2015)),
    (ENGLAND, "Partnership review", "partnership-review", day(2020)),
    (WALES, "SCR-W", "scr", day(2010)),
    (WALES, "CPR-C", "cpr-concise", day(2015)),
    (WALES, "CPR-X", "cpr-extended", day(2015)),
    (WALES, "SUSR", "susr", day(2025)),
    (WALES, "MAPF", "mapf", day(2015)),
    (SCOTLAND, "ICR", "icr", day(2019)),
    (SCOTLAND, "SIGCR", "sigcr", day(2019)),
    (SCOTLAND, "LR", "learning-review", day(2022)),
    (SCOTLAND, "TLR", "learning-review-thematic", day(2022)),
    (NORTH, "CMR-ACPC", "cmr-acpc", day(2008)),
    (NORTH, "CMR", "cmr", day(2020)),
    (NORTH, "CMR-P", "cmr-positive", day(2020)),
    *((nation, "JOINT", "joint", None) for nation in NATIONS),
    *((nation, "INQ", "inquiry", None) for nation in NATIONS),
    *((nation, "THEM", "thematic", None) for nation in NATIONS),
    *((nation, "OTHER", "other", None) for nation in NATIONS),
]


@pytest.mark.parametrize(("nation", "listed", "code", "on"), LISTED)
def test_every_listed_code_leads_to_its_type(nation: str, listed: str, code: str, on: date | None):
    assert resolve(listed, nation, on).code == code


USED = [(nation, kind) for nation in NATIONS for kind in types_of(nation)]


@pytest.mark.parametrize(("nation", "kind"), USED, ids=lambda value: getattr(value, "code", value))
def test_every_name_of_a_type_leads_back_to_it(nation: str, kind):
    on = kind.since or kind.until
    for name in filter(None, (kind.code, *kind.codes, kind.label, kind.welsh_label, *kind.aliases)):
        answer = resolve(name, nation, on)
        assert kind.code in {answer.code, *answer.candidates}, name


@pytest.mark.parametrize(("nation", "kind"), USED, ids=lambda value: getattr(value, "code", value))
def test_every_label_means_its_type_alone(nation: str, kind):
    assert resolve(kind.label, nation, kind.until or day(2026)).code == kind.code


def test_every_type_is_one_that_some_nation_uses():
    assert {kind.code for _, kind in USED} == set(REVIEW_TYPES)
