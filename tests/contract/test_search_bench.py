"""The benchmark of the search engines makes the same reports every time, and asks all engines the same."""

from itertools import product
from pathlib import Path

import pytest
import search_tables
from search_corpus import Generator, Group, Stored
from search_engines import ANY, Engine
from search_questions import ALL, CLASSES, COMMON_WORD, FILTERS, PHRASE, PREFIX, RARE_WORD, Question, questions_about
from search_trial import engine_of, write

from search.document import Document

# Words that hardly anybody writes, so that a lesson holds some and not all of them.
MADE_UP = [
    "".join(parts) for parts in product(("bra", "cle", "dro", "fli"), ("mon", "tar", "vek"), ("ding", "lous", "ter"))
]
SENTENCES = [
    f"The {MADE_UP[number % 35]} {MADE_UP[number % 31]} asked {MADE_UP[number % 29]} for {MADE_UP[number % 23]}."
    for number in range(400)
]
TEXTS = (
    "Quarry workers saw bruises.",
    "The quarry panel saw a bruise and the workers.",
    "Workers of the panel saw nothing.",
    "Quarries are quiet.",
)
QUESTIONS = {
    COMMON_WORD: (Question(COMMON_WORD, ("workers",)), {"0", "1", "2"}),
    RARE_WORD: (Question(RARE_WORD, ("nothing",)), {"2"}),
    ALL: (Question(ALL, ("workers", "saw", "quarry")), {"0", "1"}),
    PHRASE: (Question(PHRASE, ("panel", "saw")), {"1", "2"}),
    ANY: (Question(ANY, ("bruise", "quiet")), {"0", "1", "3"}),
    PREFIX: (Question(PREFIX, ("brui",)), {"0", "1"}),
    FILTERS: (Question(FILTERS, (), {"nation": ("wales", "scotland"), "theme": ("neglect",)}), {"1", "2"}),
}


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    nations = ("england", "wales", "scotland", "wales")
    documents = [
        Document(
            id=str(number),
            group="g",
            title="",
            heading="",
            text=text,
            tags={"nation": (nation,), "review_type": ("cspr",), "year": ("2020",), "kind": ("finding",)}
            | ({"theme": ("neglect", "housing")} if number < 3 else {}),
            order=number,
        )
        for number, (text, nation) in enumerate(zip(TEXTS, nations, strict=True))
    ]
    stored = Stored(tmp_path)
    stored.write([Group("g", "1", documents)])
    return stored


@pytest.fixture(params=["whoosh", "shipped", "tantivy"])
def engine(request: pytest.FixtureRequest, stored: Stored, tmp_path: Path) -> Engine:
    (tmp_path / "index").mkdir()
    engine = engine_of(request.param, str(tmp_path / "index"), tmp_path)
    engine.build(stored.groups())
    return engine


@pytest.mark.parametrize("kind", CLASSES)
def test_every_engine_finds_the_same(engine: Engine, kind: str):
    question, found = QUESTIONS[kind]

    answer = engine.ask(question)

    assert (set(answer.ids), answer.total) == (found, len(found))


def test_every_engine_highlights_what_was_asked_for(engine: Engine):
    assert engine.ask(QUESTIONS[ANY][0]).highlights == 3


def test_a_report_is_the_same_however_many_there_are():
    few, many = (list(Generator(SENTENCES).groups(range(number))) for number in (2, 5))

    assert few == many[:2]


def test_the_vocabulary_grows_with_the_reports():
    made = [
        {word for one in group.documents for word in one.text.split()}
        for group in Generator(SENTENCES).groups(range(20))
    ]

    assert len(set().union(*made)) > 2 * len(set().union(*made[:5]))


def test_questions_are_drawn_from_what_is_searched():
    groups = list(Generator(SENTENCES).groups(range(30)))
    texts = [f" {' '.join(one.text.lower().replace('.', ' ').split())} " for group in groups for one in group.documents]

    asked = questions_about(groups, each=3)

    assert [question.kind for question in asked.timed] == [kind for kind in CLASSES for _ in range(3)]
    for question in asked.timed:
        if question.kind == PHRASE:
            assert any(f" {' '.join(question.words)} " in text for text in texts)
        if question.kind == RARE_WORD:
            assert 5 <= sum(f" {question.words[0]} " in text for text in texts) <= 20


@pytest.mark.parametrize("name", ["whoosh", "shipped", "tantivy"])
def test_what_is_written_is_found_and_what_is_withdrawn_is_not(name: str, tmp_path: Path):
    Stored(tmp_path).write(Generator(SENTENCES).groups(range(2)))
    (tmp_path / "index").mkdir()
    engine = engine_of(name, str(tmp_path / "index"), tmp_path)
    engine.build(Stored(tmp_path).groups())
    engine.close()

    times = write(name, str(tmp_path / "index"), tmp_path)["times_ms"]

    assert {kind: len(taken) for kind, taken in times.items()} == {"add": 2, "replace": 2, "withdraw": 2}


def test_a_target_is_met_up_to_its_limit():
    met, missed, unknown = (search_tables.Target("some", figure, 1 / 2, "times").cells for figure in (0.5, 0.501, None))

    assert met == {"measured": "1/2", "target": "at most 1/2", "": "met"}
    assert missed[""] == "missed"
    assert unknown[""] == search_tables.ABSENT


def test_the_targets_of_a_class_are_ratios_to_whoosh_as_shipped():
    def figures(milliseconds: float) -> dict[str, object]:
        return {
            "answers_ms": {kind: [milliseconds] * 40 for kind in CLASSES},
            "times_ms": {"add": [100.0]},
            **dict.fromkeys(("seconds", "memory_mib", "peak_mib"), milliseconds),
        }

    table = search_tables.targets({"whoosh": figures(20.0), "shipped": figures(100.0)}, {})
    told = {name: row[""] for name, row in table.items()}

    assert told[f"Whoosh, ours, p95 of Whoosh as shipped: {COMMON_WORD}"] == "met"
    assert told[f"Whoosh, ours, p95 of Whoosh as shipped: {ANY}"] == "missed"
    assert told[f"PostgreSQL, ours, p95: {ANY}"] == search_tables.ABSENT
