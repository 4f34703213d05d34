"""Lessons of like meaning, as a person sees them on a page, in the API and at the terminal."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import txt
from databases import settings
from personas import Persona, Web, opened
from small_model import small_model
from terminal import TAGS, Terminal

from policies.access import Role

SHOWN = "Lessons that say the like in other words are shown too."
REPORT = "A review\n\nRecommendation 1: Agencies should share concerns.\n\nRecommendation 2: Keep to the budget.\n"


@pytest.fixture(scope="module")
def knowing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """An installation with a model of meaning and one cleared report."""
    folder = tmp_path_factory.mktemp("knowing")
    model = small_model(folder / "model")
    with opened(replace(settings(folder / "home"), workers=1, meaning_model=model)) as web:
        report_id = web.deposit(REPORT.encode())
        assert web.clearer.post(f"/api/v1/reports/{report_id}/clear").status_code == 204
        yield web


@pytest.fixture
def reader(knowing: Web) -> Persona:
    return knowing.browser[Role.PRACTITIONER]


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal with a model of meaning and one cleared report, which the index has not read with it."""
    folder = tmp_path_factory.mktemp("terminal")
    before = Terminal(folder / "home")
    before.furnish()
    file = folder / "report.txt"
    file.write_bytes(txt(REPORT))
    assert before("deposit", str(file), *TAGS).status == 0
    assert before("clear", "--all", "--json").status == 0
    model = small_model(folder / "model")
    return Terminal(before.home, {**before.settings, "NCRR_MEANING_MODEL": str(model)})


def test_a_page_says_that_lessons_of_like_meaning_are_shown(reader: Persona):
    page = reader.get("/search?q=tell+worries").text
    assert (SHOWN in page, "Search only for these words" in page, "share concerns" in page) == (True, True, True)


def test_only_the_words_are_searched_for_on_request(reader: Persona):
    page = reader.get("/search?q=tell+worries&exact=1").text
    assert (SHOWN in page, "No lesson matches" in page) == (False, True)


def test_a_page_of_what_has_no_other_words_says_nothing(reader: Persona):
    assert SHOWN not in reader.get("/search?q=tell+AND+worries").text


def test_a_program_is_told_how_near_a_lesson_is(knowing: Web):
    answer = knowing.practitioner.post("/api/v1/search", json={"q": "tell worries"}).json()
    assert (answer["by_meaning"], [0 < one["nearness"] <= 1.001 for one in answer["items"]]) == (True, [True])
    alone = knowing.practitioner.post("/api/v1/search", json={"q": "concerns", "exact": True}).json()
    assert (alone["by_meaning"], [one["nearness"] for one in alone["items"]]) == (False, [0])


def test_an_installation_without_a_model_says_so(web: Web):
    assert web.practitioner.post("/api/v1/search", json={"q": "tell worries"}).json()["by_meaning"] is False


def test_the_terminal_reads_the_lessons_and_finds_by_what_they_mean(terminal: Terminal):
    assert "out of date" in terminal("index", "check").out
    assert terminal("index", "rebuild", "--json").value == {"lessons": 2}
    assert terminal("index", "check").status == 0
    done = terminal("search", "tell worries", "--explain")
    assert (SHOWN in done.err, "share concerns" in done.out, "nearness" in done.out) == (True, True, False)
    assert SHOWN not in terminal("search", "tell worries", "--exact").err


def test_a_folder_without_a_model_is_told_in_a_sentence(terminal: Terminal, tmp_path: Path):
    lost = Terminal(terminal.home, {**terminal.settings, "NCRR_MEANING_MODEL": str(tmp_path)})
    for command in (("serve",), ("index", "rebuild"), ("search", "tell")):
        done = lost(*command, "--json")
        assert (done.status, done.value["error"]["code"]) == (2, "meaning-model")
        assert f"NCRR_MEANING_MODEL: {tmp_path} holds no model of meaning" in done.value["error"]["sentence"]


def test_a_damaged_model_is_told_in_a_sentence(terminal: Terminal, tmp_path: Path):
    folder = small_model(tmp_path / "model", seed=3)
    (folder / "model.onnx").write_bytes(b"damaged")
    damaged = Terminal(terminal.home, {**terminal.settings, "NCRR_MEANING_MODEL": str(folder)})
    for command, status in ((("serve", "--port", "0"), 5), (("index", "rebuild"), 2), (("search", "tell"), 2)):
        done = damaged.apart(*command, "--json")
        assert (done.status, "model.onnx is damaged" in done.value["error"]["sentence"]) == (status, True)
