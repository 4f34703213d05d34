import hashlib
import json
import shutil
from pathlib import Path

import pytest

from ingest.errors import DocumentRefused
from ingest.name_model.labels import LABELS
from ingest.name_model.model import DATA, NameModel, name_model

FILES = ("manifest.json", "model.onnx", "vocabulary.json")
FOUND = (
    ("told zofika to come round", "zofika"),
    ("Bronwen ran upstairs.", "Bronwen"),
    ("key worker, Jarvinder Pell, rang back", "Jarvinder Pell"),
    ("PROFESSIONALS DID NOT SPEAK TO TARIQ", "TARIQ"),
    ("J. Wainbridge signed the plan", "J. Wainbridge"),
)
LEFT = (
    "The panel found that the strategy meeting was held too late.",
    "Children's Social Care and the Health Visitor met the GP.",
    "Child T told Sibling 1 that Mother's Partner was asleep.",
    "He was prescribed paracetamol 250 mg and sent home.",
    "KEY FINDING 3: INFORMATION WAS NOT SHARED",
)


@pytest.mark.parametrize(("passage", "name"), FOUND)
def test_people_are_found_without_a_cue(passage: str, name: str):
    found = {passage[one.start : one.end] for one in name_model().names(passage) if one.label == "PER"}
    assert name in found


@pytest.mark.parametrize("passage", LEFT)
def test_what_names_nobody_is_left(passage: str):
    assert not [one for one in name_model().names(passage) if one.label == "PER"]


def test_a_name_at_the_end_of_a_long_passage_is_found():
    passage = "The worker did not ask what the day was like for the child. " * 40 + "Then Bronwen ran upstairs."
    assert "Bronwen" in {passage[one.start : one.end] for one in name_model().names(passage)}


def test_a_name_is_found_wherever_a_window_ends():
    words = "then the worker asked the child again "
    for count in range(20, 32):
        passage = words * count + "and Bronwen ran upstairs " + words * 20
        assert "Bronwen" in {passage[one.start : one.end] for one in name_model().names(passage)}


def test_names_are_disjoint_and_in_order():
    names = name_model().names("Tia, Kofi and Bronwen met Dr. L. Okafor. Mia did not. O'Brien-Khan did.")
    places = [place for name in names for place in (name.start, name.end)]
    assert places == sorted(places)
    assert len(names) > 3


@pytest.mark.parametrize("passage", ["", " ", ".", "\n\t", "\u200b", "😀"])
def test_a_passage_without_words_has_no_names(passage: str):
    assert name_model().names(passage) == ()


def test_the_manifest_knows_every_label():
    assert set(name_model().manifest.thresholds) == set(LABELS[1:])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copyfile(DATA / name, tmp_path / name)
    return tmp_path


def test_the_files_that_were_shipped_are_taken(folder: Path):
    assert NameModel(folder).names("told zofika to come round")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_refused(folder: Path, name: str):
    (folder / name).unlink()
    with pytest.raises(DocumentRefused, match="detector-failed"):
        NameModel(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_refused(folder: Path, name: str):
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(DocumentRefused, match="detector-failed"):
        NameModel(folder)


def test_a_file_that_is_no_model_is_refused_even_with_its_digest(folder: Path):
    (folder / "model.onnx").write_bytes(b"no model")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"]["model.onnx"] = hashlib.sha256(b"no model").hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(DocumentRefused, match="detector-failed"):
        NameModel(folder)
