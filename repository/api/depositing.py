"""Preview and deposit of a report."""

from dataclasses import dataclass

from litestar import MediaType, Response, post
from litestar.openapi.spec import OpenAPIFormat, OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema

from policies import publication
from repository import publishing
from repository.api.refusals import refusals
from repository.api.schemas import Deposited
from repository.dependencies import Asked, OpenHouse, SignedIn
from repository.deposit_form import decisions_of, submission_of, tags_of
from repository.forms import UPLOAD_LIMIT, read_form, read_upload
from repository.web_guards import DEPOSIT

_TEXT = Schema(type=OpenAPIType.STRING)
_FILE = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
_FILED = {
    "file": _FILE,
    "nation": Schema(type=OpenAPIType.STRING, description="A code that /nations lists."),
    "title": Schema(type=OpenAPIType.STRING, description="Anonymised like the text; may be left out."),
}
_TAGGED = _FILED | {
    "review_type": Schema(type=OpenAPIType.STRING, description="A code that /review-types lists for the nation."),
    "year": Schema(type=OpenAPIType.INTEGER),
    "board": Schema(type=OpenAPIType.STRING, description="The body that deposits; your account's own when left out."),
    "type_as_stated": Schema(type=OpenAPIType.STRING, description="What the report calls itself, where that differs."),
    "decisions": Schema(
        type=OpenAPIType.STRING,
        description="JSON: digest and detector of the preview, and a list of decisions (accept, remove, add or "
        "label, with start, end, kind, label, and whole to leave all mentions of a person). Without it every proposal "
        "is accepted.",
    ),
}


def _form(fields: dict[str, Schema], required: list[str]) -> dict[str, OpenAPIMediaType]:
    form = Schema(type=OpenAPIType.OBJECT, properties=dict(fields), required=required)
    return {"multipart/form-data": OpenAPIMediaType(schema=form)}


@dataclass
class PreviewOperation(Operation):
    """The body of a preview, which the handler reads by itself."""

    def __post_init__(self) -> None:
        alone = {"application/octet-stream": OpenAPIMediaType(schema=_FILE)}
        self.request_body = RequestBody(content=_form(_FILED, ["file"]) | alone, required=True)


@dataclass
class DepositOperation(Operation):
    """The body of a deposit, which the handler reads by itself."""

    def __post_init__(self) -> None:
        form = _form(_TAGGED, ["file", "nation", "review_type", "year"])
        self.request_body = RequestBody(content=form, required=True)


@post(
    "/preview",
    opt=DEPOSIT,
    status_code=200,
    media_type=MediaType.JSON,
    request_max_body_size=UPLOAD_LIMIT,
    operation_class=PreviewOperation,
    tags=["deposit"],
    responses=refusals(401, 403, 413, 415, 422, 503),
)
async def preview(
    request: Asked,
    house: OpenHouse,
) -> Response[bytes]:
    """What would be taken out of a file and what would stand in its place. Nothing of it is kept."""
    # The nation decides how lessons are told, which a preview does not show, so that a file alone is enough.
    submission = submission_of(await read_upload(request), otherwise="multi-nation")
    proposal = await house.workers.preview(submission)
    return Response(proposal.reveal(), media_type=MediaType.JSON)


@post(
    "/reports",
    opt=DEPOSIT,
    request_max_body_size=UPLOAD_LIMIT,
    operation_class=DepositOperation,
    tags=["deposit"],
    responses=refusals(401, 403, 409, 413, 415, 422, 503),
)
async def deposit(
    request: Asked,
    house: OpenHouse,
    viewer: SignedIn,
) -> Response[Deposited]:
    """Anonymise a file and hold the result, sealed, until a second person clears it. The file itself is not kept."""
    form = await read_form(request)
    tags = tags_of(form, viewer)
    candidate = await house.workers.prepare(submission_of(form, board=viewer.board), decisions_of(form))
    report_id = await publishing.submit(house.stores, viewer, candidate, tags)
    location = {"Location": f"/api/v1/reports/{report_id}"}
    return Response(Deposited(report_id, publication.State.HELD), status_code=201, headers=location)
