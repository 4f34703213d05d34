"""One segment of a Whoosh index: written at once, and read as arrays."""

import pickle
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import STORED_COLUMN, W3Codec, W3Segment
from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filetables import OrderedHashReader, OrderedHashWriter

from search.stretches import Numbers, bounds
from search.whoosh_format import Listed, Places, greatest, listed, lists
from search.whoosh_inverting import Group
from search.whoosh_postings import Postings, joined
from search.whoosh_storage import DurableStorage

INDEX = "MAIN"
_FORMS_EXT = ".frm"


class _Words(FieldType):  # type: ignore[misc]  # Whoosh has no types.
    """All words of a document in one list, with places for phrases; no text is kept."""

    indexed = scorable = True
    stored = False

    def __init__(self) -> None:
        self.format = Places()


SCHEMA = Schema(words=_Words(), group=_Words(), kept=STORED())

# A key is the number of a field and a stem, or the name of a group. What is kept of it: that its list is in a file,
# weight, number of documents, shortest and longest (kept elsewhere), greatest weight, first and last document, and
# where in the file its list is.
_WORD, _GROUP = b"\0\0", b"\0\1"
_SIZES = struct.Struct(">ii")
_LIST_AT = 23
_OFFSET = struct.Struct(">q")
_INFO = np.dtype(
    [
        ("elsewhere", "u1"),
        ("weight", ">f4"),
        ("documents", ">u4"),
        ("lengths", "u1", 2),
        ("greatest", ">f4"),
        ("first", ">u4"),
        ("last", ">u4"),
        ("at", ">i8"),
        ("length", ">i4"),
    ]
)


class Contents(NamedTuple):
    """What a segment holds: the words by document, those that are written by group, and the groups."""

    postings: Postings
    forms: Postings
    groups: Sequence[Group]

    @property
    def documents(self) -> int:
        """How many there are."""
        return sum(len(group.ids) for group in self.groups)

    def without(self, name: str) -> "Contents":
        """What is left without a group."""
        gone = np.array([group.name == name for group in self.groups], dtype=bool)
        documents = np.repeat(gone, [len(group.ids) for group in self.groups])
        left = [group for group in self.groups if group.name != name]
        return Contents(self.postings.without(documents), self.forms.without(gone), left)


def together(parts: Sequence[Contents]) -> Contents:
    """All parts as one."""
    return Contents(
        joined([part.postings for part in parts], [part.documents for part in parts]),
        joined([part.forms for part in parts], [len(part.groups) for part in parts]),
        [group for part in parts for group in part.groups],
    )


def write(storage: DurableStorage, contents: Contents) -> W3Segment:
    """A new segment, whose documents are numbered one after the other."""
    groups = contents.groups
    segment = W3Segment(W3Codec(), INDEX, contents.documents)
    column = storage.create_file(W3Codec.column_filename(segment, "_stored"))
    writer = STORED_COLUMN.writer(column)
    for first, group in zip(_firsts(groups).tolist(), groups, strict=True):
        writer.add(first, {"kept": tuple(group)})
    writer.finish(segment.doc_count_all())
    forms = storage.create_file(segment.make_filename(_FORMS_EXT))
    forms.write(_packed(contents.forms))
    with segment.create_file(storage, W3Codec.POSTS_EXT) as file:
        table = OrderedHashWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
        start = _write_lists(file, table, _WORD, contents.postings, 0)
        end = _write_lists(file, table, _GROUP, _names(groups), start)
        sizes = {"lists": end, "kept": column.tell(), "forms": forms.tell()}
        table.extras |= {"fieldmap": {"words": 0, "group": 1}, **sizes}
        table.close()
    for each in (column, forms):
        each.close()
    return segment


def _packed(forms: Postings) -> bytes:
    sizes, groups = (each.astype("<u4").tobytes() for each in (forms.sizes, forms.documents))
    return zlib.compress(pickle.dumps((b"\n".join(forms.stems), sizes, groups)), 1)


def _unpacked(packed: bytes) -> Postings:
    lines, *numbers = pickle.loads(zlib.decompress(packed))  # noqa: S301  # The folder is ours alone.
    sizes, groups = (np.frombuffer(each, dtype="<u4").astype(np.int64) for each in numbers)
    ones = np.ones(len(groups), dtype=np.int64)
    return Postings(lines.split(b"\n") if lines else [], sizes, groups, ones.astype(np.float32), ones, 0 * ones)


