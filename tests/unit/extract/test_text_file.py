"""Text files in every encoding that documents in Britain come in."""

import builders
import pytest

from ingest.extract import extract
from ingest.raw import Raw

ENGLISH = "The child’s grandmother said “Zoë” owed £20 at the café – see the note… and that was naïve. "
WELSH = "Dywedodd y gweithiwr cymdeithasol fod y plentyn yn byw yn Llŷn gyda'i fam. Ŵyr y nain oedd yn y tŷ. "
ENCODINGS = {
    "utf-8": ENGLISH + WELSH,
    "utf-8-sig": ENGLISH + WELSH,
    "utf-16": ENGLISH + WELSH,
    "utf-16-le": ENGLISH,
    "utf-16-be": ENGLISH,
    "utf-32": ENGLISH,
    "cp1252": ENGLISH,
    "mac_roman": ENGLISH,
    "iso8859_14": WELSH,
    "latin-1": "It cost £20 at the café.",
    "ascii": "Plain words.",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_reads(encoding):
    text = ENCODINGS[encoding]
    assert extract(Raw(builders.txt(text, encoding=encoding))).content.reveal().text == text.strip()


def test_many_short_lines_take_time_in_proportion_to_their_number():
    found = extract(Raw(b"a\n" * 100_000)).content.reveal()
    assert len(found.text) == 199_999
