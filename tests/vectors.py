"""Vectors of invented meanings, as `search.nearness` has them."""

import random

import numpy as np

from search.nearness import MARK, WIDTH

MODEL, OTHER_MODEL = b"a model!", b"another!"
assert len(MODEL) == len(OTHER_MODEL) == MARK

_TOPICS = np.random.default_rng(384).standard_normal((12, WIDTH))


def about(*topics: int, model: bytes = MODEL) -> bytes:
    """What is about those topics, of 12, and about nothing else; all topics are far from each other."""
    return _vector(_TOPICS[list(topics)].sum(axis=0), model)


def by_chance(chance: random.Random, model: bytes = MODEL) -> bytes:
    """What is about a few topics, each more or less, and also about something of its own."""
    weights = np.array([chance.choice([0, chance.random()]) for _ in _TOPICS])
    own = np.random.default_rng(chance.randrange(10**9)).standard_normal(WIDTH)
    return _vector(weights @ _TOPICS + 0.3 * own, model)


def _vector(values: "np.ndarray[tuple[int], np.dtype[np.float64]]", model: bytes) -> bytes:
    return model + (values / np.linalg.norm(values)).astype("<f2").tobytes()
