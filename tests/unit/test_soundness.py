"""What a detector or a worker may not say."""

from typing import Any

import msgspec
import pytest
from stories import decided, on, prepare

from ingest.anonymised import AnonymisedText
from ingest.candidate import Candidate, Count
from ingest.decisions import Action
from ingest.detection import detect
from ingest.errors import DocumentRefused
from ingest.extract.plain import structure_of
from ingest.mentions import Mention, Span
from ingest.soundness import sound
from ingest.structure import Block, BlockKind
from policies.identifiers import Identifier, Kind, Treatment

TEXT = "Zuri fell.\n\nShe was seen at home on the day after."


class Finds:
    """Finds one mention, whatever the text."""

    version = "finds-1"

    def __init__(self, *mentions: Mention) -> None:
        self._mentions = mentions

    def mentions(self, text: str) -> tuple[Mention, ...]:
        assert text
        return self._mentions


@pytest.mark.parametrize(
    ("start", "end", "score"),
    [
        pytest.param(0, 11, 0.9, id="into the next paragraph"),
        pytest.param(0, 10_000, 0.9, id="beyond the text"),
        pytest.param(-4, 2, 0.9, id="before the text"),
        pytest.param(4, 4, 0.9, id="of nothing"),
        pytest.param(6, 2, 0.9, id="backwards"),
        pytest.param(0, 4, 1.1, id="surer than sure"),
        pytest.param(0, 4, -0.1, id="less than unsure"),
        pytest.param(0, 4, float("nan"), id="with a score that is none"),
    ],
)
def test_a_mention_that_cannot_be_refuses_the_document(start: int, end: int, score: float):
    with pytest.raises(DocumentRefused) as refused:
        detect(structure_of(TEXT), Finds(Mention(Span(start, end), Kind.PERSON, score, "test")))

    assert refused.value.code == "detector-failed"


def test_a_kind_that_there_is_not_refuses_the_document():
    with pytest.raises(DocumentRefused) as refused:
        detect(structure_of(TEXT), Finds(Mention(Span(0, 4), "SHOE_SIZE", 0.9, "test")))  # type: ignore[arg-type]

    assert refused.value.code == "detector-failed"


def test_a_mention_that_can_be_is_taken():
    assert len(detect(structure_of("Zuri fell."), Finds(Mention(Span(0, 4), Kind.PERSON, 0.9, "test")))) == 1


def test_what_is_made_of_a_review_is_sound():
    assert sound(prepare(title="On Zuri")) == prepare(title="On Zuri")


def test_what_the_depositor_changed_is_sound():
    changed = prepare(decisions=decided(on("the Board", Action.ADD), on("Zuri", Action.REMOVE, whole=True)))

    assert sound(changed) == changed


def test_a_lesson_with_a_footnote_within_it_is_sound():
    candidate = prepare()
    text = AnonymisedText("Ask her\n[1] A note.\nat once.")
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 7)),
        Block(BlockKind.FOOTNOTE, Span(8, 19)),
        Block(BlockKind.PARAGRAPH, Span(20, 28)),
    )
    said = AnonymisedText("Ask her\nat once.")
    lesson = msgspec.structs.replace(candidate.lessons[0], text=said, span=Span(0, 28))
    noted = msgspec.structs.replace(candidate, text=text, blocks=blocks, lessons=(lesson,))

    assert sound(noted) == noted


def changed(**evidence: Any) -> Candidate:
    candidate = prepare()
    return msgspec.structs.replace(candidate, evidence=msgspec.structs.replace(candidate.evidence, **evidence))


PERSON = Count(Kind.PERSON, Identifier.DIRECT, Treatment.PSEUDONYM, 3)


@pytest.mark.parametrize(
    "evidence",
    [
        {"words_replaced": 10_000},
        {"words_replaced": -1},
        {"people": -1},
        {"removed_by_clearer": -1},
        {"counts": ()},
        {"counts": (PERSON, PERSON)},
        {"counts": (msgspec.structs.replace(PERSON, mentions=0),)},
        {"counts": (msgspec.structs.replace(PERSON, identifier=Identifier.QUASI),)},
        {"counts": (PERSON, msgspec.structs.replace(PERSON, treatment=Treatment.KEEP))},
        {"residual": {"SHOE_SIZE": 1}},
        {"residual": {"PERSON": 0}},
        {"detector": ""},
    ],
)
def test_evidence_that_does_not_add_up_refuses_the_document(evidence: dict[str, Any]):
    with pytest.raises(DocumentRefused) as refused:
        sound(changed(**evidence))

    assert refused.value.code == "detector-failed"


def _without_a_block(candidate: Candidate) -> Candidate:
    return msgspec.structs.replace(candidate, blocks=candidate.blocks[1:])


def _out_of_order(candidate: Candidate) -> Candidate:
    return msgspec.structs.replace(candidate, blocks=candidate.blocks[::-1])


def _beyond_the_text(candidate: Candidate) -> Candidate:
    last = msgspec.structs.replace(candidate.blocks[-1], span=Span(candidate.blocks[-1].span.start, 10_000))
    return msgspec.structs.replace(candidate, blocks=(*candidate.blocks[:-1], last))


def _other_words(candidate: Candidate) -> Candidate:
    other = msgspec.structs.replace(candidate.lessons[0], text=candidate.lessons[1].text)
    return msgspec.structs.replace(candidate, lessons=(other, *candidate.lessons[1:]))


def _twice(candidate: Candidate) -> Candidate:
    return msgspec.structs.replace(candidate, lessons=(*candidate.lessons, candidate.lessons[0]))


@pytest.mark.parametrize("spoil", [_without_a_block, _out_of_order, _beyond_the_text, _other_words, _twice])
def test_parts_that_do_not_fit_refuse_the_document(spoil: Any):
    with pytest.raises(DocumentRefused) as refused:
        sound(spoil(prepare()))

    assert refused.value.code == "detector-failed"
