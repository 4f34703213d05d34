import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.errors import DocumentRefused
from ingest.pool import Limits, Workers
from ingest.raw import Raw
from policies.identifiers import Policy

HOSTILE = Path(__file__).with_name("hostile_worker.py")
CANARY = "Zebedee Quillfeather"


def pool(count: int = 1, *modes: str, **limits: float) -> Workers:
    return Workers(
        count, limits=Limits(**{"wall_seconds": 20, **limits}), program=(str(HOSTILE), *(modes or ("works",)))
    )


async def say(workers: Workers, order: str) -> str:
    return (await workers.anonymise_text(Raw(order), Policy.HOUSE)).decode()


async def refusal(workers: Workers, order: str) -> DocumentRefused:
    with pytest.raises(DocumentRefused) as caught:
        await say(workers, order)
    return caught.value


def runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def gone(pid: int) -> bool:
    for _ in range(100):
        if not runs(pid):
            return True
        await asyncio.sleep(0.05)
    return False


async def test_a_worker_answers_what_it_was_asked():
    async with pool() as workers:
        assert await say(workers, "echo Hello, Ynys Môn") == "Hello, Ynys Môn"


async def test_one_worker_does_many_documents():
    async with pool() as workers:
        assert await say(workers, "pid") == await say(workers, "pid")


async def test_a_worker_that_has_done_its_documents_is_replaced():
    async with pool(documents=2) as workers:
        pids = [await say(workers, "pid") for _ in range(4)]
    assert (pids[0] == pids[1], pids[1] == pids[2], pids[2] == pids[3]) == (True, False, True)


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ("nap 600", "timed-out"),
        ("die SIGKILL", "worker-died"),
        ("die SIGSEGV", "worker-died"),
        ("leave", "worker-died"),
        ("bomb", "worker-died"),
        ("refuse", "needs-ocr"),
        ("fail", "detector-failed"),
        ("connect", "detector-failed"),
        ("long 70000000", "too-large"),
    ],
)
async def test_each_misfortune_has_its_code(order: str, code: str):
    async with pool(wall_seconds=2) as workers:
        assert (await refusal(workers, order)).code == code


async def test_the_limit_of_processor_time_ends_a_document():
    async with pool(cpu_seconds=1) as workers:
        assert (await refusal(workers, "spin")).code == "timed-out"


async def test_the_limit_of_processor_time_is_that_of_one_document():
    async with pool(cpu_seconds=1, wall_seconds=2) as workers:
        await refusal(workers, "spin")
        assert await say(workers, "echo next") == "next"


@pytest.mark.parametrize("order", ["nap 600", "die SIGKILL", "bomb"])
async def test_a_lost_worker_is_replaced(order: str):
    async with pool(wall_seconds=1) as workers:
        await refusal(workers, order)
        assert await say(workers, "echo still here") == "still here"


async def test_a_worker_that_hangs_is_gone_after_its_time():
    async with pool(wall_seconds=1) as workers:
        pid = int(await say(workers, "pid"))
        await refusal(workers, "nap 600")
        assert await gone(pid)


async def test_a_worker_killed_while_idle_costs_no_document():
    async with pool() as workers:
        pid = int(await say(workers, "pid"))
        os.kill(pid, signal.SIGKILL)
        await asyncio.sleep(0.3)
        assert await say(workers, "echo served") == "served"


async def test_a_caller_who_goes_away_ends_the_work():
    async with pool() as workers:
        pid = int(await say(workers, "pid"))
        asking = asyncio.create_task(say(workers, "nap 600"))
        await asyncio.sleep(0.3)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        assert await gone(pid)


async def test_a_caller_who_goes_away_leaves_a_working_pool():
    async with pool() as workers:
        asking = asyncio.create_task(say(workers, "nap 600"))
        await asyncio.sleep(0.3)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        assert await say(workers, "echo next") == "next"


async def test_a_caller_who_stops_waiting_takes_no_worker():
    async with pool() as workers:
        first = asyncio.create_task(say(workers, "nap 1"))
        await asyncio.sleep(0.1)
        waiting = asyncio.create_task(say(workers, "echo never"))
        await asyncio.sleep(0.1)
        waiting.cancel()
        await asyncio.gather(first, waiting, return_exceptions=True)
        assert await say(workers, "echo next") == "next"


