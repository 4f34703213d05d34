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
        ("Earned £2,100 a month then.", "£2,100 a month"),
        ("Given a suspended sentence of ten months for it.", "a suspended sentence of ten months"),
        ("A life sentence with a minimum term of 19 years.", "A life sentence with a minimum term of 19 years"),
        ("It was suspended for two years.", "two years"),
        ("Given seven and a half years then.", "seven and a half years"),
        ("His core was 31.5 °C then.", "31.5 °C"),
        ("He gave £2O to her.", "£2O"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Aged 14 years old.",
        "A week later.",
        "She saw a mark there.",
        "On page 3.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
