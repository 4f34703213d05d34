"""The box that un-anonymised text travels in: nothing prints, copies, compares or serialises what it holds."""

from typing import Generic, NoReturn, TypeVar, final

T = TypeVar("T")


@final
class Raw(Generic[T]):
    """Holds something of an uploaded report that nobody has anonymised yet.

    Deliberately neither a `str` nor a dataclass: serialisers walk into those. `reveal` is the one way out, and
    `tests/security/test_fences.py` lists the places that may call it.
    """

    __slots__ = ("_held",)

    def __init__(self, held: T) -> None:
        self._held = held

    def reveal(self) -> T:
        """What the box holds."""
        return self._held

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("Raw is final.")

    def __repr__(self) -> str:
        return "<raw>"

    def __str__(self) -> NoReturn:
        raise TypeError("Raw text is not printed.")

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError("Raw text is not formatted.")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("Raw text is neither pickled nor copied.")

    __hash__ = None  # type: ignore[assignment]  # A set or a dict would compare what it holds.

    def __eq__(self, other: object) -> bool:
        return self is other
