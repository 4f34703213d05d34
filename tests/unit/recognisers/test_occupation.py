import pytest

from ingest.recognisers.occupation import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Father worked as a lorry driver.", "lorry driver"),
        ("Mother is a nurse.", "nurse"),
        ("He was employed as a chef.", "chef"),
        ("Her brother, a plumber, came.", "plumber"),
        ("He served in the Parachute Regiment.", "Parachute Regiment"),
        ("She was unemployed.", "unemployed"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The social worker rang.",
        "A nurse was called.",
        "The chef left.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
