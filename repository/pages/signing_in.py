"""Signing in and out."""

from litestar import get, post
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from repository import accounts
from repository.dependencies import Asked, OpenHouse
from repository.errors import NotSignedIn
from repository.forms import read_form
from repository.identity import SessionCookie
from repository.pages.navigation import SEE_OTHER, inside
from repository.pages.trouble import Trouble
from repository.web_guards import OPEN

# House rule: per address of the network, beside the growing delay per account that the sessions have.
_SLOWLY = RateLimitConfig(rate_limit=("minute", 30), set_rate_limit_headers=False)

_REFUSED = 422


@get("/sign-in", opt=OPEN, sync_to_thread=False)
def show_sign_in(request: Asked, next: FromQuery[str] = "/") -> Template | Redirect:  # noqa: A002 -- the name in the address
    """The form."""
    if request.user:
        return Redirect(inside(next), status_code=SEE_OTHER)
    return _form(inside(next))


@post("/sign-in", opt=OPEN, middleware=[_SLOWLY.middleware])
async def sign_in(request: Asked, house: OpenHouse) -> Template | Redirect:
    """Sign in: the session of before ends, and a new one begins under a new name."""
    form, cookie = await read_form(request), _cookie(request)
    before = request.cookies.get(cookie.name)
    try:
        token = await accounts.sign_in(house.stores, form.text("email"), form.text("password"), old_token=before)
    except NotSignedIn as error:
        return _form(inside(form.text("next")), form.text("email"), error.sentence)
    return Redirect(inside(form.text("next")), status_code=SEE_OTHER, cookies=[cookie.holding(token)])


@post("/sign-out", opt=OPEN)
async def sign_out(request: Asked, house: OpenHouse) -> Redirect:
    """End the session, and have the browser forget what it kept of this site."""
    cookie = _cookie(request)
    await accounts.sign_out(house.stores, request.cookies.get(cookie.name, ""))
    forget = {"Clear-Site-Data": '"cache", "cookies", "storage"'}
    return Redirect("/sign-in", status_code=SEE_OTHER, cookies=[cookie.ended()], headers=forget)


def _form(back: str, email: str = "", sentence: str = "") -> Template:
    faults = [Trouble("email", sentence)] if sentence else []
    context = {"viewer": None, "next": back, "email": email, "faults": faults}
    return Template("sign_in.html", context=context, status_code=_REFUSED if faults else 200)


def _cookie(request: Asked) -> SessionCookie:
    cookie: SessionCookie = request.app.state.session_cookie
    return cookie
