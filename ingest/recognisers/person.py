"""People by title, kinship, role, cue, first name and the shape of their names."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import COUNTRIES, FIRST_NAMES, PLACES, SURNAMES, is_common
from ingest.recognisers.name_context import LOCATIVE, follows_kin, follows_role, lone_score
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_words import (
    CIVIL_TITLES,
    KIN,
    KNOWN_AS,
    NAME_LABEL,
    NEVER_NAMES,
    PROFESSIONAL_TITLES,
    ROLES,
    SHORT_TITLES,
)
from ingest.recognisers.paragraph import Paragraph, Word
from ingest.recognisers.place_words import INSTITUTION_TAILS, ORGANISATION_TAILS, PLACE_TAILS
from ingest.recognisers.recogniser import Found, Recogniser
from policies.identifiers import Kind

_TAILS = INSTITUTION_TAILS | ORGANISATION_TAILS | PLACE_TAILS
_CUES = re.compile(rf"(?<!\w){KNOWN_AS}[ ,:\t]{{1,3}}[\"'“‘(]?(?=\w)")
_LABELS = re.compile(rf"(?:^|[\n\t|;]\s?|\.\s){NAME_LABEL}\s?[:\t–]\s{{0,2}}(?=\w)")
_LONGEST = 5
# Letters with full stops that are not somebody's initials.
_NOT_INITIALS = frozenset("uk us usa eu un am pm dob dod qc bc ad ba ma md ie eg nb ps".split())
# After these a single letter is a label that hides a name already.
_LETTERED = frozenset(
    "child adult mother father sibling baby hepatitis vitamin section level grade group school plan part type class unit "
    "option phase appendix annex category schedule form area family person professional worker".split()
)


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    lone: set[int] = set()
    named: set[int] = set()
    for start, end in paragraph.runs:
        yield from _in_run(paragraph, start, end, lone, named)
    yield from _after_cues(paragraph)
    yield from _surname_first(paragraph, named)
    yield from _in_lower_case(paragraph)
    yield from _beside_named(paragraph, words, lone, named)


def _in_run(paragraph: Paragraph, start: int, end: int, lone: set[int], named: set[int]) -> Iterator[Found]:
    words = paragraph.words
    at = start
    while at < end:
        if is_title(words[at]):
            reach = _after_title(paragraph, at + 1, end)
            if reach:
                civil = words[at].lower in CIVIL_TITLES
                first = at if civil else _first_after(words, at + 1)
                yield Found(words[first].start, words[reach - 1].end, 0.95)
                named.update(range(at, reach))
                at = reach
            else:
                at += 1
            continue
        reach = _stretch(paragraph, at, end)
        if reach == at:
            at += 1
            continue
        score = _score(paragraph, at, reach, start, end)
        if score:
            yield Found(words[at].start, words[reach - 1].end, score)
            named.update(range(at, reach))
        elif reach == at + 1 and start == at and end == reach and part_of(words[at]) >= Part.UNKNOWN:
            lone.add(at)
        at = reach


def is_title(word: Word) -> bool:
    """Whether the word is a title that a name follows."""
    return word.lower in CIVIL_TITLES or word.lower in PROFESSIONAL_TITLES or word.text in SHORT_TITLES


def _first_after(words: tuple[Word, ...], at: int) -> int:
    while is_title(words[at]) or words[at].lower == "s":
        at += 1
    return at


def _after_title(paragraph: Paragraph, at: int, end: int) -> int:
    """Where the name that begins at word `at`, behind a title, ends; 0 where there is none."""
    words = paragraph.words
    while at < end and is_title(words[at]):
        at += 1
    reach = at
    full = 0
    while reach < end and reach < at + _LONGEST:
        part = part_of(words[reach])
        if part is Part.NONE and (full or words[reach].lower in NEVER_NAMES or words[reach].lower in ROLES):
            if not (words[reach].shouted and full == 1 and words[reach].lower not in NEVER_NAMES and len(words[reach].text) > 2):
                break
        if part is Part.WORD_SURNAME and full and reach + 1 < end and part_of(words[reach + 1]) is Part.NONE:
            break
        full += part is not Part.INITIAL
        reach += 1
    initials = reach - at - full
    # "Mr G" is a pseudonym; "Mr J.S." are somebody's initials.
    return reach if full or initials > 1 else 0


def _stretch(paragraph: Paragraph, at: int, end: int) -> int:
    """Where the words that may make one name, from word `at` on, end; `at` itself where that word can begin none."""
    words = paragraph.words
    reach = at
    while reach < end and reach < at + _LONGEST and not (reach > at and is_title(words[reach])):
        word = words[reach]
        part = part_of(word)
        if part is Part.NONE:
            # "Jane KOWALCZYK": records put surnames in capitals.
            if not (reach > at and word.shouted and len(word.text) > 3 and not words[reach - 1].shouted and word.lower not in NEVER_NAMES and part_of(words[reach - 1]) is Part.FIRST):
                if not (not word.capital and reach > at):
                    break
        if part is Part.WORD_SURNAME and (reach == at or part_of(words[reach - 1]) not in {Part.FIRST, Part.WORD_FIRST, Part.INITIAL, Part.UNKNOWN, Part.SURNAME}):
            break
        if part is Part.INITIAL and not _is_initial(paragraph, reach):
            break
        if reach > at and part is Part.WORD_FIRST and part_of(words[reach - 1]) is Part.WORD_FIRST and not words[reach - 1].capital:
            break
        reach += 1
    while reach > at and not words[reach - 1].capital:
        reach -= 1
    return reach


def _is_initial(paragraph: Paragraph, at: int) -> bool:
    dotted = paragraph.text[paragraph.words[at].end : paragraph.words[at].end + 1] in {".", "-"}
    before = paragraph.words[at - 1].lower if at else ""
    if before in _LETTERED and not dotted:
        return False
    return dotted or paragraph.words[at].text not in {"A", "I"} or (not paragraph.opens(at) and paragraph.words[at].text == "A")


def _score(paragraph: Paragraph, at: int, reach: int, start: int, end: int) -> float:
    words = paragraph.words
    parts = [part_of(word) for word in words[at:reach]]
    full = [part for part in parts if part is not Part.INITIAL]
    if reach < len(words) and words[reach].lower in _TAILS and paragraph.gap(reach).isspace():
        return 0.0
    if not full:
        return _initials_score(paragraph, at, reach)
    before = words[at - 1].lower if at and paragraph.gap(at).isspace() else ""
    if len(parts) == 1:
        return lone_score(paragraph, at, parts[0], alone=end - start == 1)
    joined = " ".join(word.lower for word in words[at:reach])
    if joined in PLACES or joined in COUNTRIES:
        return 0.0
    if follows_kin(paragraph, at) or follows_role(paragraph, at):
        return 0.9
    first_known = parts[0] in {Part.FIRST, Part.WORD_FIRST}
    last_known = parts[-1] in {Part.SURNAME, Part.WORD_SURNAME}
    if parts[0] is Part.INITIAL:
        return 0.85 if last_known else 0.7
    if parts[0] is Part.WORD_FIRST and paragraph.opens(at) and not last_known and parts[-1] is not Part.UNKNOWN:
        return 0.0
    if first_known:
        return 0.9 if last_known else 0.8
    if words[at].lower in PLACES and not last_known or before in LOCATIVE:
        return 0.0
    if Part.FIRST in parts or last_known:
        return 0.75
    return 0.55


def _initials_score(paragraph: Paragraph, at: int, reach: int) -> float:
    words = paragraph.words
    letters = "".join(word.lower for word in words[at:reach])
    dotted = all(paragraph.text[word.end : word.end + 1] == "." for word in words[at : reach - 1])
    return 0.6 if 2 <= len(letters) <= 3 and dotted and letters not in _NOT_INITIALS else 0.0


def _after_cues(paragraph: Paragraph) -> Iterator[Found]:
    """Names behind "known as", "the death of", "Name:" and the like, which need not look like names."""
    words = paragraph.words
    starts: dict[int, int] = {}
    for cue, lower_too in ((_CUES, False), (_LABELS, True)):
        for match in cue.finditer(paragraph.text):
            starts = starts or {word.start: at for at, word in enumerate(words)}
            at = starts.get(match.end())
            if at is None:
                continue
            reach = _named_by_cue(paragraph, at, lower_too=lower_too)
            if reach > at:
                yield Found(words[at].start, words[reach - 1].end, 0.85)


def _named_by_cue(paragraph: Paragraph, at: int, *, lower_too: bool) -> int:
    words = paragraph.words
    while at < len(words) and is_title(words[at]):
        at += 1
    reach = at
    while reach < len(words) and reach < at + 4 and (reach == at or paragraph.gap(reach) in {" ", ". ", "."}):
        word = words[reach]
        part = part_of(word) if word.capital else Part.NONE
        if not word.capital and not (lower_too and not is_common(word.lower) and word.lower not in NEVER_NAMES):
            break
        if word.capital and part is Part.NONE and (word.lower in NEVER_NAMES or word.shouted or word.lower in KIN or word.lower in ROLES):
            break
        if part is Part.INITIAL and reach == at and (reach + 1 == len(words) or not words[reach + 1].capital):
            break
        reach += 1
    commons = [word for word in words[at:reach] if word.capital and part_of(word) is Part.NONE]
    # One ordinary word may be a name here ("a boy called Blade"); two are a title ("called Working Together").
    if commons and (len(commons) > 1 or reach - at > 1 and commons[0] is words[at]):
        return at
    if reach < len(words) and words[reach].lower in _TAILS and paragraph.gap(reach) == " ":
        return at
    return reach


def _surname_first(paragraph: Paragraph, named: set[int]) -> Iterator[Found]:
    """ "SMITH, Jane" and "Smith, Jane"."""
    words = paragraph.words
    for at in range(len(words) - 1):
        first, second = words[at], words[at + 1]
        if paragraph.gap(at + 1) != ", " or not first.capital or not second.capital or second.lower not in FIRST_NAMES:
            continue
        shouted = first.shouted and len(first.text) > 2 and first.lower not in NEVER_NAMES and not second.shouted
        if shouted and not is_common(second.lower) or (first.lower in SURNAMES and not is_common(first.lower) and part_of(second) is Part.FIRST):
            named.update((at, at + 1))
            yield Found(first.start, second.end, 0.8)


def _in_lower_case(paragraph: Paragraph) -> Iterator[Found]:
    """Names that a hurried writer left in lower case: "mr smith", "jane smith"."""
    words = paragraph.words
    for at in range(len(words) - 1):
        word = words[at]
        if word.text[0].isupper() and word.lower not in CIVIL_TITLES:
            continue
        after = words[at + 1]
        if after.capital or paragraph.gap(at + 1) not in {" ", ". "} or is_common(after.lower):
            continue
        if word.lower in CIVIL_TITLES and word.lower not in {"miss", "master", "lord", "lady"} and after.text.isalpha() and len(after.text) > 2:
            yield Found(word.start, after.end, 0.7)
        elif word.lower in FIRST_NAMES and not is_common(word.lower) and after.lower in SURNAMES:
            yield Found(word.start, after.end, 0.7)


def _beside_named(
    paragraph: Paragraph, words: tuple[Word, ...], lone: set[int], named: set[int]
) -> Iterator[Found]:
    """Unknown capitalised words that stand in one list with a person: "Jane, Kayden and Tom"."""
    joints = {", ", " and ", " & ", ", and "}

    def between(left: int, right: int) -> str:
        return paragraph.text[words[left].end : words[right].start]

    for order in (sorted(lone), sorted(lone, reverse=True)):
        for at in order:
            if at in named:
                continue
            near = [other for other in (at - 2, at - 1, at + 1, at + 2) if other in named]
            if any(between(min(at, other), max(at, other)) in joints for other in near):
                named.add(at)
                yield Found(words[at].start, words[at].end, 0.55)


RECOGNISER = Recogniser(
    name="person",
    kind=Kind.PERSON,
    source="House rule: titles, ranks, roles, kinship and the cues that case reviews and records put beside names",
    sentence="Her mother, Mrs Anjali O'Brien-Khan, was seen.",
    detail="Mrs Anjali O'Brien-Khan",
    find=_find,
)
