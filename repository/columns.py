"""The column types of ours: what they refuse is the point of them."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

import msgspec
from sqlalchemy import DateTime, Dialect, Enum, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from ingest.anonymised import AnonymisedText

S = TypeVar("S", bound=StrEnum)


class Anonymised(TypeDecorator[AnonymisedText]):
    """Text that went through anonymisation. A plain `str` and raw text are refused with a TypeError."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text for the driver."""
        if value is None:
            return None
        if type(value) is not AnonymisedText:
            raise TypeError(f"Only anonymised text is stored, not {type(value).__name__}.")
        return str.__str__(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> AnonymisedText | None:  # noqa: ARG002
        """The text as it was stored: the way in lets nothing else through."""
        return None if value is None else AnonymisedText(value)


class AnonymisedList(TypeDecorator[tuple[AnonymisedText, ...]]):
    """Several anonymised texts in order, as one JSON array."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The array for the driver."""
        if value is None:
            return None
        if not isinstance(value, tuple) or any(type(item) is not AnonymisedText for item in value):
            raise TypeError("Only a tuple of anonymised texts is stored.")
        return msgspec.json.encode([str.__str__(item) for item in value]).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[AnonymisedText, ...] | None:  # noqa: ARG002
        """The texts as they were stored."""
        return None if value is None else tuple(map(AnonymisedText, msgspec.json.decode(value, type=list[str])))


class Packed(TypeDecorator[Any]):
    """A msgspec structure that holds no text of a report (spans, counts), as MessagePack."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: object, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """The bytes for the driver."""
        return None if value is None else msgspec.msgpack.encode(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The structure as it was stored."""
        return None if value is None else msgspec.msgpack.decode(value, type=self.kind)


class Moment(TypeDecorator[datetime]):
    """A point in time, aware and in UTC. A naive datetime is refused: nobody knows which point it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment in UTC."""
        if value is not None and value.tzinfo is None:
            raise TypeError("A moment without a time zone is not stored.")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment in UTC; SQLite gives it back naive."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def coded(kind: type[S]) -> Enum:
    """A column of that vocabulary's values; what is not in the vocabulary is refused both ways."""
    return Enum(
        kind,
        native_enum=False,
        length=32,
        validate_strings=True,
        values_callable=lambda codes: [code.value for code in codes],
    )
