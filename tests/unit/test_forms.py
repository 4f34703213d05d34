"""Reading a body as a form, however it is cut into chunks."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from repository.deposit_form import preview_of
from repository.errors import Invalid
from repository.forms import Form, read_form

_BODY = (
    b'--edge\r\nContent-Disposition: form-data; name="nation"\r\n\r\nwales\r\n'
    b'--edge\r\nContent-Disposition: form-data; name="nation"\r\n\r\n scotland \r\n'
    b'--edge\r\nContent-Disposition: form-data; name="title"\r\n\r\nAdroddiad \xc5\xb5\r\n'
    b'--edge\r\nContent-Disposition: form-data; name="file"; filename="Ann Example.txt"\r\n'
    b"Content-Type: text/plain\r\n\r\nAnn\r\n--edg was\r\n seen.\r\n"
    b"--edge--\r\n"
)
_MULTIPART = "multipart/form-data; boundary=edge"


async def _form(body: bytes, kind: str, size: int = 7) -> Form:
    class Streamed:
        def __init__(self) -> None:
            self.headers = {"content-type": kind}

        async def stream(self) -> AsyncIterator[bytes]:
            for at in range(0, len(body), size):
                yield body[at : at + size]
            yield b""

    request: Any = Streamed()
    return await read_form(request)


@pytest.mark.parametrize("size", [1, 2, 3, 16, 10_000])
async def test_chunks_make_no_difference(size: int):
    form = await _form(_BODY, _MULTIPART, size)
    assert (list(form.every("nation")), form.text("title"), form.file) == (
        ["wales", " scotland "],
        "Adroddiad ŵ",
        b"Ann\r\n--edg was\r\n seen.",
    )


async def test_an_urlencoded_form_is_read():
    form = await _form(b"words=a+b%0Ac&empty=", "application/x-www-form-urlencoded; charset=utf-8")
    assert (form.text("words"), form.text("empty"), form.file) == ("a b\nc", "", None)


async def test_any_other_body_is_the_file():
    assert (await _form(b"%PDF-1.7", "application/pdf")).file == b"%PDF-1.7"


async def test_no_file_was_chosen():
    body = b'--edge\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--edge--\r\n'
    assert (await _form(body, _MULTIPART)).file is None


async def test_an_empty_file_is_a_file():
    body = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n\r\n--edge--\r\n'
    assert (await _form(body, _MULTIPART)).file == b""


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (_BODY[:-10], _MULTIPART),
        (_BODY, "multipart/form-data"),
        (_BODY, "multipart/form-data; boundary=other"),
        (_BODY.replace(b"\xc5\xb5", b"\xff"), _MULTIPART),
        (b'--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 41 + b"--edge--\r\n", _MULTIPART),
        (b"a=%ff", "application/x-www-form-urlencoded"),
        (b"a=\xff", "application/x-www-form-urlencoded"),
        (b"&".join([b"a=b"] * 41), "application/x-www-form-urlencoded"),
    ],
)
async def test_what_is_no_form_is_refused(body: bytes, kind: str):
    with pytest.raises(Invalid) as refused:
        await _form(body, kind)
    assert refused.value.code == "bad-form"


async def test_a_form_prints_as_nothing():
    assert "Example" not in repr(await _form(_BODY, _MULTIPART))


async def _asked(**fields: str) -> Form:
    said = "".join(
        f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in {"nation": "wales", **fields}.items()
    )
    file = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nText\r\n--edge--\r\n'
    return await _form((said + file).encode(), _MULTIPART)


@pytest.mark.parametrize(
    ("fields", "own", "names"),
    [
        ({"board": "Hafren Board"}, "", None),
        ({"board": "Hafren Board", "anonymous": "no"}, "", None),
        ({"board": "Hafren Board", "anonymous": "yes"}, "Quill Board", ("Hafren Board",)),
        ({"anonymous": "yes"}, "Quill Board", ("Quill Board",)),
    ],
)
async def test_an_anonymous_deposit_hides_the_board(fields: dict[str, str], own: str, names: tuple[str, ...] | None):
    anonymity = preview_of(await _asked(**fields), own).anonymity

    assert (anonymity.names if anonymity else None) == names


async def test_an_anonymous_deposit_of_no_board_is_refused():
    with pytest.raises(Invalid) as refused:
        preview_of(await _asked(anonymous="yes"), "")

    assert refused.value.code == "board"
