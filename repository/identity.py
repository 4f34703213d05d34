"""Finds out who asks: by an API key in the header, or by the session cookie of a browser."""

from enum import StrEnum
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from repository import accounts, keys
from repository.errors import NotSignedIn
from repository.guards import Viewer
from repository.stores import Stores

ANONYMOUS = "anonymous"
_BEARER = "bearer "


class Proof(StrEnum):
    """How the caller showed who they are."""

    NONE = "none"
    SESSION = "session"
    KEY = "key"


class SessionCookie:
    """The cookie that holds the token of a session and nothing else.

    The prefix `__Host-` makes browsers refuse the cookie unless it is Secure, for this host and for every path
    (RFC 6265bis, section 4.1.3.2); it cannot be used without TLS, so a demonstration on loopback has a plain name.
    """

    def __init__(self, *, secure: bool) -> None:
        self.name = "__Host-ncrr" if secure else "ncrr"
        self._secure = secure

    def holding(self, token: str) -> Cookie:
        """The cookie for that token; it ends with the browser's session."""
        return Cookie(key=self.name, value=token, path="/", httponly=True, secure=self._secure, samesite="strict")

    def ended(self) -> Cookie:
        """The cookie that removes it."""
        cookie = self.holding("")
        cookie.max_age = 0
        return cookie


class Identity(ASGIMiddleware):
    """Puts the viewer (or `None`) and the kind of proof on the connection; decides nothing."""

    scopes = (ScopeType.HTTP,)
    exclude_opt_key = ANONYMOUS

    def __init__(self, cookie: SessionCookie) -> None:
        self._cookie = cookie

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Look the caller up and pass the request on."""
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        scope["user"], scope["auth"] = await self._identify(connection)
        await next_app(scope, receive, send)

    async def _identify(self, connection: ASGIConnection[Any, Any, Any, Any]) -> tuple[Viewer | None, Proof]:
        header = connection.headers.get("authorization", "")
        if header:
            # A caller that shows a key is that key alone: a cookie beside it must not lend it more rights.
            key = header[len(_BEARER) :].strip() if header.lower().startswith(_BEARER) else ""
            return await keys.viewer_of_key(_stores(connection), key), Proof.KEY
        token = connection.cookies.get(self._cookie.name, "")
        viewer = await accounts.viewer_of_session(_stores(connection), token) if token else None
        return viewer, Proof.NONE if viewer is None else Proof.SESSION


def _stores(connection: ASGIConnection[Any, Any, Any, Any]) -> Stores:
    stores: Stores = connection.app.state.stores
    return stores


def signed_in(request: Request[Any, Any, Any]) -> Viewer:
    """The viewer of this request, as a dependency of handlers.

    Raises:
        NotSignedIn: nobody is signed in.
    """
    viewer = request.scope.get("user")
    if not isinstance(viewer, Viewer):
        raise NotSignedIn("not-signed-in", "Sign in first.")
    return viewer
