"""What the name model finds, as finders of the recognisers that carry it into presidio."""

from collections.abc import Iterator

from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Finder, Found

SOURCE = "Trained by this project on corpora of names and invented case reviews: docs/name-model.md"
# Whoever is found by a title or a cue is surer than the model ever is.
_SUREST = 0.7


def learned(label: str) -> Finder:
    """A finder of the names with that label of the model's."""

    def find(paragraph: Paragraph) -> Iterator[Found]:
        for name in paragraph.learned:
            if name.label == label:
                yield Found(name.start, name.end, min(name.score, _SUREST))

    return find
