import pytest

from ingest.recognisers.year import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("In 2014 they moved.", "2014"),
        ("In the 1990s they moved.", "1990s"),
        ("In spring 2019 it began.", "spring 2019"),
        ("From 2012-13 on.", "2012-13"),
        ("In 2018/2019 it rose.", "2018/2019"),
        ("The end of 2017 came.", "The end of 2017"),
        ("In the late 1980s.", "late 1980s"),
        ("In autumn term 2019 he left.", "autumn term 2019"),
        ("By Q3 2019 it rose.", "Q3 2019"),
        ("Since '19 they knew.", "'19"),
        ("In 20l5 he left.", "20l5"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He had £2014.",
        "At 2,014 places.",
        "Form 20145 was sent.",
        "In 2150 nothing.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
