"""The parts of a running installation, opened together and kept tidy while it runs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ingest.pool import Workers
from repository import indexing, meaning, retention, scheduling, timing
from repository.errors import IndexUnavailable
from repository.healing import Healing
from repository.recurring import Recurring
from repository.sealing import Keyring
from repository.settings import Settings
from repository.stores import Stores
from repository.tables import now
from repository.watching import Watched
from search.index import Index

# House rule: a held report outlives its time by an hour at most, and a failed indexing is tried again as often.
TIDY_EVERY = timedelta(hours=1)

_BEHIND = "The search index is behind: %s"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class House:
    """Database, worker processes, search index and what heals it, keys and compared lessons of one installation."""

    stores: Stores
    workers: Workers
    index: Index
    keyring: Keyring
    recurring: Recurring
    healing: Healing


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[House]:
    """Open the parts, expire what was held too long, bring the index up to date, and do both again every hour.

    An index that is damaged or missing is built anew in the background: nothing waits for that but search.

    Raises:
        Invalid: there is no master key, or the model of meaning is missing or damaged.
        DocumentRefused: the workers do not start.
    """
    async with Stores(settings) as stores:
        keyring = stores.keyring
        await asyncio.to_thread(meaning.encoder, settings)
        async with Workers(settings.workers, limits=settings.worker_limits) as workers:
            index = indexing.open_index(settings)
            healing = Healing(stores, index)
            house = House(stores, workers, Watched(index, stores, healing), keyring, Recurring(), healing)
            tidying = asyncio.create_task(_tidy_for_ever(house))
            try:
                await tidy(house)
                yield house
            finally:
                tidying.cancel()
                with suppress(asyncio.CancelledError):
                    await tidying
                await healing.end()
                index.close()


async def tidy(house: House) -> None:
    """Expire what was held too long, publish what may be, end what has been there long enough, mend the index."""
    await do_what_is_due(house.stores, house.workers, now())
    try:
        await house.healing.tidy()
    except IndexUnavailable as error:
        _log.error(_BEHIND, error.code)


async def do_what_is_due(stores: Stores, workers: Workers, moment: datetime) -> date:
    """Do what the day asks for, and say which day that is.

    Where the clock that tells it cannot be right, nothing is shown or destroyed.
    """
    async with stores.writing() as session:
        today = await timing.see(session, moment)
    if not today.may_act:
        _log.error("The clock is %s: nothing is published, expired or ended. See ncrr clock.", today.clock.value)
        return today.day
    await retention.expire(stores, moment)
    await scheduling.publish_due(stores, workers, today.day)
    await retention.lapse(stores, today.day)
    return today.day


async def catch_up(house: House) -> None:
    """Tell the index what changed. A failure is logged and mended by the next call: what was decided stays decided."""
    try:
        await indexing.catch_up(house.stores, house.index)
    except IndexUnavailable as error:
        _log.error(_BEHIND, error.code)
        house.healing.begin()


async def _tidy_for_ever(house: House) -> None:
    while True:
        await asyncio.sleep(TIDY_EVERY.total_seconds())
        try:
            await tidy(house)
        except Exception as error:  # noqa: BLE001 -- one failure must not end the tidying of all later hours
            _log.error("Tidying failed: %s", type(error).__name__)
