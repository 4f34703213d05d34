"""Local authorities: the areas that boards are for.

The seed `data/authorities.csv` has the upper-tier authorities of England (three abolished ones among them, for reviews
of their time) and the councils of Wales and Scotland, by the codes of the Office for National Statistics.
"""

from dataclasses import dataclass
from datetime import date

from policies.reading import records
from policies.sources import HOUSE, Source


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority by its ONS code; `region` is "" outside of England.

    `since` and `until` are its first and last day, None where the bound is open or not recorded.
    """

    code: str
    name: str
    nation: str
    region: str = ""
    welsh_name: str = ""
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: Source = HOUSE

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of it, the full one first."""
        return tuple(dict.fromkeys(name for name in (self.name, self.welsh_name, *self.aliases) if name))


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several.

    >>> several("Hull; Kingston upon Hull;")
    ('Hull', 'Kingston upon Hull')
    """
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def day(cell: str) -> date | None:
    """The day that a cell gives as 2019-03-31; None for an empty one."""
    return date.fromisoformat(cell) if cell else None


AUTHORITIES: dict[str, Authority] = {
    code: Authority(
        code,
        row["name"],
        row["nation"],
        row["region"],
        row["welsh_name"],
        several(row["aliases"]),
        day(row["since"]),
        day(row["until"]),
        Source(row["source_title"]) if row["source_title"] else HOUSE,
    )
    for code, row in records("authorities").items()
}
