"""Of a review that is published anonymously no byte that goes out says whose it is; everybody in it is invented."""

from collections.abc import Iterator

import pytest
from personas import Web

from repository.exports import Format

BOARD = "Zorleyshire Safeguarding Children Partnership"
REPORT = f"""\
Child practice review: Child Q

{BOARD}

Independent reviewer: Ottoline Quarrenden

1. Introduction

The review was commissioned by {BOARD} in March 2024. Child Q lived in Zorleyshire and was known to Zorleyshire \
Council and to the Zorleyshire Early Help Hub. Zorleyshire Police were told on 12 March 2023.

2. Recommendations

Recommendation 1: The Partnership should assure itself that children who miss appointments are followed up.

Recommendation 2: Zorleyshire Council and health visitors should share what they know about absences.
"""
TAGS = {
    "nation": "england",
    "review_type": "lcspr",
    "year": "2024",
    "board": BOARD,
    "anonymous": "yes",
    "published_before": "yes",
}
TOLD = (b"zorley", b"quarrenden", b"march 2024", b"2024-03")


@pytest.fixture(scope="module")
def report_id(web: Web) -> str:
    report_id = web.deposit(REPORT.encode(), **TAGS)
    answer = web.clearer.post(f"/api/v1/reports/{report_id}/clear")
    assert answer.status_code == 204, answer.text
    return report_id


def addresses(web: Web, report_id: str) -> Iterator[str]:
    """Every address that shows something of the report to a reader."""
    review = web.practitioner.get(f"/api/v1/reports/{report_id}").json()["report"]["review"]
    found = web.practitioner.get("/api/v1/search", params={"q": "appointments"}).json()["items"]
    lessons = [one["lesson"]["id"] for one in found if one["lesson"]["report_id"] == report_id]
    assert lessons
    api, page = "/api/v1", ""
    for root in (api, page):
        yield from (f"{root}/reports/{report_id}{part}" for part in ("", "/certificate", "/text"))
        yield f"{root}/reviews/{review}"
        yield from (f"{root}/lessons/{lesson}/{part}" for lesson in lessons for part in ("recurrence", "like"))
        yield f"{root}/search?q=appointments"
        yield f"{root}/search?q=appointments&board=anonymous&sort=newest"
    yield from (
        f"{api}{part}" for part in ("/reports", "/lessons", f"/lessons/{lessons[0]}", f"/reports/{report_id}/record")
    )
    yield from (f"/search/export?q=appointments&form={form}" for form in Format)
    yield "/"


def test_nothing_that_a_reader_is_shown_tells_the_board(web: Web, report_id: str):
    told = {}
    for address in addresses(web, report_id):
        reader = web.practitioner if address.startswith("/api/") else web.browser["practitioner"]  # type: ignore[index]
        answer = reader.get(address)
        assert answer.status_code == 200, address
        told[address] = [word for word in TOLD if word in answer.content.lower()]
    assert [address for address, words in told.items() if words] == []


def test_the_audit_trail_does_not_tell_the_board(web: Web, report_id: str):
    page = web.browser["auditor"].get("/audit").content.lower()  # type: ignore[index]
    assert (report_id.encode().lower() in page, b"zorley" in page) == (True, False)


@pytest.mark.usefixtures("report_id")
def test_the_board_is_in_no_byte_of_the_index(web: Web):
    files = [path for path in web.installation.index_folder.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if b"zorley" in path.read_bytes().lower()] == []


@pytest.mark.usefixtures("report_id")
def test_a_search_for_the_board_finds_nothing(web: Web):
    answer = web.practitioner.get("/api/v1/search", params={"q": "Zorleyshire"}).json()
    assert (answer["total"], answer["facets"]["nation"]) == (0, {})


def test_its_depositor_is_told_whose_it_is(web: Web, report_id: str):
    assert web.depositor.get(f"/api/v1/reports/{report_id}").json()["report"]["board"] == BOARD
