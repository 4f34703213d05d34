import pytest

from search.clauses import AllOf, AnyOf, Clause, Phrase, Prefix, SameAs, Term
from search.grammar import parse
from search.hints import (
    CAPITALS,
    COMMON_BESIDE,
    COMMON_ONLY,
    CONTRARY,
    CUT_SHORT,
    HINTS,
    MOST_CHARACTERS,
    MOST_WORDS,
    NO_SIGNS,
    NO_WORDS,
    ONE_SIDED,
    ONLY_WITHOUT,
    OPEN_BRACKET,
    OPEN_QUOTE,
    STARS,
    TOO_DEEP,
    TOO_MANY_WORDS,
)
from search.query import Query

A, B, C, D = (Term(f"{letter}1") for letter in "abcd")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", ()),
        ("   ", ()),
        ("neglect", (Term("neglect"),)),
        ("Neglected children", (Term("neglect"), Term("child"))),
        ("neglect neglected", (Term("neglect"),)),
        ("the of", ()),
        ('"the"', ()),
        ("the neglect of a child", (Term("neglect"), Term("child"))),
        ("not seen", (Term("not"), Term("seen"))),
        ("seen or not", (Term("seen"), Term("not"))),
        ("Not seen And Or", (Term("not"), Term("seen"))),
        ("ac neu nid heb", (Term("nid"),)),
        ("llais y plentyn", (Term("llai"), Term("y"), Term("plentyn"))),
        ("llais y plentyn yn yr ysgol", (Term("llai"), Term("plentyn"), Term("ysgol"))),
        ('"the child"', (Phrase(("the", "child")),)),
        ('"neglect"', (Term("neglect"),)),
        ('""', ()),
        ('drugs "missing from care" wales', (Term("drug"), Phrase(("miss", "from", "care")), Term("wale"))),
        ("“missing child” «was not»", (Phrase(("miss", "child")), Phrase(("was", "not")))),
        ("co-sleeping", (SameAs((Term("cosleep"), Phrase(("co", "sleep")))),)),
        ('"co-sleeping"', (SameAs((Term("cosleep"), Phrase(("co", "sleep")))),)),
        ('"unsafe co-sleeping"', (Phrase(("unsaf", "co", "sleep")),)),
        ("7-minute", (SameAs((Term("7minut"), Phrase(("7", "minut")))),)),
        ("A&E", (SameAs((Term("ae"), Phrase(("a", "e")))),)),
        ("O'Brien", (Term("obrien"),)),
        ("s47 24/7", (Term("s47"), Term("24"), Term("7"))),
        ("drugs/alcohol", (Term("drug"), Term("alcohol"))),
        ("mira@anyshire.example", (Term("mira"), Term("anyshir"), Term("exampl"))),
        ("child t", (Term("child"), Term("t"))),
        ('"child a"', (Phrase(("child", "a")),)),
        ("cafe\u0301", (Term("cafe"),)),
        ("board:wales", (Term("board"), Term("wale"))),
        ("neglect - drugs", (Term("neglect"), Term("drug"))),
        ("neglect – drugs", (Term("neglect"), Term("drug"))),
        ("parent(s) and child(ren)", (Term("parent"), Term("child"))),
        ("sexual exploitation (CSE)", (Term("sexual"), Term("exploit"), Term("cse"))),
        ("section 47(1)", (Term("section"), Term("47"), Term("1"))),
        ('+drugs +"not seen"', (Term("drug"), Phrase(("not", "seen")))),
        ("+NOT seen", (Term("not"), Term("seen"))),
        ("AND/OR neglect", (Term("neglect"),)),
    ],
)
def test_words_and_phrases_are_read_as_they_are_typed(text: str, clauses: tuple[object, ...]) -> None:
    query = parse(text)
    assert (query.clauses, query.without, query.strict) == (clauses, (), False)


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("bruis*", "bruis"),
        ("BRUIS*,", "bruis"),
        ("Tŷ-*", None),
        ("café*", "cafe"),
        ("s47*", "s47"),
        ("the*", "the"),
        ("O'Br*", "obr"),
        ("co-sleep*", "cosleep"),
        ("x" * 70 + "*", "x" * 64),
    ],
)
def test_a_star_after_three_letters_finds_endings(text: str, prefix: str | None) -> None:
    query = parse(text)
    assert query.clauses == ((Prefix(prefix),) if prefix else (Term("ty"),))
    assert query.hints == (() if prefix else (STARS,))


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("a1 OR b1", (AnyOf((A, B)),)),
        ("a1 NEU b1", (AnyOf((A, B)),)),
        ("a1 AND b1", (A, B)),
        ("a1 AC b1", (A, B)),
        ("a1 b1 OR c1", (AnyOf((AllOf((A, B)), C)),)),
        ("a1 AND b1 OR c1 d1", (AnyOf((AllOf((A, B)), AllOf((C, D)))),)),
        ("a1 (b1 OR c1)", (A, AnyOf((B, C)))),
        ("a1(b1 OR c1)", (A, AnyOf((B, C)))),
        ("a1 AND(b1 OR c1)", (A, AnyOf((B, C)))),
        ("a1 OR (b1 OR (c1 OR d1))", (AnyOf((A, B, C, D)),)),
        ("a1 OR NOT b1", (AnyOf((A, AllOf((), (B,)))),)),
        ("a1 OR -b1", (AnyOf((A, AllOf((), (B,)))),)),
        ("a1 OR (b1 -c1)", (AnyOf((A, AllOf((B,), (C,)))),)),
        ("a1 OR a1", (A,)),
        ("NOT NOT a1", (A,)),
        ("a1 AND (b1 AND a1)", (A, B)),
        ("NOT (NOT a1 AND NOT b1)", (AnyOf((A, B)),)),
        ('"not seen" OR unseen', (AnyOf((Phrase(("not", "seen")), Term("unseen"))),)),
        ("abc* OR b1", (AnyOf((Prefix("abc"), B)),)),
        ("A&E OR b1", (AnyOf((SameAs((Term("ae"), Phrase(("a", "e")))), B)),)),
        ("drugs/alcohol OR b1", (AnyOf((AllOf((Term("drug"), Term("alcohol"))), B)),)),
        ("4.3 AND 5.1", (Term("4.3"), Term("5.1"))),
    ],
)
def test_operators_join(text: str, clauses: tuple[Clause, ...]) -> None:
    assert parse(text) == Query(clauses, strict=True)


