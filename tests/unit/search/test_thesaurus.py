"""Names lead to their equals, the preferred one to what is narrower too, and short ones only where they are meant."""

import pytest

from search.clauses import Phrase, SameAs, Term
from search.thesaurus import MOST_ALTERNATIVES, Labels, Thesaurus
from search.words import words

ORCHARD = Labels(
    "Orchard keeping",
    "Cadw perllan",
    ("Pear pruning", "Grafting", "Apple tree care", "Keeping of orchards in winter", "OK", "IT"),
    ("orchad keeping", "scion", "peer pruning"),
    (("Orchard keeping", "OK"), ("Grafting", "Top-working", "scion"), ("Information tree", "IT")),
)
KNOWN = Thesaurus([ORCHARD])


def stems(text: str) -> tuple[str, ...]:
    return tuple(part.stem for word in words(text) for part in word.parts)


def leads_to(label: str, known: Thesaurus = KNOWN) -> list[str]:
    return [one.label for name in known.named(stems(label)) for one in name.alternatives]


def test_the_preferred_name_leads_to_its_equals_and_then_to_what_is_narrower() -> None:
    assert leads_to("Orchard keeping")[:4] == ["OK", "Cadw perllan", "Pear pruning", "Grafting"]


def test_what_is_narrower_counts_less() -> None:
    (name,) = KNOWN.named(stems("orchard keeping"))
    factors = [one.factor for one in name.alternatives]
    assert factors == sorted(factors, reverse=True)
    assert len(set(factors)) == 2


def test_another_name_leads_to_its_equals_only() -> None:
    assert leads_to("grafting") == ["Top-working", ""]


def test_a_name_without_equals_leads_nowhere() -> None:
    assert leads_to("apple tree care") == []


def test_the_welsh_name_leads_to_the_preferred_one() -> None:
    assert leads_to("cadw perllan") == ["Orchard keeping"]


def test_the_welsh_name_is_looked_for_as_welsh_documents_have_it() -> None:
    (name,) = KNOWN.named(stems("orchard keeping"))
    assert Phrase(("cy:cadw", "cy:perllan")) in [one.clause for one in name.alternatives]


def test_what_has_the_name_in_it_would_find_nothing_new() -> None:
    known = Thesaurus([Labels("Pear", others=("Pear pruning", "Quince"))])
    assert leads_to("pear", known) == ["Quince"]


def test_a_misspelling_leads_to_what_was_meant() -> None:
    assert leads_to("orchad keeping")[0] == "Orchard keeping"
    assert leads_to("peer pruning") == ["Pear pruning"]


def test_a_misspelling_is_never_shown() -> None:
    shown = {one.label for names in KNOWN._names.values() for name in names for one in name.alternatives}
    assert not shown & set(ORCHARD.hidden)


def test_a_name_with_a_hyphen_is_found_in_one_word_too() -> None:
    assert leads_to("topworking") == leads_to("top-working") == leads_to("top working") == ["Grafting", ""]


def test_a_name_with_a_hyphen_is_looked_for_in_both_ways() -> None:
    (name,) = KNOWN.named(stems("grafting"))
    assert name.alternatives[0].clause == SameAs((Term("topwork"), Phrase(("top", "work"))))


def test_a_short_name_that_is_a_word_is_meant_in_capitals_only_and_never_looked_for() -> None:
    (name,) = KNOWN.named(("it",))
    assert name.in_capitals
    assert leads_to("information tree") == []


def test_no_name_leads_to_too_many() -> None:
    known = Thesaurus([Labels("Tree", others=tuple(f"Kind {n} of wood" for n in range(30)))])
    assert len(leads_to("tree", known)) == MOST_ALTERNATIVES


def test_names_of_two_concepts_lead_to_both() -> None:
    known = Thesaurus([Labels("Apples", same=(("Codlin", "Keswick"),)), Labels("Pears", same=(("Codlin", "Comice"),))])
    assert leads_to("codlin", known) == ["Keswick", "Comice"]


def test_the_words_of_hidden_names_are_not_known() -> None:
    assert "orchard" in KNOWN.words
    assert not {"orchad", "peer"} & KNOWN.words


def test_the_words_of_welsh_names_are_not_english() -> None:
    assert "orchard" in KNOWN.english
    assert not {"cadw", "perllan"} & KNOWN.english


@pytest.mark.parametrize("label", ["", "?!", "—"])
def test_a_name_without_a_word_is_no_name(label: str) -> None:
    assert Thesaurus([Labels(label)]).longest == 0
