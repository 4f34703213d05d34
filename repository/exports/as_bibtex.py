"""A list of lessons for those who write in LaTeX: BibTeX, a part of a report each."""

from collections.abc import Sequence

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from repository.citations import REPOSITORY, author_of, name_of, title_of
from repository.exports.fields import address_of, nation_of, on_one_line, themes_of, type_of
from repository.views import LessonView

# Every sign that LaTeX or BibTeX reads as more than itself. A brace that is only escaped still counts as one.
_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        '"': r"\textquotedbl{}",
        "%": r"\%",
        "#": r"\#",
        "$": r"\$",
        "&": r"\&",
        "_": r"\_",
    }
)


def bibtex(lessons: Sequence[LessonView]) -> bytes:
    """The entries, in UTF-8; the key of one is its review's record number with the lesson's own id."""
    return write_string(Library([_entry(lesson) for lesson in lessons])).encode()


def escaped(text: str) -> str:
    r"""The text as LaTeX prints it, on one line.

    >>> print(escaped("50% of {all} @ A&E"))
    50\% of \textbraceleft{}all\textbraceright{} @ A\&E
    """
    return on_one_line(text).translate(_SIGNS)


def _entry(lesson: LessonView) -> Entry:
    # The body's name is one name, which a second pair of braces says.
    said = {
        "author": f"{{{escaped(author_of(lesson))}}}",
        "title": escaped(name_of(lesson)),
        "booktitle": escaped(title_of(lesson)),
        "year": str(lesson.year),
        "pages": "" if lesson.page is None else str(lesson.page),
        "publisher": REPOSITORY,
        "number": lesson.review,
        "type": escaped(f"{type_of(lesson)}, {nation_of(lesson)}"),
        "chapter": escaped(" / ".join(lesson.headings)),
        "abstract": escaped(lesson.text),
        "annote": escaped(lesson.agency and f"For: {lesson.agency}"),
        "keywords": escaped("; ".join(themes_of(lesson))),
        "language": lesson.language,
        "howpublished": address_of(lesson),
    }
    fields = [Field(name, value) for name, value in said.items() if value]
    return Entry("incollection", f"{lesson.review}-{lesson.id}", fields)
