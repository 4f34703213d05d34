import pytest

from ingest.recognisers.date import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("On 12/03/2019 he left.", "12/03/2019"),
        ("On 12.3.19 he left.", "12.3.19"),
        ("On 12-03-2019 he left.", "12-03-2019"),
        ("On 2019-03-12 he left.", "2019-03-12"),
        ("At 2019-03-12T10:15:00Z it ran.", "2019-03-12T10:15:00Z"),
        ("On 12 March 2019 he left.", "12 March 2019"),
        ("On the 12th of March 2019 he left.", "12th of March 2019"),
        ("On Thursday 14th of March 2019.", "Thursday 14th of March 2019"),
        ("On Mon 4 Jan he left.", "Mon 4 Jan"),
        ("On March 12, 2019 he left.", "March 12, 2019"),
        ("From 3-5 May 2018.", "3-5 May 2018"),
        ("From 3–5 May 2018.", "3–5 May 2018"),
        ("On 3, 4 and 5 May 2018.", "3, 4 and 5 May 2018"),
        ("In March 2019 he left.", "March 2019"),
        ("On 12 March he left.", "12 March"),
        ("On the twelfth of March 2019.", "the twelfth of March 2019"),
        ("On 12 mawrth 2019.", "12 mawrth 2019"),
        ("Due 12 Mar '19.", "12 Mar '19"),
        ("Seen 20Jan18.", "20Jan18"),
        ("On 12\xa0March\xa02019.", "12 March 2019"),
        ("on 3/4 he left", "3/4"),
        ("In March and April 2019.", "March and April 2019"),
        ("26.04.19 Seen at home.", "26.04.19"),
        ("On l2 March 2O19 he left.", "l2 March 2O19"),
        ("On l4.ll.2Ol7 he left.", "l4.ll.2Ol7"),
        ("On 8 0ct he left.", "8 0ct"),
        ("On 3 Novernber 2018 he left.", "3 Novernber 2018"),
        ("Ar 12 o Fawrth 2019.", "12 o Fawrth 2019"),
        ("Ar ddydd Llun 4 Ionawr 2021.", "ddydd Llun 4 Ionawr 2021"),
        ("On Easter Tuesday, 23 April 2019.", "Easter Tuesday, 23 April 2019"),
        ("By the end of January 2021.", "the end of January 2021"),
        ("D.O.B. 12 03 2004 on it.", "12 03 2004"),
        ("Date of birth: 12032004 on it.", "12032004"),
        ("DOD 12_03_2019 on it.", "12_03_2019"),
        ("Seen 03/2019 at home.", "03/2019"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "4.3.12 The panel met.",
        "See paragraph 4.3.12 above.",
        "He may go.",
        "He was born 1997 here.",
        "On 45/13/2019 nothing.",
        "Version 1.2.3 runs.",
        "A march of 300 people.",
        "The ratio was 3/4 of all.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()


def test_a_day_is_not_cut_from_a_year(details):
    assert details(RECOGNISER, "In October 2004 he left.") == {"October 2004"}