async def test_two_workers_work_at_the_same_time():
    async with pool(2) as workers:
        before = time.monotonic()
        await asyncio.gather(say(workers, "nap 1"), say(workers, "nap 1"))
        assert time.monotonic() - before < 1.8


async def test_more_documents_than_workers_wait_their_turn():
    async with pool(2) as workers:
        answers = await asyncio.gather(*(say(workers, f"echo {number}") for number in range(20)))
    assert answers == [str(number) for number in range(20)]


async def test_a_long_document_comes_through_whole():
    text = "Caerdydd " * 500_000
    async with pool() as workers:
        assert await say(workers, f"echo {text}") == text


async def test_a_document_too_large_for_the_pipe_is_refused():
    async with pool() as workers:
        assert (await refusal(workers, "x" * 70_000_000)).code == "too-large"


async def test_what_libraries_print_stays_out_of_the_pipe():
    async with pool() as workers:
        assert await say(workers, "print") == "quiet"


async def test_the_message_of_an_error_stays_in_the_worker():
    async with pool() as workers:
        assert CANARY not in (await refusal(workers, "fail")).sentence


async def test_an_error_says_where_it_arose():
    async with pool() as workers:
        assert "ValueError, hostile_worker.py line" in (await refusal(workers, "fail")).sentence


async def test_a_worker_writes_nothing_to_disk(tmp_path: Path):
    target = tmp_path / "kept"
    async with pool() as workers:
        await refusal(workers, f"write {target}")
    assert target.read_bytes() == b""


async def test_a_worker_does_not_know_our_secrets(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NCRR_MASTER_KEY", "secret")
    async with pool() as workers:
        assert "NCRR" not in await say(workers, "environment")


@pytest.mark.parametrize("mode", ["fails-to-start", "dies-at-start", "floods"])
async def test_a_worker_that_cannot_start_is_reported(mode: str):
    with pytest.raises(DocumentRefused) as caught:
        await pool(1, mode).__aenter__()
    assert caught.value.code == "detector-failed"


async def test_why_a_worker_cannot_start_quotes_no_message():
    with pytest.raises(DocumentRefused) as caught:
        await pool(1, "fails-to-start").__aenter__()
    assert (
        caught.value.sentence == f"A worker could not start (OSError, {HOSTILE.name} line {_line_of('raise OSError')})."
    )


async def test_a_replacement_that_cannot_start_refuses_instead_of_hanging(tmp_path: Path):
    async with pool(1, "starts-once", str(tmp_path / "started")) as workers:
        await refusal(workers, "leave")
        assert (await refusal(workers, "echo anyone?")).code == "detector-failed"


async def test_a_replacement_killed_at_its_start_costs_no_document(tmp_path: Path):
    async with pool(1, "fails-second-start", str(tmp_path / "starts")) as workers:
        await refusal(workers, "leave")
        assert await say(workers, "echo served") == "served"


async def test_closing_ends_the_processes():
    async with pool() as workers:
        pid = int(await say(workers, "pid"))
    assert not runs(pid)


async def test_closing_tells_those_who_still_wait():
    async with pool() as workers:
        asking = [asyncio.create_task(refusal(workers, "nap 600")) for _ in range(3)]
        await asyncio.sleep(0.3)
    assert [refused.code for refused in await asyncio.gather(*asking)] == ["worker-died"] * 3


async def test_the_peak_of_memory_is_known():
    async with pool() as workers:
        await say(workers, "echo x")
        assert workers.peak_memory_mib > 5


def test_workers_end_with_their_killed_parent(tmp_path: Path):
    script = (
        "import asyncio, os, pathlib\n"
        "from ingest.pool import Workers\n"
        "from ingest.raw import Raw\n"
        "from policies.identifiers import Policy\n"
        "async def main():\n"
        f"    async with Workers(1, program=({str(HOSTILE)!r}, 'works')) as workers:\n"
        "        print((await workers.anonymise_text(Raw('pid'), Policy.HOUSE)).decode(), flush=True)\n"
        "        await workers.anonymise_text(Raw('nap 600'), Policy.HOUSE)\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=tmp_path) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.3)
        parent.kill()
    assert asyncio.run(gone(pid))


def _line_of(wording: str) -> int:
    lines = HOSTILE.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if wording in line)
