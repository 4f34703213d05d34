"""Every engine answers whatever can be typed, soundly and as the plain one does; runs on each of `conftest.ENGINES`."""

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.document import Document
from search.expansion import widened
from search.grammar import parse
from search.index import Index, Order, Place, Results
from search.query import Query
from search.thesaurus import Labels, Thesaurus

SPOKEN = (
    "neglect neglected child's children drugs alcohol co-sleeping cosleeping A&E 7-minute was not seen brought the of "
    "bruise bruised bruising plant blant phlant ysgol café Tŷ 4.3 DNA"
).split()
THESAURUS = Thesaurus([Labels("Was not brought", same=(("Was not brought", "WNB"), ("Did not attend", "DNA")))])


class Asked(NamedTuple):
    text: str
    filters: dict[str, list[str]]
    within: list[str]
    order: Order
    wide: bool


def _documents(group: int) -> list[Document]:
    """Eight documents of one group, no two with the same words."""
    made = []
    for order in range(8):
        said = [SPOKEN[(group * 5 + order * 3 + step * step) % len(SPOKEN)] for step in range(order + 2)]
        tags = {"nation": ("england", "wales")[group % 2 :][:1], "kind": ("finding",) * (order % 3 > 0)}
        tags["theme"] = ("neglect", "bruising")[: order % 3]
        made.append(
            Document(
                id=f"r{group}#{order}",
                group=f"r{group}",
                title="Child neglect",
                heading=" ".join(said[:2]),
                text=" ".join(said),
                tags=tags,
                order=order,
                date=2_000 + group,
                weight=(1.0, 1.5)[order % 2],
                language=("en", "cy")[group % 2],
            )
        )
    return made


def _joined(parts: list[str]) -> str:
    return " ".join(parts)


WORD = st.sampled_from(SPOKEN)
LEAF = st.one_of(
    WORD,
    st.lists(WORD, min_size=2, max_size=3).map(lambda words: f'"{_joined(words)}"'),
    st.sampled_from(["bru*", "plan*", "neglec*", "co-sl*", "the*", "quarr*"]),
)
WELL_TYPED = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " AND ", " OR ", " NOT ", " NEU ", " -"]), inner).map("".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"NOT ({text})"),
    ),
    max_leaves=10,
)
SIGNS = [
    "(",
    ")",
    '"',
    "*",
    "-",
    "+",
    "AND",
    "OR",
    "NOT",
    "?",
    ":",
    "\x00",
    "\ud800",
    "é",
    "'",
    "\\",
    "%",
    "&",
    "|",
    "<->",
]
PIECED = st.lists(WORD | st.sampled_from(SIGNS), max_size=30).flatmap(
    lambda parts: st.sampled_from([" ", ""]).map(lambda space: space.join(parts))
)
ASKED = st.builds(
    Asked,
    text=WELL_TYPED | PIECED | st.text(max_size=80),
    filters=st.fixed_dictionaries(
        {},
        optional={
            "nation": st.lists(st.sampled_from(["england", "wales", "other"]), max_size=2),
            "theme": st.lists(st.sampled_from(["neglect", "bruising"]), max_size=2),
        },
    ),
    within=st.lists(st.sampled_from(["r0", "r1", "r9"]), max_size=2),
    order=st.sampled_from(Order),
    wide=st.booleans(),
)


@pytest.fixture
def filled(index: Index, model: Index) -> Index:
    for engine in (index, model):
        engine.rebuild((f"r{group}", "1", _documents(group)) for group in range(4))
    return index


def ask(index: Index, asked: Asked, *, limit: int = 100, after: Place | None = None) -> Results:
    return index.search(
        read(asked), filters=asked.filters, within=asked.within, order=asked.order, limit=limit, after=after
    )


def read(asked: Asked) -> Query:
    query = parse(asked.text)
    return widened(query, asked.text, THESAURUS) if asked.wide else query


def at(place: Place, order: Order) -> tuple[float, str, int, str]:
    return (place.key if order is Order.OLDEST else -place.key, place.group, place.order, place.id)


def fault(results: Results, order: Order) -> str:
    """What is unsound in an answer, or ""."""
    hits, total = results.hits, results.total
    sound = {
        "a hit twice": len({hit.id for hit in hits}) == len(hits),
        "counts that cannot be": total >= len(hits) and (results.groups > 0) == (total > 0),
        "places out of order": all(at(one.place, order) < at(other.place, order) for one, other in pairwise(hits)),
        "a group's count that cannot be": all(1 <= hit.of_group <= total for hit in hits),
        "a place that is another's": all((hit.id, hit.group) == (hit.place.id, hit.place.group) for hit in hits),
        "a value without documents": all(min(counts.values(), default=1) for counts in results.facets.values()),
    }
    return ", ".join(what for what, holds in sound.items() if not holds)


# The index is only read, so that each example may find it as the one before left it.
ONCE_FILLED = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ONCE_FILLED
@given(asked=ASKED)
def test_any_query_has_a_sound_answer(filled: Index, asked: Asked) -> None:
    assert fault(ask(filled, asked), asked.order) == ""


@ONCE_FILLED
@given(asked=ASKED)
def test_any_query_finds_and_counts_as_in_the_plain_engine(filled: Index, model: Index, asked: Asked) -> None:
    found, expected = ask(filled, asked), ask(model, asked)
    assert {hit.id: hit.of_group for hit in found.hits} == {hit.id: hit.of_group for hit in expected.hits}
    assert (found.total, found.groups, found.hint) == (expected.total, expected.groups, expected.hint)
    assert found.facets == expected.facets


@ONCE_FILLED
@given(asked=ASKED, limit=st.integers(1, 7))
def test_any_query_is_answered_page_by_page_as_at_once(filled: Index, asked: Asked, limit: int) -> None:
    whole = [hit.id for hit in ask(filled, asked).hits]
    page = ask(filled, asked, limit=limit)
    paged = [hit.id for hit in page.hits]
    while page.more_after:
        page = ask(filled, asked, limit=limit, after=page.hits[-1].place)
        paged += [hit.id for hit in page.hits]
    assert paged == whole
