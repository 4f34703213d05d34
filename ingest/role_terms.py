"""The words by which reviews say who someone is, and what label each gives.

House rule: the labels are those that published reviews use most ("Mother", "Maternal Grandmother", "Health visitor 1").
"""

import re
from enum import StrEnum
from typing import NamedTuple

from ingest.mentions import Role
from ingest.naming import Gender


class Kin(StrEnum):
    """How someone is related to the person that a phrase starts from ("her mother": the mother of her)."""

    MOTHER = "mother"
    FATHER = "father"
    CHILD = "child"
    SIBLING = "sibling"
    PARTNER = "partner"
    GRANDMOTHER = "grandmother"
    GRANDFATHER = "grandfather"
    STEPMOTHER = "stepmother"
    STEPFATHER = "stepfather"
    AUNT = "aunt"
    UNCLE = "uncle"
    COUSIN = "cousin"


class Place(NamedTuple):
    """What a label starts with, and whether there may be many of the kind, each with a number."""

    stem: str
    role: Role
    numbered: bool = False


CHILD = Place("Child", Role.CHILD, numbered=True)
SIBLING = Place("Sibling", Role.SIBLING, numbered=True)
MOTHER = Place("Mother", Role.MOTHER)
FATHER = Place("Father", Role.FATHER)
ADULT = Place("Adult", Role.ADULT, numbered=True)
PERSON = Place("Person", Role.ADULT, numbered=True)
FAMILY = Place("Family", Role.RELATIVE, numbered=True)

