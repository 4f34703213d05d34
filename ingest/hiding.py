"""What anonymous publication takes out besides: names of the board, its area and partners, of writers and reports."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

import msgspec

from ingest.anonymise import overlaid
from ingest.anonymity import Anonymity
from ingest.board_names import BoardNames, board_names
from ingest.bodies import public_bodies
from ingest.dates import MONTHS
from ingest.detection import passages
from ingest.errors import DocumentRefused
from ingest.hidden_writers import hidden_writers
from ingest.keep import kept
from ingest.local_bodies import Body, local_bodies, places_in
from ingest.local_services import is_national, local_services, telling_names
from ingest.mentions import DEPOSITOR, Mention, Span, disjoint
from ingest.name_tokens import fold
from ingest.names import Passage
from ingest.recognisers.name_words import ACRONYMS, is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.structure import StructuredText
from policies.anonymity import ADDRESS, AREA, BODIES, PREFIX, REPORT
from policies.identifiers import RULES, Kind, Treatment

_SCORE = 0.9
# Behind the name of a body, the letters that stand for it from then on.
_SHORT = re.compile(r"\s?[(\[](?:the\s|or\s)?[“\"‘']?([A-Z][A-Za-z&]{1,9})[”\"’']?[)\]]")
_SHORT_OF_TEAM = re.compile(rf"(?:\s(?:and|of|for|&|[A-Z][\w'’-]{{0,30}})){{1,8}}{_SHORT.pattern}")
_REVIEWS = r"(?:SUSR|CPR|EPR|APR|LCSPR|SCR|SPR|DHR|CMR(?:-?P)?|LR|ICR|CYSUR|CWMPAS|IMR)"
_REPORT = re.compile(
    rf"(?<![\w-])(?:(?:ISBN|ISSN)[:\s]{{0,2}}[\d][\dXx -]{{7,16}}[\dXx]|WG\s?[A-Z]?\d{{1,6}}(?:\s(?:19|20)\d\d)?"
    rf"|(?:[A-Z]{{2,6}}\s)?{_REVIEWS}\s?(?:[A-Z]{{2,6}}\s)?(?:[Nn]o\.?\s?)?\d{{1,4}}\s?[/-]\s?(?:\d{{4}}|\d{{2}}))(?![\w/-])"
)
# "May" and "March" are words as well, and some months are names of women.
_OF_MONTHS = "months"
_MONTH_NAME = "|".join(month.capitalize() for month in MONTHS)
_MONTH = re.compile(
    rf"(?<!\w)(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\bof )|(?<=\bto )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Ff]rom )"
    rf"|(?<=\b[Dd]uring )|(?<=\b[Ll]ate )|(?<=\b[Ee]arly )|(?<=\b[Mm]id-)|(?<=\b[Bb]etween ))"
    rf"(?:{_MONTH_NAME})(?!\w|\s[A-Z])"
    r"|(?<!\w)(?:January|February|July|September|October|November|December)(?!\w|\s[A-Z])"
    r"|(?<!\w)(?i:spring|summer|autumn|winter)(?:\s(?:term|holidays?))?(?:\sof)?\s(?:19|20)\d\d(?:/\d\d)?(?!\w)"
)
_TOKEN = re.compile(r"\S*[@/.#]\S*\w")
_NAMED = tuple(
    (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), body.code) for body in BODIES.values() for name in body.named
)
_SORTS = {REPORT: Kind.CASE_REFERENCE, ADDRESS: Kind.URL, AREA: Kind.PLACE}


class _Found(NamedTuple):
    bodies: list[Body]
    services: set[str]
    short: dict[str, str]


def with_hidden(content: StructuredText, mentions: Sequence[Mention], anonymity: Anonymity | None) -> Sequence[Mention]:
    """The mentions, sorted and disjoint, with those of what tells whose report it is; unchanged without anonymity.

    What is treated in any case keeps the kind that it was found as ("Zorley Primary School" becomes "School 1").
    """
    if anonymity is None:
        return mentions
    names = board_names(anonymity)
    bodies, telling = _bodies(content, names, mentions)
    found = [*hidden_writers(content, mentions), *bodies]
    added = [mention for mention in found if not _is_treated(content.text, mention, mentions, telling)]
    added += _months(content, mentions, added)
    return overlaid(mentions, disjoint(_widened(mention, mentions) for mention in added))


def check_hidden(text: str, anonymity: Anonymity | None) -> None:
    """Refuses a text in which a name of the board still stands.

    Raises:
        DocumentRefused: `board-left`.
    """
    if anonymity is not None and board_names(anonymity).left(text):
        raise DocumentRefused(
            "board-left",
            "A name of the board is still found in the text, which is to be published anonymously. Mark it in the "
            "preview, leave none of its names as they are, and submit again.",
        )


def is_hidden(mention: Mention) -> bool:
    """Whether anonymous publication alone asks for the mention."""
    return mention.source.startswith(PREFIX)


def _bodies(
    content: StructuredText, names: BoardNames, mentions: Sequence[Mention]
) -> tuple[list[Mention], frozenset[str]]:
    """Mentions of the bodies, and the words (folded) that can only mean one of them or the area."""
    people = [
        mention.span
        for mention in mentions
        if mention.kind is Kind.PERSON and not _is_area(content.text, mention.span, names.telling)
    ]
    organisations = [mention.span for mention in mentions if mention.kind is Kind.ORGANISATION]
    all_passages = tuple(passages(content))
    found = _Found([], set(), {})
    for passage in all_passages:
        _look(passage, names, people, organisations, found)
    telling = telling_names(found.services)
    for start, paragraph in all_passages:
        for word in paragraph.words:
            code = found.short.get(word.text) or ("board" if word.text in names.short else "")
            code = code or ("service" if word.capital and word.text in telling else "")
            if code:
                found.bodies.append(Body(Span(start + word.start, start + word.end), code))
    made = [
        Mention(body.span, _SORTS.get(body.code, Kind.ORGANISATION), _SCORE, PREFIX + body.code)
        for body in found.bodies
    ]
    return made, names.telling | {fold(word) for word in telling}


def _look(
    passage: Passage, names: BoardNames, people: Sequence[Span], organisations: Sequence[Span], found: _Found
) -> None:
    start, paragraph = passage
    text = paragraph.text
    end = start + len(text)
    here = _within(people, start, end)
    boards = {*public_bodies(paragraph)}
    firm = [keep.span for keep in kept(paragraph, front=False) if keep.firm and not keep.writer]
    national = [span for span in firm if span not in boards]

    def protected(span: Span) -> bool:
        # The NHS in the name of a trust makes no national body of it.
        return any(span.overlaps(keep) and keep.end >= span.end for keep in national) or is_national(
            text[span.start : span.end]
        )

    bodies = [*local_bodies(paragraph, names, here, protected)]
    for span in local_services(text):
        if not protected(span) and not any(span.overlaps(body.span) for body in bodies):
            bodies.append(Body(span, "service"))
            found.services.add(text[span.start : span.end])
    for pattern, code in (*names.phrases, *_NAMED, (_REPORT, REPORT)):
        bodies += (Body(Span(*match.span()), code) for match in pattern.finditer(text))
    for match in _TOKEN.finditer(text):
        if any(one in match[0].lower() for one in names.within):
            bodies.append(Body(Span(*match.span()), ADDRESS))
    named = [*boards, *_within(organisations, start, end)]
    bodies += (body for body in places_in(paragraph, named) if not protected(body.span))
    for body in bodies:
        # The area of a team is taken out alone, and what the team's name is shortened to stands behind the whole.
        short = (_SHORT_OF_TEAM if body.code == AREA else _SHORT).match(text, body.span.end)
        if short and short[1].isupper() and short[1].lower() not in ACRONYMS and short[1][0] == text[body.span.start]:
            found.short[short[1]] = "service" if body.code == AREA else body.code
        found.bodies.append(Body(body.span.shifted(start), body.code))


def _within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Those of the sorted spans that begin from `start` to `end`, as places from `start` on."""
    first, behind = (bisect_left(spans, at, key=lambda span: span.start) for at in (start, end))
    return [span.shifted(-start) for span in spans[first:behind]]


