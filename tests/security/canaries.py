"""Looks for canary words in every byte of files, through the disguises that software gives to text.

A plain search finds few leaks: text is escaped, encoded, compressed, hashed or packed on its way. What this cannot see:
encrypted data, PostgreSQL's own compression of long values, and words that an index has cut to their stems (choose
canaries without English endings).
"""

import base64
import bz2
import hashlib
import html
import io
import lzma
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

import numpy as np
from numpy.typing import NDArray

# Packed data within packed data is followed so far, and each piece so large; a bomb is not our business.
_DEPTH = 4
_LARGEST = 256 * 2**20

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "latin-1")
_HASHES = ("md5", "sha1", "sha256")

# Searched in one go; bounds the memory that this takes.
_STRETCH = 16 * 2**20


class Hit(NamedTuple):
    """A canary that was found: in which file, through which view, "gzip > base64" being base64 within gzip."""

    path: str
    canary: str
    view: str


class _Needle(NamedTuple):
    canary: str
    view: str
    wanted: bytes


def scan(where: Path | Iterable[Path], canaries: Iterable[str]) -> list[Hit]:
    """Every view in which one of `canaries` stands in a file, a file's name, or any file below a folder.

    Raises:
        ValueError: a canary is so short that it would be found by chance.
    """
    finder = _Finder(canaries)
    hits = []
    for path in _files([where] if isinstance(where, Path) else where):
        hits += [Hit(str(path), needle.canary, f"name > {needle.view}") for needle in finder.find(path.name.encode())]
        if path.is_symlink():
            hits += [Hit(str(path), needle.canary, "link") for needle in finder.find(str(path.readlink()).encode())]
        elif path.is_file():
            hits += [Hit(str(path), canary, view) for canary, view in finder.views(path.read_bytes())]
    return list(dict.fromkeys(hits))


def scan_bytes(data: bytes, canaries: Iterable[str], name: str = "bytes") -> list[Hit]:
    """The same for something that is no file: a response, a captured log."""
    return [Hit(name, canary, view) for canary, view in dict.fromkeys(_Finder(canaries).views(data))]


class _Needles:
    """Many byte strings looked for at once: one pass finds the places whose four bytes hash as one of them begins."""

    def __init__(self) -> None:
        self._likely = np.zeros(1 << 20, dtype=np.bool_)
        self._by_start: dict[bytes, list[_Needle]] = {}
        self._known: set[bytes] = set()

    def add(self, needle: _Needle) -> None:
        if needle.wanted not in self._known:
            self._known.add(needle.wanted)
            self._likely[_hashes(needle.wanted[:4])] = True
            self._by_start.setdefault(needle.wanted[:4], []).append(needle)

    def find(self, data: bytes) -> Iterator[_Needle]:
        for begin in range(0, len(data), _STRETCH):
            likely = self._likely[_hashes(data[begin : begin + _STRETCH + 3])]
            for place in np.flatnonzero(likely).tolist():
                at = begin + place
                for needle in self._by_start.get(data[at : at + 4], ()):
                    if data.startswith(needle.wanted, at):
                        yield needle


def _hashes(data: bytes) -> NDArray[np.uint32]:
    """A number of 20 bits for every four bytes of the data (Knuth's multiplicative hash)."""
    one = np.frombuffer(data, dtype=np.uint8).astype(np.uint32)
    four = one[:-3] << np.uint32(24) | one[1:-2] << np.uint32(16) | one[2:-1] << np.uint32(8) | one[3:]
    hashes: NDArray[np.uint32] = (four * np.uint32(2_654_435_761)) >> np.uint32(12)
    return hashes


class _Finder:
    def __init__(self, canaries: Iterable[str]) -> None:
        self._exact = _Needles()
        self._any_case = _Needles()
        for canary in canaries:
            if len(canary) < 6:
                raise ValueError("A canary has at least six characters.")
            for spelling in _spellings(canary):
                self._add(canary, spelling)

    def _add(self, canary: str, spelling: str) -> None:
        for encoding in _ENCODINGS:
            with suppress(UnicodeEncodeError):
                written = spelling.encode(encoding)
                self._any_case.add(_Needle(canary, encoding, written.lower()))
                self._any_case.add(_Needle(canary, f"hex of {encoding}", written.hex().encode()))
                for piece in _base64(written):
                    self._exact.add(_Needle(canary, f"base64 of {encoding}", piece))
        for name in _HASHES:
            digest = hashlib.new(name, spelling.encode(), usedforsecurity=False).digest()
            self._any_case.add(_Needle(canary, name, digest.hex().encode()))
            self._exact.add(_Needle(canary, f"{name}, raw", digest))
            for encode in (base64.b64encode, base64.urlsafe_b64encode):
                self._exact.add(_Needle(canary, f"{name}, base64", encode(digest).rstrip(b"=")))

    def find(self, data: bytes) -> Iterator[_Needle]:
        yield from self._exact.find(data)
        yield from self._any_case.find(data.lower())

    def views(self, data: bytes, depth: int = _DEPTH) -> Iterator[tuple[str, str]]:
        """Each canary in `data` with the view, unescaped and unpacked as far as it goes."""
        for view, seen in _unescaped(data):
            for needle in self.find(seen):
                yield needle.canary, f"{view}{needle.view}"
        if depth:
            for view, inner in _unpacked(data):
                yield from ((canary, f"{view} > {deeper}") for canary, deeper in self.views(inner, depth - 1))


