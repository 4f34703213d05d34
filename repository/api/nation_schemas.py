"""What goes out over the wire about nations, types of review and the caller."""

from datetime import date

import msgspec

from policies.access import Permission, Role


class Source(msgspec.Struct, frozen=True):
    """Where a fact comes from; `said` is the whole in words. What is not confirmed is a house value, and no law."""

    title: str
    part: str
    address: str
    confirmed: bool
    said: str


class Nation(msgspec.Struct, frozen=True):
    """A nation, what it calls the body that deposits, and the national body that watches over reviews ("" if none)."""

    code: str
    label: str
    body: str
    welsh_label: str
    source: Source
    overseer: str
    overseer_source: Source


class Flag(msgspec.Struct, frozen=True):
    """A duty that a review of some type also fulfils."""

    code: str
    label: str


class ReviewType(msgspec.Struct, frozen=True):
    """A kind of review; `nations` is empty where any may use it, `since` and `until` bound the time it was in force.

    What differs by nation is given when the list of one nation is asked for. `replaced` and `replaced_by` are codes,
    `read_as` the code that such a review is read as once the type has ended. `published` is what is made public as a
    rule: report, summary, no, or empty where that is not known. `years` marks a house value with *.
    """

    code: str
    label: str
    nations: list[str]
    since: date | None
    until: date | None
    since_source: Source
    until_source: Source
    years: str
    welsh_label: str
    welsh_source: Source
    legal_basis: Source
    guidance: Source
    published: str
    published_source: Source
    replaced: list[str]
    replaced_by: list[str]
    read_as: str
    aliases: list[str]
    flags: list[Flag]
    adjacent: bool


class Me(msgspec.Struct, frozen=True):
    """Who you are to this service."""

    name: str
    role: Role
    board: str
    permissions: list[Permission]
