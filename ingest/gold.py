"""Reads texts in which people marked what identifies somebody: the benchmark's JSON, and our own inline marks.

What is wrong with a gold text is said by document and offset, in code points; the text itself is never quoted.
"""

import re
from typing import NoReturn

import msgspec

from ingest.errors import DocumentRefused
from ingest.evaluation import GoldDocument, GoldMention, Need
from ingest.mentions import Span
from ingest.raw import Raw
from policies.identifiers import RULES, Kind

_BRACES = re.compile(r"\{\{|\}\}")
# Ids and kinds are printed in reports: what could be a sentence of the text is refused.
_ID = re.compile(r"[\w.()-]{1,100}")
_NAME = re.compile(r"[\w.-]{1,40}")


class _Identified(msgspec.Struct, frozen=True):
    doc_id: str | int


class _Annotator(msgspec.Struct, frozen=True):
    entity_mentions: list[msgspec.Raw]


class _Document(msgspec.Struct, frozen=True):
    text: str
    annotations: dict[str, _Annotator]


class _Placed(msgspec.Struct, frozen=True):
    start_offset: int


class _Mention(msgspec.Struct, frozen=True):
    entity_type: str
    start_offset: int
    end_offset: int
    identifier_type: Need
    entity_id: str | int
    span_text: str | None = None


def read_tab(content: bytes) -> tuple[GoldDocument, ...]:
    """The documents of a file in the JSON of the Text Anonymization Benchmark (Pilán et al., 2022).

    Raises:
        DocumentRefused: `bad-gold`, the file or a document in it is not of that form, an offset lies outside of the
            text, or a mention is not the text that stands at its offsets.
    """
    try:
        items = msgspec.json.decode(content, type=list[msgspec.Raw])
    except msgspec.DecodeError:
        _refuse("The gold file is not a JSON list of documents.")
    documents = tuple(_document(item, number) for number, item in enumerate(items, 1))
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            _refuse(f"There is more than one document {document.id}.")
        seen.add(document.id)
    return documents


def _document(item: msgspec.Raw, number: int) -> GoldDocument:
    try:
        name = str(msgspec.json.decode(item, type=_Identified).doc_id)
    except msgspec.DecodeError:
        _refuse(f"Document number {number} has no doc_id.")
    if not _ID.fullmatch(name):
        _refuse(f"The doc_id of document number {number} is not a short id of letters, digits, dots and hyphens.")
    try:
        document = msgspec.json.decode(item, type=_Document)
    except msgspec.DecodeError:
        _refuse(f"Document {name} has not the text and annotations of the benchmark's format.")
    if not document.annotations:
        _refuse(f"Document {name} has no annotator.")
    annotators = tuple(
        tuple(_mention(mention, name, document.text) for mention in annotator.entity_mentions)
        for annotator in document.annotations.values()
    )
    return GoldDocument(name, Raw(document.text), annotators)


def _mention(item: msgspec.Raw, name: str, text: str) -> GoldMention:
    try:
        at = msgspec.json.decode(item, type=_Placed).start_offset
    except msgspec.DecodeError:
        _refuse(f"Document {name} has a mention without a start_offset.")
    where = f"The mention at offset {at} of document {name}"
    try:
        mention = msgspec.json.decode(item, type=_Mention)
    except msgspec.DecodeError:
        _refuse(f"{where} has not the fields of the benchmark's format, or an identifier_type that it does not know.")
    if not 0 <= at < mention.end_offset <= len(text):
        _refuse(f"{where} is empty or lies outside of the text.")
    if mention.span_text not in (None, text[at : mention.end_offset]):
        _refuse(f"{where} is not what stands there; offsets count code points.")
    if not _NAME.fullmatch(mention.entity_type):
        _refuse(f"{where} has an entity_type that is not a short name.")
    return GoldMention(
        Span(at, mention.end_offset), mention.entity_type, mention.identifier_type, str(mention.entity_id)
    )


def read_marked(name: str, content: bytes) -> GoldDocument:
    """A text in UTF-8 with inline marks, of which `name` is the id.

    `{{wording|KIND|entity}}` is an identifying detail, `{{wording|KEEP}}` one that must be kept. Details of one kind
    with the same entity are one thing. Whether a kind identifies directly is what the policy says.

    Raises:
        DocumentRefused: `bad-gold`, a mark is not of that form. Its offset is of the text with the marks.
    """
    if not _ID.fullmatch(name):
        _refuse("A gold text's file name is not a short id of letters, digits, dots and hyphens.")
    try:
        marked = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(f"Document {name} is not UTF-8 at byte {error.start}.")
    pieces: list[str] = []
    mentions: list[GoldMention] = []
    keeps: list[Span] = []
    length = done = 0
    for start, end in _marks(name, marked):
        where = f"The mark at offset {start} of document {name}"
        wording, *rest = marked[start + 2 : end - 2].split("|")
        pieces += [marked[done:start], wording]
        length += start - done
        span = Span(length, length + len(wording))
        length, done = span.end, end
        if not wording.strip():
            _refuse(f"{where} marks nothing.")
        match rest:
            case ["KEEP"]:
                keeps.append(span)
            case [str(kind), str(entity)] if kind in Kind.__members__ and _NAME.fullmatch(entity):
                need = Need[RULES[Kind(kind)].identifier.name]
                mentions.append(GoldMention(span, kind, need, f"{entity}|{kind}"))
            case _:
                _refuse(f"{where} is neither {{{{wording|KIND|entity}}}} with a kind of ours nor {{{{wording|KEEP}}}}.")
    text = "".join((*pieces, marked[done:]))
    return GoldDocument(name, Raw(text), (tuple(mentions),), tuple(keeps))


def _marks(name: str, marked: str) -> list[tuple[int, int]]:
    """Where the marks stand, with their braces."""
    marks: list[tuple[int, int]] = []
    opened: int | None = None
    for braces in _BRACES.finditer(marked):
        where = f"offset {braces.start()} of document {name}"
        if braces[0] == "{{":
            if opened is not None:
                _refuse(f"At {where} a mark begins within another.")
            opened = braces.start()
        else:
            if opened is None:
                _refuse(f"At {where} a mark ends that did not begin.")
            marks.append((opened, braces.end()))
            opened = None
    if opened is not None:
        _refuse(f"The mark at offset {opened} of document {name} does not end.")
    return marks


def _refuse(sentence: str) -> NoReturn:
    # Not from the error that is being handled: what a parser says quotes what it read.
    raise DocumentRefused("bad-gold", sentence) from None
