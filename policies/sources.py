"""Where a rule comes from, kept beside the rule itself."""

from collections.abc import Mapping
from dataclasses import dataclass


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
        return f"{self.title}, {self.part}" if self.part else self.title


HOUSE = Source("House value, to be confirmed", confirmed=False)


def source_of(row: Mapping[str, str] | None) -> Source:
    """The source that a row of a data file names; the house's where it names none.

    >>> print(source_of({"title": "Children Act 2004", "part": "section 16C(1)"}))
    Children Act 2004, section 16C(1)
    >>> source_of(None).confirmed
    False
    """
    return Source(row["title"], row.get("part", ""), row.get("address", "")) if row else HOUSE
