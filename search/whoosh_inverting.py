"""Documents made into what a segment holds of them."""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search.document import Document
from search.placing import WEIGHTS, placed
from search.whoosh_postings import Postings, inverted


class Group(NamedTuple):
    """What is kept of a group beside its words: one value for each of its documents, which stand by order and id.

    `lengths` are as `search.ranking` says; `tags` maps a facet to the values of each document, and
    `vectors` are as documents have them.
    """

    name: str
    revision: str
    ids: list[str]
    orders: list[int]
    dates: list[int]
    weights: list[float]
    lengths: list[int]
    tags: dict[str, list[tuple[str, ...]]]
    vectors: list[bytes]


class Batch:
    """Groups that become one segment."""

    def __init__(self) -> None:
        self.documents = 0
        self.groups: list[Group] = []
        # By stem and folded word, so that one look at a word gives both.
        self._pairs: dict[tuple[str, str], int] = {}
        self._of = array("I")
        self._places = array("I")
        self._parts = array("f")
        # How many of these each document has.
        self._counts: list[int] = []

    def add(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """Add a group; nothing of it is there yet, and it has documents."""
        pairs, of, places, parts = self._pairs, self._of, self._places, self._parts
        lengths = []
        in_order = sorted(documents, key=lambda document: (document.order, document.id))
        for document in in_order:
            before = len(of)
            length = 0
            for stem, place, part, folded in placed(document):
                of.append(pairs.setdefault((stem, folded), len(pairs)))
                places.append(place)
                parts.append(WEIGHTS[part])
                length += bool(folded)
            lengths.append(length)
            self._counts.append(len(of) - before)
        self.groups.append(_group(group, revision, in_order, lengths))
        self.documents += len(in_order)

    def postings(self) -> Postings:
        """The words of all documents, numbered in the order of `groups`."""
        return inverted(
            [stem for stem, _ in self._pairs],
            np.frombuffer(self._of, dtype=np.uint32),
            np.repeat(np.arange(self.documents), self._counts),
            np.frombuffer(self._parts, dtype=np.float32),
            np.frombuffer(self._places, dtype=np.uint32),
        )

    def forms(self) -> Postings:
        """The words as they are written, each followed by the stems that it has, and the groups that have them.

        Groups are numbered as documents are elsewhere, and the places mean nothing.
        """
        stems: dict[str, list[str]] = {"": []}
        for stem, folded in self._pairs:
            stems.setdefault(folded, []).append(stem)
        # What stands for no word of the text comes first, and is left out.
        numbers = {folded: number for number, folded in enumerate(stems, -1)}
        del stems[""]
        form = np.fromiter((numbers[folded] for _, folded in self._pairs), np.int64, len(self._pairs))
        group = np.repeat(
            np.repeat(np.arange(len(self.groups)), [len(group.ids) for group in self.groups]), self._counts
        )
        forms = form[np.frombuffer(self._of, dtype=np.uint32)]
        each = np.unique((forms * len(self.groups) + group)[forms >= 0])
        of, groups = np.divmod(each, max(len(self.groups), 1))
        lines = [" ".join((folded, *sorted(of_form))) for folded, of_form in stems.items()]
        return inverted(lines, of, groups, np.ones(len(of), dtype=np.float32), np.zeros(len(of), dtype=np.uint32))


def _group(name: str, revision: str, documents: Sequence[Document], lengths: list[int]) -> Group:
    facets = sorted({facet for document in documents for facet in document.tags})
    return Group(
        name,
        revision,
        [document.id for document in documents],
        [document.order for document in documents],
        [document.date for document in documents],
        [document.weight for document in documents],
        lengths,
        {facet: [tuple(document.tags.get(facet, ())) for document in documents] for facet in facets},
        [document.vector for document in documents],
    )
