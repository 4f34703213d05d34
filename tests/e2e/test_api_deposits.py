"""What the API takes as a deposit, what it refuses, and what becomes of the bytes meanwhile."""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import pdf
from personas import CANARIES, REPORT, TAGS, Web

LIMIT = 26 * 1024 * 1024


def _proposal(web: Web, file: bytes, **fields: str) -> dict[str, Any]:
    answer = web.depositor.post("/api/v1/preview", data={"nation": "wales", **fields}, files={"file": file})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.fixture(scope="module")
def proposal(web: Web) -> dict[str, Any]:
    """The preview of the report."""
    return _proposal(web, REPORT.encode())


def _reports(web: Web) -> int:
    return sum(1 for _ in _pages(web))


def _pages(web: Web) -> Iterator[Any]:
    cursor = ""
    while True:
        page = web.depositor.get(f"/api/v1/reports?limit=100&cursor={cursor}").json()
        yield from page["items"]
        cursor = page["next"]
        if not cursor:
            return


def test_a_preview_is_bound_to_the_file(proposal: dict[str, Any]):
    assert proposal["digest"] == hashlib.sha256(REPORT.encode()).hexdigest()


def test_a_preview_shows_what_would_be_taken_out(proposal: dict[str, Any]):
    out = {proposal["text"][m["start"] : m["end"]] for m in proposal["mentions"] if m["treatment"] != "keep"}
    assert "Marigold Thistlewood" in out


def test_a_preview_says_what_would_remain_together(web: Web):
    risk = _proposal(web, REPORT.replace("always poorly", "found in a caravan").encode())["evidence"]["risk"]
    assert (risk["level"], [reason["code"] for reason in risk["reasons"]]) == ("raised", ["rare-circumstance"])


def test_a_preview_keeps_nothing(web: Web):
    before = _reports(web)
    _proposal(web, REPORT.encode())
    assert _reports(web) == before


def test_a_title_is_part_of_what_is_previewed(web: Web):
    text = _proposal(web, REPORT.encode(), title="What we learned from Marigold Thistlewood")["text"]
    assert text.startswith("What we learned from Marigold Thistlewood\n")


def test_a_pdf_is_read(web: Web):
    made = pdf([["# Review", "Marigold Thistlewood was seen alone by the social worker, who wrote it down."]])
    assert "Marigold Thistlewood was seen alone" in _proposal(web, made)["text"]


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "application/x-www-form-urlencoded"])
def test_the_file_alone_is_previewed_whatever_its_type_claims(web: Web, kind: str, proposal: dict[str, Any]):
    answer = web.depositor.post("/api/v1/preview", content=REPORT.encode(), headers={"Content-Type": kind})
    assert answer.json()["mentions"] == proposal["mentions"]


def test_what_the_depositor_left_alone_stays(web: Web, proposal: dict[str, Any]):
    mention = next(m for m in proposal["mentions"] if m["treatment"] != "keep" and m["kind"] == "DATE")
    words = proposal["text"][mention["start"] : mention["end"]]
    text = _held_text(
        web, proposal, {"action": "remove", "start": mention["start"], "end": mention["end"], "kind": "DATE"}
    )
    assert words in text


def test_what_the_depositor_added_goes(web: Web, proposal: dict[str, Any]):
    start = proposal["text"].index("always poorly")
    added = {"action": "add", "start": start, "end": start + len("always poorly"), "kind": "PLACE"}
    assert "always poorly" not in _held_text(web, proposal, added)


def test_whom_the_depositor_named_is_called_so(web: Web, proposal: dict[str, Any]):
    mention = next(m for m in proposal["mentions"] if m["kind"] == "PERSON" and m["treatment"] == "pseudonym")
    named = {"action": "label", "start": mention["start"], "end": mention["end"], "label": "Child T"}
    assert "Child T" in _held_text(web, proposal, named)


def test_whom_the_depositor_left_as_a_whole_stays_and_the_child_does_not(web: Web, proposal: dict[str, Any]):
    start = proposal["text"].index("Petronella Thistlewood")
    whole = {"action": "remove", "start": start, "end": start + len("Petronella Thistlewood"), "whole": True}
    text = _held_text(web, proposal, whole)
    assert ("her mother, Petronella Thistlewood" in text, "Mrs Thistlewood told" in text, "Marigold" in text) == (
        True,
        True,
        False,
    )


def _held_text(web: Web, proposal: dict[str, Any], *decisions: dict[str, Any]) -> str:
    bound = {"digest": proposal["digest"], "detector": proposal["detector"], "decisions": decisions}
    report_id = web.deposit(decisions=json.dumps(bound))
    return str(web.clearer.get(f"/api/v1/reports/{report_id}/candidate").json()["text"])


