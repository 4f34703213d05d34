"""Deciding on a held report in a browser, and what its depositor sees of that."""

import re

import pytest
from personas import CANARIES, REPORT, Persona, Web

from policies.access import Role


@pytest.fixture
def clearer(web: Web) -> Persona:
    return web.browser[Role.CLEARER]


@pytest.fixture
def depositor(web: Web) -> Persona:
    return web.browser[Role.DEPOSITOR]


@pytest.fixture(scope="module")
def held(web: Web) -> str:
    """A report that no test of this module decides on."""
    return web.deposit()


def test_the_page_shows_the_text_without_the_people(clearer: Persona, held: str):
    text = clearer.get(f"/held/{held}").text
    assert ("should share what they know" in text, [word for word in CANARIES if word in text]) == (True, [])


def test_the_page_says_what_was_replaced_and_never_what_it_was(clearer: Persona, held: str):
    assert "replaced by a label" in clearer.get(f"/held/{held}").text


TELLING = REPORT.replace("2. Rec", "The twins were found in a caravan, and Father was sentenced to 14 years.\n\n2. Rec")


@pytest.fixture(scope="module")
def telling(web: Web) -> str:
    """The id of a held report in which much remains that leads to a family."""
    return web.deposit(TELLING.encode())


def test_the_page_says_what_remains_together(clearer: Persona, telling: str):
    page = clearer.get(f"/held/{telling}").text
    assert "Risk that the family is recognised: high" in page
    assert "A rare event, object or condition" in page


def test_the_page_leads_to_what_remains(clearer: Persona, telling: str):
    page = clearer.get(f"/held/{telling}").text
    (anchor, *_) = re.findall(r'<a class="govuk-link" href="#(paragraph-\d+)"', page)
    assert re.search(rf'<p [^>]*id="{anchor}">The twins were found', page)


def test_readers_of_the_cleared_report_are_not_told_where_to_look(web: Web, clearer: Persona):
    report_id = web.deposit(TELLING.encode())
    clearer.post(f"/held/{report_id}/clear", data={"confirmed": "yes"})
    read = web.browser[Role.PRACTITIONER].get(f"/reports/{report_id}")
    assert (read.status_code, "Risk that" in read.text) == (200, False)


def test_the_page_shows_the_lessons(clearer: Persona, held: str):
    assert ">Recommendation 2</a>" in clearer.get(f"/held/{held}").text


def test_its_depositor_may_look_and_not_decide(depositor: Persona, held: str):
    page = depositor.get(f"/held/{held}").text
    assert ("should share what they know" in page, "Clear this report" in page) == (True, False)


def test_its_depositor_cannot_clear_it_by_address(depositor: Persona, held: str):
    assert depositor.post(f"/held/{held}/clear", data={"confirmed": "yes"}).status_code == 403


def test_clearing_asks_for_a_word_first(clearer: Persona, held: str):
    answer = clearer.post(f"/held/{held}/clear")
    assert (answer.status_code, 'href="#confirmed"' in answer.text) == (422, True)


def test_a_cleared_report_can_be_read(web: Web, clearer: Persona):
    report_id = web.deposit()
    answer = clearer.post(f"/held/{report_id}/clear", data={"confirmed": "yes"})
    read = web.browser[Role.PRACTITIONER].get(f"/reports/{report_id}")
    assert (answer.headers["location"], read.status_code) == ("/held?done=cleared", 200)


def test_what_waits_for_its_day_offers_no_text_to_download(web: Web, clearer: Persona):
    report_id = web.deposit(nation="england", review_type="lcspr", published_before="")
    answer = clearer.post(f"/held/{report_id}/clear", data={"confirmed": "yes"})
    page = clearer.get(f"/held/{report_id}").text
    assert answer.headers["location"] == "/held?done=scheduled"
    assert (f"/reports/{report_id}/certificate" in page, f"/reports/{report_id}/text" in page) == (True, False)


