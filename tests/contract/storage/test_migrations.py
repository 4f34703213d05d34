"""Migrations: the tables are those of the models, and each step goes forward and back with data in them."""

import asyncio
import os
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from databases import settings
from holdings import TAGS, Readers, candidate, person
from sqlalchemy import Connection, inspect

from policies.access import Role
from repository import audit, migrating, publishing
from repository.engines import connect
from repository.models import Account
from repository.reports import Reports
from repository.settings import Settings
from repository.stores import Stores


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), Account.metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_the_newest_tables_are_those_of_the_models(installation: Settings):
    engine = connect(installation.database_url)
    async with engine.connect() as connection:
        found = await connection.run_sync(differences)
    await engine.dispose()
    assert found == []


@pytest.mark.usefixtures("altered")
def test_everything_goes_and_comes_back(installation: Settings):
    """Down to nothing from tables with rows in them, and up again to tables that work."""

    async def fill() -> None:
        async with Stores(installation) as stores:
            clearer, depositor = await person(stores, Role.CLEARER), await person(stores, Role.DEPOSITOR)
            for _ in range(2):
                report_id = await publishing.submit(stores, depositor, candidate(), TAGS)
            await publishing.clear(stores, clearer, report_id, Readers())
            async with stores.reading() as session:
                assert (await Reports(session, clearer).text(report_id)).text == candidate().text
                assert await audit.verify(session) == []

    async def left() -> set[str]:
        engine = connect(installation.database_url)
        async with engine.connect() as connection:
            found = await connection.run_sync(tables)
        await engine.dispose()
        return found

    asyncio.run(fill())
    migrating.downgrade(installation, "base")
    assert asyncio.run(left()) == {"alembic_version"}
    migrating.migrate(installation)
    asyncio.run(fill())


def test_migrating_twice_changes_nothing(installation: Settings):
    migrating.migrate(installation)


def test_a_new_installation_is_closed_to_others(tmp_path: Path):
    umask = os.umask(0)
    try:
        migrating.migrate(Settings(home=tmp_path / "new"))
    finally:
        os.umask(umask)
    home = tmp_path / "new"
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home, *home.iterdir())}
    assert modes == {"new": 0o700, "master.key": 0o600, "repository.db": 0o600}


def test_a_new_master_key_is_found_again(tmp_path: Path):
    migrating.migrate(Settings(home=tmp_path))
    key = Settings.from_environment({"NCRR_HOME": str(tmp_path)}).master_key
    assert key is not None
    assert len(key) == 32


def test_a_master_key_is_never_replaced(tmp_path: Path):
    migrating.migrate(Settings(home=tmp_path))
    before = (tmp_path / "master.key").read_bytes()
    migrating.migrate(Settings(home=tmp_path))
    assert (tmp_path / "master.key").read_bytes() == before


def test_a_given_master_key_is_not_written_down(tmp_path: Path):
    migrating.migrate(settings(tmp_path))
    assert not (tmp_path / "master.key").exists()


def test_migrations_are_found():
    folder = Path(migrating.config().get_main_option("script_location") or "")
    assert (folder / "env.py").is_file()
