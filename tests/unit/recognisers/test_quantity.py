import pytest

from ingest.recognisers.quantity import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Fined £1,250 then.", "£1,250"),
        ("He owed 500 pounds.", "500 pounds"),
        ("It was EUR 1,300.", "EUR 1,300"),
        ("Given 18 months imprisonment.", "18 months"),
        ("A life sentence followed.", "life sentence"),
        ("For ten years they lived.", "ten years"),
        ("At 96 per cent it fell.", "96 per cent"),
        ("A fall of 12%.", "12%"),
        ("Some 22,000 came.", "22,000"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Aged 14 years old.",
        "A week later.",
        "On page 3.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
