"""Words that stand beside names, and capitalised words that are none."""

from ingest.recognisers.lexicon import COUNTRIES, PEOPLES
from ingest.recognisers.paragraph import Word

# Before a surname, and part of how the person is called: "Mrs Smith" is one mention.
CIVIL_TITLES = frozenset(
    "mr mrs ms miss mx master messrs sir dame lord lady mme mlle madame monsieur herr frau".split()
)

# Before a name, but saying what the person does, which the lesson needs: "Dr Smith", "DS Jones".
PROFESSIONAL_TITLES = frozenset(
    (
        "dr doctor prof professor rev revd reverend fr imam rabbi canon bishop archbishop councillor cllr judge "
        "hhj recorder sheriff coroner inspector insp sergeant sgt constable superintendent supt commander detective "
        "captain capt major colonel lieutenant corporal nurse matron consultant registrar alderman pastor sister "
        "father brother baroness baron hon mep pcso wpc dci dsu dcs csw ssw iro hv dsl"
    ).split()
)
# Only in capitals: in lower case these are other words.
SHORT_TITLES = frozenset("PC DC DS DI CC CI PS SW HT GP MP QC KC DJ TDC WDC ACC DCC IO".split())

# Titles that are a part of how the person is called; others ("Nurse", "Sister", "Coroner") say what they are.
INNER_TITLES = (
    CIVIL_TITLES
    | frozenset(
        (
            "dr doctor prof professor rev revd reverend fr imam rabbi canon bishop archbishop councillor cllr judge hhj inspector insp "
            "sergeant sgt constable superintendent supt commander detective captain capt major colonel lieutenant corporal justice chief "
            "hon pcso wpc dci dsu dcs baroness baron"
        ).split()
    )
    | SHORT_TITLES
)
POST_NOMINALS = frozenset("LJ QC KC MP CBE OBE MBE MSP MS MLA JP FRCPCH MRCPsych".split())

KIN = frozenset(
    (
        "mother father mum mummy mam mama dad daddy parent parents sister brother sibling siblings son sons daughter "
        "daughters child children baby babies twin twins infant toddler boy girl aunt auntie aunty uncle cousin cousins "
        "niece nephew nan nana nanny gran granny grandma grandpa grandad granddad grandmother grandfather grandparent "
        "grandson granddaughter grandchild mam-gu mamgu tad-cu tadcu nain taid stepfather stepmother stepdad stepmum step-father step-mother stepson "
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

# Capitalised or in capitals without being anybody's name.
_ACRONYMS = (
    "a&e iris sara abe acpc adcs adhd afc aim aka am amhp approx asb asbo asd ba bbc bme bsc camhs cbt cc ccg ccgs ccpr cctv cd ceo cin "
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
# Words for groups of people that are no names; "Christian" and "Jordan" are both.
GROUPS = frozenset(
    (
        "british english welsh scottish scots cornish manx african asian european caribbean latin hispanic arab arabic kurdish roma romany "
        "romani gypsy gypsies traveller travellers muslim muslims islam islamic sunni shia christians christianity catholic catholics "
        "protestant protestants anglican methodist baptist jewish jew jews sikh sikhs hindu hindus buddhist buddhists rastafarian pagan"
    ).split()
)
ACRONYMS = frozenset(_ACRONYMS.split())
MAKES = frozenset(_MAKES.split())
CALENDAR = frozenset(_CALENDAR.split())
NATIONS = frozenset("england wales scotland ireland britain uk ulster".split())
NEVER_NAMES = ACRONYMS | GROUPS | MAKES | CALENDAR | PEOPLES | COUNTRIES | NATIONS | CIVIL_TITLES


def is_title(word: Word) -> bool:
    """Whether the word is a title that a name follows."""
    return word.lower in CIVIL_TITLES or word.lower in PROFESSIONAL_TITLES or word.text in SHORT_TITLES
