"""The nations whose reviews are kept, as coded values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policies.reading import rows
from policies.sources import HOUSE, Source, source_of


@dataclass(frozen=True, slots=True)
class Nation:
    """A nation and what it calls the body that deposits.

    `overseer` is the national body that reviews are sent to or that watches over them, "" where none is known. Each of
    the two names has its source.
    """

    code: str
    label: str
    body: str
    welsh_label: str = ""
    source: Source = HOUSE
    overseer: str = ""
    overseer_source: Source = HOUSE


def _nation(code: str, row: Mapping[str, Any]) -> Nation:
    if not row.get("label"):
        raise ValueError(f"The nation {code} has no label.")
    return Nation(
        code,
        row["label"],
        row.get("body", "Body"),
        row.get("welsh_label", ""),
        source_of(row.get("source")),
        row.get("overseer", ""),
        source_of(row.get("overseer_source")),
    )


NATIONS: dict[str, Nation] = {code: _nation(code, row) for code, row in rows("nations").items()}


def nation(code: str) -> Nation:
    """The nation of that code, however its letters are cased.

    Raises:
        LookupError: no such nation; the message lists the codes that there are.
    """
    try:
        return NATIONS[code.strip().lower().replace(" ", "-").replace("_", "-")]
    except KeyError:
        raise LookupError(f"That is not a nation known here. Use one of: {', '.join(NATIONS)}.") from None
