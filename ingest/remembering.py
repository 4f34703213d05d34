"""A detector that reads a paragraph of one document once, however many rounds its anonymisation takes.

And so does the search for what is kept.
"""

from ingest.keep import Kept, kept
from ingest.mentions import Mention
from ingest.presidio import Detector
from ingest.recognisers.paragraph import Paragraph


class Remembering:
    """What `detector` finds and what is kept in each paragraph, remembered as long as this lives: for one document.

    Most paragraphs come through a round of anonymisation as they were, and what identifies in them was found before.
    It must not outlive its document, because it holds the text.
    """

    def __init__(self, detector: Detector) -> None:
        self.version = detector.version
        self._detector = detector
        self._known: dict[str, tuple[Mention, ...]] = {}
        self._kept: dict[tuple[str, bool], tuple[Kept, ...]] = {}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in the text, sorted by span; they may overlap.

        Raises:
            DocumentRefused: a recogniser failed (`detector-failed`).
        """
        if text not in self._known:
            self._known[text] = self._detector.mentions(text)
        return self._known[text]

    def kept(self, paragraph: Paragraph, *, front: bool) -> tuple[Kept, ...]:
        """What is kept in the paragraph, as `ingest.keep.kept` tells it."""
        key = (paragraph.text, front)
        if key not in self._kept:
            self._kept[key] = tuple(kept(paragraph, front=front))
        return self._kept[key]
