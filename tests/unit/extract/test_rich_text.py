"""RTF files: structure from the shape of lines, and what striprtf would lose or let through."""

import builders
import pytest

from ingest.extract import extract
from ingest.raw import Raw
from ingest.structure import BlockKind


def blocks_of(source):
    found = extract(Raw(builders.rtf(source))).content.reveal()
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


READ = {
    "characters by code": (r"caf\'e9 \u8220?x\u8221?\par", [(BlockKind.PARAGRAPH, "café “x”")]),
    "a character of two units": ("Seen \U0001f600 today.\\par", [(BlockKind.PARAGRAPH, "Seen \U0001f600 today.")]),
    "a short line alone": (
        r"Voice of the child\par She was not asked.\par",
        [(BlockKind.HEADING, "Voice of the child"), (BlockKind.PARAGRAPH, "She was not asked.")],
    ),
    "numbers of lists": (
        r"{\listtext 1.\tab}Tell.\par{\pntext 2.\tab}Ask.\par",
        [(BlockKind.LIST_ITEM, "1. Tell."), (BlockKind.LIST_ITEM, "2. Ask.")],
    ),
    "bullets": (r"{\listtext\'b7\tab}Check.\par", [(BlockKind.LIST_ITEM, "Check.")]),
    "rows with paragraphs in cells": (
        r"\trowd\intbl 1 May\cell Seen\par at home\cell\row\pard Text.\par",
        [(BlockKind.TABLE_ROW, "1 May\tSeen at home"), (BlockKind.PARAGRAPH, "Text.")],
    ),
    "footnotes": (
        r"Law{\super\chftn}{\footnote{\super\chftn} The Act.} applies.\par",
        [(BlockKind.PARAGRAPH, "Law[1] applies."), (BlockKind.FOOTNOTE, "[1] The Act.")],
    ),
    "deletion switched on and off": (
        r"He \deleted never\deleted0  was seen.\par",
        [(BlockKind.PARAGRAPH, "He was seen.")],
    ),
    "deletion ended by plain": (r"He \deleted never\plain  was seen.\par", [(BlockKind.PARAGRAPH, "He was seen.")]),
    "bytes of a picture": (r"Text.{\pict\bin5 {{}}{}\par", [(BlockKind.PARAGRAPH, "Text.")]),
    "braces too many": (r"Text.}}}", [(BlockKind.PARAGRAPH, "Text.")]),
    "page numbers of a footer": (r"{\footer Page 3\par}Text.\par", [(BlockKind.PARAGRAPH, "Text.")]),
}


@pytest.mark.parametrize("name", READ)
def test_reads(name):
    source, expected = READ[name]
    assert blocks_of(source) == expected
