"""The promises of a structured text, kept by what assembles it and checked in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import DocumentRefused
from ingest.extract.drafts import Draft, assemble, check
from ingest.mentions import Span
from ingest.structure import Block, BlockKind, StructuredText

P = BlockKind.PARAGRAPH
BROKEN = {
    "not NFC": StructuredText("Zoe\u0308", (Block(P, Span(0, 4)),)),
    "a no-break space": StructuredText("a\u00a0b", (Block(P, Span(0, 3)),)),
    "text before the first block": StructuredText("ab", (Block(P, Span(1, 2)),)),
    "text after the last block": StructuredText("ab", (Block(P, Span(0, 1)),)),
    "overlapping blocks": StructuredText("a\nb", (Block(P, Span(0, 1)), Block(P, Span(0, 3)))),
    "two newlines between blocks": StructuredText("a\n\nb", (Block(P, Span(0, 1)), Block(P, Span(3, 4)))),
    "a newline in a block": StructuredText("a\nb", (Block(P, Span(0, 3)),)),
    "an empty block": StructuredText("", (Block(P, Span(0, 0)),)),
    "a heading without level": StructuredText("a", (Block(BlockKind.HEADING, Span(0, 1)),)),
    "a paragraph with a level": StructuredText("a", (Block(P, Span(0, 1), 2),)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_finds_a_broken_promise(name):
    with pytest.raises(ValueError, match=r"[a-z]\.$"):
        check(BROKEN[name])


@given(
    st.lists(
        st.builds(
            lambda kind, text: Draft(kind, text, int(kind is BlockKind.HEADING)), st.sampled_from(BlockKind), st.text()
        )
    )
)
def test_keeps_every_promise_whatever_the_drafts_hold(drafts):
    check(assemble(drafts))


def test_blocks_are_the_drafts_without_the_empty_ones():
    content = assemble([Draft(P, "One  two"), Draft(P, "\u200b \n"), Draft(BlockKind.TABLE_ROW, "a \tb\t")])
    assert [content.text[b.span.start : b.span.end] for b in content.blocks] == ["One two", "a\tb"]


def test_refuses_too_many_characters_over_all_blocks():
    with pytest.raises(DocumentRefused) as refused:
        assemble([Draft(P, "word " * 1000)] * 201)
    assert refused.value.code == "too-many-characters"
