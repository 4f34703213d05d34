"""The writing process is killed at any moment: the index opens, holds whole changes only, and says which ones."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.document import Document
from search.grammar import parse
from search.whoosh_index import WhooshIndex

PER_GROUP = 6

# Says each change before it starts and after it is done.
CHILD = """
import itertools, sys
from pathlib import Path
from search.document import Document
from search.whoosh_index import WhooshIndex

folder, start, per_group = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
index = WhooshIndex(folder, ())

def batch(group, revision):
    text = f"neglect revision{revision} " + " ".join(f"filler{n}" for n in range(200))
    return [Document(f"{group}#{n}", group, "", "", text, order=n) for n in range(per_group)]

for revision in itertools.count(start):
    group = f"g{revision % 3}"
    if revision % 7 == 6:
        print("begin rebuild", flush=True)
        kept = {g: r for g, r in index.groups().items()}
        WhooshIndex(folder, ()).rebuild([(g, r, batch(g, r)) for g, r in kept.items()])
        print("done rebuild", flush=True)
    removal = revision % 5 == 4
    print("begin", group, "gone" if removal else revision, flush=True)
    index.replace(group, str(revision), [] if removal else batch(group, revision))
    print("done", group, "gone" if removal else revision, flush=True)
"""


def killed_after(seconds: float, folder: Path, start: int) -> list[list[str]]:
    """What a child said that was killed so many seconds after its first change."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, folder, str(start), str(PER_GROUP)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        return [line.split() for line in (first + child.stdout.read()).splitlines()]


@pytest.mark.parametrize("seed", range(2))
def test_after_a_kill_the_index_holds_what_it_says(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "index"
    moments = random.Random(seed)  # noqa: S311 - no secret, and the same on every run.
    held: dict[str, str] = {}
    for kill in range(5):
        said = killed_after(moments.uniform(0.02, 0.6), folder, start=1_000 * (kill + 1))
        unfinished: dict[str, str] = {}
        for doing, group, *revision in said:
            if group != "rebuild":
                (held if doing == "done" else unfinished)[group] = revision[0]
                if doing == "done":
                    unfinished.clear()
        index = WhooshIndex(folder, ())
        groups = index.groups()
        allowed = {
            frozenset((group, revision) for group, revision in state.items() if revision != "gone")
            for state in (held, held | unfinished)
        }
        assert frozenset(groups.items()) in allowed
        for group, indexed in groups.items():
            found = index.search(parse(f"revision{indexed}"), filters={}, limit=20)
            assert (found.total, {hit.group for hit in found.hits}) == (PER_GROUP, {group})
        assert index.search(parse("neglect"), filters={}, limit=0).total == PER_GROUP * len(groups)
        index.close()
        held = dict(groups)


def test_the_next_change_after_a_kill_cleans_up(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    for kill in range(3):
        killed_after(0.13 * (kill + 1), folder, start=1_000 * (kill + 1))
    index = WhooshIndex(folder, ())
    for group in list(index.groups()):
        index.replace(group, "", [])
    index.replace("one", "1", [Document("one#1", "one", "", "", "drugs")])
    index.close()
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sorted(path.suffix for path in files) == ["", ".col", ".frm", ".pst", ".toc", ".trm"]
    assert not [path for path in files if b"neglect" in path.read_bytes() or b"filler" in path.read_bytes()]
