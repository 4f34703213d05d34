"""Names written in ways of their own: surname first, in lower case, in a list of people."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import FIRST_NAMES, SURNAMES, is_common
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_runs import Name
from ingest.recognisers.name_variants import unscanned, without_glued_title
from ingest.recognisers.name_words import CIVIL_TITLES, KIN, NEVER_NAMES, ROLES
from ingest.recognisers.paragraph import Paragraph

# In lower case these are words.
_WORD_TITLES = frozenset({"miss", "master", "lord", "lady", "sir", "dame"})
_PREFIXES = frozenset({"Mc", "Mac", "O'", "O’"})
_AND = frozenset({" and ", " & ", ", and "})
_JOINTS = _AND | {", "}
# The heads of letters and messages.
_HEADERS = frozenset({"from", "to", "cc", "bcc", "sender", "recipient", "attn"})
# Hardly any paragraph has such a word, so that most are not read word by word.
_DAMAGED = re.compile(
    r"(?<![^\W_])[^\W\d_]{1,20}(?:[01583][^\W\d_]|(?<=[a-z])[A-Z])|(?<![^\W_])[01583][^\W\d_]|[CS][A-Z][a-z]"
)
_OPENING = frozenset({' "', " “", " ‘", " '", " ("})
_CLOSING = frozenset({'" ', "” ", "’ ", "' ", ") "})


def surname_first(paragraph: Paragraph) -> Iterator[Name]:
    """Names in the order of lists: "SMITH, Jane" and "Okafor, Jane"."""
    words = paragraph.words
    for at in range(len(words) - 1):
        first, second = words[at], words[at + 1]
        if not (first.capital and second.capital and second.lower in FIRST_NAMES and paragraph.gap(at + 1) == ", "):
            continue
        shouted = first.shouted and not second.shouted and len(first.text) > 2 and first.lower not in NEVER_NAMES
        headed = at > 0 and words[at - 1].lower in _HEADERS and paragraph.gap(at) in {": ", ":", ":\t"}
        known = part_of(second) is Part.FIRST and (headed or part_of(first) is Part.SURNAME)
        if known or (shouted and not is_common(second.lower)):
            yield Name(at, at + 2, 0.8)


def shortened(paragraph: Paragraph) -> Iterator[Name]:
    """Initials of a surname in Mc, Mac or O: "S.McA."."""
    words = paragraph.words
    for at in range(1, len(words)):
        if (
            words[at - 1].initial
            and paragraph.gap(at) == "."
            and words[at].text[:-1] in _PREFIXES
            and words[at].text[-1].isupper()
        ):
            yield Name(at - 1, at + 1, 0.8)


def nicknamed(paragraph: Paragraph) -> Iterator[Name]:
    """What stands in quotation marks or brackets between first name and surname: 'Jane "Jazza" Okonjo'."""
    words = paragraph.words
    for at in range(1, len(words) - 1):
        word, after = words[at], words[at + 1]
        if (
            word.capital
            and after.capital
            and paragraph.gap(at) in _OPENING
            and paragraph.gap(at + 1) in _CLOSING
            and part_of(words[at - 1]) in {Part.FIRST, Part.WORD_FIRST}
            and part_of(after) is not Part.NONE
        ):
            yield Name(at - 1, at + 2, 0.85)


def damaged(paragraph: Paragraph) -> Iterator[Name]:
    """Names that a scanner or a typist damaged: "Jan3 D0yle", "DrOkonjo"."""
    if not _DAMAGED.search(paragraph.text):
        return
    words = paragraph.words
    for at, word in enumerate(words):
        read = unscanned(word.text) if word.capital else ()
        if any(one.lower() in FIRST_NAMES and not is_common(one.lower()) for one in read):
            joined = at + 1 < len(words) and not paragraph.gap(at + 1).strip() and "\t" not in paragraph.gap(at + 1)
            follows = (
                joined
                and words[at + 1].capital
                and (
                    bool(unscanned(words[at + 1].text))
                    or part_of(words[at + 1]) in {Part.SURNAME, Part.WORD_SURNAME, Part.UNKNOWN}
                )
            )
            yield Name(at, at + 2 if follows else at + 1, 0.75)
        elif (bare := without_glued_title(word.text)) != word.text and not is_common(bare.lower()):
            yield Name(at, at + 1, 0.8)


def in_lower_case(paragraph: Paragraph) -> Iterator[Name]:
    """Names that a hurried writer left in lower case: "mr smith", "jane smith"."""
    words = paragraph.words
    for at in range(len(words) - 1):
        word, after = words[at], words[at + 1]
        if after.capital or paragraph.gap(at + 1) not in {" ", ". "} or is_common(after.lower):
            continue
        beside = not word.capital and (word.lower in KIN or word.lower in ROLES)
        if beside and after.lower in FIRST_NAMES and after.lower not in NEVER_NAMES and len(after.text) > 2:
            yield Name(at + 1, at + 2, 0.6)  # "my mum steph says"
        titled = word.lower in CIVIL_TITLES and word.lower not in _WORD_TITLES and after.text.isalpha()
        named = not word.capital and word.lower in FIRST_NAMES and not is_common(word.lower) and after.lower in SURNAMES
        if named or (titled and len(after.text) > 2):
            yield Name(at, at + 2, 0.7)


def beside_people(paragraph: Paragraph, lone: set[int], named: set[int]) -> Iterator[Name]:
    """Of the words `lone` those that stand in one list with one of `named`: "Jane, Kayden and Tom"."""
    named = set(named)
    for order in (sorted(lone), sorted(lone, reverse=True)):
        for at in order:
            if at not in named and _is_listed_with(paragraph, at, named):
                named.add(at)
                yield Name(at, at + 1, 0.55)


def _is_listed_with(paragraph: Paragraph, at: int, named: set[int]) -> bool:
    left, left_named = _joint(paragraph, at, -1, named)
    right, right_named = _joint(paragraph, at, 1, named)
    if left in _AND or right in _AND:
        return (
            (left in _AND and left_named)
            or (right in _AND and right_named)
            or (bool(left and right) and (left_named or right_named))
        )
    # Between commas alone stands the next person of a list, or a word that explains the last one.
    return bool(left and right) and left_named and right_named


def _joint(paragraph: Paragraph, at: int, step: int, named: set[int]) -> tuple[str, bool]:
    """What joins word `at` to its neighbour in a list ("" if nothing does), and whether that neighbour is named."""
    for distance in (1, 2):
        other = at + step * distance
        if 0 <= other < len(paragraph.words):
            low, high = min(at, other), max(at, other)
            between = paragraph.text[paragraph.words[low].end : paragraph.words[high].start]
            if between in _JOINTS:
                return between, other in named
    return "", False
