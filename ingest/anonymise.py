"""From mentions and entities to the anonymised text, checked for what was to go."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

import msgspec

from ingest.anonymised import AnonymisedText
from ingest.errors import DocumentRefused
from ingest.generalise import Setting
from ingest.leaks import Leaks, touches
from ingest.mentions import DEPOSITOR, Entity, Mention, Span, Treated
from ingest.operators import replacement
from ingest.phrasing import edits
from ingest.rewriting import Rewriting
from ingest.structure import Block, StructuredText
from ingest.timeline import NO_LINE, Timeline, timeline
from policies.anonymity import label_of
from policies.identifiers import HOUSE_DATES, RULES, DateStyle, Identifier, Policy, Treatment

# What a leak was found by, and how sure a place is that has no cue but the word.
_SOURCE = "second-look"
_SCORE = 0.6
# A place that was left is treated as well; what is left after that many rounds will not go.
_ROUNDS = 4
# How far before a date or an age it is read what it is of.
_REACH = 60


class Anonymised(NamedTuple):
    """An anonymised text with its `blocks`, and what became of each mention (`treated`: spans of the old text)."""

    text: AnonymisedText
    blocks: tuple[Block, ...]
    treated: tuple[Treated, ...]
    rewriting: Rewriting


def anonymise(  # noqa: PLR0913  # What is known of the text, and what its depositor chose.
    content: StructuredText,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    policy: Policy = Policy.HOUSE,
    *,
    kept: Sequence[Span] = (),
    dates: DateStyle = HOUSE_DATES,
    years: bool = False,
) -> Anonymised:
    """The text with every mention treated as the policy asks, in reading order.

    `mentions` are sorted and disjoint. What was replaced is then looked for everywhere else and treated there too;
    `kept` are sorted places where it may stand, because the text needs it there (an author's name) or the depositor
    said so. With `years` dates become their year and not their month.

    Raises:
        DocumentRefused: `identifier-left`, something that was to go cannot be taken out.

    >>> from ingest.mentions import Role
    >>> from ingest.structure import BlockKind
    >>> from policies.identifiers import Kind
    >>> text = StructuredText("Bob Example ran. BOB fell.", (Block(BlockKind.PARAGRAPH, Span(0, 26)),))
    >>> found = Mention(Span(0, 11), Kind.PERSON, 0.9, "example")
    >>> anonymise(text, [found], [Entity("Child A", Role.CHILD, (found,))]).text
    'Child A ran. Child A fell.'
    """
    labels = {mention.span: entity.label for entity in entities for mention in entity.mentions}
    for _ in range(_ROUNDS):
        line = timeline(content.text, mentions, dates, years=years)
        treated = [treat(content.text, mention, labels.get(mention.span, ""), policy, line) for mention in mentions]
        made = edits(content.text, content.blocks, treated)
        rewriting = Rewriting(content.text, made)
        left = _left(content.text, treated, rewriting, kept)
        if not left:
            text = AnonymisedText(rewriting.text)
            return Anonymised(text, rewriting.blocks(content.blocks), tuple(treated), rewriting)
        labels |= {mention.span: labels.get(like.span, "") for mention, like in left}
        mentions = overlaid(mentions, [mention for mention, _ in left])
    raise DocumentRefused(
        "identifier-left",
        "A name or another identifying detail could not be taken out everywhere it stands. Nothing was kept. Mark the "
        "detail yourself in the preview and submit again.",
    )


def treat(text: str, mention: Mention, label: str, policy: Policy, line: Timeline = NO_LINE) -> Treated:
    """What becomes of one mention of the text; `label` is that of its entity, "" where it has none.

    What is general already is generalised to itself. What the depositor added goes in any case: a person has said so,
    whatever the policy keeps and however general the wording looks. `line` is the document's timeline.
    """
    if hidden := label_of(mention.source):
        return Treated(mention, Treatment.MASK, f"[{hidden}]")
    treated = _by_policy(text, mention, label, policy, line)
    stays = treated.treatment is Treatment.KEEP or treated.label == text[mention.span.start : mention.span.end]
    if mention.source == DEPOSITOR and stays:
        return Treated(mention, Treatment.MASK, f"[{RULES[mention.kind].label}]")
    return treated


def _by_policy(text: str, mention: Mention, label: str, policy: Policy, line: Timeline) -> Treated:
    start, end = mention.span.start, mention.span.end
    treatment = RULES[mention.kind].treatment(policy)
    if treatment is Treatment.KEEP:
        return Treated(mention, treatment, "")
    setting = Setting(text[max(0, start - _REACH) : start], line)
    return Treated(mention, treatment, replacement(mention, text[start:end], label, policy, setting))


def _left(
    text: str, treated: Sequence[Treated], rewriting: Rewriting, kept: Sequence[Span]
) -> list[tuple[Mention, Mention]]:
    """Mentions for what still stands in the result, each with the mention that it is like."""
    leaks = Leaks()
    general: list[Span] = []
    left_alone: list[Span] = []
    for one in treated:
        span = one.mention.span
        wording = text[span.start : span.end]
        if one.treatment is Treatment.KEEP:
            left_alone.append(span)
        elif one.treatment is Treatment.GENERALISE and one.label == wording:
            general.append(span)  # "April 2019" is no leak of somebody called April.
        else:
            leaks.expect(one.mention, wording)
    spared = [Span(rewriting.new(span.start), rewriting.new(span.end)) for span in sorted((*kept, *general))]
    return [
        (Mention(span, left.like.kind, _SCORE, _source(left.like)), left.like)
        for left in leaks.left(rewriting.text, rewriting.put, spared)
        for span in rewriting.kept(left.span)
        # A town in the name of a council stays with the council; a person's name stays nowhere.
        if left.like.identifier is Identifier.DIRECT or not touches(span, left_alone)
    ]


def _source(like: Mention) -> str:
    return like.source if like.source == DEPOSITOR or label_of(like.source) else _SOURCE


def overlaid(mentions: Sequence[Mention], added: Sequence[Mention]) -> list[Mention]:
    """The mentions with those added, sorted and disjoint; where two meet, the added ones win over what was there."""
    taken: list[Mention] = []
    for mention in sorted(added, key=lambda mention: (mention.span.start, -mention.span.end)):
        if not taken or taken[-1].span.end <= mention.span.start:
            taken.append(mention)
    result = list(taken)
    first = 0
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        while first < len(taken) and taken[first].span.end <= start:
            first += 1
        for over in islice(taken, first, None):
            if over.span.start >= end:
                break
            result += _piece(mention, start, over.span.start)
            start = max(start, over.span.end)
        result += _piece(mention, start, end)
    return sorted(result, key=lambda mention: mention.span)


def _piece(mention: Mention, start: int, end: int) -> list[Mention]:
    return [msgspec.structs.replace(mention, span=Span(start, end))] if start < end else []
