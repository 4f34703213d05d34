"""The words by which the jigsaw check knows what is rare, what a parent is, and what names a service.

Lists in lower case; an item of several words may be parted by any space or a hyphen, and a plural counts too.
"""

# House rule: events and objects that made headlines of single cases.
RARE_EVENTS = (
    *("dog attack", "attacked by a dog", "attacked by the dog", "attacked by the family dog", "mauled", "savaged by"),
    *("house fire", "fire at the family home", "fire at the home", "arson", "set fire to", "petrol bomb"),
    *("drowned", "drowning", "carbon monoxide", "electrocuted", "struck by lightning", "gas explosion", "landslide"),
    *("caravan", "houseboat", "narrowboat", "canal boat", "campervan", "fishing boat", "oil platform", "oil rig"),
    *("hanging from", "hanged from", "thrown from", "fell from a window", "fell from the window", "cliff", "quarry"),
    *("level crossing", "railway line", "tumble dryer", "in a suitcase", "in the freezer"),
    *("paddling pool", "hot tub", "blind cord", "crossbow", "machete", "samurai sword", "zombie knife", "shotgun"),
    *("air rifle", "airgun", "acid attack", "exorcism", "witchcraft", "spirit possession", "honour killing"),
    *("salt poisoning", "mummified", "dismembered", "shaken to death", "surrogacy", "conjoined"),
)

# The types of section 1 of the Dangerous Dogs Act 1991 with SI 2023/1164; the other breeds are house rule.
DOG_BREEDS = (
    *("pit bull", "pit bull terrier", "japanese tosa", "dogo argentino", "fila brasileiro", "xl bully"),
    *("american bully", "rottweiler", "staffordshire bull terrier", "bull mastiff", "bullmastiff", "cane corso"),
    *("siberian husky", "alsatian"),
)

# Rare as the UK Rare Diseases Framework (2021) has it, fewer than 1 in 2,000; those that safeguarding reviews may meet.
RARE_CONDITIONS = (
    *("osteogenesis imperfecta", "brittle bone disease", "gastroparesis", "ehlers danlos", "rett syndrome"),
    *("edwards syndrome", "patau syndrome", "angelman syndrome", "prader willi", "digeorge syndrome"),
    *("di george syndrome", "duchenne", "spinal muscular atrophy", "epidermolysis bullosa"),
    *("maple syrup urine disease", "phenylketonuria", "galactosaemia", "glutaric aciduria", "menkes disease"),
    *("batten disease", "hirschsprung", "biliary atresia", "cystic fibrosis", "haemophilia", "dravet syndrome"),
    *("lennox gastaut", "tuberous sclerosis", "williams syndrome", "achondroplasia", "treacher collins"),
    *("apert syndrome", "pierre robin", "gastroschisis", "mitochondrial disease", "short bowel syndrome"),
    *("cornelia de lange", "cri du chat", "smith magenis", "leukodystrophy", "cystinosis", "locked in syndrome"),
)

# House rule: communities, faiths, forces and religious callings that a parent may be known by.
BACKGROUNDS = (
    *("regiment", "battalion", "royal marine", "royal navy", "royal air force", "raf", "serving soldier", "army"),
    *("muslim", "jehovah's witness", "roman catholic", "catholic", "jewish", "hindu", "sikh", "pentecostal", "mormon"),
    *("plymouth brethren", "seventh day adventist", "buddhist", "pastor", "imam", "vicar", "rabbi", "irish traveller"),
    *("traveller", "romany", "roma", "gypsy", "showman", "travelling family"),
)

# House rule: work by which a parent is known in a place.
OCCUPATIONS = (
    *("nurse", "doctor", "teacher", "police officer", "prison officer", "firefighter", "soldier", "solicitor"),
    *("taxi driver", "lorry driver", "farmer", "fisherman", "trawlerman", "butcher", "baker", "hairdresser"),
    *("footballer", "boxer", "councillor", "publican", "shopkeeper", "childminder", "social worker", "carer"),
    *("builder", "electrician", "plumber", "mechanic", "chef", "dentist", "pharmacist", "lecturer", "musician"),
)

# The words that a service's name is made of where it is that of every area or of the whole country.
EVERYDAY_NAMES = frozenset(
    """
    a access acute adolescent adoption adult adults adventist advice advocacy alcohol ambulance ambulatory and
    assessment behaviour bereavement border british care centre child children children's children’s city
    clinical commissioning community council county court criminal crown custody day dental disability disabled
    domestic drug drugs duty early education emergency england exploitation families family fire fiscal for
    foster fostering general health healthy her his home hospital housing icon improvement independent
    inspection integrated intensive intervention irish justice learning legal local majesty's maternity medical
    mental midwifery missing multi-agency national neonatal nhs northern nursery nursing of officer our
    out-of-hours paediatric parent parenting parents police prevention primary prison probation procurator
    programme project prosecution protection public reception recovery referral refuge reporter reporter's
    reporters rescue royal safeguarding school scotland scottish screening secondary service services sexual
    single social specialist start substance support sure targeted team teenage that the their therapy these
    this those treatment troubled unit victim visiting voluntary wales we welsh whole women's women’s young your
    youth
    """.split()
)

# House rule: who a quotation is from when it can be found on the web.
SEARCHABLE_SPEAKERS = (
    *("newspaper", "press", "headline", "tabloid", "journalist", "reporter from", "bbc", "itv", "sky news"),
    *("daily mail", "daily mirror", "the sun", "the guardian", "the times", "the telegraph", "news website"),
    *("television", "judge", "coroner", "sheriff said", "sentencing remark", "police statement"),
    *("police spokesperson", "police spokesman", "press statement", "press release", "prosecutor", "barrister"),
    *("facebook", "twitter", "tweet", "tweeted", "instagram", "tiktok", "snapchat", "youtube", "whatsapp status"),
    *("social media", "blog", "online post", "posted"),
)