@pytest.mark.parametrize(
    ("text", "without", "strict"),
    [
        ("a1 -b1", (B,), False),
        ("a1 −b1", (B,), False),
        ('a1 -"b1 c1"', (Phrase(("b1", "c1")),), False),
        ("a1 -co-sleeping", (SameAs((Term("cosleep"), Phrase(("co", "sleep")))),), False),
        ("a1 -bru*", (Prefix("bru"),), False),
        ("a1 -(b1 c1)", (AllOf((B, C)),), False),
        ("a1 (-b1)", (B,), False),
        ("a1 -drugs/alcohol", (AllOf((Term("drug"), Term("alcohol"))),), False),
        ("-b1 a1 -c1", (B, C), False),
        ("a1 NOT b1", (B,), True),
        ("a1 AND NOT b1", (B,), True),
        ("a1 NID b1", (B,), True),
        ("a1 HEB b1", (B,), True),
        ("NOT b1 AND a1", (B,), True),
        ("a1 NOT (b1 OR c1)", (B, C), True),
        ("a1 NOT (b1 AND c1)", (AllOf((B, C)),), True),
        ("a1 NOT (b1 NOT c1)", (AllOf((B,), (C,)),), True),
    ],
)
def test_what_follows_a_negation_is_to_be_missing(text: str, without: tuple[Clause, ...], *, strict: bool) -> None:
    assert parse(text) == Query((A,), without, strict=strict)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("BABY AND BRUISING NOT SEEN", (Term("babi"), Term("bruis"), Term("not"), Term("seen"))),
        ("BABY NOT SEEN", (Term("babi"), Term("not"), Term("seen"))),
        ("NAI NOT (DNA OR CSE)", (Term("nai"), Term("not"), AnyOf((Term("dna"), Term("cse"))))),
    ],
)
def test_in_a_search_all_in_capitals_not_is_a_word(text: str, clauses: tuple[Clause, ...]) -> None:
    assert parse(text) == Query(clauses, hints=(CAPITALS,))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("CSE OR CCE", Query((AnyOf((Term("cse"), Term("cce"))),))),
        ("CSE AND CCE", Query((Term("cse"), Term("cce")))),
        ("CSE -CCE", Query((Term("cse"),), (Term("cce"),))),
    ],
)
def test_in_a_search_all_in_capitals_the_other_operators_are_no_stricter_than_words(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("", ()),
        ("What went wrong?", ()),
        ("co-sleeping, A&E; 7-minute: O'Brien", ()),
        ("and or not", ()),
        ('"AND OR" neglect', ()),
        ("DRUGS", ()),
        ("(neglect)", ()),
        ("neglect -drugs AND bruis*", ()),
        ("neglect ()", ()),
        ("negl?ct", (NO_SIGNS,)),
        ("kind:finding", (NO_SIGNS,)),
        ("[a TO z]", (NO_SIGNS,)),
        ("neglect --drugs", (NO_SIGNS,)),
        ('"neglect drugs', (OPEN_QUOTE,)),
        ("(neglect", (OPEN_BRACKET,)),
        ("neglect)", (OPEN_BRACKET,)),
        ("neglect*lesson", (STARS,)),
        ("*neglect", (STARS,)),
        ("ne*", (STARS,)),
        ("co-*sleep", (STARS,)),
        ("A&E*", (STARS,)),
        ('"missing from ca*"', (STARS,)),
        ("*", (STARS, NO_WORDS)),
        ("neglect * drugs", (STARS,)),
        ("neglect AND", (ONE_SIDED,)),
        ("OR neglect", (ONE_SIDED,)),
        ("neglect NOT", (ONE_SIDED,)),
        ("(neglect OR) drugs", (ONE_SIDED,)),
        ("NOT", (ONE_SIDED,)),
        ("AND", (ONE_SIDED, COMMON_ONLY)),
        ("neglect OR the", (COMMON_BESIDE,)),
        ("neglect NOT the", (COMMON_BESIDE,)),
        ("neglect -(of the)", (COMMON_BESIDE,)),
        ("neglect AND the", ()),
        ("the OR a", (COMMON_ONLY,)),
        ("the of", (COMMON_ONLY,)),
        ("-neglect", (ONLY_WITHOUT,)),
        ("NOT neglected", (ONLY_WITHOUT,)),
        ("neglect -neglected", (CONTRARY,)),
        ("?!", (NO_WORDS,)),
        ("()", (NO_WORDS,)),
        ("x" * (MOST_CHARACTERS + 1), (CUT_SHORT,)),
        ("e\u0301" * MOST_CHARACTERS, ()),
        (" ".join(f"w{number}" for number in range(MOST_WORDS)), ()),
        (" ".join(f"w{number}" for number in range(MOST_WORDS + 1)), (TOO_MANY_WORDS,)),
        (" OR ".join(f"w{number}" for number in range(MOST_WORDS + 1)), (TOO_MANY_WORDS,)),
    ],
)
def test_hints(text: str, hints: tuple[str, ...]) -> None:
    assert parse(text).hints == hints


