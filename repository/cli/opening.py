"""What commands stand on: the database, the workers, the account that acts."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ingest.errors import DocumentRefused
from policies.access import PERMISSIONS, Permission, Role
from repository.cli.failures import CommandError, Exit
from repository.errors import RepositoryError
from repository.settings import Settings

if TYPE_CHECKING:
    # The database layer takes a second to import, and what --help prints must not wait for it.
    from ingest.pool import Workers
    from repository.guards import Viewer
    from repository.stores import Stores
    from search.index import Index

T = TypeVar("T")
Item = TypeVar("Item")


class Refusal(NamedTuple):
    """Why one of several could not be done."""

    code: str
    sentence: str


def with_stores(work: "Callable[[Stores], Awaitable[T]]") -> T:
    """What `work` gives on the installation's database.

    Raises:
        CommandError: `not-migrated` or `database`, there is none that can be used.
    """
    from sqlalchemy.exc import DBAPIError

    from repository.stores import Stores

    settings = installed()

    async def opened() -> T:
        async with Stores(settings) as stores:
            return await work(stores)

    try:
        return asyncio.run(opened())
    except BrokenPipeError:
        raise
    except (DBAPIError, OSError) as error:
        sentence = (
            f"The database cannot be used ({type(error).__name__}): it does not answer, or it is older than this "
            "program. If it does run, run ncrr migrate first."
        )
        raise CommandError("database", sentence, Exit.UNAVAILABLE) from None


def installed() -> Settings:
    """The settings of an installation that was migrated, as far as a look at its files tells.

    Nothing is migrated on the way: a mistyped NCRR_HOME would otherwise become a new and empty repository.

    Raises:
        CommandError: `not-migrated`, the file of the database is not there.
    """
    from repository.engines import address

    settings = Settings.from_environment()
    url = address(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        sentence = f"There is no repository in {settings.home}. Run ncrr migrate first."
        raise CommandError("not-migrated", sentence, Exit.UNAVAILABLE)
    return settings


@asynccontextmanager
async def workers_of(settings: Settings, wanted: int, *, documents: int = 50) -> "AsyncIterator[Workers]":
    """As many workers as are `wanted` and the settings allow; each is replaced after that many documents.

    Raises:
        CommandError: a worker could not start.
    """
    from ingest.pool import Workers

    limits = replace(settings.worker_limits, documents=documents)
    async with AsyncExitStack() as stack:
        try:
            workers = await stack.enter_async_context(Workers(max(1, min(wanted, settings.workers)), limits=limits))
        except DocumentRefused as refused:
            raise CommandError(refused.code, refused.sentence, Exit.UNAVAILABLE) from None
        yield workers


@asynccontextmanager
async def index_of(settings: Settings) -> "AsyncIterator[Index]":
    """The search index, closed afterwards.

    Raises:
        IndexUnavailable: it cannot be opened.
    """
    from repository import indexing
    from repository.errors import IndexUnavailable
    from search.index import IndexUnusable

    try:
        index = await asyncio.to_thread(indexing.open_index, settings)
    except IndexUnusable:
        raise IndexUnavailable("index", "The search index cannot be opened.") from None
    try:
        yield index
    finally:
        await asyncio.to_thread(index.close)


async def acting(stores: "Stores", email: str | None, permission: Permission) -> "Viewer":
    """Who acts: the account of that address, or the only one that may.

    Raises:
        Invalid: there is no such account, or without an address none or more than one.
        Forbidden: the account may not.
    """
    from repository import accounts

    if not email:
        return await accounts.sole_viewer(stores, permission)
    viewer = await accounts.viewer_of_account(stores, email)
    viewer.require(permission)
    return viewer


async def reading(stores: "Stores", email: str | None, permission: Permission) -> "Viewer":
    """Who reads: the account of that address; without one the terminal reads what every practitioner may.

    Raises:
        Invalid: there is no such account.
        Forbidden: the account may not.
    """
    from repository.audit import OPERATOR
    from repository.guards import Viewer

    if not email:
        return Viewer(OPERATOR, OPERATOR, Role.PRACTITIONER, PERMISSIONS[Role.PRACTITIONER])
    return await acting(stores, email, permission)


async def each(
    items: Sequence[Item], work: Callable[[Item], Awaitable[T]], *, at_once: int, done: Callable[[], None]
) -> list[T | Refusal]:
    """What `work` gives for each item, or why it refused, in the order of the items; `done` is called after each."""
    turns = asyncio.Semaphore(at_once)

    async def one(item: Item) -> T | Refusal:
        async with turns:
            try:
                return await work(item)
            except (DocumentRefused, RepositoryError) as refused:
                return Refusal(refused.code, refused.sentence)
            finally:
                done()

    return await asyncio.gather(*map(one, items))
