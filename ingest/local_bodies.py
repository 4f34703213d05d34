"""Councils, forces, trusts, courts and boards in a paragraph whose names tell where they are."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ingest.board_names import BoardNames
from ingest.mentions import Span
from ingest.recognisers.lexicon import PLACES, is_common
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, ROLES, is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.sentence_words import OPENERS
from policies.anonymity import AREA, BOARD_WORDS, BODIES, COMPASS, NATION_WORDS, LocalBody
from policies.jigsaw_words import EVERYDAY_NAMES

_GAPS = frozenset({" ", "  ", " & ", "-", "'", "’", "' ", "’ ", "'s ", "’s "})
_INNER = frozenset({"of", "for", "the", "and", "upon", "on", "under", "with", "le", "y", "yr", "a", "ac"})
_BEHIND = frozenset({"of", "for"})
_LONGEST_END = 5
_SERVICE = "service"
# "Lodge" and "Court" are surnames as well.
_ENDS = frozenset(end for body in BODIES.values() if body.code not in {_SERVICE, "court"} for end in body.ends)
# A county in the name of a Welsh council, and elsewhere a title.
_COUNTY = "sir"
_NO_NAMES = EVERYDAY_NAMES | BOARD_WORDS | NATION_WORDS | ACRONYMS | KIN | ROLES | CALENDAR
# A word that speaks of people or times belongs to no body's name.
_BREAKING = (KIN | ROLES | CALENDAR) - BOARD_WORDS


class Body(NamedTuple):
    """A local name, by the code of what it is of."""

    span: Span
    code: str


class _Run(NamedTuple):
    """Words `first` up to `end` of a paragraph, which may be one name or several."""

    first: int
    end: int


def local_bodies(
    paragraph: Paragraph, names: BoardNames, people: Sequence[Span], protected: Callable[[Span], bool]
) -> Iterator[Body]:
    """The names of local bodies, and the area where it stands alone: sorted and disjoint.

    `people` are the names of people, which no body's name begins with; what is `protected` is left unless it tells the
    board itself.
    """
    if not any(word.capital or names.tells(word.text) for word in paragraph.words):
        return
    barred = _barred(paragraph, names, people)
    for run in _runs(paragraph, names, barred):
        yield from _in_run(paragraph, names, run, protected)


def places_in(paragraph: Paragraph, bodies: Sequence[Span]) -> Iterator[Body]:
    """The places in the names of bodies that every area has: "Kent" of the Kent Early Help Hub."""
    for span in bodies:
        for at in range(paragraph.at_or_behind(span.start), paragraph.at_or_behind(span.end)):
            word = paragraph.words[at]
            if word.capital and word.lower in PLACES and word.lower not in _NO_NAMES:
                yield Body(Span(word.start, word.end), AREA)


def _barred(paragraph: Paragraph, names: BoardNames, people: Sequence[Span]) -> set[int]:
    """The words that are of people, unless a body's name goes on behind them ("Aneurin Zorley Health Board")."""
    barred: set[int] = set()
    for span in people:
        first, end = paragraph.at_or_behind(span.start), paragraph.at_or_behind(span.end)
        if not paragraph.goes_on(end):
            barred |= {at for at in range(first, end) if not _is_of_body(paragraph, names, at)}
    return barred


def _is_of_body(paragraph: Paragraph, names: BoardNames, at: int) -> bool:
    """Whether a word that was taken for a part of a person's name is one of a body's: "She called Zorley Police"."""
    word = paragraph.words[at]
    return word.lower in PLACES or word.lower in _ENDS or names.tells(word.text) or _is_county(paragraph, at)


def _is_county(paragraph: Paragraph, at: int) -> bool:
    return paragraph.words[at].lower == _COUNTY and at > 0 and paragraph.words[at - 1].lower == "cyngor"


def _runs(paragraph: Paragraph, names: BoardNames, barred: set[int]) -> Iterator[_Run]:
    words = paragraph.words
    at = 0
    while at < len(words):
        if at in barred or not _may_be_in(paragraph, names, at):
            at += 1
            continue
        end = at + 1
        while end < len(words):
            step = end
            while step < min(len(words), end + 3) and words[step].lower in _INNER and paragraph.gap(step) in _GAPS:
                step += 1
            if step == len(words) or step in barred or paragraph.gap(step) not in _GAPS:
                break
            if not _may_be_in(paragraph, names, step):
                break
            end = step + 1
        yield _Run(at, end)
        at = end


def _may_be_in(paragraph: Paragraph, names: BoardNames, at: int) -> bool:
    word = paragraph.words[at]
    if _is_county(paragraph, at):
        return True
    if word.lower in _BREAKING or is_title(word):
        return names.tells(word.text)
    return word.capital or names.tells(word.text)


def _in_run(paragraph: Paragraph, names: BoardNames, run: _Run, protected: Callable[[Span], bool]) -> Iterator[Body]:
    words = paragraph.words
    start = at = run.first
    while at < run.end:
        if words[at].lower in {"and", "&"} and not any(_is_own(paragraph, names, one) for one in range(start, at)):
            start = at + 1
        found = _ending(paragraph, names, start, at, run.end) or _beginning(paragraph, names, start, at, run.end)
        if found is None:
            at += 1
            continue
        first, end, code = found
        first = _without_opener(paragraph, names, first, end)
        span = Span(words[first].start, words[end - 1].end)
        if any(_tells(paragraph, names, one) for one in range(first, end)) or not protected(span):
            yield from _areas(paragraph, names, start, first)
            yield Body(span, code)
            start = end
        at = end
    yield from _areas(paragraph, names, start, run.end)


