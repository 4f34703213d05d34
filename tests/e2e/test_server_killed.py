"""What is left when the server, or its worker, is killed in the middle of a deposit: nothing half done.

`NCRR_TEST_KILLS` is how often the server is killed; the moments take turns. `-s` shows the figures.
"""

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from builders import FILLER, txt
from serving import TAGS, Installation, Server, Upload, processes, serving, wait_for, worked
from terminal import Terminal

from policies.access import Role

KILLS = int(os.environ.get("NCRR_TEST_KILLS", "3"))

_ADDRESS = "/api/v1/reports"
_NAMES = ("Sandworthy", "Quillfeather")
_LAST = "This is how the report ends."

# Enough that reading it takes a while.
_REPORT = "\n\n".join(
    ["A review", *(f"{number}. Mrs Jane {_NAMES[0]} met Mr Tom {_NAMES[1]}. {FILLER}" for number in range(250)), _LAST]
)
_FILE = ("report.txt", txt(_REPORT))


class Strike(NamedTuple):
    """A kill in the middle of a deposit, `seconds` after its first byte.

    `under_way` is whether nobody had been answered yet; `told` is the report that the depositor was told of, or "".
    """

    moment: str
    seconds: float
    under_way: bool
    told: str
    workers: list[int]
    before: set[str]


class Kill(NamedTuple):
    """A strike and what there was afterwards.

    `left` are workers that outlived the server; `problems` is what `ncrr check` says while nothing runs; `after` are
    the reports that the next server holds, `broken` those of them that do not open as a whole, and `again` is the
    status of the first deposit that it was sent.
    """

    strike: Strike
    left: list[int]
    problems: list[str]
    after: set[str]
    broken: list[str]
    again: int

    def __str__(self) -> str:
        stored = len(self.after - self.strike.before)
        told = "told" if self.strike.told else "not told"
        return f"{self.strike.moment}, after {self.strike.seconds:.3f} s: {stored} stored, {told}"


class Survivor(NamedTuple):
    """The last server, which nobody killed, and the kills before it."""

    kills: list[Kill]
    server: Server


def while_it_arrives(upload: Upload, _server: Server, _home: Path) -> None:
    upload.begin()


def while_it_is_read(upload: Upload, server: Server, _home: Path) -> None:
    upload.begin()
    upload.finish()
    _wait_for_work(upload, server, random.randint(1, 20))  # noqa: S311  # Any moment will do.


def while_it_is_stored(upload: Upload, _server: Server, home: Path) -> None:
    """At the first bytes of it that are written, or a few milliseconds later."""
    log = home / "repository.db-wal"
    before = log.stat().st_mtime_ns
    upload.begin()
    upload.finish()
    wait_for(lambda: log.stat().st_mtime_ns != before or not upload.under_way, pause=0)
    time.sleep(random.choice((0, 0, 0.001, 0.002)))  # noqa: S311  # Any moment will do.


MOMENTS = (while_it_arrives, while_it_is_read, while_it_is_stored)


def _wait_for_work(upload: Upload, server: Server, ticks: int) -> int:
    """Waits until the worker has used that much time; returns which worker it is."""
    [worker] = server.workers
    until = worked(worker) + ticks
    wait_for(lambda: worked(worker) >= until or not upload.under_way, pause=0.001)
    return worker


@pytest.fixture(scope="module")
def survivor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Survivor]:
    installation = Installation(tmp_path_factory.mktemp("killed")).furnish()
    kills: list[Kill] = []
    with ExitStack() as stack:
        server = stack.enter_context(serving(installation))
        _deposit(server)
        for number in range(KILLS):
            strike = _strike(server, installation.home, number)
            left = _left(strike.workers)
            problems = Terminal(installation.home)("check", "--json").value["problems"]
            server = stack.enter_context(serving(installation))
            after = _held(server)
            kills.append(Kill(strike, left, problems, after, _broken(server, after), _deposit(server).status_code))
            print(kills[-1])
        yield Survivor(kills, server)


def _strike(server: Server, home: Path, number: int) -> Strike:
    moment = MOMENTS[number % len(MOMENTS)]
    before, workers = _held(server), server.workers
    upload = Upload(server.client(Role.DEPOSITOR), _ADDRESS, _FILE)
    started = time.monotonic()
    moment(upload, server, home)
    seconds, under_way = time.monotonic() - started, upload.under_way
    server.kill()
    told = upload.answer.json()["id"] if upload.answer else ""
    return Strike(moment.__name__.replace("_", " "), seconds, under_way, told, workers, before)


