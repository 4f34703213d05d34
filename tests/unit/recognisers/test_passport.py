import pytest

from ingest.recognisers.passport import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Passport number 123456789.", "123456789"),
        ("Her passport (no. 123 456 789) expired.", "123 456 789"),
        ("A Polish passport, AB1234567, was held.", "AB1234567"),
        ("passport no: AB 1234567", "AB 1234567"),
        ("P<GBRROE<<JANE<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "P<GBRROE<<JANE<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Invoice 123456789 was paid.",
        "His passport was found in 2019.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
