import json
from pathlib import Path

import pytest
from terminal import Result, Terminal

MARKED = (
    "{{Mrs Jane Sandworthy|PERSON|mother}} rang from {{07700 900123|PHONE|mother}} on {{3 March 2021|DATE|call}}. "
    "The practitioner wrote the {{chronology|KEEP}}.\n"
)
# Marked as a person, which no detector takes it for.
MISSED = "The {{chronology|PERSON|someone}} and the {{practitioner|PERSON|other}} are {{discussed|KEEP}}.\n"


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    # Measuring needs no repository: this one is never made.
    return Terminal(tmp_path_factory.mktemp("evaluate") / "home", {"NCRR_WORKERS": "2"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gold")
    (made / "found.txt").write_text(MARKED, encoding="utf-8")
    (made / "missed.txt").write_text(MISSED, encoding="utf-8")
    (made / "notes.md").write_text("Not gold: {{", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def told(terminal: Terminal, folder: Path) -> Result:
    return terminal("evaluate", str(folder), "--policy", "strict", "--worst", "5", "--json")


def test_it_says_what_it_measured(told: Result):
    assert (told.status, told.value["policy"], told.value["documents"], told.value["refused"]) == (0, "strict", 2, [])


def test_a_leak_is_counted(told: Result):
    assert told.value["leaking_documents"] == {"share": 0.5, "part": 1, "whole": 2}


def test_the_worst_are_named_by_id_and_counts(told: Result):
    assert told.value["worst"] == [{"document": "missed", "missed": 2, "direct": 2}]


def test_each_kind_has_its_recall(told: Result):
    assert {kind["kind"]: kind["mentions"]["part"] for kind in told.value["kinds"]} == {
        "DATE": 1,
        "PERSON": 1,
        "PHONE": 1,
    }


def test_must_keep_items_are_counted(told: Result):
    assert told.value["kept"] == {"share": 1.0, "part": 2, "whole": 2}


def test_speed_is_told(told: Result):
    assert told.value["words_per_second"] > 0


@pytest.fixture(scope="module")
def table(terminal: Terminal, tmp_path_factory: pytest.TempPathFactory) -> Result:
    text = "Mrs Jane Sandworthy rang."
    mention = {
        "entity_type": "PERSON",
        "start_offset": 4,
        "end_offset": 19,
        "identifier_type": "DIRECT",
        "entity_id": 1,
    }
    gold = tmp_path_factory.mktemp("tab") / "gold.json"
    gold.write_text(
        json.dumps([{"doc_id": "001", "text": text, "annotations": {"a": {"entity_mentions": [mention]}}}]),
        encoding="utf-8",
    )
    return terminal("evaluate", str(gold))


def test_a_person_reads_a_table(table: Result):
    assert "entities covered, direct (ER_di)\t100.0%\t1 of 1" in table.out.splitlines()


def test_what_there_was_none_of_has_no_share(table: Result):
    assert "must-keep items kept\t-\t0 of 0" in table.out.splitlines()


def test_no_text_is_printed(told: Result, table: Result):
    assert "Sandworthy" not in told.out + told.err + table.out + table.err


def test_nothing_is_kept(terminal: Terminal, told: Result):
    assert (told.status, terminal.home.exists()) == (0, False)


def test_bad_gold_is_told_in_one_sentence(terminal: Terminal, tmp_path: Path):
    (tmp_path / "one.txt").write_text("Of {{Jane Sandworthy", encoding="utf-8")
    done = terminal("evaluate", str(tmp_path))
    assert (done.status, done.out, done.err) == (2, "", "The mark at offset 3 of document one does not end.\n")


def test_an_empty_folder_is_no_gold(terminal: Terminal, tmp_path: Path):
    assert terminal("evaluate", str(tmp_path)).status == 2


def test_what_is_not_there_is_no_gold(terminal: Terminal, tmp_path: Path):
    assert terminal("evaluate", str(tmp_path / "none.json")).status == 2


@pytest.fixture(scope="module")
def in_part(tmp_path_factory: pytest.TempPathFactory) -> Result:
    gold = tmp_path_factory.mktemp("partly")
    (gold / "endless.txt").write_text(
        "Mrs Jane Sandworthy rang from Leeds on 3 March 2021. " * 15_000, encoding="utf-8"
    )
    (gold / "short.txt").write_text(MARKED, encoding="utf-8")
    hurried = Terminal(gold / "home", {"NCRR_WORKERS": "2", "NCRR_WORKER_SECONDS": "5"})
    return hurried("evaluate", str(gold), "--json")


def test_a_document_that_is_refused_is_named(in_part: Result):
    refused = [(one["document"], one["code"]) for one in in_part.value["refused"]]
    assert (in_part.status, refused) == (1, [("endless", "timed-out")])


def test_a_document_that_is_refused_is_not_in_the_figures(in_part: Result):
    assert (in_part.value["documents"], in_part.value["leaking_documents"]["whole"]) == (1, 1)
