import pytest

from ingest.recognisers.vehicle import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("A van, AB12 CDE, was seen.", "AB12 CDE"),
        ("AB12CDE", "AB12CDE"),
        ("An old A123 BCD stood there.", "A123 BCD"),
        ("A classic ABC 123D was sold.", "ABC 123D"),
        ("From Belfast, ABZ 1234, it came.", "ABZ 1234"),
        ("registration P3 XYZ", "P3 XYZ"),
        ("reg: 1234 AB", "1234 AB"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The 12 men left.",
        "It was 3 a clock.",
        "May 12 A meeting.",
        "ROAD A12 THE NORTH",
        "He was 14 and OLD.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
