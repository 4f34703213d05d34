"""What is indexed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One passage that can be found.

    `id` is unique in the whole index; `group` holds the documents that are indexed and removed together; `order` is the
    place within the group. `themes` are words for what the passage is about. `tags` maps a facet's name to the values
    that this document has, none twice. `date` is what answers are sorted by where a person asks for that, `weight`
    (above 0) multiplies every score of the document, and `language` is "cy" where the words are Welsh. `vector` is what
    a model made of its meaning, as `search.nearness` has it, or b"".
    """

    id: str
    group: str
    title: str
    heading: str
    text: str
    themes: str = ""
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: int = 0
    date: int = 0
    weight: float = 1.0
    language: str = ""
    vector: bytes = b""


def unique(group: str, documents: Sequence[Document]) -> list[Document]:
    """The documents of `group`, the last of those with one id.

    Raises:
        ValueError: a document belongs to another group.
    """
    if any(document.group != group for document in documents):
        raise ValueError("A document belongs to another group.")
    return list({document.id: document for document in documents}.values())
