import pytest

from ingest.recognisers.court_case import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Case LS19C00123 was heard.", "LS19C00123"),
        ("Case ZC20P01234.", "ZC20P01234"),
        ("In T20197123 he pleaded guilty.", "T20197123"),
        ("COP 12345678 was made.", "COP 12345678"),
        ("An application (no. 12345/04) was lodged.", "12345/04"),
        ("nos. 29280/95, 29699/96", "29699/96"),
        ("Claim no: A12YJ123", "A12YJ123"),
        ("Case no. 265/07 was joined.", "265/07"),
        ("The judgment in this case is [2019] EWFC 45.", "[2019] EWFC 45"),
        ("LS19C00123", "LS19C00123"),
        ("FD20P00123", "FD20P00123"),
        ("ZC20P01234", "ZC20P01234"),
        ("Case No: LS 19 C 00123", "LS 19 C 00123"),
        ("LS19CO0123", "LS19CO0123"),
        ("The proceedings LS-19-C-00123", "LS-19-C-00123"),
        ("adoption case LS19Z00123", "LS19Z00123"),
        ("COP1234567T", "COP1234567T"),
        ("T20197123", "T20197123"),
        ("Crown Court case T2019 7123", "T2019 7123"),
        ("indictment number T20197123", "T20197123"),
        ("The judgment is published as [2020] EWFC 12 (B).", "[2020] EWFC 12 (B)"),
        ("Neutral Citation Number: [2020] EWHC 123 (Fam)", "[2020] EWHC 123 (Fam)"),
        ("The family court's judgment ([2021] EWFC B12) says so.", "[2021] EWFC B12"),
        ("The fact-finding judgment is reported at [2020] EWCA Civ 123.", "[2020] EWCA Civ 123"),
        ("The sentencing remarks are at R v Roe [2020] EWCA Crim 123, his appeal.", "[2020] EWCA Crim 123"),
        ("the mother's appeal was dismissed: [2020] EWCA Civ 12", "[2020] EWCA Civ 12"),
        ("the judgment about this child, 2020 EWFC 12, was anonymised", "2020 EWFC 12"),
        ("application no. 12345/04", "12345/04"),
        ("Application nos. 12345/04 and 12346/04", "12346/04"),
        ("EDI-F123-19", "EDI-F123-19"),
        ("GLA-PD12-19", "GLA-PD12-19"),
        ("[2019] CSOH 12, the opinion in this child's case", "[2019] CSOH 12"),
        ("[2019] NIFam 12 was the judgment in the children's case", "[2019] NIFam 12"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Re B [2013] UKSC 33 is law.",
        "The school year 2012/13 began.",
        "See section 12/3.",
        "The ratio was 1/2.",
        "See Re A (A Child) [2015] EWFC 11 on evidence.",
        "Judgment in Re B-S [2013] EWCA Civ 1146 is law.",
        "R v Smith [2020] EWCA Crim 12 sets out the principle.",
        "The court's approach to proceedings is in Re A [2015] EWFC 11.",
        "In Re J [2015] EWCA Civ 222 the family's proceedings were criticised.",
        "SI 2015/1234 applies.",
        "The judgment is [2013] UKSC 33.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
