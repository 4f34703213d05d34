"""The model of meaning: what it gives, and what it says of files that are missing or damaged."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from small_model import small_model

from search.encoder import Encoder
from search.model_files import MANIFEST, MODEL, TOKENIZER, ModelUnusable, manifest_of, mark_of
from search.nearness import MARK, WIDTH, Vectors

REAL = os.environ.get("NCRR_MEANING_MODEL", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_model(tmp_path / "model")


def near(encoder: Encoder, asked: str, *texts: str) -> list[float]:
    [vector] = encoder.vectors([asked])
    return Vectors(encoder.vectors(texts)).nearness(vector).round(2).tolist()


def test_a_vector_names_its_model_and_has_length_one(folder: Path):
    [vector] = Encoder(folder).vectors(["Share concerns."])
    values = np.frombuffer(vector, "<f2", offset=MARK).astype(float)
    assert (vector[:MARK], len(values)) == (mark_of(folder), WIDTH)
    assert np.linalg.norm(values) == pytest.approx(1, abs=1e-3)


def test_what_means_the_same_is_near_and_other_things_are_not(folder: Path):
    same, other = near(Encoder(folder), "share worries", "Tell concerns", "Bruise infant")
    assert (same > 0.99, other < 0.3) == (True, True)


def test_a_text_has_the_same_vector_alone_and_among_others(folder: Path):
    encoder = Encoder(folder)
    texts = [f"{'share ' * (number % 7)}bruise {'child ' * (number % 5)}" for number in range(50)]
    among = encoder.vectors(texts)
    assert (
        min(Vectors([one]).nearness(encoder.vectors([text])[0])[0] for one, text in zip(among, texts, strict=True))
        > 0.999
    )


def test_no_texts_have_no_vectors_and_an_empty_one_has_one(folder: Path):
    encoder = Encoder(folder)
    assert encoder.vectors([]) == []
    assert len(encoder.vectors(["share " * 5_000])) == 1


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, MANIFEST])
def test_a_missing_file_is_told_before_anything_is_read(folder: Path, name: str):
    (folder / name).unlink()
    with pytest.raises(ModelUnusable, match="holds no model of meaning"):
        mark_of(folder)
    with pytest.raises(ModelUnusable, match="holds no model of meaning"):
        Encoder(folder)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, MANIFEST])
def test_a_changed_file_is_told(folder: Path, name: str):
    (folder / name).write_bytes((folder / name).read_bytes()[:-9])
    with pytest.raises(ModelUnusable, match=f"{name} is damaged"):
        Encoder(folder)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_files_that_are_no_model_are_told(folder: Path, name: str):
    (folder / name).write_text("something else")
    (folder / MANIFEST).write_text(manifest_of(folder))
    with pytest.raises(ModelUnusable, match="are no model of meaning"):
        Encoder(folder)


def test_another_model_has_another_mark(folder: Path, tmp_path: Path):
    assert mark_of(folder) != mark_of(small_model(tmp_path / "other", seed=2))
    assert mark_of(folder) == mark_of(small_model(tmp_path / "again"))


def test_nobody_who_has_no_model_loads_its_libraries():
    asked = "import sys, repository.app, repository.searching; print('onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.skipif(not REAL, reason="NCRR_MEANING_MODEL does not name the real model.")
def test_the_real_model_knows_what_texts_mean():
    encoder = Encoder(Path(REAL))
    same, other = near(
        encoder,
        "bruise on a baby who cannot crawl",
        "An injury to an infant who is not yet mobile has to be examined by a paediatrician.",
        "Minutes of the board are published within ten working days.",
    )
    assert (same > 0.4, other < 0.2) == (True, True)
