"""How much a document may hold, and the sentence that is said when it holds more.

House limits (security baseline: an upload must cost bounded time and memory). The longest published review that we know
has about 820,000 characters; the longest have under 400 pages.
"""

from ingest.errors import DocumentRefused

RAW_BYTES = 25_000_000
UNPACKED_BYTES = 200_000_000
PAGES = 600
CHARACTERS = 1_000_000

# A word processor's file has some dozens of parts and its text packs to about a tenth; a bomb has neither measure.
ARCHIVE_ENTRIES = 5_000
ARCHIVE_RATIO = 100
# Below this much unpacked text no ratio does harm, and short repetitive files are honest ones.
ARCHIVE_RATIO_FROM = 10_000_000

# Recognising one page takes about two seconds, and a worker has five minutes for a document.
OCR_PAGES = 100
OCR_PAGE_SECONDS = 60


def raw_bytes(count: int) -> None:
    """Check the size of the file as it was sent.

    Raises:
        DocumentRefused: `too-large`.
    """
    if count > RAW_BYTES:
        raise DocumentRefused(
            "too-large",
            "The file is larger than 25 MB, which is the most that is taken. "
            "Make its pictures smaller or send it in parts.",
        )


def unpacked_bytes(count: int) -> None:
    """Check what the parts of a packed file (DOCX, ODT) come to when they are unpacked.

    Raises:
        DocumentRefused: `unpacked-too-large`.
    """
    if count > UNPACKED_BYTES:
        raise DocumentRefused(
            "unpacked-too-large",
            "The file grows to more than 200 MB when it is unpacked, which is the most that is taken. "
            "Remove embedded pictures and files, or save it as PDF, and send it again.",
        )


def pages(count: int) -> None:
    """Check the number of pages.

    Raises:
        DocumentRefused: `too-many-pages`.
    """
    if count > PAGES:
        raise DocumentRefused(
            "too-many-pages",
            "The document has more than 600 pages, which is the most that is taken. Send it in parts.",
        )


def characters(count: int) -> None:
    """Check the number of characters of text.

    Raises:
        DocumentRefused: `too-many-characters`.
    """
    if count > CHARACTERS:
        raise DocumentRefused(
            "too-many-characters",
            "The document has more than 1,000,000 characters of text, which is the most that is taken. "
            "Send it in parts.",
        )
