"""The gold set of lessons is sound: what it marks stands where it says, and half of it is held back."""

import tomllib
from collections import Counter
from functools import cache

import pytest
from lesson_gold import HERE, OFSTED, ROOT, Document, folded, gold, page_of, reading
from lessons import making

from ingest.structure import StructuredText
from policies.nations import NATIONS

DOCUMENTS = gold()
LARGEST = 60_000
VOCABULARY = ROOT / "policies" / "data" / "vocabulary.toml"

of_each = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.file)


@cache
def read(document: Document) -> StructuredText:
    return reading(document)


def here(document: Document) -> Document:
    if document.source == "ofsted" and not OFSTED.is_dir():
        pytest.skip("the inspection reports are not on this machine (NCRR_SHARED)")
    return document


def test_there_are_twelve_inspections_and_twenty_invented_reviews():
    assert Counter(document.source for document in DOCUMENTS) == {"ofsted": 12, "invented": 20}


@pytest.mark.parametrize("source", ["ofsted", "invented"])
def test_half_of_each_source_is_held_back(source: str):
    splits = Counter(document.split for document in DOCUMENTS if document.source == source)

    assert splits["dev"] == splits["held-back"]


@pytest.mark.parametrize("source", ["ofsted", "invented"])
def test_every_second_document_by_name_is_held_back(source: str):
    splits = [document.split for document in DOCUMENTS if document.source == source]

    assert splits == ["dev", "held-back"] * (len(splits) // 2)


def test_the_reviews_are_of_four_nations():
    assert {document.nation for document in DOCUMENTS} == {"england", "wales", "scotland", "northern-ireland"}


@of_each
def test_the_nation_is_known(document: Document):
    assert document.nation in NATIONS


@of_each
def test_something_is_marked(document: Document):
    assert document.items


@of_each
def test_what_is_marked_has_one_to_four_themes(document: Document):
    wrong = [item.text for item in document.items if not 1 <= len(set(item.themes)) == len(item.themes) <= 4]

    assert not wrong


@of_each
def test_the_themes_are_concepts_of_the_vocabulary(document: Document):
    if not VOCABULARY.exists():
        pytest.skip("the vocabulary is not part of this tree yet")
    known = tomllib.loads(VOCABULARY.read_text(encoding="utf-8")).keys()

    assert {theme for item in document.items for theme in item.themes} <= known


@of_each
def test_the_report_has_a_word_for_what_is_marked(document: Document):
    assert all(item.stated.strip() == item.stated != "" for item in document.items)


@of_each
def test_no_text_is_marked_twice(document: Document):
    marked = Counter((item.kind, folded(item.text)) for item in document.items)

    assert max(marked.values()) == 1


@of_each
def test_what_is_marked_stands_in_the_text_that_is_read(document: Document):
    text = folded(read(here(document)).text)
    missing = [item.text for item in document.items if folded(item.text) not in text]

    assert not missing


@of_each
def test_what_is_marked_stands_on_its_page(document: Document):
    structure = read(here(document))
    found = [page_of(item.text, structure) for item in document.items]

    assert found == [item.page for item in document.items]


@pytest.mark.parametrize("source", making.sources(), ids=lambda source: source.name)
def test_an_invented_review_is_made_of_its_source(source: making.Source):
    file, pages = making.made(source)
    committed = next(document for document in DOCUMENTS if document.file == f"invented/{source.file.name}")
    now = Document(**{**making.gold(source, pages), "items": committed.items})

    assert now == committed
    assert [(item.number, item.text, item.page) for item in committed.items] == [
        (item.number, " ".join(item.parts), page) for item, page in zip(source.items, pages, strict=True)
    ]
    assert len(file) < LARGEST


def test_there_is_no_invented_file_without_a_source():
    files = {path for path in (HERE / "invented").iterdir() if path.is_file()}

    assert files == {source.file for source in making.sources()}
