"""The list of held reports: to clearers what waits for them, to depositors what became of theirs."""

from collections.abc import Sequence
from typing import NamedTuple

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from policies.access import Permission
from policies.publication import HELD_FOR, State
from repository.dependencies import OpenHouse, SignedIn
from repository.pages.navigation import held_name
from repository.reports import Reports, ReportView
from repository.web_guards import HELD

_DONE = {
    "deposited": "Your report is held. A second person reads it before anybody else can.",
    "cleared": "The report is cleared. It can be read and searched now.",
    "scheduled": "The report is cleared and stays sealed until its day. Its review says what it waits for.",
    "returned": "The report was returned to its depositor, and its text destroyed.",
    "rejected": "The report was rejected, and its text destroyed.",
    "withdrawn": "The report was withdrawn, and its text deleted.",
}

# State, title, explanation, what to say when there is none.
_WAITING = (
    State.HELD,
    "Waiting for a second person",
    "What was replaced in these reports is gone for good; what is left is sealed until somebody clears it.",
    "No report waits.",
)
_SCHEDULED = (
    State.SCHEDULED,
    "Cleared, waiting for their day",
    "These are sealed until nothing keeps them from being public. Their review says what they wait for.",
    "None waits.",
)
_DECIDED = (
    (State.RETURNED, "Returned to you", "Open one to read what has to change.", "None was returned to you."),
    (State.REJECTED, "Rejected", "These are not taken.", "None was rejected."),
    (State.EXPIRED, "Expired", "Nobody cleared these in time, and they were destroyed.", "None has expired."),
)


class Section(NamedTuple):
    """Reports in one state."""

    name: str
    title: str
    explanation: str
    empty: str
    views: Sequence[ReportView]
    next: str
    deadline: bool


@get("/held", opt=HELD)
async def list_held(
    house: OpenHouse, viewer: SignedIn, done: FromQuery[str] = "", held: FromQuery[str] = ""
) -> Template:
    """The lists; `held` is the cursor within those that wait."""
    states = [_WAITING, _SCHEDULED, *(_DECIDED if viewer.may(Permission.DEPOSIT) else ())]
    sections = []
    async with house.stores.reading() as session:
        for state, title, explanation, empty in states:
            waiting = state is State.HELD
            page = await Reports(session, viewer).list(state=state, after=held if waiting else "", limit=50)
            if waiting or page.items:
                more = page.next if waiting else ""
                sections.append(Section(state, title, explanation, empty, page.items, more, waiting))
    context = {
        "viewer": viewer,
        "heading": held_name(viewer),
        "sections": sections,
        "done": _DONE.get(done, ""),
        "held_for": HELD_FOR,
    }
    return Template("held.html", context=context)
