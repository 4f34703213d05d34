"""Signing in and out with a browser."""

import re

import pytest
from holdings import PASSWORD
from personas import COOKIE, SAME_ORIGIN, Persona, Web

WHO = {"email": "partner@example.org", "password": PASSWORD}


def _token(answer_cookie: str) -> str:
    found = re.match(rf"{COOKIE}=([^;]*)", answer_cookie)
    assert found
    return found[1]


def _holding(web: Web, token: str) -> Persona:
    return Persona(web.client, {**SAME_ORIGIN, "Cookie": f"{COOKIE}={token}"})


def test_who_signs_in_is_called_by_name(web: Web):
    token = _token(web.stranger.post("/sign-in", data=WHO).headers["set-cookie"])
    assert "Partner" in _holding(web, token).get("/").text


def test_a_session_name_that_somebody_else_chose_is_not_taken_over(web: Web):
    chosen = "A" * 43
    answer = web.stranger.post("/sign-in", data=WHO, headers={"Cookie": f"{COOKIE}={chosen}"})
    assert (_token(answer.headers["set-cookie"]) != chosen, _holding(web, chosen).get("/").status_code) == (True, 303)


def test_the_session_of_before_ends_at_sign_in(web: Web):
    before = web.sign_in("partner@example.org")
    web.stranger.post("/sign-in", data=WHO, headers={"Cookie": f"{COOKIE}={before}"})
    assert _holding(web, before).get("/").status_code == 303


def test_a_wrong_password_and_an_unknown_account_look_the_same(web: Web):
    known, unknown = (
        web.stranger.post("/sign-in", data={"email": email, "password": "wrong horse"})
        for email in ("auditor@example.org", "nobody1@example.org")
    )
    assert (known.status_code, known.text.replace("auditor", "nobody1")) == (unknown.status_code, unknown.text)


def test_a_password_is_not_shown_again(web: Web):
    answer = web.stranger.post("/sign-in", data={"email": "nobody2@example.org", "password": "wrong horse battery"})
    assert (answer.status_code, "wrong horse" in answer.text) == (422, False)


def test_signing_out_ends_the_session(web: Web):
    token = web.sign_in("partner@example.org")
    _holding(web, token).post("/sign-out")
    assert _holding(web, token).get("/").status_code == 303


def test_signing_out_has_the_browser_forget(web: Web):
    answer = _holding(web, web.sign_in("partner@example.org")).post("/sign-out")
    assert ("Max-Age=0" in answer.headers["set-cookie"], answer.headers["clear-site-data"]) == (
        True,
        '"cache", "cookies", "storage"',
    )


def test_who_was_asked_to_sign_in_gets_where_they_wanted(web: Web):
    asked = web.stranger.get("/held").headers["location"]
    assert asked == "/sign-in?next=/held"
    assert web.stranger.post("/sign-in", data={**WHO, "next": "/held"}).headers["location"] == "/held"


@pytest.mark.parametrize("elsewhere", ["https://other.example.org/", "//other.example.org", "/\\other.example.org"])
def test_nobody_is_sent_to_another_site(web: Web, elsewhere: str):
    assert web.stranger.post("/sign-in", data={**WHO, "next": elsewhere}).headers["location"] == "/"


@pytest.mark.parametrize(
    ("email", "said"),
    [("administrator@example.org", "manages accounts"), ("auditor@example.org", "audit trail")],
)
def test_the_start_page_says_what_an_account_is_for(web: Web, email: str, said: str):
    assert said in _holding(web, web.sign_in(email)).get("/").text
