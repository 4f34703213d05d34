"""What members of the family do for a living."""

import re

from ingest.recognisers.lexicon import phrases
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_WORK = rf"(?:{phrases('occupations')})"
_QUALIFIED = r"(?:(?!for|with|that|and|the|not|being|their|his|her)[a-z-]{3,20}(?:['’]s)?\s){0,3}"
_HEAD = rf"(?:{phrases('heads of occupations')})"
# "tyre fitter" is work, "social worker" and "key worker" are of the case, and "foster carer" is a role in it.
_OF_THE_CASE = (
    r"(?!(?:[\w-]{2,20}\s){0,2}?(?:social|support|key|family|youth|case|outreach|health|duty|team|service|practice|care|referral|review|named|lead|ward|clinical|court|"
    r"school|teaching|contact|project|housing|probation|prison|police|medical|healthcare|children['’]s|multi-agency|play|art|speech|occupational|cognitive|independent|"
    r"young|old|elderly|the|first|second|third|other|helping|upper|class|best|better|right|left|cleaning)\s)"
)
_COMPOSED = rf"(?:{_OF_THE_CASE}(?:[a-z][a-z-]{{2,20}}(?:['’]s)?\s){{1,2}}{_HEAD})"
# A family's occupations only: what the professionals of the case are is the lesson's own matter.
_AS = re.compile(
    rf"(?<!\w)(?i:work(?:s|ed|ing)?|employed|jobs?|trained|training|qualified|retired|career|self-employed|profession|occupation|served?|serving)"
    rf"[\s:]{{1,3}}(?:(?i:nights|days|shifts|offshore|away|abroad|locally|currently|as|is|was|of|full-time|part-time|mainly|previously|then)\s){{0,3}}(?:(?i:a|an|the)\s)?(?P<it>{_QUALIFIED}{_WORK}s?|{_COMPOSED}s?)(?!\w)"
)
_IS = re.compile(
    rf"(?<!\w)(?i:he|she|who|mother|father|mum|dad|parents?|applicants?|husband|wife|partner|brother|sister|son|daughter|uncle|aunt|grandfather|"
    rf"grandmother|stepfather|stepmother|boyfriend|girlfriend|both|they|and)\s(?i:is|was|were|are|had\sbeen|has\sbeen|became)\s(?:(?i:a|an|the|both|also|then)\s){{0,2}}"
    rf"(?P<it>{_QUALIFIED}{_WORK}s?|{_COMPOSED}s?)(?!\w)"
)
# A name does for "he", but most names that are something belong to the professionals of the case.
_NAMED = re.compile(
    rf"(?<!\w)(?:[A-Z][\w'’-]{{1,20}}|\d{{1,3}}),?\s(?:(?:is|was|had\sbeen)\s)(?:then\s|now\s|also\s)?(?:a|an)\s(?P<it>{_COMPOSED})(?!\w)"
)
_POST = re.compile(
    rf"(?<!\w)(?i:as(?=\sa)|(?:post|position|job|profession|occupation|role|rank|office)\sof)\s(?:(?i:a|an|the)\s)?(?P<it>{_QUALIFIED}{_WORK}s?)(?!\w)"
)
_APPOSED = re.compile(
    rf",\s(?:a|an)\s(?P<it>{_QUALIFIED}{_WORK}|{_COMPOSED})(?=[,;.)]|\s(?:by\s(?:profession|trade|occupation)|born|who|from|in|at|whose|and)\b)"
)
_DRIVES = re.compile(
    r"(?<!\w)(?i:drives?|driving)\s(?i:an?|the|for)\s(?P<it>(?i:night\sbus|school\sbus|bus|taxi|mini-?cab|lorry|hgv|coach|tram|train|ambulance|fork-?lift|delivery\svan|"
    r"recovery\struck|tractor|digger|crane))(?!\w)(?!\s(?i:pass|fare|stop|journey))"
)
_OWNS = re.compile(
    rf"(?<!\w)(?:runs?|ran|owns?|owned|keeps|managed?s?)\s(?:an?|the|his\sown|her\sown|their\sown|their)\s(?P<it>(?:[a-z-]{{2,16}}\s){{0,2}}(?:{phrases('businesses')}))(?!\w)"
)
_SERVED = re.compile(
    r"(?<!\w)(?i:since|left|joined|in|from|with|served\sin|discharged\sfrom|out\sof)\s(?:the\s)(?P<it>(?:(?i:merchant|royal|territorial|british|polish|parachute)\s)?"
    r"(?:(?i:army|navy|marines|air\sforce|raf|reserves|foreign\slegion|armed\sforces|paras)))(?!\w)"
    r"|(?<!\w)(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:[A-Z][\w'’-]{1,20}\s){1,4}(?:Fusiliers|Rifles|Highlanders|Dragoons|Hussars|Lancers|Borderers|Grenadiers|Regiment)(?!\w)"
    r"|(?<!\w)(?i:ex-serviceman|ex-servicewoman|ex-soldier|army\sveteran|squaddie|serving\s(?:soldier|officer)|lance[\s-]corporal|sergeant[\s-]major|"
    r"staff\ssergeant|warrant\sofficer|able\sseaman|petty\sofficer|bombardier|gunner|sapper|guardsman|rifleman|leading\shand)(?!\w)"
)
_OWNING = frozenset("run runs ran own owns owned keeps manage manages managed".split())
_FORCES_WORDS = frozenset(
    """army navy marines force raf reserves legion forces paras fusiliers rifles highlanders dragoons hussars lancers
    borderers grenadiers regiment ex-serviceman ex-servicewoman ex-soldier veteran squaddie soldier officer corporal
    lance-corporal major sergeant-major sergeant seaman bombardier gunner sapper guardsman rifleman hand""".split()
)
_STATUS = re.compile(r"(?<!\w)(?i:unemployed|self-employed|retired|breadwinner|housewife|homemaker|redundant)(?!\w)")
_FORCES = re.compile(
    r"(?<!\w)(?:(?i:served|serving|serves|soldier|enlisted|officer|member)\s(?i:in|with)\s(?i:the\s)(?P<it>(?:[A-Z][\w-]+\s){0,4}(?:Army|Navy|Air\sForce|Marines|Regiment|"
    r"Guards|Rifles|Artillery|Engineers|Corps|Battalion|Fusiliers|Reserve))|(?P<other>Lance\sCorporal|Royal\s(?:Navy|Marines|Air\sForce|Artillery)))(?!\w)"
)

RECOGNISER = Recogniser(
    name="occupation",
    kind=Kind.OCCUPATION,
    source="House rule: common occupations behind words of work and of family",
    sentence="Father worked as a long-distance lorry driver then.",
    detail="lorry driver",
    find=in_forms(
        Pattern(_AS, 0.7),
        Pattern(_IS, 0.6),
        Pattern(_POST, 0.5),
        Pattern(_APPOSED, 0.6),
        Pattern(_NAMED, 0.5),
        Pattern(_DRIVES, 0.5, cues=frozenset({"drive", "drives", "driving"})),
        Pattern(_OWNS, 0.5, cues=_OWNING),
        Pattern(_SERVED, 0.6, cues=_FORCES_WORDS),
        Pattern(_STATUS, 0.4),
        Pattern(_FORCES, 0.6),
    ),
)
