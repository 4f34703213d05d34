"""The people of one passage: who they are, and how a slot such as `{mum}` or `{sw_full}` refers to them.

A cast that is named yields labelled names. One that is not yields what published reviews write in their
place (Child T, Mother, Social Worker 2), which must stay unlabelled: the same sentence teaches both.
"""

import random
from typing import NamedTuple

from training.names import Heritage, Named, draw_name, pick_heritage

Piece = tuple[str, str]
"""A run of text and its label, "" for none."""

FORMS = ("full", "first", "nick", "last", "title", "init", "turned", "kin", "he", "him", "his", "He", "His")


class Role(NamedTuple):
    """A part in a passage: `gender` "f", "m" or "" for either; `aliases` are what stands for an unnamed holder."""

    gender: str
    aliases: tuple[str, ...]
    titles: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    family: bool = True


_SOCIAL_WORKERS = (
    "Social Worker {n}",
    "SW{n}",
    "the social worker",
    "Social Worker {L}",
    "SW {n}",
    "the allocated worker",
)
ROLES = {
    "child": Role(
        "", ("Child {L}", "Child {L}", "Child {L}{M}", "Baby {L}", "Child {n}", "Young Person {L}", "the child")
    ),
    "sib": Role("", ("Sibling {n}", "Half Sibling {n}", "Sibling {L}", "S{n}", "the sibling", "Sister", "Brother")),
    "sib2": Role("", ("Sibling 3", "Half-Sibling 2", "the baby", "the youngest child", "Sibling 4")),
    "mum": Role("f", ("Mother", "Mother", "the mother", "Mum", "Ms {L}", "Adult 1", "Child {L}'s mother")),
    "dad": Role("m", ("Father", "Father", "the father", "Dad", "Mr {L}", "Adult 2", "F1", "Birth Father")),
    "partner": Role("m", ("Mother's Partner", "Adult {n}", "Mr {L}", "MP", "the stepfather", "Male {n}", "Partner 1")),
    "nan": Role(
        "f",
        ("MGM", "Maternal Grandmother", "PGM", "the grandmother", "Grandmother"),
        (),
        ("Nan", "Nanny", "Gran", "Granny", "Grandma", "Nain", "Nana"),
    ),
    "grandad": Role(
        "m",
        ("MGF", "Maternal Grandfather", "PGF", "Paternal Grandfather"),
        (),
        ("Grandad", "Grandpa", "Taid", "Granda", "Pop"),
    ),
    "aunt": Role(
        "f", ("Maternal Aunt", "MA", "Paternal Aunt", "the aunt", "Aunt {n}"), (), ("Auntie", "Aunty", "Aunt", "Anti")
    ),
    "uncle": Role("m", ("Maternal Uncle", "MU", "the uncle", "Uncle {n}"), (), ("Uncle", "Yncl", "Uncle")),
    "friend": Role("", ("Friend {n}", "Friend {L}", "another young person", "Young Person {n}", "YP{n}")),
    "person": Role("", ("Adult {L}", "Adult {n}", "Person {L}", "Neighbour {n}", "the neighbour", "Witness {L}")),
    "man": Role("m", ("Adult {L}", "Male {n}", "Mr {L}", "an older man", "Lodger 1")),
    "sw": Role("", _SOCIAL_WORKERS, ("Ms", "Mr", "Mrs"), (), family=False),
    "hv": Role(
        "f",
        ("HV{n}", "Health Visitor {n}", "the health visitor", "HV {n}"),
        ("Mrs", "Ms", "Sister", "Nurse"),
        (),
        family=False,
    ),
    "gp": Role(
        "", ("GP {n}", "GP1", "the GP", "Dr {L}", "the family doctor"), ("Dr", "Dr", "Doctor"), (), family=False
    ),
    "doctor": Role(
        "",
        ("Paediatrician {n}", "Consultant 1", "Dr {L}", "the consultant", "the registrar"),
        ("Dr", "Professor", "Mr", "Miss"),
        (),
        family=False,
    ),
    "teacher": Role(
        "",
        ("Teacher {n}", "the class teacher", "the DSL", "Head Teacher 1", "the SENCO"),
        ("Mr", "Mrs", "Miss", "Ms"),
        (),
        family=False,
    ),
    "officer": Role(
        "",
        ("Officer {n}", "PC {L}", "Police Officer {n}", "the officer", "DC {n}"),
        ("PC", "DS", "DI", "DC", "PCSO", "Sgt", "Det Sgt", "Inspector", "DCI", "Police Constable"),
        (),
        family=False,
    ),
    "nurse": Role(
        "f",
        ("Nurse {n}", "the school nurse", "Midwife {n}", "the community nurse"),
        ("Nurse", "Sister", "Staff Nurse", "Matron"),
        (),
        family=False,
    ),
    "pro": Role(
        "",
        ("Support Worker {n}", "the key worker", "FSW{n}", "Practitioner {n}", "the worker", "the IRO"),
        ("Ms", "Mr", "Mrs", "Cllr", "Rev", "Imam", "Father", "Pastor"),
        (),
        family=False,
    ),
    "boss": Role(
        "",
        ("Team Manager {n}", "the team manager", "TM1", "Manager {n}", "the service manager"),
        ("Mr", "Mrs", "Ms", "Cllr"),
        (),
        family=False,
    ),
}
_WELSH = {
    "child": ("Plentyn {L}", "y plentyn", "Baban {L}", "Plentyn {n}"), "mum": ("y Fam", "Mam", "Oedolyn 1"),
    "dad": ("y Tad", "Tad", "Oedolyn 2"), "nan": ("y Nain", "Mam-gu", "MGM"), "partner": ("Partner y Fam", "Oedolyn {n}"),
    "sib": ("Brawd {n}", "Chwaer {n}", "Sibling {n}"), "sw": ("y gweithiwr cymdeithasol", "Gweithiwr Cymdeithasol {n}"),
    "hv": ("yr ymwelydd iechyd", "Ymwelydd Iechyd {n}"), "teacher": ("y pennaeth", "Athro {n}"), "pro": ("gweithiwr", "Swyddog {n}"),
}  # fmt: skip
_ADULTS = {"mum", "dad", "partner", "nan", "grandad", "man", "person"}
_FORMAL = {"gp", "doctor", "officer", "teacher", "nurse"}
_PRONOUNS = {True: ("she", "her", "her"), False: ("he", "him", "his")}


