"""Plain text in any encoding that documents in Britain come in."""

import codecs

from charset_normalizer import from_bytes

from ingest.errors import DocumentRefused
from ingest.extract import plain
from ingest.extract.canonical import canonicalise
from ingest.extract.drafts import Reading

_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16, whose mark is the start of this one.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# House rule: the encodings of Windows and of the old Mac in Britain. Left to guess among all that there are,
# charset-normalizer takes an English text with typographic quotes for a Central European one.
_ONE_BYTE = ["ascii", "cp1252", "mac_roman"]
_WIDE = ["utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"]
# ISO 8859-14 has the Welsh ŵ and ŷ where the encoding of Windows has Icelandic letters, which no review is written in;
# and it has nothing where that has its typographic quotes.
_ICELANDIC = frozenset((0xD0, 0xDE, 0xF0, 0xFE))
_WINDOWS_ONLY = frozenset(range(0x80, 0xA0))
# A text may hold a stray control character; a file that is full of them is no text.
_MOST_CONTROLS = 0.01


def decoded(data: bytes) -> str | None:
    """The text of the bytes, None where they are no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _if_text(data.decode(encoding, errors="replace"))
    if b"\x00" not in data:
        try:
            return _if_text(data.decode("utf-8"))
        except UnicodeDecodeError:
            pass
        if _ICELANDIC.intersection(data) and not _WINDOWS_ONLY.intersection(data):
            return _if_text(data.decode("iso8859_14"))
    guess = from_bytes(data, cp_isolation=_WIDE if b"\x00" in data else _ONE_BYTE).best()
    return None if guess is None else _if_text(str(guess))


def read(data: bytes) -> Reading:
    """The blocks of a plain text file.

    Raises:
        DocumentRefused: `wrong-type` where the bytes are no text.
    """
    text = decoded(data)
    if text is None:
        raise DocumentRefused("wrong-type", "The file is not a text that can be read.")
    return Reading(plain.drafts_of(canonicalise(text).text), {})


def _if_text(text: str) -> str | None:
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\v\f\r")
    return text if controls <= _MOST_CONTROLS * len(text) else None
