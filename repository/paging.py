"""Pages of a list, by a cursor that says after which row the next page begins."""

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from sqlalchemy.ext.asyncio import AsyncSession

from repository.errors import Invalid

T = TypeVar("T")

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
    """The cursor of that place in that list."""
    return seal(session, msgspec.msgpack.encode(place), (listing,))


def decode(session: AsyncSession, listing: str, cursor: str) -> Place:
    """The place that the cursor names.

    Raises:
        Invalid: we did not make that cursor, or not for this list.
    """
    return msgspec.msgpack.decode(unseal(session, cursor, (listing,)), type=Place)


def seal(session: AsyncSession, body: bytes, belongs: Sequence[str | bytes]) -> str:
    """A cursor for what is said in `belongs`, sealed: a place in it may be one that its reader is not to learn."""
    sealed = _cipher(session).encrypt(body, _bound(belongs))
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def unseal(session: AsyncSession, cursor: str, belongs: Sequence[str | bytes]) -> bytes:
    """What `seal` was given.

    Raises:
        Invalid: we did not make that cursor, or not for that.
    """
    try:
        sealed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return _cipher(session).decrypt(sealed, _bound(belongs))
    except (binascii.Error, ValueError, InvalidTag):
        raise Invalid("cursor", "That is not a place in this list. Begin again at its first page.") from None


def _bound(belongs: Sequence[str | bytes]) -> list[bytes]:
    return [part.encode() if isinstance(part, str) else part for part in belongs]


def _cipher(session: AsyncSession) -> AESSIV:
    # Without a nonce the same place has the same cursor, so that a page can be kept in a cache.
    return AESSIV(session.info["cursor_key"])