def _is_treated(text: str, added: Mention, mentions: Sequence[Mention], telling: frozenset[str]) -> bool:
    """Whether the place is taken out as a whole anyway, as what it is."""
    at = bisect_right(mentions, added.span.start, key=lambda mention: mention.span.start) - 1
    for mention in mentions[max(0, at) : at + 2]:
        if added.span in mention.span and mention.source != DEPOSITOR:
            house = RULES[mention.kind].house
            if mention.kind is Kind.PERSON and added.kind is Kind.ORGANISATION and added.span == mention.span:
                return False  # "Cyngor Sir Zorley" looks like a knight.
            if mention.kind is Kind.PERSON:
                return added.kind is not Kind.PERSON and not _is_area(text, mention.span, telling)
            return house in {Treatment.MASK, Treatment.PSEUDONYM} and mention.kind is not Kind.PLACE
    return False


def _is_area(text: str, span: Span, telling: frozenset[str]) -> bool:
    """Whether what was taken for a name of a person is the area's: no title and no other name stands beside it."""
    words = [fold(word.text) for word in Paragraph(text[span.start : span.end]).words]
    before = Paragraph(text[max(0, span.start - 20) : span.start]).words
    return telling.issuperset(words) and not (before and is_title(before[-1]))


def _months(content: StructuredText, mentions: Sequence[Mention], added: Sequence[Mention]) -> Iterator[Mention]:
    """The months and seasons that are no dates to the detector, because they are general enough elsewhere."""
    treated = [*(mention for mention in mentions if RULES[mention.kind].house is not Treatment.KEEP), *added]
    taken = {at for mention in treated for at in range(mention.span.start, mention.span.end)}
    for match in _MONTH.finditer(content.text):
        if taken.isdisjoint(range(*match.span())):
            yield Mention(Span(*match.span()), Kind.DATE, _SCORE, _OF_MONTHS)


def _widened(added: Mention, mentions: Sequence[Mention]) -> Mention:
    """The area or body with the rest of the place's name that it is a part of."""
    if added.kind not in {Kind.PLACE, Kind.ORGANISATION}:
        return added
    first = bisect_right(mentions, added.span.start, key=lambda mention: mention.span.end)
    near = takewhile(lambda mention: mention.span.start < added.span.end, islice(mentions, first, None))
    around = [mention.span for mention in near if mention.kind is Kind.PLACE]
    span = Span(
        min((added.span.start, *(one.start for one in around))), max((added.span.end, *(one.end for one in around)))
    )
    return msgspec.structs.replace(added, span=span)
