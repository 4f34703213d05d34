"""What each error means on the web: one table of statuses, as problem+json for the API and as a page for people.

Nothing of a request is repeated: a validation message of the framework quotes the whole query, in which people search
for names. For the same reason an unexpected error is logged by its type and place and never by its message.
"""

import logging
from http import HTTPStatus
from pathlib import Path
from traceback import extract_tb
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.response import Redirect, Template

from ingest.errors import DocumentRefused
from repository.api.schemas import Problem
from repository.errors import (
    Conflict,
    Damaged,
    Forbidden,
    IndexUnavailable,
    Invalid,
    NotFound,
    NotSignedIn,
    RepositoryError,
)

MEDIA_TYPE = "application/problem+json"
_API = "/api/"
_SEE_OTHER: Final = 303

_log = logging.getLogger(__name__)

_STATUS: dict[type[RepositoryError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    Forbidden: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    IndexUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    Damaged: HTTPStatus.INTERNAL_SERVER_ERROR,
}

# House rule, in seconds: a damaged index of sixty thousand lessons is built anew in a minute or two.
_RETRY_AFTER: dict[type[RepositoryError], int] = {IndexUnavailable: 60}

# A document is refused with 422 unless its code says more.
_REFUSED: dict[str, HTTPStatus] = {
    "too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unpacked-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too-many-pages": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too-many-characters": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "wrong-type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "identifier-left": HTTPStatus.CONFLICT,
    "stale-decisions": HTTPStatus.CONFLICT,
    "detector-failed": HTTPStatus.SERVICE_UNAVAILABLE,
}

# Code and sentence for what the framework itself refuses.
_FRAMEWORK: dict[int, tuple[str, str]] = {
    400: ("bad-request", "The request cannot be read."),
    404: ("not-found", "There is nothing at this address, or not for you."),
    405: ("method", "This address does not take that kind of request."),
    413: ("too-large", "What you sent is over the limit of 25 MB."),
    429: ("too-many", "Too many tries in a short time. Wait a minute, then try again."),
}
_UNEXPECTED = ("unexpected", "Something went wrong on our side. Nothing that you sent was kept.")

_HEADINGS = {
    401: "Sign in first",
    403: "You cannot do this",
    404: "Page not found",
    405: "You cannot do this here",
    413: "The file is too large",
    415: "This kind of file cannot be read",
    429: "Too many tries",
    500: "Something went wrong",
    503: "Not available at the moment",
}


class Fault(NamedTuple):
    """An error as the web tells it; `retry_after` is in seconds, 0 where nobody knows."""

    status: int
    code: str
    sentence: str
    retry_after: int = 0

    @property
    def headers(self) -> dict[str, str]:
        """What a program is told: when to try again (RFC 9110, 2022, section 10.2.3), and how to sign in (11.6.1)."""
        told = {"Retry-After": str(self.retry_after)} if self.retry_after else {}
        return told | ({"WWW-Authenticate": "Bearer"} if self.status == HTTPStatus.UNAUTHORIZED else {})


def fault_of(error: Exception) -> Fault:
    """What to say about an error, whatever it is."""
    if isinstance(error, DocumentRefused):
        return Fault(_REFUSED.get(error.code, HTTPStatus.UNPROCESSABLE_ENTITY), error.code, error.sentence)
    if isinstance(error, RepositoryError):
        return Fault(_STATUS[type(error)], error.code, error.sentence, _RETRY_AFTER.get(type(error), 0))
    if isinstance(error, ValidationException):
        return Fault(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", f"This cannot be taken: {_names(error)}.")
    if isinstance(error, HTTPException) and error.status_code in _FRAMEWORK:
        return Fault(error.status_code, *_FRAMEWORK[error.status_code])
    return Fault(HTTPStatus.INTERNAL_SERVER_ERROR, *_UNEXPECTED)


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer for an error: problem+json (RFC 9457) under /api/, a page elsewhere, sign-in for a lost session."""
    fault = fault_of(error)
    if fault.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s %s failed: %s", request.method, _route(request), _place(error))
    # An address that no route has belongs to no router, so only the path tells whose it is.
    if request.scope["path"].startswith(_API):
        return problem(fault)
    if fault.status == HTTPStatus.UNAUTHORIZED:
        back = quote(request.scope["path"]) if request.method == "GET" else "/"
        return Redirect(f"/sign-in?next={back}", status_code=_SEE_OTHER)
    return Template("error.html", context=_page(request, fault), status_code=fault.status, headers=fault.headers)


def problem(fault: Fault) -> Response[Problem]:
    """The fault as problem+json."""
    title = HTTPStatus(fault.status).phrase
    body = Problem(f"urn:ncrr:problem:{fault.code}", title, fault.status, fault.sentence, fault.code)
    return Response(body, status_code=fault.status, media_type=MEDIA_TYPE, headers=fault.headers)


def _page(request: Request[Any, Any, Any], fault: Fault) -> dict[str, Any]:
    heading = _HEADINGS.get(fault.status, "This could not be done")
    return {"viewer": request.scope.get("user"), "heading": heading, "fault": fault}


def _names(error: ValidationException) -> str:
    """The names of the parameters at fault, which are ours, without their values, which are not."""
    extra = error.extra if isinstance(error.extra, list) else []
    return ", ".join(sorted({str(item["key"]) for item in extra if "key" in item})) or "the body of the request"


def _route(request: Request[Any, Any, Any]) -> str:
    return str(request.scope.get("path_template", "?"))


def _place(error: Exception) -> str:
    steps = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)[-4:]]
    return f"{type(error).__name__} at {' < '.join(reversed(steps))}"
