"""Sealing: what opens, and what does not."""

import os

import pytest

from repository.errors import Damaged
from repository.sealing import Keyring, Sealed

KEYRING = Keyring(bytes(32))
PLAIN = b"Child A lived with Mother."


@pytest.mark.parametrize("plain", [b"", PLAIN, b"\x00" * 10, b"x" * 4088, b"x" * 4089, os.urandom(20_000)])
def test_what_was_sealed_opens(plain: bytes):
    assert KEYRING.open("r", "candidate", KEYRING.seal("r", "candidate", plain)) == plain


@pytest.mark.parametrize(
    ("report_id", "purpose"), [("other", "candidate"), ("r", "comment"), ("r|candidate", ""), ("", "r|candidate")]
)
def test_it_opens_for_its_report_and_purpose_alone(report_id: str, purpose: str):
    with pytest.raises(Damaged):
        KEYRING.open(report_id, purpose, KEYRING.seal("r", "candidate", PLAIN))


def test_it_opens_under_its_master_key_alone():
    with pytest.raises(Damaged):
        Keyring(bytes(31) + b"1").open("r", "candidate", KEYRING.seal("r", "candidate", PLAIN))


def test_it_opens_with_its_own_key_alone():
    one, two = KEYRING.seal("r", "candidate", PLAIN), KEYRING.seal("r", "candidate", PLAIN)
    with pytest.raises(Damaged):
        KEYRING.open("r", "candidate", Sealed(one.wrapped, two.ciphertext))


@pytest.mark.parametrize("part", Sealed._fields)
@pytest.mark.parametrize("place", [0, 1, 12, 13, -1])
def test_a_changed_bit_is_found(part: str, place: int):
    sealed = KEYRING.seal("r", "candidate", PLAIN)
    changed = bytearray(getattr(sealed, part))
    changed[place] ^= 1
    with pytest.raises(Damaged):
        KEYRING.open("r", "candidate", sealed._replace(**{part: bytes(changed)}))


@pytest.mark.parametrize("cut", [0, 1, 13, 20])
def test_what_was_cut_off_does_not_open(cut: int):
    sealed = KEYRING.seal("r", "candidate", PLAIN)
    with pytest.raises(Damaged):
        KEYRING.open("r", "candidate", sealed._replace(ciphertext=sealed.ciphertext[:cut]))


def test_the_length_says_nothing_within_4_kib():
    lengths = {len(KEYRING.seal("r", "candidate", b"x" * length).ciphertext) for length in (0, 1, 100, 4088)}
    assert len(lengths) == 1


def test_the_version_comes_first():
    sealed = KEYRING.seal("r", "candidate", PLAIN)
    assert (sealed.wrapped[0], sealed.ciphertext[0]) == (1, 1)


def test_no_two_sealings_are_alike():
    one, two = KEYRING.seal("r", "candidate", PLAIN), KEYRING.seal("r", "candidate", PLAIN)
    assert not {one.wrapped, one.ciphertext} & {two.wrapped, two.ciphertext}


def test_keys_for_different_uses_differ():
    assert len({KEYRING.derived("cursor"), KEYRING.derived("other"), bytes(32)}) == 3
