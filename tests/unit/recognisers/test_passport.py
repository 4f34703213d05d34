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
        ("passport AB1234567", "AB1234567"),
        ("passport ab 123 4567", "ab 123 4567"),
        ("passport no: 12345678 9", "12345678 9"),
        ("123456789 (passport)", "123456789"),
        ("passport l23456789", "l23456789"),
        ("the passport (issued in 2015, number 123456789)", "123456789"),
        ("1234567890GBR1001012F2501017<<<<<<<<<<<<<<04", "1234567890GBR1001012F2501017<<<<<<<<<<<<<<04"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Invoice 123456789 was paid.",
        "His passport was found in 2019.",
        "His passport was issued in 2019 for 10 years.",
        "A passport for 12 visits of 123 days.",
        "Passports 2018-2019.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