def test_the_hint_is_all_hints_as_one_text() -> None:
    assert parse("neglect* AND drugs* :-( ca*").hint == f"{OPEN_BRACKET} {STARS}"


def test_every_hint_has_its_place() -> None:
    assert len(set(HINTS)) == len(HINTS) == 14


@pytest.mark.parametrize(
    ("text", "query"),
    [
        # An operator that joins nothing is a word; "and" and "or" are too common to be looked for, "not" is not.
        ("a1 OR", Query((A,), hints=(ONE_SIDED,))),
        ("NID a1 NID", Query((Term("nid"),), (A,), strict=True, hints=(ONE_SIDED,))),
        ("AC a1", Query((Term("ac"), A), hints=(ONE_SIDED,))),
        ("a1 NOT", Query((A, Term("not")), hints=(ONE_SIDED,))),
        ("a1 AND OR b1", Query((AnyOf((A, B)),), strict=True, hints=(ONE_SIDED,))),
        ("a1 OR OR b1", Query((AnyOf((A, B)),), strict=True, hints=(ONE_SIDED,))),
        ("(a1 NOT) b1", Query((A, Term("not"), B), hints=(ONE_SIDED,))),
        ("a1 ? OR b1", Query((AnyOf((A, B)),), strict=True)),
        ("a1 OR ? b1", Query((AnyOf((A, B)),), strict=True)),
        # A bracket without a partner is left out, and what it would have held stands on its own.
        ("a1 (b1 OR c1", Query((AnyOf((AllOf((A, B)), C)),), strict=True, hints=(OPEN_BRACKET,))),
        ("a1) OR b1", Query((AnyOf((A, B)),), strict=True, hints=(OPEN_BRACKET,))),
        ("a1 -(b1 c1", Query((A, C), (B,), hints=(OPEN_BRACKET,))),
        # A minus before nothing is a dash.
        ("a1 -() b1", Query((A, B))),
        ('a1 -"" b1', Query((A, B))),
        ("a1 -_ b1", Query((A, B))),
        ("(a1 -(?)) b1", Query((A, B))),
        ("a1-b1", Query((SameAs((Term("a1b1"), Phrase(("a1", "b1")))),))),
        # A sign makes a word of what would be an operator.
        ("a1 -OR b1", Query((A, B), hints=(COMMON_BESIDE,))),
        ("a1 -NOT b1", Query((A, B), (Term("not"),))),
    ],
)
def test_what_does_not_fit_is_read_as_words(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("((((a1 OR b1))))", Query((AnyOf((A, B)),), strict=True)),
        ("(((((a1 OR b1)))))", Query((A, B), hints=(TOO_DEEP,))),
        ("c1 NOT (((((a1 OR -b1)))))", Query((C,), (AllOf((A, B)),), strict=True, hints=(TOO_DEEP,))),
        (
            "c1 OR ((((a1 ((NOT b1))))))",
            Query((AnyOf((C, AllOf((A, Term("not"), B)))),), strict=True, hints=(TOO_DEEP,)),
        ),
        # Brackets without a partner are not counted.
        ("((((((((a1 OR b1", Query((AnyOf((A, B)),), strict=True, hints=(OPEN_BRACKET,))),
    ],
)
def test_brackets_are_read_four_deep(text: str, query: Query) -> None:
    assert parse(text) == query


