"""Which kinds of detail identify people, how directly, and what becomes of each.

House rule, built on the ICO's guidance on anonymisation (28 March 2025: singling out, linkability, inference) and on
the family courts' anonymisation checklists (Practice Guidance, December 2018). The table is the whole policy: no code
elsewhere decides how a kind is treated.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of identifying detail; the value is also the entity type that detectors speak of."""

    PERSON = "PERSON"
    NHS_NUMBER = "NHS_NUMBER"
    NINO = "NINO"
    UPN = "UPN"
    PASSPORT = "PASSPORT"
    DRIVING_LICENCE = "DRIVING_LICENCE"
    VEHICLE = "VEHICLE"
    COURT_CASE = "COURT_CASE"
    POLICE_REFERENCE = "POLICE_REFERENCE"
    CASE_REFERENCE = "CASE_REFERENCE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    URL = "URL"
    HANDLE = "HANDLE"
    BANK_ACCOUNT = "BANK_ACCOUNT"
    ADDRESS = "ADDRESS"
    POSTCODE = "POSTCODE"
    DATE = "DATE"
    YEAR = "YEAR"
    TIME = "TIME"
    AGE = "AGE"
    QUANTITY = "QUANTITY"
    PLACE = "PLACE"
    INSTITUTION = "INSTITUTION"
    ORGANISATION = "ORGANISATION"
    DEMOGRAPHIC = "DEMOGRAPHIC"
    OCCUPATION = "OCCUPATION"
    CONDITION = "CONDITION"


class Identifier(StrEnum):
    """Whether a detail identifies by itself or together with others."""

    DIRECT = "direct"
    QUASI = "quasi"


class Treatment(StrEnum):
    """What becomes of a mention."""

    MASK = "mask"
    PSEUDONYM = "pseudonym"
    GENERALISE = "generalise"
    KEEP = "keep"


class Policy(StrEnum):
    """House keeps what the lesson needs; strict treats every detected quasi identifier as well."""

    HOUSE = "house"
    STRICT = "strict"


class DateStyle(StrEnum):
    """What a date becomes where it is made general: its month and year, or its place on the document's timeline."""

    MONTH = "month"
    RELATIVE = "relative"


# House rule: months are the default, because a reader needs no key to them and a deposit may cite dates that all know.
# The timeline keeps the lesson of reviews that turn on days ("Day 12"), and is chosen by whoever knows the report.
HOUSE_DATES = DateStyle.MONTH


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind is treated under each policy; `label` is what a person reads in its place."""

    kind: Kind
    identifier: Identifier
    house: Treatment
    strict: Treatment
    label: str

    def treatment(self, policy: Policy) -> Treatment:
        """The treatment that the policy asks for."""
        return self.strict if policy is Policy.STRICT else self.house


def _direct(kind: Kind, label: str, treatment: Treatment = Treatment.MASK) -> Rule:
    return Rule(kind, Identifier.DIRECT, treatment, treatment, label)


def _quasi(kind: Kind, label: str, house: Treatment, strict: Treatment = Treatment.MASK) -> Rule:
    return Rule(kind, Identifier.QUASI, house, strict, label)


RULES: dict[Kind, Rule] = {
    rule.kind: rule
    for rule in (
        _direct(Kind.PERSON, "person", Treatment.PSEUDONYM),
        _direct(Kind.NHS_NUMBER, "NHS number"),
        _direct(Kind.NINO, "National Insurance number"),
        _direct(Kind.UPN, "pupil number"),
        _direct(Kind.PASSPORT, "passport number"),
        _direct(Kind.DRIVING_LICENCE, "driving licence number"),
        _direct(Kind.VEHICLE, "vehicle registration"),
        _direct(Kind.COURT_CASE, "court case number"),
        _direct(Kind.POLICE_REFERENCE, "police reference"),
        _direct(Kind.CASE_REFERENCE, "case reference"),
        _direct(Kind.PHONE, "phone number"),
        _direct(Kind.EMAIL, "e-mail address"),
        _direct(Kind.URL, "web address"),
        _direct(Kind.HANDLE, "online name"),
        _direct(Kind.BANK_ACCOUNT, "bank account"),
        _direct(Kind.ADDRESS, "address"),
        _direct(Kind.POSTCODE, "postcode"),
        _quasi(Kind.DATE, "date", Treatment.GENERALISE),
        _quasi(Kind.YEAR, "year", Treatment.KEEP),
        _quasi(Kind.TIME, "time", Treatment.KEEP),
        _quasi(Kind.AGE, "age", Treatment.GENERALISE),
        _quasi(Kind.QUANTITY, "amount", Treatment.KEEP),
        _quasi(Kind.PLACE, "place", Treatment.MASK),
        _quasi(Kind.INSTITUTION, "institution", Treatment.PSEUDONYM),
        _quasi(Kind.ORGANISATION, "organisation", Treatment.KEEP),
        _quasi(Kind.DEMOGRAPHIC, "background", Treatment.KEEP),
        _quasi(Kind.OCCUPATION, "occupation", Treatment.KEEP),
        # What a child was ill with is often the lesson itself; whether it is rare enough beside the other details to
        # lead to the child is for the jigsaw check and the person who clears.
        _quasi(Kind.CONDITION, "health condition", Treatment.KEEP),
    )
}


def version_of(rules: Iterable[Rule]) -> str:
    """Twelve hexadecimal digits that change with any kind, treatment or label of the rules, or with their order.

    House rule: what was done to a report is only known together with the table that it was done by, and a number that
    somebody has to remember to raise is forgotten.
    """
    table = "\n".join("\t".join(astuple(rule)) for rule in rules)
    return hashlib.sha256(table.encode()).hexdigest()[:12]


VERSION = version_of(RULES.values())
