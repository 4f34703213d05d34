"""Sealing: what nobody has cleared is stored as ciphertext under a key of its own.

A sealed text is `version (1 byte) | nonce (12) | AES-256-GCM`, its plaintext padded so that the length does not
tell what it holds. The key is fresh for each sealing and is stored wrapped in the same form by the master key. Both
carry what they belong to as associated data, so that neither opens in another's place. A key is used once, and the
master key for far fewer than the 2^32 random nonces that NIST SP 800-38D (2007), section 8.3, allows.
"""

import hashlib
import hmac
import os
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from repository.errors import Damaged

_VERSION = b"\x01"
_NONCE_BYTES = 12
_KEY_BITS = 256
_LENGTH_BYTES = 8
_PADDED_TO = 4096


class Sealed(NamedTuple):
    """A sealed text and its wrapped key; deleting either destroys the text, and we delete both."""

    wrapped: bytes
    ciphertext: bytes


class Keyring:
    """Seals and opens under one master key (32 bytes)."""

    def __init__(self, master_key: bytes) -> None:
        self._master = AESGCM(master_key)
        self._master_key = master_key

    def seal(self, report_id: str, purpose: str, plaintext: bytes) -> Sealed:
        """The plaintext under a fresh key, bound to that report and purpose."""
        key = AESGCM.generate_key(_KEY_BITS)
        bound = f"{report_id}|{purpose}"
        return Sealed(
            wrapped=_encrypt(self._master, key, f"key|{bound}"),
            ciphertext=_encrypt(AESGCM(key), _padded(plaintext), f"text|{bound}"),
        )

    def open(self, report_id: str, purpose: str, sealed: Sealed) -> bytes:
        """The plaintext that was sealed for that report and purpose.

        Raises:
            Damaged: the bytes were changed, belong to another report or purpose, or the master key is another.
        """
        bound = f"{report_id}|{purpose}"
        key = _decrypt(self._master, sealed.wrapped, f"key|{bound}")
        padded = _decrypt(AESGCM(key), sealed.ciphertext, f"text|{bound}")
        length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
        return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]

    def derived(self, use: str) -> bytes:
        """A key for that use (32 bytes) that tells nothing of the master key: HMAC-SHA-256 as in NIST SP 800-108."""
        return hmac.digest(self._master_key, b"derived|" + use.encode(), hashlib.sha256)


def _padded(plaintext: bytes) -> bytes:
    framed = len(plaintext).to_bytes(_LENGTH_BYTES, "big") + plaintext
    return framed + bytes(-len(framed) % _PADDED_TO)


def _encrypt(cipher: AESGCM, plaintext: bytes, bound: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + cipher.encrypt(nonce, plaintext, _VERSION + bound.encode())


def _decrypt(cipher: AESGCM, sealed: bytes, bound: str) -> bytes:
    version, nonce, ciphertext = sealed[:1], sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        return cipher.decrypt(nonce, ciphertext, version + bound.encode())
    except (InvalidTag, ValueError):
        raise Damaged("seal", "What was sealed does not open: it was changed, or the master key is another.") from None
