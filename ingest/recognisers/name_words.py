"""Words that stand beside names, and capitalised words that are none."""

from ingest.recognisers.lexicon import COUNTRIES, PEOPLES

# Before a surname, and part of how the person is called: "Mrs Smith" is one mention.
CIVIL_TITLES = frozenset("mr mrs ms miss mx master messrs sir dame lord lady mme mlle madame monsieur herr frau".split())

# Before a name, but saying what the person does, which the lesson needs: "Dr Smith", "DS Jones".
PROFESSIONAL_TITLES = frozenset(
    (
        "dr doctor prof professor rev revd reverend fr imam rabbi canon bishop archbishop councillor cllr judge justice "
        "hhj recorder sheriff coroner inspector insp sergeant sgt constable superintendent supt commander detective "
        "captain capt major colonel lieutenant corporal nurse matron consultant registrar alderman pastor sister "
        "father brother baroness baron hon mep pcso wpc dci dsu dcs csw ssw iro hv dsl"
    ).split()
)
# Only in capitals: in lower case these are other words.
SHORT_TITLES = frozenset("PC DC DS DI CC CI PS SW HT GP MP QC KC DJ TDC WDC ACC DCC IO".split())

KIN = frozenset(
    (
        "mother father mum mummy mam mama dad daddy parent parents sister brother sibling siblings son sons daughter "
        "daughters child children baby babies twin twins infant toddler boy girl aunt auntie aunty uncle cousin cousins "
        "niece nephew nan nana nanny gran granny grandma grandpa grandad granddad grandmother grandfather grandparent "
        "grandson granddaughter grandchild stepfather stepmother stepdad stepmum step-father step-mother stepson "
        "stepdaughter stepbrother stepsister half-brother half-sister half-sibling wife husband spouse fiance fiancé "
        "fiancee fiancée partner ex-partner boyfriend girlfriend ex-boyfriend ex-girlfriend lover widow widower godmother "
        "godfather friend friends neighbour neighbours lodger carer carers victim perpetrator deceased suspect defendant "
        "relative applicant adult subject"
    ).split()
)
ROLES = frozenset(
    (
        "worker visitor officer teacher headteacher headmaster headmistress principal manager midwife doctor psychologist "
        "psychiatrist paediatrician pathologist therapist counsellor solicitor barrister advocate lawyer guardian chair "
        "chairman chairperson author reviewer director practitioner supervisor inspector assistant coordinator "
        "co-ordinator clinician surgeon dentist pharmacist coach tutor lecturer mentor secretary president minister "
        "ambassador agent colleague consultant commissioner registrar paramedic constable sergeant landlord employer "
        "representative witness expert patient client pupil student tenant resident named called"
    ).split()
)

KNOWN_AS = (
    r"(?:(?i:(?:also\s|formerly\s|previously\s|then\s|now\s|better\s|was\s|is\s)?(?:known|referred\sto)\s(?:as|by)|named|called|"
    r"(?:nick|first|fore|sur|last|maiden|middle|birth|full|street|real)?\s?names?\s(?:is|was|of|were|are)|nicknamed|alias|"
    r"a\.?k\.?a\.?|née|nee|calls?\s(?:him|her|them)sel(?:f|ves)|goes\sby(?:\sthe\sname(?:\sof)?)?)"
    r"|(?i:the\s(?:death|murder|birth|killing|manslaughter|disappearance|suicide|abduction|stabbing|drowning|body|funeral|care|life|"
    r"adoption)\sof|died|dear|sincerely|faithfully|regards|signed(?:\sby)?|love\sfrom|hello|hi))"
)

