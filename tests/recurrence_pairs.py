"""The pairs of lessons by which recurrence is measured (tests/recurrence/README.md)."""

from pathlib import Path
from typing import NamedTuple

from search.recurrence import Said

FILE = Path(__file__).parent / "recurrence" / "pairs.txt"


class Pair(NamedTuple):
    """Two lessons of different reviews, and whether they say the same."""

    one: Said
    other: Said
    same: bool


def pairs(split: str) -> list[Pair]:
    """Those of "dev" or "held-back": of each kind they are in turn the one and the other."""
    lines = [line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    kinds = [[line for line in lines if line.startswith(kind)] for kind in ("same", "other")]
    return [_read(f"{split}-{number}", line) for number, line in enumerate(_of(split, kinds))]


def _of(split: str, kinds: list[list[str]]) -> list[str]:
    return [line for lines in kinds for line in lines[("dev", "held-back").index(split) :: 2]]


def _read(name: str, line: str) -> Pair:
    kind, *lessons = line.split(" || ")
    one, other = (
        Said(f"{name}-{part}", text, frozenset(codes.split()), 2010 + 5 * place, "england", f"{name}-{part}")
        for place, (part, (codes, text)) in enumerate(
            zip("ab", (lesson.split(" | ") for lesson in lessons), strict=True)
        )
    )
    return Pair(one, other, kind == "same")
