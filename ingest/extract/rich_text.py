"""Rich text (RTF). striprtf gives text without structure, so the structure is told from the shape of the lines."""

from striprtf.striprtf import rtf_to_text

from ingest.extract import limits, plain, shapes
from ingest.extract.canonical import canonicalise
from ingest.extract.drafts import Draft, Reading
from ingest.extract.rich_text_scan import carve
from ingest.structure import BlockKind


def read(data: bytes) -> Reading:
    """The blocks of an RTF file: the body, text boxes, footnotes, then each header and footer once.

    Deleted and hidden text and comments are left out.

    Raises:
        DocumentRefused: `too-many-characters`.
    """
    carved = carve(data.decode("cp1252", errors="replace"))
    body = _text(carved.body)
    limits.characters(len(body))
    # Every line is a paragraph of its own, as if empty lines stood between them.
    drafts = plain.drafts_of(body.replace("\n", "\n\n"))
    for box in carved.boxes:
        drafts += plain.drafts_of(_text(box).strip())
    for number, note in enumerate(carved.notes, start=1):
        drafts.append(Draft(BlockKind.FOOTNOTE, f"[{number}] {_text(note)}"))
    wordings = dict.fromkeys(" ".join(_text(part).split()) for part in carved.margins)
    drafts += [Draft(BlockKind.HEADER, text) for text in wordings if not shapes.is_page_number(text)]
    return Reading(drafts, dict(carved.left_out))


def _text(source: str) -> str:
    text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]  # it carries no types
    # RTF writes a character beyond the first plane as two surrogates.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return canonicalise(whole).text
