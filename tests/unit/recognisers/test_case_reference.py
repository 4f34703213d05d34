import pytest

from ingest.recognisers.case_reference import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Mosaic ID: 1234567", "1234567"),
        ("MRN: RJ1-1807656.", "RJ1-1807656"),
        ("Hospital number H123456.", "H123456"),
        ("Our ref: ABC/12345/19", "ABC/12345/19"),
        ("GMC number 1234567", "1234567"),
        ("NMC PIN 12A3456E", "12A3456E"),
        ("Social Work England SW12345.", "SW12345"),
        ("Ofsted URN SC012345.", "SC012345"),
        ("CQC location 1-123456789.", "1-123456789"),
        ("Home Office reference A1234567", "A1234567"),
        ("Unit no 0123456", "0123456"),
        ("plots nos. 260, 268 and 119/5", "260, 268 and 119/5"),
        ("reference NRM 1700443", "NRM 1700443"),
        ("occurrence 2400298117", "2400298117"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lab sample reference 7965958822 was lost.",
        "Recommendation number 4 applies.",
        "The case number rose to 312.",
        "Case 3 was closed.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
