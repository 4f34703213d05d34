"""What stands in a sentence and is no name: dates, ages, roles, laws, tools, medicines, brands."""

import random
from collections.abc import Callable

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WELSH_MONTHS = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split()
_LISTS = {
    "agency": """Children's Social Care; CAMHS; the MASH; Early Help; Health Visiting; the Probation Service; the NSPCC; CQC; Ofsted;
Adult Mental Health; Children's Services; the Crown Prosecution Service; Cafcass; the Youth Justice Service; the Multi-Agency
Safeguarding Hub; Housing; the Out of Hours service; A&E; the Emergency Duty Team; Education Welfare; SBNI; Police Scotland;
the Care Inspectorate; Estyn; Public Health; the Ambulance Service; Barnardo's; Childline; Family Intervention; Home Start; Sure Start;
the Children's Reporter; Maternity Services; Speech and Language Therapy; the Integrated Care Board; 0-19 Services; EDT; CSC""",
    "law": """the Children Act 1989; the Children Act 2004; section 47 of the Children Act; Working Together to Safeguard Children (2018);
the Social Services and Well-being (Wales) Act 2014; the Mental Capacity Act 2005; GIRFEC; the Children (Scotland) Act 1995;
the Data Protection Act 2018; Keeping Children Safe in Education; the Domestic Abuse Act 2021; the Human Rights Act 1998;
the Wales Safeguarding Procedures; the Children (Northern Ireland) Order 1995; Gillick; the Fraser guidelines; Claire's Law;
Clare's Law; Sarah's Law; the Caldicott principles; the Laming report; the Munro review; the Victoria Climbié Inquiry; the MacAlister review""",
    "tool": """Signs of Safety; the Graded Care Profile; the DASH; a MARAC referral; the Edinburgh Postnatal Depression Scale; the Public Law
Outline; a Child in Need Plan; the Core Group; a Strategy Meeting; Section 47; the Initial Child Protection Conference; a Family
Group Conference; the Common Assessment Framework; the Rapid Review; a body map; the ICON message; the Neglect Toolkit; a Team
Around the Family meeting; the Pre-Birth Assessment; a Child Protection Medical; the Threshold Document; Operation Encompass;
the Barnahus model; the Bruising Protocol; the Was Not Brought policy; Think Family; the Resolution and Escalation Policy;
the Cardiff Model; the Solihull Approach; the Thrive model; Triple P; the Freedom Programme; the Bayley Scales; the Griffiths scales""",
    "drug": """methadone; Subutex; sertraline; diazepam; Ritalin; Calpol; Keppra; spice; ketamine; cannabis; Xanax; fluoxetine; Depo-Provera;
Epilim; insulin; heroin; crack cocaine; pregabalin; mirtazapine; melatonin; Nurofen; Buvidal; Concerta; nitrous oxide""",
    "condition": """ADHD; autism; epilepsy; Down's syndrome; Asperger's; Type 1 diabetes; postnatal depression; Crohn's disease; asthma; EUPD;
Marfan syndrome; cystic fibrosis; Tourette's; faltering growth; PTSD; Perthes disease; eczema; Hirschsprung's disease; scoliosis""",
    "app": """Snapchat; Fortnite; WhatsApp; TikTok; Roblox; Instagram; Minecraft; Facebook; Discord; Netflix; CBeebies; Peppa Pig; Bluey;
YouTube; Xbox Live; Call of Duty; Grand Theft Auto; PlayStation; EastEnders; Love Island; Hey Duggee; Telegram; Harry Potter; Postman Pat""",
    "brand": """Greggs; Asda; Tesco; Nike; Argos; McDonald's; Primark; Lidl; a Ford Focus; a Vauxhall Corsa; Stella; Red Bull; Boots; Morrisons;
B&M; Uber; Monster; KFC; Domino's; Sainsbury's; Marks and Spencer; a Thomas the Tank Engine toy; a Moses basket; a Fisher-Price chair""",
    "dog": """a Staffordshire Bull Terrier; an American Bulldog; a Rottweiler; a Jack Russell; an XL Bully; a German Shepherd; a Yorkshire
Terrier; a Cane Corso; a King Charles Spaniel; two Siamese cats; a Belgian Malinois""",
    "exam": """GCSE Maths; SATs; Key Stage 2; a BTEC in Childcare; A-level English; the Phonics Check; National 5s; Functional Skills; the EYFS profile;
NVQ Level 2; Highers; the Duke of Edinburgh's Award""",
    "meeting": """Strategy Meeting; Core Group; Review Child Protection Conference; Professionals' Meeting; Strategy Discussion; LAC Review; PLO
Meeting; Discharge Planning Meeting; MARAC; Child in Need Meeting; Legal Gateway Panel; Learning Event; MAPPA; Hub Meeting""",
    "cite": """(Brandon et al., 2016); (Sidebotham et al, 2016); (Ofsted, 2011); (Munro, 2011); (Laming, 2003); (Howe, 2005); (Cossar et al., 2013);
(Ferguson, 2017); (Reder and Duncan, 1999); (Bowlby, 1969); (Department for Education, 2018); (Horwath, 2007)""",
    "role": """the social worker; the health visitor; the school nurse; the GP; the Designated Safeguarding Lead; the police; the midwife; Social Worker
3; HV1; the Independent Chair; the Named Nurse; the duty worker; the housing officer; the probation officer; the Guardian; the
head teacher; the family support worker; the paediatrician; the Team Manager; Practitioner B; GP2; the LADO; the IRO; FSW1""",
    "unnamed": """Child A; Child T; Child BS; Baby P; Child 1; Mother; Father; MGM; Mother's Partner; Adult 2; Mr A; Ms Q; Sibling 1; Half Sibling 2;
Young Person; Child HD; Baby 1; PGF; Stepfather; Adult B; Child Q; YP2; Baby J; Mr G; Miss X; Foster Carer 1; Twin 1""",
    "faith": "Muslim; Roman Catholic; Sikh; Hindu; Pentecostal; Jehovah's Witness; Orthodox Jewish; Methodist; Church of Wales; Buddhist",
    "people": """White British; Polish; Black African; Pakistani; Welsh; Irish Traveller; Romanian; Somali; mixed White and Black Caribbean; Roma;
Bangladeshi; Kurdish; Nigerian; Chinese; Lithuanian; Afghan; Scottish; Tamil; Urdu-speaking""",
    "language": "Polish; Urdu; Welsh; Romanian; Punjabi; Tigrinya; Somali; Lithuanian; Arabic; Sorani; Bengali; Portuguese; BSL; Yoruba; Pashto",
    "wmonth": "; ".join(_WELSH_MONTHS),
    "month": "; ".join(MONTHS),
    "day": "; ".join(DAYS),
}  # fmt: skip
_CHOICES = {kind: tuple(" ".join(text.split()).split("; ")) for kind, text in _LISTS.items()}


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _date(rng: random.Random) -> str:
    day, month, year = rng.randint(1, 28), rng.randrange(12), rng.randint(2004, 2024)
    written = MONTHS[month]
    return rng.choice([
        f"{day} {written} {year}", f"{day} {written}", f"{day:02}/{month + 1:02}/{year}", f"{day}.{month + 1}.{year % 100:02}",
        f"{rng.choice(DAYS)} {day} {written}", f"{_ordinal(day)} {written} {year}", f"{day} {written[:3]} {year}",
        f"the {_ordinal(day)} of {written}",
    ])  # fmt: skip


