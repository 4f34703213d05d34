"""Searching and reading in a browser."""

import hashlib
import html
import re

import pytest
from personas import Persona, Web

from policies.access import Role


@pytest.fixture
def reader(web: Web) -> Persona:
    return web.browser[Role.PRACTITIONER]


@pytest.fixture(scope="module")
def cleared(web: Web) -> str:
    """A report that no test of this module withdraws."""
    return web.cleared()


def test_the_start_page_says_what_there_is(reader: Persona, cleared: str):
    page = reader.get("/").text
    assert (bool(cleared), "can be searched" in page, 'href="/search?q=&amp;nation=wales"' in page) == (
        True,
        True,
        True,
    )


def test_what_was_looked_for_is_marked(reader: Persona, cleared: str):
    page = reader.get("/search?q=absences").text
    assert (f"/reports/{cleared}#" in page, "<mark>absences</mark>" in page) == (True, True)


def test_a_result_leads_to_the_place_in_the_report(reader: Persona, cleared: str):
    address = re.search(rf'href="/reports/{cleared}#([\w.-]+)"', reader.get("/search?q=absences").text)
    assert address
    assert f'id="{address[1]}"' in reader.get(f"/reports/{cleared}").text


def test_a_report_leads_to_the_other_documents_of_its_review(reader: Persona, cleared: str):
    address = re.search(r'href="(/reviews/CR\d+)"', reader.get(f"/reports/{cleared}").text)
    assert address
    assert f'href="/reports/{cleared}"' in reader.get(address[1]).text


def test_the_language_of_a_report_is_told_to_what_reads_it_aloud(reader: Persona, cleared: str):
    assert '<article class="app-text" lang="en">' in reader.get(f"/reports/{cleared}").text


def test_filters_keep_what_was_chosen(reader: Persona, cleared: str):
    page = reader.get("/search?q=absences&nation=wales&nation=scotland").text
    chosen = re.findall(r'name="nation" type="checkbox" value="(\w+)" checked', page)
    assert (bool(cleared), sorted(chosen)) == (True, ["scotland", "wales"])


def test_a_filter_leaves_out_the_rest(reader: Persona, cleared: str):
    page = reader.get("/search?q=absences&nation=scotland").text
    assert (cleared in page, "No lesson matches" in page) == (False, True)


def test_a_hint_says_what_was_not_used(reader: Persona):
    assert "special meaning" in reader.get("/search?q=absences~").text


def test_a_query_is_text_and_nothing_else(reader: Persona):
    page = reader.get('/search?q="><script>alert(1)</script>').text
    assert ("<script>alert" in page, html.escape('"><script>alert(1)</script>').replace("&quot;", "&#34;") in page) == (
        False,
        True,
    )


def test_a_held_report_is_not_found(web: Web, reader: Persona):
    held = reader.get(f"/reports/{web.deposit()}")
    assert (held.status_code, held.text) == (404, reader.get("/reports/absent").text)


def test_a_report_can_be_cited(reader: Persona, cleared: str):
    page = reader.get(f"/reports/{cleared}").text
    assert "Mid Example Safeguarding Board (2022). " in page
    assert f"Case Review Repository, report {cleared}." in page


def test_a_report_lists_its_lessons_first(reader: Persona, cleared: str):
    page = reader.get(f"/reports/{cleared}").text
    assert page.index("2 lessons in this report") < page.index('id="text"')


def test_a_report_warns_and_says_where_help_is(reader: Persona, cleared: str):
    assert "0808 800 5000" in reader.get(f"/reports/{cleared}").text


def test_every_paragraph_has_an_address(reader: Persona, cleared: str):
    ids = re.findall(r'id="paragraph-(\d+)"', reader.get(f"/reports/{cleared}").text)
    assert len(ids) == len(set(ids)) > 3


def test_no_id_stands_twice(reader: Persona, cleared: str):
    ids = re.findall(r'\sid="([^"]+)"', reader.get(f"/reports/{cleared}").text)
    assert len(ids) == len(set(ids))


def test_a_lesson_leads_to_its_place(web: Web, reader: Persona, cleared: str):
    listed = web.practitioner.get("/api/v1/lessons?limit=100").json()["items"]
    lesson = next(item for item in listed if item["report_id"] == cleared)
    answer = reader.get(f"/lessons/{lesson['id']}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/reports/{cleared}#{lesson['anchor']}")


def test_a_withdrawn_report_says_that_it_was(web: Web, reader: Persona):
    report_id = web.cleared()
    web.browser[Role.CLEARER].post(f"/reports/{report_id}/withdraw", data={"reason": "superseded"})
    answer = reader.get(f"/reports/{report_id}")
    assert (answer.status_code, "a newer version takes its place" in answer.text) == (410, True)


def test_only_who_may_withdraw_is_offered_it(web: Web, reader: Persona, cleared: str):
    address = f"/reports/{cleared}"
    pages = (web.browser[Role.CLEARER].get(address).text, reader.get(address).text)
    assert ["Withdraw this report" in page for page in pages] == [True, False]


@pytest.mark.parametrize(
    ("who", "address"),
    [
        (Role.PRACTITIONER, "/"),
        (Role.PRACTITIONER, "/search?q=absences"),
        (Role.PRACTITIONER, "/reports/{cleared}"),
        (Role.PRACTITIONER, "/no-such-page"),
        (Role.DEPOSITOR, "/deposit"),
        (Role.CLEARER, "/held"),
        (Role.AUDITOR, "/audit"),
        (Role.AUDITOR, "/api/docs"),
    ],
)
def test_a_page_has_a_language_one_heading_and_a_way_past_the_menu(web: Web, cleared: str, who: Role, address: str):
    page = web.browser[who].get(address.format(cleared=cleared)).text
    assert [page.count(part) for part in ('<html lang="en"', "<h1", 'href="#main-content"', 'id="main-content"')] == [
        1
    ] * 4


@pytest.mark.parametrize("address", ["/deposit", "/sign-in"])
def test_every_field_has_a_label(web: Web, address: str):
    page = (web.stranger if address == "/sign-in" else web.browser[Role.DEPOSITOR]).get(address).text
    fields = re.findall(r'<(?:input|select|textarea)[^>]*\sid="([\w-]+)"', page)
    assert set(fields) == set(re.findall(r'<label[^>]*\sfor="([\w-]+)"', page))


def test_the_auditor_reads_who_did_what(web: Web, cleared: str):
    page = web.browser[Role.AUDITOR].get("/audit").text
    assert (cleared in page, "report.clear" in page) == (True, True)


def test_a_report_carries_its_certificate(reader: Persona, cleared: str):
    page = reader.get(f"/reports/{cleared}").text
    said = ("Certificate of anonymisation", "SHA-256 of the text", "by a second person (clearer)", "Phone number")
    assert [words for words in said if words not in page] == []


@pytest.mark.parametrize("what", ["certificate", "text"])
def test_a_report_is_taken_away_as_a_file(reader: Persona, cleared: str, what: str):
    answer = reader.get(f"/reports/{cleared}/{what}")
    name = "certificate" if what == "certificate" else "report"
    assert (answer.headers["content-type"], answer.headers["content-disposition"]) == (
        "text/plain; charset=utf-8",
        f'attachment; filename="{name}-{cleared}.txt"',
    )


def test_the_certificate_verifies_the_file(reader: Persona, cleared: str):
    digest = hashlib.sha256(reader.get(f"/reports/{cleared}/text").content).hexdigest()
    assert digest in reader.get(f"/reports/{cleared}/certificate").text
