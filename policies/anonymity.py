"""What tells which board a report is of, and what stands there when the board publishes it anonymously.

House rule: no source says what has to go; boards that publish anonymously through a national collection are listed as
"Anonymous", and the text would tell who they are by their own names, their partners' and their people's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from policies.reading import rows
from policies.sources import Source, source_of

# How the mentions that anonymous publication asks for are told from all others, by their source.
PREFIX = "anonymous-"


@dataclass(frozen=True, slots=True)
class LocalBody:
    """A sort of local body by the words of its names, in lower case; fields as `hidden_bodies.toml` says."""

    code: str
    label: str
    ends: frozenset[str]
    begins: frozenset[str]
    needs: frozenset[str]
    named: tuple[str, ...]
    source: Source


def _body(code: str, row: Mapping[str, Any]) -> LocalBody:
    ends, begins, needs = (frozenset(row.get(key, ())) for key in ("ends", "begins", "with"))
    return LocalBody(code, row["label"], ends, begins, needs, tuple(row.get("named", ())), source_of(row.get("source")))


_WORDS = rows("hidden_words")
_ONLY = "only-board-"

BODIES: Mapping[str, LocalBody] = MappingProxyType(
    {code: _body(code, row) for code, row in rows("hidden_bodies").items()}
)
BOARD_WORDS = frozenset(_WORDS["board-words"]["words"])
NATION_WORDS = frozenset(_WORDS["nations"]["words"])
COMPASS = frozenset(_WORDS["compass"]["words"])
SERVICE_WORDS = frozenset(_WORDS["service-words"]["words"])
NATIONAL: tuple[str, ...] = tuple(_WORDS["national"]["names"])
# By nation, what tells its only board: names by the code of what they are of.
ONLY_BOARD: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        code.removeprefix(_ONLY): {of: tuple(names) for of, names in row.items() if of != "source"}
        for code, row in _WORDS.items()
        if code.startswith(_ONLY)
    }
)

AREA, NATION, AUTHOR, CHAIR, REVIEWER, REPORT, ADDRESS = (
    "area",
    "nation",
    "author",
    "chair",
    "reviewer",
    "report",
    "address",
)
_OTHERS = {
    AREA: "area",
    NATION: "nation",
    AUTHOR: "author",
    CHAIR: "chair",
    REVIEWER: "reviewer",
    REPORT: "report number",
    ADDRESS: "web address",
}
# What stands, in brackets, in place of a month that no year stands beside.
MONTH = "month"
LABELS: Mapping[str, str] = MappingProxyType({code: body.label for code, body in BODIES.items()} | _OTHERS)


def label_of(source: str) -> str:
    """What a reader sees in place of a mention with that source; "" where anonymous publication did not ask for it.

    >>> label_of("anonymous-council"), label_of("organisation")
    ('council', '')
    """
    return LABELS[source.removeprefix(PREFIX)] if source.startswith(PREFIX) else ""
