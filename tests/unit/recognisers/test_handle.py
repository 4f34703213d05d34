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
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
