"""The start page and the results of a search."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from policies.access import Permission
from repository.dependencies import OpenHouse, SignedIn
from repository.errors import IndexUnavailable
from repository.pages.navigation import search_address
from repository.pages.words import label
from repository.searching import Answer, search
from repository.web_guards import OPEN, SEARCH

_EXAMPLES = ("missing from care", '"voice of the child"', "information sharing", "co-sleeping", "disguised compliance")
_FACETS = {"nation": "Nation", "kind": "Kind of lesson", "review_type": "Type of review", "year": "Year"}
_PER_PAGE = 20

# Further pages cost more and help nobody: a narrower search does.
_LAST_PAGE = 50


class Choice(NamedTuple):
    """A box of a filter."""

    value: str
    label: str
    lessons: int
    chosen: bool


class Facet(NamedTuple):
    """A filter."""

    name: str
    title: str
    choices: list[Choice]


class Page(NamedTuple):
    """A page of results; without an address it is a gap."""

    number: int
    address: str
    current: bool


class Pages(NamedTuple):
    """The pages around this one; an address is "" where there is none."""

    previous: str
    next: str
    numbers: list[Page]


# Open to all, because it asks whoever is not signed in to do that, and tells each role where its work is.
@get("/", opt=OPEN)
async def start(house: OpenHouse, viewer: SignedIn) -> Template:
    """The search form, with what there is to search."""
    answer = None
    if viewer.may(Permission.SEARCH):
        try:
            answer = await search(house.stores, house.index, viewer, "", {}, 0, 0)
        except IndexUnavailable:
            answer = None
    return Template("start.html", context={"viewer": viewer, "examples": _EXAMPLES, "answer": answer})


@get("/search", opt=SEARCH)
async def results(  # noqa: PLR0913, PLR0917  # The parameters of the address.
    house: OpenHouse,
    viewer: SignedIn,
    q: FromQuery[str] = "",
    nation: FromQuery[list[str] | None] = None,
    review_type: FromQuery[list[str] | None] = None,
    year: FromQuery[list[str] | None] = None,
    kind: FromQuery[list[str] | None] = None,
    page: FromQuery[int] = 1,
) -> Template:
    """The lessons that match, with filters."""
    chosen = {"nation": nation or [], "kind": kind or [], "review_type": review_type or [], "year": year or []}
    page = max(1, min(page, _LAST_PAGE))
    answer = await search(house.stores, house.index, viewer, q, chosen, _PER_PAGE, (page - 1) * _PER_PAGE)
    context = {
        "viewer": viewer,
        "text": q,
        "answer": answer,
        "facets": list(_facets(answer, chosen)),
        "filtered": any(chosen.values()),
        "first": (page - 1) * _PER_PAGE + 1,
        "last": (page - 1) * _PER_PAGE + len(answer.items),
        "pages": _pages(q, chosen, page, answer.total),
    }
    return Template("results.html", context=context)


def _facets(answer: Answer, chosen: Mapping[str, list[str]]) -> Iterator[Facet]:
    for name, title in _FACETS.items():
        counts = answer.facets.get(name, {})
        values = [*counts, *(value for value in chosen[name] if value not in counts)]
        if name == "year":
            values.sort(reverse=True)
        yield Facet(
            name,
            title,
            [Choice(value, label(name, value), counts.get(value, 0), value in chosen[name]) for value in values],
        )


def _pages(text: str, chosen: Mapping[str, list[str]], page: int, total: int) -> Pages:
    last = min(-(-total // _PER_PAGE), _LAST_PAGE)
    filters = {name: values for name, values in chosen.items() if values}
    shown = [number for number in range(1, last + 1) if number in {1, last} or abs(number - page) <= 1]
    numbers = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number > before + 1:
            numbers.append(Page(0, "", current=False))
        numbers.append(Page(number, search_address(text, number, **filters), number == page))
    return Pages(
        search_address(text, page - 1, **filters) if 1 < page <= last else "",
        search_address(text, page + 1, **filters) if page < last else "",
        numbers,
    )
