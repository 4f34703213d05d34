"""Packed documents (DOCX, ODT) opened with care: their table of contents is judged before anything is unpacked."""

import io
from zipfile import BadZipFile, ZipFile

from lxml import etree

from ingest.errors import DocumentRefused
from ingest.extract import limits


def opened(data: bytes) -> ZipFile:
    """The archive, checked to stay within the limits; to be closed by the caller.

    Raises:
        DocumentRefused: `corrupt`, `encrypted`, or `unpacked-too-large` where it is larger than the limit, has too many
            parts, or packs so much into so little that it can only be meant to do harm.
    """
    try:
        parts = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError):
        raise damaged() from None
    entries = parts.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise locked()
    unpacked = sum(entry.file_size for entry in entries)
    limits.unpacked_bytes(unpacked)
    if len(entries) > limits.ARCHIVE_ENTRIES or (
        unpacked > limits.ARCHIVE_RATIO_FROM and unpacked > limits.ARCHIVE_RATIO * len(data)
    ):
        raise DocumentRefused(
            "unpacked-too-large",
            "The file unpacks to far more than a document holds. Save it anew in a word processor or as PDF.",
        )
    return parts


def part(parts: ZipFile, name: str) -> bytes:
    """The bytes of one part, empty where there is none of that name.

    `ZipFile` stops at the size that the table of contents declares and checks the sum, so a part cannot unpack to more
    than was judged.
    """
    return parts.read(name) if name in parts.NameToInfo else b""


def xml(content: bytes) -> "etree._Element":
    """The root of an XML part, read without entities, network or document type.

    Raises:
        DocumentRefused: `corrupt` where the part is not XML or declares a document type.
    """
    reader = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(content, reader)
    except etree.XMLSyntaxError:
        raise damaged() from None
    # No word processor writes one: it is only there to define entities.
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged()
    return root


def damaged() -> DocumentRefused:
    """What is said of every document that cannot be read to its end."""
    return DocumentRefused(
        "corrupt", "The document is damaged and cannot be read. Open it, save it again and send the new file."
    )


def locked() -> DocumentRefused:
    """What is said of every document that is under a password."""
    return DocumentRefused(
        "encrypted", "The document is protected by a password. Save it without a password and send it again."
    )
