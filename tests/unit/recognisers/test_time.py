import pytest

from ingest.recognisers.time import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("At 3.15pm she rang.", "3.15pm"),
        ("At 15:30 she rang.", "15:30"),
        ("At 10 am she rang.", "10 am"),
        ("At 1530 hours she rang.", "1530 hours"),
        ("At 10 o'clock she rang.", "10 o'clock"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It cost 3.15.",
        "The ratio 1:2 held.",
        "At 25:61 nothing.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
