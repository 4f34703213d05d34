"""One segment of a Whoosh index: written at once, and read as arrays."""

import pickle
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import STORED_COLUMN, W3Codec, W3Segment
from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filetables import OrderedHashReader

from search.stretches import Numbers, bounds
from search.whoosh_format import Listed, Places, greatest, listed, lists
from search.whoosh_inverting import Group
from search.whoosh_postings import Postings, joined
from search.whoosh_storage import DurableStorage
from search.whoosh_table import table

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
    names = _names(groups)
    each_list = [*lists(contents.postings), *lists(names)]
    posts = segment.create_file(storage, W3Codec.POSTS_EXT)
    posts.write(b"".join(each_list))
    keys = [_WORD + stem for stem in contents.postings.stems] + [_GROUP + name for name in names.stems]
    # Numpy turns the bytes of numbers round where it joins them.
    infos = np.concatenate((_infos(contents.postings), _infos(names))).astype(_INFO)
    infos["length"] = [len(each) for each in each_list]
    infos["at"] = bounds(infos["length"].astype(np.int64))[:-1]
    sizes = {"lists": posts.tell(), "kept": column.tell(), "forms": forms.tell()}
    terms = segment.create_file(storage, W3Codec.TERMS_EXT)
    terms.write(table(keys, infos.view(f"V{_INFO.itemsize}").tolist(), {"fieldmap": {"words": 0, "group": 1}, **sizes}))
    for each in (column, forms, posts, terms):
        each.close()
    return segment


def _packed(forms: Postings) -> bytes:
    numbers = (each.astype("<u4").tobytes() for each in (forms.sizes, forms.documents))
    return pickle.dumps([zlib.compress(each, 1) for each in (b"\n".join(forms.stems), *numbers)])


def _lines(packed: bytes) -> tuple[list[bytes], Numbers, bytes]:
    """The lines, how many groups have each, and what says which groups, still packed."""
    lines, sizes, groups = pickle.loads(packed)  # noqa: S301  # The folder is ours alone.
    stems = zlib.decompress(lines)
    return stems.split(b"\n") if stems else [], _numbers(sizes), groups


def _numbers(packed: bytes) -> Numbers:
    return np.frombuffer(zlib.decompress(packed), dtype="<u4").astype(np.int64)


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


def _infos(postings: Postings) -> NDArray[np.void]:
    """What is kept of each stem, but for where its list is."""
    starts = bounds(postings.sizes)
    infos = np.zeros(len(postings.stems), dtype=_INFO)
    infos["weight"] = np.add.reduceat(postings.weights, starts[:-1]) if len(infos) else 0
    infos["documents"] = postings.sizes
    infos["greatest"] = greatest(postings)
    infos["first"], infos["last"] = postings.documents[starts[:-1]], postings.documents[starts[1:] - 1]
    return infos


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

    def forms(self) -> dict[str, int]:
        """The words as they are written, each with its stems, and how many groups have them."""
        lines, sizes, _ = _lines(self._forms.file[:])
        return dict(zip(map(bytes.decode, lines), sizes.tolist(), strict=True))

    def contents(self) -> Contents:
        """All that the segment holds."""
        lines, sizes, packed = _lines(self._forms.file[:])
        groups = _numbers(packed)
        ones = np.ones(len(groups), dtype=np.int64)
        forms = Postings(lines, sizes, groups, ones.astype(np.float32), ones, 0 * ones)
        return Contents(self._postings(), forms, list(self.groups()))

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
