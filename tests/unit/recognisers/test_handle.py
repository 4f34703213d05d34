import pytest

from ingest.recognisers.handle import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("He posted as @jroe_2009 then.", "@jroe_2009"),
        ("Her Snapchat name jroe2009 was known.", "jroe2009"),
        ("Instagram account: jane.roe.x1", "jane.roe.x1"),
        ('On Facebook as "Janey Roe" she wrote.', "Janey Roe"),
        ("under the name heronlegs", "heronlegs"),
        ("@jroe_2009", "@jroe_2009"),
        ("Snapchat name heronlegs was used", "heronlegs"),
        ("Insta: heron.legs", "heron.legs"),
        ("on Instagram as heronlegs", "heronlegs"),
        ("on TikTok under the name heronlegs", "heronlegs"),
        ("his gamertag was HeronLegs", "HeronLegs"),
        ("gamertag Heron Legs 09", "Heron Legs 09"),
        ('Facebook profile "Janey R"', "Janey R"),
        ("username: heronlegs", "heronlegs"),
        ("user name “heronlegs”", "heronlegs"),
        ("heronlegs (Snapchat)", "heronlegs"),
        ("jroe_09 on Snapchat", "jroe_09"),
        ("known on Snapchat as 'heronlegs'", "heronlegs"),
        ("Discord heronlegs#1234", "heronlegs#1234"),
        ("snapchat: jroe09", "jroe09"),
        ("Snap jroe09", "jroe09"),
        ("PSN ID heron-legs", "heron-legs"),
        ('an online alias, "heronlegs"', "heronlegs"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He used Snapchat daily.",
        "A Facebook account was opened.",
        "They met @ the park.",
        "On Facebook as well as Snapchat they spoke.",
        "Username and password were shared.",
        "The file chronology_v2.docx was read.",
        "A ____ blank.",
        "Online safety was taught.",
        "The profile of the family was complex.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
