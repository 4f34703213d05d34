"""Whoosh's table of keys on the disk (`OrderedHashWriter` of 2.7.5), made at once instead of key by key."""

import pickle
import struct
import zlib
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np

_HEAD = struct.Struct(">4sbii")
_SIZES = struct.Struct(">ii")
_POINTER = np.dtype([("hash", ">u4"), ("at", ">i8")])
_DIRECTORY = np.dtype([("at", ">i8"), ("slots", ">i4")])
_LENGTH = struct.Struct(">i")

# Which of Whoosh's hashes is used: this one is computed fastest.
_CRC = 1
_TABLES = 256


def table(keys: Sequence[bytes], values: Sequence[bytes], extras: Mapping[str, Any]) -> bytes:
    """The file of these keys, which go upwards, and their values, as Whoosh's `OrderedHashReader` reads it."""
    records = [_SIZES.pack(len(key), len(value)) + key + value for key, value in zip(keys, values, strict=True)]
    *places, end = accumulate(map(len, records), initial=_HEAD.size)
    hashes = list(map(zlib.crc32, keys))
    sizes = 2 * np.bincount(np.array(hashes, dtype=np.int64) % _TABLES, minlength=_TABLES)
    starts = np.cumsum(sizes) - sizes
    pointers = np.zeros(int(sizes.sum()), dtype=_POINTER)
    slots = np.array(_slots(hashes, starts.tolist(), sizes.tolist()), dtype=np.int64)
    pointers["hash"][slots], pointers["at"][slots] = hashes, places
    directory = np.zeros(_TABLES, dtype=_DIRECTORY)
    directory["at"], directory["slots"] = end + starts * _POINTER.itemsize, sizes
    said = pickle.dumps({**extras, "indextype": "q", "indexlen": len(keys)}, 2) + np.array(places, ">i8").tobytes()
    head = _HEAD.pack(b"HSH3", _CRC, 0, 0)
    return b"".join((head, *records, pointers.tobytes(), directory.tobytes(), said, _LENGTH.pack(len(said))))


def _slots(hashes: Sequence[int], starts: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """The slot of each key: the one its hash says in its part of the pointers, or the next one that is free there."""
    taken: set[int] = set()
    slots = []
    for one in hashes:
        start, size = starts[one % _TABLES], sizes[one % _TABLES]
        slot = (one >> 8) % size
        while start + slot in taken:
            slot = (slot + 1) % size
        taken.add(start + slot)
        slots.append(start + slot)
    return slots
