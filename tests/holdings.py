"""Invented people, candidates and workers for tests of what is stored."""

from collections.abc import Sequence

import msgspec

from ingest.anonymised import AnonymisedText
from ingest.anonymity import Anonymity
from ingest.candidate import Candidate, Evidence, Lesson
from ingest.errors import DocumentRefused
from ingest.mentions import Span
from ingest.structure import Block, BlockKind
from policies.access import Role
from policies.identifiers import Policy
from policies.lesson_kinds import LessonKind
from repository import accounts, publishing
from repository.guards import Viewer, viewer_of
from repository.models import Account
from repository.stores import Stores
from repository.tags import Tags

PASSWORD = "correct horse battery"

TAGS = Tags.of(
    nation="wales",
    review_type="cpr-concise",
    year=2023,
    board="Mid Example Safeguarding Board",
    published_before=True,
    missing={"action-plan": "within-another"},
)


def candidate(*lessons: str, title: str = "Child A", opening: str = "Child A lived with Mother.") -> Candidate:
    """A candidate with an opening paragraph and one recommendation for each of `lessons`."""
    paragraphs = [title, opening, *(lessons or ("Agencies should share what they know.",))]
    text = AnonymisedText("\n".join(paragraphs))
    blocks: list[Block] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        kind = BlockKind.TITLE if number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Candidate(
        title=text.excerpt(0, len(title)),
        text=text,
        blocks=tuple(blocks),
        lessons=tuple(
            Lesson(
                kind=LessonKind.RECOMMENDATION,
                number=str(number),
                text=text.excerpt(block.span.start, block.span.end),
                headings=(text.excerpt(0, len(title)),),
                span=block.span,
                page=None,
                anchor=f"recommendation-{number}",
            )
            for number, block in enumerate(blocks[2:], start=1)
        ),
        evidence=Evidence(
            counts=(),
            people=2,
            words=len(text.split()),
            words_replaced=0,
            residual={},
            left_out={},
            removed_by_depositor=0,
            added_by_depositor=0,
            detector="a reader of tests",
            policy=Policy.HOUSE,
        ),
    )


class Readers:
    """Stands in for the worker processes: looks for one word, redacts by position."""

    def __init__(self, refuses: str = "") -> None:
        self._refuses = refuses

    async def recheck(self, candidate: Candidate, anonymity: Anonymity | None = None) -> Candidate:  # noqa: ARG002
        if self._refuses and self._refuses in candidate.text:
            raise DocumentRefused("identifier-left", "A detail that identifies somebody is left.")
        return msgspec.structs.replace(candidate, evidence=msgspec.structs.replace(candidate.evidence, people=3))

    async def redact(self, candidate: Candidate, spans: Sequence[Span]) -> Candidate:
        return msgspec.structs.replace(candidate, text=candidate.text.redact(spans, "[removed]"), lessons=())


async def person(stores: Stores, role: Role, name: str = "") -> Viewer:
    """A new account of that role, as its viewer."""
    email = f"{name or role}@example.org"
    await accounts.add(stores, email=email, name=name or role.title(), role=role, password=PASSWORD)
    return await accounts.viewer_of_account(stores, email)


class People:
    """One person for each role, in an installation of their own."""

    def __init__(self, stores: Stores, viewers: dict[Role, Viewer]) -> None:
        self._stores = stores
        self.viewers = viewers
        self.depositor = viewers[Role.DEPOSITOR]
        self.clearer = viewers[Role.CLEARER]
        self.practitioner = viewers[Role.PRACTITIONER]

    @classmethod
    async def of(cls, stores: Stores) -> "People":
        hashed = await stores.passwords.hashed(PASSWORD)
        made = [
            Account(email=f"{role}@example.org", name=role.title(), role=role, password_hash=hashed) for role in Role
        ]
        async with stores.writing() as session:
            session.add_all(made)
        return cls(stores, {account.role: viewer_of(account) for account in made})

    async def held(self, *lessons: str, tags: Tags = TAGS, opening: str = "Child A lived with Mother.") -> str:
        """A report that the depositor deposited."""
        return await publishing.submit(self._stores, self.depositor, candidate(*lessons, opening=opening), tags)

    async def cleared(self, *lessons: str, tags: Tags = TAGS) -> str:
        """A report that the clearer cleared."""
        report_id = await self.held(*lessons, tags=tags)
        await publishing.clear(self._stores, self.clearer, report_id, Readers())
        return report_id
