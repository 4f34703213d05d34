"""An index that looks at every document with the plainest code there is.

It says what the port means: the contract suite compares the engines with it, and tests that need no engine use it.
"""

import struct
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term
from search.document import Document, unique
from search.index import FEW_HAVE_ALL, SOME_OF_THE_WORDS, Hit, Order, Place, Results
from search.loosening import ENOUGH, loosened
from search.nearness import LEAST, MARK, NEAREST
from search.placing import WEIGHTS, placed
from search.query import Query
from search.ranking import MOST_FORMS, most, rarity, score, shortness, usual_length


@dataclass(eq=False)
class Known:
    """A document, where its stems stand and what they weigh; one is equal to itself only, so that it can be a key."""

    document: Document
    places: dict[str, list[int]] = field(default_factory=dict)
    weights: Counter[str] = field(default_factory=Counter)
    forms: set[tuple[str, str]] = field(default_factory=set)
    length: int = 0

    def __post_init__(self) -> None:
        for stem, place, part, folded in placed(self.document):
            self.places.setdefault(stem, []).append(place)
            self.weights[stem] += WEIGHTS[part]  # type: ignore[assignment]  # Counts that are not whole.
            if folded:
                self.forms.add((folded, stem))
                self.length += 1

    def beside(self, stems: Sequence[str]) -> bool:
        """Whether these stand side by side somewhere."""
        starts = self.places.get(stems[0], ())
        return any(all(at + by in self.places.get(stem, ()) for by, stem in enumerate(stems)) for at in starts)


@dataclass
class Kept:
    """What all objects of one index see."""

    groups: dict[str, tuple[str, list[Known]]] = field(default_factory=dict)
    vocabulary: Counter[str] | None = None


