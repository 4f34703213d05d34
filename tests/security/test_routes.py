"""Who gets what answer from which route, and what every answer carries."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from litestar import Litestar, get
from litestar.testing import TestClient
from personas import COOKIE, SAME_ORIGIN, Web

from policies.access import Role
from repository.app import create_app
from repository.pages.rendering import FOLDER, STATIC_FOLDER
from repository.settings import Settings

_WHO = ("nobody", *Role)

# Each route by the status that an empty request for an absent thing gets from: nobody, then a depositor, clearer,
# practitioner, partner, administrator and auditor. 422, 404 and 400 mean that the route was open.
_MATRIX = {
    "GET /": "303 200 200 200 200 200 200",
    "GET /sign-in": "200 303 303 303 303 303 303",
    "POST /sign-in": "422 422 422 422 422 422 422",
    "POST /sign-out": "303 303 303 303 303 303 303",
    "GET /search": "303 200 200 200 200 403 403",
    "GET /search/export": "303 422 422 422 422 403 403",
    "GET /reports/{report_id}": "303 404 404 404 404 403 403",
    "GET /reports": "303 200 200 200 200 403 403",
    "GET /reports/{report_id}/certificate": "303 404 404 404 404 403 403",
    "GET /reports/{report_id}/text": "303 404 404 404 404 403 403",
    "GET /lessons/{lesson_id}": "303 404 404 404 404 403 403",
    "GET /lessons/{lesson_id}/recurrence": "303 404 404 404 404 403 403",
    "GET /lessons/{lesson_id}/like": "303 404 404 404 404 403 403",
    "POST /reports/{report_id}/withdraw": "303 403 422 403 403 403 403",
    "GET /deposit": "303 200 403 403 403 403 403",
    "POST /deposit": "303 422 403 403 403 403 403",
    "GET /held": "303 200 200 404 404 404 404",
    "GET /held/{report_id}": "303 404 404 404 404 404 404",
    "POST /held/{report_id}/redact": "303 404 404 404 404 404 404",
    "POST /held/{report_id}/clear": "303 404 404 404 404 404 404",
    "POST /held/{report_id}/return": "303 404 404 404 404 404 404",
    "POST /held/{report_id}/reject": "303 422 422 404 404 404 404",
    "GET /audit": "303 403 403 403 403 403 200",
    "GET /reviews/{number}": "303 404 404 404 404 403 403",
    "POST /reviews/{number}/embargo": "303 404 404 404 404 404 404",
    "POST /reviews/{number}/lift": "303 404 404 404 404 404 404",
    "POST /reviews/{number}/hold": "303 404 404 404 404 404 404",
    "POST /reviews/{number}/notice": "303 404 404 404 404 404 404",
    "POST /reviews/{number}/days": "303 404 404 404 404 404 404",
    "POST /reviews/{number}/missing": "303 404 404 404 404 404 404",
    "GET /due": "303 200 200 404 404 404 404",
    "GET /boards": "303 200 200 200 200 200 200",
    "GET /advice": "303 200 200 200 200 403 403",
    "POST /advice": "303 422 422 422 422 403 403",
    "GET /themes": "200 200 200 200 200 200 200",
    "GET /themes/{code}": "404 404 404 404 404 404 404",
    "GET /api/docs": "200 200 200 200 200 200 200",
    "GET /api/v1/openapi.json": "200 200 200 200 200 200 200",
    "GET /api/v1/nations": "200 200 200 200 200 200 200",
    "GET /api/v1/review-types": "200 200 200 200 200 200 200",
    "GET /api/v1/boards": "200 200 200 200 200 200 200",
    "GET /api/v1/boards/{code}": "404 404 404 404 404 404 404",
    "GET /api/v1/document-roles": "200 200 200 200 200 200 200",
    "GET /api/v1/reviews/{number}": "401 404 404 404 404 403 403",
    "GET /api/v1/due": "401 200 200 404 404 404 404",
    "POST /api/v1/reviews/{number}/embargoes": "401 404 404 404 404 404 404",
    "DELETE /api/v1/reviews/{number}/embargoes/{embargo_id}": "401 404 404 404 404 404 404",
    "PUT /api/v1/reviews/{number}/hold": "401 404 404 404 404 404 404",
    "POST /api/v1/reviews/{number}/notices": "401 404 404 404 404 404 404",
    "PUT /api/v1/reviews/{number}/days": "401 404 404 404 404 404 404",
    "POST /api/v1/reviews/{number}/missing": "401 404 404 404 404 404 404",
    "GET /api/v1/reports/{report_id}/suggestions": "401 404 404 404 404 404 404",
    "GET /api/v1/reports/{report_id}/record": "401 404 404 404 404 403 403",
    "GET /api/v1/vocabulary": "200 200 200 200 200 200 200",
    "GET /api/v1/vocabulary.rdf": "200 200 200 200 200 200 200",
    "GET /api/v1/vocabulary/{code}": "404 404 404 404 404 404 404",
    "GET /api/v1/me": "401 200 200 200 200 200 200",
    "POST /api/v1/preview": "401 422 403 403 403 403 403",
    "POST /api/v1/reports": "401 422 403 403 403 403 403",
    "GET /api/v1/reports": "401 200 200 200 200 403 403",
    "GET /api/v1/reports/{report_id}": "401 404 404 404 404 403 403",
    "GET /api/v1/reports/{report_id}/certificate": "401 404 404 404 404 403 403",
    "GET /api/v1/reports/{report_id}/text": "401 404 404 404 404 403 403",
    "GET /api/v1/lessons": "401 200 200 200 200 403 403",
    "GET /api/v1/lessons/{lesson_id}": "401 404 404 404 404 403 403",
    "GET /api/v1/lessons/{lesson_id}/recurrence": "401 404 404 404 404 403 403",
    "GET /api/v1/lessons/{lesson_id}/like": "401 404 404 404 404 403 403",
    "GET /api/v1/search": "401 200 200 200 200 403 403",
    "POST /api/v1/search": "401 200 200 200 200 403 403",
    "POST /api/v1/search/export": "401 200 200 200 200 403 403",
    "POST /api/v1/advice": "401 200 200 200 200 403 403",
    "GET /api/v1/reports/{report_id}/candidate": "401 404 404 404 404 404 404",
    "POST /api/v1/reports/{report_id}/clear": "401 404 404 404 404 404 404",
    "POST /api/v1/reports/{report_id}/redactions": "401 404 404 404 404 404 404",
    "POST /api/v1/reports/{report_id}/return": "401 404 404 404 404 404 404",
    "POST /api/v1/reports/{report_id}/reject": "401 404 404 404 404 404 404",
    "POST /api/v1/reports/{report_id}/withdraw": "401 403 404 403 403 403 403",
}

# What a body has to look like for the route to get as far as the thing that it is about.
_BODIES = {
    "/api/v1/search": {},
    "/api/v1/search/export": {},
    "/api/v1/advice": {"nation": "wales", "date": "2025-03-03"},
    "/api/v1/reports/{report_id}/redactions": {"words": ["a"]},
    "/api/v1/reports/{report_id}/return": {"comment": "a"},
    "/api/v1/reports/{report_id}/reject": {"reason": "duplicate"},
    "/api/v1/reviews/{number}/embargoes": {"reason": "inquest"},
    "/api/v1/reviews/{number}/hold": {"reason": "inquest"},
    "/api/v1/reviews/{number}/notices": {"recipient": "panel", "sent_on": "2026-03-09"},
    "/api/v1/reviews/{number}/days": {},
    "/api/v1/reviews/{number}/missing": {"role": "action-plan", "reason": "none-made"},
    "/api/v1/reports/{report_id}/withdraw": {"reason": "duplicate"},
}

_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-robots-tag": "noindex, noarchive",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "cache-control": "no-store",
}


def _routes(app: Litestar) -> dict[str, Any]:
    """Every handler of the application by method and path, but for those of OPTIONS."""
    return {
        f"{method} {re.sub(r':[a-z]+}', '}', route.path)}": handler
        for route in app.routes
        for handler in getattr(route, "route_handlers", [])
        for method in handler.http_methods
        if method != "OPTIONS"
    }


def _ask(web: Web, who: str, route: str) -> Any:
    method, path = route.split()
    address = re.sub(r"\{\w+\}", "absent", path)
    body = {"json": _BODIES[path]} if path in _BODIES else {}
    return (web.stranger if who == "nobody" else web.browser[Role(who)]).send(method, address, **body)


def test_the_matrix_covers_every_route(web: Web):
    # Nobody comes through the addresses below /schema (closed) and /static (open to all, files only).
    routes = {route for route in _routes(web.client.app) if not re.search(r" /(schema|static)\b", route)}
    assert routes == set(_MATRIX)


# Signing out would end the sessions that all these tests share; the tests of the pages do that.
@pytest.mark.parametrize("route", sorted(_MATRIX.keys() - {"POST /sign-out"}))
def test_each_role_gets_the_answer_of_the_matrix(web: Web, route: str):
    statuses = " ".join(str(_ask(web, who, route).status_code) for who in _WHO)
    assert statuses == _MATRIX[route]


@pytest.mark.parametrize("route", _MATRIX)
def test_every_answer_carries_the_headers(web: Web, route: str):
    answer = _ask(web, "nobody", route)
    assert {name: answer.headers.get(name) for name in _HEADERS} == _HEADERS


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/no-such-page", 404),
        ("GET", "/api/v1/no-such-thing", 404),
        ("PUT", "/search", 405),
        ("OPTIONS", "/search", 403),
        ("GET", "/schema", 403),
        ("GET", "/static/no-such-file.css", 404),
        ("GET", "/static/../app.py", 404),
        ("GET", "/api/v1/reports?limit=many", 422),
        ("POST", "/api/v1/search", 400),
    ],
)
def test_every_error_carries_the_headers(web: Web, method: str, address: str, status: int):
    answer = web.browser[Role.PRACTITIONER].send(method, address, content=b"{")
    kept = {name: answer.headers.get(name) for name in _HEADERS}
    assert (answer.status_code, kept) == (status, _HEADERS)


def test_the_process_that_answers_never_loads_what_reads_documents():
    readers = ("pypdfium2", "mammoth", "lxml", "striprtf", "charset_normalizer", "presidio_analyzer", "spacy")
    script = f"import sys, repository.app; print([name for name in {readers} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_no_answer_names_the_server(web: Web):
    assert "server" not in web.stranger.get("/sign-in").headers


def test_a_route_that_declares_nothing_is_closed(web: Web):
    @get("/forgotten", sync_to_thread=False)
    def forgotten() -> str:
        return "open"

    app = create_app(web.installation)
    app.register(forgotten)
    assert TestClient(app).get("/forgotten").status_code == 403


def test_guessing_at_sign_in_is_slowed_down_by_address(web: Web):
    # What cannot be read counts as well, and needs no database here.
    app = create_app(web.installation)
    app.state.house = web.client.app.state.house
    client = TestClient(app)
    headers = {**SAME_ORIGIN, "Content-Type": "multipart/form-data"}
    statuses = [client.post("/sign-in", headers=headers).status_code for _ in range(31)]
    assert statuses == [422] * 30 + [429]


def test_litestars_own_pages_of_the_api_are_closed(web: Web):
    open_ones = [route for route, handler in _routes(web.client.app).items() if not handler.opt.get("permission")]
    assert {route.split()[1] for route in open_ones} == {"/schema", "/schema/openapi.json", "/schema/{path}"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "", "Origin": "null"},
        {"Sec-Fetch-Site": "", "Origin": "https://other.example.org"},
    ],
)
def test_a_write_from_elsewhere_is_refused(web: Web, headers: dict[str, str]):
    answer = web.browser[Role.DEPOSITOR].post("/deposit", headers=headers)
    assert (answer.status_code, "did not come from a page" in answer.text) == (403, True)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Sec-Fetch-Site": "", "Origin": "https://repository.example.org"}, id="an old browser here"),
        pytest.param({"Sec-Fetch-Site": ""}, id="no browser"),
    ],
)
def test_a_write_that_no_other_page_can_have_started_is_taken(web: Web, headers: dict[str, str]):
    assert web.browser[Role.DEPOSITOR].post("/deposit", headers=headers).status_code == 422


def test_a_key_needs_no_origin(web: Web):
    assert web.program[Role.DEPOSITOR].post("/api/v1/preview").status_code == 422


def test_a_stranger_cannot_sign_somebody_in_from_another_site(web: Web):
    assert web.stranger.post("/sign-in", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_a_wrong_key_is_not_helped_by_a_cookie(web: Web):
    headers = {"Authorization": "Bearer ncrr_00000000_wrong"}
    assert web.browser[Role.DEPOSITOR].get("/api/v1/me", headers=headers).status_code == 401


def test_a_key_never_grants_more_than_its_role(web: Web):
    # The key carries every scope that there is.
    assert web.program[Role.PRACTITIONER].post("/api/v1/preview").status_code == 403


def test_what_was_asked_is_not_repeated_in_an_error(web: Web):
    answer = web.browser[Role.PRACTITIONER].get("/api/v1/search?q=Marigold&limit=Thistlewood")
    assert (answer.status_code, "Marigold" in answer.text, "Thistlewood" in answer.text) == (422, False, False)


def test_the_openapi_document_names_no_other_host(web: Web):
    assert not re.findall(r"https?://", web.stranger.get("/api/v1/openapi.json").text)


def test_the_openapi_document_resolves(web: Web):
    document = web.stranger.get("/api/v1/openapi.json").json()
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert names <= set(document["components"]["schemas"])


def test_each_operation_of_the_api_has_one_name(web: Web):
    paths = web.stranger.get("/api/v1/openapi.json").json()["paths"]
    names = [operation["operationId"] for path in paths.values() for operation in path.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("file", sorted((FOLDER / "templates").iterdir()), ids=lambda file: str(file.name))
def test_no_template_needs_what_the_policy_forbids(file: Any):
    inline = r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|https?://|javascript:"
    assert not re.findall(inline, file.read_text("utf-8"))


@pytest.mark.parametrize("name", ["app.css", "app.js", "deposit.js", "vendor/govuk-frontend/govuk-frontend.min.css"])
def test_no_static_file_loads_from_elsewhere(name: str):
    text = (STATIC_FOLDER / name).read_text("utf-8")
    assert not re.findall(r"""['"]https?://\w|@font-face|@import|url\(""", text)


def test_static_files_are_kept_by_their_version(web: Web):
    page = web.stranger.get("/sign-in").text
    address = re.search(r'href="(/static/app\.css\?v=\w+)"', page)
    assert address
    assert web.stranger.get(address[1]).headers["cache-control"] == "public, max-age=31536000, immutable"


def test_the_session_cookie_is_for_this_host_alone(web: Web):
    answer = web.stranger.post("/sign-in", data={"email": "auditor@example.org", "password": "correct horse battery"})
    attributes = {part.strip().split("=")[0].lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert answer.headers["set-cookie"].startswith(f"{COOKIE}=")
    assert attributes == {"httponly", "path", "samesite", "secure"}


def test_without_tls_the_cookie_has_a_plain_name(web: Web):
    plain = Settings(web.installation.home, master_key=web.installation.master_key, secure_cookies=False)
    assert create_app(plain).state.session_cookie.name == "ncrr"
