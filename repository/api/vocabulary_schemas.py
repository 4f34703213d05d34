"""The vocabulary as it goes out over the wire and from the terminal."""

import msgspec

from policies.sources import Source
from policies.theme_schemes import schemes
from policies.vocabulary import GROUPS, Concept, concepts


class Reference(msgspec.Struct, frozen=True):
    """Where something was read; a value that is not `confirmed` is the house's own, and no law."""

    title: str
    part: str
    address: str
    confirmed: bool


class ContestedLabel(msgspec.Struct, frozen=True):
    """A label that is disputed: by whom, and why in our own words."""

    label: str
    by: str
    why: str
    source: Reference


class MappedTheme(msgspec.Struct, frozen=True):
    """A theme of another list to which a concept belongs."""

    scheme: str
    scheme_label: str
    code: str
    label: str
    source: Reference


class VocabularyConcept(msgspec.Struct, frozen=True):
    """A concept; `broader`, `narrower` and `related` are codes. Hidden labels lead to it and are not to be shown."""

    code: str
    label: str
    welsh: str
    alternatives: list[str]
    hidden: list[str]
    group: str
    broader: list[str]
    narrower: list[str]
    related: list[str]
    note: str
    contested: list[ContestedLabel]
    mapped: list[MappedTheme]


class Vocabulary(msgspec.Struct, frozen=True):
    """All concepts, with the labels of the groups that they stand in."""

    groups: dict[str, str]
    concepts: list[VocabularyConcept]


def vocabulary() -> Vocabulary:
    """The vocabulary that is in use."""
    return Vocabulary(GROUPS, [concept_out(concept) for concept in concepts().values()])


def concept_out(concept: Concept) -> VocabularyConcept:
    """One concept with what it is mapped to."""
    return VocabularyConcept(
        code=concept.code,
        label=concept.label,
        welsh=concept.welsh,
        alternatives=list(concept.alternatives),
        hidden=list(concept.hidden),
        group=concept.group,
        broader=list(concept.broader),
        narrower=list(concept.narrower),
        related=list(concept.related),
        note=concept.note,
        contested=[ContestedLabel(one.label, one.by, one.why, _reference(one.source)) for one in concept.contested],
        mapped=[_mapped(scheme, theme) for scheme, theme in concept.mapped],
    )


def _mapped(scheme: str, theme: str) -> MappedTheme:
    whole = schemes()[scheme]
    return MappedTheme(scheme, whole.label, theme, whole.themes[theme].label, _reference(whole.themes[theme].source))


def _reference(source: Source) -> Reference:
    return Reference(source.title, source.part, source.address, source.confirmed)
