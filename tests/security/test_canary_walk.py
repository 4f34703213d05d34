"""No byte that a running server keeps or says tells what nobody has cleared (P1 to P4), searched for canaries.

A report full of words that exist nowhere else goes its whole way through `ncrr serve`. At every station we look through
all of its files, the files that it holds open without a name, and its log. What such a look cannot see, a file that
came and went in between, `strace` sees where it is installed.
"""

import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from databases import Server as PostgreSQL
from databases import postgresql
from security.canaries import scan, scan_bytes
from security.marks import Marks
from security.sweeping import Sweeper
from security.tracing import Trace, command, why_not
from security.walking import FIELDS, Walk, told
from serving import TAGS, Installation, serving

from policies.access import Role

# The stations at which nothing may be readable; at the last ones nothing is any more.
_BEFORE = (
    "preview arriving",
    "preview in work",
    "preview answered",
    "deposit arriving",
    "deposit in work",
    "deposit answered",
    "refused",
    "asked for",
    "returned",
    "rejected",
    "looked at",
    "redacted",
)
_CLEARED = ("cleared", "read")
_AFTER = ("withdrawn", "asked for late", "stopped")

_REFUSED = tuple(f"deposit with a bad {field}" for field in FIELDS)

# Where a cleared text is kept: the database and the index.
_KEPT = re.compile(r"home/(repository\.db(-wal)?|index/.+/.+)|database/(base|pg_wal)/.+")

# What has to be looked through at least, or the sweep looked past something: an empty database is larger than this.
_LEAST_BYTES = 150_000


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def walk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("walk")
    with ExitStack() as stack:
        database = stack.enter_context(postgresql()) if request.param == "postgresql" else None
        installation = Installation(folder, _emptied(database)).furnish()
        roots = installation.roots | ({"database": database.folder} if database else {})
        if database:
            # Long texts are packed in a way that only PostgreSQL can read; as they are, we can.
            database.run("ALTER TABLE report_text ALTER text SET STORAGE EXTERNAL", database="walked")

        def settle() -> None:
            """Has PostgreSQL write down what it only has in memory, which SQLite does by itself."""
            if database:
                database.run("CHECKPOINT")

        server = stack.enter_context(serving(installation))
        marks = Marks()
        sweeper = Sweeper(roots, lambda: [server.pid, *server.workers], marks.all, settle)
        sweeper.learn()
        walked = Walk(server, sweeper, marks).go()
        walked.stop()
    return walked


def _emptied(database: PostgreSQL | None) -> str:
    if database is None:
        return ""
    database.run("CREATE DATABASE walked STRATEGY FILE_COPY")
    return database.url("walked").render_as_string(hide_password=False)


@pytest.mark.parametrize("station", _BEFORE)
def test_before_it_is_cleared_nothing_is_readable(walk: Walk, station: str):
    assert walk.sweeps[station].hits == frozenset()


@pytest.mark.parametrize("station", _CLEARED)
def test_what_was_found_is_readable_nowhere_once_it_is_cleared(walk: Walk, station: str):
    assert walk.sweeps[station].canaries() <= walk.marks.missed


@pytest.mark.parametrize("station", _CLEARED)
def test_what_was_missed_is_in_the_cleared_text_alone(walk: Walk, station: str):
    assert [place for place in walk.sweeps[station].places(walk.marks.missed) if not _KEPT.fullmatch(place)] == []


@pytest.mark.parametrize("station", _AFTER)
def test_what_was_missed_is_gone_once_it_is_withdrawn(walk: Walk, station: str):
    # PostgreSQL's own log of changes keeps what was cleared until it is written over, which is for its operator to set.
    places = walk.sweeps[station].places(walk.marks.all)
    assert [place for place in places if not place.startswith("database/pg_wal/")] == []


def test_what_was_never_cleared_is_not_even_in_the_log_of_changes(walk: Walk):
    assert walk.sweeps["stopped"].canaries() <= walk.marks.missed


def test_no_answer_tells_more_than_whoever_asked_may_know(walk: Walk, tmp_path: Path):
    marks = walk.marks
    held = {name: marks.missed | {marks.redacted} for name in ("candidate", "candidate page", "own candidate page")}
    cleared = dict.fromkeys(("report", "report page", "found", "found page", "lessons", "lesson"), marks.missed)
    allowed = held | cleared
    allowed["preview answered"] = marks.found | marks.missed | {marks.redacted}
    allowed["redacted candidate"] = marks.missed
    allowed["comment"] = {marks.said}
    answers = [name for name in walk.answers if name not in _REFUSED]
    more = {name: seen - allowed.get(name, set()) for name, seen in tells(walk, answers, tmp_path).items()}
    assert {name: canaries for name, canaries in more.items() if canaries} == {}


@pytest.mark.parametrize("refused", _REFUSED)
def test_a_refusal_repeats_nothing_of_what_it_refuses(walk: Walk, refused: str, tmp_path: Path):
    assert tells(walk, [refused], tmp_path) == {refused: set()}


