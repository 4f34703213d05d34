import pytest

from ingest.recognisers.driving_licence import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Licence MORGA657054SM9IJ.", "MORGA657054SM9IJ"),
        ("Licence MORGA 657054 SM9IJ.", "MORGA 657054 SM9IJ"),
        ("Hers was ROE99 851148 J99AB 35.", "ROE99 851148 J99AB 35"),
        ("Driving licence number 12345678.", "12345678"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The code MORGA 699054 SM9IJ is wrong.",
        "He had a driving licence.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
