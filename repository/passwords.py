"""Passwords: what is taken as one, and how it is kept (Argon2id, RFC 9106)."""

import asyncio
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from repository.errors import Invalid
from repository.settings import Hashing

# NIST SP 800-63B-4 (2025), section 3.1.1.2: at least 15 characters where the password is the only factor.
SHORTEST = 15
_LONGEST = 256

# How many passwords are hashed at once: each takes the memory that `Hashing` says.
_AT_ONCE = 2


class Passwords:
    """Hashes and verifies in a thread, so that nobody else has to wait."""

    def __init__(self, hashing: Hashing) -> None:
        self._hasher = PasswordHasher(
            time_cost=hashing.time_cost, memory_cost=hashing.memory_kib, parallelism=hashing.parallelism
        )
        self._nobodys = ""
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def hashed(self, password: str) -> str:
        """The password's hash, to be stored.

        Raises:
            Invalid: the password is too short or too long.
        """
        if not SHORTEST <= len(password) <= _LONGEST:
            raise Invalid("password", f"A password has between {SHORTEST} and {_LONGEST} characters.")
        return await self._hash(password)

    async def matches(self, password: str, stored: str | None) -> bool:
        """Whether it is that password. With `stored` None it is not, found out with the same work."""
        if not self._nobodys:
            self._nobodys = await self._hash("a password that nobody has")
        async with self._turn:
            matches = await asyncio.to_thread(self._verify, stored or self._nobodys, password[:_LONGEST])
        return matches and stored is not None and len(password) <= _LONGEST

    async def _hash(self, password: str) -> str:
        async with self._turn:
            return await asyncio.to_thread(self._hasher.hash, _normalised(password))

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, _normalised(password))
        except (VerificationError, InvalidHashError):
            return False


def _normalised(password: str) -> str:
    # The same characters typed on two keyboards may arrive as different code points (NIST SP 800-63B-4, 3.1.1.2).
    return unicodedata.normalize("NFKC", password)
