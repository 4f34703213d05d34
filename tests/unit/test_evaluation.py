import importlib.util
import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from ingest.evaluation import Change, Figures, GoldDocument, GoldMention, Need, Recall, Share, measure
from ingest.gold import read_tab
from ingest.mentions import Span
from ingest.raw import Raw

TEXT = "Mr John Sandworthy of Leeds met Ann on Friday the 3rd."
#       0         1         2         3         4         5
JOHN = GoldMention(Span(0, 18), "PERSON", Need.DIRECT, "john")
LEEDS = GoldMention(Span(22, 27), "LOC", Need.QUASI, "leeds")
ANN = GoldMention(Span(32, 35), "PERSON", Need.QUASI, "ann")
FRIDAY = GoldMention(Span(39, 53), "DATETIME", Need.QUASI, "day")


def figures(*treated: str, annotators: tuple[tuple[GoldMention, ...], ...], keeps: tuple[Span, ...] = ()) -> Figures:
    """The figures when each of these wordings is taken out."""
    changes = [Change(TEXT.index(wording), TEXT.index(wording) + len(wording), "[x]") for wording in treated]
    return measure(GoldDocument("d", Raw(TEXT), annotators, keeps), changes)


def test_a_mention_is_covered_when_its_words_are():
    assert figures("John Sandworthy", annotators=((JOHN,),)).recall.mentions == Share(1, 1)


def test_a_partly_covered_mention_is_missed():
    assert figures("John", annotators=((JOHN,),)).recall.mentions == Share(0, 1)


def test_a_partly_covered_word_is_missed():
    # "Mr" is a function word, "John" is covered, of "Sandworthy" a letter stays.
    assert figures("John Sandworth", annotators=((JOHN,),)).recall.tokens == Share(2, 3)


def test_function_words_need_no_treatment():
    assert figures("Friday", "3rd", annotators=((FRIDAY,),)).recall == Recall(Share(1, 1), Share(3, 3))


def test_an_entity_needs_all_its_mentions():
    twice = (LEEDS, ANN._replace(entity="leeds"))
    assert figures("Leeds", annotators=(twice,)).quasi == Share(0, 1)


def test_direct_and_quasi_entities_are_counted_apart():
    found = figures("John Sandworthy", annotators=((JOHN, LEEDS),))
    assert (found.direct, found.quasi) == (Share(1, 1), Share(0, 1))


def test_what_needs_no_masking_is_not_counted():
    unmarked = LEEDS._replace(need=Need.NO_MASK)
    assert figures(annotators=((unmarked,),)).recall == Recall()


def test_what_needs_no_masking_does_not_spoil_its_entity():
    unmarked = ANN._replace(need=Need.NO_MASK, entity="leeds")
    assert figures("Leeds", annotators=((LEEDS, unmarked),)).quasi == Share(1, 1)


def test_recall_counts_each_mention_of_an_entity_that_needs_treatment():
    unmarked = ANN._replace(need=Need.NO_MASK, entity="leeds")
    assert figures("Leeds", annotators=((LEEDS, unmarked),)).recall.mentions == Share(1, 2)


def test_recall_is_told_by_kind():
    found = figures("Leeds", annotators=((JOHN, LEEDS),)).kinds
    assert found == {"PERSON": Recall(Share(0, 1), Share(1, 3)), "LOC": Recall(Share(1, 1), Share(1, 1))}


def test_annotators_count_each_by_themselves():
    assert figures("Leeds", annotators=((LEEDS,), (LEEDS, ANN))).recall.mentions == Share(2, 3)


def test_precision_is_counted_for_each_annotator():
    assert figures("Leeds", "Ann", annotators=((LEEDS,), (LEEDS, ANN))).precision == Share(3, 4)


def test_what_needs_no_masking_counts_against_precision():
    assert figures("Leeds", annotators=((LEEDS._replace(need=Need.NO_MASK),),)).precision == Share(0, 1)


def test_overlapping_spans_count_a_word_once():
    assert figures("Leeds met", "Leeds", annotators=((LEEDS,),)).precision == Share(1, 2)


def test_the_share_of_words_treated():
    assert figures("Leeds", annotators=((LEEDS,),)).treated == Share(1, 11)


@pytest.mark.parametrize(("treated", "leaking"), [("John Sandworthy", 0), ("Sandworthy", 1), ("Leeds", 1)])
def test_a_document_leaks_when_a_direct_identifier_is_not_fully_covered(treated: str, leaking: int):
    assert figures(treated, annotators=((JOHN, LEEDS),)).leaking == Share(leaking, 1)


