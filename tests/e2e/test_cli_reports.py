"""A report's whole way at the terminal: deposited, held, cleared by another person, found, read, withdrawn."""

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from builders import FILLER, docx, txt
from terminal import CLEARER, DEPOSITOR, TAGS, Result, Terminal

# What must not be readable anywhere, ever.
CANARIES = ("Sandworthy", "999 000 0018", "07700 900123")

REVIEW = (
    "Local Child Safeguarding Practice Review",
    "1. The family",
    "Mrs Jane Sandworthy brought up two children. Mrs Sandworthy was seen at home. Her phone number is 07700 900123.",
    FILLER * 3,
    "2. Recommendations",
    "Recommendation 1: The partnership should make sure that children who go missing from care are spoken to alone.",
    "Recommendation 2: Every agency should record who has parental responsibility.",
)


@dataclass(frozen=True, slots=True)
class Walk:
    terminal: Terminal
    folder: Path
    deposited: Result
    ids: list[str]
    decided: Result | None = None

    def readable(self) -> list[str]:
        """The canaries that stand in any byte that is kept."""
        kept = b"".join(path.read_bytes() for path in self.terminal.home.rglob("*") if path.is_file())
        return [canary for canary in CANARIES if canary.encode() in kept]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("reports")
    terminal = Terminal(folder / "home")
    terminal.furnish()
    (folder / "one.docx").write_bytes(docx(REVIEW))
    (folder / "two.txt").write_bytes(txt("\n\n".join(REVIEW)))
    (folder / "not-a-report.pdf").write_bytes(b"<html><body>gone</body></html>")
    files = [str(folder / name) for name in ("one.docx", "not-a-report.pdf", "absent.pdf", "two.txt")]
    deposited = terminal("deposit", *files, *TAGS, "--json")
    return Walk(terminal, folder, deposited, [kept["id"] for kept in deposited.value["accepted"]])


@pytest.fixture(scope="module")
def cleared(held: Walk) -> Walk:
    decided = held.terminal("clear", *held.ids, held.ids[0], "no-such-report", "--json")
    return replace(held, decided=decided)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """Four reports held in an installation of their own, for what changes them."""
    folder = tmp_path_factory.mktemp("fresh")
    terminal = Terminal(folder / "home")
    terminal.furnish()
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (folder / name).write_bytes(txt("\n\n".join(REVIEW)))
    deposited = terminal("deposit", *map(str, sorted(folder.glob("*.txt"))), *TAGS, "--json")
    return Walk(terminal, folder, deposited, [kept["id"] for kept in deposited.value["accepted"]])


def lessons(found: Result) -> list[dict[str, Any]]:
    return [item["lesson"] for item in found.value["items"]]


def test_a_deposit_keeps_the_order_of_its_files(held: Walk):
    assert [Path(kept["file"]).name for kept in held.deposited.value["accepted"]] == ["one.docx", "two.txt"]


def test_a_deposit_says_what_it_refused(held: Walk):
    refused = {Path(file["file"]).name: file["code"] for file in held.deposited.value["refused"]}
    assert refused == {"not-a-report.pdf": "wrong-type", "absent.pdf": "unreadable"}


def test_a_refusal_shows_in_the_status(held: Walk):
    assert held.deposited.status == 1


def test_a_deposit_gives_its_figures(held: Walk):
    figures = {name: held.deposited.value[name] for name in ("seconds", "words", "words_per_second", "peak_memory_mib")}
    assert [name for name, value in figures.items() if not value > 0] == []


def test_what_is_held_is_listed_for_the_clearer(held: Walk):
    listed = {item["id"] for item in held.terminal("held", "--json").value["items"]}
    assert listed >= set(held.ids)


def test_a_held_report_shows_no_title(held: Walk):
    assert {item["title"] for item in held.terminal("held", "--json").value["items"]} == {""}


def test_nothing_that_identifies_is_on_the_disk(held: Walk):
    assert held.readable() == []


