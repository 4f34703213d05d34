"""Damaged and hostile files end in a refusal or a text, never in another error and never slowly."""

import random
import time

import builders
import pytest

from ingest.errors import DocumentRefused
from ingest.extract import extract
from ingest.raw import Raw

WHOLE = {
    "pdf": lambda: builders.pdf([["# Facts", builders.FILLER * 3, "| a | b"]], outline=[("Facts", 0)]),
    "docx": lambda: builders.docx([builders.w_p("Item", number=(1, 0)), builders.w_table(["a", "b"])]),
    "odt": lambda: builders.odt("<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>"),
    "rtf": lambda: builders.rtf(r"{\footnote Note}Text\par\trowd a\cell\row"),
    "html": lambda: builders.html("<table><tr><td>a<td>b</table><ol start=3><li value=x>c</ol>"),
}


def damaged(data, dice):
    """The bytes with a few of them changed, a stretch taken out, or the end cut off."""
    spoilt = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    start = dice.randrange(len(spoilt))
    if dice.random() < 0.5:
        del spoilt[start : start + dice.randint(1, 60)]
    return bytes(spoilt if dice.random() < 0.8 else spoilt[:start])


def outcome(data):
    """The text, or the sentence that says why there is none."""
    try:
        return extract(Raw(data)).content.reveal().text
    except DocumentRefused as refused:
        return refused.sentence


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("name", WHOLE)
def test_a_damaged_file_is_read_or_refused(name, seed):
    assert outcome(damaged(WHOLE[name](), random.Random(seed)))  # noqa: S311  # the same damage on every run


HOSTILE = {
    "deeply nested page": lambda: b"<html><body>" + b"<div><b>" * 50_000 + b"text",
    "deeply nested Word table": lambda: builders.docx([nested_table(400)]),
    "deeply nested RTF": lambda: b"{\\rtf1 " + b"{" * 100_000 + b"text",
    "a page of markers": lambda: builders.html("<p>" + "1.1.1.1.1" * 5_000 + "</p>"),
    "a text of page numbers": lambda: b"- " * 100_000,
    "a text of dots": lambda: b"a" + b" ." * 100_000,
    "a text of hyphens": lambda: b"a-\n" * 100_000,
    "a PDF that is nothing but its header": lambda: b"%PDF-1.7\n%%EOF",
}


def nested_table(depth):
    return "<w:tbl><w:tr><w:tc>" * depth + builders.w_p("text") + "</w:tc></w:tr></w:tbl>" * depth


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little_time(name):
    data = HOSTILE[name]()
    begun = time.process_time()
    outcome(data)
    assert time.process_time() - begun < 5
