"""Words that end the names of institutions, organisations and places."""

INSTITUTION_TAILS = frozenset(
    (
        "school schools academy nursery nurseries playgroup pre-school preschool kindergarten creche college surgery practice "
        "clinic hospital infirmary hospice ward unit home homes hostel refuge prison church mosque masjid temple synagogue "
        "gurdwara chapel cathedral abbey mandir parish club centre center barracks garrison camp library pharmacy hotel inn arms "
        "tavern pub lodge house villa cottage station theatre gymnasium childminders childminding project shelter "
        "sanatorium asylum dispensary hmp yoi hmyoi stc primary secondary juniors infants"
    ).split()
)
# The words that only say what kind of institution it is: "the Primary School", "a Family Centre".
INSTITUTION_KINDS = frozenset(
    (
        "primary secondary junior juniors infant infants high grammar comprehensive special community local general district "
        "catholic rc cofe roman independent boarding nursery pre-school early years sixth form further higher education "
        "education's children children's childrens child child's family families health healthcare medical psychiatric mental "
        "acute maternity paediatric antenatal postnatal neonatal emergency accident intensive care walk-in day youth women "
        "women's men's mother baby babies police fire prison probation open secure training young offender offenders "
        "institution institute crown magistrates magistrates' county "
        "residential supported semi-independent foster contact assessment social home homes the a an of and for in at on to by "
        "my our your his her their its this that each every all any other new old first second third same former current "
        "previous next following named main virtual alternative free state public private national university teaching "
        "tertiary specialist mixed single parent parents support sure start after before out hours gp nhs la hospital school schools "
        "academy college clinic surgery practice ward unit centre church club service services team mainstream faith "
        "nursing sheltered approved bail remand immigration removal detention drop-in one-stop sports leisure learning "
        "resource rehabilitation drug alcohol sexual assault referral advice law job job-centre employment shopping city town village "
        "central regional area majesty majesty's head eye dental students pupils"
    ).split()
)

ORGANISATION_TAILS = frozenset(
    (
        "council councils trust trusts court courts ministry department directorate committee board partnership authority "
        "agency police constabulary university institute institution association society federation union party foundation charity company "
        "corporation ltd limited plc llp llc inc gmbh ag ab sa spa bv oy kg co bank group office commission tribunal inspectorate "
        "parliament assembly senate army brigade regiment gendarmerie prosecutor chamber registry congress league alliance "
        "consortium cooperative co-operative fund insurance airlines railways newspaper times gazette post herald echo "
        "mirror telegraph guardian broadcasting television radio network press publishers solicitors chambers partners associates "
        "service services secretariat consulate embassy cabinet municipality borough directorate bureau administration "
        "command commandership headquarters force forces cartel front organisation organization movement "
        "faculty laboratory laboratories project programme initiative clinique hospitals academy centre schule gericht works"
    ).split()
)

# Before "of": "Ministry of Defence", "University of Leeds".
ORGANISATION_HEADS = frozenset(
    (
        "ministry department university college institute bank court office house church diocese archdiocese municipality "
        "council directorate association society royal faculty school academy federation union clinique banque société "
        "republic government embassy consulate"
    ).split()
)

PLACE_TAILS = frozenset(
    (
        "borough county district village estate park bridge river lake loch lough valley bay beach common forest wood woods "
        "moor fell hill island isle islands peninsula province region prefecture department département voivodeship land "
        "canton harbour pier docks dock marina airport heath cross marsh falls port quarter suburb parish market square "
        "reservoir canal motorway ward constituency precinct arcade roundabout underpass playing"
    ).split()
)
PLACE_HEADS = frozenset(
    "borough county city town village isle island river lake loch lough mount port district province region vale municipality "
    "state kingdom principality parish republic territory".split()
)

# After a capitalised word these make it the name of something other than a person.
TAILS = INSTITUTION_TAILS | ORGANISATION_TAILS | PLACE_TAILS