def test_the_wording_of_a_held_report_is_not_on_the_disk(held: Walk):
    kept = b"".join(path.read_bytes() for path in held.terminal.home.rglob("*") if path.is_file())
    assert b"parental responsibility" not in kept


def test_a_practitioner_does_not_see_a_held_report(held: Walk):
    assert held.terminal("show", held.ids[0]).status == 3


def test_a_clearer_reads_a_held_report(held: Walk):
    shown = held.terminal("show", held.ids[0], "--text", "--as", CLEARER)
    assert "parental responsibility" in shown.out


def test_nobody_clears_as_a_depositor(held: Walk):
    assert held.terminal("clear", held.ids[0], "--as", DEPOSITOR).status == 3


def test_the_wrong_year_is_a_wrong_use(held: Walk):
    command = ("deposit", str(held.folder / "two.txt"), *TAGS[:-1], "1066")
    assert held.terminal(*command).status == 2


def test_a_review_type_of_another_nation_is_a_wrong_use(held: Walk):
    tags = ("--board", "B", "--nation", "wales", "--review-type", "lcspr", "--year", "2024")
    assert held.terminal("deposit", str(held.folder / "two.txt"), *tags).status == 2


def test_a_name_that_means_two_types_is_a_wrong_use_that_says_which(held: Walk):
    tags = ("--board", "B", "--nation", "wales", "--review-type", "CPR", "--year", "2019")
    done = held.terminal("deposit", str(held.folder / "two.txt"), *tags)
    assert (done.status, "cpr-concise" in done.err, "cpr-extended" in done.err) == (2, True, True)


def test_a_title_is_for_one_file(held: Walk):
    files = (str(held.folder / "one.docx"), str(held.folder / "two.txt"))
    assert held.terminal("deposit", *files, *TAGS, "--title", "Child A").status == 2


def test_each_report_is_cleared_once(cleared: Walk):
    assert cleared.decided is not None
    assert cleared.decided.value["cleared"] == cleared.ids


def test_clearing_says_what_it_refused(cleared: Walk):
    assert cleared.decided is not None
    refused = {report["id"]: report["code"] for report in cleared.decided.value["refused"]}
    assert refused == {cleared.ids[0]: "state", "no-such-report": "not-found"}


def test_a_refused_clearance_shows_in_the_status(cleared: Walk):
    assert cleared.decided is not None
    assert cleared.decided.status == 1


def test_a_cleared_report_is_found_by_a_phrase(cleared: Walk):
    found = lessons(cleared.terminal("search", '"missing from care"', "--json"))
    assert {lesson["report_id"] for lesson in found} == set(cleared.ids)


def test_a_snippet_marks_what_was_found(cleared: Walk):
    item = cleared.terminal("search", '"missing from care"', "--json").value["items"][0]
    marked = "".join(piece["text"] for piece in item["snippet"]["fragments"] if piece["marked"])
    assert marked == "missing from care"


@pytest.mark.parametrize(
    ("option", "value", "count"),
    [
        ("--nation", "england", 4),
        ("--nation", "wales", 0),
        ("--year", "2024", 4),
        ("--year", "2023", 0),
        ("--kind", "recommendation", 4),
        ("--kind", "action", 0),
        ("--review-type", "lcspr", 4),
    ],
)
def test_a_filter_narrows_a_search(cleared: Walk, option: str, value: str, count: int):
    assert len(cleared.terminal("search", option, value, "--json").value["items"]) == count


def test_a_small_count_of_a_year_is_not_told(cleared: Walk):
    told = cleared.terminal("search", "--year", "2024")
    assert told.err.startswith("Fewer than 8 lessons found.")


def test_three_things_that_tell_a_case_are_not_combined(cleared: Walk):
    told = cleared.terminal("search", "--year", "2024", "--age-band", "under-1", "--board", "x")
    assert (told.status, "at most two of them" in told.err) == (2, True)


def test_a_search_goes_on_where_it_ended(cleared: Walk):
    first = cleared.terminal("search", "--limit", "3", "--json").value
    second = cleared.terminal("search", "--limit", "3", "--after", first["next"], "--json").value
    back = cleared.terminal("search", "--limit", "3", "--after", second["previous"], "--json").value
    ids = [[item["lesson"]["id"] for item in page["items"]] for page in (first, second)]
    assert (len({*ids[0], *ids[1]}), second["next"], back["items"] == first["items"]) == (4, "", True)