class PlainIndex:
    """An `Index` of what is in `kept`."""

    def __init__(self, facets: Sequence[str], kept: Kept | None = None) -> None:
        self._facets = facets
        self._kept = kept or Kept()

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        kept = unique(group, documents)
        self._kept.groups.pop(group, None)
        self._kept.vocabulary = None
        if kept:
            self._kept.groups[group] = (revision, [Known(document) for document in kept])

    def search(
        self,
        query: Query,
        *,
        filters: Mapping[str, Collection[str]],
        limit: int,
        within: Collection[str] = (),
        order: Order = Order.BEST,
        after: Place | None = None,
        before: Place | None = None,
        explain: bool = False,
    ) -> Results:
        if set(filters) - set(self._facets) or limit < 0 or (after and before):
            raise ValueError(f"No such search: {filters}, {limit}, {after}, {before}.")
        known = [one for _, group in self._kept.groups.values() for one in group]
        ranking = Ranking(known)
        looked_for, by_words, hint = look(query, known, ranking)
        by_meaning = query.by_meaning and order is Order.BEST
        near = nearest(query, known, ranking) if by_meaning else {}
        found = [one for one in known if one in by_words or one in near]
        within_reach = [one for one in found if not within or one.document.group in within]
        passed = [one for one in within_reach if passes(one.document, filters)]
        of_group = Counter(one.document.group for one in passed)
        worths = {
            one: sum(ranking.score(clause, one) for clause in looked_for) * one.document.weight
            for one in passed
            if one in by_words
        }
        if by_meaning:
            cosines = {one: near[one] for one in passed if one in near}
            worths = {one: reciprocal(one, worths) + reciprocal(one, cosines) for one in passed}
        hits = []
        for one in passed:
            shares = tuple(
                ranking.score(clause, one) if clause in looked_for and one in by_words else 0.0
                for clause in query.clauses
            )
            worth = worths[one]
            key = worth if order is Order.BEST else float(one.document.date)
            document = one.document
            place = Place(key, document.group, document.order, document.id)
            of_this = of_group[document.group]
            cosine = near.get(one, 0.0)
            hits.append(Hit(document.id, document.group, worth, place, of_this, shares if explain else (), cosine))
        hits.sort(key=lambda hit: at(hit.place, order))
        start, stop = 0, min(limit, len(hits))
        if after:
            start = sum(at(hit.place, order) <= at(after, order) for hit in hits)
            stop = min(start + limit, len(hits))
        if before:
            stop = sum(at(hit.place, order) < at(before, order) for hit in hits)
            start = max(stop - limit, 0)
        return Results(
            total=len(hits),
            hits=tuple(hits[start:stop]),
            facets={name: self._counts(name, within_reach, filters) for name in self._facets},
            hint=hint,
            groups=len(of_group),
            more_before=0 < start < stop,
            more_after=start < stop < len(hits),
        )

    def _counts(self, name: str, found: Sequence[Known], filters: Mapping[str, Collection[str]]) -> dict[str, int]:
        others = {other: values for other, values in filters.items() if other != name}
        left = [one.document for one in found if passes(one.document, others)]
        counts = Counter(value for document in left for value in document.tags.get(name, ()))
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def vocabulary(self) -> Mapping[str, int]:
        if self._kept.vocabulary is None:
            groups = [{folded for one in group for folded, _ in one.forms} for _, group in self._kept.groups.values()]
            self._kept.vocabulary = Counter(folded for forms in groups for folded in forms)
        return self._kept.vocabulary

    def groups(self) -> dict[str, str]:
        return {group: revision for group, (revision, _) in self._kept.groups.items()}

    def rebuild(self, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
        fresh = Kept()
        seen = set()
        for group, revision, documents in items:
            if group in seen:
                raise ValueError("A group comes twice.")
            seen.add(group)
            PlainIndex(self._facets, fresh).replace(group, revision, documents)
        self._kept.groups, self._kept.vocabulary = fresh.groups, None
        return len(seen)

    def clear(self) -> None:
        self.rebuild(())

    def close(self) -> None:
        pass


def at(place: Place, order: Order) -> tuple[float, str, int, str]:
    """What places are sorted by."""
    return (place.key if order is Order.OLDEST else -place.key, place.group, place.order, place.id)


def passes(document: Document, filters: Mapping[str, Collection[str]]) -> bool:
    """Whether the document has one of the values of each filter that names any."""
    return all(set(document.tags.get(name, ())) & set(values) for name, values in filters.items() if values)


def look(query: Query, known: Sequence[Known], ranking: "Ranking") -> tuple[tuple[Clause, ...], list[Known], str]:
    """The clauses that count, the documents that are found, and the hint."""
    let_through = [one for one in known if not any(ranking.meets(clause, one) for clause in query.without)]
    whole = [one for one in let_through if all(ranking.meets(clause, one) for clause in query.clauses)]
    if query.strict or len(query.clauses) < 2 or len(whole) >= ENOUGH:
        return query.clauses, whole, ""
    looked_for, least = loosened(query.clauses, ranking.most)
    met = {one: sum(ranking.meets(clause, one) for clause in looked_for) for one in let_through}
    enough = [one for one in met if met[one] >= least] or [one for one in met if met[one]]
    some = [one for one in let_through if one in enough or one in whole]
    if len(some) == len(whole):
        return query.clauses, whole, ""
    return looked_for, some, FEW_HAVE_ALL if whole else SOME_OF_THE_WORDS


def nearest(query: Query, known: Sequence[Known], ranking: "Ranking") -> dict[Known, float]:
    """The documents that are nearest to the query, and how near they are."""
    let_through = [one for one in known if not any(ranking.meets(clause, one) for clause in query.without)]
    near = {one: round(cosine(query.vector, one.document.vector), 5) for one in let_through}
    last = sorted(near.values(), reverse=True)[:NEAREST][-1:]
    return {one: value for one, value in near.items() if value >= max(LEAST, *last)}


def cosine(vector: bytes, other: bytes) -> float:
    if vector[:MARK] != other[:MARK]:
        return 0.0
    pairs = zip(struct.iter_unpack("<e", vector[MARK:]), struct.iter_unpack("<e", other[MARK:]), strict=True)
    return sum(one * another for (one,), (another,) in pairs)


def reciprocal(one: Known, worths: Mapping[Known, float]) -> float:
    """What its rank adds to its score; nothing where it is worth nothing."""
    if not worths.get(one):
        return 0.0
    return 1 / (60 + 1 + sum(round(other, 6) > round(worths[one], 6) for other in worths.values()))


class Ranking:
    """Whether documents meet a clause, and how well."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = known
        self._usual = usual_length(sum(one.length for one in known), len(known))
        self._frequency: dict[str, int] = {}
        self._beginning: dict[str, tuple[str, ...]] = {}

    def frequency(self, word: Term | Prefix) -> int:
        """How many documents have a word; a prefix is as frequent as its stems together."""
        stems = (word.stem,) if isinstance(word, Term) else self.beginning(word.letters)
        return min(sum(map(self._having, stems)), len(self._known))

    def _having(self, stem: str) -> int:
        if stem not in self._frequency:
            self._frequency[stem] = sum(stem in one.places for one in self._known)
        return self._frequency[stem]

    def beginning(self, letters: str) -> tuple[str, ...]:
        """The stems that a prefix stands for."""
        if letters not in self._beginning:
            groups: dict[str, set[str]] = {}
            stems: dict[str, set[str]] = {}
            for one in self._known:
                for folded, stem in one.forms:
                    if folded.startswith(letters):
                        groups.setdefault(folded, set()).add(one.document.group)
                        stems.setdefault(folded, set()).add(stem)
            forms = sorted(groups, key=lambda folded: (-len(groups[folded]), folded))[:MOST_FORMS]
            self._beginning[letters] = tuple(sorted({stem for folded in forms for stem in stems[folded]}))
        return self._beginning[letters]

    def most(self, clause: Clause) -> int:
        return most(clause, len(self._known), self.frequency)

    def meets(self, clause: Clause, one: Known) -> bool:
        match clause:
            case Term(stem):
                return stem in one.places
            case Phrase(stems):
                return one.beside(stems)
            case Prefix(letters):
                return any(stem in one.places for stem in self.beginning(letters))
            case SameAs(clauses) | AnyOf(clauses):
                return any(self.meets(other, one) for other in clauses)
            case AllOf(clauses, without):
                met = all(self.meets(other, one) for other in clauses)
                return met and not any(self.meets(other, one) for other in without)
            case Lesser(lesser):
                return self.meets(lesser, one)

    def score(self, clause: Clause, one: Known) -> float:
        return self._score(clause, one) if self.meets(clause, one) else 0.0

    def _score(self, clause: Clause, one: Known) -> float:
        match clause:
            case Term(stem):
                return self._word(clause, [stem], one)
            case Phrase(stems):
                return sum(self._word(Term(stem), [stem], one) for stem in stems)
            case Prefix(letters):
                return self._word(clause, self.beginning(letters), one)
            case SameAs(clauses):
                return max(self.score(other, one) for other in clauses)
            case AnyOf(clauses) | AllOf(clauses):
                return sum(self.score(other, one) for other in clauses)
            case Lesser(lesser, factor):
                return factor * self.score(lesser, one)

    def _word(self, word: Term | Prefix, stems: Collection[str], one: Known) -> float:
        weight = float(sum(one.weights[stem] for stem in stems))
        rare = rarity(len(self._known), self.frequency(word))
        return score(weight, shortness(float(one.length), self._usual), rare)
