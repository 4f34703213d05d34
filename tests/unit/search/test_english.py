"""British and American spelling lead to one stem, and no two words do."""

import pytest

from search.english import stem

SAME = """
    organisation/organization organise/organize organisational/organizational realised/realized analyse/analyze
    paralysing/paralyzing behaviour/behavior behavioural/behavioral misbehaviour/misbehavior neighbourhood/neighborhood
    favourite/favorite honourable/honorable labour/labor coloured/colored tumour/tumor paediatric/pediatric
    paediatrician/pediatrician orthopaedic/orthopedic centre/center centres/centers centred/centered centring/centering
    theatre/theater litre/liter programme/program programmes/programs kilogramme/kilogram defence/defense
    offences/offenses licence/license licensed/licenced practise/practice practising/practicing
    haemorrhage/hemorrhage haematoma/hematoma foetus/fetus foetal/fetal anaemia/anemia leukaemia/leukemia
    anaesthetic/anesthetic oesophagus/esophagus oesophageal/esophageal gynaecology/gynecology counsellor/counselor
    counselling/counseling judgement/judgment judgemental/judgmental acknowledgement/acknowledgment enrol/enroll
    enrolment/enrollment fulfil/fulfill fulfilment/fulfillment skilful/skillful wilful/willful ageing/aging grey/gray
    diarrhoea/diarrhea mum/mom caesarean/cesarean faeces/feces oedema/edema apnoea/apnea coeliac/celiac
    manoeuvre/maneuver dialogue/dialog traveller/traveler cancelled/canceled labelled/labeled enquiries/inquiries
    sceptical/skeptical focussed/focused learnt/learned adviser/advisor prioritise/prioritize
    hospitalised/hospitalized sexualised/sexualized immunisation/immunization radicalisation/radicalization
    paedophile/pedophile unauthorised/unauthorized instalment/installment hypoglycaemia/hypoglycemia
    child/children woman/women man/men person/people foot/feet tooth/teeth knife/knives wife/wives midwife/midwives
    criterion/criteria family/families agency/agencies bruise/bruises bruise/bruising analysis/analyses
    crisis/crises diagnosis/diagnoses diagnosis/diagnosed hypothesis/hypotheses psychosis/psychoses
"""

OTHER = """
    size/side prize/prise advise/advice devise/device rise/rice our/or hour/hor four/for does/dose
    councillor/counsellor program/progress center/cent haem/hem aim/em shoe/she toes/tes goes/ges metre/meter
    cheque/check draught/draft storey/story tyre/tire kerb/curb mould/mold thesis/these basis/base lives/life
    leaves/leaf police/policy organise/organ labour/laboratory honour/honorary offence/offensive
    practice/practitioner dependant/defendant personal/personnel liter/literal fibre/fibrous rumour/room tumour/tomb
    lust/lustre inspector/spectre valour/valuable analyse/anal emphasis/empathy psychosis/psychology inquiry/inquest
    four/fore pour/poor your/yore tour/tor sour/sore contour/contort detour/deter mum/mummy foot/footage peer/person
    paralysis/parallel catalogue/catholic wise/wide seize/cease exercise/exorcise surprise/suppress
"""


def pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split("/")) for pair in text.split()]


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_one_word_has_one_stem_however_it_is_spelt(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), pairs(OTHER))
def test_two_words_have_two_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)
