"""What counts may tell: the rules under which a search says how many lessons there are.

A reader may open every public report, so that most counts add nothing. What singles out one case, to be matched with
the press, are counts over what a case is known by: when, where, how old the child.

House rule, after the method that NHS Digital has used for hospital statistics since 2018, to be confirmed: counts from
1 to 7 are not shown and others are rounded to 5. Ours are stricter in two things. What is not shown is 0 to 7, because
who knows that none of several small counts is 0 learns each of them where they share a small total; and no more than
two of these facets are combined. The same question has the same answer, so that asking again tells nothing new.
Ethnicity, disability and faith are facets nowhere.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

# House rule: a year, an age and a place are what a news report of a case has. A nation or a type of review holds
# hundreds of them; kind, theme and agency say what a lesson asks for and not whom it is about.
QUASI_IDENTIFYING = frozenset({"year", "age_band", "board"})
NEVER_FACETS = frozenset({"ethnicity", "disability", "faith"})

MOST_COMBINED = 2
FEWEST_SHOWN = 8
ROUNDED_TO = 5

FEWER = f"fewer than {FEWEST_SHOWN}"
TOO_MANY_COMBINED = (
    "Year, age and body together could single out one child's case, so at most two of them can be chosen at a time. "
    "Remove one."
)


def published(count: int) -> int | None:
    """A count as it may be told: rounded to 5, or None for 0 to 7, which is one answer.

    >>> [published(count) for count in (0, 7, 8, 12, 13, 240)]
    [None, None, 10, 10, 15, 240]
    """
    if count < FEWEST_SHOWN:
        return None
    return ROUNDED_TO * ((count + ROUNDED_TO // 2) // ROUNDED_TO)


def narrowing(filters: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The quasi-identifying facets in which something is chosen."""
    return frozenset(name for name, values in filters.items() if values) & QUASI_IDENTIFYING


def too_many(filters: Mapping[str, Collection[str]]) -> bool:
    """Whether more facets are combined than may be."""
    return len(narrowing(filters)) > MOST_COMBINED


def withheld(filters: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The facets whose counts are not given with these filters: they would combine one more than may be."""
    chosen = narrowing(filters)
    return QUASI_IDENTIFYING - chosen if len(chosen) >= MOST_COMBINED else frozenset()


def told(
    counts: Mapping[str, Mapping[str, int]], filters: Mapping[str, Collection[str]], known: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, int | None]]:
    """Each facet's counts as they may be told.

    Exact counts are most frequent first. Of the others every value of `known` (a facet's values, whatever was searched
    for) is listed: first those with a count, highest first, then the rest in the order of `known`; the order of equal
    counts tells nothing either. What is chosen is always listed.
    """
    chosen = narrowing(filters)
    out: dict[str, dict[str, int | None]] = {}
    for name, exact in counts.items():
        if name in withheld(filters):
            continue
        if chosen or name in QUASI_IDENTIFYING:
            out[name] = _suppressed(exact, [*dict.fromkeys((*known.get(name, ()), *filters.get(name, ())))])
        else:
            out[name] = {**exact, **{value: 0 for value in filters.get(name, ()) if value not in exact}}
    return out


def _suppressed(exact: Mapping[str, int], values: Sequence[str]) -> dict[str, int | None]:
    shown = {value: rounded for value, count in exact.items() if (rounded := published(count)) is not None}
    large = sorted(shown, key=lambda value: (-shown[value], value))
    return {value: shown[value] for value in large} | {value: None for value in values if value not in shown}
