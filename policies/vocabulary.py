"""The concepts by which lessons are found: one vocabulary over four nations and their changing words.

A concept has one preferred label and any number of others that lead to it. Words that are disputed stay, because old
reviews use them, and say who disputes them and why.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from policies.labels import normalised
from policies.reading import rows
from policies.sources import Source, source_of
from policies.theme_schemes import schemes

# In the order in which a page lists them.
GROUPS: dict[str, str] = {
    "child": "About the child",
    "family": "About parents and family",
    "harm": "Types of harm",
    "practice": "Practice",
    "organisation": "Organisations",
    "circumstances": "Circumstances",
}


@dataclass(frozen=True, slots=True)
class Contest:
    """A dispute over one label of a concept; `source` is where it was read, `why` is in our own words."""

    label: str
    by: str
    why: str
    source: Source


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the thesaurus; concepts refer to each other by code.

    `hidden` labels (misspellings, other forms) lead here and are never shown. `ambiguous` are those labels that another
    concept carries as well. `mapped` are pairs of a list in `policies.theme_schemes` and a theme of it. Each of `same`
    are names that mean one thing; one that is no label is an acronym or another form that only a search looks at.
    """

    code: str
    label: str
    welsh: str
    alternatives: tuple[str, ...]
    hidden: tuple[str, ...]
    group: str
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    note: str
    ambiguous: tuple[str, ...]
    contested: tuple[Contest, ...]
    mapped: tuple[tuple[str, str], ...]
    source: Source
    same: tuple[tuple[str, ...], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Every English label, the preferred one first."""
        return (self.label, *self.alternatives, *self.hidden)


@cache
def concepts() -> dict[str, Concept]:
    """The concepts by code, in the order of the data file.

    Raises:
        ValueError: the data contradicts itself; the message says each fault.
    """
    found = read(rows("vocabulary"))
    if wrong := list(faults(found)):
        raise ValueError(f"The vocabulary cannot be used: {' '.join(wrong)}")
    return found


def concept(code: str) -> Concept:
    """The concept of that code.

    Raises:
        LookupError: there is none.
    """
    try:
        return concepts()[code]
    except KeyError:
        raise LookupError("That is not a concept of the vocabulary.") from None


def labelled(label: str) -> tuple[Concept, ...]:
    """The concepts that carry that label, however it is cased and hyphenated.

    >>> [found.code for found in labelled("discguised Compliance")]
    ['disguised-compliance']
    """
    wanted = normalised(label)
    return tuple(each for each in concepts().values() if wanted in map(normalised, each.labels))


class Synonyms(NamedTuple):
    """The names of a concept for a search: the preferred label, the same in Welsh or "", and the others.

    `others` are often narrower ("Fracture" under "Physical abuse"): who looks for the first wants them as well, and who
    looks for one of them does not want the first. `hidden` are never shown. `same` are as in `Concept`.
    """

    label: str
    welsh: str
    others: tuple[str, ...]
    hidden: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]


def synonyms() -> tuple[Synonyms, ...]:
    """The names of every concept, in the order of the data file."""
    return tuple(
        Synonyms(each.label, each.welsh, each.alternatives, each.hidden, each.same) for each in concepts().values()
    )


def read(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Concept]:
    """The concepts that rows of the data file tell, with what follows from them: narrower, and related both ways.

    Raises:
        ValueError: a row lacks a label, a group or a note.
    """
    found = {code: _concept(code, row) for code, row in data.items()}
    narrower: dict[str, list[str]] = defaultdict(list)
    related: dict[str, list[str]] = defaultdict(list)
    for each in found.values():
        for above in each.broader:
            narrower[above].append(each.code)
        for other in each.related:
            related[each.code].append(other)
            related[other].append(each.code)
    return {
        code: replace(each, narrower=tuple(narrower[code]), related=tuple(dict.fromkeys(related[code])))
        for code, each in found.items()
    }


def faults(found: Mapping[str, Concept]) -> Iterator[str]:
    """What is wrong with the concepts taken together, in sentences; nothing where they hold."""
    owners: dict[str, set[str]] = defaultdict(set)
    for each in found.values():
        yield from _misled(each, found)
        yield from _mislabelled(each)
        names = {normalised(name) for name in (*each.labels, *(name for one in each.same for name in one))}
        for name in names - {normalised(label) for label in each.ambiguous}:
            owners[name].add(each.code)
    for name, codes in owners.items():
        if len(codes) > 1:
            yield f"“{name}” is a label of {', '.join(sorted(codes))}."


def _misled(each: Concept, found: Mapping[str, Concept]) -> Iterator[str]:
    for other in (*each.broader, *each.related):
        if other not in found:
            yield f"{each.code} refers to {other}, which is not there."
    if each.code in _above(each.code, found):
        yield f"{each.code} is broader than itself."
    if set(each.related) & {each.code, *_above(each.code, found)}:
        yield f"{each.code} is related to itself or to what is broader."
    for scheme, theme in each.mapped:
        if scheme not in schemes() or theme not in schemes()[scheme].themes:
            yield f"{each.code} is mapped to {scheme} {theme}, which is not there."


def _mislabelled(each: Concept) -> Iterator[str]:
    if each.group not in GROUPS:
        yield f"{each.code} is in no group."
    known = {normalised(label) for label in each.labels}
    if len(each.labels) != len(known):
        yield f"{each.code} has a label twice."
    if not known >= {normalised(label) for label in (*each.ambiguous, *(one.label for one in each.contested))}:
        yield f"{each.code} calls ambiguous or contested what is not a label of it."
    written = {normalised(label): label for label in each.labels}
    for one in each.same:
        if len({normalised(name) for name in one}) < max(2, len(one)):
            yield f"{each.code} calls the same what is not two names: {', '.join(one)}."
        for name in one:
            if written.get(normalised(name), name) != name:
                yield f"{each.code} writes “{name}” otherwise than as a label."


def _above(code: str, found: Mapping[str, Concept]) -> set[str]:
    above: set[str] = set()
    waiting = [code]
    while waiting:
        here = found.get(waiting.pop())
        fresh = set(here.broader) - above if here else set()
        above |= fresh
        waiting += fresh
    return above


def _concept(code: str, row: Mapping[str, Any]) -> Concept:
    try:
        return Concept(
            code=code,
            label=row["label"],
            welsh=row.get("welsh", ""),
            alternatives=tuple(row.get("alt", ())),
            hidden=tuple(row.get("hidden", ())),
            group=row["group"],
            broader=tuple(row.get("broader", ())),
            narrower=(),
            related=tuple(row.get("related", ())),
            note=row["note"],
            ambiguous=tuple(row.get("ambiguous", ())),
            contested=tuple(
                Contest(one["label"], one["by"], one["why"], source_of(one.get("source")))
                for one in row.get("contested", ())
            ),
            mapped=tuple((scheme, theme) for scheme, themes in row.get("maps", {}).items() for theme in themes),
            source=source_of(row.get("source")),
            same=tuple(map(tuple, row.get("same", ()))),
        )
    except KeyError as error:
        raise ValueError(f"The concept {code} lacks {error}.") from None
