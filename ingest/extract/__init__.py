"""From a file's bytes to one canonical text with its structure.

The kind of file is told from its bytes, never from its name. What a reader of the document would not see as its text is
left out and counted: "comments", "deletions" (tracked), "hidden" text, "images", "embedded" files, "attachments",
"form-fields", "properties", "macros" and "repeated-lines" (headers, footers and page numbers of a PDF). Counted as well
are "ocr-pages" (read by text recognition) and "unread-pages" (pictures of text, where that is not installed).
"""

from collections.abc import Callable

from ingest.errors import DocumentRefused
from ingest.extract import archive, limits, open_document, pdf, rich_text, text_file, web_page, word
from ingest.extract.drafts import Reading, assemble
from ingest.extract.sniffing import Format, format_of
from ingest.raw import Raw
from ingest.structure import Extract

__all__ = ["extract"]

_READERS: dict[Format, Callable[[bytes], Reading]] = {
    Format.PDF: pdf.read,
    Format.DOCX: word.read,
    Format.ODT: open_document.read,
    Format.RTF: rich_text.read,
    Format.HTML: web_page.read,
    Format.TXT: text_file.read,
}


def extract(file: Raw[bytes]) -> Extract:
    """Read a document.

    Raises:
        DocumentRefused: `too-large`, `unpacked-too-large`, `too-many-pages`, `too-many-characters`, `encrypted`,
            `corrupt`, `empty`, `wrong-type` or `needs-ocr`.
    """
    data = file.reveal()
    limits.raw_bytes(len(data))
    try:
        kind = format_of(data)
        reading = _READERS[kind](data)
    except (DocumentRefused, MemoryError):
        # Memory that runs out is the worker's to explain: it knows its own limit.
        raise
    except Exception:  # noqa: BLE001  # a reader may raise anything over a damaged file, and quote the file in it
        raise archive.damaged() from None
    content = assemble(reading.drafts)
    if not any(map(str.isalnum, content.text)):
        raise DocumentRefused("empty", "No text was found in the document. Check that it is the right file.")
    return Extract(Raw(content), {name: count for name, count in reading.left_out.items() if count}, kind)
