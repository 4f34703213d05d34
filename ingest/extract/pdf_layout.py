"""How the lines of a document are set: its body size, the distance between lines, the right margins."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.extract.pdf_lines import Line

# Lines whose left edges differ by no more than this (points) stand under each other.
ALIGNED = 3.0
_USUAL_LEADING = 1.2
# The width of a space, in letter sizes, and what a line may stand out over the margin, in points.
_SPACE = 0.28
_TOLERANCE = 1.5
# A margin of its own needs this many lines under each other, half of which come near it.
_FEWEST_LINES = 4
_NEAR = 0.15


class Layout:
    """What holds for all lines of one document."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        lines = [line for page in pages for line in page]
        sizes: Counter[float] = Counter()
        looks: Counter[tuple[bool, bool]] = Counter()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            looks[line.bold, line.italic] += len(line.text)
        self.body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        self.bold, self.italic = looks.most_common(1)[0][0] if looks else (False, False)
        # Only lines that go on in lower case are sure to be within a paragraph.
        steps = [
            (above.base - below.base) / above.size
            for page in pages
            for above, below in pairwise(page)
            if below.text[:1].islower() and 0 < above.base - below.base < 3 * above.size
        ]
        self._leading = median(steps) if steps else _USUAL_LEADING
        self._margins = {page[0].page: _Margins(page) for page in pages if page}

    def gap(self, above: Line, below: Line) -> float:
        """The distance between two lines, 1 being that within a paragraph."""
        return (above.base - below.base) / (self._leading * max(above.size, below.size, 1.0))

    def had_room(self, above: Line, below: Line) -> bool:
        """Whether the first word of a line would have fitted at the end of the one above it.

        A little more room is needed after a comma: words that belong together ("Her Majesty") may not be parted.
        """
        room = self._margins[above.page].right_of(above) - above.right
        needed = below.lead - below.left + _SPACE * above.size
        return room > needed * (3 if above.text.endswith(",") else 1) + _TOLERANCE


class _Margins:
    """The right margins of one page."""

    def __init__(self, page: Sequence[Line]) -> None:
        self._page = max(line.right for line in page)
        columns: dict[int, list[Line]] = defaultdict(list)
        for line in page:
            columns[round(line.left / ALIGNED)].append(line)
        self._columns: dict[int, float] = {}
        for column, lines in columns.items():
            right = max(line.right for line in lines)
            near = sum(line.right > right - _NEAR * (right - line.left) for line in lines)
            if len(lines) >= _FEWEST_LINES and near * 2 >= len(lines):
                self._columns[column] = right

    def right_of(self, line: Line) -> float:
        """The margin that the line was set to: that of the lines under each other with it, or else the page's."""
        column = round(line.left / ALIGNED)
        return max(
            (self._columns[near] for near in (column - 1, column, column + 1) if near in self._columns),
            default=self._page,
        )
