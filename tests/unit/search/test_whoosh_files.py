"""What the Whoosh engine leaves on the disk, and how it meets damage; that it searches is the contract suite's part."""

import os
import resource
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from search.document import Document
from search.generations import Generations
from search.grammar import parse
from search.index import IndexUnusable, Results
from search.whoosh_index import VERSION, WhooshIndex

FACETS = ("nation",)
CANARY = "zzcanaryqx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def index(folder: Path) -> Iterator[WhooshIndex]:
    opened = WhooshIndex(folder, FACETS, patience=0.2)
    yield opened
    opened.close()


def batch(group: str, text: str, number: int = 3) -> list[Document]:
    return [
        Document(id=f"{group}#{at}", group=group, title="Title", heading="Heading", text=text, order=at)
        for at in range(number)
    ]


def find(index: WhooshIndex, text: str) -> Results:
    return index.search(parse(text), filters={}, limit=10)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def holding(folder: Path, word: str) -> list[str]:
    return [path.name for path in files(folder) if word.encode() in path.read_bytes()]


def test_a_read_writes_nothing(index: WhooshIndex, folder: Path) -> None:
    find(index, "neglect")
    index.groups()
    assert not folder.exists()


def test_the_text_is_not_kept(index: WhooshIndex, folder: Path) -> None:
    index.replace("r1", "1", batch("r1", f"Then {CANARY} mattered greatly"))
    assert holding(folder, CANARY)
    assert not holding(folder, f"{CANARY} mattered")
    assert not holding(folder, f"Then {CANARY}")


def removed(index: WhooshIndex) -> None:
    index.replace("r1", "2", [])


def replaced(index: WhooshIndex) -> None:
    index.replace("r1", "2", batch("r1", "drugs"))


def cleared(index: WhooshIndex) -> None:
    index.clear()


@pytest.mark.parametrize("change", [removed, replaced, cleared])
@pytest.mark.parametrize("neighbours", [0, 1, 12])
def test_no_byte_of_a_removed_text_stays(
    index: WhooshIndex, folder: Path, change: Callable[[WhooshIndex], None], neighbours: int
) -> None:
    index.replace("r1", "1", batch("r1", f"neglect {CANARY}"))
    for number in range(neighbours):
        index.replace(f"n{number}", "1", batch(f"n{number}", "neglect"))
    assert holding(folder, CANARY)
    change(index)
    assert not holding(folder, CANARY)


def test_no_byte_of_a_text_that_was_not_indexed_again_stays(index: WhooshIndex, folder: Path) -> None:
    index.replace("r1", "1", batch("r1", f"neglect {CANARY}"))
    WhooshIndex(folder, FACETS).rebuild([("r2", "1", batch("r2", "drugs"))])
    assert not holding(folder, CANARY)
    assert index.groups() == {"r2": "1"}


def test_removed_files_are_not_held_open(index: WhooshIndex, folder: Path) -> None:
    index.replace("r1", "1", batch("r1", CANARY))
    find(index, CANARY)
    index.replace("r1", "2", [])
    maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    assert not [line for line in maps.splitlines() if str(folder) in line]


def test_files_and_folders_are_private(index: WhooshIndex, folder: Path) -> None:
    before = os.umask(0)
    try:
        index.replace("r1", "1", batch("r1", "neglect"))
    finally:
        os.umask(before)
    modes = {
        stat.S_IMODE(path.lstat().st_mode) & 0o077 for path in [folder, *folder.rglob("*")] if not path.is_symlink()
    }
    assert modes == {0}


