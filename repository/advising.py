"""Asks the criteria advisor for the pages, the API and the terminal."""

from collections.abc import Mapping
from datetime import date

from policies.advisor import Advice, Answer, Facts, advise
from repository.errors import Invalid


def advice_on(nation: str, on: date, answers: Mapping[str, Answer]) -> Advice:
    """What the nation's criteria of that day say of the case. Nothing of it is kept.

    Raises:
        Invalid: `case`, the nation or a fact is not one that is known here; the sentence lists those that are.
    """
    try:
        return advise(Facts(nation, on, answers))
    except LookupError as error:
        raise Invalid("case", str(error)) from None
