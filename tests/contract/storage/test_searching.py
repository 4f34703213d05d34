"""Searching: what the index proposes and what the viewer gets, on both databases, with the plainest index there is."""

import pytest
from holdings import TAGS, People
from plain_index import PlainIndex
from sqlalchemy import select, update

from policies.access import Permission, Role
from policies.publication import State
from repository import indexing
from repository.errors import Forbidden, IndexUnavailable, Invalid, NotFound
from repository.guards import Viewer
from repository.indexed import FACETS
from repository.likeness import alike
from repository.models import Change, LessonText, Outbox, Report
from repository.places import FURTHEST, Standing
from repository.searching import WHOLE, Answer, Wanted, best_of_nations, search
from repository.stores import Stores
from repository.tags import Tags
from search.index import Hit, Index, IndexUnusable, Order, Place, TakesTooLong

SCOTTISH = Tags.of(
    nation="scotland",
    review_type="learning-review",
    year=2024,
    board="A Scottish Committee",
    published_before=True,
)


@pytest.fixture
def index() -> Index:
    return PlainIndex(FACETS)


class Broken:
    """An index that nobody can read."""

    def search(self, *_: object, **__: object) -> None:
        raise IndexUnusable

    def vocabulary(self) -> None:
        raise IndexUnusable


class Slow:
    """An index that takes too long for any search."""

    def search(self, *_: object, **__: object) -> None:
        raise TakesTooLong

    def vocabulary(self) -> dict[str, int]:
        return {}


@pytest.fixture
async def ask(stores: Stores, people: People, index: Index):
    """Ask the index after it has caught up, as a practitioner."""

    async def asked(text: str, *, wanted: Wanted | None = None, **filters: str) -> Answer:
        await indexing.catch_up(stores, index)
        chosen = {name: values.split() for name, values in filters.items()}
        given = {name: getattr(wanted or Wanted(), name) for name in ("order", "cursor", "limit", "exact", "report")}
        explain = bool(wanted and wanted.explain)
        return await search(stores, index, people.practitioner, Wanted(text, chosen, **given, explain=explain))

    return asked


def texts(answer: Answer) -> list[str]:
    return [found.lesson.text for found in answer.items]


async def walked(ask, text: str, order: Order = Order.BEST, limit: int = 3, happens=None) -> list[list[str]]:
    """The pages of an answer, one after the other; `happens` is awaited once, before the second."""
    pages, cursor = [], ""
    while True:
        answer = await ask(text, wanted=Wanted(order=order, limit=limit, cursor=cursor))
        pages.append(texts(answer))
        cursor = answer.next
        if not cursor:
            return pages
        if happens:
            await happens()
            happens = None


async def gone(stores: Stores, *ids: str) -> None:
    """What the database has withdrawn, and the index has not heard of."""
    async with stores.writing() as session:
        await session.execute(update(Report).where(Report.id.in_(ids)).values(state=State.WITHDRAWN))


async def test_a_lesson_is_found_with_the_words_marked(people: People, ask):
    report_id = await people.cleared("Agencies should share concerns early.", "Listen to the child.")
    answer = await ask("sharing")
    [found] = answer.items
    assert (answer.total, found.lesson.report_id) == (1, report_id)
    assert [fragment.text for fragment in found.snippet.fragments if fragment.marked] == ["share"]


async def test_a_short_lesson_is_given_whole_and_a_long_one_in_part(people: People, ask):
    await people.cleared("Share. " + "Then wait for an answer. " * 10, "Share. " + "Then wait for an answer. " * 100)
    lengths = [
        (found.whole, "".join(fragment.text for fragment in found.snippet.fragments) == found.lesson.text)
        for found in (await ask("share")).items
    ]
    assert (sorted(lengths), WHOLE) == ([(False, False), (True, True)], 900)


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


@pytest.mark.parametrize("order", Order)
async def test_pages_follow_on_one_another(people: People, ask, order: Order):
    for number in range(3):
        await people.cleared(*(f"Share concern {number} {other}." for other in range(3)))
    pages = await walked(ask, "share", order, limit=4)
    assert [len(page) for page in pages] == [4, 4, 1]
    assert len({text for page in pages for text in page}) == 9


