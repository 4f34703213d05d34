"""The errors of an operation as its documentation lists them."""

from litestar.openapi import ResponseSpec

from repository.api.schemas import Problem

_SAID = {
    401: "No valid key, or nobody is signed in.",
    403: "You may not do this.",
    404: "It is not there, or not for you: the two are not told apart.",
    409: "It is not in the state that this needs, or a detail that identifies people still stands in it.",
    413: "The file is over a limit; the detail says which.",
    415: "This kind of file cannot be read.",
    422: "Something given cannot be taken; the detail says what.",
    503: "A part of the service does not answer. Where Retry-After stands, it says in how many seconds to try again.",
}


def refusals(*statuses: int) -> dict[int, ResponseSpec]:
    """The statuses with what each means, all as problem+json."""
    return {
        status: ResponseSpec(
            Problem, description=_SAID[status], generate_examples=False, media_type="application/problem+json"
        )
        for status in statuses
    }
