"""In which documents the words of a query are: what a search asks the tables of a generation."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise, starmap

import asyncpg
import numpy as np

from search.clauses import AllOf, Clause, Phrase, Prefix, Term
from search.index import Place
from search.postgres_known import View
from search.postgres_schema import UNITS, Tables, any_weight, lexeme, pair, quoted
from search.postgres_scoring import Mask, Matching, Statistics, Weighed, every_leaf
from search.ranking import MOST_FORMS
from search.stretches import Numbers

# One row in so many is read by an index in the time that it takes to read all.
_OF_MANY = 4

# To look where the words of a phrase stand takes a microsecond and a half for each document. Beyond so many it is worth
# to find those first that have them in pairs.
_FEW = 1_000

_NOWHERE: Numbers = np.zeros(0, dtype=np.int64)

# All letters sort before this one.
_LAST_LETTER = "\U0010ffff"


class Postings:
    """The words of the documents of a generation, as the transaction of `connection` sees them."""

    def __init__(self, connection: asyncpg.Connection, tables: Tables, view: View) -> None:
        self._connection = connection
        self._tables = tables
        self._view = view
        # A query that is loosened asks for some of its stems again.
        self._whole: dict[str, Weighed] = {}

    async def statistics(self, clauses: Iterable[Clause]) -> Statistics:
        """What ranking needs to know of the stems in those clauses."""
        leaves = set(every_leaf(clauses))
        beginning = {leaf.letters: await self._beginning(leaf) for leaf in leaves if isinstance(leaf, Prefix)}
        stems = {stem for found in beginning.values() for stem in found}
        stems |= {leaf.stem for leaf in leaves if isinstance(leaf, Term)}
        stems |= {stem for leaf in leaves if isinstance(leaf, Phrase) for stem in leaf.stems}
        weights: dict[str, dict[int, int]] = {}
        rows = await self._connection.fetch(
            f"SELECT stem, units, documents FROM {self._tables.stems} WHERE stem = ANY($1::text[])", sorted(stems)
        )
        for stem, units, documents in rows:
            weights.setdefault(stem, {})[units] = documents
        return Statistics(len(self._view.there), weights, beginning)

    async def matching(self, statistics: Statistics, clauses: Sequence[Clause], without: Sequence[Clause]) -> Matching:
        """Clauses put to all documents."""
        words = await self._words(statistics, (*clauses, *without), ())
        matching = Matching(statistics, self._view.shortness, words)
        await self._look_for_phrases(matching, (*clauses, *without), ())
        return matching

    async def matching_all(
        self, statistics: Statistics, clauses: Sequence[Clause], without: Sequence[Clause]
    ) -> Matching:
        """Clauses put to documents that meet all of them; others may seem not to meet one.

        Where one clause is rare, the documents that have the words of the others are not read one and all.
        """
        narrow = [stems for clause in clauses if (stems := statistics.one_of(clause)) is not None]
        among = min(narrow, key=statistics.together, default=())
        words = await self._words(statistics, (*clauses, *without), among)
        matching = Matching(statistics, self._view.shortness, words)
        await self._look_for_phrases(matching, (*clauses, *without), clauses)
        return matching

    async def ids(self, positions: Numbers) -> list[tuple[str, int]]:
        """The id and the order of the documents at those positions."""
        numbers = self._view.number[positions].tolist()
        rows = await self._connection.fetch(
            f"SELECT number, id, place FROM {self._tables.facts} WHERE number = ANY($1::integer[])", numbers
        )
        known = {row["number"]: (row["id"], row["place"]) for row in rows}
        return [known[number] for number in numbers]

    async def tie(self, place: Place, *, after: bool) -> int:
        """What `View.tie` is at that place: of the last document up to it, or of the first from it on."""
        edge, beside, side = ("max", "first - 1", "<=") if after else ("min", "last + 1", ">=")
        number = await self._connection.fetchval(
            f"""
            SELECT coalesce((
                SELECT {edge}(number) FROM {self._tables.facts}
                WHERE number BETWEEN first AND last AND (place, id) {side} ($2::bigint, $3::text)
            ), {beside})
            FROM {self._tables.revisions} WHERE "group" = $1
            """,
            place.group,
            place.order,
            place.id,
        )
        return self._view.tie_of(place.group, number or 0)

    async def _beginning(self, prefix: Prefix) -> tuple[str, ...]:
        rows = await self._connection.fetch(
            f"""
            SELECT unnest(stems) AS stem FROM (
                SELECT array_agg(stem) AS stems FROM {self._tables.forms} WHERE form >= $1 AND form < $2
                GROUP BY form ORDER BY max(groups) DESC, form LIMIT {MOST_FORMS}
            ) AS most
            """,
            prefix.letters,
            prefix.letters + _LAST_LETTER,
        )
        return tuple(sorted({row["stem"] for row in rows}))

    async def _words(
        self, statistics: Statistics, clauses: Sequence[Clause], among: Collection[str]
    ) -> Mapping[str, Weighed]:
        asked = {stem for leaf in every_leaf(clauses) for stem in statistics.stems(leaf)}
        self._whole |= await self._listed(sorted(asked - self._whole.keys()))
        stems = sorted(asked - self._whole.keys())
        wanted = [(stem, units) for stem in stems for units in statistics.weights.get(stem, ())]
        # The server takes the shorter way by itself, but has to go it once for each stem and weight.
        narrow = among and statistics.together(among) * len(wanted) < statistics.together(stems)
        near = f" & ({' | '.join(map(any_weight, among))})" if narrow else ""
        found: dict[str, list[tuple[Numbers, int]]] = {}
        rows = await self._connection.fetch(
            f"""
            SELECT numbers FROM unnest($1::text[]) WITH ORDINALITY AS asked (query, place), LATERAL (
                SELECT string_agg(int4send(number), '') AS numbers FROM {self._tables.documents}
                WHERE words @@ query::tsquery
            ) AS found ORDER BY place
            """,
            [lexeme(stem, units) + near for stem, units in wanted],
        )
        for (stem, units), row in zip(wanted, rows, strict=True):
            found.setdefault(stem, []).append((self._positions(row["numbers"]), units))
        rest = {stem: _weighed(each) for stem, each in found.items()}
        if not narrow:
            self._whole |= rest
        return self._whole | rest

    async def _listed(self, stems: Sequence[str]) -> Mapping[str, Weighed]:
        """Those of the stems that have lists."""
        rows = await self._connection.fetch(
            f"""
            SELECT stem, units, string_agg(numbers, '') FROM {self._tables.lists} WHERE stem = ANY($1::text[])
            GROUP BY stem, units
            """,
            stems,
        )
        found: dict[str, list[tuple[Numbers, int]]] = {}
        for stem, units, numbers in rows:
            found.setdefault(stem, []).append((self._positions(numbers), units))
        return {stem: _weighed(each) for stem, each in found.items()}

    async def _look_for_phrases(
        self, matching: Matching, clauses: Sequence[Clause], required: Sequence[Clause]
    ) -> None:
        """Say where the phrases in clauses are, of the documents that may meet all that are required."""
        phrases = {leaf for leaf in every_leaf(clauses) if isinstance(leaf, Phrase)}
        if phrases:
            reach = matching.reach(AllOf(tuple(required)))
            for phrase in phrases:
                near = matching.reach(phrase) & reach
                many = np.count_nonzero(near) > _FEW
                if many:
                    near &= await self._in_pairs(phrase)
                # Two words that are a pair stand side by side.
                sure = many and len(phrase.stems) == 2  # Of a pair.
                matching.phrases[phrase] = np.flatnonzero(near) if sure else await self._beside(phrase, near)

    async def _in_pairs(self, phrase: Phrase) -> Mask:
        """Where each word of the phrase stands right before the next one, though not all of them in a row."""
        found = await self._connection.fetchval(
            f"SELECT string_agg(int4send(number), '') FROM {self._tables.documents} WHERE pairs @> $1::bigint[]",
            sorted(starmap(pair, pairwise(phrase.stems))),
        )
        mask = np.zeros(self._view.size, dtype=bool)
        mask[self._positions(found)] = True
        return mask

    async def _beside(self, phrase: Phrase, reach: Mask) -> Numbers:
        numbers = self._view.number[np.flatnonzero(reach)]
        if not len(numbers):
            return _NOWHERE
        among: bytes | list[int] = numbers.tolist()
        where = "number = ANY($2::integer[])"
        if len(numbers) * _OF_MANY > self._view.size:
            # To look for many rows one by one takes longer than to pass over the others.
            bits = np.zeros(int(numbers[-1]) + 1, dtype=bool)
            bits[numbers] = True
            among = np.packbits(bits, bitorder="little").tobytes()
            where = f"number <= {int(numbers[-1])} AND get_bit($2::bytea, number) = 1"
        found = await self._connection.fetchval(
            f"""
            SELECT string_agg(int4send(number), '') FROM {self._tables.stretches}
            WHERE {where} AND words @@ $1::text::tsquery
            """,
            " <-> ".join(map(quoted, phrase.stems)),
            among,
        )
        return self._positions(found)

    def _positions(self, numbers: bytes | None) -> Numbers:
        known = np.frombuffer(numbers or b"", dtype=">i4")
        # A list has numbers of documents that are gone, which nobody need have read.
        known = known[known < len(self._view.position)]
        positions: Numbers = self._view.position[known].astype(np.int64)
        there: Numbers = positions[self._view.number[positions] == known]
        return there


def _weighed(each: Sequence[tuple[Numbers, int]]) -> Weighed:
    positions = np.concatenate([positions for positions, _ in each])
    return Weighed(positions, np.repeat([units / UNITS for _, units in each], [len(one) for one, _ in each]))