def test_a_search_says_how_it_goes_on(cleared: Walk):
    told = cleared.terminal("search", "--limit", "3", "--sort", "oldest")
    assert "There are more: --after " in told.err


def test_an_explanation_has_a_line_for_each_lesson_and_a_column_for_each_word(cleared: Walk):
    told = cleared.terminal("search", "missing children", "--exact", "--explain")
    table = [line.split("\t") for line in told.out.splitlines() if "\t" in line]
    for _, score, weight, *shares in table:
        assert float(score) == pytest.approx(sum(map(float, shares)) * float(weight), abs=0.005)
    assert {len(row) for row in table} == {5}


@pytest.mark.parametrize(
    ("form", "begins"),
    [("csv", "\ufefflesson,text,"), ("ris", "1.\nTY  - CHAP"), ("bibtex", "@incollection{CR"), ("json", '{"items":[')],
)
def test_results_are_printed_as_a_file(cleared: Walk, form: str, begins: str):
    told = cleared.terminal("search", "missing", "--format", form)
    assert (told.status, told.out.startswith(begins), "spoken to alone" in told.out, told.err) == (0, True, True, "")


def test_a_cleared_report_is_read(cleared: Walk):
    assert "parental responsibility" in cleared.terminal("show", cleared.ids[0], "--text").out


def test_a_cleared_report_names_nobody(cleared: Walk):
    shown = cleared.terminal("show", cleared.ids[0], "--json").out
    assert [canary for canary in CANARIES if canary in shown] == []


def test_a_file_is_verified_by_its_certificate(cleared: Walk, tmp_path: Path):
    exported = tmp_path / "report.txt"
    exported.write_bytes(cleared.terminal("export", cleared.ids[0]).out.encode())
    found = cleared.terminal("certificate", cleared.ids[0], "--verify", str(exported), "--json")
    assert (found.status, found.value) == (0, {"id": cleared.ids[0], "verified": True})


def test_a_file_that_was_changed_is_not(cleared: Walk, tmp_path: Path):
    exported = tmp_path / "report.txt"
    exported.write_bytes(cleared.terminal("export", cleared.ids[0]).out.encode() + b" ")
    assert cleared.terminal("certificate", cleared.ids[0], "--verify", str(exported)).status == 1


def test_a_file_that_is_not_there_is_a_wrong_use(cleared: Walk, tmp_path: Path):
    assert cleared.terminal("certificate", cleared.ids[0], "--verify", str(tmp_path / "none")).status == 2


def test_a_certificate_is_printed_in_words(cleared: Walk):
    printed = cleared.terminal("certificate", cleared.ids[0])
    digest = hashlib.sha256(cleared.terminal("export", cleared.ids[0]).out.encode()).hexdigest()
    assert (printed.out.startswith("Certificate of anonymisation\n"), digest in printed.out) == (True, True)


def test_a_practitioner_finds_no_certificate_of_a_held_report(held: Walk, fresh: Walk):
    assert (
        held.terminal("certificate", "no-such-report").status,
        fresh.terminal("certificate", fresh.ids[1]).status,
    ) == (
        3,
        3,
    )


def test_after_clearing_nothing_that_identifies_is_on_the_disk(cleared: Walk):
    assert cleared.readable() == []


def test_the_index_is_rebuilt_from_the_database(cleared: Walk):
    assert cleared.terminal("index", "rebuild", "--json").value == {"lessons": 4}


def test_a_walk_leaves_everything_well(cleared: Walk):
    assert cleared.terminal("check", "--json").value == {"problems": []}


def test_a_withdrawn_report_is_not_found(fresh: Walk):
    withdrawn = fresh.ids[0]
    fresh.terminal("clear", withdrawn)
    fresh.terminal("withdraw", withdrawn, "--reason", "superseded")
    found = lessons(fresh.terminal("search", "missing", "--json"))
    assert withdrawn not in {lesson["report_id"] for lesson in found}


