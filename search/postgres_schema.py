"""How documents and queries look to PostgreSQL, and the tables that hold them.

A generation is three tables, told apart by their number, in a schema of their own; a fourth says which is to be read.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from search.clauses import Clause, Phrase, SameAs, Term
from search.document import Document
from search.placing import WEIGHTS, placed

SCHEMA = "search_index"
CURRENT = f"{SCHEMA}.current"

CREATE_CURRENT = (
    f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}; "
    f"CREATE TABLE IF NOT EXISTS {CURRENT} (version integer NOT NULL, generation bigint NOT NULL)"
)

# The weights that PostgreSQL has letters for, least first, and the letter of each part.
_LETTERS = dict(zip(WEIGHTS, "ABCD", strict=True))
RANKS = "{0," + ",".join(str(weight) for weight in reversed(WEIGHTS.values())) + "}"

# PostgreSQL keeps fewer than 256 places of a word in one vector, none above 16,383.
_MOST_PLACES = 255
_LAST_PLACE = 16_383

# A long document is cut into stretches that overlap by more words than a phrase can have (`query.MOST_WORDS`).
_OVERLAP = 64


class Row(NamedTuple):
    """A document as it is kept; the last two are vectors as PostgreSQL writes them."""

    group: str
    place: int
    id: str
    tags: str
    length: int
    words: str
    stretches: list[str] | None


@dataclass(frozen=True, slots=True)
class Tables:
    """The names of a generation's tables.

    Whoever uses more than one of them begins with `revisions`, so that nobody waits for somebody who waits in turn.
    """

    generation: int

    @property
    def revisions(self) -> str:
        """One row for each group."""
        return f"{SCHEMA}.revision_{self.generation}"

    @property
    def stems(self) -> str:
        """One row for each stem: in how many documents it is."""
        return f"{SCHEMA}.stem_{self.generation}"

    @property
    def documents(self) -> str:
        """One row for each document."""
        return f"{SCHEMA}.document_{self.generation}"

    @property
    def all(self) -> tuple[str, str, str]:
        """All three, in the order in which to use them."""
        return self.revisions, self.stems, self.documents

    @property
    def create(self) -> str:
        """The statements that make them, but for the index.

        Names and ids sort by code point. A row stays in one piece, uncompressed, as long as it fits a page of 8 KiB: to
        fetch and unpack the vectors of all that matches is what ranking would mostly wait for.
        """
        return f"""
            CREATE TABLE {self.revisions} (
                "group" text COLLATE "C" PRIMARY KEY,
                revision text NOT NULL,
                documents integer NOT NULL,
                length bigint NOT NULL
            );
            CREATE TABLE {self.stems} (stem text COLLATE "C" PRIMARY KEY, documents integer NOT NULL);
            CREATE TABLE {self.documents} (
                number bigint GENERATED ALWAYS AS IDENTITY,
                "group" text COLLATE "C" NOT NULL,
                place bigint NOT NULL,
                id text NOT NULL,
                tags text COLLATE "C" NOT NULL,
                length integer NOT NULL,
                words tsvector NOT NULL,
                stretches tsvector[]
            ) WITH (toast_tuple_target = 8160);
        """

    @property
    def create_indexes(self) -> str:
        """The statements that make what searches are answered from: faster when the rows are there already."""
        return f"""
            CREATE INDEX ON {self.documents} USING gin (words) WITH (fastupdate = off);
            CREATE INDEX ON {self.documents} ("group", place, number);
        """

    @property
    def insert(self) -> str:
        """The statement that adds a `Row`."""
        return f"""
            INSERT INTO {self.documents} ("group", place, id, tags, length, words, stretches)
            VALUES ($1, $2, $3, $4, $5, $6::text::tsvector, $7::text[]::tsvector[])
        """


def row_of(document: Document) -> Row:
    """What is kept of a document: words to find it by, and only ids and tags to give back."""
    occurrences = [(one.stem, one.place + 1, _LETTERS[one.part]) for one in placed(document)]
    words = _places(occurrences)
    fits = all(len(places) <= _MOST_PLACES for places in words.values()) and (
        not occurrences or occurrences[-1][1] <= _LAST_PLACE
    )
    return Row(
        document.group,
        document.order,
        document.id,
        json.dumps(dict(document.tags), sort_keys=True),
        len(occurrences),
        _vector(words),
        None if fits else [_vector(_places(stretch)) for stretch in _stretches(occurrences)],
    )


def asked(clause: Clause, *, loosely: bool = False) -> str:
    """A clause in PostgreSQL's own language of queries; loosely, the words of a phrase may stand anywhere."""
    match clause:
        case Term(stem):
            return _quoted(stem)
        case Phrase(stems):
            return f"({(' & ' if loosely else ' <-> ').join(map(_quoted, stems))})"
        case SameAs(clauses):
            return f"({' | '.join(asked(one, loosely=loosely) for one in clauses)})"


def _places(occurrences: Iterable[tuple[str, int, str]]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for stem, place, letter in occurrences:
        words.setdefault(stem, []).append(f"{min(place, _LAST_PLACE)}{letter}")
    return words


def _vector(words: dict[str, list[str]]) -> str:
    return " ".join(f"{_quoted(stem)}:{','.join(places[:_MOST_PLACES])}" for stem, places in words.items())


def _stretches(occurrences: list[tuple[str, int, str]]) -> Iterable[list[tuple[str, int, str]]]:
    step = _MOST_PLACES - _OVERLAP
    last = occurrences[-1][1]
    at = 0
    for start in range(0, last, step):
        while at < len(occurrences) and occurrences[at][1] <= start:
            at += 1
        stretch = []
        for stem, place, letter in occurrences[at:]:
            if place > start + _MOST_PLACES:
                break
            stretch.append((stem, place - start, letter))
        if stretch:
            yield stretch


def _quoted(stem: str) -> str:
    escaped = stem.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
