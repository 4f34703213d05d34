"""Taking a published report down, because somebody asks for it."""

import asyncio
import logging

from policies.publication import State
from repository import audit, indexing, readable, steps
from repository.errors import IndexUnavailable
from repository.guards import Viewer
from repository.models import Change, Outbox
from repository.reasons import withdrawal
from repository.stores import Stores
from search.index import Index, IndexUnusable

_log = logging.getLogger(__name__)

_LEFT_IN_INDEX = "The index could not drop a withdrawn report; it will when it catches up."


async def withdraw(stores: Stores, viewer: Viewer, report_id: str, reason: str, index: Index) -> None:
    """Take a published report down, first out of the index; a tombstone stays.

    `reason` is a code of `reasons.Withdrawal`.
    An index that cannot be written does not keep the text up: what was withdrawn is not found whatever the index says,
    and the outbox keeps the removal until the index has made it. It is waited for once.

    Raises:
        NotFound: the report is not there for the viewer.
        Forbidden: the viewer may not withdraw.
        Conflict: it is not cleared.
        Invalid: there is no such reason.
    """
    code = withdrawal(reason)
    async with stores.writing() as session:
        revision = (await steps.find(session, viewer, report_id, State.WITHDRAWN)).revision
        # If we die after the index has dropped the report and before it is withdrawn, this brings it back.
        session.add(Outbox(report_id=report_id, revision=revision, change=Change.PUT))
    try:
        await asyncio.to_thread(index.replace, report_id, revision, ())
        dropped = True
    except IndexUnusable:
        dropped = False
    async with stores.writing() as session:
        report = await steps.take(session, viewer, report_id, State.WITHDRAWN)
        report.reason = code
        await readable.close(session, report)
        await audit.record(session, actor=viewer.account_id, action="report.withdraw", object_id=report_id, code=code)
    await stores.scour()
    if dropped:
        try:
            # Whoever was just telling the index of the report may have put it back.
            await indexing.settle(stores, index, report_id)
        except IndexUnavailable:
            dropped = False
    if not dropped:
        _log.warning(_LEFT_IN_INDEX)
