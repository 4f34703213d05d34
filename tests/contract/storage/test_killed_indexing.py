"""Whoever indexes is killed at any moment: what is left opens, is told, and is repaired; on both databases.

`tests/bench/bench_crash.py` does it forty times.
"""

import pytest
from killing import Kills

from repository.settings import Settings

KILLS = 4


@pytest.mark.parametrize("seed", [7])
def test_after_a_kill_the_index_opens_and_is_repaired(installation: Settings, seed: int):
    kills = Kills(installation, seed)
    done = [kills.next() for _ in range(KILLS)]
    assert [kill for kill in done if not kill.sound] == []
    assert done[-1].readable
