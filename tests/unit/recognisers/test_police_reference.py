import pytest

from ingest.recognisers.police_reference import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Crime reference 42/12345/20 was given.", "42/12345/20"),
        ("Crime ref. no. 20000123456", "20000123456"),
        ("CAD 1234 was opened.", "1234"),
        ("CRIS 1234567/20", "1234567/20"),
        ("Log 123 of 3/4/19 says so.", "123 of 3/4/19"),
        ("incident number 1234 of 12/03/2019", "1234 of 12/03/2019"),
        ("PNC 2010/1234567X", "2010/1234567X"),
        ("URN 01AB1234519", "01AB1234519"),
        ("In prison as A1234BC.", "A1234BC"),
        ("The PFD report 2019-0123 followed.", "2019-0123"),
        ("crime number CR/12345/19", "CR/12345/19"),
        ("crime report 2000123456", "2000123456"),
        ("crime ref: 2000123456", "2000123456"),
        ("CRIS report 1234567/20", "1234567/20"),
        ("CAD 1234 12Mar19", "1234 12Mar19"),
        ("CAD 1234/12MAR19", "1234/12MAR19"),
        ("CAD ref 4321", "4321"),
        ("log 123 of 3/4/19", "123 of 3/4/19"),
        ("police log number 123", "123"),
        ("Log 0123-030419", "0123-030419"),
        ("incident 1234 of 12/03/2019", "1234 of 12/03/2019"),
        ("incident no. NP-20190312-0123", "NP-20190312-0123"),
        ("occurrence number 44190012345", "44190012345"),
        ("recorded as a crime (44190012345)", "44190012345"),
        ("URN 190 of 12 March", "190"),
        ("police reference was given as 44190012345", "44190012345"),
        ("The reference for the incident was 0451 of 12 March.", "0451"),
        ("incident 0451-120319", "0451-120319"),
        ("PNCID 10/1234567X", "10/1234567X"),
        ("PNC ID: 2010 / 1234567X", "2010 / 1234567X"),
        ("PNC number 10/12345X", "10/12345X"),
        ("CRO 123456/12X", "123456/12X"),
        ("CRO number SF12/123456X", "SF12/123456X"),
        ("prison number A1234 BC", "A1234 BC"),
        ("prisoner number AB1234", "AB1234"),
        ("NOMIS number A1234BC", "A1234BC"),
        ("CPS URN 01AB1234519", "01AB1234519"),
        ("CPS reference 01 AB 12345 19", "01 AB 12345 19"),
        ("custody record number AB/1234/19", "AB/1234/19"),
        ("custody record AB-1234-19", "AB-1234-19"),
        ("Niche 44190012345", "44190012345"),
        ("STORM 1234 of 3 April 2019", "1234"),
        ("Athena reference 42/12345/20", "42/12345/20"),
        ("collar number 1234", "1234"),
        ("PC 1234 attended", "1234"),
        ("PFD ref 2019-0123", "2019-0123"),
        ("coroner's reference 2019-0123", "2019-0123"),
        ("44190012345 was the crime reference.", "44190012345"),
        ("ViSOR number 12345678", "12345678"),
        ("warrant number 123456", "123456"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Log 12 is a line.",
        "The crime was recorded.",
        "Incident in 19.",
        "The incident of 2019 was reviewed.",
        "The log of 12/03/2019 was read.",
        "Crime numbers rose to 45000 in 2019.",
        "A 999 call was made; she rang 101 and 111.",
        "DC 12 of them were seen.",
        "Blood pressure was 120/80.",
        "On 01/04/2019 - 31/03/2020 he left.",
        "It rose by 12.5% to \u00a312,345.",
        "The crime (2019) was grave.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
