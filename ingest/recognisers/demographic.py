"""Nationality, ethnicity, religion and language."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import PEOPLES
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Found, Recogniser
from policies.identifiers import Kind

_WORDS = PEOPLES | frozenset(
    (
        "british english welsh scottish scots irish cornish manx ulster britain england wales scotland uk "
        "african asian european caribbean latin hispanic arab arabic kurdish roma romany romani gypsy gypsies traveller travellers "
        "berber tamil punjabi kashmiri bengali yoruba igbo zulu tatar chechen uyghur yazidi assyrian tuareg hazara pashtun "
        "muslim muslims islam islamic sunni shia ahmadi ismaili christian christians christianity catholic catholics catholicism "
        "protestant protestants anglican methodist baptist pentecostal evangelical orthodox quaker mormon mormons jehovah adventist "
        "jew jews jewish judaism hasidic haredi charedi sikh sikhs sikhism hindu hindus hinduism buddhist buddhists buddhism "
        "rastafarian pagan bahai alevi alevis zoroastrian scientologist marxist-leninist communist socialist"
    ).split()
)
_PHRASES = re.compile(
    r"(?<!\w)(?i:(?:white|black|mixed|dual)[\s/-]{1,3}(?:and\s|or\s|other\s)?(?:british|irish|english|welsh|scottish|european|african|caribbean|asian|"
    r"race|heritage|ethnicity|background|white|black|other)(?:[\s/-](?:and\s)?(?:african|caribbean|asian|british|heritage))*)(?!\w)"
    r"|(?<!\w)(?:Black|White|black|white)(?=\s(?:man|woman|boy|girl|male|female|child|children|people|person|family|mother|father|young|teenage)\b)"
    r"|Jehovah['’]s\sWitness(?:es)?|Church\sof\s(?:England|Scotland|Wales|Ireland)|(?<!\w)(?i:asylum[\s-]seek(?:er|ers|ing)|refugees?)(?!\w)"
    r"|(?<!\w)Northern\sIreland|United\sKingdom|Great\sBritain"
)


# A people's government, law or money says nothing about a person.
_NOT_PERSONAL = frozenset(
    (
        "government governments authorities authority law laws legislation constitution constitutional code act republic court courts embassy "
        "consulate lira liras lire mark marks franc francs schilling schillings zloty zlotys kronor kroner krona pound pounds rupees army armed state "
        "states legal parliament parliamentary ministry minister administration administrative convention union commission judicial judiciary "
        "police security federal civil criminal national-assembly social tax pension revolution agent delegation bank banks version text "
        "translation standards system systems economic commerce council society association institute institution judge judges economy history "
        "broadcasting television companies company channel channels market territory border borders soil rules"
    ).split()
)


_FOLLOWING = re.compile(rf"\s(?i:{'|'.join(sorted(_NOT_PERSONAL))})\b")


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    for match in _PHRASES.finditer(paragraph.text):
        if _FOLLOWING.match(paragraph.text, match.end()) is None:
            yield Found(*match.span(), 0.7)
    for at, word in enumerate(words):
        if at + 1 < len(words) and words[at + 1].lower in _NOT_PERSONAL and paragraph.gap(at + 1) == " ":
            continue
        if word.capital and (
            word.lower in _WORDS or "-" in word.lower and not _WORDS.isdisjoint(word.lower.split("-"))
        ):
            yield Found(word.start, word.end, 0.7)


RECOGNISER = Recogniser(
    name="demographic",
    kind=Kind.DEMOGRAPHIC,
    source="Office for National Statistics, ethnic group and religion questions of the 2021 Census; our own list of peoples",
    sentence="Mother is a Polish national.",
    detail="Polish",
    find=_find,
)
