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
        ("She was on Ward 7B then.", "Ward 7B"),
        ("At St Zorley’s he was happy.", "St Zorley’s"),
        ("at st zorley's primary he cried", "st zorley's primary"),
        ("She moved to the Beeches in May.", "the Beeches"),
        ("He drank at the Red Lion.", "Red Lion"),
        ("They met at the Fox and Hounds.", "Fox and Hounds"),
        ("Outside the Blue Parrot nightclub he fell.", "Blue Parrot nightclub"),
        ("At the Church of the Holy Family.", "Church of the Holy Family"),
        ("In the Zorley Kingdom Hall.", "Zorley Kingdom Hall"),
        ("He was lost with the trawler Bright Dawn.", "Bright Dawn"),
        ("He is a pastor of the River of Light Gathering.", "River of Light Gathering"),
        ("She was a pupil at Zorley Heights.", "Zorley Heights"),
        ("He worked for Zorley Foods.", "Zorley Foods"),
        ("At Coláiste Zorlach.", "Coláiste Zorlach"),
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
        "On St Stephen's Day.",
        "A thematic practice review was held.",
        "They attended Core Group meetings.",
        "She attended Jane's house.",
        "The boat was late.",
        "He was admitted to Accident and Emergency.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
