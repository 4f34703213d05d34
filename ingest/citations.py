"""How statutes, cases and research are cited."""

import re

from ingest.recognisers.lexicon import COUNTRIES, phrases

_TITLE_WORD = r"(?:[A-Z][\w'’-]{0,30},?|\([A-Z][\w ,&'’-]{2,60}\)|and|of|the|for|in|to|on|from|with|&|–|-)"
_INSTRUMENT = rf"(?:{phrases('kinds of law and guidance')})"
_YEARS = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?"
# What opens the sentence belongs to no title.
_NO_TITLE = r"(?!(?:The|See|Under|In|Of|And|By|For|As|Both|Sections?|Schedule|Part|Regulation)\s)"
STATUTES = re.compile(
    rf"(?<![\w'’-]){_NO_TITLE}[A-Z][\w'’-]{{0,30}},?\s(?:{_TITLE_WORD}\s){{0,12}}?{_INSTRUMENT}"
    rf"(?:\s\([A-Z][\w ]{{2,30}}\))?,?\s\(?{_YEARS}(?:\s?\(c\.?\s?\d+\))?\)?"
    rf"|(?<!\w)(?:Act|Order|Regulations|Convention)\sof\s{_YEARS}"
    rf"|(?<!\w)(?:{phrases('guidance')})"
    rf"(?:\s(?:[A-Z][\w'’-]{{0,30}}|to|the|in|of|for|and|from|every|child)){{0,12}},?\s?\(?{_YEARS}\)?"
)

# "section 16F", "s.47", "Part 3 of Schedule 2": behind the first two words a number is always one of a law.
SECTIONS = re.compile(
    r"(?<![\w'’-])(?:[Ss](?:ub-?s)?ections?|SECTIONS?|ss?\.|[Ss]chedules?|[Aa]rticles?|[Rr]egulations?)\s?\d{1,3}[A-Z]{0,2}(?:\(\w{1,4}\)){0,4}(?!\w|\.\d)"
    r"(?:(?:,\s|\s(?:and|or|to)\s|\s?[-–/]\s?)\d{1,3}[A-Z]{0,2}(?:\(\w{1,4}\)){0,4}(?!\w|\.\d|\s(?:years?|months?|weeks?|days?|children)\b)){0,6}"
)
# "National Action Plan to Tackle …": the title goes on over its small words.
PLANS = re.compile(
    r"(?<![\w'’-])(?:National|Ministerial|Government|All[- ]Wales|UK)\s(?:[A-Z][\w-]{1,20}\s){0,2}"
    r"(?:Plan|Strategy|Framework|Guidance|Guidelines|Protocol"
    r"|Standards|Programme|Review)\s(?:to|for|on|of|into|in)\s(?:(?:the|and|or|of|to|for|in|with|on|by)\s){0,2}[A-Z][\w'’-]{1,20}"
    r"(?:\s(?:(?:the|and|or|of|to|for|in|with|on|by)\s){0,2}[A-Z][\w'’-]{1,20}){0,10}"
)

_STATE = "|".join(sorted((country.title() for country in COUNTRIES), key=len, reverse=True))
_PARTY = r"[A-Z][\w'’.-]{0,30}"
# What follows the names of the parties: "(dec.)", "no. 12345/67", "§ 50", "ECHR 2005-I".
_DETAILS = (
    r"(?:\s\([^()\n]{1,40}\)|\s\[GC\]|,?\s(?:judgments?|decisions?)\sof\s\d{1,2}\s\w{3,9}\s\d{4}"
    r"|,?\snos?\.\s[\d/, and]{3,60}|,\sSeries\sA\sno\.\s[\w-]{1,8}|,?\sECHR\s\d{4}(?:-\w{1,4})?"
    r"|,?\sReports(?:\sof\sJudgments\sand\sDecisions)?\s\d{4}(?:-\w{1,4})?"
    r"|,?\s§{1,2}\s[\d, –and-]{1,20}|,?\spp?\.\s[\d, –-]{1,20}|,\s\d{1,2}\s\w{3,9}\s\d{4}){0,8}"
)
_REPORTER = rf"(?:EWCA\s(?:Civ|Crim)|{phrases('law reports')})"
CASE_LAW = re.compile(
    r"(?<!\w)(?:Re|In\sre)\s[A-Z]{1,2}\d?(?:\s(?:and|&)\s[A-Z]{1,2})?(?!\w)(?:\s\([A-Z][^()\n]{1,80}\))?"
    rf"|(?<!\w){_NO_TITLE}{_PARTY}(?:(?:\s|,\s)(?:and|&|{_PARTY})){{0,5}}\sv\.?\s(?:the\s)?"
    rf"(?:{_STATE}|United\sKingdom|UK)(?!\w)(?:\s\(no\.\s\d\))?{_DETAILS}"
    r"|(?<!\w)(?:Gillick\sv\.?\sWest\sNorfolk[\w ]{0,60}Authority|Bolam\sv\.?\sFriern[\w ]{0,50}Committee"
    r"|Bolitho\sv\.?\s[\w ]{3,50}Authority|Montgomery\sv\.?\sLanarkshire[\w ]{0,20}Board"
    r"|Donoghue\sv\.?\sStevenson|Osman\sv\.?\sUK|Cheshire\sWest(?=\s(?:judge?ment|ruling|case)))"
    rf"|(?<!\w)\[(?:19|20)\d\d\]\s(?:\d\s)?{_REPORTER}\s\d{{1,5}}(?:\s\((?:Fam|Admin|B|QB|KB|Ch|Civ|Crim)\))?"
    rf"|\((?:19|20)\d\d\)\s\d{{1,3}}\s{_REPORTER}\s\d{{1,5}}"
)
# The state that a complaint is brought against, and when a law came into force, say nothing about the person.
PARTIES = re.compile(
    rf"(?<=against\s)(?:the\s)?(?:(?:Federal\s)?(?:Republic|Kingdom)\sof\s)?(?:{_STATE}|United\sKingdom|Great\sBritain)"
    r"(?:\sof\sGreat\sBritain)?(?:\sand\sNorthern\sIreland)?(?!\w)"
    r"|(?:came|come|entered|entry|brought)\sinto\sforce\son\s\d{1,2}\s\w{3,9}\s\d{4}"
)

_AUTHOR = (
    r"(?!(?:In|On|By|From|Since|Until|During|The|May|June|April|March|August)\b)"
    r"[A-Z][a-z’'-]{1,30}(?:[A-Z][a-z]{1,30})?"
)
_GIVEN = r"(?:,\s(?:[A-Z]\.\s?){1,3})?"
_AUTHORS = rf"{_AUTHOR}{_GIVEN}(?:(?:,\s|,?\s(?:and|&)\s){_AUTHOR}{_GIVEN}){{0,4}}"
RESEARCH = re.compile(
    rf"(?<![\w'’-]){_AUTHORS},?\s(?:et\sal\.?|and\s(?:colleagues|others))(?:,?\s(?:\({_YEARS}[a-z]?\)|{_YEARS}[a-z]?))?"
    rf"|(?:(?<=\()|(?<=;)|(?<=;\s)){_AUTHORS},?\s{_YEARS}[a-z]?(?=[);,:])"
    rf"|(?<![\w'’-]){_AUTHORS}\s\({_YEARS}[a-z]?(?:[:,]\s?(?:p\.?\s?)?\d+)?\)"
)
