"""Who somebody is, read from the words around the mentions of the name.

A cue is only ever taken from the mention's own block and from close by: "her mother, X", "X (mother)", "X's mother", a
table row "X / Mother / 34".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.mentions import Mention, Span
from ingest.naming import title_start, without_possessive
from ingest.recognisers.name_words import KIN_TITLES
from ingest.role_terms import CALLINGS, KIN_WORDS, Kin
from ingest.structure import Block, BlockKind, StructuredText

# Farther away, a word more often belongs to somebody else.
REACH = 80

_DETERMINER = r"(?:(?P<determiner>his|her|their|the|a|an|our|my|one of (?:his|her|their|the))\s+)?"
_QUALITY = (
    r"(?:(?:own|late|birth|biological|natural|adoptive|older|elder|eldest|oldest|younger|youngest|twin|unborn|new|former|"
    r"estranged|then|current|allocated|named|previous|first|second|third|lead|duty|interim|subject|index|local|school|"
    r"\S+-old|other|two|three|four)\s+)*"
)
_SIDE = r"(?:(?P<side>maternal|paternal)\s+|(?P<short_side>(?=[MP]G[MF]\b)))?"
_ROLE = "|".join(
    (
        *(rf"(?P<calling_{at}>{words})" for at, (_, words) in enumerate(CALLINGS)),
        *(rf"(?P<kin_{kin.name}>{words})" for kin, words in KIN_WORDS.items()),
    )
)
_OWNER = r"(?:(?P<start>mother|mum|father|dad)['’]s\s+)?"
_PHRASE = rf"{_OWNER}{_QUALITY}(?<![\w’'-]){_SIDE}(?:{_ROLE})(?P<many>e?s)?(?![\w-])"
_BEFORE = re.compile(
    rf"{_PHRASE}(?:\s*(?:,|:|–|-|—|\(|,?\s*(?:who\s+)?(?:is|was|were|are)|,?\s*(?:(?:who\s+)?(?:is|was|were|are)\s+)?"
    r"(?:called|named|known as)))?\s*[“\"‘']?\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:(?P<list>\s*,\s*)|\s*[(–—]\s*|\s+-\s+|,\s*who\s+(?:is|was)\s+|\s+(?:is|was|became)\s+|[,;]?\s*(?:relationship|role)"
    rf"[^:\n\t]{{0,20}}:\s*){_DETERMINER}(?P<whose>[\w-]+(?:\s[\w-]+)?['’]s?\s+)?{_PHRASE}"
    r"(?P<end>\s*(?:[,.;:)\]–\n\t]|$)|\s+(?:of|to|for|at|who|from|in|with|and)\b)",
    re.IGNORECASE,
)
_CELL = re.compile(rf"(?:(?:relationship|relation|role)[^:]{{0,20}}:\s*)?{_PHRASE}(?:\s+(?:of|to)\s.*)?", re.IGNORECASE)
_AND = re.compile(r"\s*(?:\([^)]{0,20}\)\s*)?(?:,|,?\s*(?:and|&))\s*")

# What is said of the child that a review is about far more often than of anybody else.
_CHILD_AFTER = re.compile(
    r"(?:,\s*who)?\s+(?:(?:was|had|sadly|tragically|been)\s+)*(?:died|born|placed|removed)\b|['’]s?\s+(?:death|birth|injur|"
    r"daily|lived|voice|school|nursery|head ?teacher|teacher|health visitor|parents?|carers?|mother|father|mum|dad|"
    r"siblings?|sister|brother|grand|foster|child protection|wishes|bruis)|,?\s+(?:a|an)\s+\S+[-\s]"
    r"(?:year|month|week|day)s?[-\s]old|,?\s*\(?(?:DOB|date of birth)\b",
    re.IGNORECASE,
)
_CHILD_BEFORE = re.compile(
    r"(?:\b(?:death|murder|killing|injur(?:y|ies)|harm|abuse|neglect|birth|voice|experiences?|lives?|care|needs|"
    r"welfare|safety) (?:of|to)|\b(?:review|case)(?: (?:of|about|concerning|regarding|in respect of)|:| –| -)|"
    r"[-\s](?:year|month|week|day)s?[-\s]old(?:\s(?:boy|girl|child|baby))?,?|"
    r"\b(?:subject|boy|girl|baby|child|infant|toddler|son|daughter)\s*(?:,|is|was|called|named|known as|:)?)\s*$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\s*(?:,\s*(?:then\s+)?(?:aged?\s+)?|\(\s*(?:aged?:?\s+)?|,?\s*(?:was\s+|is\s+)?aged\s+|\s+was\s+|\s+is\s+)"
    r"(?P<years>\d{1,3})(?:\s*(?P<unit>years?|months?|weeks?|days?))?\b(?=\s*(?:[,.;)]|old|$|and\b|at\b|when\b))",
    re.IGNORECASE,
)
_OF_AGE = 18
# A post after a name: "X, Executive Director of Nursing".
_POST_AFTER = re.compile(
    r",\s+(?:the\s+)?(?:[\w’'-]+\s){0,3}(?:Manager|Director|Chair|Head|Chief|Inspector|Commissioner|Officer|Executive|"
    r"Leader|Lead|Councillor|Consultant|Advis[eo]r|Reviewer|Author|Nurse|Principal)\b"
)


class Cue(NamedTuple):
    """What the text says of one mention: a kinship or the stem of a calling, and how weighty the wording is.

    `owner` is the index of the mention that a kinship starts from ("Kelly's mother"), `start` a parent that it starts
    from ("the mother's partner"), `side` is "maternal", "paternal" or empty.
    """

    term: Kin | str
    weight: int
    owner: int | None = None
    start: Kin | None = None
    side: str = ""
    many: bool = False


class Reading(NamedTuple):
    """The cues for one mention, and how strongly the words there speak of a child, a child's sibling or an adult."""

    cues: tuple[Cue, ...]
    child: int
    sibling: int
    adult: int


