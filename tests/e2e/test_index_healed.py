"""The index of a running server is damaged or lost: it says so, and soon answers again without a restart."""

import shutil
import time
from collections.abc import Callable

import httpx
import pytest
import spoiling
from personas import Persona, Web

from policies.access import Role
from repository.settings import Settings

# Far beyond what it takes.
_PATIENCE = 60


def lose(settings: Settings) -> None:
    shutil.rmtree(settings.index_folder)


@pytest.fixture(scope="module")
def cleared(web: Web) -> str:
    return web.cleared()


@pytest.fixture(params=[spoiling.damage_files, lose])
def spoilt(web: Web, cleared: str, request: pytest.FixtureRequest) -> str:
    request.param(web.installation)
    return cleared


def until_it_answers(ask: Callable[[], httpx.Response]) -> httpx.Response:
    end = time.monotonic() + _PATIENCE
    while (answer := ask()).status_code == 503 and time.monotonic() < end:
        time.sleep(0.05)
    return answer


def test_a_page_says_what_can_be_done_meanwhile(web: Web, spoilt: str):
    reader: Persona = web.browser[Role.PRACTITIONER]
    answer = reader.get("/search?q=absences")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert ('href="/reports"' in answer.text, "absences" in answer.text) == (True, False)
    assert f'href="/reports/{spoilt}"' in reader.get("/reports").text
    assert f"/reports/{spoilt}#" in until_it_answers(lambda: reader.get("/search?q=absences")).text


def test_a_program_is_told_when_to_try_again(web: Web, spoilt: str):
    answer = web.practitioner.get("/api/v1/search?q=absences")
    told = (answer.status_code, answer.headers["retry-after"], answer.headers["content-type"], answer.json()["code"])
    assert told == (503, "60", "application/problem+json", "index")
    found = until_it_answers(lambda: web.practitioner.get("/api/v1/search?q=absences")).json()
    assert spoilt in {item["lesson"]["report_id"] for item in found["items"]}


def test_the_start_page_does_not_say_that_there_is_nothing(web: Web, spoilt: str):
    reader = web.browser[Role.PRACTITIONER]
    page = reader.get("/")
    until_it_answers(lambda: reader.get("/search?q=absences"))
    assert (page.status_code, "Search does not work at the moment" in page.text, bool(spoilt)) == (200, True, True)


def test_the_auditor_sees_that_it_was_built_anew(web: Web, spoilt: str):
    until_it_answers(lambda: web.practitioner.get("/api/v1/search?q=absences"))
    page = web.browser[Role.AUDITOR].get("/audit?after=0").text
    assert ("index.found" in page, "index.rebuild" in page, bool(spoilt)) == (True, True, True)
