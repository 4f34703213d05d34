"""The catalogue record of a report: suggested by its text, confirmed by the person who clears it, kept beside it."""

from collections.abc import Sequence

from ingest.candidate import Candidate
from ingest.catalogue import Stated, Suggestions, suggest_catalogue
from ingest.catalogue.confirming import Correction, confirmed, suggested
from ingest.record import CatalogueRecord
from ingest.theming.suggesting import suggest
from policies.vocabulary import concept
from repository.errors import Invalid
from repository.review_models import Review


def suggestions(candidate: Candidate, review: Review) -> Suggestions:
    """What the text of the candidate suggests; takes up to a second for a long one, so call it in a thread."""
    stated = Stated(review.nation, review.review_type, review.year)
    return suggest_catalogue(candidate.text, candidate.blocks, candidate.lessons, stated, keywords=_keywords)


def record_of(candidate: Candidate, review: Review, said: Correction | None) -> CatalogueRecord:
    """The record as the clearer says it is; without a word from the clearer, as suggested and not confirmed.

    Raises:
        Invalid: `catalogue`; a field holds what it cannot.
    """
    found = suggestions(candidate, review)
    if said is None:
        return suggested(found)
    try:
        return confirmed(found, said, candidate.lessons)
    except ValueError as error:
        raise Invalid("catalogue", str(error)) from None


def _keywords(passage: str) -> Sequence[str]:
    return [concept(theme.code).label for theme in suggest(passage, ())]
