import pytest

from ingest.recognisers.place import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("They moved to Kidderminster.", "Kidderminster"),
        ("In Reading she lived.", "Reading"),
        ("They lived in Milton Keynes.", "Milton Keynes"),
        ("From South London they came.", "South London"),
        ("They lived in Zorley.", "Zorley"),
        ("He moved to Zorleyton.", "Zorleyton"),
        ("The Borough of Zorley met.", "Borough of Zorley"),
        ("Born in Mirpur.", "Mirpur"),
        ("Back from Nigeria.", "Nigeria"),
        ("A house near Ystrad Mynach.", "Ystrad Mynach"),
        ("The Chipping Ongar team.", "Chipping Ongar"),
        ("From Sir Gaerfyrddin he came.", "Sir Gaerfyrddin"),
        ("She was born in Steep.", "Steep"),
        ("He lived on the Zorley estate.", "Zorley estate"),
        ("Up at Zorley Fold it snowed.", "Zorley Fold"),
        ("Past Port Zorgar they drove.", "Port Zorgar"),
        ("By then Llanzorly was known.", "Llanzorly"),
        ("The surgery at Zorley rang.", "Zorley"),
        ("They live  in  Zorley now.", "Zorley"),
        ("Fermanagh and Omagh is large.", "Fermanagh and Omagh"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reading was hard for him.",
        "He had a bath.",
        "Lincoln was seen.",
        "In Northern Ireland it differs.",
        "In January it rained.",
        "In Stock there were ten.",
        "The SEND team rang.",
        "He was behind in Reading and Writing.",
        "Mrs Zorley Hill rang.",
        "The Review Hill.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
