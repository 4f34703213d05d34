"""The generator of training text: exact spans, the same text for the same seed, the shares it promises."""

import os
import random
import re
import subprocess
import sys

import pytest

from training.cast import ROLES
from training.generate import generate, marked
from training.names import heritages, known, novel, read_names
from training.noise import Labelled, curly, edit, lower, scan, shout_names, style, title, typing, upper
from training.templates import groups, parse

SAMPLE = Labelled("Mum said Tia O'Neill left St Oswin's School.", ((9, 20, "PER"), (26, 43, "ORG")))


@pytest.fixture(scope="module")
def passages():
    return list(generate(7, 2000))


def named(passage):
    return [passage.text[start:end] for start, end, _ in passage.spans]


def sound(passage):
    """Whether the spans are sorted, disjoint, and neither begin nor end in a blank."""
    last = 0
    for start, end, label in passage.spans:
        shown = passage.text[start:end]
        if not (last <= start < end <= len(passage.text) and shown == shown.strip() and label in {"PER", "LOC", "ORG"}):
            return False
        last = end
    return True


def test_the_same_seed_gives_the_same_text_whatever_the_hash_seed():
    program = "from training.generate import generate, marked; print(*map(marked, generate(3, 40)), sep='\\n', end='')"
    for hash_seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            check=True, capture_output=True, encoding="utf-8",
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        assert done.stdout == "\n".join(marked(passage) for passage in generate(3, 40))


def test_another_seed_gives_other_text():
    assert list(generate(1, 20)) != list(generate(2, 20))


def test_every_span_is_exact(passages):
    assert [passage for passage in passages if not sound(passage)] == []


def test_every_passage_is_one_paragraph_with_words_in_it(passages):
    assert [passage.text for passage in passages if not passage.text.strip() or "\n" in passage.text] == []
    assert max(len(passage.text.split()) for passage in passages) < 170


def test_about_half_of_the_passages_name_nobody(passages):
    silent = sum(not any(label == "PER" for *_, label in passage.spans) for passage in passages)
    assert 0.45 <= silent / len(passages) <= 0.58


def test_about_a_third_of_the_words_of_names_are_in_no_list(passages):
    words = [
        word.lower().replace("’", "'")
        for passage in passages
        for start, end, label in passage.spans
        if label == "PER"
        for word in re.findall(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?", passage.text[start:end])
    ]
    assert 0.25 <= sum(word not in known() for word in words) / len(words) <= 0.42


def test_all_three_labels_come_often(passages):
    counts = {label: sum(found == label for p in passages for *_, found in p.spans) for label in ("PER", "LOC", "ORG")}
    assert min(counts.values()) > 400


@pytest.mark.parametrize(
    "word",
    [
        "Child A", "Mother", "MGM", "Social Worker", "Snapchat", "CAMHS", "Children Act", "Signs of Safety", "Laming",
        "Ofsted", "Brandon et al", "Working Together", "Strategy Meeting", "Sibling",
    ],
)  # fmt: skip
def test_what_reviews_must_keep_is_never_inside_a_name(passages, word):
    assert any(word in passage.text for passage in passages)
    assert [shown for passage in passages for shown in named(passage) if re.search(rf"\b{word}\b", shown)] == []


def test_a_title_stands_outside_the_name(passages):
    titled = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|PC|DS|Nurse|Cllr|Auntie|Nan)\.? [A-Z]")
    assert [shown for passage in passages for shown in named(passage) if titled.match(shown)] == []


def test_every_template_parses_and_there_are_enough():
    assert {"narrative", "analysis", "chronology", "chat", "quotes", "records", "headings", "recommendations", "welsh",
            "letters"} <= set(groups())  # fmt: skip
    assert len({template.text for group in groups().values() for template in group}) >= 350
    assert len(groups()["welsh"]) >= 40


@pytest.mark.parametrize("line", ["{nobody} left.", "{mum_shoe} left.", "{town_full} is cold.", "{mum left."])
def test_a_template_with_an_unknown_slot_is_refused(line):
    with pytest.raises(ValueError, match=r"slot|forms"):
        parse(line)


def test_every_role_is_used():
    assert set(ROLES) == {role for group in groups().values() for template in group for role in template.roles}


def test_the_lists_hold_names_of_many_heritages():
    assert len(heritages()) >= 25
    assert sum(len(names) for heritage in heritages() for names in heritage[1:]) > 8000
    odd = [name for heritage in heritages() for names in heritage[1:] for name in names if not name[0].isalpha()]
    assert odd == []


def test_names_before_a_section_are_refused():
    with pytest.raises(ValueError, match="section"):
        read_names("Tia, Kofi")
    with pytest.raises(ValueError, match="section"):
        read_names("[hat]\nTia")


def test_a_new_name_is_in_no_list():
    rng = random.Random(1)  # noqa: S311
    made = [novel(rng, heritages()[0].surname) for _ in range(50)]
    assert [name for name in made if name.lower() in known()] == []


@pytest.mark.parametrize(
    ("change", "text", "names"),
    [
        (lower, "mum said tia o'neill left st oswin's school.", ["tia o'neill", "st oswin's school"]),
        (upper, "MUM SAID TIA O'NEILL LEFT ST OSWIN'S SCHOOL.", ["TIA O'NEILL", "ST OSWIN'S SCHOOL"]),
        (title, "Mum Said Tia O'Neill Left St Oswin's School.", ["Tia O'Neill", "St Oswin's School"]),
        (shout_names, "Mum said TIA O'NEILL left St Oswin's School.", ["TIA O'NEILL", "St Oswin's School"]),
        (curly, "Mum said Tia O’Neill left St Oswin’s School.", ["Tia O’Neill", "St Oswin’s School"]),
    ],
)
def test_a_style_keeps_the_spans(change, text, names):
    assert change(SAMPLE).text == text
    assert named(change(SAMPLE)) == names


@pytest.mark.parametrize("text", ["İpek", "Straße", "ŉx"])
def test_letters_that_change_length_with_their_case_stay(text):
    passage = Labelled(f"{text} Tia", ((len(text) + 1, len(text) + 4, "PER"),))
    assert [named(lower(passage)), named(upper(passage))] == [["tia"], ["TIA"]]


@pytest.mark.parametrize(
    ("edits", "text", "names"),
    [
        ([(0, 3, "Mother")], "Mother said Tia O'Neill left St Oswin's School.", ["Tia O'Neill", "St Oswin's School"]),
        ([(9, 12, "Ti")], "Mum said Ti O'Neill left St Oswin's School.", ["Ti O'Neill", "St Oswin's School"]),
        ([(17, 17, " ")], "Mum said Tia O'Ne ill left St Oswin's School.", ["Tia O'Ne ill", "St Oswin's School"]),
        ([(19, 20, "")], "Mum said Tia O'Neil left St Oswin's School.", ["Tia O'Neil", "St Oswin's School"]),
    ],
)
def test_an_edit_moves_the_spans(edits, text, names):
    changed = edit(SAMPLE, edits)
    assert (changed.text, named(changed)) == (text, names)


@pytest.mark.parametrize("seed", range(40))
def test_damage_keeps_the_spans_exact(passages, seed):
    rng = random.Random(seed)  # noqa: S311
    for passage in passages[seed * 10 : seed * 10 + 10]:
        damaged = scan(rng, typing(rng, passage, names=0.9, words=0.5), 0.9)
        assert sound(damaged)
        assert [label for *_, label in damaged.spans] == [label for *_, label in passage.spans]
        assert sound(style(rng, damaged, chat=True))
