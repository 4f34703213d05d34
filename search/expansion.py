"""A query widened by other words for the same: names of the thesaurus, and Welsh words under mutation."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from search import welsh
from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term, leaves
from search.hints import MOST_CHARACTERS
from search.query import Query
from search.thesaurus import Alternative, Thesaurus
from search.words import words

# House rule: what one query may cost an engine; a query itself has at most 16 words.
MOST_LEAVES = 60

# A word of another language that is written the same counts less than the word itself. House value.
_MUTATED = 0.6


def widened(query: Query, text: str, thesaurus: Thesaurus) -> Query:
    """The query that was read from `text`, with other ways of saying its parts; `also` names them, each once.

    Whatever meets the query meets the wider one. What was asked for comes first in each `SameAs`, and the rest counts
    less. Looked up are neighbouring words, the longest run first, quoted phrases and single words; not prefixes, nor
    what is excluded. No query gets more than `MOST_LEAVES` leaves by it.

    >>> from search.grammar import parse
    >>> from search.thesaurus import Labels
    >>> known = Thesaurus([Labels("Was not brought", same=(("Was not brought", "WNB"), ("Did not attend", "DNA")))])
    >>> widened(parse("did not attend"), "did not attend", known).also
    ('DNA',)
    """
    said = _said(text, thesaurus)
    widening = _Widening(said, thesaurus.english, MOST_LEAVES - sum(map(_size, query.clauses)))
    clauses = tuple(widening.row(query.clauses))
    clauses = tuple(map(widening.mutated, clauses))
    return replace(query, clauses=clauses, also=tuple(dict.fromkeys((*query.also, *filter(None, widening.also)))))


def _said(text: str, thesaurus: Thesaurus) -> dict[tuple[str, ...], tuple[Alternative, ...]]:
    """The names in `text` that lead anywhere, by their stems and by those of them that are not very common."""
    said: dict[tuple[str, ...], dict[Clause, Alternative]] = defaultdict(dict)
    # What was not read of a very long text is not looked up either.
    text = text[: 4 * MOST_CHARACTERS]
    parts = [part for word in words(text) for part in word.parts]
    shouted = text.upper() == text and len(parts) > 1
    for start in range(len(parts)):
        for end in range(start + 1, min(start + thesaurus.longest, len(parts)) + 1):
            written = text[parts[start].start : parts[end - 1].end]
            for name in thesaurus.named(tuple(part.stem for part in parts[start:end])):
                if name.in_capitals and (shouted or written.upper() != written):
                    continue
                for stems in {name.stems, name.telling} - {()}:
                    for alternative in name.alternatives:
                        said[stems].setdefault(alternative.clause, alternative)
    return {stems: tuple(found.values()) for stems, found in said.items()}


@dataclass
class _Widening:
    """One widening: what may be added, which stems are not Welsh, how many leaves are left, and what was added."""

    said: dict[tuple[str, ...], tuple[Alternative, ...]]
    english: frozenset[str]
    left: int
    also: list[str] = field(default_factory=list)

    def row(self, clauses: Sequence[Clause]) -> Iterator[Clause]:
        """Clauses that are all to be met: runs of words among them are replaced."""
        at = 0
        while at < len(clauses):
            run = self._run(clauses, at)
            if len(run) > 1:
                yield from self._each(run)
            else:
                yield self.one(clauses[at])
            at += len(run) or 1

    def one(self, clause: Clause) -> Clause:
        """A clause that stands for itself."""
        match clause:
            case Phrase(stems):
                return self._same(clause, self.said.get(stems, ()))
            case Term() | SameAs():
                return self._same(clause, self.said.get(_stems([clause]), ()))
            case AnyOf(clauses):
                return AnyOf(tuple(map(self.one, clauses)))
            case AllOf(clauses, without):
                return AllOf(tuple(self.row(clauses)), without)
            case Prefix() | Lesser():
                return clause

    def mutated(self, clause: Clause) -> Clause:
        """The clause with the words that its words may be mutations of, or they of its words."""
        match clause:
            case Term(stem) if stem not in self.english and welsh.possible(stem):
                found = welsh.stems(stem)
                if len(found) > self.left:
                    return clause
                self.left -= len(found)
                return SameAs((clause, *(Lesser(Term(one), _MUTATED) for one in found)))
            case SameAs((first, *others)):
                wider = self.mutated(first)
                asked = wider.clauses if isinstance(wider, SameAs) else (wider,)
                return SameAs((*asked, *others))
            case AnyOf(clauses):
                return AnyOf(tuple(map(self.mutated, clauses)))
            case AllOf(clauses, without):
                return AllOf(tuple(map(self.mutated, clauses)), without)
            case _:
                return clause

    def _run(self, clauses: Sequence[Clause], at: int) -> Sequence[Clause]:
        """The longest run of words from there on that is a name; one clause where none is."""
        end = at
        while end < len(clauses) and isinstance(clauses[end], Term | SameAs):
            end += 1
        for last in range(end, at, -1):
            if _stems(clauses[at:last]) in self.said:
                return clauses[at:last]
        return clauses[at : at + 1]

    def _each(self, run: Sequence[Clause]) -> Iterator[Clause]:
        """The words of a name, each with a share of what is added, so that together they add it once.

        Whatever has the words or anything that was added meets them all. They stay apart, because an engine finds some
        of the words where no document has them all.
        """
        # Whatever has all the words of the run is found anyway, in whichever order they stand.
        asked = set(_stems(run))
        wider = [one for one in self.said[_stems(run)] if not asked <= set(_stems([one.clause]))]
        added = self._added(wider, len(run))
        return (_same(clause, added) for clause in run)

    def _same(self, asked: Clause, alternatives: Sequence[Alternative]) -> Clause:
        return _same(asked, self._added(alternatives, 1))

    def _added(self, alternatives: Sequence[Alternative], times: int) -> list[Clause]:
        """As many of the alternatives as there is room for, to be added to so many clauses."""
        added: list[Clause] = []
        for alternative in alternatives:
            size = _size(alternative.clause) * times
            if size > self.left:
                break
            self.left -= size
            self.also.append(alternative.label)
            added.append(Lesser(alternative.clause, alternative.factor / times))
        return added


def _same(asked: Clause, added: Sequence[Clause]) -> Clause:
    if not added:
        return asked
    return SameAs((*(asked.clauses if isinstance(asked, SameAs) else (asked,)), *added))


def _stems(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The stems of words that stand side by side; a hyphenated one has those of its parts."""
    return tuple(stem for clause in clauses for one in _longest(clause) for stem in one)


def _longest(clause: Clause) -> Iterator[tuple[str, ...]]:
    yield max((_leaf(one) for one in leaves(clause)), key=len, default=())


def _leaf(leaf: Term | Phrase | Prefix) -> tuple[str, ...]:
    match leaf:
        case Term(stem):
            return (stem,)
        case Phrase(stems):
            return stems
        case Prefix():
            return ()


def _size(clause: Clause) -> int:
    return sum(1 for _ in leaves(clause))
