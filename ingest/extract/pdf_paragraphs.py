"""Paragraphs and table rows, put together again from the lines of a PDF."""

from collections.abc import Iterator, Sequence
from enum import Enum

from ingest.extract import shapes
from ingest.extract.joining import Joiner
from ingest.extract.pdf_layout import ALIGNED, Layout
from ingest.extract.pdf_lines import Cell, Line

# Distances as `Layout.gap` counts them: above the first a new paragraph begins, above the second even one that seems to
# go on in the middle of a sentence.
_LEAST = 0.3
_NEW = 1.3
_FAR = 1.75
# A cell of a table is no longer than this; columns of a page are.
_MOST_LINES = 8
_USUAL_LEADING = 1.2
_SMALLER = 0.92


class Shape(Enum):
    """What a paragraph looks like on the page."""

    TEXT = "text"
    ROW = "row"
    NOTE = "note"


class Paragraph:
    """Lines that belong together; a row's are kept by cell."""

    def __init__(self, line: Line, shape: Shape) -> None:
        self.lines = [line]
        self.shape = shape
        self.cells: list[list[Cell]] = [[cell] for cell in line.cells] if shape is Shape.ROW else [list(line.cells)]

    def add(self, line: Line) -> None:
        """Go on with a line of text."""
        self.lines.append(line)
        self.cells[0] += line.cells

    def text(self, joiner: Joiner) -> str:
        """The text on one line, with a tab between the cells of a row."""
        return "\t".join(joiner.join(part.text for part in cell) for cell in self.cells)

    @property
    def has_marker(self) -> bool:
        """Whether the first line starts with a bullet or a number."""
        return shapes.marker(self.lines[0].text) is not None

    @property
    def hangs_at(self) -> float | None:
        """The left edge of the lines after the first, where the first stands further left as that of a list item."""
        if not self.has_marker:
            return None
        inner = [line.left for line in self.lines[1:] if line.left > self.lines[0].left + ALIGNED]
        return inner[-1] if inner else None


def paragraphs_of(pages: Sequence[Sequence[Line]], layout: Layout) -> list[Paragraph]:
    """The paragraphs in reading order. Footnotes follow the paragraph during which their page ends."""
    paragraphs: list[Paragraph] = []
    notes: list[Paragraph] = []
    for page in pages:
        footnotes = _footnotes(page, layout)
        for line in _with_bullets(line for line in page if line not in footnotes):
            if _takes_cell(paragraphs, line, layout):
                continue
            if paragraphs and _goes_on(paragraphs[-1], line, layout):
                paragraphs[-1].add(line)
                continue
            paragraphs += notes
            notes = []
            paragraphs.append(Paragraph(line, Shape.ROW if len(line.cells) > 1 else Shape.TEXT))
        for line, starts_note in footnotes.items():
            if starts_note:
                notes.append(Paragraph(line, Shape.NOTE))
            else:
                notes[-1].add(line)
    return paragraphs + notes


def _footnotes(page: Sequence[Line], layout: Layout) -> dict[Line, bool]:
    """The lines in small type below all others, if the first starts a note; whether each of them starts one."""
    floor = min((line.base for line in page if line.size > _SMALLER * layout.body_size), default=0.0)
    marks = {mark for line in page for mark in shapes.note_marks(line.text) if line.base >= floor}
    notes: dict[Line, bool] = {}
    for line in page:
        starts_note = line.base < floor and shapes.starts_note(line.text, marks)
        if starts_note or (notes and line.base < floor):
            notes[line] = starts_note
    return notes


