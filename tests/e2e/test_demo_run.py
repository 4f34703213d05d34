"""`make demo` without the serving: from files to a search, in a folder of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_six_are_cleared(said: str) -> None:
    assert len(re.findall(r"^ .*\bcleared\s*$", said, re.MULTILINE)) == 6


def test_two_are_held(said: str) -> None:
    assert len(re.findall(r"^ .*\bheld\s*$", said, re.MULTILINE)) == 2


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
