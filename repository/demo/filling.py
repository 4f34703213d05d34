"""Puts the documents of the demonstration into a repository, the way that a board's go, and decides on most of them."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.candidate import Candidate
from ingest.submission import Submission
from policies.periods import day_of
from policies.publication import State
from policies.record_numbers import number_of
from repository import bundles, publishing, scheduling
from repository.demo.documents import Document
from repository.guards import Viewer
from repository.house import House
from repository.reports import Reports
from repository.tables import now


@dataclass(frozen=True, slots=True)
class Deposited:
    """A document that lies in the repository, and the number of the review that it belongs to."""

    document: Document
    report_id: str
    review: int


async def deposit(
    house: House, depositor: Viewer, documents: Sequence[Document], done: Callable[[], None]
) -> tuple[Deposited, ...]:
    """Deposit all of them, held; `done` is called after each that was read. What they refer to has to come first."""

    async def read(document: Document) -> Candidate:
        tags = document.tags
        file = await asyncio.to_thread(document.read)
        candidate = await house.workers.prepare(
            Submission.of(file, title=document.written.fact("title"), nation=tags.nation, hidden=tags.hidden)
        )
        done()
        return candidate

    candidates = await asyncio.gather(*(read(document) for document in documents))
    there: dict[str, Deposited] = {}
    for document, candidate in zip(documents, candidates, strict=True):
        review = document.tags if document.opens else there[document.opening.name].review
        original = there[document.original].report_id if document.original else ""
        report_id = await publishing.submit(
            house.stores,
            depositor,
            candidate,
            review,
            bundles.Document(document.role, document.language, original),
        )
        async with house.stores.reading() as session:
            number = number_of((await Reports(session, depositor).get(report_id)).review)
        there[document.name] = Deposited(document, report_id, number)
    return tuple(there.values())


async def keep_back(house: House, depositor: Viewer, deposited: Sequence[Deposited]) -> None:
    """Record what their publication waits for: reasons to wait, and to whom they were sent today."""
    today = day_of(now())
    for one in deposited:
        if reason := one.document.written.fact("embargo"):
            await scheduling.set_embargo(house.stores, depositor, one.review, reason, None)
        for recipient in one.document.notified:
            await scheduling.give_notice(house.stores, depositor, one.review, recipient, today)


async def clear(
    house: House, clearer: Viewer, deposited: Sequence[Deposited], done: Callable[[], None]
) -> dict[str, State]:
    """Clear those that are not left to wait; returns the state in which each of them is, by the document's name."""

    async def cleared(one: Deposited) -> State:
        if one.document.waits:
            return State.HELD
        state = await publishing.clear(house.stores, clearer, one.report_id, house.workers)
        done()
        return state

    states = await asyncio.gather(*(cleared(one) for one in deposited))
    return {one.document.name: state for one, state in zip(deposited, states, strict=True)}
