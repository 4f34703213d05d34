"""Text that went through anonymisation, as a type of its own."""

from collections.abc import Iterable
from typing import NoReturn, final

from ingest.mentions import Span


@final
class AnonymisedText(str):
    """The only text that storage accepts.

    Whatever `str` makes of it (a slice, a sum, `lower`) is a plain `str` again, which storage refuses; `excerpt` and
    `redact` keep the type. Which modules may build one is fixed in `tests/security/test_fences.py`.
    """

    __slots__ = ()

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("AnonymisedText is final.")

    def excerpt(self, start: int, end: int) -> "AnonymisedText":
        """The part from code point `start` up to `end`.

        >>> type(AnonymisedText("Child A was seen.").excerpt(0, 7)).__name__
        'AnonymisedText'
        """
        return AnonymisedText(self[start:end])

    def redact(self, spans: Iterable[Span], label: str) -> "AnonymisedText":
        """The text with every one of `spans` (disjoint, any order) replaced by `label`.

        >>> AnonymisedText("Child A met Bob.").redact([Span(12, 15)], "[removed]")
        'Child A met [removed].'
        """
        pieces: list[str] = []
        at = 0
        for span in sorted(spans, key=lambda span: span.start):
            pieces += (self[at : span.start], label)
            at = span.end
        return AnonymisedText("".join((*pieces, self[at:])))


def woven(pattern: str, *parts: AnonymisedText) -> AnonymisedText:
    """The house's own words with a part in the place of every `{}`; what is not anonymised is refused.

    >>> woven("Learning includes: {}; {}.", AnonymisedText("ask"), AnonymisedText("tell"))
    'Learning includes: ask; tell.'

    Raises:
        TypeError: a part is a plain `str`.
    """
    if not all(isinstance(part, AnonymisedText) for part in parts):
        raise TypeError("Only anonymised parts make an anonymised text.")
    return AnonymisedText(pattern.format(*parts))


# The title of a report that has neither a title nor a heading.
UNTITLED = AnonymisedText("Review")
# Whom a lesson is addressed to where the report does not say.
NOBODY = AnonymisedText("")
