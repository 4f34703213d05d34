"""What the demonstration deposits: documents, each of a review, and what is to become of them."""

from dataclasses import dataclass

from policies.document_roles import DOCUMENT_ROLES
from policies.nations import NATIONS
from policies.review_types import types_of
from repository.bundles import OVERVIEW
from repository.demo.source import Review, reviews, short
from repository.demo.writing import text
from repository.tags import Tags


@dataclass(frozen=True, slots=True)
class Document:
    """One document: `written` is its own source, `opening` that of the document which the review began with."""

    written: Review
    opening: Review

    @property
    def name(self) -> str:
        """How other sources refer to it."""
        return self.written.name

    @property
    def opens(self) -> bool:
        """Whether its deposit opens the review."""
        return self.written is self.opening

    @property
    def tags(self) -> Tags:
        """The tags of its review."""
        return Tags.of(
            nation=self.opening.fact("nation"),
            review_type=self.opening.fact("type"),
            year=self.opening.fact("year"),
            board=self.opening.fact("board"),
            anonymous=self.opening.says("anonymous"),
            published_before=self.opening.says("published-before"),
        )

    @property
    def role(self) -> str:
        """The code of its role."""
        return self.written.fact("role") or OVERVIEW.role

    @property
    def language(self) -> str:
        """The code of its language."""
        return self.written.fact("language") or OVERVIEW.language

    @property
    def original(self) -> str:
        """The name of the document that it translates; "" where it is no translation."""
        return self.written.fact("translation-of")

    @property
    def waits(self) -> bool:
        """Whether it is left for a second person to clear."""
        return self.written.says("held")

    @property
    def notified(self) -> tuple[str, ...]:
        """Who was sent the review before its publication, by code."""
        return tuple(code for code in self.written.fact("notices").split(", ") if code)

    @property
    def gone(self) -> tuple[str, ...]:
        """What may not be left of it; a long review has a file of its own for that, and nothing here."""
        return tuple(part.strip() for part in self.written.fact("gone").split(";") if part.strip())

    def read(self) -> bytes:
        """The file as a board would send it."""
        return self.written.file.read_bytes() if self.written.fact("file") else text.plain(self.written)


def documents() -> tuple[Document, ...]:
    """All of them: what opens a review before what is added to it, and what is translated before its translation."""
    written = (*reviews(), *short())
    by_name = {one.name: one for one in written}
    found = (Document(one, by_name[one.fact("of") or one.name]) for one in written)
    return tuple(sorted(found, key=lambda one: (not one.opens, bool(one.original), one.name)))


def in_house_order(document: Document) -> tuple[int, int, str, int, str]:
    """What sorts documents by nation and type of review, each review's own together."""
    tags = document.tags
    codes = [kind.code for kind in types_of(tags.nation)]
    roles = list(DOCUMENT_ROLES)
    return (
        list(NATIONS).index(tags.nation),
        codes.index(tags.review_type),
        document.opening.name,
        roles.index(document.role),
        document.name,
    )
