"""Tantivy, the yardstick: an engine in Rust with its own English stemmer, and facets by its own aggregation."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from search_corpus import FACETS, Group, Stored
from search_engines import TOP, Answer, folder_size
from search_questions import ALL, ANY, COUNTED, FILTERS, PHRASE, PREFIX, WITH_FACETS, Question

from search.document import Document

_TERMS = {facet: {"terms": {"field": facet, "size": 1_000}} for facet in COUNTED}


class Tantivy:
    """Tantivy, in a folder."""

    def __init__(self, place: str, _stored: Stored) -> None:
        self._folder = Path(place)
        self._index = tantivy.Index(_schema(), path=place)
        self._writer: Any = None
        self._stem = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.remove_long(40))
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.stemmer("english"))
            .build()
            .analyze
        )

    def build(self, groups: Iterable[Group]) -> None:
        writer = self._index.writer()
        for group in groups:
            for document in group.documents:
                writer.add_document(_document(document))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def ask(self, question: Question) -> Answer:
        searcher = self._index.searcher()
        query = self._query(question)
        results = searcher.search(query, TOP)
        if question.kind in WITH_FACETS:
            searcher.aggregate(query, _TERMS)
        first = [searcher.doc(address) for _, address in results.hits]
        marked = 0
        if question.kind == ANY:
            snippets = tantivy.SnippetGenerator.create(searcher, query, self._index.schema, "text")
            marked = sum(len(snippets.snippet_from_doc(one).highlighted()) for one in first)
        return Answer(results.count, tuple(one.get_first("id") for one in first), marked)

    def replace(self, group: str, _revision: str, documents: Sequence[Document]) -> None:
        if self._writer is None:
            self._writer = self._index.writer()
        self._writer.delete_documents_by_term("group", group)
        for document in documents:
            self._writer.add_document(_document(document))
        self._writer.commit()
        self._index.reload()

    def size(self) -> float:
        return folder_size(self._folder)

    def memory(self) -> float:
        return 0.0

    def close(self) -> None:
        if self._writer is not None:
            self._writer.wait_merging_threads()
        self._writer = None

    def _query(self, question: Question) -> Any:
        schema = self._index.schema
        if question.kind == FILTERS:
            filters = [
                tantivy.Query.term_set_query(schema, facet, list(values)) for facet, values in question.filters.items()
            ]
            return tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in filters])
        if question.kind == PREFIX:
            return tantivy.Query.regex_query(schema, "text", f"{question.words[0]}.*")
        stems = [stem for word in question.words for stem in self._stem(word)]
        if question.kind == PHRASE:
            return tantivy.Query.phrase_query(schema, "text", list(stems))
        needed = tantivy.Occur.Must if question.kind == ALL else tantivy.Occur.Should
        terms = [(needed, tantivy.Query.term_query(schema, "text", stem)) for stem in stems]
        return tantivy.Query.boolean_query(terms)


def _schema() -> Any:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    schema.add_text_field("group", stored=True, tokenizer_name="raw", index_option="basic")
    schema.add_text_field("text", stored=True, tokenizer_name="en_stem", index_option="position")
    for facet in FACETS:
        schema.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    return schema.build()


def _document(document: Document) -> Any:
    text = f"{document.text}\n{document.heading}\n{document.themes}\n{document.title}"
    fields = {"id": [document.id], "group": [document.group], "text": [text]}
    return tantivy.Document(**fields, **{facet: list(values) for facet, values in document.tags.items()})
