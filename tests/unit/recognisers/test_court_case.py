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
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
