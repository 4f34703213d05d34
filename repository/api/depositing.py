"""Preview and deposit of a report."""

from dataclasses import dataclass

from litestar import MediaType, Response, post
from litestar.openapi.spec import OpenAPIFormat, OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema

from policies import publication
from repository import bundles, publishing
from repository.api.refusals import refusals
from repository.api.schemas import Deposited
from repository.dependencies import Asked, OpenHouse, SignedIn
from repository.deposit_form import decisions_of, document_of, preview_of, review_of, submission_for
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
    "review_type": Schema(
        type=OpenAPIType.STRING,
        description="A code that /review-types lists for the nation, or a name as reports have it (“SCR”) where nation "
        "and year leave one type that it means; otherwise the answer, 422, names those that can be meant.",
    ),
    "year": Schema(type=OpenAPIType.INTEGER),
    "board": Schema(type=OpenAPIType.STRING, description="The body that deposits; your account's own when left out."),
    "anonymous": Schema(type=OpenAPIType.STRING, description="yes: readers do not learn which board's review it is."),
    "published_before": Schema(
        type=OpenAPIType.STRING,
        description="yes: the board has published the review itself already, and nobody has to be given notice.",
    ),
    "publish_on": Schema(
        type=OpenAPIType.STRING, format=OpenAPIFormat.DATE, description="The first day on which it may be published."
    ),
    "review": Schema(
        type=OpenAPIType.STRING,
        description="The record number of the review that this is a further document of, instead of its tags.",
    ),
    "role": Schema(
        type=OpenAPIType.STRING, description="A code that /document-roles lists; overview-report otherwise."
    ),
    "language": Schema(type=OpenAPIType.STRING, description="en, cy or gd; en otherwise."),
    "translation_of": Schema(type=OpenAPIType.STRING, description="The id of the document that this one translates."),
    "no_action-plan": Schema(
        type=OpenAPIType.STRING,
        description="Why there is no action plan where the type asks for one, as a code. Any other role likewise.",
    ),
    "type_as_stated": Schema(
        type=OpenAPIType.STRING,
        description="What the report calls itself, where that differs; a name given as review_type when left out.",
    ),
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
        form = _form(_TAGGED, ["file"])
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
    viewer: SignedIn,
) -> Response[bytes]:
    """What would be taken out of a file and what would stand in its place. Nothing of it is kept."""
    submission = preview_of(await read_upload(request), viewer.board)
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
    review, document = review_of(form, viewer), document_of(form)
    tags = await bundles.tags_of(house.stores, viewer, review)
    candidate = await house.workers.prepare(submission_for(form, tags), decisions_of(form))
    report_id = await publishing.submit(house.stores, viewer, candidate, review, document)
    location = {"Location": f"/api/v1/reports/{report_id}"}
    return Response(Deposited(report_id, publication.State.HELD), status_code=201, headers=location)