def _left(workers: list[int]) -> list[int]:
    """Those that still run after the moment that the kernel needs to end them."""
    until = time.monotonic() + 2
    while (left := [pid for pid, _ in processes() if pid in workers]) and time.monotonic() < until:
        time.sleep(0.01)
    return left


def _deposit(server: Server) -> httpx.Response:
    return server.client(Role.DEPOSITOR).post(_ADDRESS, data=TAGS, files={"file": _FILE})


def _held(server: Server) -> set[str]:
    """What is held, in which the depositor and the clearer agree."""
    lists = []
    for role in (Role.DEPOSITOR, Role.CLEARER):
        items = server.client(role).get(_ADDRESS, params={"limit": 100}).json()["items"]
        lists.append({item["id"] for item in items if item["state"] == "held"})
        assert len(lists[-1]) == len(items)
    assert lists[0] == lists[1]
    return lists[0]


def _broken(server: Server, held: set[str]) -> list[str]:
    clearer = server.client(Role.CLEARER)
    texts = {report: clearer.get(f"{_ADDRESS}/{report}/candidate").json().get("text", "") for report in held}
    return [
        report for report, text in texts.items() if not text.endswith(_LAST) or any(name in text for name in _NAMES)
    ]


@pytest.fixture(params=range(KILLS))
def kill(survivor: Survivor, request: pytest.FixtureRequest) -> Kill:
    number: int = request.param
    return survivor.kills[number]


def test_the_kill_met_the_deposit(kill: Kill):
    # The answer may be on its way when a deposit is stored.
    assert kill.strike.under_way or kill.strike.moment == "while it is stored"


def test_after_a_killed_server_all_is_well(kill: Kill):
    assert kill.problems == []


def test_the_workers_of_a_killed_server_are_gone(kill: Kill):
    assert (len(kill.strike.workers), kill.left) == (1, [])


def test_a_killed_server_loses_nothing_that_it_held(kill: Kill):
    assert kill.strike.before <= kill.after


def test_a_killed_server_holds_what_it_confirmed(kill: Kill):
    assert {kill.strike.told} - {""} <= kill.after


def test_a_killed_server_stores_the_deposit_once_at_most(kill: Kill):
    assert len(kill.after - kill.strike.before) <= (kill.strike.moment == "while it is stored")


def test_after_a_killed_server_every_held_report_is_whole(kill: Kill):
    assert kill.broken == []


def test_after_a_killed_server_the_next_one_takes_a_deposit(kill: Kill):
    assert kill.again == 201


class Bereft(NamedTuple):
    """A server whose worker was killed in the middle of a deposit: its answer, and what was held before and after."""

    answer: httpx.Response
    before: set[str]
    after: set[str]
    again: httpx.Response
    worker: int
    workers: list[int]


@pytest.fixture(scope="module")
def bereft(survivor: Survivor) -> Bereft:
    server = survivor.server
    before = _held(server)
    upload = Upload(server.client(Role.DEPOSITOR), _ADDRESS, _FILE)
    upload.begin()
    upload.finish()
    worker = _wait_for_work(upload, server, 3)
    os.kill(worker, signal.SIGKILL)
    answer = upload.answer
    assert answer is not None
    return Bereft(answer, before, _held(server), _deposit(server), worker, server.workers)


def test_a_deposit_whose_worker_is_killed_is_refused_as_a_problem(bereft: Bereft):
    told = bereft.answer
    assert (told.status_code, told.headers["content-type"], told.json()["code"]) == (
        422,
        "application/problem+json",
        "worker-died",
    )


def test_a_deposit_whose_worker_is_killed_is_told_that_nothing_was_kept(bereft: Bereft):
    assert "Nothing of it was kept." in bereft.answer.json()["detail"]


def test_of_a_deposit_whose_worker_is_killed_nothing_is_stored(bereft: Bereft):
    assert bereft.after == bereft.before


def test_after_a_killed_worker_the_next_deposit_is_taken(bereft: Bereft):
    assert bereft.again.status_code == 201


def test_a_killed_worker_is_replaced(bereft: Bereft):
    assert len(bereft.workers) == 1
    assert bereft.worker not in bereft.workers
