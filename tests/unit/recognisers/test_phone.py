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
        ("Ring 07700 900 123.", "07700 900 123"),
        ("Ring (07700) 900-123.", "(07700) 900-123"),
        ("Ring 07700.900.123.", "07700.900.123"),
        ("Ring 07700/900123.", "07700/900123"),
        ("Ring +44 (0) 7700 900123.", "+44 (0) 7700 900123"),
        ("Ring +44(0)7700-900-123.", "+44(0)7700-900-123"),
        ("Ring (+44) 7700 900123.", "(+44) 7700 900123"),
        ("Ring 00447700900123.", "00447700900123"),
        ("Ring 447700900123.", "447700900123"),
        ("Ring 0 7 7 0 0 9 0 0 1 2 3.", "0 7 7 0 0 9 0 0 1 2 3"),
        ("Ring O7700 9OO123.", "O7700 9OO123"),
        ("Ring 077OO 900l23.", "077OO 900l23"),
        ("Ring 07700 900123 x45.", "07700 900123 x45"),
        ("Ring 01632 960123, extension 45.", "01632 960123, extension 45"),
        ("Ring 01632 960123 (ext. 45).", "01632 960123 (ext. 45)"),
        ("Ring 01632 96O123.", "01632 96O123"),
        ("Ring 0300 123 1234.", "0300 123 1234"),
        ("Ring 0808 157 0123.", "0808 157 0123"),
        ("his phone number ends in 441", "441"),
        ("a mobile ending 441", "441"),
        ("a mobile number ending in 0123", "0123"),
        ("the number ending '441'", "441"),
        ("phone number: 900123", "900123"),
        ("07700 900xxx was the number", "07700 900xxx"),
        ("extension 4512 at the school", "4512"),
        ("ext. 4512", "4512"),
        ("his number was 7700 900123", "7700 900123"),
        ("mobile 7700900123", "7700900123"),
        ("Ring 07700\u2011900\u2011123.", "07700-900-123"),
        ("Ring 07700\u2212900123.", "07700\u2212900123"),
        ("Ring 07700\u00b7900\u00b7123.", "07700\u00b7900\u00b7123"),
        ("Ring 07700_900_123.", "07700_900_123"),
        ("Ring \uff10\uff17\uff17\uff10\uff10 \uff19\uff10\uff10\uff11\uff12\uff13.", "07700 900123"),
        ("Ring tel:+447700900123.", "+447700900123"),
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
        "She rang 999 and then 111; he rang 101.",
        "Section 47, pages 112-118.",
        "He called on 12 03 2019.",
        "The account ended in 2019.",
        "Extension of 12 weeks.",
        "The line ended in 2014.",
        "The phone rang for 20 minutes.",
        "He was given 500mg at 0900 hours.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
