"""The criteria advisor on the page, over the API and at the terminal: the same content everywhere."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from personas import Persona, Web
from terminal import Terminal

from policies.access import Role

CASE = {"nation": "northern-ireland", "date": "2024-11-05"}
KNOWN = {"died": "yes", "abuse-or-neglect": "yes", "effective-practice": "no"}
FORM = {"nation": "northern-ireland", "day": "5", "month": "11", "year": "2024"}


@pytest.fixture
def reader(web: Web) -> Persona:
    return web.browser[Role.PRACTITIONER]


@pytest.fixture
def answer(web: Web) -> Any:
    return web.practitioner.post("/api/v1/advice", json={**CASE, "facts": KNOWN}).json()


@pytest.fixture
def page(reader: Persona) -> str:
    return reader.post("/advice", data={**FORM, **KNOWN, "answered": "yes"}).text


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    # Advice needs no repository: this one is never made.
    return Terminal(tmp_path / "home")


OPTIONS = ("--nation", CASE["nation"], "--date", CASE["date"], "--yes", "died", "--yes", "abuse-or-neglect")


def cells(page: str) -> list[str]:
    return [html.unescape(re.sub("<[^>]+>", "", cell)).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", page)]


def test_the_api_says_each_verdict(answer: Any):
    assert {one["code"]: one["verdict"] for one in answer["findings"]} == {
        "ni-cmr": "cannot-be-decided-yet",
        "ni-cmr-positive": "does-not-apply",
    }


def test_the_api_says_what_is_missing(answer: Any):
    assert [fact["code"] for fact in answer["findings"][0]["missing"]] == ["concern-agencies"]


def test_the_api_names_the_paragraph_of_each_condition(answer: Any):
    parts = [condition["source"]["part"] for condition in answer["findings"][0]["conditions"]]
    assert parts == [f"regulation 17(2){part}" for part in ("(a)", "(b)(i)", "(b)(ii)", "(b)(iii)", "(c)")]


def test_the_api_says_that_it_does_not_decide(answer: Any):
    assert answer["informs"].startswith("This informs and does not decide.")


@pytest.mark.parametrize(
    "wrong",
    [
        {"nation": "atlantis"},
        {"date": "yesterday"},
        {"facts": {"marigold": "yes"}},
        {"facts": {"died": "perhaps"}},
    ],
)
def test_the_api_refuses_what_it_does_not_know(web: Web, wrong: dict[str, Any]):
    given = web.practitioner.post("/api/v1/advice", json={**CASE, **wrong})
    told = (given.status_code, given.headers["content-type"], "marigold" in given.text)
    assert told == (422, "application/problem+json", False)


def test_the_terminal_says_what_the_api_says(terminal: Terminal, answer: Any):
    done = terminal("advise", *OPTIONS, "--no", "effective-practice", "--json")
    assert (done.status, done.value) == (0, answer)


def test_the_terminal_says_each_condition_with_its_source(terminal: Terminal, answer: Any):
    lines = {line.strip() for line in terminal("advise", *OPTIONS, "--no", "effective-practice").out.splitlines()}
    wanted = {
        f"{one['met'].replace('-', ' ')}: {one['sentence']} [{one['source']['title']}, {one['source']['part']}]"
        for finding in answer["findings"]
        for one in finding["conditions"]
    }
    assert wanted - lines == set()


def test_the_terminal_says_what_to_find_out(terminal: Terminal):
    assert re.search(r"To decide it, find out: .*\(concern-agencies\)", terminal("advise", *OPTIONS).out)


def test_the_terminal_says_what_follows(terminal: Terminal):
    done = terminal("advise", *OPTIONS, "--yes", "concern-agencies")
    assert "Case management review: APPLIES" in done.out
    assert "Then: The Safeguarding Board for Northern Ireland must carry out" in done.out


def test_the_terminal_marks_house_values(terminal: Terminal):
    done = terminal("advise", "--nation", "scotland", "--date", "2019-11-04")
    assert "[House value, to be confirmed, in the guidance of 2015" in done.out


def test_the_terminal_asks_of_today_unless_told(terminal: Terminal):
    assert "Learning review: a child has died" in terminal("advise", "--nation", "scotland").out


def test_a_fact_is_not_both_yes_and_no(terminal: Terminal):
    assert terminal("advise", *OPTIONS, "--no", "died").status == 2


def test_the_terminal_keeps_nothing(terminal: Terminal):
    assert (terminal("advise", *OPTIONS).status, terminal.home.exists()) == (0, False)


def test_the_start_page_and_the_menu_lead_there(reader: Persona):
    assert reader.get("/").text.count('href="/advice"') == 2


def test_who_reads_no_reports_is_not_led_there(web: Web):
    assert 'href="/advice"' not in web.browser[Role.AUDITOR].get("/").text


def test_the_page_asks_what_the_nation_asks_of_that_day(reader: Persona):
    names = set(re.findall(r'name="([\w-]+)" type="radio"', reader.post("/advice", data=FORM).text))
    assert (names >= {"died", "concern-agencies", "outstanding-learning"}, "in-area" in names) == (True, False)


def test_each_question_starts_as_not_known(reader: Persona):
    checked = re.findall(r'type="radio" value="([\w-]+)" checked', reader.post("/advice", data=FORM).text)
    assert set(checked) == {"not-known"}


def test_no_advice_is_given_before_the_questions_are_answered(reader: Persona):
    assert "app-finding" not in reader.post("/advice", data=FORM).text


def test_the_page_says_each_condition_with_its_source(page: str, answer: Any):
    wanted = [
        told
        for finding in answer["findings"]
        for one in finding["conditions"]
        for told in (
            one["sentence"],
            one["met"].replace("-", " ").capitalize(),
            f"{one['source']['title']}, {one['source']['part']}",
        )
    ]
    assert [cell for cell in cells(page) if cell != "At least one of:"] == wanted


def test_the_page_says_each_verdict_and_what_it_means(page: str, answer: Any):
    tags = re.findall(r'<strong class="govuk-tag [\w-]+">([^<]+)</strong>', page)
    assert tags == ["Cannot be decided yet", "Does not apply"]
    assert [one["meaning"] for one in answer["findings"] if one["meaning"] not in page] == []


def test_the_page_leads_to_the_question_that_is_missing(page: str):
    assert ('href="#concern-agencies"' in page, 'id="concern-agencies"' in page) == (True, True)


def test_the_page_keeps_the_answers(page: str):
    checked = dict(re.findall(r'name="([\w-]+)" type="radio" value="([\w-]+)" checked', page))
    assert checked.items() >= KNOWN.items()


def test_the_page_says_that_it_does_not_decide(page: str):
    assert "This informs and does not decide." in page


def test_an_answer_that_is_none_is_not_known(reader: Persona):
    page = reader.post("/advice", data={**FORM, "died": "<b>perhaps</b>", "answered": "yes"}).text
    assert ('id="died-not-known" name="died" type="radio" value="not-known" checked' in page, "<b>" in page) == (
        True,
        False,
    )


def test_a_nation_without_criteria_is_told_at_once(reader: Persona):
    page = reader.post("/advice", data=FORM | {"nation": "jersey"}).text
    assert ("No criteria are known here" in page, '<form action="/advice"' in page) == (True, False)


@pytest.mark.parametrize(
    "wrong", [{"day": "30", "month": "2"}, {"year": "soon"}, {"year": "0"}, {"nation": "atlantis"}]
)
def test_what_cannot_be_asked_is_said_beside_the_field(reader: Persona, wrong: dict[str, str]):
    answer = reader.post("/advice", data=FORM | wrong)
    assert (answer.status_code, "There is a problem" in answer.text, "govuk-error-message" in answer.text) == (
        422,
        True,
        True,
    )


@pytest.mark.parametrize("asked", [None, FORM, {**FORM, **KNOWN, "answered": "yes"}])
def test_every_field_has_a_label_and_no_id_stands_twice(reader: Persona, asked: dict[str, str] | None):
    page = (reader.post("/advice", data=asked) if asked else reader.get("/advice")).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    fields = re.findall(r'<(?:input|select)[^>]*\sid="([\w-]+)"', page)
    assert set(fields) == set(re.findall(r'<label[^>]*\sfor="([\w-]+)"', page))
    assert len(ids) == len(set(ids))


def test_the_page_has_one_heading_and_a_way_past_the_menu(page: str):
    assert [page.count(part) for part in ("<h1", 'href="#main-content"', 'id="main-content"')] == [1, 1, 1]