class Reader:
    """Reads the cues of one document; `mentions` are of people, sorted and disjoint."""

    def __init__(self, content: StructuredText, mentions: Sequence[Mention]) -> None:
        self._text = content.text
        self._mentions = mentions
        self._begins = {mention.span.start: at for at, mention in enumerate(mentions)}
        self._ends: dict[int, int] = {}
        for at, mention in enumerate(mentions):
            name, _ = without_possessive(self._text[mention.span.start : mention.span.end])
            self._ends[mention.span.start + len(name)] = at

    def readings(self, blocks: Sequence[Block]) -> list[Reading]:
        """One reading for each mention; those that lie in none of `blocks` have no cues."""
        cues: list[list[Cue]] = [[] for _ in self._mentions]
        bounds = [Span(0, 0)] * len(self._mentions)
        first, earlier = 0, range(0)
        header: list[str] = []
        for block in blocks:
            while first < len(self._mentions) and self._mentions[first].span.start < block.span.start:
                first += 1
            last = first
            while last < len(self._mentions) and self._mentions[last].span.end <= block.span.end:
                bounds[last] = block.span
                last += 1
            here = range(first, last)
            for at in here:
                cues[at] += self._beside(at, block.span)
            self._share(cues, here)
            cells = self._text[block.span.start : block.span.end].split("\t")
            if block.kind is BlockKind.TABLE_ROW:
                header = header if len(header) == len(cells) else cells
                self._row(cues, here, block.span, cells, header)
            else:
                header = []
                if not here and earlier and (cell := _cell(cells[0])) and ":" in cells[0]:
                    cues[earlier[-1]].append(cell)  # "Name: X" and "Relationship: Mother" on two lines.
            first, earlier = last, here
        return [self._reading(at, bounds[at], tuple(cues[at])) for at in range(len(self._mentions))]

    def _beside(self, at: int, block: Span) -> Iterator[Cue]:
        span = self._mentions[at].span
        start = title_start(self._text, span.start, block.start)
        floor = max(block.start, start - REACH)
        first, _, rest = self._text[span.start : span.end].partition(" ")
        if rest and first.lower() in KIN_TITLES and (kin := _cell(first)):
            yield kin._replace(weight=1)  # Friends are called "Auntie" as well.
        found = _BEFORE.search(self._text, floor, start)
        # "Sister Jones" is a nurse, "his sister Ava" is none.
        if found and found[0] != "Sister ":
            owner = next((self._ends[end] for end in (found.start() - 3, found.start() - 2) if end in self._ends), None)
            yield _cue(found, 2, owner)
        found = _AFTER.match(self._text, span.end, min(block.end, span.end + REACH))
        if found and not (found["list"] and self._is_listed(found)):
            owner = self._begins.get(found.start("whose")) if found["whose"] else None
            yield _cue(found, 3 if "(" in found[0] else 2, owner)

    def _is_listed(self, found: re.Match[str]) -> bool:
        """Whether ", his mother, Y" speaks of Y rather than of the name before it."""
        if not (found["determiner"] or found["whose"]) and found["end"].strip() not in {"of", "to"}:
            return True
        rest = self._text[found.end() : found.end() + 5]
        return rest.strip().startswith("and") or found.end() + 1 in self._begins or found["end"].strip() == "and"

    def _share(self, cues: list[list[Cue]], here: range) -> None:
        """What is said of several goes for each of them ("his sisters, X and Y")."""
        for at, following in pairwise(here):
            between = self._text[self._mentions[at].span.end : self._mentions[following].span.start]
            if len(between) <= REACH and _AND.fullmatch(between):
                both = [[cue for cue in cues[of] if cue.many] for of in (at, following)]
                cues[at] += both[1]
                cues[following] += both[0]

    def _row(self, cues: list[list[Cue]], here: range, row: Span, cells: list[str], header: list[str]) -> None:
        start = row.start
        named = False
        for cell, heading in zip(cells, header, strict=True):
            inside = [at for at in here if start <= self._mentions[at].span.start < start + len(cell)]
            above = _cell(heading) if heading is not cell else None
            cues_above = [above] if above else []
            for at in inside:
                cues[at] += cues_above
            if inside and not named:
                named = True
                # The first name in a row is whom the row is about.
                cues[inside[0]] += [found for other in cells if other is not cell and (found := _cell(other))]
            start += len(cell) + 1

    def _reading(self, at: int, block: Span, cues: tuple[Cue, ...]) -> Reading:
        span = self._mentions[at].span
        ceiling = min(block.end, span.end + REACH)
        child = sum(cue.weight for cue in cues if cue.term is Kin.CHILD)
        sibling = sum(1 for cue in cues if cue.term is Kin.SIBLING and cue.owner is None and cue.start is None)
        adult = sum(cue.weight for cue in cues if cue.term not in {Kin.CHILD, Kin.SIBLING, Kin.COUSIN, "Friend"})
        if aged := _AGED.match(self._text, span.end, ceiling):
            is_child = int(aged["years"]) < _OF_AGE or (aged["unit"] or "y")[0].lower() != "y"
            child, adult = (child + 3, adult) if is_child else (child, adult + 3)
        if _POST_AFTER.match(self._text, span.end, ceiling):
            adult += 3
        if _CHILD_AFTER.match(self._text, span.end, ceiling):
            child += 1
        if _CHILD_BEFORE.search(self._text, max(block.start, span.start - REACH), span.start):
            child += 2
        return Reading(cues, child, sibling, adult)


def _cell(cell: str) -> Cue | None:
    found = _CELL.fullmatch(cell.strip())
    return _cue(found, 4, None) if found else None


def _cue(found: re.Match[str], weight: int, owner: int | None) -> Cue:
    name = next(name for name, words in found.groupdict().items() if words and name.startswith(("calling_", "kin_")))
    start = found["start"]
    parent = None if start is None else Kin.MOTHER if start.lower().startswith("m") else Kin.FATHER
    side = (found["side"] or "").lower()
    if found["short_side"] is not None:
        side = "maternal" if found[name][0] in "mM" else "paternal"
    if name.startswith("calling_"):
        return Cue(CALLINGS[int(name.removeprefix("calling_"))][0], weight, many=bool(found["many"]))
    return Cue(Kin[name.removeprefix("kin_")], weight, owner, parent, side, many=bool(found["many"]))
