import pytest

from ingest.recognisers.proper_noun import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("They used the Zorblatt form.", "Zorblatt"),
        ("He joined the PKX then.", "PKX"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Family.",
        "Yesterday it rained.",
        "The NHS and the GP met.",
        "PART IV BEGINS HERE",
        "In January he left.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