def test_every_file_is_on_the_disk_before_a_change_counts(
    index: WhooshIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    sync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    index.replace("r1", "1", batch("r1", "neglect"))
    generation = (folder / "current").resolve()
    segments = set(generation.glob("MAIN_*"))
    # The table of contents is synced under the name that it has before it is renamed.
    table = next(at for at, path in enumerate(synced) if path.name.startswith("_MAIN_1.toc."))
    assert segments
    assert segments <= set(synced[:table])
    assert {generation, folder} <= set(synced)
    assert synced[-1] == generation


def test_leftovers_of_a_crash_are_removed_by_the_next_change(index: WhooshIndex, folder: Path) -> None:
    index.replace("r1", "1", batch("r1", "neglect"))
    generation = (folder / "current").resolve()
    for name in ("MAIN_aaaaaaaaaaaaaaaa.pst", "MAIN_aaaaaaaaaaaaaaaa.trm", "_MAIN_9.toc.1700000000.5"):
        (generation / name).write_text(CANARY)
    (generation / "MAIN.tmp").mkdir()
    (generation / "MAIN.tmp" / "abc.run").write_text(CANARY)
    (folder / "1-0123456789abcdef").mkdir()
    (folder / "1-0123456789abcdef" / "MAIN_b.pst").write_text(CANARY)
    index.replace("r2", "1", batch("r2", "drugs"))
    assert not holding(folder, CANARY)
    assert index.groups() == {"r1": "1", "r2": "1"}


def test_segments_stay_few(index: WhooshIndex, folder: Path) -> None:
    for number in range(30):
        index.replace(f"r{number}", "1", batch(f"r{number}", "neglect"))
    assert len(list(folder.rglob("*.pst"))) <= 11


def test_removing_group_by_group_leaves_no_empty_segments(index: WhooshIndex, folder: Path) -> None:
    for number in range(6):
        index.replace(f"r{number}", "1", batch(f"r{number}", "neglect"))
    for number in range(6):
        index.replace(f"r{number}", "2", [])
    assert not list(folder.rglob("*.pst"))


def test_an_index_of_others_is_not_opened(index: WhooshIndex, folder: Path) -> None:
    index.replace("r1", "1", batch("r1", "neglect"))
    folder.chmod(0o770)
    for use in (lambda: find(index, "neglect"), index.groups, index.clear):
        with pytest.raises(IndexUnusable, match="by others"):
            use()


def test_writing_gives_up_while_another_writes(index: WhooshIndex, folder: Path) -> None:
    index.replace("r1", "1", batch("r1", "neglect"))
    with Generations(folder, VERSION).writing(0):
        for change in (removed, replaced, cleared):
            with pytest.raises(IndexUnusable, match="another process"):
                change(index)
        assert find(index, "neglect").total == 3


def cut(kind: str, part: float) -> Callable[[Path], None]:
    def damage(generation: Path) -> None:
        for path in generation.glob(f"*{kind}"):
            os.truncate(path, int(path.stat().st_size * part))

    return damage


def empty_table(generation: Path) -> None:
    for path in generation.glob("*.toc"):
        path.write_bytes(b"")


def garbled_table(generation: Path) -> None:
    for path in generation.glob("*.toc"):
        path.write_bytes(bytes(range(256)) * 4)


def no_table(generation: Path) -> None:
    for path in generation.glob("*.toc"):
        path.unlink()


def no_segment(generation: Path) -> None:
    for path in generation.glob("MAIN_*"):
        path.unlink()


def nothing_at_all(generation: Path) -> None:
    for path in generation.iterdir():
        path.unlink()
    generation.rmdir()


DAMAGES = {
    "table emptied": empty_table,
    "table garbled": garbled_table,
    "table gone": no_table,
    "segments gone": no_segment,
    "all gone": nothing_at_all,
    **{f"{part:.0%} of {end}": cut(end, part) for end in (".pst", ".trm", ".col", ".frm") for part in (0, 0.5, 0.95)},
}


@pytest.fixture(params=DAMAGES)
def damaged(request: pytest.FixtureRequest, folder: Path) -> Path:
    whole = WhooshIndex(folder, FACETS)
    for number in range(3):
        whole.replace(f"r{number}", "1", batch(f"r{number}", f"neglect word{number}", 20))
    whole.close()
    DAMAGES[request.param]((folder / "current").resolve())
    return folder


def test_a_damaged_index_says_that_it_is_unusable(damaged: Path) -> None:
    index = WhooshIndex(damaged, FACETS)
    with pytest.raises(IndexUnusable, match=r"[Rr]ebuild it"):
        find(index, "neglect")
    with pytest.raises(IndexUnusable, match=r"[Rr]ebuild it"):
        index.groups()


def test_a_rebuild_repairs_any_damage_under_the_eyes_of_a_reader(damaged: Path) -> None:
    index = WhooshIndex(damaged, FACETS)
    with pytest.raises(IndexUnusable):
        index.groups()
    assert WhooshIndex(damaged, FACETS).rebuild([("r1", "2", batch("r1", "drugs"))]) == 1
    assert (index.groups(), find(index, "drugs").total) == ({"r1": "2"}, 3)
    index.close()


def test_the_error_does_not_quote_the_query(damaged: Path) -> None:
    with pytest.raises(IndexUnusable) as caught:
        find(WhooshIndex(damaged, FACETS), CANARY)
    assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None


def test_readers_answer_during_a_rebuild_and_then_notice_it(index: WhooshIndex, folder: Path) -> None:
    index.replace("old", "1", batch("old", "neglect"))
    during = []

    def items() -> Iterator[tuple[str, str, Sequence[Document]]]:
        for number in range(3):
            during.append((find(index, "neglect").total, index.groups()))
            yield f"new{number}", "2", batch(f"new{number}", "neglect")

    assert WhooshIndex(folder, FACETS).rebuild(items()) == 3
    assert during == [(3, {"old": "1"})] * 3
    assert (find(index, "neglect").total, set(index.groups())) == (9, {"new0", "new1", "new2"})


def test_a_reader_never_stumbles_over_changes_by_others(index: WhooshIndex, folder: Path) -> None:
    def change() -> None:
        other = WhooshIndex(folder, FACETS)
        for revision in range(12):
            other.replace("r1", str(revision), batch("r1", "neglect"))
            WhooshIndex(folder, FACETS).rebuild([("r1", str(revision), batch("r1", "neglect"))])
        other.close()

    index.replace("r1", "0", batch("r1", "neglect"))
    writer = threading.Thread(target=change)
    writer.start()
    totals = set()
    while writer.is_alive():
        totals.add(find(index, "neglect").total)
    writer.join()
    assert (totals, index.groups()) == ({3}, {"r1": "11"})


class TheDatabaseIsGoneError(Exception):
    """Something that the caller's own code raises."""


def test_a_rebuild_that_fails_leaves_the_old_index(index: WhooshIndex, folder: Path) -> None:
    def items() -> Iterator[tuple[str, str, Sequence[Document]]]:
        yield "new", "2", batch("new", CANARY)
        raise TheDatabaseIsGoneError

    index.replace("old", "1", batch("old", "neglect"))
    with pytest.raises(TheDatabaseIsGoneError):
        WhooshIndex(folder, FACETS).rebuild(items())
    assert (index.groups(), holding(folder, CANARY)) == ({"old": "1"}, [])


def test_a_rebuild_refuses_a_group_that_comes_twice(folder: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        WhooshIndex(folder, FACETS).rebuild([("r1", "1", batch("r1", "a")), ("r1", "2", batch("r1", "b"))])


def test_a_rebuild_passes_over_groups_without_documents(index: WhooshIndex, folder: Path) -> None:
    WhooshIndex(folder, FACETS).rebuild([("r1", "1", []), ("r2", "1", batch("r2", "neglect"))])
    assert index.groups() == {"r2": "1"}


def test_a_large_rebuild_is_made_of_several_segments(index: WhooshIndex, folder: Path) -> None:
    WhooshIndex(folder, FACETS).rebuild(
        [(f"r{number}", "1", batch(f"r{number}", "neglect", 450)) for number in range(10)]
    )
    assert find(index, "neglect").total == 4_500
    assert len(list(folder.rglob("*.pst"))) == 2


def test_a_change_that_fails_half_way_leaves_the_index_as_it_was(index: WhooshIndex) -> None:
    index.replace("r1", "1", batch("r1", "neglect"))
    broken = [*batch("r1", CANARY), Document(id="r1#9", group="r1", title="", heading="", text=None)]  # type: ignore[arg-type]
    with pytest.raises(IndexUnusable, match="TypeError"):
        index.replace("r1", "2", broken)
    assert (index.groups(), find(index, "neglect").total, find(index, CANARY).total) == ({"r1": "1"}, 3, 0)
    index.replace("r1", "2", batch("r1", "drugs"))
    assert index.groups() == {"r1": "2"}


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from search.document import Document
from search.index import IndexUnusable
from search.whoosh_index import VERSION, WhooshIndex

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
index = WhooshIndex(Path(sys.argv[1]), ())
documents = [Document(f"r2#{n}", "r2", "", "", " ".join(f"word{n}x{m}" for m in range(400))) for n in range(40)]
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
try:
    index.replace("r2", "1", documents)
except IndexUnusable as refused:
    print(refused)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(index.groups())
index.replace("r2", "1", documents)
print(index.groups())
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_index_as_it_was(index: WhooshIndex, folder: Path) -> None:
    index.replace("r1", "1", batch("r1", "neglect"))
    answer = subprocess.run(
        [sys.executable, "-c", FULL_DISK, folder],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    ).stdout.splitlines()
    assert answer == [
        "The search index cannot be written (OSError). If this lasts, rebuild it.",
        "{'r1': '1'}",
        "{'r1': '1', 'r2': '1'}",
    ]
