import pytest

from ingest.recognisers.loose_date import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("On the Friday he left.", "the Friday"),
        ("He came that Tuesday.", "that Tuesday"),
        ("On Friday morning he left.", "Friday morning"),
        ("He came each Monday.", "each Monday"),
        ("on saturday he left", "saturday"),
        ("Seen on Weds by her.", "Weds"),
        ("On the 4th he left.", "the 4th"),
        ("At 6 on the 17th Ari left.", "the 17th"),
        ("On Friday 14th, he left.", "Friday 14th"),
        ("In March he left.", "March"),
        ("Since early June she knew.", "June"),
        ("On nos Fercher, dydd Llun.", "dydd Llun"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He may go.",
        "A march of many.",
        "Open Monday to Friday.",
        "The Sunday Times said.",
        "On the 2nd visit.",
        "By the 9th percentile.",
        "In March Street he fell.",
        "Black Friday came.",
        "In May Baker's flat.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
