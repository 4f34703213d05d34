import pytest

from ingest.recognisers.url import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("See www.example.org/jane.", "www.example.org/jane"),
        ("See https://example.org/a?b=c.", "https://example.org/a?b=c"),
        ("On example.co.uk today.", "example.co.uk"),
        ("At 192.168.0.1 then.", "192.168.0.1"),
        ("At ///filled.count.soap then.", "///filled.count.soap"),
        ("MAC 00:1B:44:11:3A:B7", "00:1B:44:11:3A:B7"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She saw Dr.She left.No answer.",
        "Paragraph 3.1.4.2 says so.",
        "The end.Then it began.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
