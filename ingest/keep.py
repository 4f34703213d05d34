"""What is never treated: names that hide somebody already, and names of law, research and the public record.

House rule, after the practice of published reviews: taking out "Working Together", "Laming" or "Child T" tells the
reader less and protects nobody.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from ingest.bodies import public_bodies
from ingest.citations import CASE_LAW, PARTIES, PLANS, RESEARCH, SECTIONS, STATUTES
from ingest.mentions import Span
from ingest.public_names import AGENCIES, HELPLINES, INQUIRIES, INSTRUMENTS, PUBLIC_PEOPLE, WEBSITES
from ingest.recognisers.lexicon import phrases
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, NATIONS, POST_NOMINALS, ROLES, is_title
from ingest.recognisers.neutral_citation import is_own
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import TAILS
from ingest.recognisers.sentence_words import OPENERS


class Kept(NamedTuple):
    """A stretch that is left as it is.

    `firm` is False where the same words may be a name of the case after all ("Reder (1999)", "Maria Colwell"): it gives
    way when its last word is found as somebody's name elsewhere in the document. `writer` marks the name of somebody
    who wrote or led the review.
    """

    span: Span
    firm: bool = True
    writer: bool = False


class Keep(Protocol):
    """`kept`, or what remembers its answers."""

    def __call__(self, paragraph: Paragraph, *, front: bool) -> Iterable[Kept]:
        """What is kept in the paragraph; `front` on the first page of a report."""
        ...


_NAME_GAPS = frozenset({" ", "  ", ". "})
_NO_SURNAMES = (
    ACRONYMS | CALENDAR | KIN | NATIONS | OPENERS | ROLES | (TAILS - {"park", "hill", "wood", "heath", "marsh"})
)
_LETTER = r"(?:[A-Z]{1,2}\d{0,2}|\d{1,2}[A-Z]?)"
_NOT_A_NUMBER_OF = r"(?![\w.]\w|\w|/|['’](?![sS]\b)\w|\s?(?:years?|months?|weeks?|days?)\b)"
_PSEUDONYMS = re.compile(rf"(?<!\w)(?:{phrases('hidden by a letter')})\s{_LETTER}{_NOT_A_NUMBER_OF}")
# A space, a digit and two letters behind it would make it a postcode, a mark and a number the reference of a file.
_SHORT = re.compile(rf"(?<!\w)(?:{phrases('hidden by letters')})\d{{0,2}}(?!\w|\s?\d[A-Z]{{2}}|[ /-]\d{{4}})")
_FIRM = (STATUTES, SECTIONS, PLANS, CASE_LAW, PARTIES, INSTRUMENTS, AGENCIES, HELPLINES, WEBSITES, _PSEUDONYMS, _SHORT)
_YIELDING = (RESEARCH, PUBLIC_PEOPLE, INQUIRIES)

_WRITER = r"(?:author|reviewer|writer|chair(?:person|man|woman)?|scrutineer|consultant)s?"
_HEADED = r"(?:\w+\s){0,4}(?:panel|team|review|group|committee|board|partnership)"
_WRITERS = (
    rf"(?i:(?:(?:independent|lead|overview|report|joint|co-|principal|(?<!fostering\s)(?<!adoption\s)panel|board['’]s|panel['’]s|partnership['’]s|committee['’]s)[\s-]{{0,2}}){{1,3}}{_WRITER}"
    r"|(?:independent\s)?scrutineer|review\s(?:author|writer)"
    rf"|chair(?:person|man|woman)?\sof\sthe\s{_HEADED}(?=\s{{0,2}}[:\t])"
    r"|(?:author|writer)s?\sof\sth(?:is|e)\s(?:overview\s)?(?:report|review))"
    r"|(?:Author|AUTHOR|Reviewer|REVIEWER|Report\s[Ww]riter|Chair(?:person|man|woman)?|CHAIR)[sS]?(?=\s{0,2}[:\t])"
)
_BODY_WORDS = (
    "review|report|panel|board|partnership|chair|author|reviewer|scrutineer|team|group|committee|case|practice|learning"
)
_OF_BODY = (
    rf"(?:\s(?:of|for|and)(?:\s(?:[A-Z][\w'’&-]{{0,30}}|and|of|for|the|this|{_BODY_WORDS})(?![\w'’&-])){{1,10}})?"
)
_BEFORE_NAME = re.compile(
    rf"(?<!\w)(?:{_WRITERS}){_OF_BODY}(?:\s{{0,2}}[:\t,(–-]\s{{0,2}}|\s(?:is|was|were|are)\s|\s{{1,2}})(?:(?i:by)\s)?(?=[A-Z])"
)
_AFTER_NAME = re.compile(
    r"\s?[,(–-]?\s?(?:(?:is|was|has\sbeen|were)\s)?"
    r"(?:(?:appointed|commissioned|selected|engaged|asked)\s(?:(?:as|to\sbe|to\sact\sas)\s)?)?"
    rf"(?:(?:the|an?|as)\s){{0,3}}(?:{_WRITERS})"
)
_AUTHORED = re.compile(
    r"(?<!\w)(?i:(?:report|review|overview|summary)\s(?:(?:written|prepared|completed|produced|authored)\s)?by"
    r"|(?:authored|written|prepared)\s(?:(?:for|on\sbehalf\sof)\s(?:the\s)?(?:\w+\s){1,6}?)?by)\s?:?\s(?=[A-Z])"
)


def kept(paragraph: Paragraph, *, front: bool) -> Iterator[Kept]:
    """What is kept in the paragraph, in any order, overlapping or not; `front` on the first page of a report."""
    for pattern in _FIRM:
        for match in pattern.finditer(paragraph.text):
            if not _is_of_the_case(paragraph, pattern, match):
                yield Kept(Span(*match.span()))
    for span in public_bodies(paragraph):
        yield Kept(span)
    for pattern in _YIELDING:
        for match in pattern.finditer(paragraph.text):
            yield Kept(Span(*match.span()), firm=False)
    yield from _writers(paragraph, front=front)


def _is_of_the_case(paragraph: Paragraph, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether what looks like a pseudonym or a cited case belongs to the case itself."""
    if pattern is _PSEUDONYMS:
        return _is_initial(paragraph, match.end())
    if pattern is CASE_LAW and match[0].startswith("["):
        return is_own(paragraph.text, *match.span())
    return False


