import pytest

from ingest.recognisers.nino import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Number AB 12 34 56 C was used.", "AB 12 34 56 C"),
        ("AB123456C", "AB123456C"),
        ("Written AB-12-34-56-C here.", "AB-12-34-56-C"),
        ("Written AB.12.34.56.C here.", "AB.12.34.56.C"),
        ("Printed AB\xa012\xa034\xa056\xa0C here.", "AB 12 34 56 C"),
        ("The specimen QQ 12 34 56 A was pasted.", "QQ 12 34 56 A"),
        ("National Insurance number ZZ 12 34 56 A", "ZZ 12 34 56 A"),
        ("NI number: ab123456", "ab123456"),
        ("NINO 12 A 34 56 7", "12 A 34 56 7"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "An old form quoted ZZ 18 32 60 A.",
        "The code GB 12 34 56 A is a product.",
        "Form DA 12 34 56 A is unknown.",
        "Ref XAB123456CX.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
