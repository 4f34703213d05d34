"""Suggests the themes of a lesson: concepts of `policies.vocabulary`, for a person to confirm.

A suggestion says how sure it is and what it rests on. Rules find the vocabulary's own words; a linear model, which has
learned from invented passages, finds what is said in others. The literature on the Welsh repository of reviews (arXiv
2010.14584) found that with little text a simple linear classifier does better than a language model.
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from ingest.theming import rules
from ingest.theming.model import theme_model

# House values, set on the dev part of the gold (docs/themes.md): from which score on a concept is suggested.
_ENOUGH = 0.65
_RULES_ENOUGH = 0.5
_MODEL_ENOUGH = 0.43


class Provenance(StrEnum):
    """What a suggestion rests on: a label of the concept that alone was enough, or the model as well."""

    RULE = "machine-rule"
    MODEL = "machine-model"


class Theme(msgspec.Struct, frozen=True):
    """A concept that a lesson seems to be about; `score` in 0..1."""

    code: str
    score: float
    provenance: Provenance


def suggest(text: str, headings: Sequence[str] = ()) -> tuple[Theme, ...]:
    """The themes of a lesson, the surest first; `headings` are those above it, outermost first.

    >>> [theme.code for theme in suggest("Agencies must share information about missed appointments.")][:2]
    ['information-sharing', 'was-not-brought']
    """
    by_rule, by_model = rules.scores(text, headings), _by_model(text, headings)
    found = [
        Theme(code, round(score, 3), Provenance.RULE if by_rule.get(code, 0) >= _ENOUGH else Provenance.MODEL)
        for code in by_model | by_rule
        if (score := 1 - (1 - by_rule.get(code, 0)) * (1 - by_model.get(code, 0))) >= _ENOUGH
    ]
    return tuple(sorted(found, key=lambda theme: (-theme.score, theme.code)))


def by_rules(text: str, headings: Sequence[str] = ()) -> frozenset[str]:
    """The codes that rules alone would suggest; benchmarks compare them."""
    return _enough(rules.scores(text, headings), _RULES_ENOUGH)


def by_model(text: str, headings: Sequence[str] = ()) -> frozenset[str]:
    """The codes that the model alone would suggest; benchmarks compare them."""
    return _enough(_by_model(text, headings), _MODEL_ENOUGH)


def _by_model(text: str, headings: Sequence[str]) -> dict[str, float]:
    return theme_model().scores("\n".join((*headings, text)))


def _enough(scores: dict[str, float], least: float) -> frozenset[str]:
    return frozenset(code for code, score in scores.items() if score >= least)
