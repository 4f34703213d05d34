"""Puts the web application together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar

from repository import house
from repository.api.documentation import configuration, read_documentation
from repository.api.routes import API
from repository.dependencies import DEPENDENCIES
from repository.forms import FORM_LIMIT
from repository.headers import hardening
from repository.identity import Identity, SessionCookie
from repository.pages.rendering import templates
from repository.pages.routes import FILES, PAGES
from repository.problems import answer
from repository.settings import Settings
from repository.web_guards import deny_by_default

VERSION = "1"


def create_app(settings: Settings) -> Litestar:
    """The application of that installation; its parts open when it starts, and are then in `app.state`."""

    @asynccontextmanager
    async def parts(app: Litestar) -> AsyncIterator[None]:
        async with house.opened(settings) as opened:
            app.state.house = opened
            app.state.stores, app.state.workers, app.state.index = opened.stores, opened.workers, opened.index
            yield

    cookie = SessionCookie(secure=settings.secure_cookies)
    app = Litestar(
        route_handlers=[API, PAGES, FILES, read_documentation],
        lifespan=[parts],
        dependencies=DEPENDENCIES,
        guards=[deny_by_default],
        middleware=[Identity(cookie)],
        exception_handlers={Exception: answer},
        before_send=[hardening(secure=settings.secure_cookies)],
        template_config=templates(),
        openapi_config=configuration(VERSION),
        request_max_body_size=FORM_LIMIT,
        # Litestar's own logging and debugging show bodies, headers and the values of variables.
        logging_config=None,
        debug=False,
        pdb_on_exception=False,
    )
    app.state.session_cookie = cookie
    return app
