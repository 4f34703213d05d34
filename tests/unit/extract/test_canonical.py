"""The one way to write a text, and the way back."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.canonical import canonicalise
from ingest.mentions import Span

WRITTEN = {
    "no-break space": ("Amelia\u00a0Hart", "Amelia Hart"),
    "thin and ideographic space": ("07700\u2009900\u3000123", "07700 900 123"),
    "soft hyphen": ("Ame\u00adlia", "Amelia"),
    "zero-width space and joiner": ("Ame\u200blia\u200d Hart\ufeff", "Amelia Hart"),
    "direction controls": ("\u202eAmelia\u202c\u2066Hart\u2069", "AmeliaHart"),
    "ligatures": ("o\ufb03cer of the \ufb01rst \ufb02oor", "officer of the first floor"),
    "combining accent": ("Zoe\u0308", "Zo\u00eb"),
    "accent after an invisible character": ("Zoe\u200b\u0308", "Zo\u00eb"),
    "Welsh circumflex": ("Llw\u0302yd", "Ll\u0175yd"),
    "no-break hyphen": ("01632\u2011960001", "01632-960001"),
    "Windows line end": ("a\r\nb", "a\nb"),
    "old line ends": ("a\rb\vc\fd\u2028e\u0085f", "a\nb\nc\nd\ne\nf"),
    "control characters": ("a\x00b\x07c", "a b c"),
    "surrogate on its own": ("a\ud800b", "a\ufffdb"),
    "Hangul made of letters": ("\u1112\u1161\u11ab", "\ud55c"),
    "full-width letters, digits and marks": ("\uff21\uff22\uff11\uff12\uff20", "AB12@"),
    "digits of other scripts": ("\u0669\u096f\U0001d7d7", "999"),
    "letters of mathematics": ("\U0001d400\U0001d4d2", "AC"),
    "dashes and typographic quotes stay": ("‘a’ – “b” — c", "‘a’ – “b” — c"),
}

texts = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "ab \n\r\t\u00a0\u00ad\u200b\ufb01\ufb03\u0301\u0316\u0308e\u1112\u1161\u11ab\u2028\u0344\u212b"
        ),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize("name", WRITTEN)
def test_is_written_in_one_way(name):
    given_text, canonical = WRITTEN[name]
    assert canonicalise(given_text).text == canonical


@given(texts)
def test_canonical_text_stays_as_it_is(text):
    once = canonicalise(text).text
    assert canonicalise(once).text == once


@given(texts)
def test_canonical_text_is_nfc(text):
    assert unicodedata.is_normalized("NFC", canonicalise(text).text)


@given(texts, st.data())
def test_source_is_a_span_of_the_text_as_given(text, data):
    canonical = canonicalise(text)
    start, end = sorted(data.draw(st.integers(0, len(canonical.text))) for _ in range(2))
    source = canonical.source(Span(start, end))
    assert 0 <= source.start <= source.end <= len(text)


@given(texts)
def test_source_never_goes_back(text):
    canonical = canonicalise(text)
    sources = [canonical.source(Span(at, at + 1)) for at in range(len(canonical.text))]
    assert sources == sorted(sources, key=lambda span: (span.start, span.end))


@given(texts)
def test_source_of_the_whole_holds_every_visible_character(text):
    canonical = canonicalise(text)
    source = canonical.source(Span(0, len(canonical.text)))
    assert canonicalise(text[source.start : source.end]).text == canonical.text


@given(st.text(alphabet=st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_plain_text_maps_to_itself(text):
    assert canonicalise(text).source(Span(0, len(text))) == Span(0, len(text))


def test_source_of_a_name_is_the_name_as_it_was_written():
    written = "Child of Ame\u00adlia\u00a0Hart."
    canonical = canonicalise(written)
    start = canonical.text.index("Amelia Hart")
    source = canonical.source(Span(start, start + len("Amelia Hart")))
    assert written[source.start : source.end] == "Ame\u00adlia\u00a0Hart"


@pytest.mark.parametrize("text", ["a" + "\u0301\u0316" * 200_000, "a\u00a0" * 200_000], ids=["marks", "spaces"])
def test_takes_time_in_proportion_to_the_length(text):
    begun = time.process_time()
    canonicalise(text)
    assert time.process_time() - begun < 3