def _is_initial(paragraph: Paragraph, end: int) -> bool:
    """Whether the letter that ends there is an initial before a surname: "Mr J. Smith", and not "Mr J. The"."""
    if paragraph.text[end : end + 1] != ".":
        return False
    at = paragraph.at_or_behind(end)
    if at == len(paragraph.words):
        return False
    after = paragraph.words[at]
    return after.start - end <= 3 and after.capital and (after.initial or after.lower not in OPENERS)


def _writers(paragraph: Paragraph, *, front: bool) -> Iterator[Kept]:
    """The people who wrote or led the review, where they stand beside that role."""
    words = paragraph.words
    cues = [match.end() for match in _BEFORE_NAME.finditer(paragraph.text)]
    if front:
        cues += [match.end() for match in _AUTHORED.finditer(paragraph.text)]
    for cue in cues:
        at = paragraph.at_or_behind(cue)
        while at < len(words) and (reach := _full_name(paragraph, at)) > at:
            yield Kept(Span(words[at].start, words[reach - 1].end), writer=True)
            at = _next_name(paragraph, reach)
    for start, _ in paragraph.runs:
        reach = _full_name(paragraph, start)
        if reach > start and _AFTER_NAME.match(paragraph.text, words[reach - 1].end):
            yield Kept(Span(words[start].start, words[reach - 1].end), writer=True)


def _next_name(paragraph: Paragraph, at: int) -> int:
    """Where the next of several writers stands behind word `at`; the end of the paragraph if there is none."""
    words = paragraph.words
    joined = at < len(words) and words[at].lower == "and"
    if joined:
        return at + 1
    return at if at < len(words) and paragraph.gap(at) in {", ", " & "} else len(words)


def _full_name(paragraph: Paragraph, first: int) -> int:
    """Where the name of a title or word and a word that begins at word `first` ends; `first` if there is none."""
    words = paragraph.words
    at = first
    while at < len(words) and is_title(words[at]):
        at += 1
    reach = at
    while reach < min(len(words), at + 4) and (reach == at or paragraph.gap(reach) in _NAME_GAPS):
        if not words[reach].capital or not _goes_on(paragraph, at, reach, titled=at > first):
            break
        reach += 1
    return reach if reach - at > 1 or reach > at > first else first


def _goes_on(paragraph: Paragraph, at: int, reach: int, *, titled: bool) -> bool:
    """Whether word `reach` belongs to a name that begins at word `at`; its second word may be an ordinary one."""
    word = paragraph.words[reach]
    if part_of(word) is not Part.NONE:
        return True
    # In capitals every unknown word looks like an abbreviation.
    if word.shouted and not (reach and paragraph.words[max(0, reach - 1)].shouted):
        return False
    second = reach == at + 1 and part_of(paragraph.words[at]) >= Part.INITIAL
    return (
        (second or (titled and reach <= at + 1)) and word.lower not in _NO_SURNAMES and word.text not in POST_NOMINALS
    )
