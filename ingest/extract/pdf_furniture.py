"""Headers, footers and page numbers: what is printed on page after page and belongs to none."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.extract import shapes
from ingest.extract.pdf_layout import Layout
from ingest.extract.pdf_lines import Line

# Shares of a page's height. Headers and footers stand in the outer eighth; a number alone further out is a page number
# even where no other page has one.
_MARGIN = 0.125
_EDGE = 0.075
_LARGER = 1.08


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], int]:
    """The pages without what repeats in their margins (with the page's number in it), and how many lines that were.

    What looks like a heading has to repeat on half of the pages: "Recommendations" may head some of them.
    """
    layout = Layout(pages)
    places: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for line in page:
            for wording in _wordings(line) if _is_in_margin(line, _MARGIN) else ():
                places[wording].add(line.page)
    # Three pages make a habit; of a document of two or three pages, two have to do.
    enough = 2 if len(pages) <= 3 else 3

    def repeats(line: Line) -> bool:
        if not _is_in_margin(line, _MARGIN):
            return False
        if _is_in_margin(line, _EDGE) and shapes.is_page_number(line.text):
            return True
        stands_out = (line.bold and not layout.bold) or line.size > _LARGER * layout.body_size
        needed = max(enough, len(pages) / 2) if stands_out else enough
        return max(len(places[wording]) for wording in _wordings(line)) >= needed

    kept = [[line for line in page if not repeats(line)] for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _is_in_margin(line: Line, share: float) -> bool:
    return line.at < share or line.at > 1 - share


def _wordings(line: Line) -> list[str]:
    """The line as it is, without a page number set apart, and with each number as its distance from the page's."""
    cells = [" ".join(cell.text.casefold().split()) for cell in line.cells]
    text = " ".join(cells)
    found = re.finditer(r"\d{1,4}", text)
    distances = (f"{text[: n.start()]}<{int(n[0]) - line.page}>{text[n.end() :]}" for n in found)
    return [text, " ".join(cell for cell in cells if not shapes.is_page_number(cell)) or text, *distances]
