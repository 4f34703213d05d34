import pytest

from ingest.recognisers.phone import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Ring 07700 900123.", "07700 900123"),
        ("Ring 07700900123.", "07700900123"),
        ("Ring 07700-900-123.", "07700-900-123"),
        ("Ring (01632) 960123.", "(01632) 960123"),
        ("Ring 020 7946 0123.", "020 7946 0123"),
        ("Ring +44 (0)7700 900123.", "+44 (0)7700 900123"),
        ("Ring +44 7700 900123.", "+44 7700 900123"),
        ("Ring 0044 20 7946 0123.", "0044 20 7946 0123"),
        ("Ring 01632.960.123.", "01632.960.123"),
        ("Ring 07700\xa0900\xa0123.", "07700 900 123"),
        ("Ring 07700–900123.", "07700–900123"),
        ("Ring 020 7946 0123 ext 45.", "020 7946 0123 ext 45"),
        ("Ring +48 22 123 45 67.", "+48 22 123 45 67"),
        ("Tel: 496 0123", "496 0123"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "On 01.02.2019 at 10 he left.",
        "In 2019 there were 12.",
        "The figure 1,234,567 rose.",
        "Section 01-02 of 2019.",
        "It cost 04 1234 5678 units.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