class Cast:
    """The people of one passage, drawn when first asked for and the same from then on."""

    def __init__(self, rng: random.Random, *, family: bool, staff: bool, welsh: bool = False) -> None:
        self._rng = rng
        self._named = {True: family, False: staff}
        self._welsh = welsh
        self._home = pick_heritage(rng)
        self._people: dict[str, Named] = {}
        self._called: dict[str, list[Piece]] = {}
        self._surname = draw_name(rng, self._home, female=True).last
        self.letter = rng.choice("ABCDEFGHJKLMNOPQRSTVWXYZ")

    def names(self, role: str) -> bool:
        """Whether the holder of `role` is named in this passage."""
        return self._named[ROLES[role].family]

    def _heritage(self, role: str) -> Heritage:
        family = ROLES[role].family and role not in {"friend", "person", "man"}
        return self._home if family and self._rng.random() < 0.85 else pick_heritage(self._rng)

    def person(self, role: str) -> Named:
        """The holder of `role`."""
        if role not in self._people:
            gender = ROLES[role].gender
            female = gender == "f" if gender else self._rng.random() < 0.5
            shares = role in {"child", "sib", "sib2", "dad", "grandad"} or (role == "mum" and self._rng.random() < 0.5)
            last = self._surname if shares else ""
            self._people[role] = draw_name(self._rng, self._heritage(role), female=female, last=last)
        return self._people[role]

    def family(self, *, plural: bool) -> list[Piece]:
        """The family's name: "Okafor", "Okafors"; "U" when the family is not named."""
        if not self._named[True]:
            return [("families" if plural else self.letter, "")]
        ending = "es" if self._surname[-1] in "sxz" else "s"
        return [(self._surname + ending if plural else self._surname, "PER")]

    def _alias(self, role: str) -> list[Piece]:
        if role not in self._called:
            text = self._rng.choice(_WELSH.get(role, ROLES[role].aliases) if self._welsh else ROLES[role].aliases)
            letter = self.letter if role in {"child", "mum"} else self._rng.choice("ABDFGHJKMNPRSTXYZ")
            text = (
                text.replace("{L}", letter)
                .replace("{M}", self._rng.choice("BDHJSTW"))
                .replace("{n}", str(self._rng.randint(1, 6)))
            )
            self._called[role] = [(text, "")]
        return self._called[role]

    def _titled(self, role: str, name: Named) -> list[Piece]:
        default = ("Ms", "Mrs", "Miss") if name.female else ("Mr",)
        titles = [
            title
            for title in ROLES[role].titles or default
            if not (name.female and title in {"Mr", "Imam", "Father"})
            and not (not name.female and title in {"Ms", "Mrs", "Miss", "Sister"})
        ]
        title = self._rng.choice(titles or list(default))
        stop = "." if title in {"Mr", "Mrs", "Dr", "Ms", "Rev"} and self._rng.random() < 0.08 else ""
        shown = name.full if self._rng.random() < 0.2 else name.last
        shown = name.first if title in {"Nurse", "Imam", "Pastor", "Father"} and self._rng.random() < 0.5 else shown
        return [(f"{title}{stop} ", ""), (shown, "PER")]

    def _initials(self, name: Named) -> list[Piece]:
        one, two = name.first[0], name.last[0].upper()
        shown = self._rng.choice([f"{one}.{two}.", f"{one}{two}", f"{one}{two}", one, f"{one}."])
        return [(shown, "PER")]

    def _usual_family(self, role: str, name: Named) -> list[Piece]:
        chance = self._rng.random()
        if chance < 0.1:
            return [(name.nick, "PER")]
        if chance < 0.14:
            return self._initials(name)
        if role in _ADULTS and chance < 0.28:
            return self._titled(role, name)
        return [(name.full if role in _ADULTS and chance < 0.45 else name.first, "PER")]

    def _usual_staff(self, role: str, name: Named) -> list[Piece]:
        chance = self._rng.random()
        if chance < (0.7 if role in _FORMAL else 0.2):
            return self._titled(role, name)
        if chance < 0.76:
            return [(name.full if self._rng.random() < 0.6 else name.first, "PER")]
        if chance < 0.81:
            return [(f"{name.first} {name.last[0].upper()}", "PER")]
        return [(name.first, "PER")]

    def _usual(self, role: str, name: Named) -> list[Piece]:
        if role not in self._called:
            usual = self._usual_family if ROLES[role].family else self._usual_staff
            self._called[role] = usual(role, name)
            if self._rng.random() < 0.2:  # a full name at first mention, as writers do
                return [(name.full, "PER")]
        return self._called[role]

    def _formed(self, role: str, name: Named, form: str) -> list[Piece]:
        if form == "title":
            return self._titled(role, name)
        if form == "init":
            return self._initials(name)
        if form == "kin":
            return [(f"{self._rng.choice(ROLES[role].kin or ('Auntie', 'Uncle'))} ", ""), (name.first, "PER")]
        turned = f"{name.last.upper() if self._rng.random() < 0.6 else name.last}, {name.first}"
        shown = {"full": name.full, "first": name.first, "nick": name.nick, "last": name.last, "turned": turned}
        return [(shown[form], "PER")]

    def refer(self, role: str, form: str = "") -> list[Piece]:
        """How the passage names the holder of `role`; `form` is one of FORMS or "" for the passage's usual one."""
        name = self.person(role)
        if form.lower() in {"he", "him", "his"}:
            pronoun = _PRONOUNS[name.female][("he", "him", "his").index(form.lower())]
            return [(pronoun.capitalize() if form[0] == "H" else pronoun, "")]
        if not self.names(role):
            if form == "title" and not ROLES[role].family:
                return [(self._rng.choice(["Colleague", "Doctor", "Sir or Madam", "Team"]), "")]
            return self._alias(role)
        return self._formed(role, name, form) if form else self._usual(role, name)
