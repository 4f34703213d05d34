"""What a page of results is made of: filters with their counts, what is chosen, and where each link leads."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from litestar.datastructures import MultiDict
from litestar.datastructures.multi_dicts import ImmutableMultiDict

from policies import disclosure
from repository.exports import Format
from repository.indexed import FACETS
from repository.pages.navigation import search_address
from repository.pages.words import label, told
from repository.searching import Answer, Found, Wanted
from search.index import Order

PER_PAGE = 20

TITLES: Final = {
    "nation": "Nation",
    "kind": "Kind of lesson",
    "theme": "Theme",
    "agency": "Agency addressed",
    "review_type": "Type of review",
    "year": "Year",
    "age_band": "Age of the child",
    "board": "Board or partnership",
}
ORDERS: Final = {Order.BEST: "Best match", Order.NEWEST: "Newest review", Order.OLDEST: "Oldest review"}
FORMATS: Final = {
    Format.CSV: "Spreadsheet (CSV)",
    Format.RIS: "References (RIS)",
    Format.BIBTEX: "BibTeX",
    Format.JSON: "JSON",
}

# House rule: as many as are taken in at a glance. Of a list that is hardly longer nothing is hidden.
_AT_ONCE, _HARDLY_LONGER = 8, 10


class Choice(NamedTuple):
    """A box of a filter; `lessons` is its count as it may be told."""

    value: str
    label: str
    lessons: str
    chosen: bool


class Facet(NamedTuple):
    """A filter: the choices that are seen at once, and the others."""

    name: str
    title: str
    choices: list[Choice]
    rest: list[Choice]


class Nation(NamedTuple):
    """The best lesson of a nation; `lessons` is how many there are, and `address` shows them alone."""

    code: str
    best: Found
    lessons: str
    address: str


class Link(NamedTuple):
    """Somewhere to go."""

    title: str
    label: str
    address: str


def wanted_of(parameters: MultiDict[str] | ImmutableMultiDict[str]) -> Wanted:
    """What an address asks for; whatever is not understood counts as not said."""
    sort = parameters.get("sort", "")
    return Wanted(
        text=parameters.get("q", ""),
        filters={name: [value for value in parameters.getall(name, []) if value] for name in FACETS},
        order=Order(sort) if sort in set(Order) else Order.BEST,
        cursor=parameters.get("cursor", ""),
        limit=PER_PAGE,
        exact=parameters.get("exact", "") == "1",
        report=parameters.get("report", ""),
    )


def address(wanted: Wanted) -> str:
    """The address that asks for that."""
    return search_address(
        wanted.text,
        **wanted.filters,
        sort="" if wanted.order is Order.BEST else wanted.order.value,
        exact="1" if wanted.exact else "",
        report=wanted.report,
        cursor=wanted.cursor,
    )


def export_address(wanted: Wanted, form: Format) -> str:
    """The address of the results as a file."""
    return f"/search/export?form={form}&{urlsplit(address(replace(wanted, cursor=''))).query}"


def context_of(wanted: Wanted, answer: Answer, best: Mapping[str, Found]) -> dict[str, object]:
    """What the template of the results needs, beside the viewer; `best` is the best lesson of each nation."""
    plain = replace(wanted, cursor="")
    return {
        "wanted": wanted,
        "answer": answer,
        "facets": list(_facets(plain, answer.facets)),
        "chosen": list(_chosen(plain)),
        "nations": list(_nations(plain, answer, best)),
        "orders": ORDERS,
        "suppressed": bool(disclosure.narrowing(plain.filters)),
        "total": told(answer.total, rounded=answer.rounded),
        "next": answer.next and address(replace(wanted, cursor=answer.next)),
        "previous": answer.previous and address(replace(wanted, cursor=answer.previous)),
        "without_filters": address(replace(plain, filters={}, report="")),
        "only_these_words": address(replace(plain, exact=True)),
        "with_other_words": address(replace(plain, exact=False)) if wanted.exact else "",
        "meant": answer.did_you_mean and address(replace(plain, text=answer.did_you_mean)),
        "exports": [Link("", title, export_address(wanted, form)) for form, title in FORMATS.items()],
        "of_report": lambda report_id: address(replace(plain, report=report_id)),
    }


def _facets(wanted: Wanted, counts: Mapping[str, Mapping[str, int | None]]) -> Iterator[Facet]:
    for name, title in TITLES.items():
        if name not in counts:
            continue
        rounded = bool(disclosure.narrowing(wanted.filters)) or name in disclosure.QUASI_IDENTIFYING
        chosen = wanted.filters.get(name, ())
        choices = [
            Choice(value, label(name, value), told(count, rounded=rounded), value in chosen)
            for value, count in counts[name].items()
        ]
        if name == "year":
            choices.sort(key=lambda choice: choice.value, reverse=True)
        # What is chosen is never hidden, and what is too small to be told of comes last.
        choices.sort(key=lambda choice: (not choice.chosen, choice.lessons == disclosure.FEWER))
        telling = sum(choice.chosen or choice.lessons != disclosure.FEWER for choice in choices)
        cut = telling if telling <= _HARDLY_LONGER else max(_AT_ONCE, len(chosen))
        if choices:
            yield Facet(name, title, choices[:cut], choices[cut:])


def _chosen(wanted: Wanted) -> Iterator[Link]:
    """Each value that is chosen, with the address of the search without it."""
    if wanted.report:
        yield Link("Only", "in one report", address(replace(wanted, report="")))
    for name, values in wanted.filters.items():
        for value in values:
            left = [other for other in values if other != value]
            without = address(replace(wanted, filters={**wanted.filters, name: left}))
            yield Link(TITLES[name], label(name, value), without)


def _nations(wanted: Wanted, answer: Answer, best: Mapping[str, Found]) -> Iterator[Nation]:
    rounded = bool(disclosure.narrowing(wanted.filters))
    counts = answer.facets.get("nation", {})
    for code, found in best.items():
        alone = address(replace(wanted, filters={**wanted.filters, "nation": [code]}))
        yield Nation(code, found, told(counts[code], rounded=rounded) if code in counts else "", alone)
