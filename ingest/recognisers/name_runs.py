"""Names in stretches of capitalised words: behind a title, or by their own shape."""

from collections.abc import Iterator
from typing import NamedTuple

from ingest.recognisers.lexicon import COUNTRIES, PLACES, is_listed
from ingest.recognisers.name_context import LOCATIVE, follows_kin, follows_role, lone_score
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_words import (
    CIVIL_TITLES,
    GROUPS,
    NEVER_NAMES,
    POST_NOMINALS,
    ROLES,
    is_inner_title,
    is_title,
)
from ingest.recognisers.paragraph import Paragraph, Word
from ingest.recognisers.place_words import TAILS
from ingest.recognisers.sentence_words import LETTERED, OPENERS, PARTICLES, TITLES_OF_LETTERS

_LONGEST = 6
# Letters with full stops that are not somebody's initials.
_NOT_INITIALS = frozenset(
    {
        "uk",
        "us",
        "usa",
        "eu",
        "un",
        "am",
        "pm",
        "dob",
        "dod",
        "qc",
        "kc",
        "bc",
        "ad",
        "ba",
        "ma",
        "md",
        "ie",
        "eg",
        "nb",
        "ps",
        "sa",
    }
)


class Name(NamedTuple):
    """The words from `start` up to `end` of a paragraph, taken for a name; with a score of 0 nothing supports it."""

    start: int
    end: int
    score: float


def names_in_runs(paragraph: Paragraph) -> Iterator[Name]:
    """The names in the paragraph's runs, and the lone unknown words that might be names, with score 0."""
    for start, end in paragraph.runs:
        at = start
        while at < end:
            name = _titled_name(paragraph, at, end) or _shaped_name(paragraph, at, start, end)
            if name is None:
                at += 1
                continue
            if name.score or (name.end - name.start == 1 and part_of(paragraph.words[at]) >= Part.UNKNOWN):
                yield name
            at = name.end


def _titled_name(paragraph: Paragraph, at: int, end: int) -> Name | None:
    words = paragraph.words
    if not is_title(words[at]):
        return None
    first = at
    civil = False
    end = min(end, at + 2 * _LONGEST)
    while at < end and (is_title(words[at]) or (civil and words[at].lower in {"justice", "chief"})):
        civil = civil or words[at].lower in CIVIL_TITLES
        if not is_inner_title(words[at]):
            first = at + 1
        at += 1
    # So it is behind "Sergeant" where no more capitals follow, as they do in "Inspector General of Prisons".
    inner = first < at and (at + 1 >= end or not words[at + 1].capital)
    reach = _behind_title(paragraph, at, end, civil=civil or inner)
    # "Mr G" is a pseudonym; "Mr J.S." are somebody's initials.
    initials = sum(word.initial for word in words[at:reach])
    return Name(first, reach, 0.95) if reach - at > initials or initials > 1 else None


def _behind_title(paragraph: Paragraph, at: int, end: int, *, civil: bool) -> int:
    """Where the name from word `at` on, behind a title, ends; behind "Mr" any word may be one, behind "Nurse" not."""
    words = paragraph.words
    reach = at
    while reach < min(end, at + _LONGEST) and not is_title(words[reach]):
        word = words[reach]
        full = any(not w.initial and w.lower not in PARTICLES for w in words[at:reach])
        if word.capital and word.lower not in PARTICLES:
            part = part_of(word)
            if part is Part.NONE and not _may_be_surname(word, full=full, civil=civil):
                break
            opens = word.lower in OPENERS and not word.initial
            if opens and (part is Part.NONE or (not full and reach > at)):
                break
            follows = part_of(words[reach + 1]) if reach + 1 < end else Part.UNKNOWN
            if part is Part.WORD_SURNAME and full and follows is Part.NONE and words[reach + 1].capital:
                break
        reach += 1
    while reach > at and words[reach - 1].lower in PARTICLES:
        reach -= 1
    return reach


def _may_be_surname(word: Word, *, full: bool, civil: bool) -> bool:
    lower = word.lower
    if (
        lower in NEVER_NAMES
        or lower in ROLES
        or lower in TAILS
        or word.text in POST_NOMINALS
        or not word.text[-1].isalpha()
    ):
        return False
    if word.shouted:
        return len(word.text) > 2
    # The first word behind "Mr" is the surname, whatever it means ("Mr Palm"); a second one must not be plain English.
    return not is_listed(lower) if full else civil or not is_listed(lower)


def _shaped_name(paragraph: Paragraph, at: int, start: int, end: int) -> Name | None:
    reach = _stretch(paragraph, at, end)
    return Name(at, reach, _score(paragraph, at, reach, alone=end - start == 1)) if reach > at else None


