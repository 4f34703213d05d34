"""A passage as the name model reads it: pieces of words, each with the shape of its word and its place in the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tokenizers import Tokenizer

from ingest.name_model.shapes import Shape, shape_of

# Of what stands between two words, this ends a sentence or a cell.
_ENDS = re.compile(r"[.!?:;\t\n•|]")


class Piece(NamedTuple):
    """One piece of a word; `word` counts words from 0, `start` and `end` are code points of the passage."""

    id: int
    shape: Shape
    word: int
    start: int
    end: int


class Reader:
    """Cuts passages into the pieces of the published vocabulary."""

    def __init__(self, vocabulary: str) -> None:
        """`vocabulary` is the JSON of the tokenizers library."""
        self._tokenizer = Tokenizer.from_str(vocabulary)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.start = self._tokenizer.token_to_id("[CLS]")
        self.end = self._tokenizer.token_to_id("[SEP]")

    def pieces(self, passage: str) -> list[Piece]:
        """The pieces in reading order, without the marks at both ends.

        A word here is what stands between blanks and punctuation: "O'Brien" is three.
        """
        encoding = self._tokenizer.encode(passage, add_special_tokens=False)
        places = encoding.offsets
        words = [word for word in encoding.word_ids if word is not None]
        shapes: dict[int, Shape] = {}
        done = 0
        for word, start, end in _extents(words, places):
            opens = not word or _ENDS.search(passage, done, start) is not None
            shapes[word] = shape_of(passage[start:end], opens=opens)
            # A mark is a word of its own here, and what it ends is told by the next word.
            done = end if shapes[word] is not Shape.NONE else done
        return [
            Piece(number, shapes[word], word, *place)
            for number, word, place in zip(encoding.ids, words, places, strict=True)
        ]


def _extents(words: list[int], places: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Each word with the place where it starts and the one where it ends."""
    current = first = last = -1
    for word, (start, end) in zip(words, places, strict=True):
        if word != current:
            if current >= 0:
                yield current, first, last
            current, first = word, start
        last = end
    if current >= 0:
        yield current, first, last
