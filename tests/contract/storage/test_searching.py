"""Searching: what the index proposes and what the viewer gets, on both databases."""

from collections.abc import AsyncIterator

import pytest
from holdings import TAGS, People
from sqlalchemy import update

from policies.access import Permission, Role
from policies.publication import State
from repository import indexing
from repository.errors import Forbidden, IndexUnavailable, Invalid
from repository.guards import Viewer
from repository.models import Report
from repository.searching import Answer, search
from repository.stores import Stores
from repository.tags import Tags
from search.index import Index, IndexUnusable

SCOTTISH = Tags.of(
    nation="scotland",
    review_type="learning-review",
    year=2024,
    board="A Scottish Committee",
    published_before=True,
)


@pytest.fixture
async def index(stores: Stores) -> AsyncIterator[Index]:
    opened = indexing.open_index(stores.settings)
    yield opened
    opened.close()


class Broken:
    """An index that nobody can read."""

    def search(self, *_: object, **__: object) -> None:
        raise IndexUnusable


@pytest.fixture
async def ask(stores: Stores, people: People, index: Index):
    """Ask the index after it has caught up, as a practitioner."""

    async def asked(text: str, limit: int = 20, offset: int = 0, **filters: str) -> Answer:
        await indexing.catch_up(stores, index)
        wanted = {name: [value] for name, value in filters.items()}
        return await search(stores, index, people.practitioner, text, wanted, limit, offset)

    return asked


def texts(answer: Answer) -> list[str]:
    return [found.lesson.text for found in answer.items]


async def test_a_lesson_is_found_with_the_words_marked(people: People, ask):
    report_id = await people.cleared("Agencies should share concerns early.", "Listen to the child.")
    answer = await ask("sharing")
    [found] = answer.items
    assert (answer.total, found.lesson.report_id) == (1, report_id)
    assert [fragment.text for fragment in found.snippet.fragments if fragment.marked] == ["share"]


async def test_facets_count_lessons(people: People, ask):
    await people.cleared("Share concerns.", "Share more.")
    await people.cleared("Share at once.", tags=SCOTTISH)
    answer = await ask("share")
    assert answer.facets["nation"] == {"wales": 2, "scotland": 1}


async def test_filters_narrow(people: People, ask):
    await people.cleared("Share concerns.")
    await people.cleared("Share at once.", tags=SCOTTISH)
    assert texts(await ask("share", nation="scotland")) == ["Share at once."]


async def test_a_blank_query_finds_all(people: People, ask):
    await people.cleared("Share concerns.", "Listen.")
    assert (await ask("  ")).total == 2


async def test_a_query_without_words_finds_nothing_and_says_so(people: People, ask):
    await people.cleared("Share concerns.")
    answer = await ask("!?")
    assert (answer.total, answer.items, bool(answer.hint)) == (0, (), True)


async def test_pages_follow_on_one_another(people: People, ask):
    await people.cleared(*(f"Share concern {number}." for number in range(7)))
    first, second, third = [await ask("share", limit=3, offset=offset) for offset in (0, 3, 6)]
    together = texts(first) + texts(second) + texts(third)
    assert (len(together), len(set(together)), first.total) == (7, 7, 7)


async def test_what_is_no_longer_readable_is_not_found_whatever_the_index_says(
    stores: Stores, people: People, index: Index, ask
):
    gone = await people.cleared("Share concerns.", "Share more.")
    left = await people.cleared("Share at once.")
    await indexing.catch_up(stores, index)
    async with stores.writing() as session:
        await session.execute(update(Report).where(Report.id == gone).values(state=State.WITHDRAWN))
    answer = await ask("share")
    assert (answer.total, [found.lesson.report_id for found in answer.items], answer.facets) == (1, [left], {})


async def test_a_page_is_filled_up_when_hits_vanish(stores: Stores, people: People, index: Index, ask):
    gone = [await people.cleared("Share.") for _ in range(3)]
    await people.cleared(*(f"Share what you know of family number {number} as soon as you can." for number in range(4)))
    await indexing.catch_up(stores, index)
    async with stores.writing() as session:
        await session.execute(update(Report).where(Report.id.in_(gone)).values(state=State.WITHDRAWN))
    first, second = await ask("share", limit=2), await ask("share", limit=2, offset=2)
    assert len({*texts(first), *texts(second)}) == 4


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
async def test_who_may_not_search_does_not(stores: Stores, people: People, index: Index, role: Role):
    with pytest.raises(Forbidden):
        await search(stores, index, people.viewers[role], "share", {}, 20, 0)


async def test_a_key_for_searching_alone_gets_lessons(stores: Stores, people: People, index: Index):
    await people.cleared("Share concerns.")
    await indexing.catch_up(stores, index)
    partner = people.viewers[Role.PARTNER]
    viewer = Viewer(partner.account_id, partner.name, partner.role, frozenset({Permission.SEARCH}))
    assert texts(await search(stores, index, viewer, "share", {}, 20, 0)) == ["Share concerns."]


@pytest.mark.parametrize("offset", [-1, 1001])
async def test_a_page_too_far_on_is_refused(ask, offset: int):
    with pytest.raises(Invalid):
        await ask("share", offset=offset)


async def test_a_filter_that_is_none_is_refused(ask):
    with pytest.raises(Invalid):
        await ask("share", school="any")


async def test_a_broken_index_is_told(stores: Stores, people: People):
    with pytest.raises(IndexUnavailable):
        await search(stores, Broken(), people.practitioner, "share", {}, 20, 0)


async def test_the_tags_of_what_was_found_are_the_databases(people: People, ask):
    await people.cleared("Share concerns.")
    [found] = (await ask("share")).items
    assert (found.lesson.board, found.lesson.year) == (TAGS.board, TAGS.year)
