import pytest

from ingest.mentions import Mention, Span
from ingest.names import Passage, propagate, tokens_of
from ingest.recognisers.paragraph import Paragraph
from policies.identifiers import Kind


def _carried(found: str, text: str, kind: Kind = Kind.PERSON) -> list[tuple[str, Kind]]:
    """What is found in `text` once `found` is known as a name."""
    tokens = tokens_of(found, [Mention(Span(0, len(found)), kind, 0.9, "test")])
    mentions = propagate([Passage(0, Paragraph(text))], tokens)
    return [(text[m.span.start : m.span.end], m.kind) for m in mentions]


@pytest.mark.parametrize(
    ("found", "text", "carried"),
    [
        ("Jane Okonjo", "Then Okonjo left.", "Okonjo"),
        ("Jane Okonjo", "Then jane left.", "jane"),
        ("Jane Okonjo", "Then OKONJO’S son left.", "OKONJO"),
        ("Jane Okonjo", "Then Jane Okonjo left.", "Jane Okonjo"),
        ("Siobhán O’Brien", "Siobhan left.", "Siobhan"),
        ("Siobhán O’Brien", "OBRIEN left.", "OBRIEN"),
        ("Jane Okonjo-Bellamy", "Bellamy left.", "Bellamy"),
        ("Jane Okonjo", "Write to jane.okonjo@example.org.", "jane"),
        ("Jane Okonjo", "The file janeokonjo was sent.", "janeokonjo"),
        ("Jane Okonjo", "Then Okonojo left.", "Okonojo"),
        ("Jane Okonjo", "Then Okonjjo left.", "Okonjjo"),
        ("Tom Young", "Then Young left.", "Young"),
        ("Tom Young", "The Young family left.", "Young"),
        ("Grace Bell", "Grace slept.", "Grace"),
    ],
)
def test_a_found_name_is_found_again(found: str, text: str, carried: str):
    assert carried in {wording for wording, _ in _carried(found, text)}


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ("Tom Young", "Young people left. A young boy and the Young People’s Service stayed."),
        ("May Smith", "In May it rained."),
        ("Tom Reading", "He lived in Reading and liked reading."),
        ("Grace Bell", "By the grace of luck the bell rang."),
        ("Tom Ward", "The Ward was full."),
        ("Mrs Okonjo", "The mother left with Mrs G."),
    ],
)
def test_ordinary_words_stay(found: str, text: str):
    assert _carried(found, text) == []


def test_a_place_in_what_hardly_is_a_name_is_not_carried_on():
    found = "Pan Bedfordshire"
    tokens = tokens_of(found, [Mention(Span(0, len(found)), Kind.PERSON, 0.6, "test")])
    assert not list(propagate([Passage(0, Paragraph("Bedfordshire is a county."))], tokens))


def test_the_name_of_an_institution_is_found_without_its_kind():
    assert _carried("Corrieview House", "Then Corrieview closed.", Kind.INSTITUTION) == [
        ("Corrieview", Kind.INSTITUTION)
    ]


def test_many_names_take_no_longer_than_few():
    text = " ".join(f"Name{letter * 3}" for letter in "abcdefghij" * 200)
    tokens = tokens_of(text, [Mention(Span(0, len(text)), Kind.PERSON, 0.9, "test")])
    assert len(list(propagate([Passage(0, Paragraph(text))], tokens))) == 1


def test_two_names_that_lose_a_letter_to_the_same_word_are_both_looked_for():
    # Both leave "antha"; which of them a set gives last must not decide.
    text = "Kit Xantha met Mia Kantha."
    mentions = [Mention(Span(0, 10), Kind.PERSON, 0.9, "t"), Mention(Span(15, 25), Kind.PERSON, 0.9, "t")]
    tokens = tokens_of(text, mentions)
    assert tokens.gaps["antha"] == {"xantha", "kantha"}