def test_what_is_cut_is_cut_between_words() -> None:
    assert parse("neglect " * 80) == Query((Term("neglect"),), hints=(CUT_SHORT,))


def test_a_word_that_ends_where_the_text_is_cut_is_kept() -> None:
    assert parse("neglect " + "x" * (MOST_CHARACTERS - 9) + "y tail").clauses[1] == Term("x" * 64)


def test_a_phrase_beyond_the_limit_is_cut() -> None:
    words = [f"w{number}" for number in range(MOST_WORDS + 4)]
    assert parse('"' + " ".join(words) + '"').clauses == (Phrase(tuple(words[:MOST_WORDS])),)


def test_a_hyphenated_word_beyond_the_limit_is_cut() -> None:
    assert parse("-".join("a" * 100)).clauses == (Phrase(("a",) * MOST_WORDS),)


def test_a_phrase_that_does_not_fit_behind_other_words_is_left_out_with_all_that_follows() -> None:
    words = [f"w{number}" for number in range(MOST_WORDS - 1)]
    query = parse(" ".join(words) + ' "w90 w91" w92')
    assert query == Query(tuple(map(Term, words)), hints=(TOO_MANY_WORDS,))


def test_a_word_that_is_said_again_is_counted_once() -> None:
    words = [f"w{number}" for number in range(MOST_WORDS)]
    assert parse(" ".join([word for word in words for _ in range(4)])) == Query(tuple(map(Term, words)))


def test_words_to_be_missing_are_counted() -> None:
    words = [f"-w{number}" for number in range(MOST_WORDS)]
    assert parse(" ".join(["neglect", *words])).without == tuple(Term(word[1:]) for word in words[:-1])


@pytest.mark.parametrize(
    ("text", "empty"), [("", True), ("?!", True), ("the", True), ('"of the"', False), ("-x", False)]
)
def test_empty(text: str, *, empty: bool) -> None:
    assert parse(text).empty is empty
