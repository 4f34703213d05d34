"""Depositing with a browser that runs no script, and what the page offers to one that does."""

import html
import re

import pytest
from personas import CANARIES, REPORT, TAGS, Web

from policies.access import Role
from policies.identifiers import RULES, Treatment


def test_a_deposit_leads_to_the_list_of_deposits(web: Web):
    answer = web.browser[Role.DEPOSITOR].post("/deposit", data=TAGS, files={"file": ("a.txt", REPORT.encode())})
    assert (answer.status_code, answer.headers["location"]) == (303, "/held?done=deposited")


def test_the_list_says_what_was_deposited(web: Web):
    report_id = web.deposit(type_as_stated="Learning summary")
    page = web.browser[Role.DEPOSITOR].get("/held").text
    assert (f"/held/{report_id}" in page, "Learning summary, 2022" in page) == (True, True)


def test_everything_that_is_missing_is_said_at_once(web: Web):
    answer = web.browser[Role.DEPOSITOR].post("/deposit", data={"board": ""}, files={"file": ("", b"")})
    fields = re.findall(r'<a href="#(\w+)">', answer.text)
    assert (answer.status_code, fields) == (422, ["file", "nation", "review_type", "year", "board"])


def test_what_was_said_is_not_asked_again(web: Web):
    answer = web.browser[Role.DEPOSITOR].post("/deposit", data=TAGS | {"title": 'The "second" review'})
    assert 'value="The &#34;second&#34; review"' in answer.text


@pytest.mark.parametrize(
    ("file", "status", "sentence"),
    [(b"\x89PNG\r\n\x1a\n" + bytes(100), 415, "cannot be read"), (b"%PDF-1.7 and then nothing", 422, "damaged")],
)
def test_a_refusal_stands_beside_the_file(web: Web, file: bytes, status: int, sentence: str):
    answer = web.browser[Role.DEPOSITOR].post("/deposit", data=TAGS, files={"file": ("a.pdf", file)})
    assert (answer.status_code, 'id="file-error"' in answer.text) == (status, True), sentence


def test_a_file_over_the_limit_gets_a_page_that_says_so(web: Web):
    headers = {"Content-Length": str(27 * 2**20)}
    answer = web.browser[Role.DEPOSITOR].post("/deposit", content=b"", headers=headers)
    assert (answer.status_code, "The file is too large" in answer.text) == (413, True)


def test_without_script_all_proposals_are_accepted(web: Web):
    web.browser[Role.DEPOSITOR].post("/deposit", data=TAGS, files={"file": ("a.txt", REPORT.encode())})
    latest = re.findall(r'href="(/held/[\w-]+)"', web.browser[Role.CLEARER].get("/held").text)[0]
    text = web.browser[Role.CLEARER].get(latest).text
    assert [word for word in CANARIES if word in text] == []


def test_the_body_of_the_account_is_filled_in_or_asked_for(web: Web):
    assert 'name="board" type="text" value=""' in web.browser[Role.DEPOSITOR].get("/deposit").text


def test_only_what_is_treated_can_be_added(web: Web):
    page = web.browser[Role.DEPOSITOR].get("/deposit").text
    offered = re.search(r'<select[^>]*id="add-kind">(.*?)</select>', page, re.DOTALL)
    assert offered
    kinds = {kind for kind, rule in RULES.items() if rule.house is not Treatment.KEEP}
    assert set(re.findall(r'value="(\w+)"', offered[1])) == kinds


def test_review_types_are_offered_by_nation(web: Web):
    page = html.unescape(web.browser[Role.DEPOSITOR].get("/deposit").text)
    wales = re.search(r'<optgroup label="Wales".*?</optgroup>', page, re.DOTALL)
    assert wales
    assert ("Concise Child Practice Review" in wales[0], "Case Management Review" in wales[0]) == (True, False)


def test_review_types_are_offered_with_their_years_in_the_nation(web: Web):
    page = html.unescape(web.browser[Role.DEPOSITOR].get("/deposit").text)
    years = {
        nation: re.findall(rf'<optgroup label="{nation}".*?>Serious Case Review \((.+?)\)<', page, re.DOTALL)
        for nation in ("England", "Wales")
    }
    assert years == {"England": ["2006 to 2019*"], "Wales": ["2006 to 2012*"]}


def test_a_name_that_leaves_two_is_asked_about_beside_the_type(web: Web):
    data = TAGS | {"review_type": "CPR"}
    answer = web.browser[Role.DEPOSITOR].post("/deposit", data=data, files={"file": ("a.txt", REPORT.encode())})
    error = re.search(r'id="review_type-error".*?</p>', answer.text, re.DOTALL)
    assert error
    assert ("cpr-concise" in error[0], "cpr-extended" in error[0]) == (True, True)


def test_what_was_typed_is_not_kept_by_the_browser(web: Web):
    assert 'autocomplete="off"' in web.browser[Role.DEPOSITOR].get("/deposit").text
