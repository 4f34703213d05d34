"""From mentions to who is meant: one entity for each person and institution, with the label that stands for it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from ingest.institutions import Institution, institutions
from ingest.kinship import places
from ingest.labels import labelled, standing, tie
from ingest.mentions import Entity, Mention, Role, Span
from ingest.naming import Name, read_name
from ingest.people import People, Person
from ingest.respelling import respelt
from ingest.role_terms import Place
from ingest.roles import REACH, Reader
from ingest.structure import StructuredText
from policies.identifiers import Kind

# What says that the next name is another name of the same person: "Jayden, known as Jay", "Kelly Smith née Jones".
_ALSO = re.compile(
    r" *[,(]? *(?:(?:who\s+)?(?:is|was)\s+)?(?:(?:also|better|formerly|previously|otherwise|sometimes|usually)\s+)?"
    r"(?:known (?:by \w+ )?(?:to \w+ )?as|nicknamed|goes by|went by|answer(?:s|ed) to|"
    r"calls (?:him|her|them)sel(?:f|ves)|(?<!\w)aka|a\.k\.a\.?|née|nee|born|alias|"
    r"(?<=(?:is|as|so)\s)called)\s*"
    r"[“\"‘'(]?\s*",
    re.IGNORECASE,
)
# Between two people of one list.
_LIST = frozenset({" and ", ", ", " & ", ", and ", " or ", " / ", "/"})
_CLOSED = re.compile(r"[”\"’')]{1,2} ")
_CALLED = re.compile(r",? called [“\"‘']?")
_STOP = re.compile(r"[”\"’']?(?:[,.;)\t\n]|$| at home\b| by )")
_NICKNAME = re.compile(r",? ?(?P<bracket>\()?(?P<quote>[“\"‘'])?")


def resolve(content: StructuredText, mentions: Sequence[Mention], reserved: Collection[str] = ()) -> tuple[Entity, ...]:
    """The people and institutions of a document in reading order, each with all its mentions and its label.

    `mentions` are disjoint and sorted spans of `content.text`; those of other kinds are passed over. No label is given
    that the text itself uses for somebody else, or that is among `reserved`. Takes time linear in the mentions but for
    their sorting.

    >>> from ingest.structure import Block, BlockKind
    >>> text = StructuredText("Ann Lee saw Dr Roy.", (Block(BlockKind.PARAGRAPH, Span(0, 19)),))
    >>> found = [Mention(Span(*at), Kind.PERSON, 0.9, "example") for at in ((0, 7), (15, 18))]
    >>> [(entity.label, len(entity.mentions)) for entity in resolve(text, found)]
    [('Adult 1', 1), ('Doctor 1', 1)]
    """
    taken = {*standing(content), *reserved}
    people = _people(content, [mention for mention in mentions if mention.kind is Kind.PERSON], taken)
    places_ = [mention for mention in mentions if mention.kind is Kind.INSTITUTION]
    return tuple(sorted((*people, *_institutions(content, places_, taken)), key=lambda entity: entity.mentions[0].span))


def _people(content: StructuredText, mentions: Sequence[Mention], taken: Collection[str]) -> list[Entity]:
    bounds = _bounds(content, mentions)
    names = [_name(content.text, mention.span, block) for mention, block in zip(mentions, bounds, strict=True)]
    _join_pieces(content.text, mentions, names)
    gaps = [content.text[one.span.end : other.span.start] for one, other in pairwise(mentions)]
    names = respelt(names, [at for at, gap in enumerate(gaps) if gap in _LIST])
    readings = Reader(content, mentions).readings(content.blocks)
    of = People(names, readings).grouped()
    _join_other_names(content.text, mentions, names, of)
    people = list(dict.fromkeys(of))
    roles = places(people, readings, of)
    ties = dict.fromkeys(people, "")
    for mention, block, person in zip(mentions, bounds, of, strict=True):
        ties[person] = ties[person] or tie(content.text, mention, block.start, block.end)
    labels = labelled([roles[person] for person in people], list(ties.values()), taken)
    mentions_of: defaultdict[Person, list[Mention]] = defaultdict(list)
    for mention, person in zip(mentions, of, strict=True):
        mentions_of[person].append(mention)
    return [
        Entity(label, roles[person].role, tuple(mentions_of[person]))
        for person, label in zip(people, labels, strict=True)
    ]


def _institutions(content: StructuredText, mentions: Sequence[Mention], taken: Collection[str]) -> list[Entity]:
    found = institutions([content.text[mention.span.start : mention.span.end] for mention in mentions])
    unique: list[Institution] = list(dict.fromkeys(found))
    numbered = [Place(institution.stem, Role.INSTITUTION, numbered=True) for institution in unique]
    labels = labelled(numbered, [""] * len(unique), taken)
    return [
        Entity(label, Role.INSTITUTION, tuple(mentions[at] for at in institution.mentions))
        for institution, label in zip(unique, labels, strict=True)
    ]


def _bounds(content: StructuredText, mentions: Sequence[Mention]) -> list[Span]:
    """The span of the block that each mention stands in."""
    starts = [block.span.start for block in content.blocks]
    whole = Span(0, len(content.text))
    return [
        content.blocks[at].span if (at := bisect_right(starts, mention.span.start) - 1) >= 0 else whole
        for mention in mentions
    ]


def _name(text: str, span: Span, block: Span) -> Name:
    before = text[max(block.start, span.start - REACH) : span.start]
    return read_name(text[span.start : span.end], before, text[span.end : min(block.end, span.end + REACH)])


def _join_pieces(text: str, mentions: Sequence[Mention], names: list[Name]) -> None:
    """Gives every piece of one name the whole of it: “Jayden” and “Smith”, also with “(Jay)” between them."""
    for at in range(1, len(mentions)):
        gap = text[mentions[at - 1].span.end : mentions[at].span.start]
        if gap == "-\n" and names[at - 1].words and names[at].words:
            # A printer broke the word.
            whole = names[at - 1].words[-1] + names[at].words[0]
            words = (*names[at - 1].words[:-1], whole, *names[at].words[1:])
            names[at - 1] = names[at] = names[at - 1]._replace(words=words)
            continue
        first = at - 1 if gap in {" ", "\n"} else at - 2 if at > 1 and _CLOSED.fullmatch(gap) else None
        if first is None or names[at].title or len(names[at].words) != 1 or len(names[first].words) != 1:
            continue
        between = text[mentions[first].span.end : mentions[first + 1].span.start]
        if first == at - 1 or _NICKNAME.fullmatch(between):
            names[first] = names[at] = names[first]._replace(words=(*names[first].words, *names[at].words))


def _join_other_names(text: str, mentions: Sequence[Mention], names: Sequence[Name], of: list[Person]) -> None:
    """Makes one person of two where the text gives one of them as another name of the other."""
    now = {person: person for person in of}
    for at, following in pairwise(range(len(mentions))):
        one, other = now[of[at]], now[of[following]]
        between = text[mentions[at].span.end : mentions[following].span.start]
        if one is other or one.joint or other.joint or len(between) > REACH:
            continue
        rest = text[mentions[following].span.end :][:10]
        if not (
            _ALSO.fullmatch(between)
            or _is_nickname(between, names[following], names[at])
            or (_CALLED.fullmatch(between) and _STOP.match(rest))
        ):
            continue
        shared = len(names[following].words) == 1 and len(other.mentions) > 1 and bool(other.last)
        if shared and one.first.isdisjoint(other.first):
            of[following] = one  # "Kelly Smith, born Jones": the aunt, who is a Jones too, is not Kelly.
            continue
        kept, gone = (one, other) if one.mentions[0] < other.mentions[0] else (other, one)
        kept.absorb(gone)
        now |= {person: kept for person in now if now[person] is gone}
    of[:] = [now[person] for person in of]


def _is_nickname(between: str, short: Name, name: Name) -> bool:
    """Whether the second name is short for the first (“Jayden (Jay)”) or is in quotes behind it (“Jayden "Smiler"”)."""
    first = name.whole[:1]
    if between in {", also ", " also "}:
        return bool(first) and first == short.whole[:1]
    found = _NICKNAME.fullmatch(between)
    if not found or len(short.words) != 1 or not first or not (found["bracket"] or found["quote"]):
        return False
    return bool(found["quote"]) or first[0].startswith(short.words[0][:2])
