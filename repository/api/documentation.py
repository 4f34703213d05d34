"""The API's own description: an OpenAPI 3.1 document, and a page that shows it from files of ours."""

from typing import Any

from litestar import MediaType, Router, get
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, License, SecurityScheme
from litestar.response import Template

from repository.dependencies import Asked
from repository.web_guards import OPEN

_DESCRIPTION = """\
Deposit child safeguarding case reviews, clear them as the second person, and search their lessons.

What identifies people is taken out of a file before anything is stored, and the file itself is never stored. Send
`Authorization: Bearer ncrr_...` with each request; a key has the scopes `deposit`, `clear`, `search:read` or
`report:read`, and never more rights than its account. Errors are `application/problem+json`; look at `code`.
Lists have a cursor: send `next` of one page as `cursor` of the following one.
"""


def configuration(version: str) -> OpenAPIConfig:
    """How the document is made. Litestar's own addresses for it stay closed: its pages load from other hosts."""
    return OpenAPIConfig(
        title="Case Review Repository",
        version=version,
        description=_DESCRIPTION,
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        components=Components(
            security_schemes={"key": SecurityScheme(type="http", scheme="bearer", description="A key of the API.")}
        ),
        security=[{"key": []}],
        use_handler_docstrings=True,
        render_plugins=[JsonRenderPlugin()],
        openapi_router=Router("/schema", route_handlers=[], include_in_schema=False),
    )


@get("/openapi.json", opt=OPEN, media_type=MediaType.JSON, include_in_schema=False, sync_to_thread=True)
def read_document(request: Asked) -> dict[str, Any]:
    """The OpenAPI document."""
    return request.app.openapi_schema.to_schema()


@get("/api/docs", opt=OPEN, include_in_schema=False, sync_to_thread=False)
def read_documentation(request: Asked) -> Template:
    """The page that shows the document."""
    return Template("api_docs.html", context={"viewer": request.user})
