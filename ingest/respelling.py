"""One spelling for each name: misspelt repeats, accents, and short forms that no list knows.

House rule: a rarer word one letter away from a more frequent one is taken for it unless lists know it as a name of its
own, since "Jade" and "Jane" are two people far more often than a slip. Who is meant is then decided as ever, so that
two people of one surname stay two.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from ingest.name_tokens import SHORTEST_MISSPELT, fold, without_one
from ingest.naming import Name
from ingest.recognisers.lexicon import FIRST_NAMES, SURNAMES
from ingest.recognisers.name_variants import stems


def respelt(names: Sequence[Name], listed: Collection[int] = ()) -> list[Name]:
    """The names, in the same order, with every misspelt or shortened word in its most frequent or full spelling.

    `listed` are the names that stand beside the next one in a list of people ("Jay and Jayden"): such two are not one.
    Takes time linear in the words but for their sorting; the result does not depend on the order of sets.

    >>> [name.words for name in respelt([Name(None, ("ana", "okonjo")), Name(None, ("okonjjo",))])]
    [('ana', 'okonjo'), ('okonjo',)]
    """
    bare = [name._replace(words=tuple(_bare(word) for word in name.words)) for name in names]
    spelling = _spellings(bare)
    spelt = [name._replace(words=tuple(spelling.get(word, word) for word in name.words)) for name in bare]
    full = _full_forms(spelt, listed)
    return [
        name._replace(words=(full[name.words[0]],)) if _is_lone(name) and name.words[0] in full else name
        for name in spelt
    ]


def _spellings(names: Sequence[Name]) -> Mapping[str, str]:
    """The spelling that each misspelt word stands for."""
    counts = Counter(word for name in names for word in name.whole)
    found: dict[str, str] = {}
    gaps: dict[str, str] = {}
    # `most_common` keeps words of one count in reading order.
    for word, _ in counts.most_common():
        if len(word) < SHORTEST_MISSPELT:
            continue
        variants = (word, *without_one(word))
        near = next((gaps[variant] for variant in variants if variant in gaps), None)
        if near is not None and word not in FIRST_NAMES and word not in SURNAMES and _is_slip(word, near):
            found[word] = near
        else:
            for variant in variants:
                gaps.setdefault(variant, word)
    return found


def _is_slip(word: str, near: str) -> bool:
    """Whether the words differ by a letter that is no plural's: "the Okonjos" are not Okonjo."""
    return abs(len(near) - len(word)) < 2 and f"{near}s" != word and f"{word}s" != near


def _bare(word: str) -> str:
    """The word folded, "Mc" and "Mac" being the same."""
    folded = fold(word)
    return f"mac{folded[2:]}" if folded.startswith("mc") and len(folded) > SHORTEST_MISSPELT else folded


def _full_forms(names: Sequence[Name], listed: Collection[int]) -> Mapping[str, str]:
    """The first name that each short form is short for, where it can be only one."""
    firsts = dict.fromkeys(name.words[0] for name in names if len(name.whole) > 1 and len(name.words[0]) > 1)
    lone = dict.fromkeys(name.words[0] for name in names if _is_lone(name))
    by_beginning: defaultdict[str, list[str]] = defaultdict(list)
    for first in firsts:
        for end in range(3, len(first)):
            by_beginning[first[:end]].append(first)
    apart = {
        pair
        for at in listed
        if names[at].words and names[at + 1].words
        for one, other in ((names[at].words[0], names[at + 1].words[0]),)
        for pair in ((one, other), (other, one))
    }
    full: dict[str, str] = {}
    for short in lone:
        if short in firsts:
            continue
        # "Gill" is a name of its own, but in a report on Gillian it is Gillian; "Ellie" need not be Ellen.
        own = short in FIRST_NAMES or short in SURNAMES
        meant = dict.fromkeys(first for stem in ((short,) if own else stems(short)) for first in by_beginning[stem])
        if len(meant) == 1 and (short, *meant) not in apart:
            full[short] = next(iter(meant))
    return full


def _is_lone(name: Name) -> bool:
    return name.title is None and len(name.words) == 1 and len(name.words[0]) > 1 and not name.joint
