"""Whom a review is about: the pseudonyms of its title, and which sentences speak of them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ingest.catalogue.sentences import Reading, Sentence
from ingest.catalogue.suggestions import Quoted
from ingest.mentions import Span
from ingest.structure import BlockKind
from policies.headings import PSEUDONYMS

_LABEL = re.compile(rf"(?<![\w-])(?:{PSEUDONYMS.pattern})(?![\w-])")
# What a title names besides: those who wrote and those who sat.
_NOT_A_SUBJECT = re.compile(r"\b(?:author|reviewers?|chair|commissioned|prepared by|written by)\b", re.IGNORECASE)
_SUBJECT_CELL = re.compile(r"(?:^|\t)(?:the )?(?:index |main )?(?:subject|index child|subject child)\b", re.IGNORECASE)
_TITLE_BLOCKS = 8
# What is longer is text, and whom a heading below it names may be one of several.
_LONGEST_TITLE = 200
_YOUNG = re.compile(r"\b(?:Child|Baby|Infant|Young Person|Young Adult|Plentyn|Babi)\b")
_SINGLE = re.compile(
    r"(?:Child|Baby|Infant|Young Person|Young Adult|Adult|Sibling|Twin|Person|Plentyn) (?:[A-Z]{1,2}\d?|\d{1,3})\b"
)
_LISTED = re.compile(r"(?:(?<=, )|(?<=and )|(?<= & ))[A-Z]\d?\b")
# "He survived.", "In January 2021, when he was ...": a pronoun among the first words.
_PRONOUN = re.compile(
    r"(?:(?:in|on|at|by|when|while|after|before|from|since)\b[^.]{0,40}?\b)?(?:he|she|his|her|they|their)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\bsubjects? of (?:this|the) (?:\w+ ){0,4}?review,? (?:is |are |was |were )?|\bthe subject is ", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:named|called|at|with|by)\s+$", re.IGNORECASE)


class Subjects(NamedTuple):
    """Who the review is about: the quoted label, and each pseudonym in it ("Child F", "Child G")."""

    quoted: Quoted | None
    names: tuple[str, ...]

    @property
    def several(self) -> bool:
        """Whether the review is about more than one person."""
        return len(self.names) > 1

    def sentences(self, among: list[Sentence]) -> Iterator[tuple[Sentence, bool]]:
        """Those that speak of a subject; and whether by name, else by a pronoun that follows one."""
        last = -1
        for sentence in among:
            named = any(self._in(name, sentence.text) for name in self.names)
            if named or (sentence.paragraph == last and _PRONOUN.match(sentence.text)):
                last = sentence.paragraph
                yield sentence, named
            else:
                last = -1

    def _in(self, name: str, text: str) -> bool:
        return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def subjects(reading: Reading) -> Subjects:
    """The subjects as the title has them, else as a table says, else the child who is named most at the beginning."""
    for block in reading.opening[:_TITLE_BLOCKS]:
        words = reading.words(block)
        if len(words) > _LONGEST_TITLE:
            break
        if block.kind is BlockKind.TABLE_ROW or _NOT_A_SUBJECT.search(words):
            continue
        found = _LABEL.search(words)
        if (
            found
            and not _WITHIN.search(words, 0, found.start())
            and words[found.end() : found.end() + 1] not in {"'", "’"}
        ):
            span = Span(block.span.start + found.start(), block.span.start + found.end())
            return _of(reading, span, 0.95 if block.kind in {BlockKind.TITLE, BlockKind.HEADING} else 0.85)
    for row in reading.rows:
        words = reading.words(row)
        if _SUBJECT_CELL.search(words) and (found := _SINGLE.search(words)):
            span = Span(row.span.start + found.start(), row.span.start + found.end())
            return _of(reading, span, 0.8)
    for sentence in reading.front:
        if (said := _SAYS.search(sentence.text)) and (found := _LABEL.match(sentence.text, said.end())):
            span = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
            return _of(reading, span, 0.8)
    return _most_named(reading)


def _most_named(reading: Reading) -> Subjects:
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for sentence in reading.front:
        for found in _SINGLE.finditer(sentence.text):
            if _YOUNG.match(found[0]):
                counts[found[0]] += 1
                first.setdefault(found[0], Span(sentence.span.start + found.start(), sentence.span.start + found.end()))
    if not counts:
        return Subjects(None, ())
    (name, most), *others = counts.most_common(2)
    clear = most >= 3 and (not others or most > 2 * others[0][1])
    return _of(reading, first[name], 0.6) if clear else Subjects(None, ())


def _of(reading: Reading, span: Span, score: float) -> Subjects:
    quoted = Quoted(reading.quote(span), span, score)
    names = [found[0] for found in _SINGLE.finditer(quoted.text)]
    if not names:
        # "Children F, G and H" are called Child F, Child G and Child H in the text.
        names = [f"Child {mark}" for mark in re.findall(r"\b[A-Z]\d?(?![\w])", quoted.text)]
    return Subjects(quoted, tuple(dict.fromkeys(names)))
