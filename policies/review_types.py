"""The kinds of review that the nations hold, as coded values with the time in which each was in force."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from policies.nations import NATIONS
from policies.reading import rows
from policies.sources import HOUSE, Source, source_of

# What a database keeps is at most as long (the column `report.review_type`).
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")

_SOURCES = ("legal_basis", "guidance", "since_source", "until_source", "welsh_source", "published_source")
_LISTS = ("codes", "aliases", "replaced")
_PLAIN = ("label", "since", "until", "welsh_label", "read_as", "published", "adjacent")


@dataclass(frozen=True, slots=True)
class Flag:
    """A duty that a review also fulfils, such as that of a Domestic Homicide Review within a Welsh review."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class ReviewType:
    """A kind of review.

    `nations` is empty where any nation may use the type. `since` and `until` bound the time in which reviews of this
    type were begun; `None` where the bound is open. Every fact has a source beside it, which is the house's where it
    was not confirmed. `replaced` and `replaced_by` are codes. `codes` are abbreviations that stand for the type when
    they are all that is said, `aliases` other names. `read_as` is the code that such a review is to be read as once the
    type has ended. `published` is what is made public as a rule: report, summary, no, or "" where that is not known.
    `adjacent` types review other things than what happened to a child, and are often held together with one that does.
    """

    code: str
    label: str
    nations: frozenset[str]
    since: date | None = None
    until: date | None = None
    since_source: Source = HOUSE
    until_source: Source = HOUSE
    welsh_label: str = ""
    welsh_source: Source = HOUSE
    legal_basis: Source = HOUSE
    guidance: Source = HOUSE
    published: str = ""
    published_source: Source = HOUSE
    replaced: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    read_as: str = ""
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    adjacent: bool = False

    @property
    def years(self) -> str:
        """The years in which such reviews were begun, "" where neither is known; * marks a house value.

        >>> ReviewType("a", "A", frozenset(), date(2018, 6, 29), None, Source("An Act")).years
        'from 2018'
        >>> ReviewType("a", "A", frozenset(), date(2003, 1, 1), date(2012, 8, 31)).years
        '2003* to 2012*'
        """
        begun, ended = _year(self.since, self.since_source), _year(self.until, self.until_source)
        if begun and ended:
            return f"{begun} to {ended}"
        return f"from {begun}" if begun else f"until {ended}" if ended else ""


def _year(bound: date | None, source: Source) -> str:
    return f"{bound.year}{'' if source.confirmed else '*'}" if bound else ""


