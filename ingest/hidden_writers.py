"""The people who wrote, led or chaired the review, where it is published anonymously: their names go too."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.detection import FRONT, passages
from ingest.keep import Kept, kept
from ingest.mentions import Mention, Span
from ingest.name_tokens import fold
from ingest.recognisers.lexicon import PLACES, is_common
from ingest.recognisers.name_words import POST_NOMINALS, is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.structure import StructuredText
from policies.anonymity import AUTHOR, CHAIR, PREFIX, REVIEWER
from policies.identifiers import Kind

_CUES = (
    (CHAIR, r"chair\w*|scrutineer"),
    (AUTHOR, r"author\w*|writ\w+|prepared"),
    (REVIEWER, r"reviewers?|consultants?"),
)
_CUE = re.compile("|".join(rf"(?P<{code}>\b(?:{words})\b)" for code, words in _CUES), re.IGNORECASE)
_REACH = 90
_SCORE = 0.9


class _Writer(NamedTuple):
    """The words of a writer's name, folded, without titles; and what they are."""

    words: tuple[str, ...]
    code: str


def hidden_writers(content: StructuredText, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of the names of writers beside their role and wherever else they stand; in any order, may overlap.

    A surname that somebody else among `mentions` has is theirs where that person's first name stands before it.
    """
    text = content.text
    found: list[Mention] = []
    writers: list[_Writer] = []
    for number, (start, paragraph) in enumerate(passages(content)):
        for keep in kept(paragraph, front=number < FRONT):
            if keep.writer:
                code = _code(paragraph.text, keep)
                found.append(_mention(_with_letters(text, keep.span.shifted(start)), code))
                writers.append(_Writer(_words(text, keep.span.shifted(start)), code))
    if writers:
        people = [mention.span for mention in mentions if mention.kind is Kind.PERSON]
        found += _again(content, writers, people)
    return found


def _again(content: StructuredText, writers: Sequence[_Writer], people: Sequence[Span]) -> Iterator[Mention]:
    last = {writer.words[-1]: writer for writer in writers if writer.words}
    others = []
    for span in people:
        words = _words(content.text, span)
        writer = next((last[word] for word in words if word in last), None)
        if writer and set(words) <= set(writer.words):
            yield _mention(span, writer.code)
        else:
            others.append(span)
    theirs = {at for span in others for at in range(span.start, span.end)}
    for start, paragraph in passages(content):
        for at, word in enumerate(paragraph.words):
            writer = last.get(fold(word.text))
            if writer is None or not word.capital or start + word.start in theirs:
                continue
            first = at
            while first and paragraph.goes_on(first) and _is_of(paragraph, first - 1, writer):
                first -= 1
            if first == at and (is_common(word.lower) or word.lower in PLACES):
                continue  # "Young" and "Preston" alone are too often something else.
            yield _mention(Span(start + paragraph.words[first].start, start + word.end), writer.code)


def _is_of(paragraph: Paragraph, at: int, writer: _Writer) -> bool:
    word = paragraph.words[at]
    return is_title(word) or word.initial or fold(word.text) in writer.words


def _code(text: str, keep: Kept) -> str:
    """What the writer is, by the nearest word that says so."""
    start, end = keep.span.start, keep.span.end
    before = [*_CUE.finditer(text, max(0, start - _REACH), start)]
    cue = before[-1] if before else _CUE.search(text, end, min(len(text), end + _REACH))
    return (cue.lastgroup if cue else None) or REVIEWER


def _with_letters(text: str, span: Span) -> Span:
    """The name with the letters of honours and degrees behind it."""
    behind = re.match(
        rf"(?:,?\s(?:{'|'.join(map(re.escape, sorted(POST_NOMINALS)))})\b)+", text[span.end : span.end + 40]
    )
    return Span(span.start, span.end + (behind.end() if behind else 0))


def _words(text: str, span: Span) -> tuple[str, ...]:
    words = Paragraph(text[span.start : span.end]).words
    return tuple(fold(word.text) for word in words if not is_title(word) and not word.initial)


def _mention(span: Span, code: str) -> Mention:
    return Mention(span, Kind.PERSON, _SCORE, PREFIX + code)
