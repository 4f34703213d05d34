"""Runs the parts of a benchmark, and writes their figures as JSON and between the markers of docs/benchmarks.md.

    .venv/bin/python tests/bench/bench_NAME.py [PART ...] [--json FILE] [--report FILE]

Without names every part of the file runs. The JSON holds all that the report is made of; parts that ran before stay in
both files until they run again.
"""

import argparse
import json
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measuring import ROOT, detector

REPORT = ROOT / "docs" / "benchmarks.md"

# Row by row, column by column. A cell is a number, a text, or a share {"part": ..., "whole": ...}.
Cell = float | str | dict[str, int]
Table = dict[str, dict[str, Cell]]
Parts = Mapping[str, Callable[[], Table]]


def main(file: str, parts: Parts, arguments: Sequence[str] | None = None) -> None:
    """Runs the parts that the command line asks for; `file` is the benchmark's own."""
    parser = argparse.ArgumentParser(description=f"Parts: {', '.join(parts)}.")
    parser.add_argument("parts", nargs="*", metavar="PART", help="which to run; without any, all of them")
    parser.add_argument("--json", type=Path, metavar="FILE", help="add the figures to this file")
    parser.add_argument("--report", type=Path, default=REPORT, metavar="FILE", help="whose figures to replace")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.parts) - set(parts):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    for name in asked.parts or parts:
        record = ran(f"{Path(file).name} {name}", parts[name])
        print(f"{name}\n\n{section(record)}\n", flush=True)
        written_into(asked.report, name, section(record))
        if asked.json:
            known = json.loads(asked.json.read_text(encoding="utf-8")) if asked.json.exists() else {}
            asked.json.write_text(json.dumps({**known, name: record}, indent=2) + "\n", encoding="utf-8")


def ran(command: str, part: Callable[[], Table]) -> dict[str, Any]:
    """The figures of a part with what a reader must know to compare them: nothing that names a machine."""
    started, load = time.monotonic(), os.getloadavg()[0]
    figures = part()
    return {
        "command": f".venv/bin/python tests/bench/{command}",
        "cores": len(os.sched_getaffinity(0)),
        "detector": detector().version,
        "date": datetime.now(UTC).date().isoformat(),
        # Seconds on the wall mean little where others had the cores as well.
        "load": round(load, 1),
        "seconds": round(time.monotonic() - started),
        "figures": figures,
    }


def section(record: Mapping[str, Any]) -> str:
    """The record as it stands in the report: where it comes from, and a table."""
    figures: Table = record["figures"]
    columns = list(dict.fromkeys(column for row in figures.values() for column in row))
    rows = [("figure", *columns), ("---", *("---:" for _ in columns))]
    rows += [(name, *(cell(row.get(column, "")) for column in columns)) for name, row in figures.items()]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    told = (
        f"`{record['command']}`",
        f"{record['cores']} cores (load {record['load']} before)",
        f"detector `{record['detector']}`",
        record["date"],
        f"{record['seconds']} s",
    )
    return f"{', '.join(told)}\n\n{table}"


def cell(value: Cell) -> str:
    """A figure as a person reads it.

    >>> cell({"part": 7, "whole": 8}), cell(12345), cell(3.14159), cell({"part": 0, "whole": 0})
    ('87.5 % (7 of 8)', '12,345', '3.142', 'none')
    """
    if isinstance(value, dict):
        part, whole = value["part"], value["whole"]
        return f"{100 * part / whole:.1f} % ({part:,} of {whole:,})" if whole else "none"
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else value


def written_into(report: Path, name: str, content: str) -> None:
    """Replaces what stands between the markers of a part, which have to be there.

    Raises:
        ValueError: they are not.
    """
    page = report.read_text(encoding="utf-8")
    between = re.compile(rf"(?<=<!-- figures: {re.escape(name)} -->\n)[\s\S]*?(?=<!-- end of figures -->)")
    if not between.search(page):
        raise ValueError(f"There is no place for {name} in {report.name}.")
    report.write_text(between.sub(lambda _: f"{content}\n", page, count=1), encoding="utf-8")
