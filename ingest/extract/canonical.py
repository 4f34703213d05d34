"""One way to write every text, and the way back to how it was written.

Detectors, search and people must see the same characters: a name with a soft hyphen in it, a phone number with
no-break spaces or an "é" made of two code points is otherwise missed by one of them.
"""

import unicodedata
from array import array
from collections.abc import Iterator
from itertools import chain

from ingest.mentions import Span

# Spaces of other widths say nothing that a reader of the text would miss.
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LINE_BREAKS = "\r\v\f\u0085\u2028\u2029"
# Hyphens that only forbid or allow a line break.
_HYPHENS = "\u2010\u2011"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# Soft hyphens, zero-width and bidirectional controls, fillers, variation selectors, tags and noncharacters: all
# invisible, and each could hide an identifier from a pattern.
_INVISIBLE = "".join(
    map(
        chr,
        chain(
            (0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
            range(0x180B, 0x1810),
            range(0x200B, 0x2010),
            range(0x202A, 0x202F),
            range(0x2060, 0x2070),
            range(0xFDD0, 0xFDF0),
            range(0xFE00, 0xFE10),
            range(0xFFF9, 0xFFFC),
            (0xFFFE, 0xFFFF),
            range(0x1D173, 0x1D17B),
            range(0xE0000, 0xE0FFF),
        ),
    )
)
# Full-width letters and digits, those of mathematics, and the digits of other scripts: a number written in them is read
# by people and looked up by computers as if it stood in plain ones.
_PLAIN_FORMS = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D400, 0x1D800)},
    **{
        chr(code): str(unicodedata.decimal(chr(code)))
        for code in range(0x100, 0x20000)
        if unicodedata.category(chr(code)) == "Nd"
    },
}
_CONTROLS = "".join(chr(code) for code in chain(range(0x20), range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\v\f\u0085")

_REPLACED: dict[str, str] = {
    **dict.fromkeys(_SPACES + _CONTROLS, " "),
    **dict.fromkeys(_LINE_BREAKS, "\n"),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_INVISIBLE, ""),
    **_LIGATURES,
    **_PLAIN_FORMS,
    # A surrogate on its own is no character and cannot be encoded.
    **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
}
# Read off the table above as a set that one search can use: a class of seven thousand single characters is slow.
_ODD = frozenset(_REPLACED)

# Unicode Standard Annex #15, Stream-Safe Text Format: no writing system needs more than 30 marks on one letter, and
# sorting an unbounded run of them takes quadratic time.
_MOST_MARKS = 30


class Canonical:
    """A text in the one way that we write it; `text` is NFC and has no odd space, ligature or invisible character."""

    __slots__ = ("_ends", "_length", "_starts", "text")

    def __init__(self, text: str, starts: "array[int] | None", ends: "array[int] | None", length: int) -> None:
        self.text = text
        # Where each code point of `text` comes from; None where nothing was changed.
        self._starts = starts
        self._ends = ends
        self._length = length

    def source(self, span: Span) -> Span:
        r"""The stretch of the text as given that `span` of the canonical text came from.

        >>> found = canonicalise("of\ufb01ce\u00adr  Bob")
        >>> found.text, found.source(Span(2, 4)), found.source(Span(9, 12))
        ('officer  Bob', Span(start=2, end=3), Span(start=9, end=12))
        """
        if self._starts is None or self._ends is None:
            return span
        start = self._starts[span.start] if span.start < len(self.text) else self._length
        return Span(start, self._ends[span.end - 1] if span.end > span.start else start)


def canonicalise(text: str) -> Canonical:
    r"""The text in NFC, with plain spaces, hyphens, newlines, letters and digits, and invisible characters gone.

    Takes time linear in the length. What is canonical already is given back as it is.

    >>> canonicalise("cafe\u0301\u00a0\u200bA\r\nB").text
    'café A\nB'
    """
    if _ODD.isdisjoint(text) and unicodedata.is_normalized("NFC", text):
        return Canonical(text, None, None, len(text))
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for start, end, letters in _clusters(text):
        piece = unicodedata.normalize("NFC", letters)
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return Canonical("".join(pieces), starts, ends, len(text))


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches that normalisation may change on their own: a letter with all that attaches to it."""
    start, letters, marks = 0, "", 0
    for at, char in enumerate(text):
        written = _REPLACED.get(char, char)
        if char == "\r" and text[at + 1 : at + 2] == "\n":
            written = ""
        if not written:
            continue
        if _attaches(char):
            marks += len(unicodedata.normalize("NFD", char))
            letters += written if marks <= _MOST_MARKS else ""
            continue
        if letters:
            yield start, at, letters
            start = at
        letters, marks = written, 0
    yield start, len(text), letters


def _attaches(char: str) -> bool:
    """Whether the character may combine with the one before it: a mark, or a vowel or final consonant of Hangul."""
    return char >= "\u0300" and (unicodedata.category(char)[0] == "M" or "\u1161" <= char <= "\u11ff")
