"""What is left of an English word for searching: without its ending, and the same for British and American spelling."""

import re

from whoosh.lang.porter2 import stem as _without_ending

# The forms that no suffix rule brings back to their word. House list: what lessons are about, and none that is a word
# of its own as well ("lives", "leaves", "left").
_IRREGULAR = {
    "children": "child",
    "criteria": "criterion",
    "feet": "foot",
    "halves": "half",
    "knives": "knife",
    "men": "man",
    "midwives": "midwife",
    "people": "person",
    "phenomena": "phenomenon",
    "shelves": "shelf",
    "teeth": "tooth",
    "thieves": "thief",
    "wives": "wife",
    "women": "woman",
}

# House list: words written in two ways that no rule below covers. Pairs that are two words in Britain are not in it:
# cheque and check, draught and draft, kerb and curb, metre and meter, mould and Mold, storey and story, tyre and tire.
_SPELT = {
    "advisor": "adviser",
    "advisors": "advisers",
    "aluminum": "aluminium",
    "artifact": "artefact",
    "artifacts": "artefacts",
    "burnt": "burned",
    "convenor": "convener",
    "convenors": "conveners",
    "councilor": "councillor",
    "councilors": "councillors",
    "counselor": "counsellor",
    "counselors": "counsellors",
    "cozy": "cosy",
    "dreamt": "dreamed",
    "focussed": "focused",
    "focusses": "focuses",
    "focussing": "focusing",
    "gaol": "jail",
    "jewelry": "jewellery",
    "learnt": "learned",
    "leant": "leaned",
    "maneuver": "manoeuvre",
    "maneuvers": "manoeuvres",
    "marvelous": "marvellous",
    "mom": "mum",
    "mommy": "mummy",
    "moms": "mums",
    "pajamas": "pyjamas",
    "plow": "plough",
    "skillful": "skilful",
    "specialties": "specialities",
    "specialty": "speciality",
    "spoilt": "spoiled",
    "willful": "wilful",
    "woolen": "woollen",
    "yogurt": "yoghurt",
}

# "prise" is a word of its own; of no other word with "ize" does the form with s mean something else.
_Z_ONLY = frozenset({"prize", "prizes", "prized", "prizing"})

_OUR = (
    "ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi"
    "|splend|tum|val|vap|vig"
)
_OUR_ENDINGS = "s|ed|er|ers|ing|able|ably|al|ally|ful|hood|hoods|ism|ite|ites|less|y"
# Where British and American spelling differ by rule. Which side a rule leads to is of no account: nobody sees a stem.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"([iy])z(e|es|ed|er|ers|ing|able|ation|ations|ational|ationally)$", r"\1s\2"),
        (rf"({_OUR})or(?=(?:{_OUR_ENDINGS})?$)", r"\1our"),
        (r"(cent|theat|lit|fib|calib|somb|spect|lust|meag|kilomet|centimet|millimet)er(s?)$", r"\1re\2"),
        (r"(cent)er(ed|ing)$", r"\1r\2"),
        (r"(def|lic|off|pret)ens(e|es|ed|ing)$", r"\1enc\2"),
        (r"(pract)is(e|es|ed|ing)$", r"\1ic\2"),
        (r"gramme(s?)$", r"gram\1"),
        (r"(ana|cata|dia|epi|mono|pro)logu(?=(?:e|es|ed|ing)$)", r"\1log"),
        (r"dgment", "dgement"),
        (r"(?<=..)aem|aem(?=.)", "em"),
        (r"paed(?=[aio])", "ped"),
        (r"aesth", "esth"),
        (r"(gyn|c)aec", r"\1ec"),
        (r"(f)aec", r"\1ec"),
        (r"(arch)ae(?=o)", r"\1e"),
        (r"^caesar", "cesar"),
        (r"^aetiol", "etiol"),
        (r"(medi|pr)aev", r"\1ev"),
        (r"^foet", "fet"),
        (r"(am|c|hom)oe(?=[bloa])", r"\1e"),
        (r"oe(?=dem|strog|soph)", "e"),
        (r"(rrh|pn)oe(?=a|ic)", r"\1e"),
        (r"manoeuv", "maneuv"),
        (r"^enquir", "inquir"),
        (r"^skeptic", "sceptic"),
        (r"^gray(?=(?:s|er|est|ed|ing|ish)?$)", "grey"),
        (r"(analy|cri|diagno|hypothe|metasta|neuro|paraly|progno|psycho|synthe|thrombo)sis$", r"\1se"),
    )
)


def stem(folded: str) -> str:
    """The stem of a word in plain small letters.

    Endings are taken off by Porter's second algorithm (snowballstem.org, "The English (Porter2) stemming algorithm").

    >>> stem("organization") == stem("organisation"), stem("paediatric") == stem("pediatric")
    (True, True)
    >>> stem("advise") == stem("advice"), stem("midwives") == stem("midwife")
    (False, True)
    """
    return str(_without_ending(_spelt(_IRREGULAR.get(folded, folded))))


def _spelt(word: str) -> str:
    """The word in the one spelling that stands for both."""
    word = _SPELT.get(word, word)
    if word not in _Z_ONLY:
        for pattern, replacement in _RULES:
            word = pattern.sub(replacement, word)
    return word