# Patterns of the words for each kinship; the longest alternative stands first where one is the start of another.
KIN_WORDS: dict[Kin, str] = {
    Kin.STEPMOTHER: r"step-?\s?(?:mother|mum)",
    Kin.STEPFATHER: r"step-?\s?(?:father|dad)",
    Kin.GRANDMOTHER: r"grand-?mother|grandma|granny|gran|nan(?:na|ny)?|nain|mam-?gu|MGM|PGM",
    Kin.GRANDFATHER: r"grand-?father|grandad|granddad|grandpa|taid|tad-?cu|MGF|PGF",
    Kin.MOTHER: r"mother|mum(?:my)?|mam|mom|MO",
    Kin.FATHER: r"father|dad(?:dy)?|FA",
    Kin.SIBLING: r"(?:half|step)-?\s?(?:sister|brother|sibling)|sister|brother|sibling|twin",
    Kin.CHILD: r"son|daughter|children|child|baby|infant|toddler|newborn|pupil|subject",
    Kin.PARTNER: r"(?:ex-)?(?:partner|boyfriend|girlfriend|husband|wife|fianc[ée]e?|spouse)",
    Kin.AUNT: r"aunt(?:ie|y)?",
    Kin.UNCLE: r"uncle",
    Kin.COUSIN: r"cousin",
}
KIN_GENDERS: dict[Kin, Gender] = {
    **dict.fromkeys((Kin.MOTHER, Kin.GRANDMOTHER, Kin.STEPMOTHER, Kin.AUNT), Gender.FEMALE),
    **dict.fromkeys((Kin.FATHER, Kin.GRANDFATHER, Kin.STEPFATHER, Kin.UNCLE), Gender.MALE),
}
# Who is meant when the phrase starts from a child.
OF_CHILD: dict[Kin, Place] = {
    Kin.MOTHER: MOTHER,
    Kin.FATHER: FATHER,
    Kin.SIBLING: SIBLING,
    Kin.GRANDMOTHER: Place("Grandmother", Role.GRANDPARENT),
    Kin.GRANDFATHER: Place("Grandfather", Role.GRANDPARENT),
    Kin.STEPMOTHER: Place("Stepmother", Role.RELATIVE),
    Kin.STEPFATHER: Place("Stepfather", Role.RELATIVE),
    Kin.AUNT: Place("Aunt", Role.RELATIVE, numbered=True),
    Kin.UNCLE: Place("Uncle", Role.RELATIVE, numbered=True),
    Kin.COUSIN: Place("Cousin", Role.RELATIVE, numbered=True),
    Kin.PARTNER: Place("Partner", Role.PARTNER, numbered=True),
}
OF_MOTHER: dict[Kin, Place] = {
    Kin.MOTHER: Place("Maternal Grandmother", Role.MATERNAL_GRANDMOTHER),
    Kin.FATHER: Place("Maternal Grandfather", Role.MATERNAL_GRANDFATHER),
    Kin.PARTNER: Place("Mother's Partner", Role.PARTNER),
    Kin.AUNT: Place("Maternal Great-Aunt", Role.RELATIVE),
    Kin.UNCLE: Place("Maternal Great-Uncle", Role.RELATIVE),
    Kin.STEPFATHER: Place("Maternal Step-Grandfather", Role.GRANDPARENT),
    Kin.STEPMOTHER: Place("Maternal Step-Grandmother", Role.GRANDPARENT),
}
OF_FATHER: dict[Kin, Place] = {
    Kin.MOTHER: Place("Paternal Grandmother", Role.PATERNAL_GRANDMOTHER),
    Kin.FATHER: Place("Paternal Grandfather", Role.PATERNAL_GRANDFATHER),
    Kin.PARTNER: Place("Father's Partner", Role.PARTNER),
    Kin.AUNT: Place("Paternal Great-Aunt", Role.RELATIVE),
    Kin.UNCLE: Place("Paternal Great-Uncle", Role.RELATIVE),
    Kin.STEPFATHER: Place("Paternal Step-Grandfather", Role.GRANDPARENT),
    Kin.STEPMOTHER: Place("Paternal Step-Grandmother", Role.GRANDPARENT),
}
# "Maternal" and "paternal" said outright.
SIDED: dict[tuple[str, Kin], Place] = {
    ("maternal", Kin.GRANDMOTHER): OF_MOTHER[Kin.MOTHER],
    ("maternal", Kin.GRANDFATHER): OF_MOTHER[Kin.FATHER],
    ("paternal", Kin.GRANDMOTHER): OF_FATHER[Kin.MOTHER],
    ("paternal", Kin.GRANDFATHER): OF_FATHER[Kin.FATHER],
    **{
        (side.lower(), kin): Place(f"{side} {kin.value.capitalize()}", Role.RELATIVE, numbered=True)
        for side in ("Maternal", "Paternal")
        for kin in (Kin.AUNT, Kin.UNCLE, Kin.COUSIN)
    },
}

