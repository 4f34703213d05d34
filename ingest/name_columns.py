"""Names in the columns of a table, which no sentence leads up to."""

from collections.abc import Iterator, Sequence

from ingest.mentions import Mention, Span
from ingest.recognisers.lexicon import is_common, listed
from ingest.recognisers.name_words import KIN, NEVER_NAMES, ROLES
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import TAILS
from ingest.structure import Block, BlockKind
from policies.identifiers import Kind

_SOURCE = "name-column"
_HEADINGS = listed("column heads")
_BESIDE = listed("column words")
_LONGEST = 5


def named_in_columns(text: str, blocks: Sequence[Block]) -> Iterator[Mention]:
    """The capitalised words below a column's heading that speaks of people ("Name", "Family member")."""
    columns: set[int] = set()
    before: Block | None = None
    for block in blocks:
        if block.kind is not BlockKind.TABLE_ROW:
            before = None
            continue
        cells = _cells(text, block.span)
        if before is None:
            columns = {at for at, cell in enumerate(cells) if _heads_names(text[cell.start : cell.end])}
        else:
            for at in columns:
                if at < len(cells):
                    yield from _names(text, cells[at])
        before = block


def _cells(text: str, row: Span) -> list[Span]:
    cells: list[Span] = []
    start = row.start
    for cell in text[row.start : row.end].split("\t"):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _heads_names(cell: str) -> bool:
    words = [word.lower for word in Paragraph(cell).words if word.lower != "s"]
    return (
        bool(words)
        and len(words) <= _LONGEST
        and any(w in _HEADINGS for w in words)
        and all(w in _HEADINGS | _BESIDE for w in words)
    )


def _names(text: str, cell: Span) -> Iterator[Mention]:
    words = Paragraph(text[cell.start : cell.end]).words
    if not words or len(words) > _LONGEST:
        return
    # "Gwent Police" under "Who" is no person.
    if any(word.lower in TAILS for word in words):
        return
    for word in words:
        lower = word.lower
        if (
            len(word.text) > 1
            and word.capital
            and word.text.isalpha()
            and lower not in NEVER_NAMES | KIN | ROLES
            and not is_common(lower)
        ):
            yield Mention(Span(cell.start + word.start, cell.start + word.end), Kind.PERSON, 0.7, _SOURCE)
