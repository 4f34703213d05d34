"""Passages for the search engines, and how they are asked for."""

from collections.abc import Collection, Mapping
from typing import Any

from search.clauses import AnyOf, Clause, Term
from search.document import Document
from search.grammar import parse
from search.index import Index, Results
from search.query import Query

NO_COUNTS: dict[str, dict[str, int]] = {"nation": {}, "kind": {}, "theme": {}}


def document(text: str, identity: str = "r1#1", **other: Any) -> Document:
    group, _, number = identity.partition("#")
    kept: dict[str, Any] = {"title": "", "heading": "", "tags": {}, "order": int(number)} | other
    return Document(id=identity, group=group, text=text, **kept)


def find(
    index: Index,
    asked: str | Query,
    filters: Mapping[str, Collection[str]] | None = None,
    limit: int = 50,
    **other: Any,
) -> Results:
    query = parse(asked) if isinstance(asked, str) else asked
    return index.search(query, filters=filters or {}, limit=limit, **other)


def asking(*clauses: Clause, without: tuple[Clause, ...] = (), strict: bool = False) -> Query:
    return Query(clauses, without, strict)


def one_of(*stems: str) -> AnyOf:
    return AnyOf(tuple(map(Term, stems)))


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


def fill(index: Index, *documents: Document) -> None:
    for group in dict.fromkeys(one.group for one in documents):
        index.replace(group, "1", [one for one in documents if one.group == group])


def tagged(identity: str, nation: str, kind: str, text: str = "neglect") -> Document:
    tags = {"nation": (nation,), "kind": (kind,)}
    return document(text, identity, tags={name: values for name, values in tags.items() if any(values)})
