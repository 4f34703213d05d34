"""A scanner that has never caught anything proves nothing: every disguise is planted and must be found."""

import base64
import bz2
import gzip
import hashlib
import html
import io
import json
import lzma
import random
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from quopri import encodestring
from urllib.parse import quote, quote_plus

import pytest
from security.canaries import Hit, scan, scan_bytes

PLAIN = "Zquxbrandt Kovelmyr"
ACCENTED = "Ýrsa Zquxbëlm"


def zipped(data: bytes, name: str = "word/document.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def references(text: str, form: str) -> str:
    return "".join(form % ord(letter) for letter in text)


def base64_behind(offset: int) -> Callable[[str], bytes]:
    return lambda canary: base64.b64encode(b"*" * offset + canary.encode() + b" was seen")


DISGUISES: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "upper case": lambda canary: canary.upper().encode(),
    "lower case": lambda canary: canary.lower().encode(),
    "title case": lambda canary: canary.title().encode(),
    "utf-16-le": lambda canary: canary.encode("utf-16-le"),
    "utf-16-be": lambda canary: canary.encode("utf-16-be"),
    "utf-16 at an odd place": lambda canary: b"*" + canary.encode("utf-16"),
    "utf-16 in upper case": lambda canary: canary.upper().encode("utf-16"),
    "utf-32": lambda canary: canary.encode("utf-32"),
    "latin-1": lambda canary: canary.encode("latin-1"),
    "json": lambda canary: json.dumps({"text": f'"{canary}"'}).encode(),
    "json, every character": lambda canary: references(canary, "\\u%04x").encode(),
    "python repr of bytes": lambda canary: repr(canary.encode()).encode(),
    "html names": lambda canary: html.escape(canary).replace(" ", "&nbsp;").encode("ascii", "xmlcharrefreplace"),
    "html decimal": lambda canary: references(canary, "&#%d;").encode(),
    "html hexadecimal": lambda canary: references(canary, "&#x%X;").encode(),
    "url": lambda canary: quote(canary).encode(),
    "url, every byte": lambda canary: "".join(f"%{byte:02X}" for byte in canary.encode()).encode(),
    "url form": lambda canary: quote_plus(canary).encode(),
    "hex": lambda canary: canary.encode().hex().encode(),
    "hex in capitals": lambda canary: canary.encode().hex().upper().encode(),
    "hex of utf-16": lambda canary: canary.encode("utf-16-le").hex().encode(),
    "base64 0": base64_behind(0),
    "base64 1": base64_behind(1),
    "base64 2": base64_behind(2),
    "base64 in lines": lambda canary: base64.encodebytes(b"*" * 70 + canary.encode()),
    "base64 of utf-16": lambda canary: base64.b64encode(canary.encode("utf-16-le")),
    "base64 for addresses": lambda canary: base64.urlsafe_b64encode(b"??" + canary.encode()),
    "quoted-printable": lambda canary: encodestring(canary.encode(), quotetabs=True),
    "quoted-printable in lines": lambda canary: canary.encode()[:5] + b"=\r\n" + canary.encode()[5:],
    "broken over lines": lambda canary: canary.replace(" ", "\r\n    ").encode(),
    "non-breaking space": lambda canary: canary.replace(" ", "\u00a0").encode(),
    "soft hyphen": lambda canary: f"{canary[:4]}\u00ad{canary[4:]}".encode(),
    "zero-width space": lambda canary: f"{canary[:4]}\u200b{canary[4:]}".encode(),
    "gzip": lambda canary: gzip.compress(canary.encode()),
    "zlib": lambda canary: zlib.compress(canary.encode()),
    "zlib, best": lambda canary: zlib.compress(canary.encode(), 9),
    "zlib, none": lambda canary: zlib.compress(canary.encode(), 0),
    "bzip2": lambda canary: bz2.compress(canary.encode()),
    "xz": lambda canary: lzma.compress(canary.encode()),
    "zip": lambda canary: zipped(canary.encode()),
    "zip, name of a member": lambda canary: zipped(b"", canary),
    "zip in zip": lambda canary: zipped(zipped(canary.encode())),
    "gzip of base64 of utf-16": lambda canary: gzip.compress(base64.b64encode(canary.encode("utf-16-le"))),
    "cut off gzip": lambda canary: gzip.compress(canary.encode() + random.Random(1).randbytes(4_000))[:2_000],  # noqa: S311
    "sha256": lambda canary: hashlib.sha256(canary.encode()).hexdigest().encode(),
    "sha256, raw": lambda canary: hashlib.sha256(canary.encode()).digest(),
    "sha256, base64": lambda canary: base64.b64encode(hashlib.sha256(canary.encode()).digest()),
    "sha1 of lower case": lambda canary: hashlib.sha1(canary.lower().encode()).hexdigest().upper().encode(),  # noqa: S324
    "md5": lambda canary: hashlib.md5(canary.encode()).hexdigest().encode(),  # noqa: S324
}