def _firsts(groups: Sequence[Group]) -> Numbers:
    """The first document of each group."""
    return bounds(np.array([len(group.ids) for group in groups], dtype=np.int64))[:-1]


def _names(groups: Sequence[Group]) -> Postings:
    """For the name of each group, its first document, which nothing stands in."""
    firsts = dict(zip((group.name.encode() for group in groups), _firsts(groups).tolist(), strict=True))
    names = sorted(firsts)
    ones, nothing = np.ones(len(names), dtype=np.int64), np.zeros(len(names), dtype=np.int64)
    numbers = np.array([firsts[name] for name in names], dtype=np.int64)
    return Postings(names, ones, numbers, ones.astype(np.float32), nothing, nothing[:0])


def _write_lists(file: Any, table: OrderedHashWriter, field: bytes, postings: Postings, start: int) -> int:
    """Write the posting lists of a field, which begin at byte `start`, and where each is; the byte after them."""
    lengths = []
    for each in lists(postings):
        file.write(each)
        lengths.append(len(each))
    starts, places = bounds(postings.sizes), bounds(np.array(lengths, dtype=np.int64))
    infos = np.zeros(len(lengths), dtype=_INFO)
    infos["weight"] = np.add.reduceat(postings.weights, starts[:-1]) if lengths else 0
    infos["documents"] = postings.sizes
    infos["greatest"] = greatest(postings)
    infos["first"], infos["last"] = postings.documents[starts[:-1]], postings.documents[starts[1:] - 1]
    infos["at"], infos["length"] = start + places[:-1], lengths
    values, size = infos.tobytes(), _INFO.itemsize
    for number, stem in enumerate(postings.stems):
        table.add(field + stem, values[number * size : (number + 1) * size])
    return start + int(places[-1])


class Segment:
    """The files of one segment, opened for reading."""

    def __init__(self, storage: DurableStorage, segment: W3Segment) -> None:
        self._documents = segment.doc_count_all()
        terms, lists, forms, column = (
            *(segment.make_filename(kind) for kind in (W3Codec.TERMS_EXT, W3Codec.POSTS_EXT, _FORMS_EXT)),
            W3Codec.column_filename(segment, "_stored"),
        )
        self._table, self._lists, self._forms = (storage.open_file(name) for name in (terms, lists, forms))
        self._stems = OrderedHashReader(self._table, storage.file_length(terms))
        sizes = {"lists": lists, "kept": column, "forms": forms}
        if any(storage.file_length(name) != self._stems.extras[kind] for kind, name in sizes.items()):
            raise EOFError
        length = storage.file_length(column)
        self._stored: Any = STORED_COLUMN.reader(storage.open_file(column), 0, length, self._documents)

    def groups(self) -> Iterator[Group]:
        """The groups in the order of their documents."""
        first = 0
        while first < self._documents:
            group = Group(*self._stored[first]["kept"])
            yield group
            first += len(group.ids)

    def holds(self, group: str) -> bool:
        """Whether the group is in this segment."""
        return _GROUP + group.encode() in self._stems

    def listed(self, stems: Sequence[bytes]) -> Listed:
        """The postings of those of the stems that the segment has."""
        at: list[int] = []
        for stem in stems:
            for place, _ in self._stems.ranges_for_key(_WORD + stem):
                at += _OFFSET.unpack_from(self._table.file, place + _LIST_AT)
        return listed(self._lists.file, np.array(at, dtype=np.int64))

    def forms(self) -> Postings:
        """The words as they are written, as `Contents` has them."""
        return _unpacked(self._forms.file[:])

    def contents(self) -> Contents:
        """All that the segment holds."""
        return Contents(self._postings(), self.forms(), list(self.groups()))

    def _postings(self) -> Postings:
        stems: list[bytes] = []
        offsets: list[int] = []
        table, place = self._table.file, self._stems.startofdata
        while place < self._stems.endofdata:
            key, value = _SIZES.unpack_from(table, place)
            place += _SIZES.size
            if table[place : place + len(_WORD)] != _WORD:
                break
            stems.append(table[place + len(_WORD) : place + key])
            offsets += _OFFSET.unpack_from(table, place + key + _LIST_AT)
            place += key + value
        return Postings(stems, *listed(self._lists.file, np.array(offsets, dtype=np.int64)))
