"""What is known of how a type of review is published: who must have it before, how long it stays, what belongs to it.

The rules are rows of `data/publication.toml`; none of them is law because it stands there. Each value carries where it
comes from.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from policies.nations import nation as nation_of
from policies.periods import Notice, Period
from policies.reading import rows
from policies.review_types import review_type as review_type_of
from policies.sources import Source, source_of

# The days on record between which a timescale runs.
EVENTS = ("decision", "acceptance", "action-plan", "deposit", "publication")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who must have the report.

    Without a `notice` no time is known, and publication does not wait. `source` is of the duty to send, `notice_source`
    of the time.
    """

    code: str
    name: str
    notice: Notice | None
    source: Source
    notice_source: Source


@dataclass(frozen=True, slots=True)
class Term:
    """A period, and where it comes from."""

    period: Period
    source: Source


@dataclass(frozen=True, slots=True)
class Timescale:
    """In what time from one day on record (`EVENTS`) to another something is usually done."""

    code: str
    what: str
    since: str
    until: str
    within: Period
    source: Source


@dataclass(frozen=True, slots=True)
class Role:
    """A role of documents of which a review needs one."""

    code: str
    source: Source


@dataclass(frozen=True, slots=True)
class Rule:
    """How reports of one type of review of one nation are published."""

    nation: str
    review_type: str
    recipients: tuple[Recipient, ...]
    minimum_public: Term
    file: Term
    timescales: tuple[Timescale, ...]
    roles: tuple[Role, ...]

    def missing_roles(self, there: Collection[str]) -> tuple[Role, ...]:
        """The roles that a review needs and that none of its documents has."""
        return tuple(role for role in self.roles if role.code not in there)


def rule_for(nation: str, review_type: str) -> Rule:
    """The rule of that nation's reviews of that type, both by code.

    Raises:
        LookupError: no such nation, or a type that it does not use; a guess would publish too early.
        ValueError: the data cannot be read; the message names the row.
    """
    nation = nation_of(nation).code
    review_type = review_type_of(review_type, nation).code
    found = rows("publication")
    merged: dict[str, tuple[Any, str]] = {}
    for name in ("default", nation, f"{nation}/{review_type}"):
        merged |= {field: (value, name) for field, value in found.get(name, {}).items()}
    read = {field: _read(field, value, row) for field, (value, row) in merged.items()}
    if missing := {"minimum_public", "file"} - set(read):
        raise ValueError(f"The data file publication has no default for {', '.join(sorted(missing))}.")
    read = dict.fromkeys(("recipients", "timescales", "roles"), ()) | read
    return Rule(nation, review_type, **read)


def required_roles() -> tuple[str, ...]:
    """The roles of documents that some type of review needs, by code, each once.

    >>> required_roles()
    ('action-plan',)
    """
    named = (role["role"] for row in rows("publication").values() for role in row.get("roles", ()))
    return tuple(dict.fromkeys(named))


def _read(field: str, value: Any, row: str) -> Any:
    try:
        return _parsed(field, value)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"The data file publication cannot be read at {row}, {field}: {error}") from None


def _parsed(field: str, value: Any) -> Any:
    match field, value:
        case (("minimum_public" | "file"), dict()):
            return _term(value)
        case (("recipients" | "timescales" | "roles"), list()):
            parts = tuple(_LISTS[field](item) for item in value)
            if len({part.code for part in parts}) < len(parts):
                raise ValueError("A code stands there twice.")
            return parts
    raise ValueError("There is no such field, or it holds something else.")


# What is misspelt must not pass for what was left out: without its notice a report would be published early.
def _known(row: Mapping[str, Any], *names: str) -> None:
    if unknown := sorted(set(row) - set(names)):
        raise ValueError(f"There is no {', '.join(unknown)}.")


def _term(row: Mapping[str, Any]) -> Term:
    return Term(Period.of({unit: row[unit] for unit in row if unit != "source"}), source_of(row.get("source")))


def _recipient(row: Mapping[str, Any]) -> Recipient:
    _known(row, "code", "name", "working_days", "days", "source", "notice_source")
    given = [(row[unit], unit == "working_days") for unit in ("working_days", "days") if unit in row]
    if len(given) > 1 or any(type(days) is not int or days < 0 for days, _ in given):
        raise ValueError("A notice is one whole number of working_days or of days.")
    sources = source_of(row.get("source")), source_of(row.get("notice_source"))
    return Recipient(row["code"], row["name"], Notice(*given[0]) if given else None, *sources)


def _timescale(row: Mapping[str, Any]) -> Timescale:
    _known(row, "code", "what", "since", "until", "within", "source")
    if unknown := {row["since"], row["until"]} - set(EVENTS):
        raise ValueError(f"A timescale runs between two of {', '.join(EVENTS)}, not {', '.join(sorted(unknown))}.")
    within = Period.of(row["within"])
    return Timescale(row["code"], row["what"], row["since"], row["until"], within, source_of(row.get("source")))


def _role(row: Mapping[str, Any]) -> Role:
    _known(row, "role", "source")
    return Role(row["role"], source_of(row.get("source")))


_LISTS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "recipients": _recipient,
    "timescales": _timescale,
    "roles": _role,
}
