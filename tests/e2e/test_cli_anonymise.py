import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from builders import FILLER, docx, txt
from terminal import Result, Terminal

TEXT = "Mrs Jane Sandworthy rang from 07700 900123 on 3 March 2021."


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    # Anonymising needs no repository: this one is never made.
    return Terminal(tmp_path_factory.mktemp("anonymise") / "home")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("files")
    (made / "Jane Sandworthy.docx").write_bytes(docx(["A review", TEXT, FILLER * 3]))
    (made / "other.txt").write_bytes(txt(f"A review\n\n{TEXT}\n\n{FILLER * 3}"))
    (made / "empty.pdf").write_bytes(b"")
    return made


LINES = [
    {"id": 1, "text": TEXT},
    {"id": "two", "text": "Nothing to see.", "nation": "wales", "policy": "strict"},
    {"id": 3},
    {"id": {"four": 4}, "text": TEXT * 200},
    {"id": 5, "text": "Ynys Môn 😀 " + TEXT},
    {"id": 6, "text": "x", "nation": "atlantis"},
    {"id": 7, "text": "x", "policy": "lenient"},
    {"id": 8, "text": TEXT, "dates": "relative"},
    {"id": 9, "text": "x", "dates": "lunar"},
]


@pytest.fixture(scope="module")
def answers(terminal: Terminal) -> list[dict[str, Any]]:
    given = "\n\n".join(map(json.dumps, LINES)) + "\nno json\n"
    done = terminal.apart("anonymise", "--jsonl", given=given)
    assert (done.status, done.err) == (1, "")
    return [json.loads(line) for line in done.out.splitlines()]


def test_every_line_is_answered_in_order(answers: list[dict[str, Any]]):
    assert [answer["id"] for answer in answers] == [*(line["id"] for line in LINES), None]