def _files(where: Iterable[Path]) -> Iterator[Path]:
    for path in where:
        yield path
        if path.is_dir():
            yield from sorted(path.rglob("*"))


def _spellings(canary: str) -> set[str]:
    """Bytes know of no capitals beyond ASCII, and an accent can be a letter's part or a letter of its own."""
    cased = {canary, canary.lower(), canary.upper(), canary.title(), canary.casefold()}
    return {unicodedata.normalize(form, one) for one in cased for form in ("NFC", "NFD")}


def _base64(written: bytes) -> Iterator[bytes]:
    """What base64 makes of the bytes wherever they begin, without the characters that their neighbours decide."""
    for offset in range(3):
        whole = (offset + len(written)) // 3 * 3
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            yield encode(bytes(offset) + written)[: 4 * whole // 3][4 if offset else 0 :]


def _unescaped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The data as it is and with one kind of escape resolved at a time, each also with its white space tidied."""
    text = data.decode("utf-8", "surrogateescape")
    views: dict[str, Callable[[], bytes]] = {
        "": lambda: data,
        "html: ": lambda: _bytes(html.unescape(text)),
        "url: ": lambda: unquote_to_bytes(data.replace(b"+", b" ")),
        "escapes: ": lambda: _bytes(re.sub(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", _character, text)),
        "octets: ": lambda: re.sub(rb"\\x([0-9a-fA-F]{2})", _octet, data),
        "quoted-printable: ": lambda: re.sub(rb"=([0-9A-F]{2})", _octet, re.sub(rb"=\r?\n", b"", data)),
        "unwrapped: ": lambda: re.sub(rb"\r?\n[ \t]*", b"", data),
    }
    seen: set[bytes] = set()
    for view, make in views.items():
        made = make()
        for name, one in ((view, made), (f"{view}tidied: ", _tidied(made))):
            if one not in seen:
                seen.add(one)
                yield name, one


def _tidied(data: bytes) -> bytes:
    """Every run of white space as one space, and none of the characters that nobody sees."""
    text = data.decode("utf-8", "surrogateescape")
    return _bytes(re.sub(r"[^\S ]\s*| \s+", " ", re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text)))


def _octet(found: "re.Match[bytes]") -> bytes:
    return bytes([int(found[1], 16)])


def _character(found: "re.Match[str]") -> str:
    return chr(int(found[1] or found[2], 16))


def _bytes(text: str) -> bytes:
    """The bytes of a text in which lone surrogates stand for bytes that are no text."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # An escape made half a character; two of them side by side are a whole one.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed anywhere in the data, not only from its beginning."""
    whole = memoryview(data)
    for found in re.finditer(rb"\x1f\x8b\x08", data):
        yield from _inflated("gzip", whole[found.start() :], zlib.MAX_WBITS | 16)
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        yield from _inflated("zlib", whole[found.start() :], zlib.MAX_WBITS)
    for found in re.finditer(rb"BZh[1-9]1AY&SY", data):
        with suppress(OSError, EOFError):
            yield "bzip2", bz2.BZ2Decompressor().decompress(whole[found.start() :], _LARGEST)
    for found in re.finditer(rb"\xfd7zXZ\x00", data):
        with suppress(lzma.LZMAError, EOFError):
            yield "xz", lzma.LZMADecompressor().decompress(whole[found.start() :], _LARGEST)
    if b"PK\x05\x06" in data:
        with suppress(zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, zlib.error, EOFError):
            yield from _unzipped(data)


def _inflated(view: str, packed: memoryview, bits: int) -> Iterator[tuple[str, bytes]]:
    with suppress(zlib.error):
        inner = zlib.decompressobj(bits).decompress(packed, _LARGEST)
        if inner:
            yield view, inner


def _unzipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield "zip, comment", archive.comment
        for member in archive.infolist():
            yield "zip, name", member.filename.encode()
            with archive.open(member) as file:
                yield "zip", file.read(_LARGEST)
