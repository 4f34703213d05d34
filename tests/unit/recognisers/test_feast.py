import pytest

from ingest.recognisers.feast import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("On Christmas Day 2017.", "Christmas Day 2017"),
        ("On Christmas Day he left.", "Christmas Day"),
        ("Boxing Day was quiet.", "Boxing Day"),
        ("At Easter he left.", "Easter"),
        ("On Easter Monday he left.", "Easter Monday"),
        ("By August Bank Holiday he left.", "August Bank Holiday"),
        ("On New Year's Eve he left.", "New Year's Eve"),
        ("It was Hogmanay, and cold.", "Hogmanay"),
        ("Before the Twelfth he left.", "the Twelfth"),
        ("On St Brigid’s Day he left.", "St Brigid’s Day"),
        ("During Eid al-Fitr he left.", "Eid al-Fitr"),
        ("At Diwali 2019 he left.", "Diwali 2019"),
        ("After Yom Kippur he left.", "Yom Kippur"),
        ("Over Vaisakhi he left.", "Vaisakhi"),
        ("Whit Monday was wet.", "Whit Monday"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A Christmas tree stood.",
        "In the twelfth week.",
        "The Boxing Day Hospital.",
        "A bank holiday passed.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
