import pytest

from ingest.recognisers.institution import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("At St Agnes Primary School.", "St Agnes Primary School"),
        ("At St Mary’s RC Primary School.", "St Mary’s RC Primary School"),
        ("At Little Acorns Nursery.", "Little Acorns Nursery"),
        ("To Airedale hospital.", "Airedale hospital"),
        ("At Highfield Surgery.", "Highfield Surgery"),
        ("In Rose House.", "Rose House"),
        ("On Willow Ward.", "Willow Ward"),
        ("At Ashdown Medical Centre.", "Ashdown Medical Centre"),
        ("In HMP Ashdown.", "HMP Ashdown"),
        ("At Ysgol Craig-y-Deryn.", "Ysgol Craig-y-Deryn"),
        ("At the Royal Zorley Hospital for Children.", "Royal Zorley Hospital for Children"),
        ("At Our Lady of Lourdes Church.", "Our Lady of Lourdes Church"),
        ("At the Al-Noor Mosque.", "Al-Noor Mosque"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The school rang.",
        "The Primary School rang.",
        "Her local hospital rang.",
        "A Family Centre was used.",
        "Jane's school rang.",
        "The Child Protection Unit rang.",
        "However, Primary School places are few.",
        "Best Practice is shared.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
