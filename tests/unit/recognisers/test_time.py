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
        ("At four o'clock she rang.", "four o'clock"),
        ("At 2.15 in the morning she rang.", "2.15 in the morning"),
        ("At half past nine she rang.", "half past nine"),
        ("At a quarter to ten she rang.", "a quarter to ten"),
        ("At around 14:30 hrs she rang.", "14:30 hrs"),
        ("At 05.52 she rang.", "05.52"),
        ("By midnight she rang.", "midnight"),
        ("On a Sunday at six and not before.", "six"),
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
        "At 12.50 per cent nothing.",
        "It grew from 10 to 12 places.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
