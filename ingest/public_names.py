"""Names that the public record of child protection is made of."""

import re


def _any(words: str) -> str:
    return "|".join(re.escape(name.strip()).replace(r"\ ", r"\s").replace("'", "['’]") for name in words.split("|"))


_CHILDREN = _any(
    "Victoria Climbié|Victoria Climbie|Daniel Pelka|Peter Connelly|Baby Peter|Khyra Ishaq|Arthur Labinjo-Hughes|Star Hobson|Maria Colwell|Jasmine Beckford|"
    "Kimberley Carlile|Tyra Henry|Lauren Wright|Ainlee Labonte|Ainlee Walker|Hamzah Khan|Keanu Williams|Liam Fee|Sara Sharif|Logan Mwangi|Finley Boden|"
    "Alfie Steele|Holly Wells|Jessica Chapman|Stephen Lawrence|Declan Hainey|Brandon Muir|Danielle Reid|Kennedy McFarlane|Caleb Ness|Poppi Worthington|"
    "Ellie Butler|Toni-Ann Byfield|Damilola Taylor|Sarah Payne|Clare Wood|Jimmy Savile|Harold Shipman|Ian Huntley|Lucy Letby|Dylan Seabridge|Lucy Gaughan"
)
# Surnames that are rare enough to mean the author of the inquiry, wherever they stand.
_ALONE = _any("Laming|Climbié|Climbie|Gillick|Caldicott|Bichard|Ockenden|Labinjo-Hughes|MacAlister|Macpherson Inquiry")
_PEOPLE = _any(
    "Lord Laming|Herbert Laming|Professor Eileen Munro|Professor Munro|Eileen Munro|Dame Fiona Caldicott|Sir Michael Bichard|Alexis Jay|Professor Alexis Jay|Louise Casey|"
    "Baroness Casey|Josh MacAlister|Alan Wood|Sir Alan Wood|Lord Fraser|Lord Scarman|Donna Ockenden|Bill Kirkup|Robert Francis|Sir Robert Francis|Hilary Cass|"
    "Dame Elizabeth Butler-Sloss|Lord Macpherson|Ray Jones|Lord Carlile|Baroness Kennedy"
)
# Common surnames mean the inquiry only before the word for it.
_BEFORE_WORD = (
    r"(?:Munro|Fraser|Jay|Casey|Wood|Cass|Francis|Kennedy|Lammy|Bradley|Bellis|Kirkup|Clayton|Waterhouse|Utting|Cleveland|Orkney|Soham|Macpherson|Scarman|Cumberlege|"
    r"Hackitt|Taylor|Allen|Field|Tickell|Norgrove|Carlile|Goddard|Rotherham|Savile|Shipman|Beckford|Colwell|Bolam|Bolitho|Montgomery|Newlove|Corston|Charlie\sTaylor|McFarlane)"
    r"(?:['’]s)?\s(?:(?i:independent\s|national\s|final\s|interim\s|progress\s)?(?i:review|report|reports|inquiry|enquiry|reforms?|recommendations?|guidelines?|guidance|competen\w{1,4}|principles?|judge?ment|ruling|test|criteria))"
)
_LAWS = r"(?:Sarah|Clare|Claire|Martyn|Megan|Jade|Helen|Finn|Harper|Ruth|Hannah|Charlie|Max|Maisie|Lucy)['’]s\s(?:Law|law|Rule|rule)|(?:Herbert|Philomena|Bruce)\s(?:Protocol|protocol)"
NAMED = re.compile(rf"(?<![\w-])(?:{_CHILDREN}|{_PEOPLE}|{_BEFORE_WORD}|{_LAWS}|{_ALONE})(?![\w-])")

INSTRUMENTS = re.compile(
    r"(?<!\w)(?:"
    + _any(
        "Moses basket|Graded Care Profile 2|Graded Care Profile|Edinburgh Postnatal Depression Scale|Edinburgh Scale|Edinburgh Depression Scale|Whooley|Apgar|Glasgow Coma Scale|Bristol Stool|"
        "Beck Depression Inventory|Beck Inventory|Strengths and Difficulties Questionnaire|Brook Traffic Light|Hart's Ladder|Maslow|Bowlby|Ainsworth's Strange Situation|Winnicott|Piaget|Bronfenbrenner|Kolb's|"
        "Munchausen's|Munchausen|Asperger's|Asperger|Tourette's|Tourette|Parkinson's|Alzheimer's|Huntington's|Crohn's|Down's Syndrome|Down's syndrome|Down syndrome|Ehlers-Danlos|"
        "Hodgkin's|Duchenne muscular|Korsakoff|Wernicke|Marfan syndrome|Perthes|Prader-Willi|Angelman syndrome|Rett syndrome|Turner syndrome|Klinefelter|Kawasaki|Fragile X|Signs of Safety|Schwartz Rounds|"
        "Conners Rating|Conners Scale|Wechsler Scale|Griffiths Scale|Bayley Scales|Denver Scale|Ages and Stages|Duluth|Freedom Programme|Triple P|Incredible Years|Mellow Parenting|Webster-Stratton|Gibbs Reflective|"
        "Mental Health Act|Mental Capacity Act|Spielberger|Hamilton Rating|Hospital Anxiety and Depression Scale|Adult Wellbeing Scale|Barnahus|Solihull Approach|Brazelton|"
        "Achenbach|Rutter Scale|Vineland|Likert|Richter|Rorschach|Heimlich|Caesarean|Medela|Healthy Child Programme|Family Nurse Partnership"
    )
    + r")(?!\w)"
)

