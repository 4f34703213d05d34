import pytest

from ingest.recognisers.email import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Write to jane.roe@example.org.", "jane.roe@example.org"),
        ("JANE_ROE+1@mail.example.org", "JANE_ROE+1@mail.example.org"),
        ("jane.roe (at) example.org", "jane.roe (at) example.org"),
        ("jane@example (dot) org", "jane@example (dot) org"),
        ("jane.roe at example dot org", "jane.roe at example dot org"),
        ("jane dot roe at example dot org", "jane dot roe at example dot org"),
        ("jane.roe @ example.org", "jane.roe @ example.org"),
        ("jane.roe@ example . org", "jane.roe@ example . org"),
        ("jane.roe[at]example[dot]org", "jane.roe[at]example[dot]org"),
        ("jane.roe{at}example.org", "jane.roe{at}example.org"),
        ("jane_roe AT example DOT co DOT uk", "jane_roe AT example DOT co DOT uk"),
        ("jane.roe at example.org", "jane.roe at example.org"),
        ("jane.roe\uff20example.org", "jane.roe@example.org"),
        ("mailto:jane.roe@example.org", "jane.roe@example.org"),
        ("jane.roe@example,org", "jane.roe@example,org"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Meet @ noon.",
        "She (at home) slept.",
        "She works at home on the dot.",
        "They met at example.org offices.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
