"""`make demo` without the serving: from files to a search, in a folder of its own."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from policies.nations import NATIONS
from repository.demo.documents import documents

DOCUMENTS = documents()
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an earlier run left something, beside another repository."""
    folder = tmp_path_factory.mktemp("checkout")
    for home in ("demo", "ours"):
        (folder / "var" / home).mkdir(parents=True)
        (folder / "var" / home / "repository.db").write_bytes(b"of an earlier run")
    return folder


@pytest.fixture(scope="module")
def said(folder: Path) -> str:
    """What the demonstration says."""
    environment = {
        **os.environ,
        "DEMO_SERVE": "0",
        "PYTHONPATH": str(ROOT),
        "NCRR_HOME": str(folder / "var" / "ours"),
        "COLUMNS": "200",
    }
    command = [sys.executable, "-m", "repository.demo.run"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


def rows(said: str, state: str) -> list[tuple[str, ...]]:
    """The rows of the table that end with the state: nation, type, document, language."""
    found = re.findall(rf"^ (.*\S)\s+{state}\s*$", said, re.MULTILINE)
    return [tuple(re.split(r"\s{2,}", row.strip())) for row in found]


def listed(said: str, heading: str) -> list[str]:
    """What is listed under the heading."""
    return re.search(rf"^{heading}:\n((?:  .*\n)*)", said, re.MULTILINE)[1].split("\n")[:-1]  # type: ignore[index]


def test_all_but_some_are_cleared(said: str) -> None:
    waiting = sum(document.waits for document in DOCUMENTS)

    assert (len(rows(said, "held")), len(rows(said, "cleared"))) == (waiting, len(DOCUMENTS) - waiting - 3)


def test_some_wait_for_their_day(said: str) -> None:
    assert [row[:2] for row in rows(said, "scheduled")] == [
        ("England", "lcspr"),
        ("England", "ncspr"),
        ("England", "dardr"),
    ]


def test_the_table_shows_every_document(said: str) -> None:
    shown = sorted(row for state in ("held", "cleared", "scheduled") for row in rows(said, state))

    assert shown == sorted(
        (NATIONS[document.tags.nation].label, document.tags.review_type, document.role, document.language)
        for document in DOCUMENTS
    )


def test_a_welsh_review_waits_without_its_action_plan(said: str) -> None:
    assert "  Extended Child Practice Review: Child F" in listed(said, "Held until a second person clears them")


def test_a_review_is_published_anonymously(said: str) -> None:
    assert listed(said, "Published without saying whose they are") == ["  Partnership review: Child J"]


def test_it_says_how_long_it_took(said: str) -> None:
    assert re.search(r"^Made in \d+ seconds\.$", said, re.MULTILINE)


@pytest.mark.usefixtures("said")
def test_nothing_that_may_not_be_left_is_stored(folder: Path) -> None:
    with sqlite3.connect(folder / "var" / "demo" / "repository.db") as database:
        texts = database.execute("SELECT id, title || char(10) || text FROM report_text JOIN report ON id = report_id")
        stored = [(re.sub(r"\s+", " ", text), review) for review, text in texts]
    wanted = {wording for document in DOCUMENTS for wording in document.gone if len(wording.split()) > 1}

    assert len(stored) == sum(not document.waits for document in DOCUMENTS) - 3
    assert not [(wording, review) for text, review in stored for wording in wanted if wording in text]


def test_there_is_an_account_for_each_role(said: str) -> None:
    roles = set(re.findall(r"^  (\w+)@example\.org$", said, re.MULTILINE))

    assert roles == {"depositor", "clearer", "practitioner", "partner", "administrator", "auditor"}


def test_the_example_search_finds_a_lesson(said: str) -> None:
    assert re.search(r"finds [1-9]\d*, first:\n  Recommendation 4 of ", said)


@pytest.mark.usefixtures("said")
def test_it_leaves_another_repository_alone(folder: Path) -> None:
    assert (folder / "var" / "ours" / "repository.db").read_bytes() == b"of an earlier run"


@pytest.mark.usefixtures("said")
def test_it_begins_with_an_empty_folder(folder: Path) -> None:
    assert (folder / "var" / "demo" / "repository.db").read_bytes().startswith(b"SQLite format 3")