def test_a_place_missed_is_counted_once_whoever_marked_it():
    assert figures(annotators=((JOHN,), (JOHN,))).missed == Share(1, 1)


def test_quasi_identifiers_do_not_leak():
    assert figures(annotators=((LEEDS,),)).leaking == Share(0, 1)


def test_a_direct_mention_leaks_whatever_its_entity_began_with():
    later = (ANN._replace(entity="john"), JOHN)
    assert figures("Ann", annotators=(later,)).missed == Share(1, 1)


@pytest.mark.parametrize(("treated", "kept"), [("Leeds", 1), ("met", 0), ("Ann on Friday", 0)])
def test_a_must_keep_item_is_kept_when_nothing_of_it_is_treated(treated: str, kept: int):
    assert figures(treated, annotators=((),), keeps=(Span(28, 35),)).kept == Share(kept, 1)


@pytest.mark.parametrize("label", ["", "Leeds"])
def test_what_stays_as_it_is_counts_as_untreated(label: str):
    document = GoldDocument("d", Raw(TEXT), ((LEEDS,),))
    assert measure(document, [Change(22, 27, label)]).recall.mentions == Share(0, 1)


def test_figures_add_up():
    one, two = figures("Leeds", annotators=((LEEDS,),)), figures(annotators=((LEEDS, JOHN),))
    assert (one + two).kinds == {"LOC": Recall(Share(1, 2), Share(1, 2)), "PERSON": Recall(Share(0, 1), Share(1, 3))}


def test_nothing_to_count_has_no_share():
    assert Share().value is None


SHARED = Path(os.environ.get("NCRR_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "tab"


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    """The benchmark's development part, with a second annotator who marked every other mention."""
    if not (SHARED / "tab_eval.py").is_file():
        pytest.skip("the Text Anonymization Benchmark is not there")
    documents: list[dict[str, Any]] = json.loads((SHARED / "dev.json").read_text(encoding="utf-8"))
    for document in documents:
        (first,) = document["annotations"].values()
        document["annotations"]["second"] = {"entity_mentions": first["entity_mentions"][::2]}
    return documents


def predictions(text: str, chance: random.Random) -> list[Change]:
    """Most words with capitals or digits, some of them with an end cut off, some with what follows."""
    cuts = (-1, 0, 0, 0, 0, 0, 5)
    return [
        Change(word.start(), min(len(text), max(word.start() + 1, word.end() + chance.choice(cuts))), "[x]")
        for word in re.finditer(r"\b(?:[A-Z]|\w*\d)\w*", text)
        if chance.random() < 0.9
    ]


@pytest.fixture(scope="module")
def ours_and_theirs(gold: list[dict[str, Any]]) -> tuple[Figures, dict[str, Any]]:
    specification = importlib.util.spec_from_file_location("tab_eval", SHARED / "tab_eval.py")
    assert specification is not None
    assert specification.loader is not None
    metric = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(metric)
    chance = random.Random(7)  # noqa: S311  # Nothing secret hangs on it.
    predicted = {document["doc_id"]: predictions(document["text"], chance) for document in gold}
    spans = {name: [(change.start, change.end) for change in changes] for name, changes in predicted.items()}
    documents = read_tab(json.dumps(gold).encode())
    ours = sum((measure(document, predicted[document.id]) for document in documents), Figures())
    return ours, metric.ev(gold, spans)


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("recall.tokens", "R_tok"),
        ("recall.mentions", "R_mention"),
        ("direct", "ER_di"),
        ("quasi", "ER_qi"),
        ("precision", "P_tok_uniform"),
        ("treated", "masked_token_share"),
    ],
)
def test_the_figures_are_those_of_another_reading_of_the_definitions(
    ours_and_theirs: tuple[Figures, dict[str, Any]], name: str, theirs: str
):
    share: Any = ours_and_theirs[0]
    for part in name.split("."):
        share = getattr(share, part)
    assert round(share.value, 3) == ours_and_theirs[1][theirs]


def test_the_kinds_are_those_of_another_reading_of_the_definitions(ours_and_theirs: tuple[Figures, dict[str, Any]]):
    ours, theirs = ours_and_theirs
    found = {kind: round(recall.tokens.value or 0, 3) for kind, recall in ours.kinds.items()}
    assert found == theirs["R_by_type"]


def test_as_many_entities_are_counted(ours_and_theirs: tuple[Figures, dict[str, Any]]):
    ours, theirs = ours_and_theirs
    assert (ours.direct.whole, ours.quasi.whole) == (theirs["n_di"], theirs["n_qi"])
