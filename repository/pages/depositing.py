"""The form of a deposit, for browsers with and without JavaScript."""

from collections.abc import Sequence
from http import HTTPStatus

import msgspec
from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from policies.boards import boards_of
from policies.document_roles import DOCUMENT_ROLES, LANGUAGES
from policies.identifiers import RULES, Treatment
from policies.nations import NATIONS
from policies.publication_rules import required_roles
from policies.review_types import types_of
from repository import bundles, publishing
from repository.dependencies import Asked, OpenHouse, SignedIn
from repository.deposit_form import decisions_of, document_of, review_of, submission_for
from repository.forms import UPLOAD_LIMIT, Form, read_form
from repository.guards import Viewer
from repository.pages.navigation import SEE_OTHER
from repository.pages.trouble import REFUSALS, Trouble, troubles
from repository.pages.words import kind_label, reason_label, treatment_label
from repository.problems import fault_of
from repository.reasons import Missing
from repository.web_guards import DEPOSIT

_REASONS = tuple(f"no_{role}" for role in required_roles())
_FIELDS = (
    *("title", "nation", "review_type", "type_as_stated", "year", "board"),
    *("review", "role", "language", "translation_of", "anonymous", "published_before", "publish_on", *_REASONS),
)
_ASKED = {
    "nation": "Choose a nation.",
    "review_type": "Choose a type of review.",
    "year": "Give the year of the report.",
    "board": "Say which body deposits the report.",
}


@get("/deposit", opt=DEPOSIT, sync_to_thread=False)
def show_form(viewer: SignedIn, review: FromQuery[str] = "") -> Template:
    """The empty form, or that for a further document of a review."""
    return _page(viewer, Form({"board": [viewer.board], "review": [review]}))


@post("/deposit", opt=DEPOSIT, request_max_body_size=UPLOAD_LIMIT)
async def deposit(request: Asked, house: OpenHouse, viewer: SignedIn) -> Template | Redirect:
    """Anonymise the file and hold the result; a browser with JavaScript uses the API instead."""
    form = await read_form(request)
    if missing := _missing(form):
        return _page(viewer, form, missing)
    try:
        review, document = review_of(form, viewer), document_of(form)
        tags = await bundles.tags_of(house.stores, viewer, review)
        candidate = await house.workers.prepare(submission_for(form, tags), decisions_of(form))
        await publishing.submit(house.stores, viewer, candidate, review, document)
    except REFUSALS as error:
        return _page(viewer, form, troubles(error, "file", *_FIELDS), fault_of(error).status)
    return Redirect("/held?done=deposited", status_code=SEE_OTHER)


def _missing(form: Form) -> list[Trouble]:
    asked = {} if form.text("review") else _ASKED
    fields = [Trouble(field, sentence) for field, sentence in asked.items() if not form.text(field)]
    return [Trouble("file", "Choose the file of the report."), *fields] if form.file is None else fields


def _page(
    viewer: Viewer, form: Form, faults: Sequence[Trouble] = (), status: int = HTTPStatus.UNPROCESSABLE_ENTITY
) -> Template:
    context = {
        "viewer": viewer,
        "said": {name: form.text(name) for name in _FIELDS},
        "faults": faults,
        "nations": list(NATIONS.values()),
        "types_of": types_of,
        "roles": [(role.code, role.label) for role in DOCUMENT_ROLES.values()],
        "languages": list(LANGUAGES.items()),
        "required": [(f"no_{role}", DOCUMENT_ROLES[role].label) for role in required_roles()],
        "missing_reasons": [(reason, reason_label(reason)) for reason in Missing],
        "boards": [board for board in boards_of() if board.until is None and not board.part_of],
        "rules": list(RULES.values()),
        "treatments": msgspec.json.encode({one: treatment_label(one) for one in Treatment}).decode(),
        "kinds": msgspec.json.encode([(kind, kind_label(kind)) for kind in RULES]).decode(),
    }
    return Template("deposit.html", context=context, status_code=status if faults else HTTPStatus.OK)
