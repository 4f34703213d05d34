"""Where a rule comes from, kept beside the rule itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a law, a guidance or a paper.

    `part` is the paragraph, regulation or page, "" where the whole is meant. A rule that was not confirmed in a text
    that we could read is a house value: `confirmed` is False and nothing of ours calls it law.
    """

    title: str
    part: str = ""
    address: str = ""
    confirmed: bool = True

    def __str__(self) -> str:
        named = f"{self.title}, {self.part}" if self.part else self.title
        return named if self.confirmed or self.title == _HOUSE else f"{named} ({_HOUSE[0].lower()}{_HOUSE[1:]})"

    @property
    def said(self) -> str:
        """The source in words, with the caution where it was not confirmed."""
        return str(self)


_HOUSE = "House value, to be confirmed"

HOUSE = Source(_HOUSE, confirmed=False)


def source_of(row: Mapping[str, Any] | None) -> Source:
    """The source that a row of a data file names; the house's where it names none.

    >>> print(source_of({"title": "Children Act 2004", "part": "section 16C(1)"}))
    Children Act 2004, section 16C(1)
    >>> print(source_of({"title": "Working Together", "part": "chapter 5", "confirmed": False}))
    Working Together, chapter 5 (house value, to be confirmed)
    >>> source_of(None).confirmed
    False
    """
    if not row:
        return HOUSE
    return Source(row["title"], row.get("part", ""), row.get("address", ""), row.get("confirmed", True))
