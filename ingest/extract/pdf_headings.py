"""Which paragraphs of a PDF are headings, and of which level."""

import re
from collections.abc import Mapping, Sequence

from ingest.extract import shapes
from ingest.extract.joining import Joiner
from ingest.extract.pdf_layout import Layout
from ingest.extract.pdf_paragraphs import Paragraph, Shape

_LARGER = 1.08
_LONGEST = 160
_MOST_LINES = 3
_DEEPEST = 6

# Size in half points, bold, italic: what tells one kind of heading from another.
_Look = tuple[float, bool, bool]


class Headings:
    """The headings of one document, found by their look, or by their shape where all text looks alike.

    `outline` has the level (from 1) of every bookmark of the file by its wording (see `wording`); it has the last word
    on the levels of the headings that it lists.
    """

    def __init__(
        self, paragraphs: Sequence[Paragraph], layout: Layout, joiner: Joiner, outline: Mapping[str, int]
    ) -> None:
        self._layout = layout
        self._joiner = joiner
        self._outline = outline
        looks: dict[_Look, list[int]] = {}
        for paragraph in paragraphs:
            if (look := self._look(paragraph)) is not None:
                looks.setdefault(look, []).append(_depth(paragraph))
        # Larger type ranks higher; at one size bold ranks above italic.
        ranks = {look: rank for rank, look in enumerate(sorted(looks, reverse=True), start=1)}
        self._ranks = {look: (rank, min(filter(None, looks[look]), default=0)) for look, rank in ranks.items()}
        self._above = 0

    def level(self, paragraph: Paragraph) -> int:
        """The level of a paragraph, 0 where it is no heading; to be asked in reading order."""
        if paragraph.shape is not Shape.TEXT:
            return 0
        text = paragraph.text(self._joiner)
        if self._outline and (level := self._outline.get(wording(text), 0)):
            self._above = level
            return min(level, _DEEPEST)
        look = self._look(paragraph)
        if look is None:
            # Without any type to go by, only numbers and capitals make a heading: any name in an address stands alone.
            is_bare = not self._ranks and len(paragraph.lines) == 1
            return shapes.heading_level(text, alone=paragraph.has_marker) if is_bare else 0
        rank, shallowest = self._ranks[look]
        # Two numbered headings that look alike differ in level as their numbers do in depth.
        rank += max(_depth(paragraph) - shallowest, 0)
        return min(self._above + 1 if self._above else rank, _DEEPEST)

    def _look(self, paragraph: Paragraph) -> _Look | None:
        """How a paragraph looks that stands out from the text as a heading does, None for any other."""
        lines, layout = paragraph.lines, self._layout
        if paragraph.shape is not Shape.TEXT or len(lines) > _MOST_LINES:
            return None
        text = paragraph.text(self._joiner)
        mark = shapes.marker(text)
        if len(text) > _LONGEST or re.search(r"[.;,]$", text) or not re.search(r"[^\W\d_]{2}", text):
            return None
        if (mark and mark.bullet) or text[mark.end if mark else 0].islower():
            return None
        size = round(lines[0].size * 2) / 2
        bold = all(line.bold for line in lines)
        italic = all(line.italic for line in lines)
        stands_out = (bold and not layout.bold) or (italic and not layout.italic)
        if size < layout.body_size or not (stands_out or size >= _LARGER * layout.body_size):
            return None
        return size, bold, italic


def wording(text: str) -> str:
    """The letters and figures of a heading alone: an outline may space, punctuate and case it in another way."""
    return "".join(filter(str.isalnum, text)).casefold()


def _depth(paragraph: Paragraph) -> int:
    mark = shapes.marker(paragraph.lines[0].text)
    return mark.depth if mark else 0
