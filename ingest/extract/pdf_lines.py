"""The lines of a PDF page: what is written in each, where it stands and how it looks."""

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from pypdfium2 import PdfPage, raw

from ingest.extract import shapes

# pdfium marks a hyphen at the end of a line in this way.
_BROKEN = "\x02\ufffe"
# Words further apart than this, in letter sizes, are in different cells; justified text stays under it. A smaller gap
# parts cells where it is far wider than the others of its line, as it is not in justified text.
_CELL_GAP = 1.5
_NARROW_GAP = 0.9
_FAR_WIDER = 2.5
_NUMBER_GLUED_ON = re.compile(r"(\d{1,3}[.)])(?=[A-Z‘“][^\W\d])")
_RAISED = 0.12
_SMALL = 0.8
_NOTE_MARK = re.compile(r"\d{1,3}")
_WORD_WITH_MARK = re.compile(r"(.*[^\W\d]|.*[.,;:!?’”)\]])(\d{1,3})")
_LEADERS = re.compile(r"\s*(?:(?:\.\s?){4,}|…{2,}|_{4,})\s*")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600


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


class _Word(NamedTuple):
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    sideways: bool


class PageText:
    """The text layer of one page; `number` counts from 1."""

    def __init__(self, page: PdfPage, number: int) -> None:
        self._text = page.get_textpage()
        self._number = number
        self._turn = page.get_rotation()
        self._box = page.get_bbox()
        self._height = page.get_height() or 1.0

    def lines(self) -> list[Line]:
        """The lines in the order in which the file draws them, which for nearly all files is reading order.

        The line breaks that pdfium puts in are not heeded: it breaks a line before a raised number, and takes cells at
        different heights for one line.
        """
        lines: list[list[_Word]] = []
        for word in self._words():
            if lines and _goes_on(lines[-1][-1], word):
                lines[-1].append(word)
            else:
                lines.append([word])
        return [line for line in map(self._line, lines) if line.text.strip()]

    def is_garbled(self) -> bool:
        """Whether most glyphs have no meaning as text, because the file does not say what they stand for."""
        codes = [raw.FPDFText_GetUnicode(self._text, at) for at in range(self._text.count_chars())]
        return codes.count(0) * 2 > len(codes)

    def _words(self) -> Iterator[_Word]:
        start, letters = 0, ""
        count = self._text.count_chars()
        for at in range(count):
            char = chr(raw.FPDFText_GetUnicode(self._text, at))
            if char in _BROKEN:
                letters += "-" if letters else ""
            elif not char.isspace() and char != "\x00":
                start = start if letters else at
                letters += char
                continue
            if letters:
                yield from self._measured(letters, start, at - 1)
                letters = ""
        if letters:
            yield from self._measured(letters, start, count - 1)

    def _measured(self, letters: str, first: int, last: int) -> Iterator[_Word]:
        """The word, with the number of a note that is glued to it as a word of its own."""
        found = _WORD_WITH_MARK.fullmatch(letters)
        if found and last - first == len(letters) - 1:
            cut = last - len(found[2]) + 1
            if self._size(cut)[0] < _SMALL * self._size(first)[0] and self._at(cut)[1] > self._at(first)[1]:
                yield self._word(found[1], first, cut - 1)
                yield self._word(found[2], cut, last)
                return
        yield self._word(letters, first, last)

    def _word(self, letters: str, first: int, last: int) -> _Word:
        left, base = self._at(first)
        size, slanted = self._size(first)
        bold, italic = self._look(first)
        sideways = abs(self._at(last)[1] - base) > size
        return _Word(letters, left, max(self._right(last), left), base, size, bold, italic or slanted, sideways)

    def _line(self, words: list[_Word]) -> Line:
        size = median(word.size for word in words for _ in word.text)
        base = median(word.base for word in words for _ in word.text)
        widest = _widest_space(words, size)
        cells: list[Cell] = []
        for word in words:
            raised = word.size < _SMALL * size and word.base > base + _RAISED * size
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
            self._number,
            words[0].right,
            base,
            base / self._height,
            size,
            all(word.bold for word in looks),
            all(word.italic for word in looks),
        )

    def _at(self, at: int) -> tuple[float, float]:
        """Where a character stands: its left edge and what it stands on."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, at, x, y)
        return self._turned(x.value, y.value)

    def _right(self, at: int) -> float:
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._text, at, box)
        return max(self._turned(box.left, box.bottom)[0], self._turned(box.right, box.top)[0])

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self._box
        turned = {0: (x - left, y - bottom), 90: (y - bottom, right - x), 180: (right - x, top - y)}
        return turned.get(self._turn, (top - y, x - left))

    def _size(self, at: int) -> tuple[float, bool]:
        """The size of a letter as it is shown, and whether it is slanted to look italic."""
        matrix: Any = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, at, matrix)
        width = math.hypot(matrix.a, matrix.b)
        area = matrix.a * matrix.d - matrix.b * matrix.c
        slant = (matrix.a * matrix.c + matrix.b * matrix.d) / area if area else 0.0
        height = abs(area) / width if width else 1.0
        return float(raw.FPDFText_GetFontSize(self._text, at)) * (height or 1.0), slant > 0.1

    def _look(self, at: int) -> tuple[bool, bool]:
        """Whether a letter is bold, and whether it is italic."""
        font = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self._text, at, font, 128, ctypes.c_int())
        name = font.value.decode("latin-1")
        bold = raw.FPDFText_GetFontWeight(self._text, at) >= _BOLD_WEIGHT or bool(_BOLD_NAME.search(name))
        return bold, bool(_ITALIC_NAME.search(name))


def _goes_on(last: _Word, word: _Word) -> bool:
    """Whether a word stands in the same line as the one before it: at the same height, further to the right."""
    if last.sideways or word.sideways:
        return last.sideways == word.sideways
    larger = max(last.size, word.size)
    return abs(word.base - last.base) <= 0.5 * larger and word.left > last.left - 0.1 * larger


def _widest_space(words: list[_Word], size: float) -> float:
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
