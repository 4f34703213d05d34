import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

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
    assert {"nhs-number", "person"} <= {mention.source for mention in mentions}


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