@pytest.mark.parametrize("canary", [PLAIN, ACCENTED])
@pytest.mark.parametrize("disguise", DISGUISES)
def test_every_disguise_is_seen_through(tmp_path: Path, disguise: str, canary: str) -> None:
    noise = random.Random(disguise).randbytes(500).replace(b"PK", b"..")  # noqa: S311 - the same on every run.
    file = tmp_path / "planted.bin"
    file.write_bytes(noise + DISGUISES[disguise](canary) + noise[::-1])
    assert {(hit.path, hit.canary) for hit in scan(tmp_path, ["Somethingelse", canary])} == {(str(file), canary)}


def test_a_deleted_row_of_a_database_is_seen(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "some.db")) as database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("CREATE TABLE t (text)")
        database.execute("INSERT INTO t VALUES (?)", (PLAIN,))
        database.commit()
        database.execute("DELETE FROM t")
        database.commit()
    assert scan(tmp_path, [PLAIN])


def test_names_of_files_and_folders_are_seen(tmp_path: Path) -> None:
    (tmp_path / PLAIN).mkdir()
    (tmp_path / f"{ACCENTED}.pdf").touch()
    assert {hit.canary for hit in scan(tmp_path, [PLAIN, ACCENTED])} == {PLAIN, ACCENTED}


def test_where_a_link_leads_is_seen(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(f"/nowhere/{PLAIN}")
    assert [hit.view for hit in scan(tmp_path, [PLAIN])] == ["link"]


def test_the_view_tells_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(gzip.compress(base64.b64encode(PLAIN.encode())))
    assert scan([tmp_path / "file"], [PLAIN]) == [Hit(str(tmp_path / "file"), PLAIN, "gzip > base64 of utf-8")]


def test_what_is_no_file_is_scanned_too() -> None:
    assert scan_bytes(f"GET /search?q={quote(PLAIN)}".encode(), [PLAIN], "log") == [Hit("log", PLAIN, "url: utf-8")]


@pytest.mark.parametrize(
    "innocent",
    [
        b"",
        b"Zquxbrandt and, elsewhere, Kovelmyr",
        random.Random(7).randbytes(200_000),  # noqa: S311 - no secret.
        zipped(b"nothing") + gzip.compress(b"nothing") + zlib.compress(b"nothing"),
        b"PK\x05\x06 no archive \x1f\x8b\x08 no gzip \x78\x9c no zlib BZh91AY&SY \xfd7zXZ\x00 & %zz \\u12 \\ud800",
    ],
    ids=["empty", "other words", "noise", "archives", "broken"],
)
def test_nothing_is_seen_where_nothing_is(tmp_path: Path, innocent: bytes) -> None:
    (tmp_path / "file").write_bytes(innocent)
    assert scan(tmp_path, [PLAIN, ACCENTED]) == []


def test_a_canary_that_could_stand_anywhere_is_refused() -> None:
    with pytest.raises(ValueError, match="six"):
        scan_bytes(b"", ["Jo"])
