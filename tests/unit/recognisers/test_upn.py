import pytest

from ingest.recognisers.upn import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("UPN B801200005001 was recorded.", "B801200005001"),
        ("It is B801200005001.", "B801200005001"),
        ("Pupil number: A801200005001", "A801200005001"),
        ("Temporary B80120000500A then.", "B80120000500A"),
        ("ULN 9276308686", "9276308686"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The part A801200005001 was ordered.",
        "The part I801200005001 too.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
