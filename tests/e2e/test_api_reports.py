"""A report on its way through the API: deposited, cleared by another person, read, searched, withdrawn."""

import hashlib
import json

import pytest
from personas import CANARIES, REPORT, TAGS, Web

from policies.access import Role


@pytest.fixture(scope="module")
def held(web: Web) -> str:
    """A report that nobody has decided on, and that no test of this module decides on."""
    return web.deposit()


@pytest.fixture(scope="module")
def cleared(web: Web) -> str:
    """A report that can be read, and that no test of this module withdraws."""
    return web.cleared()


def test_a_deposit_answers_where_its_report_is(web: Web):
    answer = web.depositor.post("/api/v1/reports", data=TAGS, files={"file": REPORT.encode()})
    assert (answer.status_code, answer.headers["location"]) == (201, f"/api/v1/reports/{answer.json()['id']}")


def test_the_depositor_sees_that_it_is_held(web: Web, held: str):
    answer = web.depositor.get(f"/api/v1/reports/{held}").json()
    assert (answer["report"]["state"], answer["report"]["own"], answer["content"]) == ("held", True, None)


def test_the_clearer_reads_the_candidate_without_the_people(web: Web, held: str):
    text = web.clearer.get(f"/api/v1/reports/{held}/candidate").json()["text"]
    assert [word for word in CANARIES if word in text] == []


def test_a_practitioner_does_not_find_a_held_report(web: Web, held: str):
    held_one = web.practitioner.get(f"/api/v1/reports/{held}")
    absent = web.practitioner.get("/api/v1/reports/absent")
    assert (held_one.status_code, held_one.content) == (404, absent.content)


def test_a_practitioner_does_not_find_its_candidate(web: Web, held: str):
    assert web.practitioner.get(f"/api/v1/reports/{held}/candidate").status_code == 404


@pytest.mark.parametrize("command", ["clear", "redactions", "return", "reject"])
def test_who_deposited_it_does_not_decide_on_it(web: Web, held: str, command: str):
    bodies = {"redactions": {"words": ["the"]}, "return": {"comment": "No."}, "reject": {"reason": "duplicate"}}
    answer = web.depositor.post(f"/api/v1/reports/{held}/{command}", json=bodies.get(command))
    assert answer.status_code == 403


@pytest.mark.parametrize("state", ["held", "cleared"])
def test_lists_are_by_state(web: Web, held: str, cleared: str, state: str):
    listed = {report["id"] for report in web.clearer.get(f"/api/v1/reports?state={state}&limit=100").json()["items"]}
    assert (held in listed, cleared in listed) == (state == "held", state == "cleared")


def test_a_list_goes_on_at_its_cursor(web: Web, held: str, cleared: str):
    first = web.depositor.get("/api/v1/reports?limit=1").json()
    second = web.depositor.get(f"/api/v1/reports?limit=1&cursor={first['next']}").json()
    assert first["items"][0]["id"] != second["items"][0]["id"], (held, cleared)


def test_a_cleared_report_is_read_with_its_lessons(web: Web, cleared: str):
    content = web.practitioner.get(f"/api/v1/reports/{cleared}").json()["content"]
    lessons = content["lessons"]
    assert [(lesson["kind"], lesson["number"]) for lesson in lessons] == [
        ("recommendation", "1"),
        ("recommendation", "2"),
    ]


def test_nothing_that_identifies_somebody_is_left_in_it(web: Web, cleared: str):
    text = web.practitioner.get(f"/api/v1/reports/{cleared}").text
    assert [word for word in CANARIES if word in text] == []


def test_its_evidence_does_not_tell_readers_where_to_look(web: Web, cleared: str):
    assert "risk" not in web.practitioner.get(f"/api/v1/reports/{cleared}").json()["content"]["evidence"]


def test_who_decides_is_told_what_remains_and_where(web: Web):
    report_id = web.deposit(REPORT.replace("always poorly", "found in a caravan").encode())
    content = web.clearer.get(f"/api/v1/reports/{report_id}/candidate").json()
    risk = content["evidence"]["risk"]
    reason = next(reason for reason in risk["reasons"] if reason["code"] == "rare-circumstance")
    told = [content["text"][span["start"] : span["end"]] for span in reason["spans"]]
    assert (risk["level"], reason["count"], told) == ("raised", 1, ["caravan"])


def test_its_blocks_are_stretches_of_its_text(web: Web, cleared: str):
    content = web.practitioner.get(f"/api/v1/reports/{cleared}").json()["content"]
    spans = [(block["span"]["start"], block["span"]["end"]) for block in content["blocks"]]
    assert "\n".join(content["text"][start:end] for start, end in spans) == content["text"]


