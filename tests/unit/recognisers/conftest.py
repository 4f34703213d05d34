from collections.abc import Callable

import pytest

from ingest.extract.canonical import canonicalise
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Recogniser

Details = Callable[[Recogniser, str], set[str]]


@pytest.fixture
def details() -> Details:
    """What a recogniser finds in a sentence, which is made canonical first as every document is."""

    def find(recogniser: Recogniser, sentence: str) -> set[str]:
        paragraph = Paragraph(canonicalise(sentence).text)
        return {paragraph.text[found.start : found.end] for found in recogniser.find(paragraph)}

    return find
