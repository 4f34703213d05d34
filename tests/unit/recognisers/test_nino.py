import pytest

from ingest.recognisers.nino import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Number AB 12 34 56 C was used.", "AB 12 34 56 C"),
        ("AB123456C", "AB123456C"),
        ("Written AB-12-34-56-C here.", "AB-12-34-56-C"),
        ("Written AB.12.34.56.C here.", "AB.12.34.56.C"),
        ("Printed AB\xa012\xa034\xa056\xa0C here.", "AB 12 34 56 C"),
        ("The specimen QQ 12 34 56 A was pasted.", "QQ 12 34 56 A"),
        ("National Insurance number ZZ 12 34 56 A", "ZZ 12 34 56 A"),
        ("NI number: ab123456", "ab123456"),
        ("NINO 12 A 34 56 7", "12 A 34 56 7"),
        ("AB 12 34 56 C", "AB 12 34 56 C"),
        ("NI No. AB123456C", "AB123456C"),
        ("QQ 12 34 56 A", "QQ 12 34 56 A"),
        ("QQ123456", "QQ123456"),
        ("NI number AB 12 34 5G C given.", "AB 12 34 5G C"),
        ("NINO: TN010199F", "TN010199F"),
        ("National Insurance number given was AB l2 34 56 C.", "AB l2 34 56 C"),
        ("TRN 12 A3 45 67 was used for national insurance.", "12 A3 45 67"),
        ("national insurance no. 12 A 34 56 7", "12 A 34 56 7"),
        ("AB–12–34–56–C here", "AB–12–34–56–C"),
        ("AB/123456/C here", "AB/123456/C"),
        ("AB 123456 C here", "AB 123456 C"),
        ("The NI number for the mother was ab123456c.", "ab123456c"),
        ("AB123456C (NI number)", "AB123456C"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "An old form quoted ZZ 18 32 60 A.",
        "The code GB 12 34 56 A is a product.",
        "Form DA 12 34 56 A is unknown.",
        "Ref XAB123456CX.",
        "They met at 12 30 45 a while.",
        "NI had 12 boards in 2019.",
        "The national insurance scheme of 1948.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