def _years(rng: random.Random) -> str:
    return rng.choice([
        f"{rng.randint(2, 17)} years", f"{rng.randint(2, 11)} months", f"{rng.randint(2, 11)} weeks", f"{rng.randint(2, 27)} days",
        rng.choice(["four", "seven", "fifteen", "nine", "two", "three", "thirteen", "eleven"]) + " years",
    ])  # fmt: skip


def _age(rng: random.Random) -> str:
    return _years(rng).removesuffix(" years")


_MADE: dict[str, Callable[[random.Random], str]] = {
    "date": _date,
    "ndate": lambda rng: f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/{rng.randint(2004, 2024)}",
    "age": _age,
    "years": _years,
    "year": lambda rng: str(rng.randint(2004, 2024)),
    "adult": lambda rng: str(rng.randint(18, 58)),
    "n": lambda rng: str(rng.randint(1, 28)),
    "num": lambda rng: rng.choice("two three four five six seven eight nine twelve".split()),
    "time": lambda rng: f"{rng.randint(0, 23):02}{rng.choice(':.')}{rng.choice([0, 5, 10, 15, 30, 45]):02}",
    "letter": lambda rng: rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ"),
    "phone": lambda rng: f"07700 900{rng.randint(100, 999)}",
}
FILLERS = (*_CHOICES, *_MADE)


def fill(rng: random.Random, kind: str) -> str:
    """A text of one of FILLERS."""
    return _MADE[kind](rng) if kind in _MADE else rng.choice(_CHOICES[kind])
