"""Documents made into what a segment holds of them."""

import zlib
from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search.document import Document
from search.placing import WEIGHTS, placed
from search.whoosh_postings import Postings, inverted


class Group(NamedTuple):
    """What is kept of a group beside its words: one value for each of its documents, which stand by order and id.

    `lengths` count occurrences; `tags` maps a facet to the values of each document. `words` are the words as
    `words.Part.folded` has them, each in a line with the stems that it has, compressed.
    """

    name: str
    revision: str
    ids: list[str]
    orders: list[int]
    dates: list[int]
    weights: list[float]
    lengths: list[int]
    tags: dict[str, list[tuple[str, ...]]]
    words: bytes


class Batch:
    """Groups that become one segment."""

    def __init__(self) -> None:
        self.documents = 0
        self._groups: list[tuple[str, str, list[Document], list[int], int]] = []
        # By stem and folded word, so that one look at a word gives both.
        self._pairs: dict[tuple[str, str], int] = {}
        self._of = array("I")
        self._places = array("I")
        self._parts = array("f")

    def add(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """Add a group; nothing of it is there yet, and it has documents."""
        pairs, of, places, parts = self._pairs, self._of, self._places, self._parts
        first = len(of)
        lengths = []
        in_order = sorted(documents, key=lambda document: (document.order, document.id))
        for document in in_order:
            before = len(of)
            for stem, place, part, folded in placed(document):
                of.append(pairs.setdefault((stem, folded), len(pairs)))
                places.append(place)
                parts.append(WEIGHTS[part])
            lengths.append(len(of) - before)
        self._groups.append((group, revision, in_order, lengths, first))
        self.documents += len(in_order)

    def postings(self) -> Postings:
        """The words of all documents, numbered in the order of `groups`."""
        lengths = [length for _, _, _, of_group, _ in self._groups for length in of_group]
        return inverted(
            [stem for stem, _ in self._pairs],
            np.frombuffer(self._of, dtype=np.uint32),
            np.repeat(np.arange(len(lengths)), lengths),
            np.frombuffer(self._parts, dtype=np.float32),
            np.frombuffer(self._places, dtype=np.uint32),
        )

    def groups(self) -> list[Group]:
        """What else is kept of each group."""
        pairs = list(self._pairs)
        of = np.frombuffer(self._of, dtype=np.uint32)
        found = []
        for group, revision, documents, lengths, first in self._groups:
            used = np.unique(of[first : first + sum(lengths)]).tolist()
            tags = {name for document in documents for name in document.tags}
            found.append(
                Group(
                    group,
                    revision,
                    [document.id for document in documents],
                    [document.order for document in documents],
                    [document.date for document in documents],
                    [document.weight for document in documents],
                    lengths,
                    {name: [tuple(document.tags.get(name, ())) for document in documents] for name in sorted(tags)},
                    _lines([pairs[number] for number in used]),
                )
            )
        return found


def _lines(pairs: Sequence[tuple[str, str]]) -> bytes:
    stems: dict[str, str] = {}
    for stem, folded in sorted(pairs):
        stems[folded] = f"{stems[folded]} {stem}" if folded in stems else stem
    return zlib.compress("\n".join(f"{folded} {stem}" for folded, stem in stems.items()).encode(), 3)


def lines(words: bytes) -> list[str]:
    """The lines of `Group.words`."""
    text = zlib.decompress(words).decode()
    return text.split("\n") if text else []