def _facts(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a row names, of a type or of what differs in one nation."""
    facts: dict[str, Any] = {name: row[name] for name in _PLAIN if name in row}
    facts |= {name: source_of(row[name]) for name in _SOURCES if name in row}
    facts |= {name: tuple(row[name]) for name in _LISTS if name in row}
    if "flags" in row:
        facts["flags"] = tuple(Flag(flag["code"], flag["label"]) for flag in row["flags"])
    return facts


def _type(code: str, row: Mapping[str, Any]) -> ReviewType:
    if not _CODE.fullmatch(code) or not row.get("label"):
        raise ValueError(f"The review type {code} needs a label, and a code of up to 32 small letters, digits and -.")
    return ReviewType(code=code, nations=frozenset(row.get("nations", ())), **_facts(row))


def _checked(kind: ReviewType, known: Iterable[str]) -> ReviewType:
    if unknown := sorted(kind.nations - NATIONS.keys()):
        raise ValueError(f"The review type {kind.code} names nations that are not known: {', '.join(unknown)}.")
    if unknown := sorted({*kind.replaced, *filter(None, [kind.read_as])} - set(known)):
        raise ValueError(f"The review type {kind.code} names types that are not known: {', '.join(unknown)}.")
    if kind.since and kind.until and kind.since > kind.until:
        raise ValueError(f"The review type {kind.code} ends before it begins.")
    return kind


def _succeeded(kind: ReviewType, others: Iterable[ReviewType]) -> ReviewType:
    return replace(kind, replaced_by=tuple(other.code for other in others if kind.code in other.replaced))


def _read() -> tuple[dict[str, ReviewType], dict[str, dict[str, ReviewType]]]:
    """The types by code, and those of each nation by code with what differs there."""
    found = rows("review_types")
    types = {code: _type(code, row) for code, row in found.items()}
    by_nation: dict[str, dict[str, ReviewType]] = {}
    for nation in NATIONS:
        local = [
            _checked(replace(kind, **_facts(found[kind.code].get("in", {}).get(nation, {}))), types)
            for kind in types.values()
            if not kind.nations or nation in kind.nations
        ]
        by_nation[nation] = {kind.code: _succeeded(kind, local) for kind in local}
    local = [kind for kinds in by_nation.values() for kind in kinds.values()]
    for code, kind in types.items():
        successors = dict.fromkeys(later for one in local if one.code == code for later in one.replaced_by)
        types[code] = replace(_checked(kind, types), replaced_by=tuple(successors))
    return types, by_nation


# A type as such, without what differs by nation: `review_type` and `types_of` give it as one nation has it.
REVIEW_TYPES, _BY_NATION = _read()


def review_type(code: str, nation: str) -> ReviewType:
    """The review type of that code as that nation (by code) uses it, with the bounds and the law that it has there.

    Raises:
        LookupError: no such type, or another nation's; the message lists those that this nation uses.
    """
    wanted = code.strip().lower().replace(" ", "-").replace("_", "-")
    found = _BY_NATION.get(nation, {}).get(wanted)
    if found is None:
        theirs = ", ".join(kind.code for kind in types_of(nation))
        raise LookupError(f"That is not a review type of this nation. Use one of: {theirs}.")
    return found


def types_of(nation: str) -> tuple[ReviewType, ...]:
    """The review types which that nation uses, in house order, as it has them."""
    if nation in _BY_NATION:
        return tuple(_BY_NATION[nation].values())
    return tuple(kind for kind in REVIEW_TYPES.values() if not kind.nations)


def _words_of(name: str) -> list[str]:
    return [word for word in re.split(r"[\s:,;()/&.–-]+", name.replace("’", "'").lower()) if word]


# House rule: what a report calls itself is kept as stated and never anonymised, so that it may hold no word but those
# that the names of reviews are made of, in English or Welsh, and their abbreviations: these, and those of the names of
# the types, of which a number counts in the label only.
_WORDS_OF_TYPES = frozenset(
    """a act acquired action actions adult adults agency analysis appreciative audit board briefing case cases
    child children childrens combined commissioned concise death deaths desktop domestic enquiry evaluation
    executive extended final first findings forum full good homicide improvement in incident independent
    individual initial inquiry inspection inter into inspectorate interim internal investigation joint key
    learning lessons local management minute mini multi multiagency national non of offensive on oversight
    overview panel part partnership plan positive practice professional professionals public rapid
    reconsideration reflective related report reports response review reviews root safeguarding second serious
    seven short significant single specialist statutory summary system systems table targeted the thematic theme
    themed together two unified weapons with and for from by cause child's children's adolygiad adolygiadau
    achos achosion ymarfer plant plentyn diogelu difrifol dysgu adroddiad crynodeb unedig sengl cryno estynedig
    arfer a'r y yr apr cdr cmr cpr csp cspr dhr darr icr imr lcspr lr mapf mapp mhhr owhr rr sar scie scr silp
    slr sscr susr""".split()
).union(
    word
    for kind in REVIEW_TYPES.values()
    for name in (kind.label, kind.welsh_label, *kind.codes, *kind.aliases)
    for word in _words_of(name)
    if not word.isdecimal() or name == kind.label
)


def as_stated(name: str) -> str:
    """What a report calls itself, blanks tidied.

    >>> as_stated("Serious Case Review:  overview report")
    'Serious Case Review: overview report'

    Raises:
        LookupError: it is long or holds a word that no name of a review has; the message quotes nothing.
    """
    tidy = " ".join(name.split())
    if len(tidy) > 80 or not all(word in _WORDS_OF_TYPES for word in _words_of(tidy)):
        raise LookupError(
            "What the report calls itself is kept as it stands, so it may hold only words that names of reviews are "
            "made of, such as “Serious Case Review overview report”. Leave out names, places and numbers."
        )
    return tidy
