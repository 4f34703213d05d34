import pytest

from ingest.recognisers.demographic import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("She is a Polish national.", "Polish"),
        ("They are Black British.", "Black British"),
        ("A White woman rang.", "White"),
        ("They speak Urdu at home.", "Urdu"),
        ("He is Muslim.", "Muslim"),
        ("Jehovah's Witnesses visited.", "Jehovah's Witnesses"),
        ("Born in Northern Ireland.", "Northern Ireland"),
        ("An asylum-seeking child.", "asylum-seeking"),
        ("He is of dual White British and Zorlish heritage.", "dual White British and Zorlish heritage"),
        ("She speaks Kurmanji.", "Kurmanji"),
        ("The family belongs to the Free Presbyterian Church.", "Free Presbyterian Church"),
        ("They had no recourse to public funds.", "no recourse to public funds"),
        ("He spoke standard Bengali.", "standard Bengali"),
        ("She came from Wales.", "Wales"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Polish Government replied.",
        "He will polish it.",
        "A white wall.",
        "The Turkish Criminal Code applies.",
        "Police Scotland replied.",
        "The Northern Ireland Housing Executive.",
        "Cultural heritage matters.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
