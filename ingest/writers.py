"""Where those who wrote or led the review are named again, away from the words that say so."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.keep import Kept
from ingest.mentions import Mention, Span
from ingest.name_tokens import fold
from ingest.recognisers.name_words import CIVIL_TITLES, is_title
from ingest.recognisers.paragraph import Paragraph
from policies.identifiers import Kind


class _Called(NamedTuple):
    """The titles and the words of a name, folded; initials are left out."""

    titles: frozenset[str]
    words: tuple[str, ...]


def writers_again(text: str, keeps: Sequence[Kept], mentions: Sequence[Mention]) -> Iterator[Kept]:
    """The mentions that name a writer among `keeps` in full, or by the surname behind the same professional title.

    "Ms Roe" is not kept although Jane Roe wrote the review, for a mother may be called so; and where somebody else has
    the surname, nothing is kept but what stands beside the role.
    """
    writers = {_called(text, keep.span) for keep in keeps if keep.writer}
    people = [(mention.span, _called(text, mention.span)) for mention in mentions if mention.kind is Kind.PERSON]
    for writer in writers:
        if len(writer.words) > 1 and not any(_is_namesake(writer, called) for _, called in people):
            yield from (Kept(span) for span, called in people if _is_writer(writer, called))


def _called(text: str, span: Span) -> _Called:
    words = Paragraph(text[span.start : span.end]).words
    return _Called(
        frozenset(word.lower for word in words if is_title(word)),
        tuple(fold(word.text) for word in words if not is_title(word) and not word.initial),
    )


def _is_namesake(writer: _Called, called: _Called) -> bool:
    """Whether somebody else has the writer's surname."""
    return writer.words[-1] in called.words and not set(called.words) <= set(writer.words)


def _is_writer(writer: _Called, called: _Called) -> bool:
    if called.words == writer.words:
        return True
    shared = (called.titles & writer.titles) - CIVIL_TITLES
    return called.words == writer.words[-1:] and bool(shared)
