import pytest

from ingest.recognisers.police_reference import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Crime reference 42/12345/20 was given.", "42/12345/20"),
        ("Crime ref. no. 20000123456", "20000123456"),
        ("CAD 1234 was opened.", "1234"),
        ("CRIS 1234567/20", "1234567/20"),
        ("Log 123 of 3/4/19 says so.", "123 of 3/4/19"),
        ("incident number 1234 of 12/03/2019", "1234 of 12/03/2019"),
        ("PNC 2010/1234567X", "2010/1234567X"),
        ("URN 01AB1234519", "01AB1234519"),
        ("In prison as A1234BC.", "A1234BC"),
        ("The PFD report 2019-0123 followed.", "2019-0123"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Log 12 is a line.",
        "The crime was recorded.",
        "Incident in 19.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
