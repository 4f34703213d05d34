"""The lessons that the judged queries are asked of, and the names by which the judgments know them."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lesson_gold import OFSTED, folded

from ingest.anonymised import AnonymisedText
from ingest.candidate import Lesson
from ingest.extract import extract
from ingest.lessons import find_lessons
from ingest.raw import Raw
from ingest.structure import BlockKind, StructuredText
from policies.lesson_kinds import LessonKind
from repository.cataloguing import with_themes
from repository.demo.documents import documents as demonstration
from repository.indexed import to_documents
from repository.models import LessonText, Report
from repository.review_models import Review
from search.document import Document

# As much of a lesson as tells it from its neighbours, and little enough that it may end elsewhere another day.
_BEGINNING = 120

# What stands under such a heading is about the inspection or the area, and no finding.
_ABOUT = re.compile(
    r"\babout (?:this|the)\b|inspection (?:team|dates|outcome)|lead inspector|next steps|judge?ments? mean"
    r"|in this area",
    re.IGNORECASE,
)
# The last page of an inspection says how it may be used and in which formats it is to be had.
_IMPRINT = re.compile(r"Open Government Licence|enquiries@ofsted", re.IGNORECASE)
_FEWEST_WORDS = 25
_NUMBER = re.compile(r"\d+\.\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """A document in which lessons stand: a report of an inspection, or one of the demonstration."""

    name: str
    title: str
    nation: str
    review_type: str
    year: int
    language: str
    file: bytes
    with_findings: bool = False


def here() -> bool:
    """Whether the reports of inspections are on this machine."""
    return OFSTED.is_dir()


def documents() -> dict[str, tuple[Document, ...]]:
    """What the index gets of each source, by its name; the id of a document is the name that judgments use."""
    return {source.name: _documents(source) for source in sources()}


def sources() -> Iterator[Source]:
    """The inspections that are PDF, then the documents of the demonstration, each by name.

    Of every second inspection the findings are lessons as well as what it asks for.
    """
    for number, path in enumerate(sorted(OFSTED.glob("*.pdf"))):
        file = path.read_bytes()
        # Three are web pages that were saved under a name that they do not deserve.
        if file.startswith(b"%PDF"):
            title = path.stem.partition("_")[2].replace("_", " ").capitalize()
            year = int(path.stem[-4:])
            yield Source(path.stem, title, "england", "other", year, "en", file, with_findings=number % 2 == 0)
    for document in demonstration():
        title, tags = document.written.fact("title"), document.tags
        yield Source(document.name, title, tags.nation, tags.review_type, tags.year, document.language, document.read())


def lessons(source: Source) -> tuple[Lesson, ...]:
    """The lessons of a source in reading order, with the themes that the service suggests."""
    read = extract(Raw(source.file)).content.reveal()
    text = AnonymisedText(read.text)
    found = find_lessons(text, read.blocks, source.nation)
    if source.with_findings:
        found = (*found, *_findings(text, read, found))
    return with_themes(sorted(found, key=lambda lesson: lesson.span.start), None)


def reference(name: str, text: str) -> str:
    """The name of a lesson: its document's, and a digest of how it begins.

    White space, hyphens and bullets make no difference, so that it outlives small changes to the reader.

    >>> reference("a", "Multi-agency\\n work") == reference("a", "multiagency work")
    True
    """
    return f"{name}#{hashlib.sha256(folded(text)[:_BEGINNING].encode()).hexdigest()[:8]}"


def _findings(text: AnonymisedText, read: StructuredText, asked: Sequence[Lesson]) -> Iterator[Lesson]:
    """The paragraphs of an inspection that are no lesson yet; what is said twice, once."""
    heading, known = text.excerpt(0, 0), {reference("", lesson.text) for lesson in asked}
    for block in read.blocks:
        start, end = block.span.start, block.span.end
        if block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
            heading = text.excerpt(start, end)
        elif block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            words = text.excerpt(start + _numbered(text[start:end]), end)
            beginning = reference("", words)
            if (
                len(words.split()) >= _FEWEST_WORDS
                and not _ABOUT.search(heading)
                and not _IMPRINT.search(words)
                and not any(lesson.span.start <= start < lesson.span.end for lesson in asked)
                and beginning not in known
            ):
                known.add(beginning)
                yield Lesson(LessonKind.FINDING, "", words, (heading,), block.span, block.page, f"at-{start}")


def _numbered(block: str) -> int:
    """How much of a paragraph is its number."""
    number = _NUMBER.match(block)
    return number.end() if number else 0


def _documents(source: Source) -> tuple[Document, ...]:
    review = Review(nation=source.nation, review_type=source.review_type, year=source.year)
    report = Report(id=source.name, language=source.language, review=review)
    rows = {
        (name := reference(source.name, lesson.text)): LessonText(
            id=name,
            position=position,
            **{field: getattr(lesson, field) for field in lesson.__struct_fields__},
        )
        for position, lesson in enumerate(lessons(source))
    }
    return to_documents(report, source.title, None, list(rows.values()))
