"""The lines of a PDF page: what is written in each, where it stands and how it looks."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.extract import shapes
from ingest.extract.pdf_words import SMALL, Word

# Words further apart than this, in letter sizes, are in different cells; justified text stays under it. A smaller gap
# parts cells where it is far wider than the others of its line, as it is not in justified text.
_CELL_GAP = 1.5
_NARROW_GAP = 0.9
_FAR_WIDER = 2.5
_NUMBER_GLUED_ON = re.compile(r"(\d{1,3}[.)])(?=[A-Z‘“][^\W\d])")
_RAISED = 0.12
_NOTE_MARK = re.compile(r"\d{1,3}")
_LEADERS = re.compile(r"\s*(?:(?:\.\s?){4,}|…{2,}|_{4,})\s*")


class Cell(NamedTuple):
    """What stands together in a line, with its edges in points from the left of the page."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """One line of a page, which counts from 1. Lengths are in points from the lower left corner of the page as shown.

    A line has one cell, or several where there are wide gaps in it. `lead` is the right edge of the first word, `base`
    where the letters stand, `at` the same as a share of the page's height, `size` the size of the letters; `bold` and
    `italic` hold for every word.
    """

    cells: tuple[Cell, ...]
    page: int
    lead: float
    base: float
    at: float
    size: float
    bold: bool = False
    italic: bool = False

    @property
    def text(self) -> str:
        """The text with a tab between cells."""
        return "\t".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """The left edge."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """The right edge."""
        return self.cells[-1].right


def lines_of(words: Iterable[Word], page: int, height: float) -> list[Line]:
    """The lines of a page with that number (from 1) and height, in the order of its words."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    found = (_line(line, page, height or 1.0) for line in lines)
    return [line for line in found if line.text.strip()]


def _line(words: list[Word], page: int, height: float) -> Line:
    size = median(word.size for word in words for _ in word.text)
    base = median(word.base for word in words for _ in word.text)
    widest = _widest_space(words, size)
    cells: list[Cell] = []
    for word in words:
        raised = word.size < SMALL * size and word.base > base + _RAISED * size
        is_mark = raised and bool(_NOTE_MARK.fullmatch(word.text))
        piece = f"[{word.text}]" if is_mark else word.text
        if not cells:
            cells.append(Cell(_NUMBER_GLUED_ON.sub(r"\1 ", piece, count=1), word.left, word.right))
        elif word.left - cells[-1].right > widest and not _is_marker(cells):
            cells.append(Cell(piece, word.left, word.right))
        else:
            glued = is_mark or piece[0] in ",.;:)]"
            text = f"{cells[-1].text}{'' if glued else ' '}{piece}"
            cells[-1] = Cell(text, cells[-1].left, max(word.right, cells[-1].right))
    looks = [word for word in words if any(map(str.isalnum, word.text))] or words
    return Line(
        tuple(part for cell in cells for part in _without_leaders(cell)),
        page,
        words[0].right,
        base,
        base / height,
        size,
        all(word.bold for word in looks),
        all(word.italic for word in looks),
    )


def _goes_on(last: Word, word: Word) -> bool:
    """Whether a word stands in the same line as the one before it: at the same height, further to the right."""
    if last.sideways or word.sideways:
        return last.sideways == word.sideways
    larger = max(last.size, word.size)
    return abs(word.base - last.base) <= 0.5 * larger and word.left > last.left - 0.1 * larger


def _widest_space(words: list[Word], size: float) -> float:
    """The widest gap of a line that does not part cells."""
    gaps = [max(word.left - last.right, 0.0) for last, word in pairwise(words)]
    usual = median(gaps) if len(gaps) > 2 else size
    return min(_CELL_GAP * size, max(_NARROW_GAP * size, _FAR_WIDER * usual))


def _is_marker(cells: list[Cell]) -> bool:
    """Whether there is only a bullet or a number yet: what follows it is set off from it, and is no cell."""
    text = cells[0].text
    return len(cells) == 1 and ((" " not in text and shapes.marker(f"{text} A") is not None) or text[0] == "[")


def _without_leaders(cell: Cell) -> Iterator[Cell]:
    """The parts of a cell on both sides of the dots that lead the eye to a page number."""
    parts = [part for part in _LEADERS.split(cell.text) if part]
    for number, part in enumerate(parts):
        yield Cell(part, cell.left if not number else cell.right, cell.right)
