"""Who sees what: the whole table, on both databases."""

import pytest
from holdings import People
from sqlalchemy import update

from policies.access import Permission, Role
from policies.publication import State
from repository.errors import NotFound
from repository.guards import Viewer
from repository.models import Report
from repository.reports import Reports
from repository.stores import Stores

READERS = {Role.DEPOSITOR, Role.CLEARER, Role.PRACTITIONER, Role.PARTNER}

# Who sees another person's report in each state.
OTHERS = {
    State.HELD: {Role.CLEARER},
    State.SCHEDULED: {Role.CLEARER},
    State.RETURNED: set(),
    State.REJECTED: set(),
    State.EXPIRED: set(),
    State.CLEARED: READERS,
    State.WITHDRAWN: READERS,
    State.LAPSED: READERS,
}


async def sees(stores: Stores, viewer: Viewer, report_id: str) -> set[str]:
    """The ways in which the viewer comes upon the report."""
    ways = set()
    async with stores.reading() as session:
        reports = Reports(session, viewer)
        try:
            await reports.get(report_id)
        except NotFound:
            pass
        else:
            ways.add("get")
        for state in State:
            if report_id in {view.id for view in (await reports.list(state=state)).items}:
                ways.add("list")
    return ways


@pytest.fixture(params=State)
async def report_in_state(request: pytest.FixtureRequest, stores: Stores, people: People) -> tuple[State, str]:
    state: State = request.param
    report_id = await people.cleared() if state in {State.CLEARED, State.WITHDRAWN} else await people.held()
    async with stores.writing() as session:
        await session.execute(update(Report).values(state=state))
    return state, report_id


async def test_others_see_what_the_table_says(stores: Stores, people: People, report_in_state: tuple[State, str]):
    state, report_id = report_in_state
    async with stores.writing() as session:
        # Somebody who is none of the viewers below.
        await session.execute(update(Report).values(depositor_id=people.viewers[Role.AUDITOR].account_id))
    seeing = {role for role, viewer in people.viewers.items() if await sees(stores, viewer, report_id)}
    assert seeing == OTHERS[state]


async def test_a_depositor_sees_their_own_in_every_state(
    stores: Stores, people: People, report_in_state: tuple[State, str]
):
    _, report_id = report_in_state
    assert await sees(stores, people.depositor, report_id) == {"get", "list"}


async def test_list_and_item_agree(stores: Stores, people: People, report_in_state: tuple[State, str]):
    _, report_id = report_in_state
    for viewer in people.viewers.values():
        assert await sees(stores, viewer, report_id) in (set(), {"get", "list"})


async def test_a_key_without_the_scope_does_not_see_its_own_deposits(stores: Stores, people: People):
    report_id = await people.held()
    depositor = people.depositor
    scopes = depositor.permissions - {Permission.DEPOSIT}
    viewer = Viewer(depositor.account_id, depositor.name, depositor.role, scopes)
    assert await sees(stores, viewer, report_id) == set()


async def test_only_cleared_lessons_are_there(stores: Stores, people: People, report_in_state: tuple[State, str]):
    state, _ = report_in_state
    async with stores.reading() as session:
        found = await Reports(session, people.clearer).list_lessons()
    assert bool(found.items) is (state is State.CLEARED)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
async def test_who_does_not_read_finds_no_lesson(stores: Stores, people: People, role: Role):
    await people.cleared()
    async with stores.reading() as session:
        assert (await Reports(session, people.viewers[role]).list_lessons()).items == ()


async def test_only_a_cleared_text_is_read(stores: Stores, people: People, report_in_state: tuple[State, str]):
    state, report_id = report_in_state
    async with stores.reading() as session:
        reports = Reports(session, people.depositor)
        if state is State.CLEARED:
            assert (await reports.text(report_id)).view.id == report_id
        else:
            with pytest.raises(NotFound):
                await reports.text(report_id)


async def test_an_id_that_is_not_there_is_told_like_one_that_is_hidden(stores: Stores, people: People):
    told = set()
    for report_id in (await people.held(), "made-up"):
        async with stores.reading() as session:
            with pytest.raises(NotFound) as refused:
                await Reports(session, people.practitioner).get(report_id)
        told.add((refused.value.code, refused.value.sentence))
    assert len(told) == 1