@pytest.mark.parametrize("order", Order)
async def test_the_way_back_leads_over_the_same_pages(people: People, ask, order: Order):
    for number in range(3):
        await people.cleared(*(f"Share concern {number} {other}." for other in range(3)))
    answers = [await ask("share", wanted=Wanted(order=order, limit=4))]
    while answers[-1].next:
        answers.append(await ask("share", wanted=Wanted(order=order, limit=4, cursor=answers[-1].next)))
    back = [answers[-1]]
    while back[-1].previous:
        back.append(await ask("share", wanted=Wanted(order=order, limit=4, cursor=back[-1].previous)))
    assert [texts(answer) for answer in reversed(back)] == [texts(answer) for answer in answers]
    assert [answer.first for answer in answers] == [answer.first for answer in reversed(back)] == [1, 5, 9]


async def test_nothing_is_shown_twice_while_reports_come_in(people: People, ask):
    # Every score changes with that, so that a place among them says no longer what was shown.
    shown = [f"Share what you know of family {number}." for number in range(6)]
    await people.cleared(*shown)

    async def come_in() -> None:
        for number in range(4):
            await people.cleared(f"Share {number}.")

    pages = await walked(ask, "share", limit=3, happens=come_in)
    seen = [text for page in pages for text in page]
    assert ([text for text in seen if text in shown], len(seen)) == (shown, len(set(seen)))


async def test_a_cursor_belongs_to_its_search(people: People, ask):
    await people.cleared(*(f"Share concern {number}." for number in range(5)))
    cursor = (await ask("share", wanted=Wanted(limit=2))).next
    for text, other, filters in (
        ("shared", Wanted(cursor=cursor), {}),
        ("share", Wanted(cursor=cursor, order=Order.NEWEST), {}),
        ("share", Wanted(cursor=cursor, exact=True), {}),
        ("share", Wanted(cursor=cursor), {"nation": "wales"}),
        ("share", Wanted(cursor=cursor[:-2]), {}),
        ("share", Wanted(cursor="not a cursor"), {}),
    ):
        with pytest.raises(Invalid):
            await ask(text, wanted=other, **filters)


def test_an_answer_by_score_ends_where_a_narrower_search_helps_more():
    hits = [Hit(str(number), "g", 1.0, Place(1.0, "g", number, str(number)), 1) for number in range(FURTHEST)]
    there = Standing().onwards(hits[:-1], Order.BEST)
    assert there
    assert (there.onwards(hits[-1:], Order.BEST), there.onwards(hits[-1:], Order.NEWEST) is None) == (None, False)


async def test_what_is_no_longer_readable_is_not_found_whatever_the_index_says(
    stores: Stores, people: People, index: Index, ask
):
    report_id = await people.cleared("Share concerns.", "Share more.")
    left = await people.cleared("Share at once.")
    await indexing.catch_up(stores, index)
    await gone(stores, report_id)
    answer = await ask("share")
    assert (answer.total, [found.lesson.report_id for found in answer.items], answer.facets) == (1, [left], {})


async def test_counts_wait_for_the_index_to_hear_that_something_is_gone(stores: Stores, people: People, index: Index):
    # What is gone may stand on a page that nobody looks at, and be counted all the same.
    await people.cleared(*(f"Share concern {number}." for number in range(9)))
    report_id = await people.cleared(
        "Nothing that is looked for but one word, which is to share, and so it comes last."
    )
    await indexing.catch_up(stores, index)
    await gone(stores, report_id)
    async with stores.writing() as session:
        session.add(Outbox(report_id=report_id, revision="", change=Change.REMOVE))
    answer = await search(stores, index, people.practitioner, Wanted("share", limit=3))
    assert (answer.facets, answer.total, answer.rounded, len(answer.items)) == ({}, 10, True, 3)


async def test_a_page_is_filled_up_when_hits_vanish(stores: Stores, people: People, index: Index, ask):
    ids = [await people.cleared("Share.") for _ in range(9)]
    await people.cleared(*(f"Share what you know of family number {number} as soon as you can." for number in range(4)))
    await indexing.catch_up(stores, index)
    await gone(stores, *ids)
    pages = await walked(ask, "share", limit=2)
    assert ([len(page) for page in pages], len({text for page in pages for text in page})) == ([2, 2], 4)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
async def test_who_may_not_search_does_not(stores: Stores, people: People, index: Index, role: Role):
    with pytest.raises(Forbidden):
        await search(stores, index, people.viewers[role], Wanted("share"))


async def test_a_key_for_searching_alone_gets_lessons(stores: Stores, people: People, index: Index):
    await people.cleared("Share concerns.")
    await indexing.catch_up(stores, index)
    partner = people.viewers[Role.PARTNER]
    viewer = Viewer(partner.account_id, partner.name, partner.role, frozenset({Permission.SEARCH}))
    assert texts(await search(stores, index, viewer, Wanted("share"))) == ["Share concerns."]


