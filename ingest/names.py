"""Every name that was found somewhere is found everywhere: in other cases, alone, misspelt, inside addresses.

Measured on reports about deaths: carrying each found name through the whole document cuts the share of documents that
still show a part of the subject's name from 36 to 4 in a hundred.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.mentions import Mention, Span
from ingest.name_tokens import SHORTEST_MISSPELT, Tokens, fold, without_one
from ingest.recognisers.lexicon import FIRST_NAMES, PLACES, is_common
from ingest.recognisers.name_context import LOCATIVE, NEVER_OPENS, acts
from ingest.recognisers.name_initials import used_as_names
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_variants import stems, unmutated, unscanned, without_glued_title
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, CIVIL_TITLES, KIN, KIN_TITLES, NEVER_NAMES, ROLES
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import TAILS
from ingest.recognisers.sentence_words import LETTERED
from policies.identifiers import Kind

_SOURCE = "propagation"
INITIALS = "initials"
_SHORTEST_LOWER = 3
_SHORTEST_PLURAL = 4
# From so many letters on, the first may be the wrong one, and capitals no longer hide the shape of a word.
_LONG = 6
_JOINTS = frozenset({" ", "  ", "   ", "-", ". "})
_SPLITS = frozenset({" ", "  ", "- "})
_INITIAL_JOINTS = frozenset({" ", ". ", "."})
_DETERMINERS = frozenset("a an the my his her their our your this that".split())
# Speech and messages that begin in lower case: in these, names do so too.
_CHAT = re.compile(r"^[^\w“\"‘]{0,3}(?=[a-z]).*|“(?=[a-z])[^”]*|\"(?=[a-z])[^\"]*|‘(?=[a-z])[^’]*", re.DOTALL)
_SPEAKER = re.compile(r"(?<![^\s\[(])([a-z]{2,12}):(?=\s)")
_ARTICLES = frozenset({"a", "an", "this", "each", "any"})
_OF_TIME = (
    frozenset({"a", "an", "in", "of", "by", "last", "since", "until", "next", "early", "late", "during"}) | CALENDAR
)
_OF_PLACE = LOCATIVE | frozenset({"to", "from", "of", "and", "for"})


class Passage(NamedTuple):
    """A paragraph of the document and where it starts in the text."""

    start: int
    paragraph: Paragraph


def propagate(passages: Sequence[Passage], tokens: Tokens) -> Iterator[Mention]:
    """A mention for every place in `passages` where one of `tokens` stands; neighbours make one mention.

    Takes a few look-ups for each word of the document, however many names there are.
    """
    for passage in passages:
        yield from _in_passage(passage, tokens)
    speakers = [(passage.start, *speaker) for passage in passages for speaker in _speakers(passage.paragraph, tokens)]
    # One word with a colon behind it may be anything.
    if len({wording for _, wording, _ in speakers}) > 1:
        for start, _, span in speakers:
            yield Mention(span.shifted(start), Kind.PERSON, 0.5, _SOURCE)
    for place in used_as_names([passage.paragraph for passage in passages], tokens.initials):
        start = passages[place.paragraph].start
        yield Mention(Span(start + place.start, start + place.end), Kind.PERSON, 0.6, INITIALS)


def _in_passage(passage: Passage, tokens: Tokens) -> Iterator[Mention]:
    start, paragraph = passage
    words = paragraph.words
    chat = [Span(*found.span()) for found in _CHAT.finditer(paragraph.text)]
    at = 0
    while at < len(words):
        first, score, at = at, *_reach(paragraph, at, tokens, chat)
        if not score:
            if words[first].capital and fold(words[first].text) in tokens.bodies:
                span = Span(start + words[first].start, start + words[first].end)
                yield Mention(span, Kind.INSTITUTION, 0.6, _SOURCE)
            continue
        while at < len(words) and paragraph.gap(at) in _JOINTS:
            more, end = _reach(paragraph, at, tokens, chat)
            if not more or (paragraph.gap(at) == ". " and not words[at - 1].initial):
                break
            score, at = max(score, more), end
        first = _with_what_precedes(paragraph, first)
        yield Mention(Span(start + words[first].start, start + words[at - 1].end), Kind.PERSON, score, _SOURCE)


def _reach(paragraph: Paragraph, at: int, tokens: Tokens, chat: Sequence[Span]) -> tuple[float, int]:
    """How surely word `at` is a found name, with the next one where a space broke it in two, and where it ends."""
    words = paragraph.words
    word = words[at]
    if not chat and word.text.islower() and word.text.isalpha():
        return _score(paragraph, at, tokens), at + 1
    if word.capital and at + 1 < len(words) and paragraph.gap(at + 1) in _SPLITS:
        after = words[at + 1]
        parted = not after.capital and not is_common(after.lower)
        if (parted or paragraph.gap(at + 1) == "- ") and fold(word.text + after.text) in tokens.plain:
            return 0.7, at + 2
    if score := _score(paragraph, at, tokens):
        return score, at + 1
    return _variant_score(paragraph, at, tokens, chat), at + 1


def _with_what_precedes(paragraph: Paragraph, at: int) -> int:
    """The first word of the name that begins at `at` when initials and "Auntie" before it are counted in."""
    words = paragraph.words
    while at and words[at].capital and words[at - 1].initial and paragraph.gap(at) in _INITIAL_JOINTS:
        if at > 1 and words[at - 2].lower in LETTERED:
            break
        if words[at - 1].text in {"A", "I"} and paragraph.gap(at) == " ":
            break
        at -= 1
    if at and words[at - 1].lower in KIN_TITLES and paragraph.gap(at) in {" ", "  "}:
        before = words[at - 2].lower if at > 1 and paragraph.gap(at - 1).isspace() else ""
        if words[at - 1].capital or before not in _DETERMINERS:
            return at - 1
    return at


def _speakers(paragraph: Paragraph, tokens: Tokens) -> Iterator[tuple[str, Span]]:
    """Short forms of found first names before what they say in a chat: "ty: where u at"."""
    for match in _SPEAKER.finditer(paragraph.text):
        if match[1] in tokens.beginnings or match[1] in tokens.plain:
            yield match[1], Span(*match.span(1))


def _score(paragraph: Paragraph, at: int, tokens: Tokens) -> float:
    word = paragraph.words[at]
    folded = fold(word.text)
    if folded in tokens.plain:
        return 0.8 if word.capital or len(folded) >= _SHORTEST_LOWER else 0.0
    if folded in tokens.wordy:
        return 0.7 if word.capital and _is_meant(paragraph, at) else 0.0
    if "-" in word.text and any(_is_plain(piece, tokens) for piece in word.text.split("-")):
        return 0.7
    return 0.0


def _is_plain(piece: str, tokens: Tokens) -> bool:
    return any(fold(one) in tokens.plain for one in (piece, *unscanned(piece)))


def _variant_score(paragraph: Paragraph, at: int, tokens: Tokens, chat: Sequence[Span]) -> float:
    """How surely word `at` is another spelling of a found name."""
    word = paragraph.words[at]
    if not word.text.isalpha() and any(fold(one) in tokens.plain for one in unscanned(word.text)):
        return 0.7
    # What ends up here is mostly plain English, which is not looked at any further.
    chatty = not word.capital and _lies_in(chat, word.start)
    if not (word.capital or chatty) or word.lower in PLACES or word.lower in ACRONYMS or is_common(word.lower):
        return 0.0
    return _respelt_score(paragraph, at, tokens, chatty=chatty)


def _lies_in(spans: Sequence[Span], at: int) -> bool:
    """Whether one of the spans, which are sorted and disjoint, holds position `at`."""
    before = bisect_right(spans, at, key=lambda span: span.start) - 1
    return before >= 0 and at < spans[before].end


def _respelt_score(paragraph: Paragraph, at: int, tokens: Tokens, *, chatty: bool) -> float:
    """The same for a word that is no plain English."""
    word = paragraph.words[at]
    folded = fold(word.text)
    bare = without_glued_title(word.text)
    unknown = chatty or part_of(word) is Part.UNKNOWN or (word.shouted and word.lower not in NEVER_NAMES)
    long_enough = len(folded) >= (_LONG if word.shouted else SHORTEST_MISSPELT)
    short = not word.shouted and (chatty or part_of(word) >= Part.UNKNOWN)
    score = 0.0
    if bare != word.text and fold(bare) in tokens.plain | tokens.wordy:
        score = 0.8
    elif folded.endswith("s") and len(folded) > _SHORTEST_PLURAL and folded[:-1] in tokens.plain:
        score = 0.7
    elif word.capital and _is_mutated(paragraph, at, folded, tokens):
        score = 0.6
    elif (unknown and long_enough and _is_misspelt(folded, tokens.gaps, first=word.capital)) or (
        short and _is_short_form(paragraph, at, folded, tokens.beginnings, chatty=chatty)
    ):
        score = 0.5
    return score


def _is_mutated(paragraph: Paragraph, at: int, folded: str, tokens: Tokens) -> bool:
    before = paragraph.words[at - 1].lower if at and paragraph.gap(at).isspace() else ""
    return any(len(name) >= SHORTEST_MISSPELT and name in tokens.plain for name in unmutated(folded, before))


def _is_short_form(paragraph: Paragraph, at: int, folded: str, beginnings: frozenset[str], *, chatty: bool) -> bool:
    """Whether a word that begins as a found first name does is used like one: not as part of a longer name."""
    if not any(stem in beginnings for stem in stems(folded)):
        return False
    words = paragraph.words
    if at and words[at - 1].lower in KIN_TITLES and paragraph.gap(at) == " ":
        return True
    if any(_is_part_of_more(paragraph, other, max(other, at)) for other in (at - 1, at + 1)):
        return False
    if chatty or acts(paragraph, at) or not paragraph.opens(at):
        return True
    # At the start of a sentence any word has a capital; one that no list knows and that shares more is still a name.
    goes_on = at + 1 < len(words) and not words[at + 1].capital and not folded.endswith("s")
    return goes_on and any(len(stem) > _SHORTEST_LOWER and stem in beginnings for stem in stems(folded))


def _is_part_of_more(paragraph: Paragraph, other: int, joint: int) -> bool:
    """Whether word `other` beside a name belongs to it: with the capital of a sentence does not."""
    words = paragraph.words
    if not 0 <= other < len(words) or not words[other].capital or paragraph.gap(joint) != " ":
        return False
    return not (other < joint and paragraph.opens(other) and is_common(words[other].lower))


def _is_meant(paragraph: Paragraph, at: int) -> bool:
    """Whether a capitalised word that is an ordinary word too ("Young", "Grace") is meant as the name."""
    words = paragraph.words
    lower = words[at].lower
    before = words[at - 1] if at and paragraph.gap(at).isspace() else None
    if before is not None and (before.lower in CIVIL_TITLES or part_of(before) is Part.FIRST):
        return True
    if before is not None and _speaks_of_the_word(paragraph, at):
        return False
    after = words[at + 1] if at + 1 < len(words) and paragraph.gap(at + 1).isspace() else None
    if lower in TAILS or (after is not None and after.capital and part_of(after) < Part.UNKNOWN):
        return False
    if not paragraph.opens(at):
        return True
    return acts(paragraph, at) or (lower in FIRST_NAMES and lower not in NEVER_OPENS and lower not in CALENDAR)


def _speaks_of_the_word(paragraph: Paragraph, at: int) -> bool:
    """Whether the word before makes word `at` an ordinary one: "a Young", "in May", "from Reading", "Early Help"."""
    lower, before = paragraph.words[at].lower, paragraph.words[at - 1]
    in_time = lower in CALENDAR and before.lower in _OF_TIME
    in_place = lower in PLACES and before.lower in _OF_PLACE
    plain = before.capital and part_of(before) is Part.NONE and before.lower not in KIN | ROLES
    return before.lower in _ARTICLES or in_time or in_place or (plain and not paragraph.opens(at - 1))


def _is_misspelt(folded: str, gaps: dict[str, set[str]], *, first: bool) -> bool:
    """Whether the word is one letter away from a name: one more, one less, another, or two changed about.

    `first` is whether even the first letter of a long name may be another.
    """
    near = {name for variant in (folded, *without_one(folded)) for name in gaps.get(variant, ())}
    return any(
        (name[0] == folded[0] or (first and len(name) >= _LONG and len(folded) >= _LONG))
        and abs(len(name) - len(folded)) <= 1
        for name in near
    )
