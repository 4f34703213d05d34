"""From one state to the next: who may take a report there, and that only one person does."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from policies.access import Permission
from policies.publication import State, may_follow
from repository.errors import Conflict, Forbidden, NotFound
from repository.guards import Viewer
from repository.models import Report
from repository.tables import now
from repository.visibility import visible


async def find(  # noqa: PLR0913  # Who, what, where to, and how surely.
    session: AsyncSession, viewer: Viewer, report_id: str, after: State, *, revision: str = "", lock: bool = False
) -> Report:
    """The report, if the viewer may take it to the state `after`; with `lock` nobody else can meanwhile.

    Raises:
        NotFound: it is not there for the viewer.
        Forbidden: the viewer's account may not do this, or deposited the report: two people see every report (P1).
        Conflict: the report is in a state that `after` does not follow, or has another revision than the one given.
    """
    query = select(Report).where(Report.id == report_id, visible(viewer))
    report = await session.scalar(query.with_for_update() if lock else query)
    if report is None:
        raise NotFound
    viewer.require(Permission.WITHDRAW if after is State.WITHDRAWN else Permission.CLEAR)
    if after is not State.WITHDRAWN and report.depositor_id == viewer.account_id:
        raise Forbidden("same-person", "You deposited this report. Another person decides on it.")
    if not may_follow(report.state, after):
        raise Conflict("state", f"This report is {report.state} and cannot become {after}.")
    if revision and report.revision != revision:
        raise Conflict("changed", "This report was changed after you read it. Read it again, then decide.")
    return report


async def take(session: AsyncSession, viewer: Viewer, report_id: str, after: State, *, revision: str = "") -> Report:
    """The report, locked and taken to the state `after` as decided by this viewer now; raises what `find` raises."""
    report = await find(session, viewer, report_id, after, revision=revision, lock=True)
    report.state = after
    report.decider_id = viewer.account_id
    report.decided_at = now()
    return report
