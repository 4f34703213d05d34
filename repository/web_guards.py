"""Deny by default: a route is closed until it says in `opt` which permission opens it."""

from typing import Any, TypedDict
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from policies.access import Permission
from repository.errors import Forbidden, NotFound, NotSignedIn
from repository.guards import Viewer
from repository.identity import Proof

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Opening(TypedDict, total=False):
    """What a route declares: any one of `permission` opens it; `hidden` makes it look absent to everybody else."""

    permission: frozenset[Permission]
    hidden: bool


def allow(*permissions: Permission, hidden: bool = False) -> dict[str, Any]:
    """The `opt` of a route which each of `permissions` opens."""
    return dict(Opening(permission=frozenset(permissions), hidden=hidden))


OPEN = allow(Permission.OPEN)
READ = allow(Permission.READ_REPORTS)
SEARCH = allow(Permission.SEARCH)
DEPOSIT = allow(Permission.DEPOSIT)
# What is held is seen by clearers and by depositors (each their own, which the queries see to). Nobody else is told
# that there is such a thing; the commands then decide who may act on it.
HELD = allow(Permission.CLEAR, Permission.DEPOSIT, hidden=True)


def deny_by_default(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let the request pass when its route declares a permission that the caller holds.

    Raises:
        NotSignedIn: the route needs an account and nobody is signed in.
        Forbidden: the route declares nothing, the caller lacks the permission, or the request comes from another site.
        NotFound: the caller lacks the permission for a route that is hidden.
    """
    needed: frozenset[Permission] = handler.opt.get("permission", frozenset())
    viewer: Viewer | None = connection.scope.get("user")
    if not needed:
        raise Forbidden("closed", "This address is not open to anybody.")
    if viewer is None and Permission.OPEN not in needed:
        raise NotSignedIn("not-signed-in", "Sign in first.")
    _refuse_other_sites(connection)
    if viewer is not None and Permission.OPEN not in needed and not needed & viewer.permissions:
        if handler.opt.get("hidden"):
            raise NotFound
        raise Forbidden("permission", "Your account may not do this.")


def _refuse_other_sites(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    """Refuse a write that a page of another site started in the browser of a signed-in person.

    Our cookie is SameSite=Strict, so browsers leave it off such requests; this is the second wall, for a browser that
    does not know the attribute and for neighbours on the same registrable domain, which SameSite lets through. Browsers
    say in `Sec-Fetch-Site` where a request comes from, and no script can forge it (W3C Fetch Metadata). Where it is
    missing (plain HTTP outside loopback, old browsers) `Origin` must name this very host; because our pages send no
    referrer, such a browser says `null` there and is refused. A caller who sends neither is no browser, and nothing
    attaches a cookie to its requests but itself. Sign-in is checked as well, or a stranger could sign a person in to an
    account of the stranger's own.
    """
    if connection.scope.get("method", "GET") in _SAFE or connection.scope.get("auth") is Proof.KEY:
        return
    site = connection.headers.get("sec-fetch-site")
    sent = connection.headers.get("origin")
    origin = None if sent is None else urlsplit(sent).netloc
    same = site == "same-origin" if site else origin in {None, connection.headers.get("host")}
    if not same:
        raise Forbidden("cross-origin", "This request did not come from a page of this service.")
