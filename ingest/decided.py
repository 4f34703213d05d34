"""The depositor's decisions, put to the mentions that the preview proposed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from ingest.decisions import Action, Decision, Decisions
from ingest.errors import DocumentRefused
from ingest.leaks import SHORTEST_NAME
from ingest.mentions import Entity, Mention, Span, disjoint
from ingest.naming import name_words, without_possessive
from ingest.recognisers.lexicon import is_common
from ingest.structure import StructuredText
from policies.identifiers import Kind

_SOURCE = "depositor"
# House rule: a label is a role or a pseudonym ("Mother's Partner", "Child T"), not a description.
_LABEL = re.compile(r"[^\W_](?:[^\W_]|[ '’-](?=[^\W_])){0,38}")


class Decided(NamedTuple):
    """The mentions after the decisions.

    `kept` are the sorted places whose wording stays by decision; `labels` are wanted labels, each with a place of the
    entity that is to have it; `removed`, `added` and `labelled` count the decisions.
    """

    mentions: tuple[Mention, ...]
    kept: tuple[Span, ...] = ()
    labels: tuple[tuple[Span, str], ...] = ()
    removed: int = 0
    added: int = 0
    labelled: int = 0


def check_current(decisions: Decisions, *, digest: str, detector: str) -> None:
    """Refuses decisions on another file, or on what another detector proposed.

    Raises:
        DocumentRefused: `stale-decisions`.
    """
    if (decisions.digest, decisions.detector) != (digest, detector):
        raise DocumentRefused(
            "stale-decisions",
            "The preview is out of date: the file or the detector has changed since. Please make the preview again.",
        )


def apply(content: StructuredText, mentions: Sequence[Mention], decisions: Sequence[Decision]) -> Decided:
    """The mentions, sorted and disjoint, as the decisions leave them.

    What is removed or added, is so wherever its wording stands, in whatever case. Of two decisions on one wording the
    later counts.

    Raises:
        DocumentRefused: `bad-decision`, a decision points at nothing; `bad-label`, a label is too long, has characters
            other than letters, digits, spaces, hyphens and apostrophes, or holds a name that was found.
    """
    for decision in decisions:
        if not 0 <= decision.start < decision.end <= len(content.text):
            raise DocumentRefused("bad-decision", "A decision points outside the text. Please make the preview again.")
    said = {
        _plain(content.text[decision.start : decision.end]): decision
        for decision in decisions
        if decision.action is not Action.LABEL
    }
    removed = {wording for wording, decision in said.items() if decision.action is Action.REMOVE}
    added = {wording: decision.kind for wording, decision in said.items() if decision.action is Action.ADD}
    remaining = [one for one in mentions if _plain(content.text[one.span.start : one.span.end]) not in removed]
    remaining += [
        Mention(span, kind, 1.0, _SOURCE) for wording, kind in added.items() for span in places(content.text, wording)
    ]
    result = disjoint(remaining)
    labels = tuple(
        (Span(decision.start, decision.end), decision.label.strip())
        for decision in decisions
        if decision.action is not Action.REMOVE and decision.label.strip()
    )
    _check_labels(content.text, result, {label for _, label in labels})
    kept = sorted(span for wording in removed for span in places(content.text, wording))
    return Decided(result, tuple(kept), labels, len(removed), len(added), len(labels))


def with_labels(entities: Sequence[Entity], labels: Iterable[tuple[Span, str]]) -> tuple[Entity, ...]:
    """The entities, with the wanted labels on those that have a mention at the place."""
    labels = tuple(labels)
    if not labels:
        return tuple(entities)
    at = {position: entity for entity in entities for one in entity.mentions for position in _positions(one.span)}
    wanted = {id(at[span.start]): label for span, label in labels if span.start in at}
    return tuple(
        msgspec.structs.replace(entity, label=wanted[id(entity)]) if id(entity) in wanted else entity
        for entity in entities
    )


def places(text: str, wording: str) -> Iterator[Span]:
    """Where the wording stands as whole words, in whatever case and however its words are spaced."""
    words = r"\s+".join(map(re.escape, wording.split()))
    left = r"(?<![^\W_])" if wording[:1].isalnum() else ""
    right = r"(?![^\W_])" if wording[-1:].isalnum() else ""
    if words:
        for found in re.finditer(f"{left}{words}{right}", text, re.IGNORECASE):
            yield Span(*found.span())


def _positions(span: Span) -> range:
    return range(span.start, span.end)


def _plain(wording: str) -> str:
    return " ".join(without_possessive(wording.strip())[0].lower().split())


def _check_labels(text: str, mentions: Sequence[Mention], labels: Iterable[str]) -> None:
    names = {
        word
        for mention in mentions
        if mention.kind is Kind.PERSON
        for word in name_words(text[mention.span.start : mention.span.end])
        if len(word) >= SHORTEST_NAME and not is_common(word)
    }
    for label in labels:
        if not _LABEL.fullmatch(label):
            raise DocumentRefused(
                "bad-label",
                "A label has up to 39 letters, digits, spaces, hyphens and apostrophes, like “Child T” or “Mother”.",
            )
        if not names.isdisjoint(name_words(label)):
            raise DocumentRefused("bad-label", "A label holds a name that stands in the report. Please choose another.")