async def test_a_filter_that_is_none_is_refused(ask):
    with pytest.raises(Invalid):
        await ask("share", school="any")


async def test_a_broken_index_is_told(stores: Stores, people: People):
    with pytest.raises(IndexUnavailable):
        await search(stores, Broken(), people.practitioner, Wanted("share"))


async def test_a_search_that_takes_too_long_is_refused(stores: Stores, people: People):
    with pytest.raises(Invalid, match="takes too long"):
        await search(stores, Slow(), people.practitioner, Wanted("share"))


async def test_the_tags_of_what_was_found_are_the_databases(people: People, ask):
    await people.cleared("Share concerns.")
    [found] = (await ask("share")).items
    assert (found.lesson.board, found.lesson.year) == (TAGS.board, TAGS.year)


async def test_words_that_mean_the_same_are_looked_for_unless_only_these_are_wanted(people: People, ask):
    await people.cleared("Record that the child was not brought.")
    wide, exact = await ask("DNA"), await ask("DNA", wanted=Wanted(exact=True))
    assert (texts(wide), bool(wide.also)) == (["Record that the child was not brought."], True)
    assert (texts(exact), exact.also) == ([], ())


async def test_a_word_that_no_lesson_has_is_read_as_the_word_that_was_meant(people: People, ask):
    for number in range(5):
        await people.cleared(f"Share what was said of bruising, {number}.")
    slip, right = await ask("bruisng"), await ask("bruising")
    assert (slip.instead, texts(slip), slip.did_you_mean) == ("bruising", texts(right), "")
    assert (right.instead, right.did_you_mean) == ("", "")


async def test_what_was_typed_is_looked_for_where_only_that_is_wanted(people: People, ask):
    for number in range(5):
        await people.cleared(f"Share what was said of bruising, {number}.")
    answer = await ask("bruisng", wanted=Wanted(exact=True))
    assert (answer.total, answer.instead, answer.did_you_mean) == (0, "", "bruising")


async def test_one_report_is_looked_into(people: People, ask):
    report_id = await people.cleared("Share concerns.", "Share more.")
    await people.cleared("Share at once.", tags=SCOTTISH)
    everywhere, within = await ask("share"), await ask("share", wanted=Wanted(report=report_id))
    assert {found.lesson.report_id: found.of_report for found in everywhere.items}[report_id] == 2
    assert (within.total, within.facets.keys()) == (2, {"kind", "theme", "agency"})


async def test_an_explanation_adds_up_to_the_score(people: People, ask):
    await people.cleared("Share concerns early.", "Share.")
    answer = await ask("share concerns", wanted=Wanted(explain=True, exact=True))
    assert answer.clauses == ("share", "concern")
    for found in answer.items:
        assert found.score == pytest.approx(sum(found.shares) * found.weight)
    assert (await ask("share")).clauses == ()


async def test_the_best_of_each_nation_is_found_beyond_the_first_page(
    stores: Stores, people: People, index: Index, ask
):
    await people.cleared(*(f"Share {number}." for number in range(5)))
    await people.cleared("What is known to one agency is not known to another, and nobody shares it.", tags=SCOTTISH)
    wanted = Wanted("share", limit=2)
    answer = await ask("share", wanted=wanted)
    best = await best_of_nations(stores, index, people.practitioner, wanted, answer)
    assert ([*best], best["scotland"].lesson.nation, best["wales"]) == (
        ["wales", "scotland"],
        "scotland",
        answer.items[0],
    )


async def test_what_is_like_a_lesson_is_of_other_reviews(stores: Stores, people: People, index: Index):
    said = "Bruising of a baby who is not mobile is examined by a paediatrician."
    mine = await people.cleared(said, "Bruising of a baby is recorded by the paediatrician.")
    await people.cleared("A paediatrician sees every baby with bruising.", tags=SCOTTISH)
    await people.cleared("Schools write down who is absent.", tags=SCOTTISH)
    await indexing.catch_up(stores, index)
    async with stores.reading() as session:
        rows = {
            row.text: row.id for row in await session.scalars(select(LessonText).where(LessonText.report_id == mine))
        }
    found = await alike(stores, index, people.practitioner, rows[said])
    assert [one.lesson.text for one in found.items] == ["A paediatrician sees every baby with bruising."]


async def test_nothing_is_like_a_lesson_that_is_not_there(stores: Stores, people: People, index: Index):
    with pytest.raises(NotFound):
        await alike(stores, index, people.practitioner, "absent")
