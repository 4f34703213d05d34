"""A list of phrases that is looked for only where a word stands that one of them begins with.

One pattern of some hundred alternatives is tried at every letter of a document; this is tried at a few words.
"""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import phrases
from ingest.recognisers.paragraph import Paragraph

# As a paragraph parts its words: "Ulster-Scots" is one.
_FIRST_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


class PhraseList:
    """The phrases of one list of `phrases.txt`; they match as written, or in any case with `any_case`."""

    def __init__(self, name: str, *, any_case: bool = False) -> None:
        alternatives = phrases(name)
        self._pattern = re.compile(rf"(?:{alternatives})(?![\w-])", re.IGNORECASE if any_case else re.RegexFlag.NOFLAG)
        plain = alternatives.replace(r"\s", " ").replace("['’]", "'").replace("\\", "")
        self._starts = frozenset(
            first[0].lower().removesuffix("'s")
            for item in plain.split("|")
            if (first := _FIRST_WORD.match(item)) is not None
        )

    def find(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        """The start and end of every phrase in the paragraph; a longer one wins only where the list has it first."""
        if self._starts.isdisjoint(paragraph.vocabulary):
            return
        for word in paragraph.words:
            if word.lower in self._starts and (match := self._pattern.match(paragraph.text, word.start)) is not None:
                yield match.span()
