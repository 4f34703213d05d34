"""What the measured engines look like side by side, and whether the targets are met."""

import statistics
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reporting import Cell, Table
from search_questions import ALL, ANY, CLASSES, COMMON_WORD, PHRASE, PREFIX

TITLES = {
    "whoosh": "Whoosh, ours",
    "shipped": "Whoosh as shipped",
    "postgresql": "PostgreSQL, ours",
    "tantivy": "tantivy",
}
OURS = ("whoosh", "postgresql")
ABSENT = "not measured"

Figures = Mapping[str, Any]
Measured = Mapping[str, Figures]


def p50(figures: Figures, kind: str) -> float:
    """Milliseconds within which half of the answers of a class came."""
    return float(statistics.median(figures["answers_ms"][kind]))


def p95(figures: Figures, kind: str) -> float:
    """Milliseconds within which 19 of 20 answers of a class came."""
    return float(statistics.quantiles(figures["answers_ms"][kind], n=20)[18])


def answers(measured: Measured) -> Table:
    """Half of the answers and 19 of 20 of each class came within so many milliseconds."""
    table: Table = {
        f"{kind}, p50 / p95 ms": {
            TITLES[name]: f"{p50(figures, kind):.1f} / {p95(figures, kind):.1f}" for name, figures in measured.items()
        }
        for kind in CLASSES
    }
    for kind in CLASSES:
        table[f"{kind}: found, median"] = {
            TITLES[name]: round(statistics.median(figures["totals"][kind])) for name, figures in measured.items()
        }
    return table


def ratios(measured: Measured) -> Table:
    """How many times as long as another engine each of ours takes."""
    table: Table = {}
    for kind in CLASSES:
        for title, percentile in (("p50", p50), ("p95", p95)):
            row: dict[str, Cell] = {}
            for name in OURS:
                for other in ("shipped", "tantivy"):
                    if name in measured and other in measured:
                        ratio = percentile(measured[name], kind) / max(percentile(measured[other], kind), 1e-6)
                        row[f"{TITLES[name]}, of {TITLES[other]}"] = times(ratio)
            table[f"{kind}, {title}"] = row
    return table


def times(ratio: float) -> str:
    """A ratio as a person reads it.

    >>> times(0.125), times(1), times(34.5)
    ('1/8', '1', '34.5')
    """
    return f"1/{1 / ratio:.3g}" if ratio < 1 else f"{ratio:.3g}"


def upkeep(measured: Measured) -> Table:
    """What it takes to have an index: time, space and memory."""

    def row(figure: Any) -> dict[str, Cell]:
        return {TITLES[name]: figure(figures) for name, figures in measured.items()}

    def written(kind: str) -> dict[str, Cell]:
        return row(lambda one: f"{statistics.median(one['times_ms'][kind]):.0f} / {max(one['times_ms'][kind]):.0f}")

    return {
        "lessons": row(lambda one: one["lessons"]),
        "built, s": row(lambda one: round(one["seconds"], 1)),
        "memory while it is built, MiB": row(lambda one: _memory(one["peak_mib"], one["server_mib"])),
        "on the disk, MiB": row(lambda one: round(one["size_mib"])),
        "opened, with the first answer, ms": row(lambda one: round(one["opened_ms"])),
        "memory of a process that opened it and answered all, MiB": row(
            lambda one: _memory(one["memory_mib"], one["memory_server_mib"])
        ),
        "a report of 40 lessons added and found, median / longest ms": written("add"),
        "a report of 30 lessons replaced and found, median / longest ms": written("replace"),
        "a report withdrawn and not found, median / longest ms": written("withdraw"),
    }


def _memory(own: float, server: float) -> str:
    return f"{own:.0f}, and {server:.0f} of the server" if server else f"{own:.0f}"


def growth(by_reports: Mapping[int, Measured]) -> Table:
    """The slower answers and the upkeep of our engines with more and more reports."""
    table: Table = {}
    for name in OURS:
        found = {reports: measured[name] for reports, measured in by_reports.items() if name in measured}
        for kind in CLASSES:
            table[f"{TITLES[name]}: {kind}, p50 / p95 ms"] = {
                f"{reports:,} reports": f"{p50(figures, kind):.1f} / {p95(figures, kind):.1f}"
                for reports, figures in found.items()
            }
        for reports, figures in found.items():
            for row, cells in upkeep({name: figures}).items():
                table.setdefault(f"{TITLES[name]}: {row}", {})[f"{reports:,} reports"] = cells[TITLES[name]]
    return table


