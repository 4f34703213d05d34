import pytest

from ingest.recognisers.condition import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("He has cystic fibrosis.", "cystic fibrosis"),
        ("She was born with Zorley syndrome.", "Zorley syndrome"),
        ("He had Zorley-Roe disease.", "Zorley-Roe disease"),
        ("A 22q11 deletion was found.", "22q11 deletion"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She has Down’s syndrome.",
        "He has Tourette’s syndrome.",
        "This disease spread.",
        "He has asthma.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