def test_its_lessons_are_found_with_what_was_looked_for_marked(web: Web, cleared: str):
    answer = web.practitioner.post("/api/v1/search", json={"q": "absences", "nation": ["wales"]}).json()
    found = next(item for item in answer["items"] if item["lesson"]["report_id"] == cleared)
    assert [part["text"] for part in found["snippet"]["fragments"] if part["marked"]] == ["absences"]


def test_search_by_address_finds_the_same(web: Web, cleared: str):
    by_body = web.practitioner.post("/api/v1/search", json={"q": '"health visitors"', "year": [2022]}).json()
    assert cleared
    assert web.practitioner.get('/api/v1/search?q="health visitors"&year=2022').json() == by_body


def test_facets_count_what_was_found(web: Web, cleared: str):
    answer = web.practitioner.post("/api/v1/search", json={"q": "absences"}).json()
    assert cleared
    assert sum(answer["facets"]["nation"].values()) == answer["total"] > 0


def test_a_lesson_is_read_on_its_own(web: Web, cleared: str):
    listed = web.practitioner.get("/api/v1/lessons?kind=recommendation&limit=100").json()["items"]
    lesson = next(item for item in listed if item["report_id"] == cleared)
    assert web.practitioner.get(f"/api/v1/lessons/{lesson['id']}").json() == lesson


def test_a_cleared_report_cannot_be_cleared_again(web: Web, cleared: str):
    answer = web.clearer.post(f"/api/v1/reports/{cleared}/clear")
    assert (answer.status_code, answer.json()["code"]) == (409, "state")


def test_a_report_that_changed_meanwhile_is_not_cleared(web: Web):
    report_id = web.deposit()
    read = web.clearer.get(f"/api/v1/reports/{report_id}").json()["report"]["revision"]
    web.clearer.post(f"/api/v1/reports/{report_id}/redactions", json={"words": ["always poorly"]})
    answer = web.clearer.post(f"/api/v1/reports/{report_id}/clear?revision={read}")
    assert (answer.status_code, answer.json()["code"]) == (409, "changed")


def test_words_are_redacted_wherever_they_stand(web: Web):
    report_id = web.deposit()
    answer = web.clearer.post(f"/api/v1/reports/{report_id}/redactions", json={"words": ["Health  visitors"]})
    text = web.clearer.get(f"/api/v1/reports/{report_id}/candidate").text
    assert (answer.status_code, "health visitors" in text.lower()) == (204, False)


def test_a_span_is_redacted(web: Web):
    report_id = web.deposit()
    text = web.clearer.get(f"/api/v1/reports/{report_id}/candidate").json()["text"]
    start = text.index("always poorly")
    web.clearer.post(
        f"/api/v1/reports/{report_id}/redactions",
        json={"spans": [{"start": start, "end": start + len("always poorly")}]},
    )
    assert "always poorly" not in web.clearer.get(f"/api/v1/reports/{report_id}/candidate").text


def test_words_that_are_not_there_are_said(web: Web, held: str):
    answer = web.clearer.post(f"/api/v1/reports/{held}/redactions", json={"words": ["zebra crossing"]})
    assert (answer.status_code, answer.json()["code"]) == (422, "words")


def test_a_returned_report_leaves_the_list_of_those_who_clear(web: Web):
    report_id = web.deposit()
    web.clearer.post(f"/api/v1/reports/{report_id}/return", json={"comment": "The school is still named."})
    states = [persona.get(f"/api/v1/reports/{report_id}").status_code for persona in (web.depositor, web.clearer)]
    assert states == [200, 404]


def test_a_rejected_report_says_why(web: Web):
    report_id = web.deposit()
    web.clearer.post(f"/api/v1/reports/{report_id}/reject", json={"reason": "not-a-review"})
    report = web.depositor.get(f"/api/v1/reports/{report_id}").json()["report"]
    assert (report["state"], report["reason"]) == ("rejected", "not-a-review")


def test_an_unknown_reason_is_refused(web: Web, held: str):
    assert web.clearer.post(f"/api/v1/reports/{held}/reject", json={"reason": "because"}).status_code == 422


def test_no_key_withdraws(web: Web, cleared: str):
    # There is no scope for it: what takes a text down for good is done by somebody who signed in.
    answer = web.clearer.post(f"/api/v1/reports/{cleared}/withdraw", json={"reason": "at-request"})
    assert answer.status_code == 403


def test_a_withdrawn_report_is_found_no_more(web: Web):
    report_id = web.cleared()
    web.browser[Role.CLEARER].post(f"/api/v1/reports/{report_id}/withdraw", json={"reason": "at-request"})
    answer = web.practitioner.post("/api/v1/search", json={"q": "absences", "limit": 100}).json()
    assert report_id not in {item["lesson"]["report_id"] for item in answer["items"]}


