"""Scanned pages, with and without the program that reads them."""

import builders
import pytest

from ingest.errors import DocumentRefused
from ingest.extract import extract, limits, ocr
from ingest.raw import Raw

needs_tesseract = pytest.mark.skipif(not ocr.is_installed(), reason="The program tesseract is not installed.")


@pytest.fixture
def without_tesseract(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr._languages.cache_clear()
    yield
    ocr._languages.cache_clear()


@needs_tesseract
def test_a_scanned_page_is_read():
    found = extract(Raw(builders.pdf_of_pictures(["The child was seen at home by a social worker."])))
    assert "seen at home by a social worker" in found.content.reveal().text


@needs_tesseract
def test_scanned_pages_are_counted():
    assert extract(Raw(builders.pdf_of_pictures(["The child was seen at home."]))).left_out["ocr-pages"] == 1


def test_more_scanned_pages_than_can_be_read_are_refused():
    with pytest.raises(DocumentRefused) as refused:
        ocr.read(None, range(limits.OCR_PAGES + 1))
    assert refused.value.code == "needs-ocr"


@pytest.mark.usefixtures("without_tesseract")
def test_a_scanned_document_is_refused_where_it_cannot_be_read():
    with pytest.raises(DocumentRefused) as refused:
        extract(Raw(builders.pdf_of_pictures(["The child was seen."])))
    assert refused.value.code == "needs-ocr"


@pytest.mark.usefixtures("without_tesseract")
def test_a_document_with_a_text_needs_no_reading():
    assert extract(Raw(builders.pdf([["The child was seen."]]))).content.reveal().text == "The child was seen."
