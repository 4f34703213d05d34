import pytest

from ingest.recognisers.person import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        # titles and ranks
        ("Mrs Okonjo-Bell came.", "Mrs Okonjo-Bell"),
        ("It was Mr Young who rang.", "Mr Young"),
        ("Dr. B. Patel saw him.", "Dr. B. Patel"),
        ("DS Lowe rang.", "DS Lowe"),
        ("PC 1234 Brown rang.", "Brown"),
        ("Detective Sergeant Amy Hall rang.", "Detective Sergeant Amy Hall"),
        ("Judge Palm agreed.", "Judge Palm"),
        ("Mr J.S. was heard.", "Mr J.S"),
        ("Mr A.-M. de la Cruz was heard.", "Mr A.-M. de la Cruz"),
        ("mr smith rang", "mr smith"),
        # roles and kinship
        ("Social worker Patience Okonkwo visited.", "Patience Okonkwo"),
        ("Her mother, Zorblina, left.", "Zorblina"),
        ("The mother (Shanice Brooks) left.", "Shanice Brooks"),
        ("Kaydenn's mother rang.", "Kaydenn"),
        ("Uncle Mohammed came.", "Mohammed"),
        ("Sister Okonjo came.", "Sister Okonjo"),
        ("Pastor Zorblin Okonjo came.", "Pastor Zorblin Okonjo"),
        ("Her key worker, Zorblina, rang.", "Zorblina"),
        ("The case fell to Zorblina, who was new.", "Zorblina"),
        # cues
        ("They called him Jaydo or JB.", "JB"),
        ("He called her “Zorbie”. She left.", "Zorbie"),
        ("The man whom they call Blades came.", "Blades"),
        ("Their son answers to Zorb.", "Zorb"),
        ("She signs her messages Zorbie.", "Zorbie"),
        ("Jane Cole (born Zorblin) came.", "Zorblin"),
        ("A user called zorblin wrote.", "zorblin"),
        ("He was saved in her phone as zorblin.", "zorblin"),
        ("A boy known as ‘Jaydo’ came.", "Jaydo"),
        ("A girl called Summer came.", "Summer"),
        ("He is called JJ at home.", "JJ"),
        ("The death of Zorblin shocked many.", "Zorblin"),
        ("Name: jane smith", "jane smith"),
        ("Mother\tZorblina", "Zorblina"),
        ("Signed: j. patel\tDate", "j. patel"),
        ("Dear Zorblina", "Zorblina"),
        # first names and the shape of names
        ("Adele rang.", "Adele"),
        ("Grace said so.", "Grace"),
        ("May was pregnant.", "May"),
        ("Will attended.", "Will"),
        ("We saw April Jones.", "April Jones"),
        ("We saw Zorblin Quixley.", "Zorblin Quixley"),
        ("We saw J. Smith.", "J. Smith"),
        ("We saw Jane KOWALCZYK.", "Jane KOWALCZYK"),
        ("SMITH, Jane rang.", "SMITH, Jane"),
        ("To: Prior, Jane", "Prior, Jane"),
        ("Jane “Zorbie” Smith came.", "Jane “Zorbie” Smith"),
        ("Her friend J4ne saw Wi11iam D0yle.", "Wi11iam D0yle"),
        ("DrOkonjo saw him.", "DrOkonjo"),
        ("ask my mum steph", "steph"),
        ("We saw Siobhán O’Brien.", "Siobhán O’Brien"),
        ("We saw Ibrahim Al-Hassan.", "Ibrahim Al-Hassan"),
        ("We saw Rhys ap Owen.", "Rhys ap Owen"),
        ("We saw Fatima bint Abdullah.", "Fatima bint Abdullah"),
        ("We saw Jane, Zorblin and Tom.", "Zorblin"),
        ("We saw jane smith.", "jane smith"),
        ("The letters S.McA. were used.", "S.McA"),
        ("Auld LJ agreed.", "Auld"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Child A lived with Mother, MGM and Half Sibling 2.",
        "Mr G was violent. Dr B was not seen.",
        "The Serious Case Review panel met in Early Help.",
        "However, Working Together is clear.",
        "The Nursery Manager spoke to the Social Worker.",
        "In May the Young People’s Service closed.",
        "Will the Board accept this?",
        "A programme called Caring Dads was offered.",
        "Mother’s Day passed. Father Christmas came.",
        "The Regional Court (Sąd Okręgowy) sat.",
        "Mother told CAMHS and the GP.",
        "A. Rejection of the claim",
        "They lived in Milton Keynes.",
        "The social workers, Barnardo’s and others met.",
        "The call was answered to time. She was born in March.",
        "The account was saved as evidence.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
