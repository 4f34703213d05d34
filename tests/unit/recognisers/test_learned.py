import pytest

from ingest.recognisers.name_model import RECOGNISER as PEOPLE
from ingest.recognisers.organisation_model import RECOGNISER as BODIES
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_model import RECOGNISER as PLACES


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("told zofika to come round after tea", "zofika"),
        ("Nobody asked why. Sandy had been diagnosed by then.", "Sandy"),
        ("Staff saw Bronwen O'Brien-Khan at the gate.", "Bronwen O'Brien-Khan"),
        ("Key worker Jarvinder rang back.", "Jarvinder"),
        ("PROFESSIONALS DID NOT SPEAK TO TARIQ", "TARIQ"),
        ("Gwelodd Ffion y gweithiwr cymdeithasol", "Ffion"),
    ],
)
def test_a_name_without_a_cue_is_found(details, sentence: str, name: str):
    assert name in details(PEOPLE, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "come home plz or bk",
        "Child T told Sibling 1 that Mother's Partner was asleep.",
        "The NSPCC, CAMHS and MASH shared the DOB.",
        "Kindness without curiosity left the baby where he was.",
        "Mum and Dad met the Health Visitor.",
        "Tayside Recovery held three appointments.",
        "Pwynt dysgu 1: Trafodwch hyn yng nghyfarfod nesaf y tîm.",
    ],
)
def test_words_of_the_field_are_no_names(details, sentence: str):
    assert not details(PEOPLE, sentence)


def test_letters_behind_a_name_are_no_part_of_it(details):
    assert "OBE" not in " ".join(details(PEOPLE, "She wrote to Malcolm Deering OBE about it."))


@pytest.mark.parametrize("sentence", ["The guidance of Northern Ireland says so.", "It holds in England and in Wales."])
def test_the_nations_are_no_places(details, sentence: str):
    assert not details(PLACES, sentence)


def test_ordinary_welsh_words_are_no_places(details):
    sentence = "Roedd naw gwasanaeth wedi cynnig dau ddeg chwech o apwyntiadau mewn dwy flynedd."
    assert not details(PLACES, sentence)


def test_a_place_in_no_list_is_found(details):
    assert "Penderwick" in details(PLACES, "They moved to Penderwick over the summer.")


def test_a_body_is_found(details):
    assert any("Brindley" in body for body in details(BODIES, "He was employed by Harcourt Brindley Ltd as a driver."))


def test_the_model_is_never_surer_than_a_cue():
    found = list(PEOPLE.find(Paragraph("told zofika and Bronwen to come round")))
    assert found
    assert max(one.score for one in found) <= 0.7
