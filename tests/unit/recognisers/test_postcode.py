import pytest

from ingest.recognisers.postcode import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("At LS1 4AP now.", "LS1 4AP"),
        ("At LS14AP now.", "LS14AP"),
        ("At EC1A 1BB now.", "EC1A 1BB"),
        ("At M1 1AE now.", "M1 1AE"),
        ("At LS1  4AP now.", "LS1  4AP"),
        ("At LS1\xa04AP now.", "LS1 4AP"),
        ("at ls1 4ap now", "ls1 4ap"),
        ("The LS1 area was searched.", "LS1"),
        ("postcode LS1", "LS1"),
        ("BFPO 12", "BFPO 12"),
        ("At LSI 4AP now.", "LSI 4AP"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A1 and B2 were forms.",
        "The M1 was closed.",
        "Child K1 was seen.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
