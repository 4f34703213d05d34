"""How statutes, cases and research are cited."""

import re

from ingest.recognisers.lexicon import COUNTRIES

_TITLE_WORD = r"(?:[A-Z][\w'’-]*,?|\([A-Z][\w ,&'’-]{2,60}\)|and|of|the|for|in|to|on|from|with|&|–|-)"
_INSTRUMENT = (
    r"(?:Acts?|Order|Orders|Regulations?|Rules|Measure|Code|Convention|Bill|Directive|Charter|Protocol|Guidance|Guidelines?|Framework|Standards|"
    r"Procedures|Strategy|Plan|Green\sPaper|White\sPaper|Report|Circular|Statement|Agreement|Declaration)"
)
_YEARS = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?"
STATUTES = re.compile(
    rf"(?<![\w])(?:[A-Z][\w'’-]*,?)\s(?:{_TITLE_WORD}\s){{0,12}}?{_INSTRUMENT}(?:\s\([A-Z][\w ]{{2,30}}\))?,?"
    rf"\s\(?{_YEARS}(?:\s?\(c\.?\s?\d+\))?\)?"
    rf"|(?<!\w)(?:Act|Order|Regulations|Convention)\sof\s{_YEARS}"
    rf"|(?<!\w)(?:Working\sTogether|Keeping\sChildren\sSafe|Keeping\sLearners\sSafe|Every\sChild\sMatters|Getting\sit\sRight|Co-operating\sto\sSafeguard|What\sto\sDo\sif|"
    rf"All\sWales|Wales\sSafeguarding\sProcedures|Framework\sfor\sthe\sAssessment|National\sGuidance|Safeguarding\sChildren)"
    rf"(?:\s(?:[A-Z][\w'’-]*|to|the|in|of|for|and|from|every|child))*,?\s?\(?(?:{_YEARS})\)?"
)

_STATE = "|".join(sorted((country.title() for country in COUNTRIES), key=len, reverse=True))
_PARTY = r"[A-Z][\w'’.-]{0,30}"
_DETAILS = (
    r"(?:\s\([^()\n]{1,40}\)|\s\[GC\]|,?\s(?:judgments?|decisions?)\sof\s\d{1,2}\s\w{3,9}\s\d{4}"
    r"|,?\snos?\.\s[\d/, and]{3,60}|,\sSeries\sA\sno\.\s[\w-]{1,8}|"
    r",?\sECHR\s\d{4}(?:-\w{1,4})?|,?\sReports(?:\sof\sJudgments\sand\sDecisions)?\s\d{4}(?:-\w{1,4})?"
    r"|,?\s§{1,2}\s[\d, –and-]{1,20}|,?\spp?\.\s[\d, –-]{1,20}|"
    r",\s\d{1,2}\s\w{3,9}\s\d{4}){0,8}"
)
_REPORTER = r"(?:EWCA\s(?:Civ|Crim)|EWHC|EWFC|EWCOP|EWCC|UKSC|UKHL|UKUT|UKPC|UKFTT|CSIH|CSOH|HCJAC|NICA|NIFam|NIQB|NIKB|AC|QB|KB|WLR|All\sER|FLR|FCR|Fam|Ch|SC|SLT|ECR)"
# A judgment that the text calls that of this very case is no law that it cites.
OWN_JUDGMENT = re.compile(r"(?i:judge?ment|fact-finding|proceedings|reported|published|citation)[^.\n]{0,60}$")
CASE_LAW = re.compile(
    rf"(?<!\w)(?:Re|In\sre)\s[A-Z]{{1,2}}\d?(?:\s(?:and|&)\s[A-Z]{{1,2}})?(?!\w)(?:\s\([A-Z][^()\n]{{1,80}}\))?"
    rf"|(?<!\w){_PARTY}(?:(?:\s|,\s)(?:and|&|{_PARTY})){{0,5}}\sv\.?\s(?:the\s)?(?:{_STATE}|United\sKingdom|UK|Russia|Macedonia|Moldova)(?!\w)(?:\s\(no\.\s\d\))?{_DETAILS}"
    rf"|(?<!\w)(?:Gillick\sv\.?\sWest\sNorfolk[\w ]{{0,60}}Authority|Bolam\sv\.?\sFriern[\w ]{{0,50}}Committee"
    rf"|Bolitho\sv\.?\s[\w ]{{3,50}}Authority|Montgomery\sv\.?\sLanarkshire[\w ]{{0,20}}Board|"
    rf"Donoghue\sv\.?\sStevenson|Osman\sv\.?\sUK|Cheshire\sWest)"
    rf"|(?<!\w)\[(?:19|20)\d\d\]\s(?:\d\s)?{_REPORTER}\s\d{{1,5}}(?:\s\((?:Fam|Admin|B|QB|KB|Ch|Civ|Crim)\))?|\((?:19|20)\d\d\)\s\d{{1,3}}\s{_REPORTER}\s\d{{1,5}}"
)
# The state that a complaint is brought against, and when a law came into force, say nothing about the person.
PARTIES = re.compile(
    rf"(?<=against\s)(?:the\s)?(?:(?:Federal\s)?(?:Republic|Kingdom)\sof\s)?(?:{_STATE}|United\sKingdom|Great\sBritain)(?:\sof\sGreat\sBritain)?(?:\sand\sNorthern\sIreland)?(?!\w)"
    r"|(?:came|come|entered|entry|brought)\sinto\sforce\son\s\d{1,2}\s\w{3,9}\s\d{4}"
)

_AUTHOR = (
    r"(?!(?:In|On|By|From|Since|Until|During|The|May|June|April|March|August)\b)[A-Z][a-z’'-]+(?:-?[A-Z][a-z’'-]+)?"
)
_AUTHORS = (
    rf"{_AUTHOR}(?:,\s(?:[A-Z]\.\s?){{1,3}})?(?:(?:,\s|,?\s(?:and|&)\s){_AUTHOR}(?:,\s(?:[A-Z]\.\s?){{1,3}})?){{0,4}}"
)
RESEARCH = re.compile(
    rf"(?<!\w){_AUTHORS},?\s(?:et\sal\.?|and\s(?:colleagues|others)),?\s?(?:\(?{_YEARS}[a-z]?\)?)?"
    rf"|(?<=[(;]){_AUTHORS},?\s{_YEARS}[a-z]?(?=[);,:])|(?<=;\s){_AUTHORS},?\s{_YEARS}[a-z]?(?=[);,:])"
    rf"|(?<!\w){_AUTHORS}\s\({_YEARS}[a-z]?(?:[:,]\s?(?:p\.?\s?)?\d+)?\)"
)
