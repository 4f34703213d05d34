"""`ncrr index` at the terminal: what is compared, repaired and built, and how it says that it cannot."""

import shutil
from pathlib import Path

import pytest
import spoiling
from builders import txt
from terminal import TAGS, Terminal

from repository.settings import Settings


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An installation with one cleared report."""
    folder = tmp_path_factory.mktemp("index")
    made = Terminal(folder / "home")
    made.furnish()
    file = folder / "report.txt"
    file.write_bytes(txt("A review\n\nRecommendation 1: Agencies should share what they know of bruising.\n"))
    assert made("deposit", str(file), *TAGS).status == 0
    assert made("clear", "--all", "--json").status == 0
    return made


@pytest.fixture
def sound(terminal: Terminal) -> Terminal:
    assert terminal("index", "rebuild").status == 0
    return terminal


def settings(terminal: Terminal) -> Settings:
    return Settings(home=terminal.home)


def test_an_index_that_agrees_is_said_to(sound: Terminal):
    done = sound("index", "check")
    assert (done.status, done.out) == (0, "The index agrees with the database.\n")
    assert "index.rebuild ok" in done.err
    assert "by operator" in done.err


def test_the_last_rebuild_is_told_to_a_program(sound: Terminal):
    said = sound("index", "check", "--json").value
    assert (said["problems"], said["last"]["action"], said["last"]["actor"]) == ([], "index.rebuild", "operator")


def test_a_lost_index_is_told_and_not_begun_anew_by_catching_up(sound: Terminal):
    shutil.rmtree(settings(sound).index_folder)
    checked, caught_up = sound("index", "check", "--json"), sound("index", "catch-up", "--json")
    assert (checked.status, "is missing" in checked.value["problems"][0]) == (1, True)
    assert (caught_up.status, caught_up.value["error"]["code"]) == (5, "index")


@pytest.mark.parametrize("command", ["check", "catch-up"])
def test_a_damaged_index_is_told_in_a_sentence(sound: Terminal, command: str):
    spoiling.damage_files(settings(sound))
    done = sound("index", command)
    assert done.status == {"check": 1, "catch-up": 5}[command]
    assert "rebuild" in done.out + done.err
    assert "Traceback" not in done.err


def test_a_rebuild_repairs_it(sound: Terminal):
    spoiling.damage_files(settings(sound))
    assert sound("index", "rebuild", "--json").value == {"lessons": 1}
    assert sound("search", "bruising", "--json").value["total"] == 1


def test_a_folder_that_cannot_be_used_ends_with_a_sentence(sound: Terminal, tmp_path: Path):
    folder = settings(sound).index_folder
    kept = folder.rename(tmp_path / "kept")
    folder.write_text("", encoding="utf-8")
    done = sound("index", "rebuild")
    folder.unlink()
    kept.rename(folder)
    assert (done.status, done.err.count("\n")) == (5, 1)


def test_the_clock_builds_a_lost_index_anew(sound: Terminal):
    shutil.rmtree(settings(sound).index_folder)
    assert sound("clock", "run").status == 0
    assert sound("index", "check", "--json").value["last"]["actor"] == "healing"
    assert sound("search", "bruising", "--json").value["total"] == 1
