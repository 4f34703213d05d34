import pytest

from ingest.recognisers.age import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("He was aged 14.", "aged 14"),
        ("A 14-year-old boy.", "14-year-old"),
        ("He was 14 years old.", "14 years old"),
        ("He was aged 14 years and 3 months.", "aged 14 years and 3 months"),
        ("A baby 6 weeks old.", "6 weeks old"),
        ("An eight-year-old girl.", "eight-year-old"),
        ("Seen as 14m/F.", "14m/F"),
        ("Kian (14) was home.", "14"),
        ("Kian, 14, and Leo left.", "14"),
        ("Age: 14", "14"),
        ("Age\t14", "14"),
        ("He turned 18 then.", "18"),
        ("On his 16th birthday.", "16th birthday"),
        ("In her twenties then.", "twenties"),
        ("A baby of four weeks cried.", "four weeks"),
        ("The age of 3 matters.", "age of 3"),
        ("He was 12 when she left.", "12"),
        ("Young Person M is 14.", "14"),
        ("It was when Kit Merrow was 7.", "7"),
        ("Freya was nine, and small for it.", "nine"),
        ("She was then thirty-six.", "then thirty-six"),
        ("Aged between 3 and 5.", "Aged between 3 and 5"),
        ("Ari, then seven, spoke.", "seven"),
        ("Ari and Bo, then 13 and ten, spoke.", "13 and ten"),
        ("Ari Vane was 16, Bo Tarn 14; they left.", "14"),
        ("She was 19 and lived alone.", "19"),
        ("He is now two and eats well.", "now two"),
        ("He would have been eighteen in May.", "eighteen"),
        ("She left at sixteen, and wept.", "sixteen"),
        ("A baby was a week old then.", "a week old"),
        ("He was 36 hours old then.", "36 hours old"),
        ("Two and a half years old.", "Two and a half years old"),
        ("A thirty-something man.", "thirty-something"),
        ("In her mid to late teens.", "mid to late teens"),
        ("Seen as 14F.", "14F"),
        ("Baby aged 6/52 cried.", "6/52"),
        ("Roedd yn 14 mlwydd oed.", "14 mlwydd oed"),
        ("Roedd yn 6 mis oed.", "6 mis oed"),
        ("She was l4 years old.", "l4 years old"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In section (14) of it.",
        "He waited 14 days.",
        "14 children came.",
        "Page 3 of 12.",
        "Under section 16F of it.",
        "She was one and a half miles off.",
        "The meeting began at seven, and went on.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
