import pytest

from ingest.recognisers.school_year import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("In Year 9 he left.", "Year 9"),
        ("In Years 7 and 8 he left.", "Years 7 and 8"),
        ("A Year 2 pupil at the school.", "Year 2"),
        ("He began P3 at a new school.", "P3"),
        ("In S2 his teacher saw.", "S2"),
        ("She was in Reception.", "Reception"),
        ("A reception class met.", "reception class"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In Year 2 of the plan.",
        "A Year 1 report.",
        "S2 lived with S1.",
        "Sat at reception today.",
        "At Reception Road.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
