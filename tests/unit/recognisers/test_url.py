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
        ("www. example. org/jane", "www. example. org/jane"),
        ("hxxps://example[.]org/a", "hxxps://example[.]org/a"),
        ("https:// example.org/a", "https:// example.org/a"),
        ("EXAMPLE.CO.UK", "EXAMPLE.CO.UK"),
        ("facebook.com/jane.roe.5", "facebook.com/jane.roe.5"),
        ("fb.me/janeroe", "fb.me/janeroe"),
        ("IP address 10.1.2.3", "10.1.2.3"),
        ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2001:0db8:85a3:0000:0000:8a2e:0370:7334"),
        ("2001:db8::8a2e:370:7334", "2001:db8::8a2e:370:7334"),
        ("fe80::1ff:fe23:4567:890a", "fe80::1ff:fe23:4567:890a"),
        ("MAC 001B.4411.3AB7", "001B.4411.3AB7"),
        ("///filled.count.soap", "///filled.count.soap"),
        ("what3words filled.count.soap", "filled.count.soap"),
        ("what3words location was filled.count.soap", "filled.count.soap"),
        ("w3w: filled.count.soap", "filled.count.soap"),
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
        "At 12:30:45 he left.",
        "At 10::20 he left.",
        "The what3words app was used.",
        "Version 3.1.4.2 of it.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
