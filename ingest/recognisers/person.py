"""People by title, kinship, role, cue, first name and the shape of their names."""

from collections.abc import Iterator
from itertools import chain

from ingest.recognisers.name_cues import names_by_cue
from ingest.recognisers.name_forms import beside_people, damaged, in_lower_case, nicknamed, shortened, surname_first
from ingest.recognisers.name_runs import Name, names_in_runs
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Found, Recogniser
from policies.identifiers import Kind


def _find(paragraph: Paragraph) -> Iterator[Found]:
    names: list[Name] = []
    lone: set[int] = set()
    for name in chain(
        names_in_runs(paragraph),
        names_by_cue(paragraph),
        surname_first(paragraph),
        shortened(paragraph),
        nicknamed(paragraph),
        damaged(paragraph),
        in_lower_case(paragraph),
    ):
        if name.score:
            names.append(name)
        else:
            lone.add(name.start)
    named = {at for name in names for at in range(name.start, name.end)}
    for name in chain(names, beside_people(paragraph, lone, named)):
        yield Found(paragraph.words[name.start].start, paragraph.words[name.end - 1].end, name.score)


RECOGNISER = Recogniser(
    name="person",
    kind=Kind.PERSON,
    source="House rule: titles, ranks, roles, kinship and the cues that case reviews and records put beside names",
    sentence="Her mother, Mrs Anjali O'Brien-Khan, was seen.",
    detail="Mrs Anjali O'Brien-Khan",
    find=_find,
)
