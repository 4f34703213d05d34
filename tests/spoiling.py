"""What happens to a search index: its bytes are damaged, or all of it is lost."""

import shutil

from sqlalchemy import text

from repository.settings import Settings
from repository.stores import Stores
from search.postgres_schema import CURRENT, SCHEMA


async def damage(stores: Stores) -> None:
    """Nothing of the index can be read any more."""
    if stores.on_sqlite:
        damage_files(stores.settings)
    else:
        await _run(stores, f"UPDATE {CURRENT} SET generation = generation + 1000")  # noqa: S608  # A name of ours.


async def lose(stores: Stores) -> None:
    """The index is gone, as after a backup of the database alone was put back."""
    if stores.on_sqlite:
        shutil.rmtree(stores.settings.index_folder)
    else:
        await _run(stores, f"DROP SCHEMA {SCHEMA} CASCADE")


def damage_files(settings: Settings) -> None:
    """The current generation is one whose files hold anything but what they should.

    It is a new folder: a process that has the old files mapped would end by a signal if they were cut short.
    """
    pointer = settings.index_folder / "current"
    sound = pointer.resolve()
    damaged = sound.with_name(f"{sound.name.partition('-')[0]}-{'0' * 16}")
    shutil.copytree(sound, damaged)
    for path in damaged.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x80" * 64)
    pointer.unlink()
    pointer.symlink_to(damaged.name)


async def _run(stores: Stores, statement: str) -> None:
    async with stores.writing() as session:
        await session.execute(text(statement))