def test_its_depositor_is_told_that_it_waits_for_its_day(web: Web, clearer: Persona, depositor: Persona):
    report_id = web.deposit(nation="england", review_type="lcspr", published_before="")
    clearer.post(f"/held/{report_id}/clear", data={"confirmed": "yes"})
    assert "Another person has cleared it, and it waits for its day." in depositor.get(f"/held/{report_id}").text


def test_the_list_says_which_document_it_is(web: Web, clearer: Persona):
    report_id = web.deposit(role="press-statement", language="cy")
    row = re.search(rf'/held/{report_id}">.*', clearer.get("/held").text)
    assert row
    assert "Press statement, Welsh" in row[0]


def test_words_that_were_typed_are_removed(web: Web, clearer: Persona):
    report_id = web.deposit()
    answer = clearer.post(f"/held/{report_id}/redact", data={"words": "always poorly\r\nfive working  days"})
    text = clearer.get(answer.headers["location"]).text
    assert (answer.status_code, "always poorly" in text, "five working days" in text) == (303, False, False)


def test_words_that_are_not_there_are_said(clearer: Persona, held: str):
    answer = clearer.post(f"/held/{held}/redact", data={"words": "zebra crossing"})
    assert (answer.status_code, 'href="#words"' in answer.text, ">zebra crossing</textarea>" in answer.text) == (
        422,
        True,
        True,
    )


def test_a_decision_on_what_changed_meanwhile_is_refused(web: Web, clearer: Persona):
    report_id = web.deposit()
    answer = clearer.post(f"/held/{report_id}/clear", data={"confirmed": "yes", "revision": "an older one"})
    assert (answer.status_code, "changed after you read it" in answer.text) == (409, True)


def test_the_depositor_reads_why_it_came_back(web: Web, clearer: Persona, depositor: Persona):
    report_id = web.deposit()
    clearer.post(f"/held/{report_id}/return", data={"comment": "The school is <still> named."})
    assert "The school is &lt;still&gt; named." in depositor.get(f"/held/{report_id}").text


def test_a_return_says_what_has_to_change(clearer: Persona, held: str):
    answer = clearer.post(f"/held/{held}/return", data={"comment": " "})
    assert (answer.status_code, 'href="#comment"' in answer.text) == (422, True)


def test_a_returned_report_is_gone_for_the_clearer(web: Web, clearer: Persona):
    report_id = web.deposit()
    clearer.post(f"/held/{report_id}/return", data={"comment": "Too much was removed."})
    assert clearer.get(f"/held/{report_id}").status_code == 404


def test_a_rejected_report_says_why(web: Web, clearer: Persona, depositor: Persona):
    report_id = web.deposit()
    clearer.post(f"/held/{report_id}/reject", data={"reason": "not-a-review"})
    assert "it is not a case review" in depositor.get(f"/held/{report_id}").text


def test_the_list_tells_when_a_report_is_destroyed(clearer: Persona, held: str):
    assert (held in clearer.get("/held").text, "Destroyed unless cleared by" in clearer.get("/held").text) == (
        True,
        True,
    )


def test_what_was_done_is_said(clearer: Persona):
    assert "The report is cleared." in clearer.get("/held?done=cleared").text


def test_nothing_else_is_said_to_be_done(clearer: Persona):
    assert "<b>" not in clearer.get("/held?done=<b>paid</b>").text


def test_the_page_has_the_certificate_of_what_is_held(clearer: Persona, held: str):
    page = clearer.get(f"/held/{held}").text
    assert ("Certificate of anonymisation" in page, "not yet" in page, f"/reports/{held}/text" in page) == (
        True,
        True,
        False,
    )


def test_a_redaction_is_part_of_the_certificate(web: Web, clearer: Persona):
    report_id = web.deposit()
    clearer.post(f"/held/{report_id}/redact", data={"words": "always poorly"})
    assert re.search(r"Removed by the clearer\s+1 place\n", clearer.get(f"/reports/{report_id}/certificate").text)
