"""Suggests a catalogue record from an anonymised review, for whoever clears it to confirm."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from ingest.anonymised import AnonymisedText
from ingest.candidate import Lesson
from ingest.catalogue.abstract import abstract
from ingest.catalogue.age_bands import age_bands
from ingest.catalogue.authors import authors
from ingest.catalogue.harms import harm_types, sex
from ingest.catalogue.keywords import keywords as found_keywords
from ingest.catalogue.methods import methodology
from ingest.catalogue.outcomes import outcome
from ingest.catalogue.periods import period
from ingest.catalogue.sentences import Reading
from ingest.catalogue.subjects import subjects
from ingest.catalogue.suggestions import Suggestions
from ingest.structure import Block

__all__ = ["Stated", "Suggestions", "suggest_catalogue"]


class Stated(NamedTuple):
    """What the depositor states: codes of `policies.nations` and `policies.review_types`, the year of publication."""

    nation: str
    review_type: str
    year: int


def suggest_catalogue(
    text: AnonymisedText,
    blocks: Sequence[Block],
    lessons: Sequence[Lesson],
    stated: Stated,
    *,
    keywords: Callable[[str], Sequence[str]] | None = None,
) -> Suggestions:
    """What the text of a candidate suggests for each field; a field that was not found is `None`.

    `keywords` gives the vocabulary's words for a passage. Pure: the same text gives the same suggestions.
    """
    reading = Reading(text, blocks)
    whom = subjects(reading)
    became = outcome(reading, whom, stated.review_type)
    harms = harm_types(reading, whom, lessons)
    found = Suggestions(
        subject=whom.quoted,
        outcome=became,
        harm_types=harms,
        age_bands=age_bands(reading, whom),
        sex=sex(reading, whom, harms),
        methodology=methodology(reading, lessons, stated.nation, stated.review_type),
        authors=authors(reading),
        period=period(reading, whom, stated.year),
        keywords=found_keywords(reading, lessons, keywords),
    )
    return msgspec.structs.replace(found, abstract=abstract(found, lessons))
