"""The export as another program reads it: what SKOS demands of a thesaurus."""

from collections import Counter

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from policies.theme_schemes import schemes
from policies.vocabulary import GROUPS, concepts
from repository.skos import BASE, as_rdf

SCHEME = URIRef(BASE)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=as_rdf(), format="xml")


def ours() -> dict[str, URIRef]:
    return {code: URIRef(BASE + code) for code in concepts()}


def test_every_concept_is_in_the_scheme(graph: Graph):
    assert set(graph.subjects(SKOS.inScheme, SCHEME)) == set(ours().values())


def test_a_concept_has_one_preferred_label_for_each_language(graph: Graph):
    for subject in graph.subjects(RDF.type, SKOS.Concept):
        languages = Counter(label.language for label in graph.objects(subject, SKOS.prefLabel))
        assert (languages["en"], max(languages.values())) == (1, 1), subject


def test_no_label_of_a_concept_is_of_two_kinds(graph: Graph):
    for subject in ours().values():
        kinds = [set(graph.objects(subject, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert sum(map(len, kinds)) == len(set.union(*kinds)), subject


def test_broader_and_narrower_are_inverse(graph: Graph):
    up = set(graph.subject_objects(SKOS.broader))
    assert up
    assert up == {(below, above) for above, below in graph.subject_objects(SKOS.narrower)}


def test_related_goes_both_ways(graph: Graph):
    pairs = set(graph.subject_objects(SKOS.related))
    assert pairs
    assert pairs == {(other, one) for one, other in pairs}


def test_nothing_is_related_to_what_is_broader(graph: Graph):
    for one, other in graph.subject_objects(SKOS.related):
        assert other not in set(graph.transitive_objects(one, SKOS.broader)), one


def test_nothing_is_broader_than_itself(graph: Graph):
    for subject in ours().values():
        above = {
            far for near in graph.objects(subject, SKOS.broader) for far in graph.transitive_objects(near, SKOS.broader)
        }
        assert subject not in above


def test_top_concepts_are_those_with_nothing_broader(graph: Graph):
    tops = set(graph.objects(SCHEME, SKOS.hasTopConcept))
    assert tops == {subject for subject in ours().values() if not set(graph.objects(subject, SKOS.broader))}
    assert tops == set(graph.subjects(SKOS.topConceptOf, SCHEME))


def test_a_mapping_leads_to_a_theme_of_another_list(graph: Graph):
    lists = {URIRef(f"{BASE}{code}/") for code in schemes()}
    mapped = set(graph.objects(None, SKOS.relatedMatch))
    assert len(mapped) > 30
    assert {scheme for theme in mapped for scheme in graph.objects(theme, SKOS.inScheme)} <= lists
    assert all((theme, RDF.type, SKOS.Concept) in graph for theme in mapped)


def test_every_concept_is_in_one_group(graph: Graph):
    members = Counter(graph.objects(None, SKOS.member))
    assert (set(members), set(members.values())) == (set(ours().values()), {1})
    assert len(set(graph.subjects(RDF.type, SKOS.Collection))) == len(GROUPS)


def test_who_contests_a_label_is_told(graph: Graph):
    note = str(graph.value(URIRef(f"{BASE}disguised-compliance"), SKOS.editorialNote))
    assert "Review Panel" in note


def test_nothing_is_linked_to_that_is_not_there(graph: Graph):
    links = (SKOS.broader, SKOS.narrower, SKOS.related, SKOS.relatedMatch, SKOS.inScheme, SKOS.member)
    targets = {target for link in links for target in graph.objects(None, link)}
    assert targets <= set(graph.subjects(RDF.type, None))