def test_a_withdrawn_report_leaves_a_tombstone(web: Web):
    report_id = web.cleared()
    web.browser[Role.CLEARER].post(f"/api/v1/reports/{report_id}/withdraw", json={"reason": "court-order"})
    answer = web.practitioner.get(f"/api/v1/reports/{report_id}").json()
    assert (answer["report"]["state"], answer["report"]["board"], answer["content"]) == ("withdrawn", "", None)


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("/api/v1/nations", {"code": "england", "label": "England"}),
        ("/api/v1/review-types?nation=wales", {"code": "scr", "label": "Serious Case Review"}),
    ],
)
def test_the_vocabulary_is_listed(web: Web, address: str, first: dict[str, str]):
    listed = web.stranger.get(address).json()[0]
    assert {name: listed[name] for name in first} == first


def test_a_fact_is_listed_with_its_source_and_whether_that_was_confirmed(web: Web):
    listed = {kind["code"]: kind for kind in web.stranger.get("/api/v1/review-types?nation=wales").json()}
    assert (listed["scr"]["since"], listed["scr"]["since_source"]["confirmed"]) == ("2006-10-01", True)
    assert (listed["scr"]["until"], listed["scr"]["until_source"]["said"]) == (
        "2012-12-31",
        "House value, to be confirmed",
    )


def test_a_type_is_listed_with_what_came_before_it_and_after_it(web: Web):
    listed = {kind["code"]: kind for kind in web.stranger.get("/api/v1/review-types?nation=wales").json()}
    assert (listed["cpr-concise"]["replaced"], listed["cpr-concise"]["replaced_by"]) == (["scr"], ["susr"])


def test_a_nation_is_listed_with_its_national_body(web: Web):
    listed = {nation["code"]: nation for nation in web.stranger.get("/api/v1/nations").json()}
    assert (listed["scotland"]["overseer"], listed["scotland"]["overseer_source"]["confirmed"]) == (
        "Care Inspectorate",
        True,
    )


def test_who_asks_is_told_who_they_are(web: Web):
    answer = web.practitioner.get("/api/v1/me").json()
    assert answer == {
        "name": "Practitioner",
        "role": "practitioner",
        "board": "",
        "permissions": ["report:read", "search:read"],
    }


def test_a_problem_is_one_as_the_standard_has_it(web: Web):
    answer = web.practitioner.get("/api/v1/reports/absent")
    assert (answer.headers["content-type"], json.loads(answer.content)) == (
        "application/problem+json",
        {
            "type": "urn:ncrr:problem:not-found",
            "title": "Not Found",
            "status": 404,
            "detail": "There is nothing here for you under that name.",
            "code": "not-found",
        },
    )


def test_without_a_key_the_answer_says_how_to_give_one(web: Web):
    answer = web.stranger.get("/api/v1/me")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_the_certificate_is_of_the_text_that_is_exported(web: Web, cleared: str):
    certificate = web.practitioner.get(f"/api/v1/reports/{cleared}/certificate").json()
    text = web.practitioner.get(f"/api/v1/reports/{cleared}/text")
    assert (certificate["digest"], text.headers["content-type"]) == (
        hashlib.sha256(text.content).hexdigest(),
        "text/plain; charset=utf-8",
    )


def test_the_certificate_counts_what_was_changed(web: Web, cleared: str):
    certificate = web.practitioner.get(f"/api/v1/reports/{cleared}/certificate").json()
    treated = {(count["kind"], count["treatment"]) for count in certificate["evidence"]["counts"]}
    assert (certificate["cleared_by"], treated >= {("PERSON", "pseudonym"), ("PHONE", "mask")}) == ("clearer", True)


def test_the_certificate_names_nobody(web: Web, cleared: str):
    said = web.practitioner.get(f"/api/v1/reports/{cleared}/certificate").text
    assert [word for word in (*CANARIES, "example.org", "Clearer", "Depositor") if word in said] == []


def test_the_certificate_tells_the_risk_to_those_who_decide_alone(web: Web, cleared: str):
    asked = (web.depositor, web.clearer, web.practitioner)
    told = [who.get(f"/api/v1/reports/{cleared}/certificate").json() for who in asked]
    assert [certificate["risk"] for certificate in told] == ["low", "low", None]


def test_a_held_report_has_a_certificate_for_those_who_see_it(web: Web, held: str):
    asked = (web.depositor, web.clearer, web.practitioner)
    assert [who.get(f"/api/v1/reports/{held}/certificate").status_code for who in asked] == [200, 200, 404]


def test_the_text_of_a_held_report_is_not_exported(web: Web, held: str):
    asked = (web.depositor, web.clearer, web.practitioner)
    assert [who.get(f"/api/v1/reports/{held}/text").status_code for who in asked] == [404, 404, 404]
