"""What is never treated: names that hide somebody already, and names that belong to law, research and the public record.

House rule, after the practice of published reviews: taking out "Working Together", "Laming" or "Child T" tells the reader
less and protects nobody.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.citations import CASE_LAW, OWN_JUDGMENT, PARTIES, RESEARCH, STATUTES
from ingest.public_names import AGENCIES, HELPLINES, INSTRUMENTS, NAMED, WEBSITES
from ingest.mentions import Span
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_words import is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.sentence_words import OPENERS


class Kept(NamedTuple):
    """A stretch that is left as it is.

    `firm` is False where the same words may be a name of the case after all ("Reder (1999)"): it gives way when one of
    its words is found as a name elsewhere in the document.
    """

    span: Span
    firm: bool = True


_SOMEBODY = (
    r"(?:Child|Children|Baby|Infant|Twin|Toddler|Boy|Girl|Teenager|Young\s[Pp]erson|YP|Adult|(?:Half|Step|Older|Younger|Elder|Half-|Step-)?\s?[Ss]ibling|"
    r"Brother|Sister|Mother|Father|Parent|Partner|(?:Mother|Father)['’]s\s[Pp]artner|Stepfather|Stepmother|(?:Maternal|Paternal|Great)?\s?(?:[Gg]randmother|[Gg]randfather|[Uu]ncle|[Aa]unt|[Cc]ousin)|"
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|PC|DC|DS|DI|Sgt|Social\s[Ww]orker|SW|SSW|Health\s[Vv]isitor|HV|School\s[Nn]urse|GP|Nurse|Midwife|Teacher|"
    r"Head\s?[Tt]eacher|Consultant|Paediatrician|Psychiatrist|Psychologist|Police\s[Oo]fficer|Probation\s[Oo]fficer|Officer|Worker|Manager|Practitioner|Professional|"
    r"Solicitor|Guardian|IRO|Foster\s[Cc]arer|Carer|Childminder|Friend|Neighbour|Male|Female|Person|Subject|Witness|Perpetrator|Victim|"
    r"School|Academy|Nursery|College|Hospital|Ward|Surgery|Practice|Clinic|Children['’]s\s[Hh]ome|Home|Hostel|Refuge|Placement|Prison|Court|House|Address|"
    r"Family|Local\s[Aa]uthority|LA|Authority|Town|City|Area|County|Borough|Village|Estate|Police\s[Ff]orce|Force|Agency|Organisation|Team|Trust|Church|Mosque|Club|Case)"
)
_PSEUDONYMS = re.compile(
    rf"(?<!\w){_SOMEBODY}\s(?:[A-Z]{{1,2}}\d{{0,2}}|\d{{1,2}}[A-Z]?)(?![\w.]\w|\w|\s?(?:years?|months?|weeks?|days?)\b|/)"
)
_SHORT = re.compile(
    r"(?<!\w)(?:MGM|MGF|PGM|PGF|MGGM|MGGF|PGGM|PGGF|MGPs?|PGPs?|MA|MU|PA|PU|FOB|MOB|YP|SW|HV|LA|HT|FC)\d{0,2}(?!\w|\s?\d[A-Z]{2})"
)

_FIXED = (STATUTES, CASE_LAW, PARTIES, NAMED, INSTRUMENTS, AGENCIES, HELPLINES, WEBSITES, _PSEUDONYMS, _SHORT)

_WRITERS = (
    r"(?:(?i:(?:independent|lead|overview|report|joint|co-|principal)[\s-]?){1,3}(?:[Aa]uthor|[Rr]eviewer|[Ww]riter|[Cc]hair(?:person|man|woman)?|[Ss]crutineer|[Cc]onsultant)s?"
    r"|[Cc]hair(?:person|man|woman)?\sof\sthe\s(?:\w+\s){0,4}(?:panel|team|review|group)(?=\s?[:\t])"
    r"|(?:Author|Reviewer|Report\s[Ww]riter|Chair(?:person|man|woman)?)s?(?=\s?[:\t])|(?i:author|writer)s?\sof\sth(?:is|e)\s(?:overview\s)?(?i:report|review))"
)
_OF_BODY = (
    r"(?:(?:\sof|,)?\s(?:the\s|this\s)?(?:[A-Z][\w'’&-]*\s?|and\s|of\s|for\s|the\s|"
    r"(?:review|report|panel|board|partnership|chair|author|reviewer|scrutineer|team|group|committee|case|practice|learning)\b\s?){1,9})?"
)
_WRITER_FIRST = re.compile(
    rf"(?<!\w){_WRITERS}{_OF_BODY}(?:\s?[:\t,(–-]\s?|\s(?:is|was|were|are)\s|\s)(?:(?i:by)\s)?(?=[A-Z])"
)
_WRITER_AFTER = re.compile(
    rf"\s?[,(–-]?\s?(?:(?:is|was|has\sbeen|were)\s(?:an?\s|the\s)?)?(?:(?:appointed|commissioned|selected|engaged|asked)\s(?:(?:as|to\sbe|to\sact\sas)\s)?)?(?:the\s|an\s|as\s){{0,2}}{_WRITERS}"
)
_AUTHORED = re.compile(
    r"(?<!\w)(?i:(?:report|review|overview|executive\ssummary)\s(?:written\s|prepared\s|completed\s|produced\s|authored\s)?by|authored\sby|written\sby|prepared\sby)\s?:?\s(?=[A-Z])"
)


def kept(paragraph: Paragraph, *, front: bool) -> Iterator[Kept]:
    """What is kept in the paragraph, in any order, overlapping or not; `front` on the first page of a report."""
    text = paragraph.text
    for pattern in _FIXED:
        for match in pattern.finditer(text):
            own = (
                pattern is CASE_LAW
                and match[0].startswith("[")
                and OWN_JUDGMENT.search(text, max(0, match.start() - 80), match.start())
            )
            if not own and (pattern is not _PSEUDONYMS or not _is_initial(paragraph, match.end())):
                yield Kept(Span(*match.span()))
    for match in RESEARCH.finditer(text):
        yield Kept(Span(*match.span()), firm=False)
    yield from _writers(paragraph, front=front)


def _is_initial(paragraph: Paragraph, end: int) -> bool:
    """Whether the letter that ends there is an initial before a surname: "Mr J. Smith", and not "Mr J. The"."""
    if paragraph.text[end : end + 1] != ".":
        return False
    after = next((word for word in paragraph.words if word.start >= end), None)
    return (
        after is not None and after.start - end <= 3 and after.capital and (after.initial or not after.lower in OPENERS)
    )


def _writers(paragraph: Paragraph, *, front: bool) -> Iterator[Kept]:
    """The people who wrote or led the review, where they stand beside that role."""
    starts = {word.start: at for at, word in enumerate(paragraph.words)}
    cues = [match.end() for match in _WRITER_FIRST.finditer(paragraph.text)]
    if front:
        cues += [match.end() for match in _AUTHORED.finditer(paragraph.text)]
    for cue in cues:
        at = starts.get(cue)
        while at is not None:
            reach = _full_name(paragraph, at)
            if reach == at:
                break
            yield Kept(Span(paragraph.words[at].start, paragraph.words[reach - 1].end))
            again = reach + (reach < len(paragraph.words) and paragraph.words[reach].lower == "and")
            at = (
                again
                if again < len(paragraph.words)
                and paragraph.gap(again) in {", ", " ", " & "}
                and again > reach - (paragraph.gap(again) != " ")
                else None
            )
    for start, end in paragraph.runs:
        reach = _full_name(paragraph, start)
        if reach > start and _WRITER_AFTER.match(paragraph.text, paragraph.words[reach - 1].end) and end >= reach:
            yield Kept(Span(paragraph.words[start].start, paragraph.words[reach - 1].end))


def _full_name(paragraph: Paragraph, at: int) -> int:
    """Where the name of at least two words that begins at word `at` ends; `at` where there is none."""
    words = paragraph.words
    first = at
    while at < len(words) and is_title(words[at]):
        at += 1
    reach = at
    while (
        reach < len(words)
        and reach < at + 4
        and words[reach].capital
        and part_of(words[reach]) is not Part.NONE
        and (reach == at or paragraph.gap(reach) in {" ", ". "})
    ):
        reach += 1
    return reach if reach - at > 1 or reach > at > first else first
