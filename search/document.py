"""What is indexed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One passage that can be found.

    `id` is unique in the whole index; `group` holds the documents that are indexed and removed together; `order` is the
    place within the group; `tags` maps a facet's name to the one value that this document has.
    """

    id: str
    group: str
    title: str
    heading: str
    text: str
    tags: Mapping[str, str] = field(default_factory=dict)
    order: int = 0


def unique(group: str, documents: Sequence[Document]) -> list[Document]:
    """The documents of `group`, the last of those with one id.

    Raises:
        ValueError: a document belongs to another group.
    """
    if any(document.group != group for document in documents):
        raise ValueError("A document belongs to another group.")
    return list({document.id: document for document in documents}.values())
