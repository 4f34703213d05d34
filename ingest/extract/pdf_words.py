"""The words of a PDF page with their place and look, as its text layer has them."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdfium2 import PdfPage, raw

# pdfium marks a hyphen at the end of a line in this way.
_BROKEN = "\x02\ufffe"
# Smaller than this share of the letters beside it, a figure is the mark of a note.
SMALL = 0.8
_WORD_WITH_MARK = re.compile(r"(.*[^\W\d]|.*[.,;:!?’”)\]])(\d{1,3})")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600


class Word(NamedTuple):
    """A word; lengths are in points from the lower left corner of the page as it is shown.

    `base` is where the letters stand, `size` their size; `sideways` says that they run up or down the page.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    sideways: bool


class PageText:
    """The text layer of one page."""

    def __init__(self, page: PdfPage) -> None:
        self._text = page.get_textpage()
        self._turn = page.get_rotation()
        self._box = page.get_bbox()

    def words(self) -> Iterator[Word]:
        """The words in the order in which the file draws them, which for nearly all files is reading order.

        The line breaks that pdfium puts in are not heeded: it breaks a line before a raised number, and takes cells at
        different heights for one line.
        """
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

    def is_garbled(self) -> bool:
        """Whether most glyphs have no meaning as text, because the file does not say what they stand for."""
        codes = [raw.FPDFText_GetUnicode(self._text, at) for at in range(self._text.count_chars())]
        return codes.count(0) * 2 > len(codes)

    def _measured(self, letters: str, first: int, last: int) -> Iterator[Word]:
        """The word, with the number of a note that is glued to it as a word of its own."""
        found = _WORD_WITH_MARK.fullmatch(letters)
        if found and last - first == len(letters) - 1:
            cut = last - len(found[2]) + 1
            if self._size(cut)[0] < SMALL * self._size(first)[0] and self._at(cut)[1] > self._at(first)[1]:
                yield self._word(found[1], first, cut - 1)
                yield self._word(found[2], cut, last)
                return
        yield self._word(letters, first, last)

    def _word(self, letters: str, first: int, last: int) -> Word:
        left, base = self._at(first)
        size, slanted = self._size(first)
        bold, italic = self._look(first)
        sideways = abs(self._at(last)[1] - base) > size
        return Word(letters, left, max(self._right(last), left), base, size, bold, italic or slanted, sideways)

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
