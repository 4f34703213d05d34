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
        ("She worked as a kennel assistant.", "kennel assistant"),
        ("Her brother, a carpet cutter, came.", "carpet cutter"),
        ("Mr Zorley is a night manager.", "night manager"),
        ("He works offshore as a rigger.", "rigger"),
        ("He drives a taxi.", "taxi"),
        ("They owned a corner shop.", "corner shop"),
        ("He left the army.", "army"),
        ("He served as a lance corporal.", "lance corporal"),
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
        "Mr Zorley is a key worker.",
        "She was a social work assistant.",
        "He drove the point home.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
