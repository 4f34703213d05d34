import pytest

from ingest.recognisers.postcode import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("At LS1 4AP now.", "LS1 4AP"),
        ("At LS14AP now.", "LS14AP"),
        ("At EC1A 1BB now.", "EC1A 1BB"),
        ("At M1 1AE now.", "M1 1AE"),
        ("At LS1  4AP now.", "LS1  4AP"),
        ("At LS1\xa04AP now.", "LS1 4AP"),
        ("at ls1 4ap now", "ls1 4ap"),
        ("The LS1 area was searched.", "LS1"),
        ("postcode LS1", "LS1"),
        ("BFPO 12", "BFPO 12"),
        ("At LSI 4AP now.", "LSI 4AP"),
        ("At LS1 4 AP now.", "LS1 4 AP"),
        ("At LS 1 4AP now.", "LS 1 4AP"),
        ("At LS1-4AP now.", "LS1-4AP"),
        ("At LS1.4AP now.", "LS1.4AP"),
        ("At LSl4AP now.", "LSl4AP"),
        ("At LS1 4ap now.", "LS1 4ap"),
        ("At Ls1 4Ap now.", "Ls1 4Ap"),
        ("at ls14ap now", "ls14ap"),
        ("At LS1\u00a0\u00a04AP now.", "LS1  4AP"),
        ("At LS1   4AP now.", "LS1   4AP"),
        ("At SO1 4AP; then S01 4AP now.", "S01 4AP"),
        ("the LS1 area", "LS1"),
        ("postcode: ls1 4", "ls1 4"),
        ("postcode of LS1", "LS1"),
        ("LS1 postcode", "LS1"),
        ("postcode sector LS1 4", "LS1 4"),
        ("the family lived in LS1", "LS1"),
        ("moved to the LS1 district", "LS1"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("W1A 0AX", "W1A 0AX"),
        ("BT1 1AA", "BT1 1AA"),
        ("JE2 3AB", "JE2 3AB"),
        ("B.F.P.O. 12", "B.F.P.O. 12"),
        ("BF1 3AA", "BF1 3AA"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A1 and B2 were forms.",
        "The M1 was closed.",
        "Child K1 was seen.",
        "The dose was 2.5mg, CO2 5mg and B12 5ug.",
        "E1 4pm was a slot.",
        "LINE A1 2ND ITEM",
        "The A64 and the B6157 were closed.",
        "Year 11 and Band D.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
