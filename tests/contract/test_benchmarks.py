"""The benchmarks count what they say, on data small enough to count by hand, and their report is whole."""

import json
import re
from pathlib import Path

import bench_catalogue
import bench_crash
import bench_detection
import bench_gold
import bench_judged
import bench_lessons
import bench_meaning
import bench_overreach
import bench_recurrence
import bench_search
import bench_speed
import bench_themes
import pytest
import reporting
from composing import composed, names_of, renamed
from judged_queries import Query
from killing import Kill
from measuring import Found, marked_texts, shown

from ingest.catalogue.suggestions import Coded, Suggestions
from ingest.evaluation import Share
from ingest.gold import read_marked
from policies.identifiers import Kind
from repository.demo.source import reviews

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
BENCHES = (
    bench_catalogue,
    bench_crash,
    bench_detection,
    bench_gold,
    bench_judged,
    bench_lessons,
    bench_meaning,
    bench_overreach,
    bench_recurrence,
    bench_search,
    bench_speed,
    bench_themes,
)
PARTS = [name for bench in BENCHES for name in bench.PARTS]
FIGURES = dict(re.findall(r"<!-- figures: (\S+) -->\n([\s\S]*?)<!-- end of figures -->", PAGE))


def test_the_report_has_a_place_for_every_part():
    assert sorted(FIGURES) == sorted(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_the_table_of_a_part_is_well_formed(name: str):
    told, table = FIGURES[name].strip().split("\n\n")
    rows = [re.split(r" ?\| ?", row) for row in table.splitlines()]

    assert re.fullmatch(
        r"`\.venv/bin/python tests/bench/bench_\w+\.py [\w-]+`, \d+ cores \(load [\d.]+ before\), "
        r"detector `[\w.-]+`, \d{4}-\d\d-\d\d, \d+ s",
        told,
    )
    assert len(rows) > 2
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_report_names_no_machine():
    assert re.search(r"/(?:home|root|tmp|work|Users)/|localhost|\b\d+\.\d+\.\d+\.\d+\b", PAGE) is None


@pytest.mark.parametrize("text", marked_texts(bench_overreach.JUDGMENTS), ids=lambda text: text.id)
def test_hardly_anything_is_taken_out_of_an_anonymised_judgment(text):
    share = bench_overreach.beyond(bench_overreach.house([text]))

    assert share.whole > 500
    assert share.part <= share.whole / 100


def test_a_part_is_written_as_json_and_between_its_markers(tmp_path: Path):
    report, figures = tmp_path / "report.md", tmp_path / "figures.json"
    report.write_text("Before.\n<!-- figures: one -->\nold\n<!-- end of figures -->\nAfter.\n", encoding="utf-8")

    reporting.main(
        "bench_some.py",
        {"one": lambda: {"row": {"share": shown(Share(1, 4)), "count": 1000}}},
        ["--json", str(figures), "--report", str(report)],
    )

    page = report.read_text(encoding="utf-8")
    assert page.startswith("Before.\n<!-- figures: one -->\n`.venv/bin/python tests/bench/bench_some.py one`")
    assert page.endswith("| row | 25.0 % (1 of 4) | 1,000 |\n<!-- end of figures -->\nAfter.\n")
    assert json.loads(figures.read_text())["one"]["figures"] == {
        "row": {"share": {"part": 1, "whole": 4}, "count": 1000}
    }


def test_a_part_without_a_place_in_the_report_is_an_error(tmp_path: Path):
    report = tmp_path / "report.md"
    report.write_text("Nothing here.\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no place for one"):
        reporting.written_into(report, "one", "figures")


FAMILY = read_marked(
    "a",
    b"{{Zara Quill|PERSON|child}} met {{Ann Orrin|PERSON|sw1}} ({{ann@example.org|EMAIL|sw1}}, "
    b"{{zq@example.org|EMAIL|e1}}) in {{Oxford|PLACE|p1}}.",
)


def test_the_family_is_told_from_the_professionals():
    (mentions,) = bench_gold.of_family(FAMILY).annotators
    assert [mention.entity for mention in mentions] == ["child|PERSON", "e1|EMAIL"]


def test_the_gold_is_measured_under_both_policies():
    table = bench_gold.figures_of([FAMILY])
    row = table["direct identifiers covered"]

    assert set(row) == {"house", "strict"}
    assert all(cell["whole"] == 4 for cell in row.values() if isinstance(cell, dict))


def test_notes_are_counted_by_what_was_found_as_what():
    corpus = {
        "notes": [
            {
                "text": "Ann Orrin, 999 123 4567, saw Dr Fenn: 200 mg.",
                "gold": [
                    {"cat": "PATIENT_NAME", "value": "Ann Orrin"},
                    {"cat": "NHS_NUMBER", "value": "9991234567"},
                    {"cat": "MRN", "value": "Fenn"},
                ],
                "preserve": [
                    {"value": "Dr Fenn", "reason": "clinician name"},
                    {"value": "200 mg", "reason": "dosage"},
                ],
            }
        ],
        "freeTextNames": [],
    }
    found = [Found(0, 9, Kind.PERSON), Found(11, 23, Kind.NHS_NUMBER), Found(29, 36, Kind.PERSON)]

    table = bench_detection.notes_figures(corpus, lambda _: found)

    assert {name: row["figure"] for name, row in table.items() if ": " in name} == {
        "found: MRN": {"part": 0, "whole": 1},
        "found: NHS_NUMBER": {"part": 1, "whole": 1},
        "found: PATIENT_NAME": {"part": 1, "whole": 1},
        "found: names with nothing around them": {"part": 0, "whole": 0},
        "kept: all that identifies nobody": {"part": 1, "whole": 1},
        "kept: all that identifies nobody: dosage": {"part": 1, "whole": 1},
        "kept, though our policy treats it: clinician name": {"part": 0, "whole": 1},
    }


def test_both_detectors_are_measured_on_the_same_texts():
    table = bench_speed.compared("Zara Quill was seen.\n\nWrite to zq@example.org.\n", [FAMILY])

    wholes = {cell["whole"] for cell in table["direct identifiers covered"].values() if isinstance(cell, dict)}
    assert wholes == {4}
    assert len(table["words for each second of one core"]) == 3


def test_a_catalogue_record_is_counted_field_by_field():
    wanted = dict.fromkeys(bench_catalogue.FIELDS) | {"outcome": "death", "age_bands": ["11-15", "16-17"]}
    found = Suggestions(outcome=Coded("serious-harm", None, 1.0), age_bands=(Coded("11-15", None, 1.0),))

    table = bench_catalogue.figures_of([bench_catalogue.Case(wanted, found)])

    assert table["outcome"] == {
        "right of what was suggested": {"part": 0, "whole": 1},
        "suggested of what is right": {"part": 0, "whole": 1},
    }
    assert table["age bands"] == {
        "right of what was suggested": {"part": 1, "whole": 1},
        "suggested of what is right": {"part": 1, "whole": 2},
    }


def test_a_cold_start_is_measured():
    run = bench_speed.cold("Zara Quill was seen by a social worker.\n")

    assert run.wall > 0
    assert run.processor > 0
    assert run.peak > 50


@pytest.mark.parametrize(
    ("walls", "told", "ratio"),
    [
        ((1.1, 6.0, 21.0), (6.0, 21.0), 3.5),
        ((1.1, 46.0, 21.0), (bench_speed.DISTURBED, 21.0), bench_speed.DISTURBED),
        ((1.1, 6.0, 196.0), (6.0, bench_speed.DISTURBED), bench_speed.DISTURBED),
    ],
)
def test_a_run_that_waited_for_the_cores_has_no_time_on_the_wall(walls, told, ratio):
    runs = [bench_speed.Run(wall, done, 140) for wall, done in zip(walls, (1.0, 6.0, 20.0), strict=True)]

    figures = [row["figure"] for row in bench_speed.table_of(*runs).values()]

    assert (tuple(figures[1:3]), figures[3]) == (told, ratio)


def test_an_inspection_is_measured():
    table = bench_overreach.register([review.file for review in reviews()[:1]])

    assert table["reports"]["figure"] == 1


def test_a_short_report_is_the_beginning_of_a_long_one(tmp_path: Path):
    short, long = composed(3_000, tmp_path), composed(9_000, tmp_path)

    assert long.startswith(short.removesuffix("\n"))
    assert 9_000 <= len(long.split()) < 9_500


def test_names_are_exchanged_all_at_once():
    assert renamed("Ann met Bob. Annie left.", {"Ann": "Bob", "Bob": "Cat"}) == "Bob met Cat. Annie left."


@pytest.mark.parametrize("review", reviews(), ids=lambda review: review.name)
def test_every_review_has_names_to_exchange(review):
    names = names_of(review)

    assert names.first
    assert names.last
    assert set(names.first).isdisjoint(names.last)


def test_themes_are_counted_one_by_one():
    some = [
        bench_themes.Lesson("invented", "a", frozenset({"one", "two"})),
        bench_themes.Lesson("ofsted", "b", frozenset({"two"})),
    ]

    assert bench_themes.counted(some, lambda text: frozenset({"two", text})) == (2, 4, 3)


@pytest.mark.parametrize(
    ("text", "preferred", "any_label"),
    [
        ("Supervision was late.", {"supervision"}, {"supervision"}),
        ("A multi-agency MARAC.", set(), {"multi-agency-working"}),
        ("Thresholdsome words.", set(), set()),
    ],
)
def test_a_keyword_is_a_label_word_for_word(text: str, preferred: set[str], any_label: set[str]):
    assert (bench_themes.by_preferred(text), bench_themes.by_keyword(text)) == (preferred, any_label)


def test_an_answer_is_worth_what_its_lessons_were_judged():
    asked = [
        Query("missing", "short", {"a": {"1": 3, "2": 1}}),
        Query("MASH", "acronym", {"b": {"3": 2, "4": 0}}),
    ]
    answers = {"ours": [["a#1", "a#2"], ["c#9", "b#4"]]}

    figures = {name: row["ours"] for name, row in bench_judged.table_of(asked, answers).items()}

    assert figures == {
        "nDCG@10: all, 2 queries": 0.5,
        "success@5: all, 2 queries": {"part": 1, "whole": 2},
        "nDCG@10: short, 1 queries": 1.0,
        "success@5: short, 1 queries": {"part": 1, "whole": 1},
        "nDCG@10: acronym, 1 queries": 0.0,
        "success@5: acronym, 1 queries": {"part": 0, "whole": 1},
        "answers that nobody judged": {"part": 1, "whole": 4},
    }


def test_what_a_kill_left_is_counted():
    sound = Kill(opened=True, told=2, repaired=1, problems=[], half=[], left=[], readable=3, seen=3)
    worse = Kill(opened=True, told=0, repaired=0, problems=["a"], half=["b"], left=["c"], readable=2, seen=1)

    figures = {name: row["figure"] for name, row in bench_crash.table_of([sound, worse]).items()}

    assert figures == {
        "the index opened": {"part": 2, "whole": 2},
        "the check found something to repair": {"part": 1, "whole": 2},
        "catching up repaired it: the check found nothing more": {"part": 1, "whole": 2},
        "reports that were repaired": 1,
        "each lesson of each readable report was found once": {"part": 1, "whole": 2},
        "withdrawn text stood in no byte of the index": {"part": 1, "whole": 2},
        "readable text did stand there, where it was looked for": {"part": 4, "whole": 5},
        "readable reports after the last kill": 2,
    }
