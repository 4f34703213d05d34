"""Where in a text a detail stands, what it is, whose it is and what becomes of it."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from policies.identifiers import RULES, Identifier, Kind, Treatment

# The source of a mention that a person added: it is never found to be general enough to stay.
DEPOSITOR = "depositor"


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open, in Unicode code points of the text that it belongs to."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)


class Mention(msgspec.Struct, frozen=True):
    """One place where a detail stands; `score` in 0..1, `source` names the recogniser that found it."""

    span: Span
    kind: Kind
    score: float
    source: str

    @property
    def identifier(self) -> Identifier:
        """Whether the detail identifies by itself."""
        return RULES[self.kind].identifier


class Role(StrEnum):
    """Who an entity is in the review, as far as the text says."""

    CHILD = "Child"
    SIBLING = "Sibling"
    MOTHER = "Mother"
    FATHER = "Father"
    MATERNAL_GRANDMOTHER = "Maternal Grandmother"
    MATERNAL_GRANDFATHER = "Maternal Grandfather"
    PATERNAL_GRANDMOTHER = "Paternal Grandmother"
    PATERNAL_GRANDFATHER = "Paternal Grandfather"
    GRANDPARENT = "Grandparent"
    RELATIVE = "Relative"
    PARTNER = "Partner"
    PROFESSIONAL = "Professional"
    ADULT = "Adult"
    INSTITUTION = "Institution"


class Entity(msgspec.Struct, frozen=True):
    """One person or institution, with all its mentions (sorted by span) and the label that stands for it."""

    label: str
    role: Role
    mentions: tuple[Mention, ...]


class Treated(msgspec.Struct, frozen=True):
    """What becomes of one mention; `label` is the text that takes its place ("" where it is kept)."""

    mention: Mention
    treatment: Treatment
    label: str


def disjoint(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions without overlaps, sorted: nothing that any of them covered is left uncovered.

    A longer mention wins over a shorter one, and over an equally long one by score; what a loser covers beyond the
    winners stays a mention of its own kind.

    >>> a = Mention(Span(0, 9), Kind.PERSON, 0.8, "a")
    >>> b = Mention(Span(6, 12), Kind.PLACE, 0.9, "b")
    >>> [(m.span.start, m.span.end, m.kind.value) for m in disjoint([b, a])]
    [(0, 9, 'PERSON'), (9, 12, 'PLACE')]
    """
    taken: list[Mention] = []
    covered: set[int] = set()
    ranked = sorted(mentions, key=lambda m: (m.span.start - m.span.end, -m.score, m.span, m.kind))
    for mention in ranked:
        start = None
        for at in range(mention.span.start, mention.span.end + 1):
            free = at < mention.span.end and at not in covered
            if free and start is None:
                start = at
            elif not free and start is not None:
                taken.append(msgspec.structs.replace(mention, span=Span(start, at)))
                start = None
        covered.update(range(mention.span.start, mention.span.end))
    return tuple(sorted(taken, key=lambda m: m.span))
