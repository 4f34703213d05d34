"""How documents and queries look to Whoosh."""

from collections.abc import Iterator, Sequence
from typing import Any

from whoosh import query as whoosh_query
from whoosh.collectors import Collector
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.matching import DisjunctionMaxMatcher
from whoosh.searching import Searcher

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term
from search.document import Document
from search.loosening import MOST_ALTERNATIVES
from search.placing import WEIGHTS, placed


class _Words(TEXT):  # type: ignore[misc]  # Whoosh has no types.
    """All words of a document in one list, with positions for phrases; no text is kept."""

    def index(self, value: Document, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term with its frequency, its weight and its encoded positions; Whoosh calls this."""
        places: dict[str, list[int]] = {}
        weights: dict[str, float] = {}
        for stem, place, part, _folded in placed(value):
            places.setdefault(stem, []).append(place)
            weights[stem] = weights.get(stem, 0.0) + WEIGHTS[part]
        for stem, at_all in places.items():
            yield stem.encode(), len(at_all), weights[stem], self.format.encode(at_all)


SCHEMA = Schema(group=ID(), words=_Words(), row=STORED(), mark=STORED())


def fields_of(document: Document) -> dict[str, Any]:
    """What Whoosh is given of a document: words to index, and only ids and tags to keep."""
    row = (document.id, document.group, document.order, dict(document.tags), document.date, document.weight)
    return {"group": document.group, "words": document, "row": row}


def mark_of(group: str, revision: str) -> dict[str, Any]:
    """A document without words that says which revision of a group is indexed, committed together with the group."""
    return {"group": group, "mark": (group, revision)}


class _Everything(Collector):  # type: ignore[misc]  # Whoosh has no types.
    """Every match with its score. The stock collectors skip weak matches, so that totals would be estimates."""

    def __init__(self) -> None:
        super().__init__()
        self.scores: dict[int, float] = {}

    def collect(self, sub_docnum: int) -> None:
        """Note one match; Whoosh calls this."""
        self.scores[self.offset + sub_docnum] = self.matcher.score()


class _Best(DisjunctionMaxMatcher):  # type: ignore[misc]  # Whoosh has no types.
    """The better of two scores of one document. The stock one takes the score of another document that is next."""

    def score(self) -> float:
        """The score of the document at hand; Whoosh calls this."""
        active = [matcher for matcher in (self.a, self.b) if matcher.is_active()]
        at = min(matcher.id() for matcher in active)
        return max(float(matcher.score()) for matcher in active if matcher.id() == at)


class _BestOf(whoosh_query.DisjunctionMax):  # type: ignore[misc]  # Whoosh has no types.
    def _matcher(self, subs: Sequence[Any], searcher: Searcher, context: Any) -> Any:
        return self._tree_matcher(subs, _Best, searcher, context, None)


def matches(searcher: Searcher, clauses: tuple[Clause, ...], *, every: bool) -> dict[int, float]:
    """The numbers of the documents that meet every clause (or one of the rarest), with their scores."""
    parts = [_translated(clause) for clause in clauses]
    whole = whoosh_query.And(parts) if every else whoosh_query.Or(_rarest(parts, searcher))
    everything = _Everything()
    searcher.search_with_collector(whole.normalize(), everything, searcher.context(needs_current=True))
    return everything.scores


def _rarest(parts: list[whoosh_query.Query], searcher: Searcher) -> list[whoosh_query.Query]:
    reader = searcher.reader()
    known = [part for part in parts if part.estimate_size(reader)]
    return sorted(known, key=lambda part: part.estimate_size(reader))[:MOST_ALTERNATIVES]


def _translated(clause: Clause) -> whoosh_query.Query:
    match clause:
        case Term(stem):
            return whoosh_query.Term("words", stem)
        case Phrase(stems):
            return whoosh_query.Phrase("words", list(stems))
        case Prefix(letters):
            return whoosh_query.Prefix("words", letters)
        case SameAs(clauses):
            return _BestOf([_translated(one) for one in clauses])
        case AnyOf(clauses):
            return whoosh_query.Or([_translated(one) for one in clauses])
        case AllOf(clauses):
            return whoosh_query.And([_translated(one) for one in clauses])
        case Lesser(one):
            return _translated(one)
