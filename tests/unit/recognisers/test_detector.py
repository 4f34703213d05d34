import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from presidio_analyzer import Pattern, PatternRecognizer

from ingest import recognisers
from ingest.errors import DocumentRefused
from ingest.presidio import PresidioDetector, build_detector
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Found

NHS = next(recogniser for recogniser in recognisers.ALL if recogniser.name == "nhs-number")


def _breaks(paragraph: Paragraph) -> Iterator[Found]:
    raise RuntimeError(paragraph.text)


def _finds_nothing(_: Paragraph) -> Iterator[Found]:
    return iter(())


def test_a_detector_finds_what_its_recognisers_find():
    mentions = build_detector().mentions("His NHS number is 999 123 4578 and he is Zorblin Quixley.")
    assert {"NHS_NUMBER", "PERSON"} <= {mention.kind.value for mention in mentions}


def test_mentions_are_sorted():
    mentions = build_detector().mentions("Jane Roe, 12 March 2019, and Tom Roe.")
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.span)


def test_a_recogniser_that_fails_fails_the_document():
    detector = PresidioDetector((replace(NHS, find=_breaks),))
    with pytest.raises(DocumentRefused, match="detector-failed"):
        detector.mentions("Jane Roe")


def test_a_failure_quotes_nothing_of_the_document():
    detector = PresidioDetector((replace(NHS, find=_breaks),))
    with pytest.raises(DocumentRefused) as refused:
        detector.mentions("Jane Roe")
    assert (refused.value.__cause__, refused.value.__context__) == (None, None)


def test_a_detector_whose_recogniser_misses_its_example_does_not_start():
    with pytest.raises(DocumentRefused, match="detector-failed"):
        build_detector((replace(NHS, find=_finds_nothing),))


def test_the_version_changes_with_the_list_of_recognisers():
    assert PresidioDetector(recognisers.ALL).version != PresidioDetector(recognisers.ALL[1:]).version


def test_the_version_stays_while_nothing_changes():
    assert PresidioDetector(recognisers.ALL).version == PresidioDetector(recognisers.ALL).version


def test_nothing_of_the_document_is_logged(caplog: pytest.LogCaptureFixture):
    detector = build_detector()
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("presidio-analyzer").setLevel(logging.WARNING)
        detector.mentions("Zorblin Quixley, NHS number 999 123 4578")
    assert not [record for record in caplog.records if "Zorblin" in record.getMessage()]


def test_no_pattern_of_presidio_runs():
    """Presidio's own patterns are skipped with a line in the log when they take too long: a silent leak."""
    running = build_detector()._analyser.registry.recognizers

    assert {type(one).__module__ for one in running} == {"ingest.presidio"}
    assert not [one for one in running if isinstance(one, PatternRecognizer)]
    assert sorted(one.name for one in running) == sorted(recogniser.name for recogniser in recognisers.ALL)


def _takes_too_long(_: Paragraph) -> Iterator[Found]:
    raise TimeoutError("regex timed out")


def test_presidio_gives_up_on_its_own_patterns_in_silence(monkeypatch: pytest.MonkeyPatch):
    """Why none of them runs; should presidio mend it, this test says so."""
    pattern = PatternRecognizer("SLOW", patterns=[Pattern("slow", "(?:a|aa)+$|Zuri", 0.9)])
    monkeypatch.setattr("presidio_analyzer.pattern_recognizer.REGEX_TIMEOUT_SECONDS", 0.05)

    found = [pattern.analyze(f"{'a' * length}! Zuri", ["SLOW"], None) for length in (3, 200)]

    assert [len(results) for results in found] == [1, 0]


def test_a_recogniser_that_takes_too_long_fails_the_document():
    detector = PresidioDetector((replace(NHS, find=_takes_too_long),))
    with pytest.raises(DocumentRefused, match="detector-failed"):
        detector.mentions("His NHS number is 999 123 4578.")


def test_one_recogniser_that_fails_hides_none_that_do_not():
    detector = PresidioDetector((*recognisers.ALL[:3], replace(NHS, find=_breaks), *recognisers.ALL[3:]))
    with pytest.raises(DocumentRefused, match="detector-failed"):
        detector.mentions("Jane Roe")


def _takes_all(_: Paragraph) -> Iterator[Found]:
    raise MemoryError


def test_memory_that_runs_out_is_no_failure_of_a_recogniser():
    with pytest.raises(MemoryError):
        PresidioDetector((replace(NHS, find=_takes_all),)).mentions("Jane Roe")
