"""Reads request bodies: in memory, chunk by chunk, under the limit of the route, and never through a temporary file.

Litestar's `UploadFile` moves a file of more than 1 MiB to an unencrypted temporary file, so nothing here, and nothing
elsewhere, may use it. The name of an uploaded file is dropped where it arrives: it often holds a child's name.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

from litestar import Request
from multipart import (  # type: ignore[import-untyped]  # It carries no types.
    MultipartError,
    MultipartSegment,
    PushMultipartParser,
    parse_options_header,
)

from repository.errors import Invalid

# A file of 25 MiB with its decisions, and an ordinary form; `request_max_body_size` of a route is one of these.
UPLOAD_LIMIT = 26 * 1024 * 1024
FORM_LIMIT = 128 * 1024

_PARTS = 40
_FILE = "file"


class Form:
    """What was sent: fields by name and at most one file. Prints as nothing, because both are raw."""

    __slots__ = ("_fields", "file")

    def __init__(self, fields: Mapping[str, Sequence[str]], file: bytes | None = None) -> None:
        self._fields = fields
        self.file = file

    def text(self, name: str) -> str:
        """The field's first value without the blanks around it; "" when it was not sent."""
        return next(iter(self.every(name)), "").strip()

    def ticked(self, name: str) -> bool:
        """Whether the field says yes, as a ticked box, a chosen radio button or a program would."""
        return self.text(name).lower() in {"yes", "true", "on", "1"}

    def every(self, name: str) -> Sequence[str]:
        """All values of the field, in the order sent."""
        return self._fields.get(name, ())


async def read_form(request: Request[Any, Any, Any]) -> Form:
    """The body as a form: URL-encoded, or whatever `read_upload` takes.

    Raises:
        Invalid: `bad-form`, the body is not what its type says.
        litestar.exceptions.RequestEntityTooLarge: the body is over the limit of the route.
    """
    kind, _ = parse_options_header(request.headers.get("content-type", ""))
    if kind == "application/x-www-form-urlencoded":
        return _decode_fields(await read_body(request))
    return await read_upload(request)


async def read_upload(request: Request[Any, Any, Any]) -> Form:
    """The body as a file: a multipart form that holds one, or, whatever type it claims, the file itself.

    `curl --data-binary` calls every file a URL-encoded form, which no form with a file can be.

    Raises:
        Invalid: `bad-form`, the body is not what its type says.
        litestar.exceptions.RequestEntityTooLarge: the body is over the limit of the route.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind == "multipart/form-data":
        return await _read_parts(request, options.get("boundary", ""))
    return Form({}, await read_body(request) or None)


async def read_body(request: Request[Any, Any, Any]) -> bytes:
    """The whole body.

    Raises:
        litestar.exceptions.RequestEntityTooLarge: the body is over the limit of the route.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
    return bytes(body)


async def _read_parts(request: Request[Any, Any, Any], boundary: str) -> Form:
    parts = _Parts()
    try:
        # The parser's strict mode refuses a form whose last line break comes in a chunk of its own.
        parser = PushMultipartParser(boundary, max_segment_count=_PARTS)
        async for chunk in request.stream():
            if chunk:
                parts.take(parser.parse(chunk))
        parser.close()
        return parts.form()
    except (MultipartError, UnicodeDecodeError):
        raise Invalid("bad-form", "The form did not arrive in one piece. Send it again.") from None


class _Parts:
    """Gathers the events of the parser."""

    def __init__(self) -> None:
        self._done: list[tuple[MultipartSegment, bytes]] = []
        self._open = bytearray()
        self._segment: MultipartSegment | None = None

    def take(self, events: Iterable[MultipartSegment | bytes | None]) -> None:
        for event in events:
            if isinstance(event, MultipartSegment):
                self._segment, self._open = event, bytearray()
            elif event is not None:
                self._open += event
            elif self._segment is not None:
                self._done.append((self._segment, bytes(self._open)))
                self._segment, self._open = None, bytearray()

    def form(self) -> Form:
        fields: dict[str, list[str]] = {}
        file = None
        for segment, content in self._done:
            if segment.name != _FILE:
                fields.setdefault(segment.name or "", []).append(content.decode())
            elif content or segment.filename:
                # A browser sends an empty part without a name when nobody chose a file.
                file = content
        return Form(fields, file)


def _decode_fields(body: bytes) -> Form:
    try:
        return Form(parse_qs(body.decode("ascii"), errors="strict", keep_blank_values=True, max_num_fields=_PARTS))
    except ValueError:
        raise Invalid("bad-form", "The form cannot be read. Send it again.") from None
