import json
import random
from pathlib import Path

import pytest

from training.corpora import benchmark, corpus, recased
from training.noise import Labelled

ROWS = (("Mr", "O"), ("Tom", "B-PER"), ("Roe", "I-PER"), (",", "O"), ("of", "O"), ("Leeds", "B-LOC"), (".", "O"))


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    sentence = "\n".join("\t".join(row) for row in ROWS)
    (tmp_path / "gum.conll").write_text("\n\n".join([sentence] * 20) + "\n", "utf-8")
    texts = [
        {"doc_id": str(number), "text": "Mr Tom Roe won.\nHe left.", "spans": [[0, 10, "PERSON"], [3, 6, "DEM"]]}
        for number in range(16)
    ]
    (tmp_path / "texts.json").write_text(json.dumps(texts), "utf-8")
    return tmp_path


def test_a_sentence_in_columns_reads_as_it_was_written(shared: Path):
    passage = next(corpus(shared, "gum", development=False))
    assert passage.text.startswith("Mr Tom Roe, of Leeds.")
    assert [(passage.text[start:end], label) for start, end, label in passage.spans[:2]] == [
        ("Tom Roe", "PER"),
        ("Leeds", "LOC"),
    ]


def test_the_end_of_a_corpus_is_kept_for_development(shared: Path):
    counts = [
        sum(len(passage.spans) for passage in corpus(shared, "gum", development=development)) // 2
        for development in (False, True)
    ]
    assert counts == [18, 2]


def test_a_document_of_the_benchmark_is_on_one_side_only(shared: Path):
    counts = [len(list(benchmark(shared / "texts.json", development=development))) for development in (False, True)]
    assert counts == [28, 4]


def test_a_title_is_no_part_of_a_name(shared: Path):
    passage = next(benchmark(shared / "texts.json", development=False))
    assert [passage.text[start:end] for start, end, _ in passage.spans] == ["Tom Roe"]


def test_a_passage_in_another_case_keeps_its_spans():
    passage = Labelled("Then Tia went.", ((5, 8, "PER"),))
    chance = random.Random(1)  # noqa: S311  # The same on every run.
    forms = {recased(passage, chance) for _ in range(200)}
    assert {form.text for form in forms} == {
        "Then Tia went.",
        "then tia went.",
        "THEN TIA WENT.",
        "Then tia went.",
    }
    assert {form.spans for form in forms} == {passage.spans}
