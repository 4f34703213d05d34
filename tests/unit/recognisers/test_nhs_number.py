import pytest

from ingest.recognisers.nhs_number import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("NHS number 999 123 4578.", "999 123 4578"),
        ("Seen under 9991234578 twice.", "9991234578"),
        ("His number, 999-123-4578, was wrong.", "999-123-4578"),
        ("No. 999.123.4578 on file.", "999.123.4578"),
        ("In full 999\xa0123\xa04578 here.", "999 123 4578"),
        ("In print 999–123–4578 here.", "999–123–4578"),
        ("Spaced 999  123  4578 here.", "999  123  4578"),
        ("NHS No: 999 123 4579 (sic).", "999 123 4579"),
        ("CHI number 0101998765.", "0101998765"),
        ("H&C number: 320 000 0001", "320 000 0001"),
        ("NHS Number (99 91 23 45 61)", "99 91 23 45 61"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lab sample 9991234579 was lost.",
        "Number 0000000000 stands for none.",
        "Paragraph 999.123.4578.2 is long.",
        "The sum was 9991234578234.",
        "Call 020 7946 0123 now.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