# Callings, most specific first: the label's stem and the words for it.
CALLINGS: tuple[tuple[str, str], ...] = (
    ("GP", r"GP|general practitioner|family doctor"),
    ("Health visitor", r"(?:specialist |student )?health visitor|HV"),
    ("Midwife", r"(?:community |specialist )?midwi(?:fe|ves)"),
    ("School nurse", r"school nurse"),
    ("Nursery worker", r"nursery (?:worker|nurse|manager|practitioner|key ?worker|teacher)|early years practitioner"),
    (
        "Nurse",
        r"(?:ward|nursing) sister|(?:community |staff |children's |practice |psychiatric |specialist )*nurse",
    ),
    ("Paediatrician", r"(?:consultant |community )*paediatrician"),
    ("Psychiatrist", r"(?:consultant |child )*psychiatrist"),
    ("Psychologist", r"(?:clinical |educational |forensic )*psychologist"),
    ("Doctor", r"(?:junior |hospital |consultant )*(?:doctor|registrar|surgeon|obstetrician|radiologist)|consultant"),
    ("Paramedic", r"paramedic"),
    ("Therapist", r"(?:play |speech and language |occupational |family |art )?therapist|counsellor"),
    ("Team manager", r"(?:assistant )?(?:team|service|practice|duty) manager|head of service"),
    ("Reviewing officer", r"independent reviewing officer|IRO|(?:child protection )?conference chair"),
    ("Social worker", r"(?:senior |newly qualified |assistant |student |hospital |supervising )*social worker|SW"),
    ("Support worker", r"(?:family |outreach |housing |parenting )?support worker|key ?worker|family worker"),
    ("Personal adviser", r"personal advis[eo]r"),
    ("Domestic abuse worker", r"domestic (?:abuse|violence) (?:worker|advocate|advis[eo]r)|IDVA"),
    ("Youth worker", r"(?:youth|youth justice|youth offending) worker"),
    ("Probation officer", r"(?:probation|offender manager) officer|offender manager|probation practitioner"),
    ("Housing officer", r"housing (?:officer|manager|advis[eo]r)"),
    ("Headteacher", r"(?:deputy |assistant |acting )*(?:head ?-?teacher|head of school)|school principal"),
    ("Safeguarding lead", r"designated safeguarding lead|safeguarding lead|DSL"),
    ("Teaching assistant", r"teaching assistant"),
    ("Teacher", r"(?:class |form |nursery |year \d+ )?(?:teacher|tutor)|head of year|SENCO"),
    ("Education welfare officer", r"education welfare officer|EWO"),
    ("Attendance officer", r"attendance officer"),
    ("Police officer", r"(?:police|arresting|attending|investigating) officer|(?:police|detective) constable|PCSO"),
    ("Children's guardian", r"children's guardian|cafcass (?:officer|guardian)|guardian ad litem"),
    ("Lawyer", r"solicitor|barrister|lawyer"),
    ("Judge", r"judge|magistrate"),
    ("Coroner", r"(?:assistant |senior )?coroner"),
    ("Foster carer", r"foster (?:carer|mother|father|parent|mum|dad)"),
    ("Childminder", r"child-?minder"),
    ("Interpreter", r"interpreter"),
    ("Faith leader", r"pastor|vicar|priest|imam"),
    ("Neighbour", r"neighbour"),
    ("Friend", r"(?:family |best |close )?friend|lodger"),
)
# Callings that say nothing of a profession.
_PRIVATE = frozenset({"Neighbour", "Friend", "Foster carer"})


def place_of_calling(stem: str) -> Place:
    """The place that a calling or a title gives."""
    return Place(stem, Role.ADULT if stem in _PRIVATE else Role.PROFESSIONAL, numbered=True)


_STEM = re.compile(r"(?P<stem>.+?)(?: [A-Z]{1,2}\d?| \d+)?")
_ALIKE = {place.stem: KIN_WORDS[kin] for kin, place in OF_CHILD.items() if not place.numbered}
# Only what a label says in so many words may make way for it: "key worker" says more than "Support worker 1".
_ALIKE |= {stem: "|".join((stem, *re.findall(r"\b[A-Z]{2,}\b", words))) for stem, words in CALLINGS}
_ALIKE |= {OF_CHILD[kin].stem: KIN_WORDS[kin] for kin in (Kin.AUNT, Kin.UNCLE, Kin.COUSIN)}
_ALIKE |= dict.fromkeys((OF_MOTHER[Kin.PARTNER].stem, OF_FATHER[Kin.PARTNER].stem), KIN_WORDS[Kin.PARTNER])
_ALIKE |= {
    f"{side} {kin.value.capitalize()}": rf"{side} (?:{KIN_WORDS[kin]})|{side[0]}G{kin.value[5]}"
    for side in ("Maternal", "Paternal")
    for kin in (Kin.GRANDMOTHER, Kin.GRANDFATHER)
}


def said_alike(label: str) -> str:
    """A pattern of the words that say the same as the label does, "" where none are known.

    >>> bool(re.fullmatch(said_alike("Social worker 2"), "Social worker"))
    True
    """
    found = _STEM.fullmatch(label)
    return _ALIKE.get(found["stem"], "") if found else ""
