import pytest

from ingest.recognisers.place import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("They moved to Kidderminster.", "Kidderminster"),
        ("In Reading she lived.", "Reading"),
        ("They lived in Milton Keynes.", "Milton Keynes"),
        ("From South London they came.", "South London"),
        ("They lived in Zorley.", "Zorley"),
        ("He moved to Zorleyton.", "Zorleyton"),
        ("The Borough of Zorley met.", "Borough of Zorley"),
        ("Born in Mirpur.", "Mirpur"),
        ("Back from Nigeria.", "Nigeria"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reading was hard for him.",
        "He had a bath.",
        "Lincoln was seen.",
        "In Northern Ireland it differs.",
        "In January it rained.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
