"""The vocabulary as SKOS, for other thesauri and linked data: RDF/XML.

Follows the SKOS Reference (W3C Recommendation, 18 August 2009): broader with its inverse, related both ways, one
preferred label for each language, every concept in the scheme. Scope notes are our own words; who contests a label
stands in an editorial note, for which SKOS has no other place. Written with the standard library, because the process
that answers never loads what reads documents (lxml).
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache

from policies.theme_schemes import schemes
from policies.vocabulary import GROUPS, Concept, concepts

MEDIA_TYPE = "application/rdf+xml"
# House value: an address that names, and need not answer. Concepts keep it wherever the service is installed.
BASE = "https://case-review-repository.example.org/vocabulary/"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCT = "http://purl.org/dc/terms/"
_XML = "http://www.w3.org/XML/1998/namespace"
_TITLE = "Vocabulary of child safeguarding case reviews"


@cache
def as_rdf() -> bytes:
    """The whole vocabulary as an RDF/XML document in UTF-8; the same bytes each time."""
    for prefix, namespace in (("rdf", _RDF), ("skos", _SKOS), ("dct", _DCT)):
        ET.register_namespace(prefix, namespace)
    root = ET.Element(f"{{{_RDF}}}RDF")
    _add_scheme(root)
    for concept in concepts().values():
        _add_concept(root, concept)
    for group, label in GROUPS.items():
        collection = _resource(root, "Collection", f"group/{group}")
        _literal(collection, "prefLabel", label)
        for concept in concepts().values():
            if concept.group == group:
                _link(collection, "member", concept.code)
    for scheme in schemes().values():
        _add_title(_resource(root, "ConceptScheme", f"{scheme.code}/"), scheme.label)
    for theme in _themes():
        _add_theme(root, *theme)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_scheme(root: ET.Element) -> None:
    scheme = _resource(root, "ConceptScheme", "")
    _add_title(scheme, _TITLE)
    for concept in concepts().values():
        if not concept.broader:
            _link(scheme, "hasTopConcept", concept.code)


def _add_title(scheme: ET.Element, text: str) -> None:
    title = ET.SubElement(scheme, f"{{{_DCT}}}title")
    title.set(f"{{{_XML}}}lang", "en")
    title.text = text


def _add_concept(root: ET.Element, concept: Concept) -> None:
    element = _resource(root, "Concept", concept.code)
    _link(element, "inScheme", "")
    if not concept.broader:
        _link(element, "topConceptOf", "")
    _literal(element, "notation", concept.code, language="")
    _literal(element, "prefLabel", concept.label)
    if concept.welsh:
        _literal(element, "prefLabel", concept.welsh, language="cy")
    for name, labels in (("altLabel", concept.alternatives), ("hiddenLabel", concept.hidden)):
        for label in labels:
            _literal(element, name, label)
    _literal(element, "scopeNote", concept.note)
    for contest in concept.contested:
        source = f" Source: {contest.source}."
        _literal(element, "editorialNote", f"“{contest.label}” is contested. {contest.by}: {contest.why}{source}")
    links = (("broader", concept.broader), ("narrower", concept.narrower), ("related", concept.related))
    for name, codes in links:
        for code in codes:
            _link(element, name, code)
    for scheme, theme in concept.mapped:
        _link(element, "relatedMatch", f"{scheme}/{theme}")


def _themes() -> Iterator[tuple[str, str, str, str]]:
    """Address, label, address of its list, and whose wording it is."""
    for scheme in schemes().values():
        for theme in scheme.themes.values():
            yield f"{scheme.code}/{theme.code}", theme.label, scheme.code, str(theme.source)


def _add_theme(root: ET.Element, address: str, label: str, scheme: str, source: str) -> None:
    element = _resource(root, "Concept", address)
    _link(element, "inScheme", f"{scheme}/")
    _literal(element, "prefLabel", label)
    _literal(element, "editorialNote", f"Source: {source}.")


def _resource(root: ET.Element, kind: str, address: str) -> ET.Element:
    element = ET.SubElement(root, f"{{{_SKOS}}}{kind}")
    element.set(f"{{{_RDF}}}about", BASE + address)
    return element


def _link(element: ET.Element, name: str, address: str) -> None:
    ET.SubElement(element, f"{{{_SKOS}}}{name}").set(f"{{{_RDF}}}resource", BASE + address)


def _literal(element: ET.Element, name: str, text: str, *, language: str = "en") -> None:
    child = ET.SubElement(element, f"{{{_SKOS}}}{name}")
    if language:
        child.set(f"{{{_XML}}}lang", language)
    child.text = text