def test_decisions_about_another_file_are_refused(web: Web, proposal: dict[str, Any]):
    bound = {"digest": "0" * 64, "detector": proposal["detector"], "decisions": []}
    data = TAGS | {"decisions": json.dumps(bound)}
    answer = web.depositor.post("/api/v1/reports", data=data, files={"file": REPORT.encode()})
    assert (answer.status_code, answer.json()["code"]) == (409, "stale-decisions")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"nation": "france"}, "tags"),
        ({"review_type": "cmr"}, "tags"),
        ({"year": "two thousand"}, "year"),
        ({"board": ""}, "board"),
        ({"type_as_stated": "Review of 12/03/2019"}, "type-as-stated"),
        ({"type_as_stated": "Review of Marigold Thistlewood"}, "type-as-stated"),
        ({"decisions": "{"}, "decisions"),
        (
            {"decisions": f'{{"digest":"","detector":"","decisions":[{{"action":"add","start":0,"end":{10**30}}}]}}'},
            "decisions",
        ),
    ],
)
def test_what_cannot_be_is_refused(web: Web, fields: dict[str, str], code: str):
    answer = web.depositor.post("/api/v1/reports", data=TAGS | fields, files={"file": REPORT.encode()})
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_a_name_does_for_a_type_where_nation_and_year_leave_one(web: Web):
    report_id = web.deposit(nation="scotland", review_type="SCR", year="2015")
    report = web.depositor.get(f"/api/v1/reports/{report_id}").json()["report"]
    assert (report["review_type"], report["type_label"]) == ("sigcr", "SCR")


def test_a_name_that_leaves_two_is_refused_with_both(web: Web):
    data = TAGS | {"review_type": "CPR"}
    answer = web.depositor.post("/api/v1/reports", data=data, files={"file": REPORT.encode()})
    assert ("cpr-concise" in answer.json()["detail"], "cpr-extended" in answer.json()["detail"]) == (True, True)


def test_a_deposit_without_a_file_is_refused(web: Web):
    answer = web.depositor.post("/api/v1/reports", data=TAGS)
    assert (answer.status_code, answer.json()["code"]) == (422, "file")


@pytest.mark.parametrize(
    ("file", "status", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), 415, "wrong-type"),
        (b"%PDF-1.7 and then nothing", 422, "corrupt"),
        (b"   ", 422, "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(web: Web, file: bytes, status: int, code: str):
    answer = web.depositor.post("/api/v1/preview", data={"nation": "wales"}, files={"file": file})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_form_that_breaks_off_is_refused(web: Web):
    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    cut = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nMarigold'
    answer = web.depositor.post("/api/v1/reports", content=cut, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-form")


def test_a_body_over_the_limit_is_refused_by_its_announced_length(web: Web):
    answer = web.depositor.post("/api/v1/preview", content=b"", headers={"Content-Length": str(LIMIT + 1)})
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_a_body_over_the_limit_is_refused_where_it_passes_it(web: Web):
    def body() -> Iterator[bytes]:
        for _ in range(LIMIT // 2**20 + 1):
            yield bytes(2**20)

    answer = web.depositor.post("/api/v1/reports", content=body(), headers={"Content-Type": "text/plain"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_nothing_is_kept_of_a_deposit_that_was_refused(web: Web):
    before = _reports(web)
    web.depositor.post("/api/v1/reports", data=TAGS, files={"file": b"%PDF-1.7 and then nothing"})
    assert _reports(web) == before


class _Opened:
    """Notes the files that this process opens for writing, in or out of the tree."""

    def __init__(self) -> None:
        self.watching = False
        self.paths: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching:
            return
        if event.startswith("tempfile."):
            self.paths.append(event)
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
            self.paths.append(str(arguments[0]))


@pytest.fixture(scope="module")
def opened() -> _Opened:
    # A hook for audit events cannot be taken away again, only told to look elsewhere.
    hook = _Opened()
    sys.addaudithook(hook)
    return hook


@pytest.mark.parametrize("size", [2**20 + 1, 5 * 2**20, 24 * 2**20])
def test_a_large_upload_meets_no_file(web: Web, opened: _Opened, size: int):
    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    start = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    opened.watching, opened.paths = True, []
    # The form ends without its last boundary: it is read to the end, and no worker has to read it.
    answer = web.depositor.post("/api/v1/preview", content=start + b"Marigold " * (size // 9), headers=headers)
    opened.watching = False
    assert (answer.status_code, opened.paths) == (422, [])


def test_the_watch_sees_a_temporary_file(opened: _Opened):
    opened.watching, opened.paths = True, []
    with tempfile.SpooledTemporaryFile(max_size=1) as file:
        file.write(b"more than one byte")
    opened.watching = False
    assert opened.paths


def test_no_word_of_the_people_reaches_the_disk(web: Web):
    web.deposit(report=REPORT.encode() + b"\nThe end.\n")
    kept = [path for path in Path(web.installation.home).rglob("*") if path.is_file()]
    found = [(path.name, word) for path in kept for word in CANARIES if word.encode() in path.read_bytes()]
    assert found == []
