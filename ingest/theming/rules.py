"""Finds the labels of the vocabulary in a text, on stems: where two overlap, the longer one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ingest.theming.stems import stems
from policies.labels import normalised
from policies.vocabulary import Concept, concepts

# House values, set on invented passages and on the dev part of the gold: how surely a label tells its concept. A single
# word ("records", "delay") is often said in passing, and so is what stands late in a long lesson.
_PREFERRED, _PHRASE, _WORD = 0.9, 0.75, 0.5
_AMBIGUOUS = 0.5
_OPENING = 30
_LATE = 0.6
_OF_A_HEADING = 1.3
_SUREST = 0.95

# Where practice or an organisation is spoken of, what is lacking is what is meant; a harm that is denied is not there.
_MEANT_WHEN_DENIED = frozenset({"practice", "organisation"})
_DENIALS = frozenset({"no", "not", "without", "never", "neither", "nor"})
_BETWEEN = frozenset(
    stems("any evidence sign signs history record records concerns indication indications of about that")
)


class _Label(NamedTuple):
    stems: tuple[str, ...]
    weights: dict[str, float]


def scores(text: str, headings: Sequence[str] = ()) -> dict[str, float]:
    """How surely the labels in the text, and in the headings above it, tell each concept, 0..1; those that do at all.

    Several labels of one concept make it surer.

    >>> sorted(scores("Nobody shared information about the missed appointments."))
    ['information-sharing', 'was-not-brought']
    >>> scores("There was no evidence of domestic abuse.")
    {}
    """
    labels = _labels()
    found: dict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for words, factor in ((stems(text), 1.0), *((stems(heading), _OF_A_HEADING) for heading in headings)):
        for at, label in _matches(words, labels):
            sure = factor if at < _OPENING else factor * _LATE
            for code, weight in label.weights.items():
                found[code][label.stems] = max(found[code].get(label.stems, 0), min(weight * sure, _SUREST))
    return {code: 1 - _product(1 - weight for weight in weights.values()) for code, weights in found.items()}


def _matches(words: Sequence[str], labels: Mapping[str, Sequence[_Label]]) -> Iterator[tuple[int, _Label]]:
    at = 0
    while at < len(words):
        here = next(
            (one for one in labels.get(words[at], ()) if tuple(words[at : at + len(one.stems)]) == one.stems), None
        )
        if here is None:
            at += 1
            continue
        told = _told(here, denied=_is_denied(words[:at]))
        if told.weights:
            yield at, told
        at += len(here.stems)


def _told(label: _Label, *, denied: bool) -> _Label:
    if not denied:
        return label
    groups = {code: concepts()[code].group for code in label.weights}
    return _Label(label.stems, {c: w for c, w in label.weights.items() if groups[c] in _MEANT_WHEN_DENIED})


def _is_denied(before: Sequence[str]) -> bool:
    for word in reversed(before[-4:]):
        if word in _DENIALS:
            return True
        if word not in _BETWEEN:
            return False
    return False


@cache
def _labels() -> dict[str, list[_Label]]:
    """The labels by their first stem, longest first."""
    weights: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for concept in concepts().values():
        for label in (*concept.labels, *([concept.welsh] if concept.welsh else [])):
            key = tuple(stems(label))
            weights[key][concept.code] = max(weights[key].get(concept.code, 0), _weight(concept, label))
    by_first: dict[str, list[_Label]] = defaultdict(list)
    for key in sorted(weights, key=len, reverse=True):
        by_first[key[0]].append(_Label(key, weights[key]))
    return by_first


def _weight(concept: Concept, label: str) -> float:
    phrase = " " in normalised(label)
    if label in {concept.label, concept.welsh}:
        return _PREFERRED if phrase else _PHRASE
    weight = _PHRASE if phrase else _WORD
    return weight * _AMBIGUOUS if normalised(label) in map(normalised, concept.ambiguous) else weight


def _product(factors: Iterator[float]) -> float:
    product = 1.0
    for factor in factors:
        product *= factor
    return product