AGENCIES = re.compile(
    r"(?<!\w)(?:"
    + _any(
        "NSPCC|National Society for the Prevention of Cruelty to Children|Ofsted|Office for Standards in Education|CAFCASS Cymru|Cafcass Cymru|CAFCASS|Cafcass|NHS England|NHS Scotland|NHS Wales|NHS Digital|NHS Improvement|NHS|"
        "Public Health England|Public Health Wales|Public Health Scotland|Public Health Agency|UK Health Security Agency|Department for Education|Department of Health and Social Care|Department of Health|Department for Work and Pensions|"
        "Home Office|Ministry of Justice|Ministry of Housing|HM Courts and Tribunals Service|HM Prison and Probation Service|Care Quality Commission|College of Policing|HM Inspectorate of Constabulary|HMICFRS|HM Inspectorate of Probation|"
        "National Probation Service|Probation Service|Youth Justice Board|Care Inspectorate Wales|Care Inspectorate|Education Scotland|Healthcare Inspectorate Wales|Healthcare Improvement Scotland|Estyn|Scottish Government|Welsh Government|"
        "Northern Ireland Executive|UK Government|Crown Prosecution Service|Crown Office and Procurator Fiscal Service|Procurator Fiscal|General Medical Council|Nursing and Midwifery Council|Health and Care Professions Council|Social Work England|Social Care Wales|"
        "Scottish Social Services Council|Northern Ireland Social Care Council|National Institute for Health and Care Excellence|NICE|Royal College of Paediatrics and Child Health|Royal College of General Practitioners|Royal College of Nursing|Royal College of Midwives|Royal College of Psychiatrists|"
        "National Crime Agency|CEOP|Child Exploitation and Online Protection|Independent Office for Police Conduct|Independent Police Complaints Commission|Parole Board|Law Commission|Children's Commissioner|Children's Commissioner for England|Children's Commissioner for Wales|"
        "Child Safeguarding Practice Review Panel|National Panel|Social Care Institute for Excellence|SCIE|Research in Practice|Home-Start|Home Start|Sure Start|Citizens Advice|Barnardo's|Barnardos|Childline|ChildLine|Action for Children|Women's Aid|Welsh Women's Aid|Scottish Women's Aid|"
        "The Children's Society|Children's Society|National Children's Bureau|Coram|Samaritans|Mencap|Mind|Relate|SafeLives|Family Rights Group|Family Lives|Kooth|Young Minds|YoungMinds|Save the Children|Save The Children|UNICEF|United Nations|World Health Organisation|World Health Organization|European Union|"
        "European Court of Human Rights|Sentencing Council|Local Government Association|Association of Directors of Children's Services|ADCS|Local Government and Social Care Ombudsman|Information Commissioner's Office|"
        "Health and Safety Executive|Office for National Statistics|Internet Watch Foundation|UK Visas and Immigration|Border Force|HM Revenue and Customs|Safeguarding Board for Northern Ireland|National Independent Safeguarding Board"
    )
    + r")(?!\w)"
)

# National lines, which a reader may need: Childline, NSPCC, Samaritans, domestic abuse, runaways, emergency.
HELPLINES = re.compile(
    r"(?<!\d)(?:0800\s?1111|116\s?123|116\s?000|0808\s?800\s?5000|0808\s?2000\s?247|0800\s?555\s?111|0845\s?46\s?47|0300\s?123\s?\d{4})(?!\s?\d)"
)
WEBSITES = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:[a-z0-9-]{1,40}\.){0,3}(?:(?<![a-z0-9-])(?:gov\.uk|gov\.wales|gov\.scot|legislation\.gov\.uk|publishing\.service\.gov\.uk|nspcc\.org\.uk|nice\.org\.uk|"
    r"childline\.org\.uk|cqc\.org\.uk|nmc\.org\.uk|gmc-uk\.org|scie\.org\.uk|ofsted\.gov\.uk|nhs\.uk|barnardos\.org\.uk|parliament\.uk|judiciary\.uk|bailii\.org|"
    r"rcpch\.ac\.uk|socialworkengland\.org\.uk|estyn\.gov\.wales|careinspectorate\.com|unicef\.org|who\.int|samaritans\.org))(?![\w@-])(?:/[^\s<>\"“”]{0,300}(?<![.,;:!?)]))?"
)
