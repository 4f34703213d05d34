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
        ("12-34-56 12345678", "12-34-56 12345678"),
        ("sort code 12-34-56, account 12345678", "12345678"),
        ("sort code: 123456 account no: 12345678", "12345678"),
        ("sort code: 123456 account no: 12345678", "123456"),
        ("s/c 12-34-56 a/c 12345678", "12345678"),
        ("account number 1234 5678", "1234 5678"),
        ("account number ending in 5678", "5678"),
        ("bank account 12345678", "12345678"),
        ("the account number for the mother was 12345678", "12345678"),
        ("GB82WEST12345698765432", "GB82WEST12345698765432"),
        ("gb82 west 1234 5698 7654 32", "gb82 west 1234 5698 7654 32"),
        ("IBAN GB82 WEST 1234 5698 7654 33", "GB82 WEST 1234 5698 7654 33"),
        ("GB82-WEST-1234-5698-7654-32", "GB82-WEST-1234-5698-7654-32"),
        ("card ending 1234", "1234"),
        ("12–34–56 / 12345678", "12–34–56 / 12345678"),
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
        "Her account ended in 2019.",
        "The account of 12345 words.",
        "His bank account was empty in 2019.",
        "A sort code of conduct.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
