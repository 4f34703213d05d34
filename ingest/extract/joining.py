"""Lines that a page's width broke, put together again."""

import re
from collections.abc import Iterable

# A hyphen after these is the word's own in British usage, even where the document has no other example of it.
_HYPHENATED = frozenset(
    ("age", "co", "cross", "ex", "half", "long", "mid", "multi", "non", "post", "pre", "self", "semi", "short", "well")
)
_BROKEN_WORD = re.compile(r"[^\W_]-$")
_GOES_ON_WITHOUT_SPACE = re.compile(r"\S/$|[^\W_][–—]$")
_LAST_WORD = re.compile(r"[^\W_]+(?=-$)")
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Joiner:
    """Joins the lines of one document; `lines` are all of them, from which it learns how the document spells."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.lower() for line in lines for word in _WORD.findall(line)}

    def join(self, lines: Iterable[str]) -> str:
        """The lines as one, with a hyphen at the end of a line kept or taken out as the document spells.

        >>> Joiner(["multi-agency work"]).join(["the multi-", "agency plan"])
        'the multi-agency plan'
        >>> Joiner(["information"]).join(["some infor-", "mation", "was shared"])
        'some information was shared'
        """
        pieces: list[str] = []
        last = ""
        for line in map(str.strip, lines):
            if last:
                pieces.append(self._before(last, line))
            last = line
        return "".join((*pieces, last))

    def _before(self, first: str, second: str) -> str:
        """A line with what stands between it and the next."""
        if first.endswith("\u00ad"):
            return first[:-1]
        if _BROKEN_WORD.search(first[-2:]) and _FIRST_WORD.match(second):
            return first if self._keeps_hyphen(first, second) else first[:-1]
        return first if _GOES_ON_WITHOUT_SPACE.search(first[-2:]) else f"{first} "

    def _keeps_hyphen(self, first: str, second: str) -> bool:
        left, right = _LAST_WORD.findall(first)[-1], _FIRST_WORD.findall(second)[0]
        if not (left.isalpha() and right.isalpha()) or right[0].isupper():
            return True
        left, right = left.lower(), right.lower()
        if f"{left}-{right}" in self._words:
            return True
        if left + right in self._words:
            return False
        return left in _HYPHENATED or (left in self._words and right in self._words)