def nodes(counts: Figures) -> Table:
    """What two nodes did at once, and what was wrong of it."""
    rows = {
        "reports in the index before": "reports before",
        "reports written by the two nodes": "reports written",
        "writes, with those that replace or withdraw": "writes",
        "writes whose effect the writer did not find at once": "missed",
        "walks through all pages meanwhile": "walks",
        "lessons shown in these": "shown",
        "lessons shown twice in one walk": "twice",
        "walks that failed": "failed walks",
        "writes that failed and were made again": "failed writes",
        "written reports that were lost": "lost",
        "withdrawn reports that came back": "back",
        "earlier reports that were lost": "gone",
        "lessons that should be found at the end": "lessons expected",
        "lessons found at the end": "lessons shown",
        "lessons shown twice at the end": "lessons shown twice",
    }
    return {title: {"count": counts[key] if counts else ABSENT} for title, key in rows.items()}


_WRONG = ("missed", "twice", "lost", "back", "gone", "lessons shown twice")
_FAILED = ("failed walks", "failed writes")


class Target(NamedTuple):
    """What was aimed at: `measured` at most `limit`, both as numbers of the same kind."""

    name: str
    measured: float | None
    limit: float
    unit: str

    @property
    def cells(self) -> dict[str, Cell]:
        """The target as a row."""
        if self.measured is None:
            return {"measured": ABSENT, "target": self._told(self.limit), "": ABSENT}
        met = "met" if self.measured <= self.limit else "missed"
        return {"measured": self._told(self.measured), "target": f"at most {self._told(self.limit)}", "": met}

    def _told(self, value: float) -> str:
        return times(value) if self.unit == "times" else f"{value:,.4g} {self.unit}".strip()


def targets(measured: Measured, counts: Figures) -> Table:
    """Each target with what was measured, and whether it is met."""
    ours, shipped, postgres = (measured.get(name) for name in ("whoosh", "shipped", "postgresql"))

    def ratio(kind: str) -> float | None:
        return p95(ours, kind) / p95(shipped, kind) if ours and shipped else None

    def of(figures: Figures | None, figure: Any) -> float | None:
        return figure(figures) if figures else None

    def counted(keys: Sequence[str]) -> int | None:
        return sum(counts[key] for key in keys) if counts else None

    def slowest(figures: Figures) -> float:
        return max(p95(figures, kind) for kind in CLASSES)

    versus = f"{TITLES['whoosh']}, p95 of {TITLES['shipped']}"
    limits = {ANY: 6, COMMON_WORD: 3, PREFIX: 10, ALL: 2, PHRASE: 2}
    wanted: Sequence[Target] = (
        *(Target(f"{versus}: {kind}", ratio(kind), 1 / share, "times") for kind, share in limits.items()),
        Target(f"{TITLES['whoosh']}: p95 of the slowest class", of(ours, slowest), 120, "ms"),
        Target(
            f"{TITLES['whoosh']}, of {TITLES['shipped']}: time to build",
            ours["seconds"] / shipped["seconds"] if ours and shipped else None,
            1 / 2,
            "times",
        ),
        Target(
            f"{TITLES['whoosh']}: a report of 40 lessons added, median",
            of(ours, lambda one: statistics.median(one["times_ms"]["add"])),
            300,
            "ms",
        ),
        Target(f"{TITLES['whoosh']}: memory while searching", of(ours, lambda one: one["memory_mib"]), 400, "MiB"),
        Target(f"{TITLES['whoosh']}: memory while building", of(ours, lambda one: one["peak_mib"]), 400, "MiB"),
        *(
            Target(
                f"{TITLES['postgresql']}, p95: {kind}", of(postgres, lambda one, kind=kind: p95(one, kind)), 110, "ms"
            )
            for kind in CLASSES
        ),
        Target("two nodes: lost, back or shown twice", counted(_WRONG), 0, ""),
        Target("two nodes: searches and writes that failed", counted(_FAILED), 0, ""),
    )
    return {target.name: target.cells for target in wanted}
