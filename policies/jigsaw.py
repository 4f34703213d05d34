"""What may still lead to a family when names are gone, and how much each of it weighs.

House rule. The signals are the routes by which readers of published reviews, press and court lists come to a family
(the ICO's guidance on anonymisation of 28 March 2025: singling out, linkability, inference by a motivated intruder; the
family courts' anonymisation checklists, Practice Guidance, December 2018). No study gives their weights: each says how
few steps lead from the detail to a press report, and the thresholds are such that one weak detail alone raises nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How likely it is that what remains, taken together, leads to a family."""

    LOW = "low"
    RAISED = "raised"
    HIGH = "high"


class Signal(StrEnum):
    """A sort of detail that is no identifier by itself and leads to one together with others."""

    KNOWN_PSEUDONYM = "known-pseudonym"
    RARE_CIRCUMSTANCE = "rare-circumstance"
    PRISON_SENTENCE = "prison-sentence"
    DEATH_AND_AREA = "death-and-area"
    AREA_YEAR_AGE = "area-year-age"
    QUOTATION = "quotation"
    EXACT_DURATION = "exact-duration"
    SIBLINGS = "siblings"
    VERDICT_AND_DATE = "verdict-and-date"
    PARENT_BACKGROUND = "parent-background"
    NAMED_SERVICE = "named-service"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A signal, its weight (0 and up), and what an officer of a board is told of it."""

    signal: Signal
    weight: int
    sentence: str


WEIGHTS: dict[Signal, Weighed] = {
    weighed.signal: weighed
    for weighed in (
        Weighed(
            Signal.KNOWN_PSEUDONYM,
            4,
            "A label that the press or an earlier report uses leads straight to their stories. Use another label.",
        ),
        Weighed(
            Signal.RARE_CIRCUMSTANCE,
            3,
            "A rare event, object or condition is what newspapers wrote about. Say what sort of thing it was.",
        ),
        Weighed(
            Signal.PRISON_SENTENCE,
            3,
            "A sentence as the court passed it can be searched in reports of trials. Say that there was a conviction.",
        ),
        Weighed(
            Signal.DEATH_AND_AREA,
            3,
            "The month of a death is given and the area is named: few deaths fit both. Leave one of them out.",
        ),
        Weighed(
            Signal.AREA_YEAR_AGE,
            3,
            "An area, a year and an age stand together: that is enough to search for. Leave one of them out.",
        ),
        Weighed(
            Signal.QUOTATION,
            2,
            "Words of the press, a court or a social network are quoted and can be searched. Say it in your own words.",
        ),
        Weighed(
            Signal.EXACT_DURATION,
            2,
            "An exact count of days or weeks tells an age or a length of life. “A few weeks” teaches as much.",
        ),
        Weighed(
            Signal.SIBLINGS,
            2,
            "The number of children, their order or that they are twins tells one family from others. Say “siblings”.",
        ),
        Weighed(
            Signal.VERDICT_AND_DATE,
            2,
            "A verdict stands beside its date, as in reports of trials. Leave the date out.",
        ),
        Weighed(
            Signal.PARENT_BACKGROUND,
            2,
            "A parent's work, regiment, faith or community is told. Keep it only where the learning needs it.",
        ),
        Weighed(
            Signal.NAMED_SERVICE,
            1,
            "A service is called by its own name, which tells the area. Say what sort of service it is.",
        ),
        Weighed(
            Signal.COURT,
            1,
            "A criminal court or an inquest is named, where the press sat. “The court” is enough.",
        ),
    )
}

# The sum of the weights from which on a level holds; each signal counts once, however often it stands there.
RAISED_FROM = 3
HIGH_FROM = 7


def level_of(signals: Collection[Signal]) -> Level:
    """The level of a text in which those signals stand.

    >>> level_of([]), level_of([Signal.COURT, Signal.SIBLINGS]), level_of(Signal)
    (<Level.LOW: 'low'>, <Level.RAISED: 'raised'>, <Level.HIGH: 'high'>)
    """
    score = sum(WEIGHTS[signal].weight for signal in set(signals))
    if score >= HIGH_FROM:
        return Level.HIGH
    return Level.RAISED if score >= RAISED_FROM else Level.LOW
