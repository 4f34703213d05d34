"""What part each person has in the review, weighed from all cues of the document."""

from collections import Counter
from collections.abc import Sequence

from ingest.naming import Gender
from ingest.people import Person
from ingest.role_terms import (
    ADULT,
    CHILD,
    FAMILY,
    FATHER,
    MOTHER,
    OF_CHILD,
    OF_FATHER,
    OF_MOTHER,
    PERSON,
    SIBLING,
    SIDED,
    Kin,
    Place,
    place_of_calling,
)
from ingest.roles import Cue, Reading

# "Her mother's mother's ..." goes no further in reviews.
_GENERATIONS = 3
_FAMILY_OF = {MOTHER: OF_MOTHER, FATHER: OF_FATHER, CHILD: OF_CHILD, SIBLING: OF_CHILD}
_PARENTS = {Kin.MOTHER: MOTHER, Kin.FATHER: FATHER}


def places(people: Sequence[Person], readings: Sequence[Reading], of: Sequence[Person]) -> dict[Person, Place]:
    """The place of each of `people`, who are in reading order; `of` names the person of each mention and reading."""
    found: dict[Person, Place] = {person: FAMILY for person in people if person.joint}
    subject = _subject(people)
    if subject:
        found[subject] = CHILD
    fixed = dict(found)
    for _ in range(_GENERATIONS):
        weighed: dict[Person, Counter[Place]] = {person: Counter() for person in people}
        for at, reading in enumerate(readings):
            for cue in reading.cues:
                if place := _place(cue, at, of, found):
                    weighed[of[at]][place] += cue.weight
        # `Counter.most_common` keeps the order in which places were first seen, so that ties fall to the earliest.
        found = {person: counts.most_common(1)[0][0] for person, counts in weighed.items() if counts} | fixed
    for person in people:
        place = found.get(person)
        if place is None or (place is CHILD and not person.is_child):
            found[person] = _unspoken(person)
    return found


def _subject(people: Sequence[Person]) -> Person | None:
    """The child whom the review is about: the one of whom most is said that is said of a child."""
    children = [person for person in people if person.child > person.adult and not person.joint]
    return max(children, key=lambda child: (child.child, len(child.mentions), -child.mentions[0]), default=None)


def _place(cue: Cue, at: int, of: Sequence[Person], found: dict[Person, Place]) -> Place | None:
    if not isinstance(cue.term, Kin):
        return place_of_calling(cue.term)
    if cue.side and (cue.side, cue.term) in SIDED:
        return SIDED[cue.side, cue.term]
    owner = None if cue.owner is None else of[cue.owner]
    start: Place | None = CHILD
    if cue.start:
        start = _PARENTS[cue.start]
    elif owner is not None:
        start = found.get(owner, CHILD if owner.is_child else None)
    elif cue.term is Kin.PARTNER and at:
        # "Kelly ... her partner": of the parent spoken of last, since a child's parents have partners, not the child.
        before = found.get(of[at - 1])
        start = before if before in {MOTHER, FATHER} else CHILD
    if cue.term is Kin.CHILD:
        return CHILD if cue.owner is None else SIBLING if start in {MOTHER, FATHER} else None
    if cue.term is Kin.SIBLING and start in {MOTHER, FATHER}:
        side = "maternal" if start is MOTHER else "paternal"
        return SIDED[side, Kin.UNCLE if of[at].genders == {Gender.MALE} else Kin.AUNT]
    return _FAMILY_OF[start].get(cue.term) if start in _FAMILY_OF else None


def _unspoken(person: Person) -> Place:
    """The place of somebody whose part is not said."""
    if person.callings:
        return place_of_calling(min(person.callings))
    if person.is_child:
        return CHILD
    return ADULT if person.titles or person.last or person.adult else PERSON
