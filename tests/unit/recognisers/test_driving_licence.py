import pytest

from ingest.recognisers.driving_licence import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Licence MORGA657054SM9IJ.", "MORGA657054SM9IJ"),
        ("Licence MORGA 657054 SM9IJ.", "MORGA 657054 SM9IJ"),
        ("Hers was ROE99 851148 J99AB 35.", "ROE99 851148 J99AB 35"),
        ("Driving licence number 12345678.", "12345678"),
        ("MORGA 657054 SM 9IJ 12", "MORGA 657054 SM 9IJ 12"),
        ("MORGA 6 57 05 4 SM9IJ", "MORGA 6 57 05 4 SM9IJ"),
        ("MORGA-657054-SM9IJ", "MORGA-657054-SM9IJ"),
        ("morga657054sm9ij", "morga657054sm9ij"),
        ("MORGA6S7054SM9IJ", "MORGA6S7054SM9IJ"),
        ("driving licence (NI) 12 345 678", "12 345 678"),
        ("the licence number on his driving licence was 12345678", "12345678"),
        ("driver number MORGA 657054", "MORGA 657054"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The code MORGA 699054 SM9IJ is wrong.",
        "He had a driving licence.",
        "He has had a driving licence since 2015 and 12 points.",
        "SMITH 12 13 14 were pages.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
