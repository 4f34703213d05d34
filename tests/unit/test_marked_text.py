"""What the preview's script makes of a proposal and of the depositor's changes; run in Node where there is one."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from repository.pages.rendering import STATIC_FOLDER

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="There is no Node to run the script in.")

# The face stands for all that is two units long in JavaScript and one code point elsewhere.
TEXT = "🙂 Ann saw Bob Lee.\nANN and Bob  Lee went in May 2019."


def _mention(words: str, kind: str, treatment: str, label: str, after: int = 0) -> dict[str, Any]:
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "kind": kind, "treatment": treatment, "label": label}


PROPOSAL = {
    "digest": "d",
    "detector": "v",
    "text": TEXT,
    "blocks": [{"kind": "paragraph", "start": 0, "end": 18}, {"kind": "paragraph", "start": 19, "end": len(TEXT)}],
    "mentions": [
        _mention("Ann", "PERSON", "pseudonym", "Child A"),
        _mention("Bob Lee", "PERSON", "pseudonym", "Adult 1"),
        _mention("ANN", "PERSON", "pseudonym", "Child A"),
        _mention("Bob  Lee", "PERSON", "pseudonym", "Adult 1"),
        _mention("2019", "YEAR", "keep", ""),
    ],
    "entities": [
        {"label": "Child A", "role": "Child", "mentions": 2},
        {"label": "Adult 1", "role": "Adult", "mentions": 2},
    ],
}


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Node takes a file for a module by its name.
    return shutil.copy(STATIC_FOLDER / "marked_text.js", tmp_path_factory.mktemp("script") / "marked_text.mjs")


def _run(module: Path, steps: str) -> Any:
    script = (
        f"import {{ MarkedText }} from {json.dumps(str(module))};\n"
        f"const text = new MarkedText({json.dumps(PROPOSAL)});\n"
        f"const first = number => text.blocks[number].mentions[0];\n"
        f"const result = (() => {{ {steps} }})();\n"
        "console.log(JSON.stringify(result));"
    )
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


_SHOWN = (
    "text.blocks.map(b => text.mentionsOf(b).map(m => [text.slice(m.start, m.end), m.left ?? false, m.added ?? false]))"
)


def test_mentions_stand_where_the_server_counts_them(module: Path):
    assert _run(module, f"return {_SHOWN}") == [
        [["Ann", False, False], ["Bob Lee", False, False]],
        [["ANN", False, False], ["Bob  Lee", False, False], ["2019", False, False]],
    ]


def test_what_is_left_is_left_wherever_it_stands(module: Path):
    shown = _run(module, f"text.toggle(first(0)); return {_SHOWN}")
    assert [block[0][:2] for block in shown] == [["Ann", True], ["ANN", True]]


def test_what_was_left_is_taken_out_again(module: Path):
    assert _run(module, "text.toggle(first(0)); text.toggle(first(1)); return text.decisions().decisions") == []


def test_what_is_added_is_marked_wherever_it_stands_and_nowhere_else(module: Path):
    shown = _run(module, f"text.add('and', 'PLACE', ''); return {_SHOWN}")
    assert [["and", False, True] in block for block in shown] == [False, True]


def test_what_is_added_goes_around_what_was_kept(module: Path):
    shown = _run(module, f"text.add('May 2019', 'DATE', ''); return {_SHOWN}")
    assert shown[1][-1] == ["May 2019", False, True]


def test_words_that_are_not_there_are_not_added(module: Path):
    assert _run(module, "return [text.add('An', 'PERSON', ''), text.decisions().decisions]") == [0, []]


def test_decisions_count_code_points(module: Path):
    start = TEXT.index("saw")
    assert _run(module, "text.add('SAW', 'PLACE', 'somewhere'); return text.decisions()") == {
        "digest": "d",
        "detector": "v",
        "decisions": [{"action": "add", "start": start, "end": start + 3, "kind": "PLACE", "label": "somewhere"}],
    }


def test_a_new_name_is_bound_to_a_place_of_its_owner(module: Path):
    [decision] = _run(module, "text.rename({ label: 'Adult 1' }, 'Father'); return text.decisions().decisions")
    assert (decision["action"], TEXT[decision["start"] : decision["end"]], decision["label"]) == (
        "label",
        "Bob Lee",
        "Father",
    )


def test_the_old_name_again_is_no_decision(module: Path):
    steps = "text.rename({ label: 'Adult 1' }, 'Father'); text.rename({ label: 'Adult 1' }, 'Adult 1');"
    assert _run(module, f"{steps} return text.decisions().decisions") == []


def test_counts_follow_the_decisions(module: Path):
    counts = _run(module, "text.toggle(first(0)); return Array.from(text.counts())")
    assert counts == [["PERSON", {"out": 2, "kept": 2}], ["YEAR", {"out": 0, "kept": 1}]]


def test_a_person_is_left_as_a_whole(module: Path):
    shown = _run(module, f"text.toggleWhole({{ label: 'Adult 1' }}); return {_SHOWN}")
    assert [[words, left] for block in shown for words, left, _ in block] == [
        ["Ann", False],
        ["Bob Lee", True],
        ["ANN", False],
        ["Bob  Lee", True],
        ["2019", False],
    ]


def test_a_person_who_is_left_is_one_decision(module: Path):
    [decision] = _run(module, "text.toggleWhole({ label: 'Adult 1' }); return text.decisions().decisions")
    assert (decision["action"], decision["whole"], TEXT[decision["start"] : decision["end"]]) == (
        "remove",
        True,
        "Bob Lee",
    )


@pytest.mark.parametrize(
    "again", ["text.toggleWhole({ label: 'Child A' })", "text.toggle(first(1))", "text.add('Ann', 'PERSON', '')"]
)
def test_a_person_who_was_left_is_taken_out_again(module: Path, again: str):
    steps = f"text.toggleWhole({{ label: 'Child A' }}); {again}; return text.decisions().decisions"
    assert _run(module, steps) == []


def test_a_proposal_becomes_another_kind(module: Path):
    steps = "text.add('Ann', 'PLACE', ''); const m = text.mentionsOf(text.blocks[0])[0];"
    decision, shown = _run(module, f"{steps} return [text.decisions().decisions[0], [m.kind, m.added]]")
    assert (decision["action"], decision["kind"], shown) == ("add", "PLACE", ["PLACE", True])
