import pytest

from ingest.recognisers.address import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("They lived at 12A Acacia Avenue.", "12A Acacia Avenue"),
        ("Flat 3, 12 Acacia Road, Anytown.", "Flat 3, 12 Acacia Road, Anytown"),
        ("Flat 27, Pegasus House", "Flat 27, Pegasus House"),
        ("At 4-6 The Green he fell.", "4-6 The Green"),
        ("He walked along Acacia Lane.", "Acacia Lane"),
        ("She moved to Willow Court.", "Willow Court"),
        ("RE: JANE ROE, 26 ACACIA CLOSE", "26 ACACIA CLOSE"),
        ("P.O. Box 123", "P.O. Box 123"),
        ("UPRN 100012345678", "100012345678"),
        ("UPRN: 1000123", "1000123"),
        ("Unique Property Reference Number 100012345678", "100012345678"),
        ("RE: 26 ACACIA CLOSE", "26 ACACIA CLOSE"),
        ("lived at 14 acacia road then", "14 acacia road"),
        ("lived at 14 acacia close then", "14 acacia close"),
        ("At 3 Maes y Zorl.", "3 Maes y Zorl"),
        ("Pitch 4 at Zorley Farm", "Pitch 4 at Zorley Farm"),
        ("On the Acacia Lane site.", "Acacia Lane site"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rule 1 of the Rules of Court applies.",
        "The Court sat in Crown Court 3.",
        "He crossed the road.",
        "In Care Proceedings.",
        "12 CHILDREN WERE SEEN CLOSE TO HOME",
        "4 THE ROADS",
        "Heard by 3 High Court judges.",
        "UPRN stands for a number.",
        "There were 4 busy road junctions.",
        "The 3 children close by.",
        "Institution 1 will close in May.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