def test_more_wording_is_redacted(fresh: Walk):
    fresh.terminal("redact", fresh.ids[1], given="parental responsibility\n")
    assert "parental responsibility" not in fresh.terminal("show", fresh.ids[1], "--text", "--as", CLEARER).out


def test_the_depositor_reads_why_a_report_came_back(fresh: Walk):
    fresh.terminal("return", fresh.ids[2], "--comment", "-", given="Section 2 is missing.")
    shown = fresh.terminal("show", fresh.ids[2], "--as", DEPOSITOR, "--json").value
    assert shown["comment"] == "Section 2 is missing."


def test_a_rejected_report_is_no_longer_held(fresh: Walk):
    fresh.terminal("reject", fresh.ids[3], "--reason", "duplicate")
    assert fresh.ids[3] not in {item["id"] for item in fresh.terminal("held", "--json").value["items"]}


def deciding(walk: Walk, name: str, *decisions: dict[str, Any]) -> tuple[dict[str, Any], Result]:
    """What the preview of a file says, and the deposit of it with these decisions, whose places are wordings."""
    file = str(walk.folder / name)
    proposal = walk.terminal("preview", file, "--nation", "england", "--json").value
    bound = {"digest": proposal["digest"], "detector": proposal["detector"], "decisions": []}
    for decision in decisions:
        start = proposal["text"].index(decision["at"])
        place = {"start": start, "end": start + len(decision["at"])}
        bound["decisions"].append(place | {key: value for key, value in decision.items() if key != "at"})
    said = walk.folder / "decisions.json"
    said.write_text(json.dumps(bound), "utf-8")
    return proposal, walk.terminal("deposit", file, *TAGS, "--decisions", str(said), "--json")


def test_decisions_are_made_at_the_terminal(held: Walk):
    _, done = deciding(
        held,
        "two.txt",
        {"at": "Mrs Jane Sandworthy", "action": "label", "label": "Mother"},
        {"at": "parental responsibility", "action": "add", "kind": "PLACE"},
    )
    shown = held.terminal("show", done.value["accepted"][0]["id"], "--text", "--as", CLEARER).out
    assert ("Mother brought up two children." in shown, "parental responsibility" in shown) == (True, False)


def test_a_person_is_left_as_they_are_at_the_terminal(held: Walk):
    whole = {"at": "Mrs Jane Sandworthy", "action": "remove", "whole": True}
    _, done = deciding(held, "two.txt", whole)
    candidate = held.terminal("show", done.value["accepted"][0]["id"], "--text", "--as", CLEARER).out
    assert ("Mrs Jane Sandworthy brought up" in candidate, "Mrs Sandworthy was seen" in candidate) == (True, True)


def test_a_preview_lists_what_is_proposed(held: Walk):
    printed = held.terminal("preview", str(held.folder / "two.txt")).out
    assert "PHONE\tmask\t07700 900123\t[phone number]" in printed


@pytest.mark.parametrize(
    "content", ["{", '{"digest": "", "detector": "", "decisions": [{"action": "burn", "start": 0, "end": 1}]}']
)
def test_decisions_that_are_none_are_a_wrong_use(held: Walk, tmp_path: Path, content: str):
    (tmp_path / "decisions.json").write_text(content, "utf-8")
    command = ("deposit", str(held.folder / "two.txt"), *TAGS, "--decisions", str(tmp_path / "decisions.json"))
    assert held.terminal(*command).status == 2


def test_decisions_on_another_file_are_refused(held: Walk, tmp_path: Path):
    (tmp_path / "decisions.json").write_text('{"digest": "0", "detector": "0"}', "utf-8")
    command = (
        "deposit",
        str(held.folder / "two.txt"),
        *TAGS,
        "--decisions",
        str(tmp_path / "decisions.json"),
        "--json",
    )
    done = held.terminal(*command)
    assert (done.status, [refused["code"] for refused in done.value["refused"]]) == (1, ["stale-decisions"])
