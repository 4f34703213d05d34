import os
import stat
import threading
import time
from pathlib import Path

import pytest

from search.generations import Generations
from search.index import IndexUnusable

VERSION = 3
AT_ONCE = 0.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def generations(folder: Path) -> Generations:
    return Generations(folder, VERSION)


def published(generations: Generations) -> Path:
    with generations.writing(AT_ONCE):
        path = generations.begin()
        generations.publish(path)
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nothing_is_current_at_first(generations: Generations, folder: Path) -> None:
    assert generations.current() is None
    assert not folder.exists()


def test_what_was_published_last_is_current(generations: Generations) -> None:
    first, second = published(generations), published(generations)
    assert first != second
    assert generations.current() == second


def test_folders_and_lock_are_private(generations: Generations, folder: Path) -> None:
    path = published(generations)
    assert [mode(folder), mode(path), mode(folder / "lock")] == [0o700, 0o700, 0o600]


def test_sweeping_leaves_only_the_current_one(generations: Generations, folder: Path) -> None:
    published(generations)
    with generations.writing(AT_ONCE):
        abandoned = generations.begin()
        (abandoned / "file").write_text("neglect")
        current = generations.begin()
        generations.publish(current)
        generations.sweep()
    assert {path.name for path in folder.iterdir()} == {"lock", "current", current.name}


def test_sweeping_leaves_alone_what_is_not_ours(generations: Generations, folder: Path) -> None:
    published(generations)
    (folder / "notes").mkdir()
    with generations.writing(AT_ONCE):
        generations.sweep()
    assert (folder / "notes").exists()


def test_a_pointer_left_over_from_a_crash_is_no_hindrance(generations: Generations, folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / "next").symlink_to("3-0000000000000000")
    assert published(generations) == generations.current()


@pytest.mark.parametrize("target", ["2-0000000000000000", "/etc", "..", "3-xyz"])
def test_another_version_or_a_strange_pointer_is_refused(generations: Generations, folder: Path, target: str) -> None:
    folder.mkdir(mode=0o700)
    (folder / "current").symlink_to(target)
    with pytest.raises(IndexUnusable, match="another version"):
        generations.current()


def test_a_pointer_never_leads_out_of_the_folder(generations: Generations, folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / "current").symlink_to("/elsewhere/3-0000000000000000")
    assert generations.current() == folder / "3-0000000000000000"


@pytest.mark.parametrize("permissions", [0o770, 0o702, 0o777])
def test_a_folder_that_others_can_write_to_is_refused(generations: Generations, folder: Path, permissions: int) -> None:
    published(generations)
    folder.chmod(permissions)
    with pytest.raises(IndexUnusable, match="by others"):
        generations.current()
    with pytest.raises(IndexUnusable, match="by others"), generations.writing(AT_ONCE):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_refused(generations: Generations, folder: Path) -> None:
    published(generations)
    os.chown(folder, 65534, 65534)
    with pytest.raises(IndexUnusable, match="by others"):
        generations.current()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    generations = Generations(tmp_path / "file" / "index", VERSION)
    with pytest.raises(IndexUnusable, match="cannot be written"), generations.writing(AT_ONCE):
        pass


def test_a_second_writer_gives_up(generations: Generations, folder: Path) -> None:
    other = Generations(folder, VERSION)
    with generations.writing(AT_ONCE), pytest.raises(IndexUnusable, match="another process"), other.writing(0.05):
        pass


def test_a_second_writer_waits_its_turn(generations: Generations, folder: Path) -> None:
    order = []

    def second() -> None:
        with Generations(folder, VERSION).writing(10.0):
            order.append("second")

    with generations.writing(AT_ONCE):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.1)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_a_reader_needs_no_turn(generations: Generations) -> None:
    path = published(generations)
    with generations.writing(AT_ONCE):
        assert generations.current() == path
