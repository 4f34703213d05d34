"""From mentions and entities to the anonymised text, checked for what was to go."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from ingest.anonymised import AnonymisedText
from ingest.errors import DocumentRefused
from ingest.leaks import Leaks
from ingest.mentions import Entity, Mention, Span, Treated
from ingest.operators import replacement
from ingest.phrasing import edits
from ingest.rewriting import Rewriting
from ingest.structure import Block, StructuredText
from policies.identifiers import RULES, Policy, Treatment

# What a leak was found by, and how sure a place is that has no cue but the word.
_SOURCE = "second-look"
_SCORE = 0.6
# A place that was left is treated as well; what is left after that many rounds will not go.
_ROUNDS = 4


class Anonymised(NamedTuple):
    """An anonymised text with its `blocks`, and what became of each mention (`treated`: spans of the old text)."""

    text: AnonymisedText
    blocks: tuple[Block, ...]
    treated: tuple[Treated, ...]
    rewriting: Rewriting


def anonymise(
    content: StructuredText,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    policy: Policy = Policy.HOUSE,
    *,
    kept: Sequence[Span] = (),
) -> Anonymised:
    """The text with every mention treated as the policy asks, in reading order.

    `mentions` are sorted and disjoint. What was replaced is then looked for everywhere else and treated there too;
    `kept` are sorted places where it may stand, because the text needs it there (an author's name) or the depositor
    said so.

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
        treated = [_treated(content.text, mention, labels.get(mention.span, ""), policy) for mention in mentions]
        made = edits(content.text, content.blocks, treated)
        rewriting = Rewriting(content.text, made)
        left = _left(content.text, treated, rewriting, kept)
        if not left:
            text = AnonymisedText(rewriting.text)
            return Anonymised(text, rewriting.blocks(content.blocks), tuple(treated), rewriting)
        labels |= {mention.span: labels.get(like.span, "") for mention, like in left}
        mentions = _with(mentions, [mention for mention, _ in left])
    raise DocumentRefused(
        "identifier-left",
        "A name or another identifying detail could not be taken out everywhere it stands. Nothing was kept. Mark the "
        "detail yourself in the preview and submit again.",
    )


def _treated(text: str, mention: Mention, label: str, policy: Policy) -> Treated:
    treatment = RULES[mention.kind].treatment(policy)
    if treatment is Treatment.KEEP:
        return Treated(mention, treatment, "")
    return Treated(mention, treatment, replacement(mention, text[mention.span.start : mention.span.end], label, policy))


def _left(
    text: str, treated: Sequence[Treated], rewriting: Rewriting, kept: Sequence[Span]
) -> list[tuple[Mention, Mention]]:
    """Mentions for what still stands in the result, each with the mention that it is like."""
    leaks = Leaks()
    general: list[Span] = []
    for one in treated:
        span = one.mention.span
        wording = text[span.start : span.end]
        if one.treatment is Treatment.GENERALISE and one.label == wording:
            general.append(span)  # "April 2019" is no leak of somebody called April.
        elif one.treatment is not Treatment.KEEP:
            leaks.expect(one.mention, wording)
    spared = sorted((*kept, *general))
    new_spared = [Span(rewriting.new(span.start), rewriting.new(span.end)) for span in spared]
    return [
        (Mention(span, left.like.kind, _SCORE, _SOURCE), left.like)
        for left in leaks.left(rewriting.text, rewriting.put, new_spared)
        for span in rewriting.kept(left.span)
    ]


def _with(mentions: Sequence[Mention], added: Sequence[Mention]) -> list[Mention]:
    """The mentions with those added, sorted and disjoint; where two meet, the added ones win over what was there."""
    taken: list[Mention] = []
    for mention in sorted(added, key=lambda mention: (mention.span.start, -mention.span.end)):
        if not taken or taken[-1].span.end <= mention.span.start:
            taken.append(mention)
    result = list(taken)
    at = 0
    for mention in mentions:
        start = mention.span.start
        while at < len(taken) and taken[at].span.end <= start:
            at += 1
        over = at
        while over < len(taken) and taken[over].span.start < mention.span.end:
            if start < taken[over].span.start:
                result.append(msgspec.structs.replace(mention, span=Span(start, taken[over].span.start)))
            start = max(start, taken[over].span.end)
            over += 1
        if start < mention.span.end:
            result.append(
                mention
                if start == mention.span.start
                else msgspec.structs.replace(mention, span=Span(start, mention.span.end))
            )
    return sorted(result, key=lambda mention: mention.span)
