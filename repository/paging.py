"""Pages of a list, by a cursor that says after which row the next page begins."""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from repository.errors import Invalid

T = TypeVar("T")

_SIGNATURE_BYTES = 16
LARGEST_PAGE = 100


class Page(NamedTuple, Generic[T]):
    """Some rows of a list, and the cursor of those that follow ("" where these are the last)."""

    items: tuple[T, ...]
    next: str


class Place(msgspec.Struct, frozen=True, array_like=True):
    """A row's place in its list: lists are sorted by moment, then by id, then by position."""

    moment: datetime
    id: str
    position: int = 0


def size(limit: int) -> int:
    """The number of rows to give when that many are asked for."""
    return max(1, min(limit, LARGEST_PAGE))


def encode(session: AsyncSession, listing: str, place: Place) -> str:
    """The cursor of that place in that list, signed."""
    body = msgspec.msgpack.encode(place)
    return base64.urlsafe_b64encode(_signature(session, listing, body) + body).decode().rstrip("=")


def decode(session: AsyncSession, listing: str, cursor: str) -> Place:
    """The place that the cursor names.

    Raises:
        Invalid: we did not make that cursor, or not for this list.
    """
    try:
        signed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        signed = b""
    signature, body = signed[:_SIGNATURE_BYTES], signed[_SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(session, listing, body)):
        raise Invalid("cursor", "That is not a place in this list. Begin again at its first page.")
    return msgspec.msgpack.decode(body, type=Place)


def _signature(session: AsyncSession, listing: str, body: bytes) -> bytes:
    key: Any = session.info["cursor_key"]
    return hmac.digest(key, listing.encode() + b"|" + body, hashlib.sha256)[:_SIGNATURE_BYTES]
