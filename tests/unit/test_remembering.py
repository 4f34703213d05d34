"""Within one document an unchanged paragraph is read once."""

from collections import Counter

import pytest

from ingest.converging import converge
from ingest.extract.plain import structure_of
from ingest.keep import kept
from ingest.mentions import Mention, Span
from ingest.recognisers.paragraph import Paragraph
from ingest.remembering import Remembering
from policies.identifiers import Kind, Policy


class Reading:
    """A detector that knows one name, and counts how often it is asked for each paragraph."""

    version = "reading"

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def mentions(self, text: str) -> tuple[Mention, ...]:
        self.asked[text] += 1
        at = text.find("Zara Quill")
        return (Mention(Span(at, at + 10), Kind.PERSON, 0.9, "reading"),) if at >= 0 else ()


@pytest.mark.parametrize("text", ["Zara Quill ran.", "Nobody ran.", ""])
def test_the_answer_is_that_of_the_detector(text: str):
    remembering = Remembering(Reading())

    assert [remembering.mentions(text), remembering.mentions(text)] == [Reading().mentions(text)] * 2


def test_the_version_is_that_of_the_detector():
    assert Remembering(Reading()).version == "reading"


def test_a_second_round_reads_only_what_the_first_one_changed():
    reading = Reading()

    converge(structure_of("Zara Quill was seen.\n\nThe plan was not shared.\n"), reading, Policy.HOUSE)

    assert (len(reading.asked), reading.asked["The plan was not shared."]) == (3, 1)


def test_what_is_kept_is_told_as_before():
    paragraph = Paragraph("The author is Zara Quill.")
    remembering = Remembering(Reading())

    told = [remembering.kept(paragraph, front=front) for front in (False, True, False)]

    assert told == [tuple(kept(paragraph, front=front)) for front in (False, True, False)]
