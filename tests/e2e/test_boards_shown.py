"""The bodies that commission reviews, as the API, the pages and the terminal show them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from personas import Web

from policies.access import Role
from policies.boards import BOARDS


def terminal(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "repository.cli", "boards", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | variables,
    )


def test_the_api_lists_every_body(web: Web):
    assert {one["code"] for one in web.stranger.get("/api/v1/boards").json()} == BOARDS.keys()


def test_the_api_finds_by_nation_and_by_a_name_of_a_report(web: Web):
    found: list[dict[str, Any]] = web.stranger.get("/api/v1/boards?nation=wales&q=Bwrdd Diogelu Plant Casnewydd").json()
    assert [one["code"] for one in found] == ["gwent"]


def test_the_api_tells_what_came_before_and_whether_it_is_confirmed(web: Web):
    found = web.stranger.get("/api/v1/boards/west-glamorgan").json()
    assert (found["predecessors"], found["confirmed"], found["source"]) == (
        [{"code": "western-bay", "name": "Western Bay Safeguarding Children Board", "change": "renamed"}],
        False,
        "House value, to be confirmed",
    )


def test_the_page_filters_by_nation(web: Web):
    page = web.browser[Role.PRACTITIONER].get("/boards?nation=northern-ireland").text
    assert set(re.findall(r'<tr class="govuk-table__row" id="([\w-]+)"', page)) == {
        code for code, one in BOARDS.items() if one.nation == "northern-ireland"
    }


def test_the_page_says_what_is_to_be_confirmed_and_links_what_is_not(web: Web):
    page = web.browser[Role.PRACTITIONER].get("/boards?nation=wales").text
    assert (page.count("To be confirmed"), 'href="https://cysur.wales/about-us"' in page) == (7, True)


def test_the_page_says_that_nothing_was_found(web: Web):
    page = web.browser[Role.AUDITOR].get("/boards?q=<script>").text
    assert ("No body has such a name." in page, 'value="&lt;script&gt;"' in page) == (True, True)


def test_the_form_of_a_deposit_suggests_the_bodies_that_there_are(web: Web):
    page = web.browser[Role.DEPOSITOR].get("/deposit").text
    suggested = re.findall(r'<option value="([^"]+)" label="', page)
    assert ("Falkirk Child Protection Committee" in suggested, "Bwrdd Diogelu Gwent" in suggested) == (True, True)
    assert "Cumbria Safeguarding Children Partnership" not in suggested


def test_the_field_of_the_body_takes_its_suggestions_from_the_list(web: Web):
    page = web.browser[Role.DEPOSITOR].get("/deposit").text
    assert re.search(r'<input[^>]* name="board"[^>]* list="boards"', page)


def test_the_terminal_lists_a_nation():
    done = terminal("--nation", "scotland")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 30)


def test_the_terminal_finds_a_name_as_json():
    done = terminal("Norfolk L.S.C.B.", "--json")
    assert [one["code"] for one in json.loads(done.stdout)] == ["norfolk"]


def test_a_row_of_the_house_is_shown(tmp_path: Path):
    (tmp_path / "boards.csv").write_text(
        "code,name,nation,kind,successors,source_title\n"
        "norfolk,Tarnshire Partnership,england,partnership,merged:suffolk,Yearly report\n",
        encoding="utf-8",
    )
    done = terminal("tarn", "--json", NCRR_POLICIES=str(tmp_path))
    found = json.loads(done.stdout)[0]
    assert (found["code"], found["confirmed"], found["successors"][0]["code"]) == ("norfolk", True, "suffolk")


def test_a_row_of_the_house_that_leads_nowhere_stops_the_program(tmp_path: Path):
    (tmp_path / "boards.csv").write_text(
        "code,name,nation,kind,successors\nnorfolk,Norfolk,england,partnership,merged:nowhere\n", encoding="utf-8"
    )
    done = terminal(NCRR_POLICIES=str(tmp_path))
    assert done.returncode != 0
