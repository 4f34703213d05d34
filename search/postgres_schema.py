"""How documents look to PostgreSQL, and the tables that hold them.

A generation is seven tables, told apart by their number, in a schema of their own; another table says which are to be
read. Documents are numbered from 1 upwards as they come, those of a group in their order and without a gap, and no
number is ever given twice while the numbering lasts. So whoever knows the facts of some numbers need never read them
again.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from search.document import Document
from search.placing import WEIGHTS, Placed, placed

SCHEMA = "search_index"
CURRENT = f"{SCHEMA}.current"

# `made` names a numbering of documents, `changes` counts what was written since, `last` is the last number that was
# given, and `soiled` says that bytes of what was removed for good may still be in the tables.
CREATE_CURRENT = f"""
    CREATE SCHEMA IF NOT EXISTS {SCHEMA};
    CREATE TABLE IF NOT EXISTS {CURRENT} (
        version integer NOT NULL,
        generation bigint NOT NULL,
        made uuid NOT NULL,
        changes bigint NOT NULL,
        last integer NOT NULL,
        soiled boolean NOT NULL
    )
"""

# A weight is counted in these, so that it is a whole number; 0.05 divides all of `placing.WEIGHTS`.
UNITS = 20

# A weight of up to 51.2 is kept as it is; of greater ones so many binary digits. BM25 has levelled off long before.
_DIGITS = 10

# PostgreSQL keeps fewer than 256 places of a word in one vector, none above 16,383.
_MOST_PLACES = 255

# A long document is cut into stretches that overlap by more words than a phrase can have.
_OVERLAP = 64

# PostgreSQL keeps what is long apart from its row where the row would be longer than 2 KB, and looks at nothing else.
_PADDING = 2_100


class Row(NamedTuple):
    """A document as it is kept, without its number; `words` and each of `stretches` are vectors as PostgreSQL has them.

    `words` are the document's stems with their weights and without places, `pairs` those that stand side by side, as
    `pair` has them, and `stretches` the stems with their places.
    """

    id: str
    place: int
    date: int
    weight: float
    length: int
    tags: str
    vector: bytes
    words: str
    pairs: list[int]
    stretches: list[str]


class Batch(NamedTuple):
    """A group: its documents by their order, and its words, each as it is folded, a space, and its stem."""

    group: str
    revision: str
    rows: list[Row]
    forms: list[str]


@dataclass(frozen=True, slots=True)
class Tables:
    """The names of a generation's tables.

    Whoever uses more than one of them begins with `revisions`, so that nobody waits for somebody who waits in turn.
    """

    generation: int

    @property
    def revisions(self) -> str:
        """One row for each group: the numbers of its documents, and its words."""
        return f"{SCHEMA}.revision_{self.generation}"

    @property
    def stems(self) -> str:
        """One row for each stem and weight: in how many documents the stem has that weight."""
        return f"{SCHEMA}.stem_{self.generation}"

    @property
    def forms(self) -> str:
        """One row for each word as it is folded and each of its stems: in how many groups it has that one.

        One of its stems it has everywhere; a word of a Welsh document has others as well.
        """
        return f"{SCHEMA}.form_{self.generation}"

    @property
    def facts(self) -> str:
        """One row for each document: all that is known of it but its words."""
        return f"{SCHEMA}.fact_{self.generation}"

    @property
    def documents(self) -> str:
        """One row for each document: what it is found by."""
        return f"{SCHEMA}.document_{self.generation}"

    @property
    def stretches(self) -> str:
        """One row or more for each document: where its words stand."""
        return f"{SCHEMA}.stretch_{self.generation}"

    @property
    def lists(self) -> str:
        """One row or more for each weight of some stems that are in many documents: the numbers of those.

        A stem has all its documents here, or none. Some of them may be gone.
        """
        return f"{SCHEMA}.list_{self.generation}"

    @property
    def copied(self) -> tuple[str, ...]:
        """Those of which the others are made, in the order in which to use them."""
        return self.revisions, self.stems, self.forms, self.facts, self.documents, self.stretches

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, in the order in which to use them."""
        return *self.copied, self.lists

    @property
    def create(self) -> str:
        """The statements that make them, but for the indexes.

        Names and ids sort by code point. A search reads the row of every document that it finds: those of `documents`
        are padded with what packs to nothing, so that their vectors, which only the index needs, are kept apart and
        eighty rows fit a page. The vectors of `stretches` are looked into and stay with their rows, uncompressed. No
        statistics are kept of words: the server would have samples of them in a catalogue that nobody empties.
        """
        return f"""
            CREATE TABLE {self.revisions} (
                "group" text COLLATE "C" NOT NULL,
                revision text NOT NULL,
                first integer NOT NULL,
                last integer NOT NULL,
                forms text[] NOT NULL
            );
            CREATE TABLE {self.stems} (
                stem text COLLATE "C" NOT NULL,
                units integer NOT NULL,
                documents integer NOT NULL
            );
            CREATE TABLE {self.forms} (form text COLLATE "C" NOT NULL, stem text NOT NULL, groups integer NOT NULL);
            CREATE TABLE {self.facts} (
                number integer NOT NULL,
                id text COLLATE "C" NOT NULL,
                place bigint NOT NULL,
                date bigint NOT NULL,
                weight double precision NOT NULL,
                length integer NOT NULL,
                tags text NOT NULL,
                vector bytea NOT NULL
            );
            CREATE TABLE {self.documents} (
                number integer NOT NULL,
                padding text NOT NULL DEFAULT repeat(' ', {_PADDING}),
                words tsvector NOT NULL,
                pairs bigint[] NOT NULL
            ) WITH (toast_tuple_target = 128);
            CREATE TABLE {self.stretches} (number integer NOT NULL, words tsvector NOT NULL)
            WITH (toast_tuple_target = 8160);
            CREATE TABLE {self.lists} (stem text COLLATE "C" NOT NULL, units integer NOT NULL, numbers bytea NOT NULL);
            ALTER TABLE {self.lists} ALTER numbers SET STORAGE EXTERNAL;
            ALTER TABLE {self.lists} ALTER stem SET STATISTICS 0, ALTER numbers SET STATISTICS 0;
            ALTER TABLE {self.revisions} ALTER forms SET STATISTICS 0;
            ALTER TABLE {self.stems} ALTER stem SET STATISTICS 0;
            ALTER TABLE {self.forms} ALTER form SET STATISTICS 0, ALTER stem SET STATISTICS 0;
            ALTER TABLE {self.documents} ALTER words SET STATISTICS 0, ALTER pairs SET STATISTICS 0;
            ALTER TABLE {self.stretches} ALTER words SET STATISTICS 0;
        """

    @property
    def create_indexes(self) -> str:
        """The statements that make what searches are answered from: faster when the rows are there already."""
        return f"""
            ALTER TABLE {self.revisions} ADD PRIMARY KEY ("group");
            ALTER TABLE {self.stems} ADD PRIMARY KEY (stem, units);
            ALTER TABLE {self.forms} ADD PRIMARY KEY (form, stem);
            ALTER TABLE {self.facts} ADD PRIMARY KEY (number);
            ALTER TABLE {self.documents} ADD PRIMARY KEY (number);
            CREATE INDEX ON {self.documents} USING gin (words) WITH (fastupdate = off);
            CREATE INDEX ON {self.documents} USING gin (pairs) WITH (fastupdate = off);
            CREATE INDEX ON {self.stretches} (number);
            CREATE INDEX ON {self.lists} (stem);
        """


