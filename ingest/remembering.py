"""A detector that reads a paragraph of one document once, however many rounds its anonymisation takes."""

from ingest.mentions import Mention
from ingest.presidio import Detector


class Remembering:
    """What `detector` finds in each paragraph, remembered as long as this lives: for one document.

    Most paragraphs come through a round of anonymisation as they were, and what identifies in them was found before.
    It must not outlive its document, because it holds the text.
    """

    def __init__(self, detector: Detector) -> None:
        self.version = detector.version
        self._detector = detector
        self._known: dict[str, tuple[Mention, ...]] = {}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in the text, sorted by span; they may overlap.

        Raises:
            DocumentRefused: a recogniser failed (`detector-failed`).
        """
        if text not in self._known:
            self._known[text] = self._detector.mentions(text)
        return self._known[text]
