"""From a structured text to all its mentions: by paragraph, then across the whole document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from ingest.keep import Keep, Kept, kept
from ingest.mentions import Mention, Span, disjoint
from ingest.name_columns import named_in_columns
from ingest.name_tokens import Tokens, fold, tokens_of
from ingest.names import INITIALS, Passage, propagate
from ingest.presidio import Detector
from ingest.recognisers.paragraph import Paragraph
from ingest.soundness import in_text
from ingest.structure import Block, BlockKind, StructuredText
from ingest.writers import writers_again
from policies.identifiers import RULES, Kind, Treatment

# A longer paragraph is read in pieces: presidio's own steps take more than linear time.
_LONGEST = 8_000
# So many passages at the start may be the title page.
FRONT = 12
# A line shorter than this was not broken because it was full.
_NARROWEST = 50
_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_GOES_ON = re.compile(r"[^.:;!?]\s*$")
_NAMED_BODIES = frozenset({Kind.PLACE, Kind.INSTITUTION, Kind.ORGANISATION, Kind.ADDRESS})
# Below the first an organisation is a guess; above the second a person has a title or a cue.
_GUESS = 0.5
_CUED = 0.7
_SMALL = re.compile(r"(?:(?:and|the|of|in|at|or|to|for|on|by|a|an)\s?)+")


def detect(content: StructuredText, detector: Detector, keep: Keep = kept) -> tuple[Mention, ...]:
    """All mentions in the text: disjoint, sorted, spans of `content.text`, none across a line's end.

    Every name that is found is found wherever else it stands. The same content and detector give the same mentions.
    `keep` tells what is kept in a paragraph.

    Raises:
        DocumentRefused: a recogniser failed, or found what is not in the text (`detector-failed`).
    """
    read = tuple(passages(content))
    found = [
        replace(mention, span=mention.span.shifted(start))
        for start, paragraph in read
        for mention in in_text(detector.mentions(paragraph.text), paragraph.text)
    ]
    found += named_in_columns(content.text, content.blocks)
    keeps = [
        one._replace(span=one.span.shifted(start))
        for number, (start, paragraph) in enumerate(read)
        for one in keep(paragraph, front=number < FRONT)
    ]
    keeps = [*_whole(keeps, found), *writers_again(content.text, keeps, found)]
    own = _outside(found, (one.span for one in keeps))
    tokens = tokens_of(content.text, _not_in_bodies(own))
    carried = tuple(propagate(read, tokens))
    # "Dr L" hides nobody where a report writes people with their true initials.
    true = {mention.span.start for mention in carried if mention.source == INITIALS}
    held = [
        one.span
        for one in keeps
        if one.span.start not in true and (one.firm or not _is_known(content.text, one.span, tokens))
    ]
    return _ranked(content.text, _outside([*found, *carried], held))


def passages(content: StructuredText) -> Iterator[Passage]:
    """The stretches that are read as one paragraph, in reading order.

    Each is a block, or the lines of a paragraph that was broken to a width.
    """
    start = -1
    for block, after in zip_longest(content.blocks, content.blocks[1:]):
        start = block.span.start if start < 0 else start
        if after is not None and _continues(content.text, block, after) and after.span.end - start < _LONGEST:
            continue
        yield from _pieces(content.text[start : block.span.end].replace("\n", " "), start)
        start = -1


def _continues(text: str, block: Block, after: Block) -> bool:
    between = text[block.span.end : after.span.start]
    if block.kind not in _FLOWING or after.kind is not BlockKind.PARAGRAPH or between != "\n":
        return False
    end = text[max(block.span.start, block.span.end - 4) : block.span.end]
    broken = block.span.end - block.span.start >= _NARROWEST and _GOES_ON.search(end) is not None
    return text[after.span.start].islower() or broken


def _pieces(text: str, start: int) -> Iterator[Passage]:
    at = 0
    while len(text) - at > _LONGEST:
        ends = (text.rfind(mark, at + _LONGEST // 2, at + _LONGEST) for mark in (". ", "\t", " "))
        end = next((end + 1 for end in ends if end >= 0), at + _LONGEST)
        yield Passage(start + at, Paragraph(text[at:end]))
        at = end
    yield Passage(start + at, Paragraph(text[at:]))


def _outside(mentions: Iterable[Mention], spans: Iterable[Span]) -> list[Mention]:
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
            yield replace(mention, span=Span(start, at))
            start = None


def _whole(keeps: Sequence[Kept], mentions: Sequence[Mention]) -> list[Kept]:
    """The keeps without those that are a part of somebody's name: "Laming" is kept, "Tom Laming" is not."""
    wider = sorted((m.span.start, m.span.end) for m in mentions if m.kind is Kind.PERSON and m.score > _CUED)
    whole: list[Kept] = []
    start = reach = at = 0
    for keep in sorted(keeps, key=lambda keep: (keep.span, keep.firm)):
        while at < len(wider) and wider[at][0] <= keep.span.start:
            if wider[at][1] > reach:
                start, reach = wider[at]
            at += 1
        part = reach >= keep.span.end and (start, reach) != (keep.span.start, keep.span.end)
        if keep.firm or not part:
            whole.append(keep)
    return whole


def _not_in_bodies(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions without people who are a part of a body's name: "Chelsea" of Kensington and Chelsea is none."""
    wider = sorted((m.span.start, m.span.end) for m in mentions if m.kind in _NAMED_BODIES and m.score > _GUESS)
    reach = at = 0
    for mention in sorted(mentions, key=lambda mention: mention.span):
        while at < len(wider) and wider[at][0] <= mention.span.start:
            reach = max(reach, wider[at][1])
            at += 1
        if mention.kind is not Kind.PERSON or mention.span.end > reach or mention.score > _CUED:
            yield mention


def _is_known(text: str, span: Span, tokens: Tokens) -> bool:
    """Whether the last name in what is kept is somebody's: "Reder (1999)" cites nobody in the case of the Reders."""
    names = [word for word in Paragraph(text[span.start : span.end]).words if word.text.isalpha() and word.capital]
    return bool(names) and fold(names[-1].text) in tokens.plain | tokens.wordy


def _ranked(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Disjoint mentions, none of which hides one that must be treated behind one that may be kept."""
    kept_ones = [m for m in mentions if RULES[m.kind].house is Treatment.KEEP]
    bodies = [m.span for m in kept_ones if m.kind is Kind.ORGANISATION and m.score > _GUESS]
    inside = {at for span in bodies for at in range(span.start, span.end)}
    # A town in the name of a council goes with the council.
    treated = [
        m
        for m in mentions
        if RULES[m.kind].house is not Treatment.KEEP
        and not (m.kind is Kind.PLACE and inside.issuperset(range(m.span.start, m.span.end)))
    ]
    first = disjoint(treated)
    second = disjoint(_outside(kept_ones, (mention.span for mention in first)))
    lines = {at for at, character in enumerate(text) if character == "\n"}
    parts = (_trimmed(text, part) for mention in (*first, *second) for part in _uncovered(mention, lines))
    return tuple(sorted((part for part in parts if part is not None), key=lambda mention: mention.span))


def _trimmed(text: str, mention: Mention) -> Mention | None:
    """The mention without blanks and punctuation around it; `None` where nothing is left that is worth treating."""
    start, end = mention.span.start, mention.span.end
    while start < end and not (text[start].isalnum() or text[start] in "@£$€[(+#/"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")].%+"):
        end -= 1
    if not any(character.isalnum() for character in text[start:end]) or _SMALL.fullmatch(text, start, end):
        return None
    return replace(mention, span=Span(start, end))
