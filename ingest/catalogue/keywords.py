"""Keywords of the vocabulary that is handed in, from what the review says of the case and from its lessons."""

from collections import Counter
from collections.abc import Callable, Sequence

from ingest.candidate import Lesson
from ingest.catalogue.sentences import Reading
from ingest.catalogue.suggestions import Coded
from ingest.mentions import Span

_MOST = 10


def keywords(
    reading: Reading, lessons: Sequence[Lesson], find: Callable[[str], Sequence[str]] | None
) -> tuple[Coded, ...] | None:
    """The keywords that most passages have, at most ten; `None` where no vocabulary was handed in or nothing fits."""
    if find is None:
        return None
    places = [(str.__str__(lesson.text), lesson.span) for lesson in lessons]
    places += [(sentence.text, sentence.span) for sentence in reading.front]
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for words, span in places:
        for keyword in dict.fromkeys(find(words)):
            counts[keyword] += 1
            first.setdefault(keyword, span)
    most = max(counts.values(), default=0)
    return (
        tuple(
            Coded(keyword, first[keyword], round(0.4 + 0.5 * count / most, 2))
            for keyword, count in counts.most_common(_MOST)
        )
        or None
    )
