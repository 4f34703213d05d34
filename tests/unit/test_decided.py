"""What the depositor decides is done, wherever the wording stands, and only to the document it was decided for."""

import pytest
from stories import people, story

from ingest.decided import Decided, apply, check_current, with_labels
from ingest.decisions import Action, Decision, Decisions
from ingest.errors import DocumentRefused
from ingest.mentions import Span
from ingest.resolve import resolve
from policies.identifiers import Kind

TEXT = "Mr Cole met Early Help. EARLY HELP rang Tom Finch. Tom left Elm Lodge."


def decide(
    *decisions: Decision, text: str = TEXT, names: tuple[str, ...] = ("Cole", "Early Help", "Tom Finch")
) -> Decided:
    content, mentions = story(text, people(*names))
    return apply(content, mentions, decisions)


def on(wording: str, action: Action, *, label: str = "", kind: Kind = Kind.PERSON) -> Decision:
    start = TEXT.index(wording)
    return Decision(action, start, start + len(wording), kind, label)


def wordings(decided: Decided) -> list[str]:
    return [TEXT[mention.span.start : mention.span.end] for mention in decided.mentions]


def test_a_wording_that_is_removed_is_no_mention_any_more():
    assert wordings(decide(on("Early Help", Action.REMOVE))) == ["Cole", "Tom Finch"]


def test_a_wording_that_is_removed_is_kept_wherever_it_stands_in_any_case():
    kept = decide(on("Early Help", Action.REMOVE)).kept

    assert [TEXT[span.start : span.end] for span in kept] == ["Early Help", "EARLY HELP"]


def test_a_wording_that_is_added_is_treated_wherever_it_stands():
    assert wordings(decide(on("Tom", Action.ADD))) == ["Cole", "Early Help", "Tom Finch", "Tom"]


def test_a_wording_is_added_as_the_kind_that_was_said():
    added = decide(on("Elm Lodge", Action.ADD, kind=Kind.INSTITUTION)).mentions[-1]

    assert (added.kind, added.score, added.source) == (Kind.INSTITUTION, 1.0, "depositor")


def test_decisions_are_counted():
    decided = decide(on("Early Help", Action.REMOVE), on("Tom", Action.ADD), on("Elm Lodge", Action.ADD))

    assert (decided.removed, decided.added) == (1, 2)


def test_of_two_decisions_on_one_wording_the_later_counts():
    assert "Early Help" in wordings(decide(on("Early Help", Action.REMOVE), on("Early Help", Action.ADD)))


@pytest.mark.parametrize("action", [Action.LABEL, Action.ADD])
def test_a_label_is_that_of_the_whole_entity(action: Action):
    content, _ = story(TEXT, [])
    decided = decide(on("Tom", action, label="Child T"), names=("Cole", "Tom Finch", "Tom"))

    entities = with_labels(resolve(content, decided.mentions), decided.labels)

    assert [(entity.label, len(entity.mentions)) for entity in entities] == [("Adult 1", 1), ("Child T", 2)]


@pytest.mark.parametrize("label", ["Mother's Partner", "Child T", "Half-Sibling 2", "Tŷ 1"])
def test_a_label_is_a_role_or_a_pseudonym(label: str):
    assert decide(on("Cole", Action.LABEL, label=label)).labels == ((Span(3, 7), label),)


@pytest.mark.parametrize(
    "label", ["x" * 40, "<b>", "Child T!", "Child  T", "a\nb", "Finch", "Young FINCH", "Tom-Finch"]
)
def test_another_label_is_refused(label: str):
    with pytest.raises(DocumentRefused) as refused:
        decide(on("Cole", Action.LABEL, label=label))

    assert refused.value.code == "bad-label"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (5, 5), (6, 5), (0, len(TEXT) + 1)])
def test_a_decision_that_points_at_nothing_is_refused(start: int, end: int):
    with pytest.raises(DocumentRefused) as refused:
        decide(Decision(Action.ADD, start, end))

    assert refused.value.code == "bad-decision"


@pytest.mark.parametrize(("digest", "detector"), [("other", "told-1"), ("file", "other")])
def test_decisions_on_another_file_or_detector_are_stale(digest: str, detector: str):
    with pytest.raises(DocumentRefused) as refused:
        check_current(Decisions(digest, detector), digest="file", detector="told-1")

    assert refused.value.code == "stale-decisions"


def test_decisions_on_this_file_and_detector_are_current():
    check_current(Decisions("file", "told-1"), digest="file", detector="told-1")


FAMILIES = "Mr Cole met Mrs Cole. Mr Cole, the teacher, left. Sam Cole hid."


def test_a_proposal_is_accepted_again():
    assert "Early Help" in wordings(decide(on("Early Help", Action.REMOVE), on("Early Help", Action.ACCEPT)))


def test_accepting_is_no_change():
    assert decide(on("Early Help", Action.ACCEPT)) == decide()


def test_a_person_is_left_as_a_whole_and_nobody_else_of_the_name():
    text = "Ada Finch met Zuri Finch. Ada rang Zuri."
    start = text.index("Ada Finch")

    decided = decide(
        Decision(Action.REMOVE, start, start + 9, whole=True),
        text=text,
        names=("Ada Finch", "Zuri Finch", "Ada", "Zuri"),
    )

    assert [text[one.span.start : one.span.end] for one in decided.mentions] == ["Zuri Finch", "Zuri"]
    assert [text[span.start : span.end] for span in decided.kept] == ["Ada Finch", "Ada"]
    assert decided.removed == 1


def test_of_two_people_of_one_wording_both_are_left():
    text = "Tom Finch rang. Tom Finch fell."
    places = (0, text.rindex("Tom"))

    decided = decide(
        *(Decision(Action.REMOVE, at, at + 9, whole=True) for at in places), text=text, names=("Tom Finch",)
    )

    assert (decided.mentions, decided.removed) == ((), 2)


def test_what_is_nobodys_is_left_where_it_stands():
    start = TEXT.index("Elm Lodge")

    decided = decide(Decision(Action.REMOVE, start, start + 9, whole=True))

    assert decided.kept == (Span(start, start + 9),)


def test_a_proposal_is_made_another_kind():
    decided = decide(on("Early Help", Action.ADD, kind=Kind.INSTITUTION))

    assert [(TEXT[m.span.start : m.span.end], m.kind) for m in decided.mentions if m.kind is Kind.INSTITUTION] == [
        ("Early Help", Kind.INSTITUTION),
        ("EARLY HELP", Kind.INSTITUTION),
    ]


def test_a_part_of_a_word_is_added_where_it_was_marked():
    assert "odge" in wordings(decide(on("odge", Action.ADD)))


def test_what_is_added_over_lines_is_added_line_by_line():
    decided = decide(Decision(Action.ADD, 5, 17), text="Alpha beta\ngamma delta.", names=())

    assert [(m.span.start, m.span.end) for m in decided.mentions] == [(6, 10), (11, 16)]


def test_what_is_added_is_not_hidden_in_what_may_be_kept():
    content, mentions = story("Bee Ltd rang.", {"Bee Ltd": Kind.ORGANISATION})

    decided = apply(content, mentions, [Decision(Action.ADD, 0, 3)])

    assert [(m.span, m.kind) for m in decided.mentions] == [
        (Span(0, 3), Kind.PERSON),
        (Span(3, 7), Kind.ORGANISATION),
    ]
