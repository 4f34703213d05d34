"""Where a viewer can go."""

from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import urlencode, urlsplit

from policies.access import Permission
from repository.guards import Viewer

# What every write answers: the browser then asks for a page, and a reload sends nothing twice.
SEE_OTHER: Final = 303


class Place(NamedTuple):
    """A place of the menu."""

    name: str
    label: str
    address: str


def held_name(viewer: Viewer) -> str:
    """What the list of held reports is called for that viewer."""
    return "To clear" if viewer.may(Permission.CLEAR) else "Your deposits"


def places(viewer: Viewer) -> list[Place]:
    """The places of the menu which that viewer may open."""
    everything: Iterable[tuple[tuple[Permission, ...], Place]] = (
        ((Permission.SEARCH,), Place("search", "Search", "/")),
        ((Permission.READ_REPORTS,), Place("advice", "Which review?", "/advice")),
        ((Permission.SEARCH,), Place("themes", "Themes", "/themes")),
        ((Permission.DEPOSIT,), Place("deposit", "Deposit", "/deposit")),
        ((Permission.DEPOSIT, Permission.CLEAR), Place("held", held_name(viewer), "/held")),
        ((Permission.DEPOSIT, Permission.CLEAR), Place("due", "Due", "/due")),
        ((Permission.READ_AUDIT,), Place("audit", "Audit trail", "/audit")),
    )
    return [place for needed, place in everything if any(map(viewer.may, needed))]


def search_address(text: str, **parameters: str | Iterable[str]) -> str:
    """The address of a search; what is empty is left out of it.

    >>> search_address("missing from care", nation="wales", sort="")
    '/search?q=missing+from+care&nation=wales'
    """
    said = {name: value for name, value in parameters.items() if value}
    return f"/search?{urlencode({'q': text, **said}, doseq=True)}"


def inside(address: str) -> str:
    r"""The address if it is one of this service, else the start page: nobody is sent to another site after sign-in.

    >>> inside("/held"), inside("//evil.example"), inside("https://evil.example/"), inside("/\\evil.example")
    ('/held', '/', '/', '/')
    """
    parts = urlsplit(address)
    ours = address.startswith("/") and not address.startswith("//") and not parts.scheme and not parts.netloc
    return address if ours and "\\" not in address and address.isprintable() else "/"
