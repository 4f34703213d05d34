"""Scanned pages read by the `tesseract` program, where it is installed. Nothing is written to disk."""

import math
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from statistics import median

from pypdfium2 import PdfDocument, PdfPage

from ingest.errors import DocumentRefused
from ingest.extract import limits
from ingest.extract.pdf_lines import Cell, Line

_DOTS_PER_INCH = 200
# A page as large as a wall would otherwise take all memory (security baseline: 40 million pixels).
_MOST_PIXELS = 40_000_000
_LANGUAGES = ("eng", "cym")
_WORD_LEVEL = "5"
# Letters without ascenders make boxes of different heights; only what is clearly larger is another size of type.
_LARGER = 1.5
# Height of a type size over that of the boxes around its words, on average.
_SIZE_OF_BOX = 1.3
_CELL_GAP = 2.0


def is_installed() -> bool:
    """Whether scanned pages can be read here."""
    return bool(_languages())


def read(document: PdfDocument, numbers: Sequence[int]) -> dict[int, list[Line]]:
    """The lines of the pages of those numbers (from 1), by number.

    Raises:
        DocumentRefused: `needs-ocr` where the pages are too many, or cannot be read here or in time.
    """
    if len(numbers) > limits.OCR_PAGES:
        raise DocumentRefused(
            "needs-ocr",
            f"{len(numbers)} pages of this PDF are pictures of text, and at most {limits.OCR_PAGES} can be read here. "
            "Run text recognition (OCR) over it, save it with its text and send it again.",
        )
    return {number: _lines(document[number - 1], number) for number in numbers}


def refusal() -> DocumentRefused:
    """What is said where scanned pages cannot be read."""
    return DocumentRefused(
        "needs-ocr",
        "This PDF is made of pictures of text, as a scanner makes them, and they cannot be read here. "
        "Run text recognition (OCR) over it, save it with its text and send it again.",
    )


def _lines(page: PdfPage, number: int) -> list[Line]:
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
    words: dict[tuple[str, ...], list[_Box]] = defaultdict(list)
    for row in _recognised(_picture(page, scale)).splitlines():
        level, _, *place, _, left, top, wide, high, _, text = row.split("\t", 11)
        if level == _WORD_LEVEL and text.strip():
            box = _Box(text, int(left) / scale, int(top) / scale, int(wide) / scale, int(high) / scale)
            words[tuple(place)].append(box)
    if not words:
        return []
    usual = median(box.high for line in words.values() for box in line)
    return [_line(boxes, number, height, usual) for boxes in words.values()]


class _Box:
    """A word that was recognised, in points from the upper left corner of the page."""

    def __init__(self, text: str, left: float, top: float, wide: float, high: float) -> None:
        self.text = text
        self.left = left
        self.right = left + wide
        self.floor = top + high
        self.high = high


def _line(boxes: list[_Box], number: int, page_height: float, usual: float) -> Line:
    high = median(box.high for box in boxes)
    size = (high if high > _LARGER * usual else usual) * _SIZE_OF_BOX
    cells: list[Cell] = []
    for box in boxes:
        if cells and box.left - cells[-1].right <= _CELL_GAP * size:
            cells[-1] = Cell(f"{cells[-1].text} {box.text}", cells[-1].left, box.right)
        else:
            cells.append(Cell(box.text, box.left, box.right))
    base = page_height - median(box.floor for box in boxes)
    return Line(tuple(cells), number, boxes[0].right, base, base / max(page_height, 1.0), size)


def _picture(page: PdfPage, scale: float) -> bytes:
    """The page in shades of grey as a PGM file, which needs no library to write."""
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = bytes(bitmap.buffer)
    rows = (pixels[at : at + bitmap.width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    picture = b"P5 %d %d 255\n%b" % (bitmap.width, bitmap.height, b"".join(rows))
    bitmap.close()
    return picture


def _recognised(picture: bytes) -> str:
    """The words of a picture as tesseract's table of tab-separated values, without its heading."""
    program = shutil.which("tesseract")
    languages = _languages()
    if program is None or not languages:
        raise refusal()
    try:
        done = subprocess.run(  # noqa: S603  # the program of that name on the path of the service, with fixed words
            [program, "stdin", "stdout", "-l", "+".join(languages), "--dpi", str(_DOTS_PER_INCH), "tsv"],
            input=picture,
            stdout=subprocess.PIPE,
            # What it complains of may quote the page.
            stderr=subprocess.DEVNULL,
            timeout=limits.OCR_PAGE_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise refusal() from None
    return done.stdout.decode("utf-8", errors="replace").partition("\n")[2]


@cache
def _languages() -> tuple[str, ...]:
    """Those of our languages that the installed program knows."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    try:
        listed = subprocess.run(  # noqa: S603  # as above
            [program, "--list-langs"], capture_output=True, timeout=limits.OCR_PAGE_SECONDS, check=True
        ).stdout.decode("utf-8", errors="replace")
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(language for language in _LANGUAGES if language in listed.split())
