"""Headers, footers and page numbers: what is printed on page after page and belongs to none."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.extract import shapes
from ingest.extract.pdf_lines import Line

# Shares of a page's height. Headers and footers stand in the outer eighth; a number alone further out is a page number
# even where no other page has one.
_MARGIN = 0.125
_EDGE = 0.075
# Figures alone repeat by chance, too: as page numbers they stand at one height (in points) on all pages.
_SHIFT = 6.0


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], int]:
    """The pages without what repeats in their margins (whatever figures it holds), and how many lines that were."""
    places: dict[str, set[tuple[int, float]]] = defaultdict(set)
    for page in pages:
        for line in page:
            if _is_in_margin(line, _MARGIN):
                places[_wording(line)].add((line.page, line.base))
    # Three pages make a habit; of a document of two or three pages, two have to do.
    enough = 2 if len(pages) <= 3 else 3

    def repeats(line: Line) -> bool:
        if not _is_in_margin(line, _MARGIN):
            return False
        if _is_in_margin(line, _EDGE) and shapes.is_page_number(line.text):
            return True
        wording = _wording(line)
        alike = {page for page, base in places[wording] if wording or abs(base - line.base) <= _SHIFT}
        return len(alike) >= enough

    kept = [[line for line in page if not repeats(line)] for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _is_in_margin(line: Line, share: float) -> bool:
    return line.at < share or line.at > 1 - share


def _wording(line: Line) -> str:
    """The words of a line, without the figures in and around them; empty where there are only figures."""
    return " ".join(re.findall(r"[^\W\d_]+", line.text.casefold()))