# Cells and labels after which a name stands, with a colon, a tab or a dash between.
NAME_LABEL = (
    r"(?:(?i:(?:full\s|first\s|last\s|family\s|fore|sur|maiden\s|legal\s|preferred\s|child['’]?s?\s|subject['’]?s?\s|mother['’]?s?\s|"
    r"father['’]?s?\s|patient['’]?s?\s|client['’]?s?\s|pupil['’]?s?\s|parent['’]?s?\s|carer['’]?s?\s)?names?"
    r"(?:\sof\s(?:the\s)?(?:child|subject|mother|father|patient|client|pupil|parent|carer|young\sperson|deceased))?|"
    r"subject|patient|re|client|pupil|signed|completed\sby|prepared\sby|reported\sby|written\sby|seen\sby|allocated\sto|author|"
    r"next\sof\skin|social\sworker|key\sworker|health\svisitor|school\snurse|gp|headteacher|midwife|foster\scarers?|"
    r"mother|father|sibling|partner|child|young\sperson|attendees|present|apologies|chair|cc|from|to))"
)

# Capitalised or in capitals without being anybody's name.
_ACRONYMS = (
    "a&e abe acpc adcs adhd afc aim aka am amhp approx asb asbo asd ba bbc bme bsc camhs cbt cc ccg ccgs ccpr cctv cd ceo cin "
    "cp cpn cpp cpr cps cqc cr csa cse csp ct cv cya da dash dbs dcf dcs dfe dhr dna dob dod doh dols dv dvd dwp ecg ecpat "
    "eds eea eeg eg ehc ehcp ehcps ehe ehm elearning epo eth eu fao fgm fii fnp fr ft ga gcp gcse gcses gmt gp gps gpt hiv hm "
    "hmcts hmi hmic hmicfrs hmip hmp hmrc hq hr hv ia icb icbs icpc ics icu id idva ie iii imr imrs ipcc ipv iq iro iros isa it itu iv "
    "ivf jtai ks kpe la lac lado lado las lcspr lea lft lgbt lgbtq llr lpa lscb lscbs lscp lscps ltd ma mappa marac mash md "
    "met mgm mgf misper mmr moj mot mp mri ms msc na nai nb ncb neet nfa nhs nhse ni nice nmc no nos nps nqt nspcc nvq ocd ofsted "
    "ok pa pace paye pc pcc pcso pdf pep pgm pgf phd pin plc plo pm pnc ppe pppn pps pr pru ptsd pvp qa qc rcpch re rsl rspca "
    "sab sar sarc sats sbni scie scr scrs sds sen senco send sgo sids sim sms soa spoc ss ssri std ste sti suri susr swe "
    "tac taf tb tbc tba tor tv uasc uk un url us usa usb vat vc vcs viii vip vs ww wwi wwii xi xii xiii xiv xv xvi ymca yjb yoi yos yot youth "
    "gbp eur usd chf dem ats frf itl pln trl try ytl sek nok dkk czk huf ii iv vi vii ix"
)
_MAKES = (
    "facebook instagram snapchat tiktok twitter whatsapp youtube google xbox playstation nintendo netflix amazon iphone ipad "
    "android samsung skype zoom teams messenger microsoft excel apple bluetooth wifi internet airbnb uber ebay paypal tinder "
    "grindr roblox fortnite minecraft discord telegram tesco asda sainsbury morrisons aldi lidl mcdonald mcdonalds "
    "liquidlogic mosaic rio systmone emis careplan childline samaritans barnardo barnardos mencap mind relate homestart "
    "surestart sure cafcass ofsted refuge shelter citizens calpol ritalin prozac valium xanax subutex methadone ecstasy cannabis "
    "paracetamol diazepam covid covid-19 coronavirus brexit christmas easter ramadan eid diwali xmas english maths god jesus "
    "christ allah quran koran bible parliament commons lords downing crown welfare internet"
)
_CALENDAR = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
ACRONYMS = frozenset(_ACRONYMS.split())
MAKES = frozenset(_MAKES.split())
CALENDAR = frozenset(_CALENDAR.split())
NATIONS = frozenset("england wales scotland ireland britain uk ulster".split())
NEVER_NAMES = ACRONYMS | MAKES | CALENDAR | PEOPLES | COUNTRIES | NATIONS | CIVIL_TITLES
