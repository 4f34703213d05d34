"""A sweep that has never caught anything proves nothing: leaks of every kind are made and must be found."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from security.marks import Marks
from security.sweeping import Sweeper


def test_a_planted_canary_is_found(tmp_path: Path):
    canary = Marks().asked
    for name in ("home", "tmp", f"tmp/{canary}"):
        (tmp_path / name).mkdir()
    (tmp_path / "home" / "repository.db-wal").write_bytes(bytes(5000) + canary.encode("utf-16-le") + bytes(5000))
    (tmp_path / "log").write_text(f"Error in {canary.upper()}", "utf-8")
    (tmp_path / "tmp" / "link").symlink_to(f"/{canary}")
    sweep = Sweeper({name: tmp_path / name for name in ("home", "tmp", "log")}, list, [canary])()
    assert sweep.places([canary]) == {"home/repository.db-wal", "log", "names"}


def test_a_look_tells_what_is_there_now(tmp_path: Path):
    canary, file = Marks().asked, tmp_path / "file"
    sweeper = Sweeper({"file": file}, list, [canary])
    seen = []
    # Where large files are cut in pieces, a canary stands across the cut.
    for content in (b"", bytes(2**18 - 5) + canary.encode() + bytes(2**18), bytes(2**19), canary.encode()):
        file.write_bytes(content)
        seen.append(bool(sweeper().hits))
    assert seen == [False, True, False, True]


# A process that does what it must not: it spills what it was sent, as a framework does for a large form, maps a file
# that it has deleted, and writes one where nobody looks.
_CARELESS = """
import mmap, os, sys, tempfile
canary = sys.stdin.readline().strip().encode()
spilled = tempfile.SpooledTemporaryFile(max_size=1)
spilled.write(canary * 10)
spilled.flush()
mapped, path = tempfile.mkstemp()
os.write(mapped, canary * 10)
memory = mmap.mmap(mapped, 0)
os.close(mapped)
os.unlink(path)
elsewhere = open(sys.argv[1], "wb", buffering=0)
elsewhere.write(canary)
print("done", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def careless(tmp_path: Path) -> Iterator[tuple[int, str]]:
    """The number of such a process, and the canary that it was given."""
    canary = Marks().asked
    command = [sys.executable, "-c", _CARELESS, str(tmp_path / "elsewhere")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(canary.encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"done\n"
        yield process.pid, canary


@pytest.mark.parametrize("how", ["fd .* \\(deleted\\)", "map .* \\(deleted\\)", "fd .*/elsewhere"])
def test_a_file_that_no_folder_shows_is_found(careless: tuple[int, str], how: str):
    pid, canary = careless
    sweep = Sweeper({}, lambda: [pid], [canary])()
    if sweep.closed and how.startswith("map"):
        pytest.skip("Only root may look into what a process has mapped and deleted.")
    assert [place for place in sweep.places([canary]) if re.search(how, place)]
