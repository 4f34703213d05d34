"""Times both search indexes on generated documents: `python tests/bench/bench_search.py [documents]`."""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from databases import postgresql

from repository import engines
from search.document import Document
from search.grammar import parse
from search.highlight import snippet
from search.index import Index
from search.postgres_index import PostgresIndex
from search.whoosh_index import WhooshIndex

_PER_GROUP = 30
_WORDS_PER_DOCUMENT = 110
_FACETS = ("nation", "review_type", "year", "kind")
_STOP_WORDS = ("the", "of", "and", "to", "a")
_ENDINGS = ("", "s", "ing", "ed", "er", "ment")


class Corpus:
    """Documents whose words follow Zipf's law, as those of English do; the same ones on every run."""

    def __init__(self, documents: int) -> None:
        self._random = random.Random(20261123)  # noqa: S311 - the same documents on every run.
        syllables = ["ba", "co", "de", "fi", "ga", "lo", "mu", "ne", "pri", "sa", "te", "vo", "wi", "sto", "gra", "len"]
        self.words = list(_STOP_WORDS) + list(
            dict.fromkeys(
                "".join(self._random.choices(syllables, k=self._random.randint(1, 4))) + self._random.choice(_ENDINGS)
                for _ in range(60_000)
            )
        )
        self._weights = [1 / (rank + 3) for rank in range(len(self.words))]
        self.documents = [self._document(number) for number in range(documents)]

    def groups(self) -> Iterator[tuple[str, str, Sequence[Document]]]:
        for start in range(0, len(self.documents), _PER_GROUP):
            yield f"r{start // _PER_GROUP}", "1", self.documents[start : start + _PER_GROUP]

    def draw(self, number: int) -> list[str]:
        return self._random.choices(self.words, self._weights, k=number)

    def common(self, number: int) -> list[str]:
        return self._random.sample(self.words[len(_STOP_WORDS) : 40], number)

    def stretch(self, number: int) -> str:
        text = self._random.choice(self.documents).text.split()
        at = self._random.randrange(len(text) - number)
        return " ".join(text[at : at + number])

    def _document(self, number: int) -> Document:
        choice = self._random.choice
        tags = {
            "nation": choice(["england", "wales", "scotland", "northern-ireland"]),
            "review_type": choice(["scr", "cspr", "cpr", "ler", "smr", "other"]),
            "year": str(choice(range(2005, 2026))),
            "kind": choice(["recommendation", "finding", "learning-point", "action"]),
        }
        group = f"r{number // _PER_GROUP}"
        title = " ".join(self.common(2)) + f" review {group}"
        text = " ".join(self.draw(_WORDS_PER_DOCUMENT))
        return Document(f"{group}#{number}", group, title, " ".join(self.draw(4)), text, tags, number)


def main(documents: int) -> None:
    whoosh = Path(tempfile.mkdtemp(prefix="bench-search-"))
    corpus = Corpus(documents)
    print("Whoosh")
    measure(WhooshIndex(whoosh, _FACETS), corpus)
    print(f"{sum(path.stat().st_size for path in whoosh.rglob('*') if path.is_file()) / 2**20:.1f} MiB")
    with postgresql() as server:
        print("PostgreSQL")
        index = PostgresIndex(
            engines.server(server.url("postgres").render_as_string(hide_password=False)) or {}, _FACETS
        )
        measure(index, Corpus(documents))
        index.close()


def measure(index: Index, corpus: Corpus) -> None:
    documents = len(corpus.documents)
    start = time.perf_counter()
    index.rebuild(corpus.groups())
    took = time.perf_counter() - start
    print(f"{documents} documents: built in {took:.1f} s, {1000 * took / documents:.2f} ms each")
    start = time.perf_counter()
    index.groups()
    print(f"opened in {1000 * (time.perf_counter() - start):.0f} ms")
    classes: dict[str, Callable[[], str]] = {
        "one common word": lambda: corpus.common(1)[0],
        "three words": lambda: " ".join(corpus.common(3)),
        "five drawn words": lambda: " ".join(corpus.draw(5)),
        "phrase of three": lambda: f'"{corpus.stretch(3)}"',
        "phrase of stop words": lambda: '"the of and"',
        "nothing but filters": lambda: "",
    }
    filters = {"nation": ["wales", "england"], "kind": ["finding"]}
    text = {document.id: document.text for document in corpus.documents}
    for name, make in classes.items():
        times = []
        for number in range(40):
            query = parse(make())
            start = time.perf_counter()
            results = index.search(query, filters=filters if number % 2 else {}, limit=10, offset=0)
            for hit in results.hits:
                snippet(text[hit.id], query)
            times.append(1000 * (time.perf_counter() - start))
        print(f"{name:20} p50 {statistics.median(times):6.1f} ms  p95 {statistics.quantiles(times, n=20)[18]:6.1f} ms")
    for name, revision in (("one group added", "new"), ("one group replaced", "r3"), ("one group removed", "r5")):
        batch = (
            []
            if "removed" in name
            else [
                Document(f"{revision}#x{number}", revision, "Title", "Heading", corpus.stretch(50))
                for number in range(_PER_GROUP)
            ]
        )
        start = time.perf_counter()
        index.replace(revision, "2", batch)
        index.groups()
        print(f"{name:20} {1000 * (time.perf_counter() - start):6.0f} ms, searchable")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6_000)