def _stretch(paragraph: Paragraph, at: int, end: int) -> int:
    """Where the words that may make one name, from word `at` on, end; `at` itself where that word can begin none."""
    words = paragraph.words
    reach = at
    while reach < min(end, at + _LONGEST) and (reach == at or not is_title(words[reach])):
        before = part_of(words[reach - 1]) if reach > at else Part.NONE
        if not (reach > at and words[reach].lower in PARTICLES) and not _goes_with(paragraph, reach, before):
            break
        reach += 1
    while reach > at and words[reach - 1].lower in PARTICLES:
        reach -= 1
    return reach


def _goes_with(paragraph: Paragraph, at: int, before: Part) -> bool:
    """Whether word `at` may stand in a name after a word that is `before` (NONE where it would be the first)."""
    word = paragraph.words[at]
    part = part_of(word)
    if part is Part.NONE:
        return before is Part.FIRST and _may_follow_first(paragraph, at)
    if part is Part.UNKNOWN and word.lower in PLACES:
        # "Jane Kettering", but not "Kettering Jane".
        return before in {Part.FIRST, Part.INITIAL}
    if part is Part.WORD_SURNAME:
        if word.lower in TAILS:
            return before in {Part.FIRST, Part.INITIAL}
        return before is not Part.NONE
    return part is not Part.INITIAL or _is_initial(paragraph, at)


def _may_follow_first(paragraph: Paragraph, at: int) -> bool:
    """Whether word `at`, which is no name by itself, may be the surname behind a first name."""
    word = paragraph.words[at]
    if word.lower in NEVER_NAMES or word.lower in ROLES or word.lower in TAILS or not word.lower.isalpha():
        return False
    if word.shouted:
        # "Jane KOWALCZYK": records put surnames in capitals.
        return len(word.text) > 3 and not paragraph.words[at - 1].shouted
    # "Tom Laming" is no form of "lame".
    return word.text[1:].islower() and not is_listed(word.lower)


def _is_initial(paragraph: Paragraph, at: int) -> bool:
    word = paragraph.words[at]
    if paragraph.text[word.end : word.end + 1] in {".", "-"}:
        return True
    before = paragraph.words[at - 1].lower if at else ""
    return (
        before not in LETTERED | TITLES_OF_LETTERS
        and word.text != "I"
        and (word.text != "A" or not paragraph.opens(at))
    )


def _score(paragraph: Paragraph, at: int, reach: int, *, alone: bool) -> float:
    """How surely the words from `at` up to `reach`, each of which may be a part of a name, name a person."""
    words = paragraph.words
    parts = [part_of(word) for word in words[at:reach]]
    after = words[reach] if reach < len(words) and paragraph.gap(reach).isspace() else None
    if after is not None and (after.lower in TAILS or (after.capital and after.lower in GROUPS)):
        return 0.0
    if all(part is Part.INITIAL for part in parts):
        return _initials_score(paragraph, at, reach)
    if after is not None and after.text in POST_NOMINALS:
        return 0.8
    return lone_score(paragraph, at, parts[0], alone=alone) if reach - at == 1 else _pair_score(paragraph, at, parts)


def _pair_score(paragraph: Paragraph, at: int, parts: list[Part]) -> float:
    """How surely several words that may be parts of names are one name."""
    words = paragraph.words
    joined = " ".join(word.lower for word in words[at : at + len(parts)])
    last_known = parts[-1] in {Part.SURNAME, Part.WORD_SURNAME}
    if joined in PLACES or joined in COUNTRIES:
        score = 0.0
    elif follows_kin(paragraph, at) or follows_role(paragraph, at):
        score = 0.9
    elif parts[0] is Part.INITIAL:
        score = 0.85 if last_known else 0.7
    elif parts[0] is Part.WORD_FIRST and paragraph.opens(at) and not (last_known or parts[-1] is Part.UNKNOWN):
        # "Will Grace go?": the first word may be what opens the sentence.
        score = 0.0
    elif parts[0] in {Part.FIRST, Part.WORD_FIRST}:
        score = 0.9 if last_known else 0.8
    else:
        score = _unlisted_score(paragraph, at, parts, last_known=last_known)
    return score


def _unlisted_score(paragraph: Paragraph, at: int, parts: list[Part], *, last_known: bool) -> float:
    """The same for words that do not begin with a first name that we know."""
    word = paragraph.words[at]
    before = paragraph.words[at - 1].lower if at and paragraph.gap(at).isspace() else ""
    if (word.lower in PLACES and not last_known) or before in LOCATIVE:
        return 0.0
    if Part.FIRST in parts or last_known:
        return 0.75
    # Four words that no list knows are another language, and so are those that explain one of ours in brackets:
    # "Regional Court (Sąd Okręgowy)".
    if len(parts) > 3:
        return 0.0
    return 0.0 if paragraph.gap(at).endswith("(") else 0.55


def _initials_score(paragraph: Paragraph, at: int, reach: int) -> float:
    words = paragraph.words
    letters = "".join(word.lower for word in words[at:reach])
    dotted = all(paragraph.text[word.end : word.end + 1] == "." for word in words[at : reach - 1])
    return 0.6 if 2 <= len(letters) <= 3 and dotted and letters not in _NOT_INITIALS else 0.0
