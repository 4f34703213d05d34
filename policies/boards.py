"""The bodies that commission reviews: which there are, what each is for, and what became of it.

The seed is `data/boards.csv`. No list of England's partnerships that a machine can read was found, so that each
upper-tier authority has one there by default and the joint ones that are known are merged; nearly all names of the
seed are house values. Whoever runs the service corrects them with a `boards.csv` in the folder that `NCRR_POLICIES`
names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from policies.authorities import AUTHORITIES, Authority, day, several
from policies.board_names import initials, key, loose_key, parts, plain, stem
from policies.nations import NATIONS
from policies.reading import records
from policies.sources import HOUSE, Source


class Kind(StrEnum):
    """What a body is in its nation."""

    PARTNERSHIP = "partnership"
    REGIONAL_BOARD = "regional-board"
    COMMITTEE = "committee"
    BOARD = "board"
    PANEL = "panel"


KIND_LABELS: dict[Kind, str] = {
    Kind.PARTNERSHIP: "Safeguarding children partnership",
    Kind.REGIONAL_BOARD: "Regional safeguarding board",
    Kind.COMMITTEE: "Child protection committee",
    Kind.BOARD: "Safeguarding board",
    Kind.PANEL: "Safeguarding panel",
}


class Change(StrEnum):
    """How one body became another."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Succession:
    """A step from or to the body of that code."""

    code: str
    change: Change


@dataclass(frozen=True, slots=True)
class Board:
    """A body that commissions reviews, or was one.

    `authorities` are codes of `policies.authorities`, `part_of` is the code of the body whose panel it is. `since` and
    `until` are its first and last day, None where the bound is open or not recorded. `region` is that of its
    authorities. Its `source` says where name and area come from.
    """

    code: str
    name: str
    nation: str
    kind: Kind
    welsh_name: str = ""
    aliases: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    region: str = ""
    part_of: str = ""
    since: date | None = None
    until: date | None = None
    predecessors: tuple[Succession, ...] = ()
    successors: tuple[Succession, ...] = ()
    note: str = ""
    source: Source = HOUSE

    @property
    def own_names(self) -> tuple[str, ...]:
        """The body's own names, the full one first; not those of its area."""
        return tuple(name for name in (self.name, self.welsh_name, *self.aliases) if name)

    @property
    def areas(self) -> tuple[Authority, ...]:
        """The authorities that it is for."""
        return tuple(AUTHORITIES[code] for code in self.authorities)

    @property
    def confirmed(self) -> bool:
        """Whether name and area were read in a source."""
        return self.source.confirmed

    def in_force(self, on: date | None) -> bool:
        """Whether the body was there on that day; for None, whether it has no end."""
        if on is None:
            return self.until is None
        return (self.since or date.min) <= on <= (self.until or date.max)


def _read() -> dict[str, Board]:
    found = {code: _board(code, row) for code, row in records("boards").items()}
    # One side of a step is written down and the other follows from it, so that they cannot disagree.
    before: dict[str, list[Succession]] = {}
    for board in found.values():
        for step in board.successors:
            before.setdefault(step.code, []).append(Succession(board.code, step.change))
    if lost := {*before, *(board.part_of for board in found.values() if board.part_of)} - found.keys():
        raise ValueError(f"The data file boards names bodies that it does not hold: {', '.join(sorted(lost))}.")
    return {code: replace(board, predecessors=tuple(before.get(code, ()))) for code, board in found.items()}


def _board(code: str, row: dict[str, str]) -> Board:
    authorities = several(row["authorities"])
    if row["nation"] not in NATIONS or not row["name"] or not AUTHORITIES.keys() >= set(authorities):
        raise ValueError(f"The data file boards has no name, a wrong nation or an unknown authority in the row {code}.")
    try:
        steps = [step.partition(":") for step in several(row["successors"])]
        return Board(
            code=code,
            name=row["name"],
            nation=row["nation"],
            kind=Kind(row["kind"]),
            welsh_name=row["welsh_name"],
            aliases=several(row["aliases"]),
            authorities=authorities,
            region=", ".join(dict.fromkeys(r for a in authorities if (r := AUTHORITIES[a].region))),
            part_of=row["part_of"],
            since=day(row["since"]),
            until=day(row["until"]),
            successors=tuple(Succession(after, Change(change)) for change, _, after in steps),
            note=row["note"],
            source=Source(row["source_title"], row["source_part"], row["source_address"])
            if row["source_title"]
            else HOUSE,
        )
    except ValueError as error:
        raise ValueError(f"The data file boards cannot be read in the row {code}: {error}.") from None


BOARDS: dict[str, Board] = _read()


def board(code: str) -> Board:
    """The body of that code, however its letters are cased.

    Raises:
        LookupError: there is none.
    """
    try:
        return BOARDS[code.strip().lower()]
    except KeyError:
        raise LookupError("That is not a body known here.") from None


def boards_of(nation: str = "") -> list[Board]:
    """The bodies of a nation, or all, by name within a nation; those that there are before those that there were."""
    order = list(NATIONS)
    theirs = (board for board in BOARDS.values() if nation in {"", board.nation})
    return sorted(theirs, key=lambda one: (order.index(one.nation), one.until is not None, plain(one.name)))


