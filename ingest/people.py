"""Which mentions are of one person.

Two people are never made one: where a name fits several, the one spoken of last is taken, and where a title speaks of
another sex or calling, a new person.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.genders import gender_of
from ingest.naming import Gender, Name, Title
from ingest.role_terms import KIN_GENDERS, Kin
from ingest.roles import Reading

_SUFFIXES = frozenset({"jr", "junior", "sr", "senior"})
# Callings that somebody with a more general title may also have.
_WITHIN = {
    "Doctor": frozenset({"Doctor", "GP", "Paediatrician", "Psychiatrist", "Psychologist", "Professor", "Coroner"}),
    "Professor": frozenset({"Professor", "Doctor", "Paediatrician", "Psychiatrist", "Psychologist"}),
    "Nurse": frozenset({"Nurse", "School nurse", "Midwife", "Health visitor"}),
}


@dataclass(slots=True, eq=False)
class Person:
    """Somebody, or several people of one surname (`joint`); `mentions` are indices in reading order."""

    joint: bool = False
    first: set[str] = field(default_factory=set)
    middle: set[str] = field(default_factory=set)
    last: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    titles: set[Title] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    child: int = 0
    sibling: int = 0
    adult: int = 0
    genders: set[Gender] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)

    @property
    def is_child(self) -> bool:
        """Whether the text speaks of this person as a child."""
        return self.child + self.sibling > self.adult

    def fits(self, title: Title) -> bool | None:
        """Whether somebody of that title may be this person; `None` where nothing speaks for or against it."""
        if title in self.titles:
            return True
        if self.is_child:
            return False
        if title.calling:
            within = _WITHIN.get(title.calling, frozenset({title.calling}))
            return bool(self.callings & within) if self.titles or self.callings else None
        if any(other.calling for other in self.titles):
            return False
        genders = self.genders | {other.gender for other in self.titles if other.gender}
        return None if not genders or title.gender is None else genders == {title.gender}

    def begins_with(self, initial: str) -> bool:
        """Whether a first name of this person has that initial."""
        return initial in self.initials or any(name.startswith(initial) for name in self.first)

    def absorb(self, other: "Person") -> None:
        """Takes over all that is known of `other`, who turned out to be the same person."""
        self.mentions = sorted((*self.mentions, *other.mentions))
        self.first |= other.first
        self.last |= other.last
        self.titles |= other.titles
        self.child += other.child
        self.sibling += other.sibling
        self.adult += other.adult
        self.genders |= other.genders
        self.callings |= other.callings


class People:
    """The people of one document; `names` and `readings` belong to its mentions of people, in reading order."""

    def __init__(self, names: Sequence[Name], readings: Sequence[Reading]) -> None:
        self._names = names
        self._readings = readings
        self._by_first: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_last: defaultdict[str, list[Person]] = defaultdict(list)
        self._families: dict[str, Person] = {}
        self._by_initials: dict[tuple[str, ...], Person] = {}
        self._by_letter: defaultdict[str, list[Person]] = defaultdict(list)
        self._of: list[Person | None] = [None] * len(names)
        self._titled: defaultdict[str, set[Gender]] = defaultdict(set)
        self._lone_children: Counter[str] = Counter()
        for name, reading in zip(names, readings, strict=True):
            if name.title and name.title.gender and name.whole:
                self._titled[name.whole[-1]].add(name.title.gender)
            if name.title is None and len(name.words) == 1:
                # "X's mother" is said of grown-up daughters too; an age or "the baby, X" is not.
                strength = reading.child - reading.adult
                self._lone_children[name.words[0]] += strength if abs(strength) > 1 else 0

    def grouped(self) -> list[Person]:
        """The person of each mention. What is surest is placed first, since the rest is understood from it."""
        fullest = sorted(range(len(self._names)), key=lambda at: -sum(1 + ("-" in w) for w in self._names[at].whole))
        self._pass(self._of_full_name, lambda name: len(name.whole) > 1 and not name.joint, fullest)
        lone = self._pass
        lone(self._of_first_name, lambda name: name.title is None and name.whole == name.words and not name.joint)
        lone(self._of_initial, lambda name: bool(name.whole) and name.whole != name.words and not name.joint)
        lone(self._of_title, lambda name: bool(name.whole) and name.title is not None and not name.joint)
        lone(self._of_word, lambda name: bool(name.whole) and not name.joint)
        lone(self._of_family, lambda name: bool(name.whole))
        lone(self._of_initials, lambda name: len(name.words) > 1)
        lone(self._of_letter, lambda _: True)
        return [person for person in self._of if person is not None]

    def _pass(
        self,
        person_of: Callable[[int, Name], Person | None],
        wanted: Callable[[Name], bool],
        order: Sequence[int] = (),
    ) -> None:
        for at in order or range(len(self._names)):
            name = self._names[at]
            if self._of[at] is None and wanted(name) and (person := person_of(at, name)):
                self._of[at] = person
                insort(person.mentions, at)
                self._learn(person, name, self._readings[at])

    def _learn(self, person: Person, name: Name, reading: Reading) -> None:
        if name.title:
            person.titles.add(name.title)
            person.adult += 3 * (not name.joint)
            if name.title.calling:
                person.callings.add(name.title.calling)
        person.child += reading.child
        person.sibling += reading.sibling
        person.adult += reading.adult
        person.genders |= {KIN_GENDERS[cue.term] for cue in reading.cues if cue.term in KIN_GENDERS}  # type: ignore[index]
        person.callings |= {cue.term for cue in reading.cues if not isinstance(cue.term, Kin)}

    def _new(self, *, first: str = "", last: str = "", joint: bool = False) -> Person:
        person = Person(joint=joint)
        self._call(person, first, last)
        return person

    def _call(self, person: Person, first: str, last: str) -> None:
        if first and first not in person.first:
            person.first.add(first)
            self._by_first[first].append(person)
            if gender := gender_of(first):
                person.genders.add(gender)
        if last and last not in person.last:
            person.last.add(last)
            for part in dict.fromkeys((last, *last.split("-"))):
                self._by_last[part].append(person)

    def _of_full_name(self, _at: int, name: Name) -> Person:
        words = name.whole
        last = " ".join(words[-2:]) if words[-1] in _SUFFIXES and len(words) > 2 else words[-1]
        found = None
        for person in self._by_first[words[0]]:
            if name.title and person.fits(name.title) is False:
                continue
            if last in person.last:
                found = person
                break
            # "Ann Marie" is short for "Ann Marie Cole", and "Ann Cole" may be the "Ann Cole-Price" of elsewhere.
            if (len(words) == 2 and last in person.middle) or any(_share_a_part(last, other) for other in person.last):
                found = found or person
        person = found or self._new()
        if not (found and last in person.middle):
            self._call(person, words[0], last)
        person.middle |= set(words[1:-1])
        return person

    def _of_first_name(self, at: int, name: Name) -> Person | None:
        return self._nearest(self._called(name.words[0]), at) if len(name.words) == 1 else None

    def _of_initial(self, at: int, name: Name) -> Person:
        # "J Smith", or "Jayden S" where the initial stands last.
        initial, word = name.words[0], name.whole[0]
        if len(initial) > 1:
            fitting = [
                person
                for person in self._by_first.get(initial, ())
                if not person.last or any(last.startswith(name.words[-1]) for last in person.last)
            ]
            return self._nearest(fitting, at) or self._new(first=word)
        fitting = [
            person
            for person in self._by_last.get(word, ())
            if person.begins_with(initial) and not (name.title and person.fits(name.title) is False)
        ]
        person = self._nearest(fitting, at) or self._new(last=word)
        person.initials.add(initial)
        return person

    def _of_title(self, at: int, name: Name) -> Person:
        title, word = name.title, name.whole[0]
        assert title is not None
        named = self._by_last.get(word, ())
        for fitting in ([p for p in named if title in p.titles], [p for p in named if p.fits(title)]):
            if person := self._nearest(fitting, at):
                return person
        open_ = [person for person in named if person.fits(title) is None]
        # Where the text has both a Mr and a Mrs of that surname, nobody else can be told to be either.
        if len(open_) == 1 and len(self._titled[word]) < 2:
            return open_[0]
        return self._new(last=word)

    def _called(self, first: str) -> list[Person]:
        """The people of that first name; where it stands alone and is a child's, not an adult with a surname."""
        people = self._by_first.get(first, [])
        if self._lone_children[first] > 0:
            return [person for person in people if person.adult <= person.child]
        return people

    def _of_word(self, at: int, name: Name) -> Person:
        word = name.whole[0]
        for part in (word, *word.split("-")):  # "a Smith-type household"
            if person := self._nearest(self._called(part) or self._by_last.get(part, ()), at):
                return person
        if word.endswith("s") and word[:-1] in self._by_last:
            return self._family(word[:-1])  # "the Smiths"
        return self._new(first=word)

    def _of_family(self, _at: int, name: Name) -> Person:
        return self._family(name.whole[-1])

    def _family(self, surname: str) -> Person:
        if surname not in self._families:
            self._families[surname] = Person(joint=True)
        return self._families[surname]

    def _of_initials(self, _at: int, name: Name) -> Person:
        if not self._by_initials:
            everyone = {id(person): person for people in self._by_first.values() for person in people}
            taken = set()
            for person in everyone.values():
                for both in {(first[0], last[0]) for first in person.first for last in person.last}:
                    if self._by_initials.setdefault(both, person) is not person:
                        taken.add(both)
            for both in taken:  # Initials of two people are those of neither.
                del self._by_initials[both]
        key = name.words if len(name.words) < 2 else (name.words[0], name.words[-1])
        if key not in self._by_initials:
            self._by_initials[key] = self._new()
        return self._by_initials[key]

    def _of_letter(self, at: int, name: Name) -> Person:
        """Who is meant by one letter: whose initials begin with it, or somebody of that title ("Dr L")."""
        if not name.title:
            if not self._by_letter:
                for both, person in self._by_initials.items():
                    if len(both) > 1 and person not in self._by_letter[both[0]]:
                        self._by_letter[both[0]].append(person)
            if nearest := self._nearest(self._by_letter.get(name.words[0] if name.words else "", ()), at):
                return nearest
        called = (name.title.calling or str(name.title.gender)) if name.title else ""
        return self._by_initials.setdefault((*name.words, called), self._new())

    def _nearest(self, people: Sequence[Person], at: int) -> Person | None:
        """The one of `people` that was spoken of last before mention `at`, or else first after it."""
        owners = {self._of[cue.owner] for cue in self._readings[at].cues if cue.owner is not None}
        if owners:
            people = [person for person in people if person not in owners]  # Nobody is "Kelly's mother" and Kelly.
        if len(people) < 2:
            return people[0] if people else None

        def distance(person: Person) -> tuple[bool, int]:
            place = bisect_left(person.mentions, at)
            if place:
                return (False, at - person.mentions[place - 1])
            return (True, person.mentions[0] if person.mentions else len(self._names))

        return min(people, key=distance)


def _share_a_part(last: str, other: str) -> bool:
    return ("-" in last or "-" in other) and not set(last.split("-")).isdisjoint(other.split("-"))
