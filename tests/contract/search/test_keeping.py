"""What every engine keeps of what it was given, and for how long."""

import asyncio
import threading
from typing import Any

import pytest
from passages import document, fill, find, ids

from search.document import Document
from search.index import Index


def test_the_vocabulary_counts_the_groups_that_have_a_word(index: Index) -> None:
    assert dict(index.vocabulary()) == {}
    fill(
        index,
        document("Neglected children", heading="Café", title="co-sleeping"),
        document("neglected", "r1#2", themes="Alcohol"),
        document("neglected, neglect", "r2#1"),
    )
    words = {"neglected": 2, "neglect": 1, "children": 1, "cafe": 1, "alcohol": 1, "co": 1, "sleeping": 1}
    assert dict(index.vocabulary()) == words | {"cosleeping": 1}
    index.replace("r2", "2", [])
    del words["neglect"]
    assert dict(index.vocabulary()) == words | {"cosleeping": 1, "neglected": 1}


def test_the_vocabulary_is_the_same_object_until_something_is_written(index: Index) -> None:
    fill(index, document("neglect"))
    first = index.vocabulary()
    find(index, "neglect")
    assert index.vocabulary() is first
    fill(index, document("drugs", "r2#1"))
    assert dict(index.vocabulary()) == {"neglect": 1, "drugs": 1}


def test_an_index_starts_empty(index: Index) -> None:
    assert (index.groups(), find(index, "neglect").total, find(index, "").total) == ({}, 0, 0)


def test_replacing_a_group_leaves_nothing_of_it(index: Index) -> None:
    fill(index, document("neglect"), document("drugs", "r1#2"), document("neglect", "r2#1"))
    index.replace("r1", "2", [document("alcohol", "r1#3")])
    assert (ids(find(index, "")), index.groups()) == (["r1#3", "r2#1"], {"r1": "2", "r2": "1"})


def test_a_group_without_documents_is_gone(index: Index) -> None:
    fill(index, document("neglect"), document("neglect", "r2#1"))
    index.replace("r1", "2", [])
    assert (ids(find(index, "neglect")), index.groups()) == (["r2#1"], {"r2": "1"})


def test_removing_what_is_not_there_changes_nothing(index: Index) -> None:
    fill(index, document("neglect"))
    index.replace("r9", "1", [])
    assert (ids(find(index, "")), index.groups()) == (["r1#1"], {"r1": "1"})


def test_replacing_with_the_same_is_no_change(index: Index) -> None:
    for _ in range(3):
        fill(index, document("neglect"), document("drugs", "r1#2"))
    assert (find(index, "").total, index.groups()) == (2, {"r1": "1"})


def test_of_two_documents_with_one_id_the_last_counts(index: Index) -> None:
    index.replace("r1", "1", [document("neglect"), document("drugs")])
    assert (find(index, "neglect").total, find(index, "drugs").total) == (0, 1)


def test_a_document_of_another_group_is_refused_and_nothing_changes(index: Index) -> None:
    fill(index, document("neglect"))
    with pytest.raises(ValueError, match="another group"):
        index.replace("r1", "2", [document("drugs", "r1#2"), document("drugs", "r2#1")])
    assert (ids(find(index, "")), index.groups()) == (["r1#1"], {"r1": "1"})


@pytest.mark.parametrize("group", ["a b", "ÀÉ", "x" * 300, 'quote" AND *', "1-2"])
def test_any_name_of_a_group_will_do(index: Index, group: str) -> None:
    index.replace(group, "1", [Document(id="one", group=group, title="", heading="", text="neglect")])
    index.replace("a", "1", [])
    assert index.groups() == {group: "1"}


def test_clearing_removes_everything(index: Index) -> None:
    fill(index, document("neglect"), document("neglect", "r2#1"))
    index.clear()
    assert (index.groups(), find(index, "").total) == ({}, 0)


def test_a_cleared_index_is_filled_again(index: Index) -> None:
    fill(index, document("neglect"))
    index.clear()
    fill(index, document("drugs"))
    assert ids(find(index, "drugs")) == ["r1#1"]


def test_what_one_object_indexes_another_finds(index: Index, open_index: Any) -> None:
    other = open_index()
    assert find(other, "neglect").total == 0
    fill(index, document("neglect"))
    assert (find(other, "neglect").total, other.groups()) == (1, {"r1": "1"})
    index.clear()
    assert (find(other, "neglect").total, other.groups()) == (0, {})
    other.close()


def test_a_closed_index_opens_again(index: Index) -> None:
    fill(index, document("neglect"))
    index.close()
    assert find(index, "neglect").total == 1


def test_many_groups_one_by_one_are_all_found(index: Index) -> None:
    fill(index, *(document(f"neglect number{number}", f"r{number}#1") for number in range(40)))
    index.replace("r7", "2", [])
    assert (find(index, "neglect").total, find(index, "number8").total, find(index, "number7").total) == (39, 1, 0)


def test_no_search_sees_a_part_of_a_change(index: Index) -> None:
    def batch(revision: int) -> list[Document]:
        return [document(f"neglect revision{revision}", f"r1#{number}") for number in range(4)]

    index.replace("r1", "0", batch(0))
    done = threading.Event()

    def write() -> None:
        for revision in range(1, 12):
            index.replace("r1", str(revision), batch(revision))
        done.set()

    async def read() -> set[int]:
        totals = set()
        while not done.is_set():
            answers = await asyncio.gather(*(asyncio.to_thread(find, index, "neglect") for _ in range(4)))
            totals |= {answer.total for answer in answers}
        return totals

    writer = threading.Thread(target=write)
    writer.start()
    totals = asyncio.run(read())
    writer.join()
    assert (totals | {4}, index.groups()) == ({4}, {"r1": "11"})
