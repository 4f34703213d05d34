"""The search engines side by side on reports of one making: Whoosh and PostgreSQL as we use them, Whoosh as it comes,
and tantivy as the yardstick.

    .venv/bin/python tests/bench/bench_search.py [PART ...] [--again ENGINE ...] [--size REPORTS] [--large]
        [--json FILE] [--report FILE]

Without names every part runs and everything is measured anew (about 15 minutes on two cores). A named part takes what
was measured before from `build/bench-search`, but for the engines, or the nodes, that are named after `--again`. The
growth is that of 200 and `--size` reports, and of 10,000 where these were measured, which `--large` does (an hour).
Needs the shared data (`NCRR_SHARED`, or `../shared` beside the repository).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import reporting
import search_tables
from reporting import Parts
from search_measuring import Measurements, forget, workplace
from search_trial import ENGINES

REPORTS = 2_000
FEW, MANY = 200, 10_000
NAMES = ("search-answers", "search-ratios", "search-upkeep", "search-growth", "search-nodes", "search-targets")


def parts(measurements: Measurements, size: int = REPORTS, *, large: bool = False) -> Parts:
    """The tables, by name."""

    def growth() -> reporting.Table:
        many = measurements.of(search_tables.OURS, MANY) if large else {}
        many = many or {name: kept for name in search_tables.OURS if (kept := measurements.kept(name, MANY))}
        fewer = {reports: measurements.of(search_tables.OURS, reports) for reports in (FEW, size)}
        return search_tables.growth({**fewer, **({MANY: many} if many else {})})

    tables = (
        lambda: search_tables.answers(measurements.of(ENGINES, size)),
        lambda: search_tables.ratios(measurements.of(ENGINES, size)),
        lambda: search_tables.upkeep(measurements.of(ENGINES, size)),
        growth,
        lambda: search_tables.nodes(measurements.nodes(FEW)),
        lambda: search_tables.targets(measurements.of(ENGINES, size), measurements.nodes(FEW)),
    )
    return dict(zip(NAMES, tables, strict=True))


PARTS = dict.fromkeys(NAMES)


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads what is this benchmark's own, and leaves the rest to `reporting`."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--again", nargs="+", default=[], choices=[*ENGINES, "nodes"])
    parser.add_argument("--size", type=int, default=REPORTS)
    parser.add_argument("--large", action="store_true")
    own, rest = parser.parse_known_args(arguments)
    if not set(NAMES).intersection(rest):
        forget((FEW, own.size, *([MANY] if own.large else [])))
    with workplace() as folder:
        reporting.main(__file__, parts(Measurements(folder, own.again), own.size, large=own.large), rest)


if __name__ == "__main__":
    main()
