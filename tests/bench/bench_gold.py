"""How well our own marked texts are anonymised, from end to end: those for tuning and those held back apart.

    .venv/bin/python tests/bench/bench_gold.py [tuning] [held-back] [--json FILE]

The figures are those of `ncrr evaluate`, and the leaks are counted once more for the family alone. Of the texts that
are held back nothing is printed but the figures of all of them together.
"""

import re
from collections.abc import Sequence

from measuring import ROOT, changes_to, marked_texts, measured, shown
from reporting import Table, main

from ingest.evaluation import Figures, GoldDocument, GoldMention, Need, Share
from policies.identifiers import Kind, Policy

GOLD = ROOT / "tests" / "gold"

# What the id of a child or a relative begins with in the texts: other children (peers, friends) are children too, and
# a foster family is the child's home. Whoever else is named has met the family at work, in the street or in court.
FAMILY = re.compile(
    r"(?:child|baby|infant|twin|sib|brother|sister|half|step|peer|friend|mother|mum|father|dad|parent|partner|aunt|"
    r"uncle|cousin|niece|nephew|gran|great|mg[fm]|pg[fm]|fc|carer|foster|kin|family|household|surname|firstname)"
)
# A number, an address or an account is the family's unless its id is that of somebody else ("sw1", "manager1").
_PEOPLE = Kind.PERSON.value


def tuning() -> Table:
    """The figures of the texts that may be read."""
    return figures_of([text for text in marked_texts(GOLD) if not is_held_back(text.id)])


def held_back() -> Table:
    """The figures of the texts that nobody looks at while rules are written."""
    return figures_of([text for text in marked_texts(GOLD) if is_held_back(text.id)])


def is_held_back(name: str) -> bool:
    """Whether the text's number is divisible by three.

    >>> is_held_back("03-a-text"), is_held_back("10-a-text")
    (True, False)
    """
    return int(name.partition("-")[0]) % 3 == 0


def figures_of(texts: Sequence[GoldDocument]) -> Table:
    """The figures of the texts under each policy."""
    table: Table = {}
    for policy in Policy:
        changes = [changes_to(text, policy) for text in texts]
        everyone = measured(texts, changes)
        family = measured([of_family(text) for text in texts], changes)
        for name, share in _named(everyone, family):
            table.setdefault(name, {})[policy.value] = shown(share)
    return table


def of_family(text: GoldDocument) -> GoldDocument:
    """The text with no marks but the direct identifiers of children and relatives."""
    return text._replace(
        annotators=tuple(
            tuple(mention for mention in mentions if _is_of_family(mention, _others(mentions)))
            for mentions in text.annotators
        )
    )


def _others(mentions: Sequence[GoldMention]) -> set[str]:
    ids = {mention.entity.partition("|")[0] for mention in mentions if mention.kind == _PEOPLE}
    return {one for one in ids if not FAMILY.match(one)}


def _is_of_family(mention: GoldMention, others: set[str]) -> bool:
    of_whom = mention.entity.partition("|")[0]
    if mention.kind == _PEOPLE:
        return FAMILY.match(of_whom) is not None
    return mention.need is Need.DIRECT and of_whom not in others


def _named(everyone: Figures, family: Figures) -> list[tuple[str, Share]]:
    people = everyone.kinds[_PEOPLE].mentions if _PEOPLE in everyone.kinds else Share()
    relatives = family.kinds[_PEOPLE].mentions if _PEOPLE in family.kinds else Share()
    return [
        ("texts that leak a direct identifier of a child or relative", family.leaking),
        ("texts that leak a direct identifier of anyone", everyone.leaking),
        ("mentions of people covered", people),
        ("mentions of children and relatives covered", relatives),
        ("direct identifiers covered", Share(everyone.missed.whole - everyone.missed.part, everyone.missed.whole)),
        ("people and numbers covered wherever they stand (ER_di)", everyone.direct),
        ("quasi-identifiers covered wherever they stand (ER_qi)", everyone.quasi),
        ("must-keep details kept", everyone.kept),
        ("treated words that were marked (precision)", everyone.precision),
        ("words treated", everyone.treated),
    ]


PARTS = {"tuning": tuning, "held-back": held_back}

if __name__ == "__main__":
    main(__file__, PARTS)
