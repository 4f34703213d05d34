"""The results of a search, page by page, as one file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from repository.exports.as_bibtex import bibtex
from repository.exports.as_csv import table
from repository.exports.as_json import listed
from repository.exports.as_ris import ris
from repository.guards import Viewer
from repository.paging import LARGEST_PAGE
from repository.searching import Wanted, search
from repository.stores import Stores
from repository.views import LessonView
from search.index import Index

# House rule: as many as a person reads of one search, and few enough that nobody carries the collection away in one go
# (OWASP ASVS 5.0.0, 2.4.1).
MOST = 500


class Format(StrEnum):
    """A form of file."""

    CSV = "csv"
    RIS = "ris"
    BIBTEX = "bibtex"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class _Form:
    write: Callable[[Sequence[LessonView], bool], bytes]
    media_type: str
    ending: str


_FORMS: dict[Format, _Form] = {
    Format.CSV: _Form(lambda lessons, _: table(lessons), "text/csv; charset=utf-8", "csv"),
    Format.RIS: _Form(lambda lessons, _: ris(lessons), "application/x-research-info-systems", "ris"),
    Format.BIBTEX: _Form(lambda lessons, _: bibtex(lessons), "application/x-bibtex", "bib"),
    Format.JSON: _Form(listed, "application/json", "json"),
}


@dataclass(frozen=True, slots=True)
class Export:
    """The file; `more` says that there are more results than it holds."""

    content: bytes
    media_type: str
    ending: str
    lessons: int
    more: bool

    @property
    def name(self) -> str:
        """A name of ours, which says where something is left out and nothing about the search."""
        return f"lessons-first-{self.lessons}.{self.ending}" if self.more else f"lessons.{self.ending}"

    @property
    def headers(self) -> dict[str, str]:
        """What an answer says so that a browser keeps it as a file."""
        return {"Content-Disposition": f'attachment; filename="{self.name}"'}


async def export(stores: Stores, index: Index, viewer: Viewer, wanted: Wanted, form: Format) -> Export:
    """The first `MOST` results of that search, from its first page on, whatever page and limit it asks for.

    Raises:
        Forbidden: the viewer may not search.
        Invalid: a filter is no facet, or too many are combined.
        IndexUnavailable: the index cannot answer.
    """
    lessons: list[LessonView] = []
    page = replace(wanted, cursor="", limit=LARGEST_PAGE, explain=False)
    while True:
        answer = await search(stores, index, viewer, page)
        lessons += (found.lesson for found in answer.items)
        if not answer.next or len(lessons) >= MOST:
            break
        page = replace(page, cursor=answer.next)
    more = bool(answer.next) or len(lessons) > MOST
    kept = lessons[:MOST]
    how = _FORMS[form]
    return Export(how.write(kept, more), how.media_type, how.ending, len(kept), more)
