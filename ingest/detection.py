"""From a structured text to all its mentions: by paragraph, then across the whole document."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ingest.keep import Kept, kept
from ingest.mentions import Mention, Span, disjoint
from ingest.name_columns import named_in_columns
from ingest.names import Passage, fold, propagate, tokens_of
from ingest.presidio import Detector
from ingest.recognisers.paragraph import Paragraph
from ingest.structure import Block, BlockKind, StructuredText
from policies.identifiers import RULES, Kind, Treatment

# A longer paragraph is read in pieces, so that no step of presidio takes more than linear time overall.
_LONGEST = 8_000
# So many blocks at the start may be the title page.
_FRONT = 12
_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_NAMED_BODIES = frozenset({Kind.PLACE, Kind.INSTITUTION, Kind.ORGANISATION, Kind.ADDRESS})
_GUESS = 0.5
_CUED = 0.7
_GOES_ON = re.compile(r"[^.:;!?]\s*$")
_SMALL = re.compile(r"(?:(?:and|the|of|in|at|or|to|for|on|by|a|an)\s?)+")


def detect(content: StructuredText, detector: Detector) -> tuple[Mention, ...]:
    """All mentions in the text: disjoint, sorted, spans of `content.text`, none across a line's end.

    Every name that is found is found wherever else it stands. The same content and detector give the same mentions.

    Raises:
        DocumentRefused: a recogniser failed (`detector-failed`).
    """
    passages = list(_passages(content))
    found: list[Mention] = []
    keeps: list[Kept] = []
    for number, passage in enumerate(passages):
        found += (
            msgspec.structs.replace(m, span=m.span.shifted(passage.start))
            for m in detector.mentions(passage.paragraph.text)
        )
        keeps += (Kept(k.span.shifted(passage.start), k.firm) for k in kept(passage.paragraph, front=number < _FRONT))
    found += named_in_columns(content.text, content.blocks)
    own = _outside_longer(_without(found, [keep.span for keep in keeps]))
    tokens = tokens_of(content.text, own)
    # "Reder (1999)" is no citation where Reder is somebody's name.
    known = tokens.plain | tokens.wordy
    held = [
        k.span
        for k in keeps
        if k.firm or not any(fold(w.text) in known for w in Paragraph(content.text[k.span.start : k.span.end]).words)
    ]
    everything = _without([*found, *propagate(passages, tokens)], held)
    return _ranked(content.text, everything)


def _outside_longer(mentions: Sequence[Mention]) -> list[Mention]:
    """The people that are more than a part of a place's or a body's name: "Chelsea" of Kensington and Chelsea is none."""
    wider = sorted((m.span.start, m.span.end) for m in mentions if m.kind in _NAMED_BODIES and m.score > _GUESS)
    own: list[Mention] = []
    reach = at = 0
    for mention in sorted(mentions, key=lambda m: m.span):
        if mention.kind is Kind.INSTITUTION:
            own.append(mention)
        if mention.kind is not Kind.PERSON:
            continue
        while at < len(wider) and wider[at][0] <= mention.span.start:
            reach = max(reach, wider[at][1])
            at += 1
        if mention.span.end > reach or mention.score > _CUED:
            own.append(mention)
    return own


def _passages(content: StructuredText) -> Iterator[Passage]:
    """The stretches that are read as one paragraph: a block, or lines of one paragraph that was broken to a width."""
    start = end = -1
    for block, after in zip(content.blocks, [*content.blocks[1:], None], strict=True):
        start = block.span.start if start < 0 else start
        end = block.span.end
        if after is not None and _continues(content.text, block, after) and after.span.end - start < _LONGEST:
            continue
        yield from _pieces(content.text[start:end].replace("\n", " "), start)
        start = -1


def _continues(text: str, block: Block, after: Block) -> bool:
    if (
        block.kind not in _FLOWING
        or after.kind is not BlockKind.PARAGRAPH
        or text[block.span.end : after.span.start] != "\n"
    ):
        return False
    return (
        text[after.span.start].islower()
        or _GOES_ON.search(text, max(block.span.start, block.span.end - 4), block.span.end) is not None
    )


def _pieces(text: str, start: int) -> Iterator[Passage]:
    at = 0
    while len(text) - at > _LONGEST:
        end = max(text.rfind(mark, at + _LONGEST // 2, at + _LONGEST) for mark in (". ", "\t", " "))
        end = at + _LONGEST if end < 0 else end + 1
        yield Passage(start + at, Paragraph(text[at:end]))
        at = end
    yield Passage(start + at, Paragraph(text[at:]))


def _without(mentions: Sequence[Mention], spans: Sequence[Span]) -> list[Mention]:
    """What of the mentions lies outside `spans`."""
    covered = {at for span in spans for at in range(span.start, span.end)}
    return [part for mention in mentions for part in _uncovered(mention, covered)]


def _uncovered(mention: Mention, covered: set[int]) -> Iterator[Mention]:
    start = None
    for at in range(mention.span.start, mention.span.end + 1):
        free = at < mention.span.end and at not in covered
        if free and start is None:
            start = at
        elif not free and start is not None:
            yield msgspec.structs.replace(mention, span=Span(start, at))
            start = None


def _ranked(text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    """Disjoint mentions, none of which hides one that must be treated behind one that may be kept."""
    treated = [m for m in mentions if RULES[m.kind].house is not Treatment.KEEP]
    left = [m for m in mentions if RULES[m.kind].house is Treatment.KEEP]
    # A town in the name of a council goes with the council.
    bodies = {
        at for m in left if m.kind is Kind.ORGANISATION and m.score > 0.5 for at in range(m.span.start, m.span.end)
    }
    treated = [
        m
        for m in treated
        if m.kind is not Kind.PLACE or not all(at in bodies for at in range(m.span.start, m.span.end))
    ]
    first = disjoint(treated)
    second = disjoint(_without(left, [m.span for m in first]))
    lines = {at for at, character in enumerate(text) if character == "\n"}
    parts = (part for m in (*first, *second) for part in _uncovered(m, lines))
    return tuple(sorted((t for m in parts if (t := _trimmed(text, m)) is not None), key=lambda m: m.span))


def _trimmed(text: str, mention: Mention) -> Mention | None:
    """The mention without blanks and punctuation around it; `None` where nothing is left."""
    start, end = mention.span.start, mention.span.end
    while start < end and not (text[start].isalnum() or text[start] in "@£$€[(+#/"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")].%+"):
        end -= 1
    # "and the", left between two others, is not worth treating.
    if not any(character.isalnum() for character in text[start:end]) or _SMALL.fullmatch(text, start, end):
        return None
    return msgspec.structs.replace(mention, span=Span(start, end))
