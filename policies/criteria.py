"""The criteria by which the nations' reviews and duties begin, read from data: facts, conditions, sources, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from policies.reading import rows
from policies.sources import HOUSE, Source, source_of


class Kind(StrEnum):
    """What follows where a criterion applies.

    Somebody must act; the criteria of a review are met; a body has matters to weigh; a review carries a flag.
    """

    DUTY = "duty"
    REVIEW = "review"
    CONSIDERATION = "consideration"
    CIRCUMSTANCE = "circumstance"


@dataclass(frozen=True, slots=True)
class CaseFact:
    """Something that is asked of a case, to be answered yes, no or not known.

    `implies` are the codes of facts that follow from a yes.
    """

    code: str
    part: str
    label: str
    hint: str = ""
    implies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a criterion.

    It holds where any of `any_of`, all of `all_of` and none of `none_of` (codes of facts) are so and, if `criteria`
    names any, one of those applies. Conditions of one criterion with the same `one_of` are alternatives.
    """

    sentence: str
    any_of: tuple[str, ...]
    all_of: tuple[str, ...]
    none_of: tuple[str, ...]
    criteria: tuple[str, ...]
    one_of: str
    source: Source

    @property
    def facts(self) -> tuple[str, ...]:
        """The codes of all facts that it asks for."""
        return (*self.any_of, *self.all_of, *self.none_of)


@dataclass(frozen=True, slots=True)
class Criterion:
    """The criteria of one review type or duty of a nation; `since` and `until` are inclusive, `None` is open.

    `review_type` is a code of `policies.review_types` or "". `then` says what follows where it applies;
    `working_days` is the time for it, in working days of the nation, 0 where there is none. `period` is the source of
    the dates.
    """

    code: str
    nation: str
    label: str
    kind: Kind
    review_type: str
    since: date | None
    until: date | None
    period: Source
    then: str
    then_source: Source
    working_days: int
    conditions: tuple[Condition, ...]

    def in_force(self, on: date) -> bool:
        """Whether it was in force on that day."""
        return (self.since or date.min) <= on <= (self.until or date.max)


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader of advice for that nation should also know; the bounds are inclusive."""

    nation: str
    since: date | None
    until: date | None
    sentence: str
    source: Source

    def in_force(self, on: date) -> bool:
        """Whether it is of that day."""
        return (self.since or date.min) <= on <= (self.until or date.max)


@cache
def case_facts() -> dict[str, CaseFact]:
    """All facts by code, in the order in which they are asked.

    Raises:
        ValueError: the data is damaged; the message names the row.
    """
    found = {
        code: CaseFact(code, row["part"], row["label"], row.get("hint", ""), tuple(row.get("implies", ())))
        for code, row in rows("case_facts").items()
    }
    for fact in found.values():
        _known(fact.implies, found, "case_facts", fact.code)
    return found


@cache
def criteria() -> dict[str, Criterion]:
    """All criteria by code; one that rests on another comes after it.

    Raises:
        ValueError: a row names a fact, a criterion or a source that is not there; the message names the row.
    """
    found: dict[str, Criterion] = {}
    for code, row in rows("criteria").items():
        criterion = _criterion(code, row)
        for condition in criterion.conditions:
            _known(condition.facts, case_facts(), "criteria", code)
            _known(condition.criteria, found, "criteria", code)
        found[code] = criterion
    return found


@cache
def notes() -> tuple[Note, ...]:
    """All notes, in house order."""
    return tuple(
        Note(row["nation"], row.get("since"), row.get("until"), row["sentence"], _source(row.get("source")))
        for row in rows("advice_notes").values()
    )


def of_nation(nation: str, on: date) -> tuple[Criterion, ...]:
    """The criteria of that nation (by code) that were in force on that day."""
    return tuple(one for one in criteria().values() if one.nation == nation and one.in_force(on))


def asked_of(nation: str, on: date) -> tuple[CaseFact, ...]:
    """The facts that the nation's criteria of that day turn on, in the order in which they are asked."""
    wanted = {fact for one in of_nation(nation, on) for condition in one.conditions for fact in condition.facts}
    return tuple(fact for code, fact in case_facts().items() if code in wanted)


def _criterion(code: str, row: dict[str, Any]) -> Criterion:
    return Criterion(
        code,
        row["nation"],
        row["label"],
        Kind(row["kind"]),
        row.get("review_type", ""),
        row.get("since"),
        row.get("until"),
        _source(row.get("period")),
        row["then"],
        _source(row.get("then_source")),
        row.get("working_days", 0),
        tuple(_conditions(row)),
    )


def _conditions(row: dict[str, Any]) -> Iterator[Condition]:
    for part in row["conditions"]:
        any_of, all_of, none_of, others = (tuple(part.get(name, ())) for name in ("any", "all", "none", "criteria"))
        source, one_of = _source(part.get("source")), part.get("one_of", "")
        yield Condition(part["sentence"], any_of, all_of, none_of, others, one_of, source)


def _source(code: str | None) -> Source:
    if code is None:
        return HOUSE
    row = _sources().get(code)
    if row is None:
        raise ValueError(f"The data files name a source that is not there: {code}.")
    # Where a value is to be looked up helps whoever confirms it, and is no source yet.
    return replace(HOUSE, part=f"in {row['unconfirmed']}") if "unconfirmed" in row else source_of(row)


@cache
def _sources() -> dict[str, dict[str, Any]]:
    return rows("criteria_sources")


def _known(codes: tuple[str, ...], found: dict[str, Any], file: str, code: str) -> None:
    if missing := [name for name in codes if name not in found]:
        raise ValueError(f"The row {code} of the data file {file} names what is not there: {', '.join(missing)}.")
