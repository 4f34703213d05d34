"""A query is widened by what means the same; it finds what it found, asks for what was asked first and stays small."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.vocabulary import synonyms
from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term, leaves
from search.document import Document
from search.expansion import MOST_LEAVES, widened
from search.grammar import parse
from search.placing import placed
from search.query import Query
from search.thesaurus import Labels, Thesaurus

KNOWN = Thesaurus(Labels(*each) for each in synonyms())
NAMES = sorted({name for each in synonyms() for name in (each.label, *each.others, *each.hidden, *sum(each.same, ()))})


def also(text: str) -> tuple[str, ...]:
    return widened(parse(text), text, KNOWN).also


def meets(document: Document, query: Query) -> bool:
    """The meaning of clauses, spelt out."""
    at: dict[str, set[int]] = {}
    for one in placed(document):
        at.setdefault(one.stem, set()).add(one.place)

    def met(clause: Clause) -> bool:
        match clause:
            case Term(stem):
                return stem in at
            case Phrase(stems):
                return any(
                    all(start + n in at.get(stem, ()) for n, stem in enumerate(stems)) for start in at.get(stems[0], ())
                )
            case Prefix(letters):
                return any(stem.startswith(letters) for stem in at)
            case SameAs(clauses) | AnyOf(clauses):
                return any(map(met, clauses))
            case AllOf(clauses, without):
                return all(map(met, clauses)) and not any(map(met, without))
            case Lesser(one):
                return met(one)

    return all(map(met, query.clauses)) and not any(map(met, query.without))


def found(query: str, text: str, language: str = "") -> bool:
    return meets(Document("1", "g", "", "", text, language=language), widened(parse(query), query, KNOWN))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("was not brought", "DNA policy at the clinic"),
        ("DNA", "the child was not brought"),
        ("wnb", "he did not attend"),
        ("CSE", "a risk of child sexual exploitation"),
        ("child sexual exploitation", "the CSE team"),
        ("CCE", "Criminal exploitation of boys"),
        ("FII", "fabricated or induced illness"),
        ("fabricated or induced illness", "perplexing presentations"),
        ("NAI", "a non-accidental injury"),
        ("non-accidental injury", "suspected NAI"),
        ("MASH", "the multi-agency safeguarding hub"),
        ("multi-agency safeguarding hub delay", "delay in the MASH"),
        ("section 47", "an s47 was begun"),
        ("HV", "the health visitor"),
        ("A&E attendance", "attendance at the emergency department"),
        ("LA", "The local authority"),
        ("baby bruising not mobile", "Bruising of a pre-mobile infant"),
        ('"looked after children" school', "school and children in care"),
        ("discguised compliance", "superficial compliance"),
        ("wasn't brought", "did not attend"),
        ("UASC", "unaccompanied asylum-seeking children"),
    ],
)
def test_other_words_for_the_same_are_found(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("llais y plentyn", "the voice of the child"),
        ("voice of the child", "gwrando ar lais y plentyn"),
    ],
)
def test_welsh_and_english_find_each_other(query: str, text: str) -> None:
    assert found(query, text, "cy" if "lais" in text else "")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("plant", "Llais fy mhlant"),
        ("mhlant", "ei phlant"),
        ("gwaith cartref", "waith ei chartref"),
        ("blant", "plant"),
    ],
)
def test_a_welsh_document_is_found_by_any_form_of_its_words(query: str, text: str) -> None:
    assert found(query, text, "cy")


def test_an_english_document_is_not_found_by_welsh_forms() -> None:
    assert not found("pant", "a bant")


@pytest.mark.parametrize(
    "query",
    [
        "what is it about",
        "send information",
        "a la carte",
        "the ed",
        "smart phones",
        "child care",
        "ice dash",
        "WHAT IS IT",
    ],
)
def test_a_word_that_is_no_name_here_leads_nowhere(query: str) -> None:
    assert also(query) == ()


@pytest.mark.parametrize(
    ("query", "added"),
    [("IT system", "Computer systems"), ("SEND", "SEN"), ("DA", "Domestic abuse"), ("LA", "Local authority")],
)
def test_the_same_in_capitals_does(query: str, added: str) -> None:
    assert added in also(query)


def test_the_longest_name_counts() -> None:
    assert "SGO" in also("special guardianship order")
    assert "EHE" not in also("home")


def test_what_is_excluded_is_not_widened() -> None:
    query = Query((Term("clinic"),), without=(Term("dna"),))
    assert widened(query, "clinic -dna", KNOWN).without == (Term("dna"),)


def test_a_prefix_is_left_as_it_is() -> None:
    assert widened(Query((Prefix("neg"),)), "neg*", KNOWN) == Query((Prefix("neg"),))


def test_names_in_brackets_and_alternatives_are_looked_up() -> None:
    query = Query((AnyOf((Term("cse"), AllOf((Term("domest"), Term("violenc"))))),), strict=True)
    wider = widened(query, "(cse OR (domestic violence))", KNOWN)
    assert {"Child sexual exploitation", "Domestic abuse"} <= set(wider.also)
    assert wider.strict


def test_words_that_an_operator_parts_are_no_name() -> None:
    query = Query((Term("domest"), Term("violenc")), strict=True)
    assert widened(query, "domestic AND violence", KNOWN).also == ()


def test_what_is_added_is_shown_once() -> None:
    assert also("CSE OR CSE").count("Child sexual exploitation") == 1


def test_nothing_hidden_is_shown() -> None:
    hidden = {name for each in synonyms() for name in each.hidden}
    assert not hidden & {label for name in NAMES for label in also(name)}


def test_a_hint_stays() -> None:
    assert widened(Query((Term("cse"),), hints=("Said.",)), "cse", KNOWN).hints == ("Said.",)


TYPED = st.lists(
    st.one_of(
        st.sampled_from(NAMES),
        st.text(ascii_lowercase, min_size=1, max_size=7),
        st.sampled_from(["AND", "OR", "-", '"', "("]),
    ),
    max_size=8,
).map(" ".join)


@given(TYPED)
def test_no_query_grows_beyond_the_bound(text: str) -> None:
    query = parse(text)
    before = sum(1 for clause in query.clauses for _ in leaves(clause))
    after = sum(1 for clause in widened(query, text, KNOWN).clauses for _ in leaves(clause))
    assert after <= max(before, MOST_LEAVES)


@given(TYPED, st.lists(st.sampled_from(NAMES), max_size=4).map(" ".join), st.sampled_from(["", "cy"]))
def test_whatever_was_found_is_found(text: str, lesson: str, language: str) -> None:
    document = Document("1", "g", "", "", f"{lesson} {text}", language=language)
    query = parse(text)
    if meets(document, query):
        assert meets(document, widened(query, text, KNOWN))


def first_of(clause: Clause) -> Clause:
    """What is left of a clause where everything but what was asked for is taken out again."""
    match clause:
        case SameAs(clauses):
            kept = tuple(first_of(one) for one in clauses if not isinstance(one, Lesser))
            return kept[0] if len(kept) == 1 else SameAs(kept)
        case AnyOf(clauses):
            return AnyOf(tuple(map(first_of, clauses)))
        case AllOf(clauses, without):
            return AllOf(tuple(map(first_of, clauses)), without)
        case _:
            return clause


@given(TYPED)
def test_what_was_asked_for_is_there_unweakened(text: str) -> None:
    query = parse(text)
    assert tuple(map(first_of, widened(query, text, KNOWN).clauses)) == query.clauses


def test_what_is_added_to_several_words_counts_once() -> None:
    first, second = widened(parse("domestic violence"), "domestic violence", KNOWN).clauses
    assert isinstance(first, SameAs)
    assert isinstance(second, SameAs)
    added = [one for one in (*first.clauses, *second.clauses) if isinstance(one, Lesser) and one.clause == Term("dva")]
    assert [round(one.factor, 3) for one in added] == [0.45, 0.45]
