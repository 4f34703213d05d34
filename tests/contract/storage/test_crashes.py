"""A process that is killed at any moment leaves nothing half done, on both databases."""

import random
import subprocess
import sys
import time
from pathlib import Path

from repository import indexing
from repository.checks import check
from repository.settings import Settings
from repository.stores import Stores

BUSY = Path(__file__).parent / "busy.py"
KILLS = 2


def work_and_die(settings: Settings) -> None:
    command = [sys.executable, str(BUSY), str(settings.home), settings.database_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"at work\n"
        time.sleep(random.uniform(0.1, 0.6))  # noqa: S311  # Any moment will do.
        process.kill()


async def test_whoever_is_killed_leaves_nothing_half_done(installation: Settings):
    for _ in range(KILLS):
        work_and_die(installation)
        async with Stores(installation) as stores:
            index = indexing.open_index(installation)
            await indexing.catch_up(stores, index)
            index.close()
            assert await check(stores, installation) == []
