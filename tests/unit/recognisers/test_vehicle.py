import pytest

from ingest.recognisers.vehicle import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("A van, AB12 CDE, was seen.", "AB12 CDE"),
        ("AB12CDE", "AB12CDE"),
        ("An old A123 BCD stood there.", "A123 BCD"),
        ("A classic ABC 123D was sold.", "ABC 123D"),
        ("From Belfast, ABZ 1234, it came.", "ABZ 1234"),
        ("registration P3 XYZ", "P3 XYZ"),
        ("reg: 1234 AB", "1234 AB"),
        ("A van, AB12CDE, was seen.", "AB12CDE"),
        ("A van, AB 12 CDE, was seen.", "AB 12 CDE"),
        ("A van, AB12-CDE, was seen.", "AB12-CDE"),
        ("A van, AB12\u00a0CDE, was seen.", "AB12 CDE"),
        ("registration ab12 cde", "ab12 cde"),
        ("a car (ab12 cde)", "ab12 cde"),
        ("A123 BCD", "A123 BCD"),
        ("ABC 123D", "ABC 123D"),
        ("ABZ 1234", "ABZ 1234"),
        ("registration mark ABC 123", "ABC 123"),
        ("car registration 123 ABC", "123 ABC"),
        ("number plate was 1234 AB", "1234 AB"),
        ("a car with the registration number AI 1234", "AI 1234"),
        ("registration of the car was AB12 CDE", "AB12 CDE"),
        ("registration of the car was A1", "A1"),
        ("a car bearing index ABC 123", "ABC 123"),
        ("AB12 CDE (registration)", "AB12 CDE"),
        ("reg no. Q123 ABC", "Q123 ABC"),
        ("A van, Q123 ABC, was seen.", "Q123 ABC"),
        ("partial registration AB12", "AB12"),
        ("A van, AB1Z CDE, was seen.", "AB1Z CDE"),
        ("registration plate ABl2 CDE", "ABl2 CDE"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The 12 men left.",
        "It was 3 a clock.",
        "May 12 A meeting.",
        "ROAD A12 THE NORTH",
        "He was 14 and OLD.",
        "ON 12 MAY HE LEFT",
        "CIN 2019 plans.",
        "An index of 12 in 100.",
        "Registration was 2 weeks late.",
        "In the van, 3 people sat.",
        "The car was seen at 10 PM.",
        "Vitamin B12 and Year 11.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
