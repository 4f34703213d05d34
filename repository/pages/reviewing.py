"""The page of a review: its documents, and to who handles it what it waits for; and the list of what is due."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from policies.document_roles import DOCUMENT_ROLES, LANGUAGES
from policies.publication_plan import EmbargoReason
from policies.record_numbers import number_of
from repository import bundles, scheduling, timing
from repository.dependencies import Asked, OpenHouse, SignedIn
from repository.errors import Invalid, NotFound
from repository.forms import Form, read_form
from repository.guards import Viewer
from repository.house import House, catch_up
from repository.pages.navigation import SEE_OTHER
from repository.pages.trouble import troubles
from repository.pages.words import reason_label
from repository.reasons import Missing
from repository.reviews import Reviews
from repository.tables import now
from repository.tags import day_of_text
from repository.web_guards import HELD, READ

_ROLES = {code: role.label for code, role in DOCUMENT_ROLES.items()}
_FIELDS = ("reason", "until", "recipient", "sent_on", "publish_on", "take_down_on", "role", "missing")


@get("/reviews/{number:str}", opt=READ)
async def read_review(house: OpenHouse, viewer: SignedIn, number: FromPath[str]) -> Template:
    """A review with those of its documents that are there for the viewer."""
    return await _page(house, viewer, _numbered(number))


@get("/due", opt=HELD)
async def list_due(house: OpenHouse, viewer: SignedIn) -> Template:
    """What has to be done about the reviews that the viewer handles."""
    async with house.stores.reading() as session:
        today = await timing.day_at(session, now())
        items = await Reviews(session, viewer, today.day).due()
    return Template("due.html", context={"viewer": viewer, "items": items, "today": today, "roles": _ROLES})


@post("/reviews/{number:str}/embargo", opt=HELD)
async def set_embargo(request: Asked, house: OpenHouse, viewer: SignedIn, number: FromPath[str]) -> Template | Redirect:
    """Let the review wait for a reason."""

    async def command(form: Form, one: int) -> None:
        until = day_of_text(form.text("until"), "until")
        await scheduling.set_embargo(house.stores, viewer, one, form.text("reason"), until)

    return await _done(request, house, viewer, number, command)


@post("/reviews/{number:str}/lift", opt=HELD)
async def lift_embargo(
    request: Asked, house: OpenHouse, viewer: SignedIn, number: FromPath[str]
) -> Template | Redirect:
    """End an embargo."""

    async def command(form: Form, one: int) -> None:
        await scheduling.lift_embargo(house.stores, viewer, one, form.text("embargo"))

    return await _done(request, house, viewer, number, command)


@post("/reviews/{number:str}/hold", opt=HELD)
async def hold(request: Asked, house: OpenHouse, viewer: SignedIn, number: FromPath[str]) -> Template | Redirect:
    """Put the review under a legal hold, or end it."""

    async def command(form: Form, one: int) -> None:
        await scheduling.hold(house.stores, viewer, one, form.text("hold"))

    return await _done(request, house, viewer, number, command)


@post("/reviews/{number:str}/notice", opt=HELD)
async def give_notice(request: Asked, house: OpenHouse, viewer: SignedIn, number: FromPath[str]) -> Template | Redirect:
    """Record that somebody was sent the review."""

    async def command(form: Form, one: int) -> None:
        sent_on = day_of_text(form.text("sent_on"), "sent-on")
        if sent_on is None:
            raise Invalid("sent-on", "Give the day on which it was sent.")
        await scheduling.give_notice(house.stores, viewer, one, form.text("recipient"), sent_on)

    return await _done(request, house, viewer, number, command)


@post("/reviews/{number:str}/days", opt=HELD)
async def set_days(request: Asked, house: OpenHouse, viewer: SignedIn, number: FromPath[str]) -> Template | Redirect:
    """Set from when until when the review is public."""

    async def command(form: Form, one: int) -> None:
        await scheduling.set_days(
            house.stores,
            viewer,
            one,
            publish_on=day_of_text(form.text("publish_on"), "publish-on"),
            take_down_on=day_of_text(form.text("take_down_on"), "take-down-on"),
        )

    return await _done(request, house, viewer, number, command)


@post("/reviews/{number:str}/missing", opt=HELD)
async def excuse(request: Asked, house: OpenHouse, viewer: SignedIn, number: FromPath[str]) -> Template | Redirect:
    """Record why a document is not there."""

    async def command(form: Form, one: int) -> None:
        await bundles.excuse(house.stores, viewer, one, form.text("role"), form.text("missing"))

    return await _done(request, house, viewer, number, command)


async def _done(
    request: Asked, house: House, viewer: Viewer, number: str, command: Callable[[Form, int], Awaitable[None]]
) -> Template | Redirect:
    """What became of the command: the page again, with the fault where there was one."""
    form = await read_form(request)
    try:
        await command(form, _numbered(number))
    except Invalid as error:
        return await _page(house, viewer, _numbered(number), form, error)
    await catch_up(house)
    return Redirect(f"/reviews/{number}", status_code=SEE_OTHER)


async def _page(
    house: House, viewer: Viewer, number: int, said: Form | None = None, error: Invalid | None = None
) -> Template:
    async with house.stores.reading() as session:
        today = await timing.day_at(session, now())
        view = await Reviews(session, viewer, today.day).get(number)
    context = {
        "viewer": viewer,
        "view": view,
        "today": today,
        "roles": _ROLES,
        "languages": LANGUAGES,
        "reasons": [(reason, reason_label(reason)) for reason in EmbargoReason],
        "missing_reasons": [(reason, reason_label(reason)) for reason in Missing],
        "said": {field: said.text(field) if said else "" for field in _FIELDS},
        "faults": troubles(error, *_FIELDS),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    return Template("review.html", context=context, status_code=status)


def _numbered(number: str) -> int:
    try:
        return number_of(number)
    except ValueError:
        raise NotFound from None
