"""The kind of a file is told from its bytes."""

import builders
import pytest

from ingest.extract.sniffing import Format, format_of

KINDS = {
    "a PDF": (Format.PDF, lambda: builders.pdf([["Text."]])),
    "a PDF after other bytes": (Format.PDF, lambda: b"\r\n\x00junk" + builders.pdf([["Text."]])),
    "a Word file": (Format.DOCX, lambda: builders.docx(["Text."])),
    "a Word file with macros": (Format.DOCX, lambda: builders.docx(["Text."], macros=True)),
    "an OpenDocument text": (Format.ODT, lambda: builders.odt("<text:p>Text.</text:p>")),
    "RTF": (Format.RTF, lambda: builders.rtf("Text.")),
    "a web page": (Format.HTML, lambda: builders.html("<p>Text.</p>")),
    "a web page without a document type": (Format.HTML, lambda: b"\n <!-- saved --><HTML><BODY>Text."),
    "XHTML": (Format.HTML, lambda: b"<?xml version='1.0'?><!DOCTYPE html><html/>"),
    "text": (Format.TXT, lambda: b"Text."),
    "text that speaks of HTML": (Format.TXT, lambda: b"The <html> tag is not meant."),
    "text that starts like a bitmap": (Format.TXT, lambda: b"BMA guidance was followed."),
}


@pytest.mark.parametrize("name", KINDS)
def test_tells(name):
    kind, build = KINDS[name]
    assert format_of(build()) is kind
