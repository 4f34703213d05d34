"""Themes are suggested from labels and a linear model, the same every time."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from ingest.themes import Provenance, Theme, by_model, by_rules, suggest
from ingest.theming import rules
from ingest.theming.model import DATA, ThemeModel, theme_model
from policies.vocabulary import concepts
from training.theme_passages import digest, invented, learned


def codes(text: str, *headings: str) -> set[str]:
    return {theme.code for theme in suggest(text, headings)}


def test_a_label_is_enough():
    (first, *_) = suggest("Staff lacked professional curiosity.")
    assert (first.code, first.provenance) == ("professional-curiosity", Provenance.RULE)


def test_other_words_are_found_by_the_model():
    found = {theme.code: theme.provenance for theme in suggest("Nobody asked the girl how she felt about home.")}
    assert found.get("voice-of-the-child") is Provenance.MODEL


def test_a_lesson_can_have_many_themes():
    text = "Domestic abuse was known, and information sharing with the health visitor failed."
    assert {"domestic-abuse", "information-sharing"} <= codes(text)


def test_a_heading_tells_what_the_text_does_not():
    assert "neglect" not in codes("This must change.")
    assert "neglect" in codes("This must change.", "Finding 3: neglect of older children")


def test_what_is_about_nothing_has_no_themes():
    assert suggest("") == ()


def test_the_surest_stands_first():
    scores = [theme.score for theme in suggest("Supervision, record keeping and information sharing about neglect.")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_the_same_text_has_the_same_themes():
    text = "The partnership should audit how missed appointments are recorded by midwives and by the GP."
    assert suggest(text) == suggest(text)


def test_a_suggestion_goes_over_the_wire():
    theme = Theme("neglect", 0.9, Provenance.RULE)
    assert msgspec.json.encode(theme) == b'{"code":"neglect","score":0.9,"provenance":"machine-rule"}'


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("Bruising in non-mobile babies was seen.", "injuries-in-non-mobile-infants", "physical-abuse"),
        ("There was no evidence of domestic abuse.", None, "domestic-abuse"),
        ("There was no supervision.", "supervision", None),
        ("SHARING OF INFORMATION; information-sharing", "information-sharing", None),
        ("Mae cam-drin domestig yn y cartref.", "domestic-abuse", None),
    ],
)
def test_rules_take_the_longest_label_and_know_what_is_denied(text: str, there: str | None, not_there: str | None):
    found = rules.scores(text)
    assert there is None or there in found
    assert not_there is None or not_there not in found


def test_an_ambiguous_label_is_less_sure():
    several = [(each, label) for each in concepts().values() for label in each.ambiguous]
    assert several
    assert all(rules.scores(label).get(each.code, 0) < 0.5 for each, label in several)


def test_every_label_leads_the_rules_to_its_concept():
    assert [
        (each.code, label)
        for each in concepts().values()
        for label in each.labels
        if each.code not in rules.scores(label)
    ] == []


def test_the_model_knows_the_concepts_of_the_vocabulary():
    assert theme_model().codes == tuple(concepts())


def test_the_model_learned_from_what_is_here():
    assert theme_model().manifest.learned_from == digest(learned()), "Run python -m training.themes (docs/themes.md)."


def test_what_the_model_learned_from_names_concepts_that_are_there():
    assert {code for passage in invented() for code in passage.codes} == set(concepts())


def test_the_model_says_nothing_of_words_that_it_does_not_know():
    assert theme_model().scores("qwxz zzyx") == {}
    assert by_model("qwxz zzyx") == by_rules("qwxz zzyx") == frozenset()


def test_a_model_that_was_changed_is_refused(tmp_path: Path):
    (tmp_path / "manifest.json").write_bytes((DATA / "manifest.json").read_bytes())
    (tmp_path / "model.npz").write_bytes((DATA / "model.npz").read_bytes() + b"\0")
    with pytest.raises(ValueError, match="not the one that its manifest names"):
        ThemeModel(tmp_path)


def test_the_model_is_small_data():
    content = (DATA / "model.npz").read_bytes()
    assert len(content) < 1_000_000
    assert hashlib.sha256(content).hexdigest() == theme_model().manifest.model
