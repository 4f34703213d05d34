"""Whoosh as it comes: its own analyser, writer, query parser, facets and highlights, with nothing set.

All that is searched of a lesson stands in one stored field, which is the fastest way to do it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from search_corpus import Group, Stored
from search_engines import TOP, Answer, folder_size
from search_questions import ANY, COUNTED, FILTERS, PHRASE, PREFIX, WITH_FACETS, Question
from whoosh import index
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.qparser import QueryParser
from whoosh.query import And, Or, Term

from search.document import Document


class ShippedWhoosh:
    """Whoosh, in a folder."""

    def __init__(self, place: str, _stored: Stored) -> None:
        self._folder = Path(place)
        self._index: Any = index.open_dir(place) if index.exists_in(place) else index.create_in(place, _schema())
        self._searcher: Any = None

    def build(self, groups: Iterable[Group]) -> None:
        writer = self._index.writer()
        for group in groups:
            for document in group.documents:
                writer.add_document(**_fields(document))
        writer.commit()

    def ask(self, question: Question) -> Answer:
        if self._searcher is None:
            self._searcher = self._index.searcher()
        facets = {"groupedby": list(COUNTED)} if question.kind in WITH_FACETS else {}
        results = self._searcher.search(self._query(question), limit=TOP, **facets)
        for facet in facets.get("groupedby", ()):
            {value: len(numbers) for value, numbers in results.groups(facet).items()}
        # With facets Whoosh drops the limit.
        first = results[:TOP]
        marked = sum(hit.highlights("text").count("<b ") for hit in first) if question.kind == ANY else 0
        return Answer(len(results), tuple(hit["id"] for hit in first), marked)

    def replace(self, group: str, _revision: str, documents: Sequence[Document]) -> None:
        writer = self._index.writer()
        writer.delete_by_term("group", group)
        for document in documents:
            writer.add_document(**_fields(document))
        writer.commit()
        # Its own refresh() gives deleted documents back.
        if self._searcher is not None:
            self._searcher.close()
        self._searcher = self._index.searcher()

    def size(self) -> float:
        return folder_size(self._folder)

    def memory(self) -> float:
        return 0.0

    def close(self) -> None:
        self._index.close()

    def _query(self, question: Question) -> Any:
        if question.kind == FILTERS:
            return And([Or([Term(facet, value) for value in values]) for facet, values in question.filters.items()])
        text = " ".join(question.words)
        if question.kind == ANY:
            text = " OR ".join(question.words)
        elif question.kind == PHRASE:
            text = f'"{text}"'
        elif question.kind == PREFIX:
            text = f"{text}*"
        return QueryParser("text", self._index.schema).parse(text)


def _schema() -> Schema:
    one, several = ID(stored=True), KEYWORD(stored=True, commas=True)
    return Schema(
        id=ID(stored=True, unique=True),
        group=ID(stored=True),
        text=TEXT(analyzer=StemmingAnalyzer(), stored=True),
        **dict.fromkeys(COUNTED, one),
        **dict.fromkeys(("theme", "agency", "age_band", "board"), several),
    )


def _fields(document: Document) -> dict[str, str]:
    text = f"{document.text}\n{document.heading}\n{document.themes}\n{document.title}"
    tags = {facet: ",".join(values) for facet, values in document.tags.items()}
    return {"id": document.id, "group": document.group, "text": text, **tags}
