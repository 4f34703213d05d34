"""Fixtures for everything that is stored: `stores` is a fresh, migrated installation, once on each database."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from databases import Database, Server, postgresql, settings
from holdings import People

from repository.engines import server
from repository.migrating import migrate
from repository.settings import Settings
from repository.stores import Stores
from search.postgres_schema import SCHEMA

# What CI says of a change must not depend on its luck; every other run looks for examples that nobody has seen.
hypothesis.settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    with postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(postgresql_server, tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def search_database(postgresql_server: Server) -> str:
    """A database on that server with no tables of the repository, for a search index alone."""
    postgresql_server.run("CREATE DATABASE searched")
    return postgresql_server.url("searched").render_as_string(hide_password=False)


@pytest.fixture
def search_server(postgresql_server: Server, search_database: str) -> dict[str, Any]:
    """What connects to that database, where nothing was ever indexed."""
    postgresql_server.run(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE", database="searched")
    return server(search_database) or {}


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file that others are copied from."""
    made = settings(tmp_path_factory.mktemp("template"))
    migrate(made)
    return made.home / "repository.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """The settings of a fresh installation, its tables made, once on each database."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    if request.param == "postgresql":
        database: Database = request.getfixturevalue("postgresql_database")
        return settings(home, database.fresh())
    shutil.copy(request.getfixturevalue("sqlite_template"), home / "repository.db")
    return settings(home)


@pytest.fixture
def altered(installation: Settings, request: pytest.FixtureRequest) -> Iterator[None]:
    """For a test that alters tables: nobody else gets them."""
    yield
    if installation.database_url.startswith("postgresql"):
        request.getfixturevalue("postgresql_database").spoil()


@pytest.fixture
async def stores(installation: Settings) -> AsyncIterator[Stores]:
    """The stores of a fresh installation, once on each database."""
    async with Stores(installation) as opened:
        yield opened


@pytest.fixture
async def people(stores: Stores) -> People:
    """One person for each role."""
    return await People.of(stores)