def _with_bullets(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines, with a bullet that the file draws by itself put before the line that it stands beside."""
    bullet: Line | None = None
    for line in lines:
        if bullet is not None and abs(bullet.base - line.base) < line.size and bullet.left < line.left:
            first = Cell(f"{bullet.text} {line.cells[0].text}", bullet.left, line.cells[0].right)
            yield line._replace(cells=(first, *line.cells[1:]))
            bullet = None
            continue
        if bullet is not None:
            yield bullet
        bullet = line if shapes.is_bullet(line.text) else None
        if bullet is None:
            yield line
    if bullet is not None:
        yield bullet


def _takes_cell(paragraphs: list[Paragraph], line: Line, layout: Layout) -> bool:
    """Add the line where it stands beside the last lines, as a further cell, or goes on with a cell of the last row."""
    if not paragraphs or paragraphs[-1].lines[-1].page != line.page:
        return False
    if (first := _beside(paragraphs, line)) is not None:
        row = paragraphs[first]
        for more in paragraphs[first + 1 :]:
            row.lines += more.lines
            row.cells[-1] += (cell for cells in more.cells for cell in cells)
        del paragraphs[first + 1 :]
        row.shape = Shape.ROW
        row.lines.append(line)
        row.cells += ([cell] for cell in line.cells)
        return True
    row = paragraphs[-1]
    if row.shape is not Shape.ROW or len(line.cells) > 1 or not 0 < layout.gap(row.lines[-1], line) <= _NEW:
        return False
    for number, cell in reversed(list(enumerate(row.cells))):
        if abs(cell[0].left - line.left) < ALIGNED and _goes_on_in_cell(cell[-1].text, line.text, is_first=not number):
            cell.extend(line.cells)
            row.lines.append(line)
            return True
    return False


def _beside(paragraphs: list[Paragraph], line: Line) -> int | None:
    """The paragraph whose first line is level with a line that stands to the right of it and of all that follow it."""
    for number in range(len(paragraphs) - 1, max(len(paragraphs) - _MOST_LINES, 0) - 1, -1):
        one = paragraphs[number]
        top, floor = one.lines[0], min(part.base for part in one.lines)
        if one.shape is Shape.NOTE or top.page != line.page or line.left <= max(part.right for part in one.lines):
            return None
        # The cells of a row may be centred, and then stand half a line higher or lower than each other.
        if floor - 0.6 * line.size <= line.base <= top.base + 0.8 * line.size:
            height = top.base - paragraphs[-1].lines[-1].base
            return number if height <= _MOST_LINES * _USUAL_LEADING * line.size else None
        if line.base < floor:
            return None
    return None


def _goes_on_in_cell(cell: str, text: str, *, is_first: bool) -> bool:
    """Whether a line under a cell goes on with it; under a row's first cell a new row may begin."""
    return text[0].islower() or shapes.breaks_off(cell) or not (is_first or shapes.ends_sentence(cell))


def _goes_on(current: Paragraph, line: Line, layout: Layout) -> bool:
    """Whether a line of text goes on with the paragraph."""
    last = current.lines[-1]
    if current.shape is not Shape.TEXT or len(line.cells) > 1:
        return False
    if abs(last.size - line.size) > (1 - _SMALLER) * max(last.size, line.size):
        return False
    unfinished = not shapes.ends_sentence(last.text) and (line.text[0].islower() or shapes.breaks_off(last.text))
    if (last.bold, last.italic) != (line.bold, line.italic) and (not unfinished or layout.had_room(last, line)):
        return False
    gap = layout.gap(last, line)
    if last.page != line.page or gap < -_FAR:
        return _goes_on_over_break(current, line)
    return (
        _LEAST < gap <= (_FAR if unfinished else _NEW)
        and (unfinished or _goes_on_below(current, line, layout))
        and not _starts_item(current, line, layout)
    )


def _goes_on_below(current: Paragraph, line: Line, layout: Layout) -> bool:
    """Whether a line that might start a sentence goes on with the paragraph above it, as edges and room tell."""
    last = current.lines[-1]
    if layout.had_room(last, line):
        return False
    # The first line of a paragraph may be set in, and that of an item set out; others stand under each other.
    moved = line.left - (last.left if current.hangs_at is None else current.hangs_at)
    if abs(moved) <= 0.8 * line.size:
        return True
    return len(current.lines) == 1 and (moved > 0) == current.has_marker


def _starts_item(current: Paragraph, line: Line, layout: Layout) -> bool:
    """Whether a line starts a list item: its marker is a bullet, or the line above is at its end."""
    mark = shapes.marker(line.text)
    if mark is None or mark.sure:
        return mark is not None
    last = current.lines[-1]
    if current.hangs_at is not None and abs(line.left - current.hangs_at) < ALIGNED and not mark.bullet:
        return False
    return shapes.ends_sentence(last.text) or layout.had_room(last, line)


def _goes_on_over_break(current: Paragraph, line: Line) -> bool:
    """Whether a paragraph goes on at the top of the next page or column."""
    if current.hangs_at is not None and abs(line.left - current.hangs_at) < ALIGNED:
        return True
    return not (current.lines[-1].bold or shapes.marker(line.text) or shapes.ends_sentence(current.lines[-1].text))
