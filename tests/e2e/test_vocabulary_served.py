"""The vocabulary as it is served: to programs, to whoever has no account, and at the terminal."""

import json
import re
import subprocess
import sys

import pytest
from personas import Web
from rdflib import SKOS, Graph

from policies.access import Role
from policies.vocabulary import concepts


@pytest.fixture(scope="module")
def served(web: Web) -> dict[str, dict[str, object]]:
    answer = web.practitioner.get("/api/v1/vocabulary").json()
    return {concept["code"]: concept for concept in answer["concepts"]}


def test_the_api_has_every_concept(served: dict[str, dict[str, object]]):
    assert list(served) == list(concepts())


def test_a_wording_that_was_not_confirmed_is_said_to_be_the_houses(served: dict[str, dict[str, object]]):
    mapped = served["critical-thinking"]["mapped"]
    assert isinstance(mapped, list)
    panel = next(theme for theme in mapped if theme["scheme"] == "panel-practice")
    assert (panel["source"]["confirmed"], panel["source"]["title"]) == (False, "House value, to be confirmed")


@pytest.mark.parametrize("code", ["neglect", "disguised-compliance"])
def test_the_api_has_one_concept_as_it_has_all(web: Web, served: dict[str, dict[str, object]], code: str):
    assert web.practitioner.get(f"/api/v1/vocabulary/{code}").json() == served[code]


def test_the_api_speaks_skos(web: Web):
    answer = web.practitioner.get("/api/v1/vocabulary.rdf")
    graph = Graph().parse(data=answer.content, format="xml")
    assert answer.headers["content-type"].startswith("application/rdf+xml")
    assert len(set(graph.subjects(SKOS.scopeNote, None))) == len(concepts())


def test_the_page_lists_every_concept(web: Web):
    page = web.browser[Role.PRACTITIONER].get("/themes").text
    assert set(re.findall(r'href="/themes/([\w-]+)"', page)) == set(concepts())


def test_the_page_leads_to_a_search(web: Web):
    page = web.browser[Role.PRACTITIONER].get("/themes").text
    assert page.count('href="/search?q=') == len(concepts())


def test_contested_concepts_are_marked(web: Web):
    page = web.browser[Role.PRACTITIONER].get("/themes").text
    assert page.count(">Contested<") == sum(bool(concept.contested) for concept in concepts().values()) >= 4


def test_a_concept_says_who_contests_its_label(web: Web):
    page = web.browser[Role.PRACTITIONER].get("/themes/disguised-compliance").text
    assert ("is contested" in page, "Review Panel" in page) == (True, True)


def test_who_may_not_search_gets_no_link_to_the_search(web: Web):
    page = web.browser[Role.AUDITOR].get("/themes")
    assert (page.status_code, "/search?q=" in page.text) == (200, False)


def test_a_misspelling_is_not_shown(web: Web):
    assert "discguised" not in web.browser[Role.PRACTITIONER].get("/themes/disguised-compliance").text


def ncrr(*arguments: str) -> bytes:
    return subprocess.run([sys.executable, "-m", "repository.cli", *arguments], check=True, capture_output=True).stdout


def test_the_terminal_says_the_same_as_the_api(web: Web):
    assert json.loads(ncrr("vocabulary", "--json")) == web.practitioner.get("/api/v1/vocabulary").json()


def test_the_terminal_speaks_skos(web: Web):
    assert ncrr("vocabulary", "--rdf") == web.practitioner.get("/api/v1/vocabulary.rdf").content


def test_the_terminal_lists_the_concepts():
    lines = ncrr("vocabulary").decode().splitlines()
    assert [line.split("\t")[0] for line in lines] == list(concepts())
