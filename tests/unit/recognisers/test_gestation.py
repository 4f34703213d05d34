import pytest

from ingest.recognisers.gestation import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Born at 32 weeks.", "32 weeks"),
        ("At 32 weeks gestation.", "32 weeks gestation"),
        ("She was twelve weeks pregnant.", "twelve weeks pregnant"),
        ("Delivered at 34+2 by section.", "34+2"),
        ("Born at 29/40 in May.", "29/40"),
        ("Induced at term plus 12 then.", "term plus 12"),
        ("He came six weeks premature.", "six weeks premature"),
        ("Gestation at birth: 31 weeks.", "31 weeks"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A ratio of 12/50.",
        "She waited 12 weeks.",
        "He scored 7/40s.",
        "Ages 16+1 helper.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
