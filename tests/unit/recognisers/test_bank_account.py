import pytest

from ingest.recognisers.bank_account import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Paid into 12-34-56 12345678.", "12-34-56 12345678"),
        ("Sort code 12-34-56.", "12-34-56"),
        ("Account number: 12345678", "12345678"),
        ("GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32"),
        ("Card 4111 1111 1111 1111.", "4111 1111 1111 1111"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "GB82 WEST 1234 5698 7654 33 fails.",
        "The number 4111 1111 1111 1112 fails.",
        "On 12-34-56 nothing.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
