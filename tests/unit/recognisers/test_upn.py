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
        ("UPN: B 801 2000 05001", "B 801 2000 05001"),
        ("unique pupil number A801200005001", "A801200005001"),
        ("the UPN for the boy was A801200005002", "A801200005002"),
        ("ULN: 927 630 8686", "927 630 8686"),
        ("unique learner number was 9276308685", "9276308685"),
        ("pupil reference B8012OOOO5001", "B8012OOOO5001"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The part A801200005001 was ordered.",
        "The part I801200005001 too.",
        "The school had 1200 pupils in 2019.",
        "A UPN is 13 characters long.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
