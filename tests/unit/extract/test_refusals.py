"""Every reason to refuse a document, its code, and the sentence that the person who sent it reads."""

from functools import cache

import builders
import pytest

from ingest.errors import DocumentRefused
from ingest.extract import extract
from ingest.raw import Raw

CANARY = "Tallulah"


def blank_pages(count):
    return builders.pdf([[]] * count)


REFUSALS = {
    "too large": ("too-large", "25 MB", lambda: b"x" * 25_000_001),
    "bomb by size": ("unpacked-too-large", "200 MB", lambda: builders.bomb(250_000_000)),
    "bomb by ratio": ("unpacked-too-large", "far more", lambda: builders.bomb(50_000_000)),
    "too many parts": (
        "unpacked-too-large",
        "far more",
        lambda: builders.archive({f"{n}": "" for n in range(5_001)}, compressed=False),
    ),
    "too many pages": ("too-many-pages", "600 pages", lambda: blank_pages(601)),
    "too many characters in a text": ("too-many-characters", "1,000,000", lambda: b"ab " * 340_000),
    "too many characters in a Word file": (
        "too-many-characters",
        "1,000,000",
        lambda: builders.docx(["ab " * 340_000]),
    ),
    "PDF under a password": ("encrypted", "password", lambda: builders.pdf([[CANARY]], password="s3cret")),
    "Word under a password": (
        "encrypted",
        "password",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"),
    ),
    "OpenDocument under a password": ("encrypted", "password", lambda: builders.odt("", encrypted=True)),
    "PDF cut off": ("corrupt", "damaged", lambda: builders.pdf([[CANARY]])[:300]),
    "Word file cut off": ("corrupt", "damaged", lambda: builders.docx([CANARY])[:400]),
    "Word file with broken XML": (
        "corrupt",
        "damaged",
        lambda: builders.docx([], parts={"word/document.xml": f"<w:document>{CANARY}".encode()}),
    ),
    "Word file with entities": (
        "corrupt",
        "damaged",
        lambda: builders.docx([], parts={"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    ),
    "ODT with an outer document type": (
        "corrupt",
        "damaged",
        lambda: builders.archive(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
            }
        ),
    ),
    "nothing": ("empty", "empty", lambda: b""),
    "white space": ("empty", "empty", lambda: b" \n\t "),
    "a PDF without text": ("empty", "No text", lambda: blank_pages(1)),
    "a Word file without text": ("empty", "No text", lambda: builders.docx([""])),
    "a picture": ("wrong-type", "a picture", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
    "a program": ("wrong-type", "a program", lambda: b"MZ" + b"\0" * 100),
    "an archive": ("wrong-type", "packed archive", lambda: builders.archive({"a.pdf": "%PDF-1.4"})),
    "a spreadsheet": (
        "wrong-type",
        "packed archive",
        lambda: builders.archive({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}),
    ),
    "an old Word file": ("wrong-type", "before 2007", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "noise": ("wrong-type", "not a document", lambda: bytes(range(256)) * 20),
    "a page that says that nothing was found": (
        "wrong-type",
        "not found",
        lambda: b"<!DOCTYPE html><title>Report not found</title><p>Sorry, it no longer exists.</p>",
    ),
    "a page that says next to nothing": (
        "wrong-type",
        "only 3 words",
        lambda: b"<html><body><nav>Many words in a menu</nav><p>Please go on.</p></body></html>",
    ),
}


@cache
def refusal(name):
    with pytest.raises(DocumentRefused) as refused:
        extract(Raw(REFUSALS[name][2]()))
    return refused.value


@pytest.mark.parametrize("name", REFUSALS)
def test_is_refused_with_its_code(name):
    assert refusal(name).code == REFUSALS[name][0]


@pytest.mark.parametrize("name", REFUSALS)
def test_says_why_in_a_sentence(name):
    assert REFUSALS[name][1] in refusal(name).sentence


@pytest.mark.parametrize("name", [name for name in REFUSALS if "cut off" in name or "broken" in name])
def test_quotes_nothing_of_the_document(name):
    assert CANARY not in f"{refusal(name)} {refusal(name).sentence}"


AT_THE_LIMIT = {
    "25 MB": lambda: b"a review " + b" " * (25_000_000 - 9),
    "600 pages": lambda: builders.pdf([["A review."]] + [[]] * 599),
    "1,000,000 characters": lambda: b"ab " * 333_000,
}


@pytest.mark.parametrize("name", AT_THE_LIMIT)
def test_takes_what_is_at_the_limit(name):
    assert extract(Raw(AT_THE_LIMIT[name]())).content.reveal().text
