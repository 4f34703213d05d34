"""Clauses joined so that what means the same becomes the same, as far as that costs nothing.

Joined clauses are flat: all within all and any within any are one, what comes twice comes once, and what is without
any of some is without each.
"""

from collections.abc import Iterable, Sequence

from search.clauses import AllOf, AnyOf, Clause


def all_of(clauses: Iterable[Clause], without: Iterable[Clause] = ()) -> Clause:
    """The clause that is met by what meets all of `clauses` and none of `without`.

    >>> from search.clauses import Term
    >>> a, b, c = map(Term, "abc")
    >>> all_of([all_of([a, b]), b]) == AllOf((a, b))
    True
    >>> all_of([a], [any_of([b, c])]) == AllOf((a,), (b, c))
    True
    >>> all_of([], [all_of([], [a])])
    Term(stem='a')
    """
    wanted: list[Clause] = []
    unwanted: list[Clause] = []
    left = [(clause, True) for clause in clauses] + [(clause, False) for clause in without]
    left.reverse()
    while left:
        match left.pop():
            case AllOf(some, others), True:
                left += [(one, False) for one in reversed(others)] + [(one, True) for one in reversed(some)]
            case AnyOf(some), False:
                left += [(one, False) for one in reversed(some)]
            case AllOf((), others), False:
                left.append((any_of(others), True))
            case clause, asked:
                (wanted if asked else unwanted).append(clause)
    met, unmet = _once(wanted), _once(unwanted)
    return met[0] if len(met) == 1 and not unmet else AllOf(met, unmet)


def any_of(clauses: Iterable[Clause]) -> Clause:
    """The clause that is met by what meets one of `clauses`, of which there is one at least.

    >>> from search.clauses import Term
    >>> a, b, c = map(Term, "abc")
    >>> any_of([any_of([a, b]), b, c]) == AnyOf((a, b, c))
    True
    >>> any_of([a, a])
    Term(stem='a')
    """
    flat = _once([part for clause in clauses for part in (clause.clauses if isinstance(clause, AnyOf) else (clause,))])
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def _once(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    return tuple(dict.fromkeys(clauses))