def tells(walk: Walk, answers: Iterable[str], folder: Path) -> dict[str, set[str]]:
    """The canaries in each of these answers."""
    files = {folder / str(number): name for number, name in enumerate(answers)}
    for file, name in files.items():
        file.write_bytes(told(walk.answers[name]))
    hits = scan(files, walk.marks.all)
    return {name: {hit.canary for hit in hits if hit.path == str(file)} for file, name in files.items()}


# --- That all this looks where it says it does; `test_sweeping.py` plants leaks ------------------------------------


def test_what_is_sent_holds_every_canary(walk: Walk):
    held = {hit.canary for hit in scan_bytes(walk.sent["deposit"], walk.marks.written)}
    assert held == walk.marks.written


def test_what_is_sent_is_more_than_a_framework_keeps_in_memory(walk: Walk):
    assert len(walk.sent["deposit"]) > 2**20


def test_the_report_has_as_many_pages_as_a_report_has(walk: Walk):
    assert max(block["page"] for block in walk.answers["preview answered"].json()["blocks"] if block["page"]) == 40


@pytest.mark.parametrize("station", ["preview in work", "deposit in work"])
def test_a_worker_was_at_work_when_we_looked(walk: Walk, station: str):
    assert walk.under_way[station]


def test_every_look_reaches_the_files(walk: Walk):
    least = min(walk.sweeps.values(), key=lambda sweep: sweep.size)
    assert (least.size > _LEAST_BYTES, least.files > 5) == (True, True)


def test_every_look_reaches_the_server_and_its_worker(walk: Walk):
    looked_into = {station: sweep.processes for station, sweep in walk.sweeps.items() if station != "stopped"}
    if any(walk.sweeps[station].closed for station in looked_into):
        pytest.skip("Only root may look into a worker, which keeps itself closed to debuggers.")
    assert set(looked_into.values()) == {2}


@pytest.mark.parametrize(
    "part", ["home/index/|database/base/", "home/repository.db|database/base/"], ids=["index", "database"]
)
def test_what_was_cleared_is_seen_where_it_is_kept(walk: Walk, part: str):
    assert [place for place in walk.sweeps["read"].places({walk.marks.in_lesson}) if re.match(part, place)]


def test_all_that_was_missed_is_seen_in_the_cleared_text(walk: Walk):
    assert walk.sweeps["read"].canaries() >= walk.marks.missed


@pytest.mark.parametrize(
    "answer", ["preview answered", "candidate", "candidate page", "own candidate page", "report", "report page"]
)
def test_an_answer_is_seen_to_show_what_was_missed(walk: Walk, answer: str, tmp_path: Path):
    assert tells(walk, [answer], tmp_path)[answer] >= walk.marks.missed


@pytest.mark.parametrize("door", ["preview", "deposit"])
def test_every_file_that_cannot_be_read_was_refused(walk: Walk, door: str):
    statuses = {walk.answers[f"{door} of {name}"].status_code for name in walk.marks.unreadable()}
    assert statuses <= {415, 422}


# --- Every write, as the kernel sees it ---------------------------------------------------------------------------


class Traced(NamedTuple):
    """A preview and a deposit, call by call."""

    marks: Marks
    trace: Trace
    installation: Installation


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    if reason := why_not():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("traced")
    installation, marks = Installation(folder).furnish(), Marks()
    form: dict[str, Any] = {
        "data": TAGS | {"title": marks.title},
        "files": {"file": (f"{marks.file_name}.pdf", marks.report())},
    }
    with serving(installation, under=command(folder / "trace")) as server, server.client(Role.DEPOSITOR) as depositor:
        assert depositor.post("/api/v1/preview", **form).status_code == 200
        assert depositor.post("/api/v1/reports", **form).status_code == 201
    return Traced(marks, Trace.of(folder / "trace"), installation)


def test_no_write_to_a_file_holds_a_canary(traced: Traced):
    written = {file: scan_bytes(bytes(traced.trace.written[file]), traced.marks.all) for file in traced.trace.files()}
    assert {file: hits for file, hits in written.items() if hits} == {}


def test_every_write_to_a_file_is_seen_whole(traced: Traced):
    assert traced.trace.cut & {*traced.trace.files()} == set()


def test_nothing_is_opened_to_be_written_but_what_is_kept(traced: Traced):
    # Byte code is written while a program starts, before it is given anything.
    own = (str(traced.installation.home), "/dev/null")
    assert [path for path in traced.trace.opened if not path.startswith(own) and "__pycache__" not in path] == []


def test_nothing_is_written_by_ways_that_show_nothing(traced: Traced):
    shared = {path for path in traced.trace.mapped if path.startswith("/")}
    # SQLite shares the table of contents of its log with other processes; there is no text in it.
    assert (traced.trace.unseen, shared) == (set(), {f"{traced.installation.home}/repository.db-shm"})


def test_the_trace_sees_what_goes_through_the_pipes(traced: Traced):
    seen = b"".join(data for target, data in traced.trace.written.items() if target.startswith("pipe:"))
    expected = traced.marks.written - {traced.marks.file_name, traced.marks.header, traced.marks.field_name}
    assert {hit.canary for hit in scan_bytes(seen, traced.marks.written)} == expected


def test_the_trace_sees_the_database(traced: Traced):
    assert any(file.endswith("repository.db-wal") for file in traced.trace.files())