def batch_of(group: str, revision: str, documents: Iterable[Document]) -> Batch:
    """What is kept of a group: words to find its documents by, and only ids and tags to give back."""
    forms: set[str] = set()
    rows = []
    for document in sorted(documents, key=lambda one: (one.order, one.id)):
        occurrences = list(placed(document))
        forms.update(f"{one.folded} {one.stem}" for one in occurrences if one.folded)
        rows.append(_row(document, occurrences))
    return Batch(group, revision, rows, sorted(forms))


def lexeme(stem: str, units: int) -> str:
    """How a stem of that weight stands in a vector, quoted. No stem has the sign between them."""
    return quoted(f"{stem}={units}")


def any_weight(stem: str) -> str:
    """What asks for that stem whatever its weight."""
    return f"{quoted(f'{stem}=')}:*"


def quoted(text: str) -> str:
    """A word in PostgreSQL's own language of vectors and queries."""
    escaped = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def pair(one: str, other: str) -> int:
    """Two stems of which the second stands right after the first, as a number of 64 bits.

    Any two pairs may have the same number, which is not to be expected among as many as a language has.
    """
    digest = blake2b(f"{one} {other}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def rounded(weight: float) -> int:
    """A weight in whole units.

    >>> rounded(1.25), rounded(51.0), rounded(204.85)
    (25, 1020, 4096)
    """
    units = round(weight * UNITS)
    spare = max(units.bit_length() - _DIGITS, 0)
    return units >> spare << spare


def _row(document: Document, occurrences: Sequence[Placed]) -> Row:
    weights: dict[str, float] = {}
    for one in occurrences:
        weights[one.stem] = weights.get(one.stem, 0.0) + WEIGHTS[one.part]
    return Row(
        document.id,
        document.order,
        document.date,
        document.weight,
        sum(bool(one.folded) for one in occurrences),
        json.dumps({name: list(values) for name, values in document.tags.items() if values}),
        document.vector,
        " ".join(lexeme(stem, rounded(weight)) for stem, weight in weights.items()),
        sorted(_pairs(occurrences)),
        list(_stretches(occurrences)),
    )


def _pairs(occurrences: Sequence[Placed]) -> set[int]:
    # A word of a Welsh document has several stems at one place.
    at: dict[int, list[str]] = {}
    for stem, place, *_ in occurrences:
        at.setdefault(place, []).append(stem)
    return {pair(one, other) for place, stems in at.items() for one in stems for other in at.get(place + 1, ())}


def _stretches(occurrences: Sequence[Placed]) -> Iterable[str]:
    last = occurrences[-1].place if occurrences else -1
    at = 0
    for start in range(0, max(last + 1 - _OVERLAP, 1) if occurrences else 0, _MOST_PLACES - _OVERLAP):
        while at < len(occurrences) and occurrences[at].place < start:
            at += 1
        places: dict[str, list[int]] = {}
        for stem, place, *_ in occurrences[at:]:
            if place >= start + _MOST_PLACES:
                break
            places.setdefault(stem, []).append(place - start + 1)
        if places:
            yield " ".join(f"{quoted(stem)}:{','.join(map(str, at_these))}" for stem, at_these in places.items())
