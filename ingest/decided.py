"""The depositor's decisions, put to the mentions that the preview proposed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from ingest.anonymise import overlaid
from ingest.decisions import Action, Decision, Decisions
from ingest.errors import DocumentRefused
from ingest.leaks import SHORTEST_NAME
from ingest.mentions import DEPOSITOR, Entity, Mention, Span, disjoint
from ingest.naming import name_words, without_possessive
from ingest.recognisers.lexicon import is_common
from ingest.resolve import resolve
from ingest.structure import StructuredText
from policies.identifiers import RULES, Kind, Treatment

# Where no one place stands for a decision.
_EVERYBODY = -1
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

    What is removed or added, is so wherever its wording stands, in whatever case, unless somebody is left as a whole:
    then it is those mentions alone. What is added is added where the decision points, also in the middle of a word. Of
    two decisions on one wording the later counts.

    Raises:
        DocumentRefused: `bad-decision`, a decision points at nothing; `bad-label`, a label is too long, has characters
            other than letters, digits, spaces, hyphens and apostrophes, or holds a name that was found.
    """
    for decision in decisions:
        if not 0 <= decision.start < decision.end <= len(content.text):
            raise DocumentRefused("bad-decision", "A decision points outside the text. Please make the preview again.")
    said = _said(content.text, decisions)
    removed = {wording for wording, one in said if one.action is Action.REMOVE and not one.whole}
    wholly = [one for _, one in said if one.action is Action.REMOVE and one.whole]
    left = _left(content, mentions, wholly)
    added = {wording: one for wording, one in said if one.action is Action.ADD}
    result = _with(
        content.text,
        [one for one in mentions if one.span not in left and _wording(content.text, one.span) not in removed],
        added,
    )
    labels = tuple(
        (Span(decision.start, decision.end), decision.label.strip())
        for decision in decisions
        if decision.action in {Action.ADD, Action.LABEL} and decision.label.strip()
    )
    _check_labels(content.text, result, {label for _, label in labels})
    kept = sorted({*left, *(span for wording in removed for span in places(content.text, wording))})
    return Decided(tuple(result), tuple(kept), labels, len(removed) + len(wholly), len(added), len(labels))


def _said(text: str, decisions: Sequence[Decision]) -> list[tuple[str, Decision]]:
    """The decisions that count, with their wordings: one for each wording, or some on people whom it is used of."""
    said: defaultdict[str, dict[int, Decision]] = defaultdict(dict)
    for decision in decisions:
        if decision.action is Action.LABEL:
            continue
        of_wording = said[_wording(text, Span(decision.start, decision.end))]
        if decision.whole:
            of_wording.pop(_EVERYBODY, None)
        else:
            of_wording.clear()
        of_wording[decision.start if decision.whole else _EVERYBODY] = decision
    return [(wording, decision) for wording, of_wording in said.items() for decision in of_wording.values()]


def _left(content: StructuredText, mentions: Sequence[Mention], decisions: Sequence[Decision]) -> set[Span]:
    """All places of the people and institutions that the decisions point at; of nobody's, the place itself."""
    if not decisions:
        return set()
    at = _owners(resolve(content, mentions))
    return {
        span
        for decision in decisions
        for span in (
            [one.span for one in at[decision.start].mentions]
            if decision.start in at
            else [Span(decision.start, decision.end)]
        )
    }


def _with(text: str, mentions: Sequence[Mention], added: Mapping[str, Decision]) -> list[Mention]:
    """The mentions with what was added: none of it is hidden by a longer mention that may be kept."""
    new = [
        Mention(line, decision.kind, 1.0, DEPOSITOR)
        for wording, decision in added.items()
        for place in {Span(decision.start, decision.end), *places(text, wording)}
        for line in lines(text, place)
    ]
    covered = {at for mention in new for at in _positions(mention.span)}
    treated: list[Mention] = []
    kept_ones: list[Mention] = []
    for mention in mentions:
        decision = added.get(_wording(text, mention.span))
        kind = decision.kind if decision else mention.kind
        # What an added wording is a part of goes as a whole, even where it would have been general enough to stay.
        source = mention.source if covered.isdisjoint(_positions(mention.span)) else DEPOSITOR
        may_stay = RULES[kind].house is Treatment.KEEP
        (kept_ones if may_stay else treated).append(
            mention if may_stay else msgspec.structs.replace(mention, kind=kind, source=source)
        )
    return overlaid(kept_ones, disjoint([*treated, *new]))


def with_labels(entities: Sequence[Entity], labels: Iterable[tuple[Span, str]]) -> tuple[Entity, ...]:
    """The entities, with the wanted labels on those that have a mention at the place."""
    labels = tuple(labels)
    if not labels:
        return tuple(entities)
    at = _owners(entities)
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


def lines(text: str, span: Span) -> Iterator[Span]:
    """The parts of the span that lie within one line, without blanks around them."""
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        if line.strip():
            yield Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        start += len(line) + 1


def _owners(entities: Iterable[Entity]) -> dict[int, Entity]:
    """Whose mention covers a position."""
    return {position: entity for entity in entities for one in entity.mentions for position in _positions(one.span)}


def _wording(text: str, span: Span) -> str:
    return _plain(text[span.start : span.end])


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