def find(name: str, nation: str, on: date | None = None) -> Board | None:
    """The body that a document of that nation means by a name, or None where that cannot be told.

    Case, punctuation, "and", the sort of body, aliases, Welsh names and names of councils are all understood.
    Abbreviations are not, unless they are aliases: too many partnerships share them. `on` chooses where several
    bodies in turn were for the same area; without it, the present one is meant. Where the nation is "" or
    "multi-nation", all bodies are considered.

    >>> find("BRISTOL L.S.C.B.", "england").code
    'bristol'
    >>> find("Bridgend", "wales").code, find("Bridgend", "wales", date(2017, 5, 1)).code
    ('cwm-taf-morgannwg', 'western-bay')
    """
    nation = "" if nation == "multi-nation" else nation
    theirs = [board for board in BOARDS.values() if nation in {"", board.nation}]
    whole = plain(name)
    if exact := _present([board for board in theirs if whole in map(plain, board.own_names)], on):
        return exact
    if not key(name) and nation and whole:
        return _only([board for board in theirs if board.in_force(on) and not board.part_of])
    found = _named(name, theirs, on)
    pieces = [found] if found else [_named(piece, theirs, on) for piece in parts(name)]
    return _only({piece.code: piece for piece in pieces if piece}.values())


def _named(name: str, theirs: Sequence[Board], on: date | None) -> Board | None:
    """The one that the name means: by its own names before its area's, in force before gone."""
    for words in (key(name), loose_key(name)):
        own = [board for board in theirs if words and words in map(key, board.own_names)]
        local = [board for board in theirs if words and words in {key(n) for area in board.areas for n in area.names}]
        for group in (own, local):
            if present := [board for board in group if board.in_force(on)]:
                return _only(present)
        if found := _only(own) or _only(local):
            return found
    return None


def _present(found: Sequence[Board], on: date | None) -> Board | None:
    return _only([board for board in found if board.in_force(on)]) or _only(found)


def _only(found: Iterable[Board]) -> Board | None:
    distinct = [*found]
    return distinct[0] if len(distinct) == 1 else None


def candidates(prefix: str, nation: str = "") -> list[Board]:
    """The bodies that have a name or an area with a word that begins so; where there is none, the one that is meant.

    Those that there are come before those that there were, and those whose own name begins so before the others.
    """
    begun = plain(prefix)
    ranked = []
    for place, one in enumerate(boards_of(nation)):
        names = [*map(plain, one.own_names), *(plain(name) for area in one.areas for name in area.names)]
        if any(f" {name}".find(f" {begun}") >= 0 for name in names):
            ranked.append((one.until is not None, not names[0].startswith(begun), place, one))
    return [one for *_, one in sorted(ranked, key=lambda entry: entry[:3])] or [*filter(None, [find(prefix, nation)])]


def lineage(code: str) -> list[Board]:
    """What the body came from and what became of it, over any number of steps; itself and its siblings left out.

    Raises:
        LookupError: there is no such body.
    """
    start = board(code)
    return [*_followed(start, "predecessors")[::-1], *_followed(start, "successors")]


def _followed(start: Board, side: str) -> list[Board]:
    reached: dict[str, Board] = {}
    waiting = [start]
    while waiting:
        for step in getattr(waiting.pop(0), side):
            if step.code not in reached and step.code != start.code:
                reached[step.code] = BOARDS[step.code]
                waiting.append(BOARDS[step.code])
    return list(reached.values())


# House rule: what an area's body is likely to have been called, over the nations and the years.
_FORMS = {
    "england": (
        "Safeguarding Children Partnership",
        "Safeguarding Children Board",
        "Local Safeguarding Children Board",
    ),
    "wales": ("Safeguarding Board", "Safeguarding Children Board", "Local Safeguarding Children Board"),
    "scotland": ("Child Protection Committee", "Public Protection Committee"),
}


def names_of(one: Board) -> tuple[str, ...]:
    """Every name by which the body could be known, the longest first: what anonymous publication has to leave out.

    Its own names, aliases and abbreviations, its authorities and their region, the same of what it came from and what
    became of it, its panels and the body that it is part of. No name is given twice in another case. Some are everyday
    words as well (Reading, Bath): compare them whole and in their case.
    """
    family = [one, *lineage(one.code)]
    family += [other for other in BOARDS.values() if other.part_of == one.code or other.code == one.part_of]
    names: dict[str, str] = {}
    for each in family:
        stems = [*map(stem, each.own_names), *(name for area in each.areas for name in area.names)]
        stems = [name for name in stems if name not in {known.label for known in NATIONS.values()}]
        spelt = [name for name in stems if name and not name.isupper()]
        formed = [f"{name} {form}" for name in spelt for form in _FORMS.get(each.nation, ())]
        own = [*each.own_names, *formed]
        # Three letters that only might be the body's stand for too many other things.
        short = [initials(each.name), *(made for made in map(initials, formed) if len(made) > 3)]
        for name in (*own, *stems, *(area.region for area in each.areas), *short):
            if name:
                names.setdefault(name.casefold(), name)
    return tuple(sorted(names.values(), key=lambda name: (-len(name), name)))
