import pytest

from ingest.recognisers.nhs_number import RECOGNISER


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("NHS number 999 123 4578.", "999 123 4578"),
        ("Seen under 9991234578 twice.", "9991234578"),
        ("His number, 999-123-4578, was wrong.", "999-123-4578"),
        ("No. 999.123.4578 on file.", "999.123.4578"),
        ("In full 999\xa0123\xa04578 here.", "999 123 4578"),
        ("In print 999–123–4578 here.", "999–123–4578"),
        ("Spaced 999  123  4578 here.", "999  123  4578"),
        ("NHS No: 999 123 4579 (sic).", "999 123 4579"),
        ("CHI number 0101998765.", "0101998765"),
        ("H&C number: 320 000 0001", "320 000 0001"),
        ("NHS Number (99 91 23 45 61)", "99 91 23 45 61"),
        ("NHS No.: 999 123 4579 (sic).", "999 123 4579"),
        ("NHS number for the younger child was 999 123 4579.", "999 123 4579"),
        ("The number on the NHS record was 9991234579.", "9991234579"),
        ("999 123 4579 (NHS number) was on the form.", "999 123 4579"),
        ("Seen under 999 123 4578.", "999 123 4578"),
        ("NHS number 999 l23 4578.", "999 l23 4578"),
        ("NHS no 999 I23 457B.", "999 I23 457B"),
        ("NHS number 9 9 9 1 2 3 4 5 7 8 again.", "9 9 9 1 2 3 4 5 7 8"),
        ("NHS number: 999\u00b7123\u00b74578.", "999\u00b7123\u00b74578"),
        ("NHS number: 999\u2009123\u20094578.", "999 123 4578"),
        ("NHS number: 999—123—4578.", "999—123—4578"),
        ("NHS number: \uff19\uff19\uff19 \uff11\uff12\uff13 \uff14\uff15\uff17\uff18.", "999 123 4578"),
        ("Seen under \uff19\uff19\uff19\uff11\uff12\uff13\uff14\uff15\uff17\uff18 twice.", "9991234578"),
        ("NHS number 999/123/4578.", "999/123/4578"),
        ("NHS: 999 123 4578", "999 123 4578"),
        ("NHS#9991234579", "9991234579"),
        ("NHS number 999 123 457 was incomplete.", "999 123 457"),
        ("CHI 010199 8765 was used.", "010199 8765"),
        ("The CHI for this child is 0101998760.", "0101998760"),
        ("Community Health Index number: 010199-8765", "010199-8765"),
        ("H&C No 3200000001", "3200000001"),
        ("HSC number 320 000 0001", "320 000 0001"),
        ("Health and Care Number (HCN) 320 000 0002", "320 000 0002"),
    ],
)
def test_it_is_found(details, sentence: str, detail: str):
    assert detail in details(RECOGNISER, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lab sample 9991234579 was lost.",
        "Number 0000000000 stands for none.",
        "Paragraph 999.123.4578.2 is long.",
        "The sum was 9991234578234.",
        "Call 020 7946 0123 now.",
        "The NHS has 1,200,000 staff.",
        "She rang NHS 111 on 12 March 2019.",
        "The NHS plan of 2019 runs to 2029.",
        "HSC trusts had 1 234 567 890 contacts.",
    ],
)
def test_it_is_left_alone(details, sentence: str):
    assert details(RECOGNISER, sentence) == set()
