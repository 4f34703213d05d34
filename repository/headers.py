"""The headers that every answer carries, errors and static files included."""

from litestar.types import BeforeMessageSendHookHandler, Message, Scope

STATIC = "/static/"

# Everything comes from here, nothing runs inline, and no other page may frame one of ours.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_ALWAYS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, noarchive",
}
_OK = 200
_YEAR = 31_536_000


def hardening(*, secure: bool) -> BeforeMessageSendHookHandler:
    """A hook that adds the headers; with `secure`, browsers are also told to use TLS alone for a year."""
    always = _ALWAYS | ({"Strict-Transport-Security": f"max-age={_YEAR}; includeSubDomains"} if secure else {})
    fixed = [(name.lower().encode(), value.encode()) for name, value in always.items()]
    ours = {name for name, _ in fixed} | {b"cache-control"}

    async def harden(message: Message, scope: Scope) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message["headers"] if pair[0].lower() not in ours]
            message["headers"] = [*kept, *fixed, (b"cache-control", _caching(scope, message["status"]))]

    return harden


def _caching(scope: Scope, status: int) -> bytes:
    """Nothing is kept by browsers but static files; those with their version in the address never change."""
    if not scope["path"].startswith(STATIC) or status != _OK:
        return b"no-store"
    return f"public, max-age={_YEAR}, immutable".encode() if b"v=" in scope["query_string"] else b"public, no-cache"
