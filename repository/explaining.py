"""A query in words, for whoever wants to know why a lesson stands where it does."""

from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term


def said(clause: Clause) -> str:
    """The clause as one could type it, with stems in place of words, "=" between ways of saying one thing.

    >>> said(SameAs((Term("cosleep"), Phrase(("co", "sleep")))))
    '(cosleep = "co sleep")'
    >>> said(AllOf((Prefix("brui"), Lesser(Term("mark"), 0.5)), (Term("birth"),)))
    '(brui* AND mark at 0.5 NOT birth)'
    """
    words = ""
    match clause:
        case Term(stem):
            words = stem
        case Phrase(stems):
            words = f'"{" ".join(stems)}"'
        case Prefix(letters):
            words = f"{letters}*"
        case SameAs(clauses):
            words = f"({' = '.join(map(said, clauses))})"
        case AnyOf(clauses):
            words = f"({' OR '.join(map(said, clauses))})"
        case AllOf(clauses, without):
            left_out = "".join(f" NOT {said(one)}" for one in without)
            words = f"({' AND '.join(map(said, clauses))}{left_out})"
        case Lesser(one, factor):
            words = f"{said(one)} at {factor:g}"
    return words
