import pytest

from ingest.recognisers.organisation import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Leeds City Council replied.", "Leeds City Council"),
        ("He worked for Zorblatt Ltd.", "Zorblatt Ltd"),
        ("West Yorkshire Police came.", "West Yorkshire Police"),
        ("At Zorley Crown Court.", "Zorley Crown Court"),
        ("The University of Leeds knows.", "University of Leeds"),
        ("The Ministry of Defence replied.", "Ministry of Defence"),
        ("Zorley Teaching Hospitals NHS Trust replied.", "Zorley Teaching Hospitals NHS Trust"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council replied.",
        "The Council replied.",
        "The police came.",
        "A court sat.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
