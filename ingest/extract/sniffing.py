"""What kind of document some bytes are, told from the bytes alone: a file's name may say anything."""

import re
from enum import StrEnum

from ingest.errors import DocumentRefused
from ingest.extract import archive
from ingest.extract.text_file import decoded


class Format(StrEnum):
    """The formats that are read."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    TXT = "txt"


_TAKEN = "Send a PDF, Word (.docx), OpenDocument (.odt), RTF, HTML or plain text file."
_OTHER_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"\x1f\x8b", "a packed archive"),
    (b"7z\xbc\xaf\x27\x1c", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "a PostScript file"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The PDF specification lets other bytes stand before the header, and readers look for it in the first kilobyte.
_PDF_WITHIN = 1024
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def format_of(data: bytes) -> Format:
    """The format of a file's bytes.

    Raises:
        DocumentRefused: `empty`, `wrong-type`; `encrypted` for an Office file under a password; `corrupt` and
            `unpacked-too-large` for a packed file that cannot be opened or is a bomb.
    """
    if not data.strip():
        raise DocumentRefused("empty", "The file is empty.")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if data.startswith(_OLE):
        raise _old_office(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return Format.RTF
    for start, name in _OTHER_STARTS:
        if data.startswith(start) and b"\x00" in data[:512]:
            raise DocumentRefused("wrong-type", f"The file is {name}, not a document. {_TAKEN}")
    text = decoded(data)
    if text is None:
        raise DocumentRefused("wrong-type", f"The file is not a document that can be read. {_TAKEN}")
    return Format.HTML if _HTML.match(text[:4096]) else Format.TXT


def _packed(data: bytes) -> Format:
    with archive.opened(data) as parts:
        names = set(parts.namelist())
        if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
            return Format.DOCX
        if "mimetype" in names and archive.part(parts, "mimetype").startswith(
            b"application/vnd.oasis.opendocument.text"
        ):
            if b"encryption-data" in archive.part(parts, "META-INF/manifest.xml"):
                raise archive.locked()
            return Format.ODT
    raise DocumentRefused(
        "wrong-type", f"The file is a packed archive or an office file of another kind, not a text document. {_TAKEN}"
    )


def _old_office(data: bytes) -> DocumentRefused:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return archive.locked()
    return DocumentRefused(
        "wrong-type",
        "The file is in the Word format from before 2007 (.doc) or is not a document. "
        "Open it in a word processor, save it as .docx or PDF, and send that.",
    )