def test_bad_lines_are_told_from_good_ones(answers: list[dict[str, Any]]):
    assert ["error" in answer for answer in answers] == [
        False,
        False,
        True,
        False,
        False,
        True,
        True,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("detail", ["Sandworthy", "07700 900123", "3 March 2021"])
def test_what_identifies_is_gone(answers: list[dict[str, Any]], detail: str):
    assert detail not in answers[0]["text"]


def test_an_answer_has_what_the_contract_says(answers: list[dict[str, Any]]):
    assert set(answers[0]) >= {"id", "text", "mentions", "evidence"}


def test_a_mention_has_what_the_contract_says(answers: list[dict[str, Any]]):
    wanted = {"start", "end", "kind", "identifier", "treatment", "label", "score", "source"}
    assert [mention for mention in answers[0]["mentions"] if not wanted <= set(mention)] == []


def test_spans_are_code_points_of_the_text_as_given(answers: list[dict[str, Any]]):
    phone = next(mention for mention in answers[4]["mentions"] if mention["kind"] == "PHONE")
    assert LINES[4]["text"][phone["start"] : phone["end"]] == "07700 900123"


def test_a_line_may_ask_for_days_from_the_event(answers: list[dict[str, Any]]):
    assert answers[7]["text"].endswith("on Day 1.")


@dataclass(frozen=True, slots=True)
class Stream:
    """One line in, one line out, then Ctrl-C while the next is waited for."""

    answer: dict[str, Any]
    status: int
    err: bytes
    seconds: float


@pytest.fixture(scope="module")
def stream(terminal: Terminal) -> Stream:
    with subprocess.Popen(
        terminal.line("anonymise", "--jsonl"),
        env=os.environ | terminal.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that runs the tests in the background has them, and all that they start, ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(json.dumps(LINES[0]).encode() + b"\n")
        running.stdin.flush()
        answer = json.loads(running.stdout.readline())
        before = time.monotonic()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    return Stream(answer, running.returncode, err.strip(), time.monotonic() - before)


def test_an_answer_comes_as_soon_as_it_is_there(stream: Stream):
    assert stream.answer["id"] == 1


def test_ctrl_c_says_that_it_interrupted(stream: Stream):
    assert (stream.status, stream.err) == (130, b"Interrupted.")


def test_a_line_that_comes_after_ctrl_c_says_nothing():
    program = (
        "import asyncio, threading; from repository.cli import lines; loop = asyncio.new_event_loop(); loop.close();"
        "reader = threading.Thread(target=lines._read, args=(loop, asyncio.Queue(1))); reader.start(); reader.join()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=b"late\n", capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_does_not_wait_for_another_line(stream: Stream):
    assert stream.seconds < 10


@pytest.fixture(scope="module")
def printed(terminal: Terminal, folder: Path) -> Result:
    return terminal("anonymise", str(folder / "Jane Sandworthy.docx"))


def test_a_file_is_printed(printed: Result):
    assert (printed.status, printed.out.startswith("A review"), "Professionals met" in printed.out) == (0, True, True)


def test_a_printed_file_names_nobody(printed: Result):
    assert "Sandworthy" not in printed.out


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into a folder, and what was said of it."""

    told: Result
    folder: Path


@pytest.fixture(scope="module")
def written(terminal: Terminal, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    files = [str(folder / name) for name in ("empty.pdf", "Jane Sandworthy.docx", "other.txt")]
    target = tmp_path_factory.mktemp("written") / "new"
    return Written(terminal("anonymise", *files, "-o", str(target), "--format", "json", "--json"), target)


def test_no_written_file_bears_the_name_of_the_original(written: Written):
    assert sorted(path.name for path in written.folder.iterdir()) == [
        f"anonymised-{number}.{ending}" for number in (2, 3) for ending in ("certificate.json", "json")
    ]


def test_which_file_became_which_is_told(written: Written):
    told = {Path(file["file"]).name: Path(file["output"]).name for file in written.told.value["anonymised"]}
    assert told == {"Jane Sandworthy.docx": "anonymised-2.json", "other.txt": "anonymised-3.json"}


def test_a_refused_file_does_not_stop_the_others(written: Written):
    assert (written.told.status, [file["code"] for file in written.told.value["refused"]]) == (1, ["empty"])


def test_what_is_written_in_json_is_a_candidate(written: Written):
    assert set(json.loads((written.folder / "anonymised-3.json").read_bytes())) == {
        "title",
        "text",
        "blocks",
        "lessons",
        "evidence",
        "record",
    }


def test_a_certificate_lies_beside_what_it_is_of(written: Written):
    certificate = json.loads((written.folder / "anonymised-3.certificate.json").read_bytes())
    digest = hashlib.sha256((written.folder / "anonymised-3.json").read_bytes()).hexdigest()
    assert (certificate["digest"], certificate["report_id"]) == (digest, "")


def test_the_certificate_is_told_as_it_is_written(written: Written):
    certificate = json.loads((written.folder / "anonymised-3.certificate.json").read_bytes())
    assert written.told.value["anonymised"][1]["certificate"] == certificate


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_certificate_in_words_has_the_digest_of_the_file(terminal: Terminal, folder: Path, tmp_path: Path, form: str):
    terminal("anonymise", str(folder / "other.txt"), "-o", str(tmp_path), "--format", form)
    written = tmp_path / f"anonymised-1.{'txt' if form == 'text' else form}"
    certificate = (tmp_path / "anonymised-1.certificate.txt").read_text("utf-8")
    assert hashlib.sha256(written.read_bytes()).hexdigest() in certificate


def test_nothing_is_kept(terminal: Terminal, printed: Result):
    assert (printed.status, terminal.home.exists()) == (0, False)


def test_dates_of_a_file_can_be_told_from_the_event_on(terminal: Terminal, folder: Path):
    assert "on Day 1." in terminal("anonymise", str(folder / "other.txt"), "--dates", "relative").out


@pytest.mark.parametrize(
    "wrong", [(), ("a.txt", "b.txt"), ("--jsonl", "a.txt"), ("a.txt", "--format", "pdf"), ("a.txt", "--policy", "none")]
)
def test_wrong_use_is_told_before_any_work(terminal: Terminal, wrong: tuple[str, ...]):
    assert terminal("anonymise", *wrong).status == 2


def test_a_board_that_publishes_anonymously_is_taken_out(terminal: Terminal, tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_bytes(txt(f"A review\n\nThe Hafren Regional Safeguarding Board met.\n\n{FILLER * 3}"))

    done = terminal.apart("anonymise", str(file), "--anonymous-board", "Hafren Regional Safeguarding Board")

    assert (done.status, "The [board] met." in done.out) == (0, True)


def test_a_board_is_hidden_in_files_only(terminal: Terminal):
    assert terminal.apart("anonymise", "--jsonl", "--anonymous-board", "Hafren Board", given="").status == 2
