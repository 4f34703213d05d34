"""What is left when a worker, or the command itself, is killed in the middle of a deposit: nothing half done."""

import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from builders import FILLER, txt
from terminal import CLEARER, TAGS, Terminal

DOCUMENTS = 6


@dataclass(frozen=True, slots=True)
class Killed:
    """An installation after the kill; `told` is what the command still printed, `pids` were its workers."""

    terminal: Terminal
    told: dict[str, Any]
    pids: list[int]

    @property
    def held(self) -> set[str]:
        return {item["id"] for item in self.terminal("held", "--json").value["items"]}


def processes() -> Iterator[tuple[int, int]]:
    """Number and parent's number of all that run; one that has ended and was not asked for its status does not run."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
            if state != "Z":
                yield int(status.parent.name), int(parent)


def children(of: int) -> list[int]:
    return [pid for pid, parent in processes() if parent == of]


def kept(terminal: Terminal) -> int:
    with closing(sqlite3.connect(f"file:{terminal.home / 'repository.db'}?mode=ro", uri=True)) as database:
        count: int = database.execute("SELECT count(*) FROM report").fetchone()[0]
    return count


@contextmanager
def half_way(folder: Path) -> Iterator[tuple[Terminal, "subprocess.Popen[bytes]"]]:
    """A deposit that has kept some reports and is at work on others."""
    terminal = Terminal(folder / "home", {"NCRR_WORKERS": "2"})
    terminal.furnish()
    body = "\n\n".join(f"{number}. Mrs Jane Sandworthy met Mr Tom Quillfeather. {FILLER * 2}" for number in range(150))
    files = [folder / f"{number}.txt" for number in range(DOCUMENTS)]
    for file in files:
        file.write_bytes(txt(body))
    with subprocess.Popen(
        terminal.line("deposit", *map(str, files), *TAGS, "--json"),
        env=os.environ | terminal.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as deposit:
        until = time.monotonic() + 60
        while not kept(terminal) and time.monotonic() < until:
            time.sleep(0.02)
        assert kept(terminal), "The deposit has kept nothing that could be half done."
        yield terminal, deposit


@pytest.fixture(scope="module")
def without_worker(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    with half_way(tmp_path_factory.mktemp("worker")) as (terminal, deposit):
        pids = children(deposit.pid)
        os.kill(pids[0], signal.SIGKILL)
        out, _ = deposit.communicate(timeout=120)
    return Killed(terminal, json.loads(out), pids)


@pytest.fixture(scope="module")
def without_command(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    with half_way(tmp_path_factory.mktemp("command")) as (terminal, deposit):
        pids = children(deposit.pid)
        deposit.kill()
        deposit.communicate(timeout=120)
    return Killed(terminal, {}, pids)


def test_a_killed_worker_costs_one_document_at_most(without_worker: Killed):
    assert [refused["code"] for refused in without_worker.told["refused"]] in ([], ["worker-died"])


def test_after_a_killed_worker_the_other_documents_are_kept(without_worker: Killed):
    assert len(without_worker.told["accepted"]) + len(without_worker.told["refused"]) == DOCUMENTS


def test_after_a_killed_worker_exactly_what_was_accepted_is_held(without_worker: Killed):
    assert without_worker.held == {report["id"] for report in without_worker.told["accepted"]}


def test_after_a_killed_worker_all_is_well(without_worker: Killed):
    assert without_worker.terminal("check", "--json").value == {"problems": []}


def test_after_a_killed_command_every_held_report_is_whole(without_command: Killed):
    shown = [without_command.terminal("show", held, "--text", "--as", CLEARER).out for held in without_command.held]
    assert [text for text in shown if "149." not in text] == []


def test_after_a_killed_command_all_is_well(without_command: Killed):
    assert without_command.terminal("check", "--json").value == {"problems": []}


def test_after_a_killed_command_its_workers_are_gone(without_command: Killed):
    assert {pid for pid, _ in processes()} & set(without_command.pids) == set()


def test_after_a_killed_command_the_next_one_works(without_command: Killed, tmp_path: Path):
    (tmp_path / "again.txt").write_bytes(txt(f"A review\n\n{FILLER * 3}"))
    assert without_command.terminal("deposit", str(tmp_path / "again.txt"), *TAGS).status == 0