def _ending(paragraph: Paragraph, names: BoardNames, start: int, at: int, limit: int) -> tuple[int, int, str] | None:
    """The body whose name ends with words from `at`: its first word, the one behind it and its code."""
    words = paragraph.words
    for length in range(min(_LONGEST_END, limit - at), 0, -1):
        phrase = " ".join(word.lower for word in words[at : at + length])
        for body in BODIES.values():
            if phrase not in body.ends:
                continue
            end = _behind(paragraph, names, at + length, limit)
            if any(_is_own(paragraph, names, one) for one in (*range(start, at), *range(at + length, end))) and _fits(
                paragraph, names, body, start, end
            ):
                return start, end, body.code
    return None


def _fits(paragraph: Paragraph, names: BoardNames, body: LocalBody, start: int, end: int) -> bool:
    held = {word.lower for word in paragraph.words[start:end]}
    if body.needs and held.isdisjoint(body.needs):
        return False
    if body.code != _SERVICE:
        return True
    # A team of everyday words is called so everywhere: it stays, and only the area before it goes.
    return any(
        _is_own(paragraph, names, one) and not _tells(paragraph, names, one) and not _is_area(paragraph, one)
        for one in range(start, end)
    )


def _behind(paragraph: Paragraph, names: BoardNames, at: int, limit: int) -> int:
    """Where a name ends that goes on with its area behind word `at`: "… of Zorley and Quill NHS Trust"."""
    words = paragraph.words
    if at >= limit or words[at].lower not in _BEHIND:
        return at
    end = at + 1
    while end < limit and words[end].lower in {"the", *_BEHIND}:
        end += 1
    reach = at
    while end < limit and (_is_own(paragraph, names, end) or words[end].lower in COMPASS | NATION_WORDS):
        end = reach = end + 1
        if end + 1 < limit and words[end].lower in {"and", "upon", "on"} and _is_own(paragraph, names, end + 1):
            end += 1
    return reach


def _beginning(paragraph: Paragraph, names: BoardNames, start: int, at: int, limit: int) -> tuple[int, int, str] | None:
    """The body whose name begins with words at `at`, in Welsh above all: "Cyngor Sir Zorley"."""
    words = paragraph.words
    if at != start and words[at - 1].lower not in _INNER:
        return None
    for length in (2, 1):
        phrase = " ".join(word.lower for word in words[at : at + length])
        for body in BODIES.values():
            if phrase not in body.begins:
                continue
            end = at + length
            while end < limit and words[end].lower not in {"and", "&"}:
                end += 1
            if any(_is_own(paragraph, names, one) for one in range(at + length, end)) and (
                not body.needs or any(word.lower in body.needs for word in words[at:end])
            ):
                return at, end, body.code
    return None


def _areas(paragraph: Paragraph, names: BoardNames, start: int, end: int) -> Iterator[Body]:
    """The board's area where it stands without a word for a body, with the points of the compass before it."""
    words = paragraph.words
    at = start
    while at < end:
        if not _tells(paragraph, names, at):
            at += 1
            continue
        first = at
        while first > start and words[first - 1].lower in COMPASS and words[first - 1].capital:
            first -= 1
        yield Body(Span(words[first].start, words[at].end), AREA)
        at += 1


def _without_opener(paragraph: Paragraph, names: BoardNames, first: int, end: int) -> int:
    words = paragraph.words
    while first < end - 1 and (
        words[first].lower in _INNER
        or (words[first].lower in OPENERS and not _tells(paragraph, names, first))
        or words[first].text.isdigit()
    ):
        first += 1
    return first


def _tells(paragraph: Paragraph, names: BoardNames, at: int) -> bool:
    word = paragraph.words[at]
    if names.tells(word.text):
        return True
    # "Reading" opens many a sentence; before another capital or inside of one it is the town.
    return word.lower in names.wordy and word.capital and (not paragraph.opens(at) or paragraph.goes_on(at + 1))


def _is_area(paragraph: Paragraph, at: int) -> bool:
    return paragraph.words[at].lower in PLACES


def _is_own(paragraph: Paragraph, names: BoardNames, at: int) -> bool:
    """Whether the word says whose the body is: the board's area, another place, or a word that is none otherwise."""
    word = paragraph.words[at]
    if _tells(paragraph, names, at):
        return True
    if not word.capital or word.initial:
        return False
    if word.lower in NATION_WORDS:  # "South Wales Police", and not "Police Scotland".
        return at > 0 and paragraph.words[at - 1].lower in COMPASS and word.lower != "ireland"
    if word.lower in _NO_NAMES or (word.shouted and not _in_capitals(paragraph)):
        return False
    return word.lower in PLACES or not is_common(word.lower)


def _in_capitals(paragraph: Paragraph) -> bool:
    """Whether the whole paragraph is in capitals, where they tell nothing."""
    return not any(letter.islower() for letter in paragraph.text)
