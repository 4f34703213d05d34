"""The anonymised text reads as if it had been written so, and nothing that was taken out is left anywhere."""

from collections.abc import Iterable, Mapping

import pytest
from presidio_anonymizer.entities import InvalidParamError
from presidio_anonymizer.operators import OperatorType
from stories import people, story

from ingest.anonymise import Anonymised, anonymise, overlaid
from ingest.errors import DocumentRefused
from ingest.mentions import Mention, Span
from ingest.operators import Pseudonym, factory
from ingest.resolve import resolve
from ingest.structure import StructuredText
from policies.identifiers import DateStyle, Kind, Policy, Treatment


def done(
    text: str,
    wordings: Mapping[str, Kind] | Iterable[str],
    *,
    policy: Policy = Policy.HOUSE,
    kept: Iterable[str] = (),
) -> Anonymised:
    content, mentions = story(text, wordings)
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in kept]
    return anonymise(content, mentions, resolve(content, mentions), policy, kept=spans)


DATE, AGE = Kind.DATE, Kind.AGE
READS_WELL = {
    "label": ("Mr Cole came.", people("Cole"), "Adult 1 came."),
    "title within": ("Mr Cole came.", people("Mr Cole"), "Adult 1 came."),
    "rank and number": ("Seen by PC 1234 Cole.", people("Cole"), "Seen by Police officer 1."),
    "two titles": ("Detective Sergeant Cole came.", people("Cole"), "Police officer 1 came."),
    "possessive": ("Mr Cole’s bag.", people("Cole"), "Adult 1’s bag."),
    "possessive within": ("Mr Cole's bag.", people("Cole's"), "Adult 1's bag."),
    "possessive of a name in s": ("Mr Jones' bag.", people("Jones"), "Adult 1's bag."),
    "quoted name in s": ("“Mr Jones” came.", people("Jones"), "“Adult 1” came."),
    "article": ("Then a Mr Cole came.", people("Cole"), "Then an Adult 1 came."),
    "no article": ("Adult A\tMr Cole", people("Cole"), "Adult A\tAdult 1"),
    "kinship said already": ("His mother, Ana, came.", people("Ana"), "His mother came."),
    "kinship right before": ("His mother Ana came.", people("Ana"), "His Mother came."),
    "kinship in brackets": ("Ana (mother) came.", people("Ana"), "Mother came."),
    "kinship in another cell": ("Mother\tAna", people("Ana"), "Mother\tMother"),
    "calling right before": ("The social worker Ana Cole came.", people("Ana Cole"), "Social worker 1 came."),
    "calling with a comma": (
        "The social worker, Ana Cole, came.",
        people("Ana Cole"),
        "The social worker, Social worker 1, came.",
    ),
    "tie": ("Ava (Child T) came.", people("Ava"), "Child T came."),
    "two pieces": ("Mr Tom Cole came.", people("Tom", "Cole"), "Adult 1 came."),
    "nickname": ("Ana Cole (known as Nettie) came.", people("Ana Cole", "Nettie"), "Adult 1 came."),
    "maiden name": ("Ana Cole, née Finch, came.", people("Ana Cole", "Finch"), "Adult 1 came."),
    "initials": ("Ana Cole came. A.C. was late.", people("Ana Cole", "A.C"), "Adult 1 came. Adult 1 was late."),
    "half a word": ("Mr Cole came. Colexyz left.", {"Cole": Kind.PERSON}, "Adult 1 came. Colexyz left."),
    "family": ("The Cole family moved.", people("Cole"), "Family 1 moved."),
    "couple": ("Mr and Mrs Cole moved.", people("Cole"), "Family 1 moved."),
    "institution": ("At the Elm Hospital he slept.", {"Elm Hospital": Kind.INSTITUTION}, "At Hospital 1 he slept."),
    "mask": ("Ring 07700 900123 now.", {"07700 900123": Kind.PHONE}, "Ring [phone number] now."),
    "mask with article": ("A 12 Elm Road flat.", {"12 Elm Road": Kind.ADDRESS}, "An [address] flat."),
    "day": ("He fell on 3 May 2018.", {"3 May 2018": DATE}, "He fell in May 2018."),
    "day first": ("On 3 May 2018 he fell.", {"3 May 2018": DATE}, "In May 2018 he fell."),
    "about a day": ("He fell on or about 3 May 2018.", {"3 May 2018": DATE}, "He fell in or about May 2018."),
    "weekday": ("He fell on Monday, 3 May 2018.", {"3 May 2018": DATE}, "He fell in May 2018."),
    "between days": ("He fell between 3 and 5 May 2018.", {"3 and 5 May 2018": DATE}, "He fell in May 2018."),
    "between months": (
        "Between 3 May 2018 and 5 June 2018.",
        {"3 May 2018": DATE, "5 June 2018": DATE},
        "Between May 2018 and June 2018.",
    ),
    "meeting of a day": ("At the 3 May 2018 meeting.", {"3 May 2018": DATE}, "At the May 2018 meeting."),
    "impossible day": ("He fell on 31 June 2018.", {"31 June 2018": DATE}, "He fell on [date]."),
    "age": ("A 14-year-old boy.", {"14-year-old": AGE}, "A 14-17-year-old boy."),
    "age with another article": ("An 8-year-old girl.", {"8-year-old": AGE}, "A 5-9-year-old girl."),
    "age of an infant": ("A 6-week-old baby.", {"6-week-old": AGE}, "An under-1-year-old baby."),
    "age of a group": ("Care leavers aged 19 had no help.", {"aged 19": AGE}, "Care leavers aged 19 had no help."),
    "until": ("Support until the age of 25.", {"age of 25": AGE}, "Support until the age of 25."),
    "ages of a family": (
        "Her children aged 3 and 5 slept.",
        {"aged 3 and 5": AGE},
        "Her children aged 1-4 and 5-9 slept.",
    ),
    "bare age": ("She is 14.", {"14": AGE}, "She is aged 14-17."),
    "bare age now": ("He is now two and eats.", {"now two": AGE}, "He is now aged 1-4 and eats."),
    "age in brackets": ("Her son (14) left.", {"14": AGE}, "Her son (aged 14-17) left."),
    "age beside": ("Her son, nine, left.", {"nine": AGE}, "Her son, aged 5-9, left."),
    "age reached": ("He turned 14 then.", {"14": AGE}, "He turned 14-17 then."),
    "boy of an age": ("A boy of 14 left.", {"14": AGE}, "A boy of 14-17 left."),
    "born at": ("He was born at 29 weeks.", {"29 weeks": AGE}, "He was born at 28-31 weeks."),
    "school year": ("A Year 9 pupil left.", {"Year 9": AGE}, "A secondary school pupil left."),
    "on a weekday": ("He left on the Friday and fell.", {"the Friday": DATE}, "He left on a weekday and fell."),
    "weekday first": ("Saturday was wet.", {"Saturday": DATE}, "A day at a weekend was wet."),
    "weekdays of an office": (
        "Seen on the Friday. Open Monday to Friday.",
        {"the Friday": DATE},
        "Seen on a weekday. Open Monday to Friday.",
    ),
    "each weekday": ("He came each Monday.", {"each Monday": DATE}, "He came each Monday."),
    "bare day": ("On the 4th he left.", {"the 4th": DATE}, "On a day that month he left."),
    "at a feast": ("At Easter he left.", {"Easter": DATE}, "In spring he left."),
    "on a feast": ("On Eid he left.", {"Eid": DATE}, "On a religious festival he left."),
    "kept": ("Born in 2010.", {"2010": Kind.YEAR}, "Born in 2010."),
}


@pytest.mark.parametrize(("text", "wordings", "expected"), READS_WELL.values(), ids=READS_WELL)
def test_a_replacement_reads_well(text: str, wordings: dict[str, Kind], expected: str):
    assert done(text, wordings).text == expected


ON_A_LINE = {
    "days from the first": (
        "Seen on 3 May 2018. On 5 May 2018 he fell.",
        ["3 May 2018", "5 May 2018"],
        "Seen on Day 1. On Day 3 he fell.",
    ),
    "event": (
        "On 3 May 2018 she rang. Ari died on 5 May 2018.",
        ["3 May 2018", "5 May 2018"],
        "2 days before Day 1 she rang. Ari died on Day 1.",
    ),
    "birth": (
        "Born on 3 May 2018, he was seen on 5 May 2018.",
        ["3 May 2018", "5 May 2018"],
        "Born in May 2018, he was seen on Day 1.",
    ),
    "report": (
        "Published 9 June 2019. Seen on 5 May 2018.",
        ["9 June 2019", "5 May 2018"],
        "Published June 2019. Seen on Day 1.",
    ),
    "part of a date": (
        "Seen on 3 May 2018 and 9 May, not in June 2018.",
        ["3 May 2018", "9 May", "June 2018"],
        "Seen on Day 1 and May, not in June 2018.",
    ),
    "days in a row": (
        "Seen on 3 May 2018, then from 5-7 May 2018.",
        ["3 May 2018", "5-7 May 2018"],
        "Seen on Day 1, then from Day 3 to Day 5.",
    ),
    "far away": ("Seen on 3 May 2018, born 3 May 2004.", ["3 May 2018", "3 May 2004"], "Seen on Day 1, born May 2004."),
}


@pytest.mark.parametrize(("text", "wordings", "expected"), ON_A_LINE.values(), ids=ON_A_LINE)
def test_dates_can_be_told_from_the_event_on(text: str, wordings: list[str], expected: str):
    content, mentions = story(text, dict.fromkeys(wordings, DATE))

    assert anonymise(content, mentions, (), dates=DateStyle.RELATIVE).text == expected


def test_the_rest_of_a_half_found_word_goes_too():
    content, _ = story("Mr Colexyz came.", [])
    half = Mention(Span(3, 7), Kind.PERSON, 0.9, "told")

    assert anonymise(content, [half], resolve(content, [half])).text == "Adult 1 came."


@pytest.mark.parametrize("wording", ["1", "12345678901234567890"])
def test_a_mask_has_the_same_width_whatever_it_hides(wording: str):
    assert done(f"Code {wording} was noted.", {wording: Kind.CASE_REFERENCE}).text == "Code [case reference] was noted."


def test_strict_treats_every_quasi_identifier():
    wordings = {"Welsh": Kind.DEMOGRAPHIC, "2010": Kind.YEAR, "nurse": Kind.OCCUPATION}

    text = done("A Welsh nurse since 2010.", wordings, policy=Policy.STRICT).text

    assert text == "A [background] [occupation] since [year]."


def test_a_mention_that_no_entity_claims_is_masked():
    content, mentions = story("Ana came.", ["Ana"])

    assert anonymise(content, mentions, ()).text == "[person] came."


def test_blocks_follow_the_text():
    result = done(
        "Heading of Mr Cole\n\nMr Cole came. Ring 07700 900123.", {"Cole": Kind.PERSON, "07700 900123": Kind.PHONE}
    )

    assert [result.text[block.span.start : block.span.end] for block in result.blocks] == [
        "Heading of Adult 1",
        "Adult 1 came. Ring [phone number].",
    ]


def test_what_became_of_each_mention_is_told_in_spans_of_the_old_text():
    result = done("Mr Cole came in 2010.", {"Cole": Kind.PERSON, "2010": Kind.YEAR})

    assert [(one.mention.span, one.treatment, one.label) for one in result.treated] == [
        (Span(3, 7), Treatment.PSEUDONYM, "Adult 1"),
        (Span(16, 20), Treatment.KEEP, ""),
    ]


LEFT = {
    "capitals": ("Ana Okonkwo came. OKONKWO left.", people("Ana Okonkwo"), "okonkwo"),
    "lower case": ("Ana Okonkwo came. okonkwo left.", people("Ana Okonkwo"), "okonkwo"),
    "in a file name": ("Ana Okonkwo came. See okonkwo_2.doc.", people("Ana Okonkwo"), "okonkwo"),
    "with a hyphen": ("Ana Okonkwo came. The Okonkwo-Lee case.", people("Ana Okonkwo"), "okonkwo"),
    "without its accent": ("Ana Brién came. Ana Brien left.", people("Ana Brién"), "brien"),
    "in a heading": ("CASE OF OKONKWO\n\nAna Okonkwo came.", people("Ana Okonkwo"), "okonkwo"),
    "code spaced otherwise": ("Ring 07700 900123 or 07700-900-123.", {"07700 900123": Kind.PHONE}, "900-123"),
    "code without spaces": ("NHS 999 123 4563, that is 9991234563.", {"999 123 4563": Kind.NHS_NUMBER}, "9991234563"),
    "address": ("At 12 Elm Road. Then 12 ELM ROAD.", {"12 Elm Road": Kind.ADDRESS}, "12 elm road"),
    "date": ("On 3 May 2018. Then 3 may 2018.", {"3 May 2018": DATE}, "3 may"),
    "short name of a home": (
        "At Corrieview House. Then Corrieview shut.",
        {"Corrieview House": Kind.INSTITUTION},
        "corrieview",
    ),
    "word that is a name in a sentence": ("Ana Hope came. We saw Hope there.", people("Ana Hope"), "saw hope"),
    "half of a name": ("Ana came. Later Ana Young left.", people("Ana"), "adult 1 okonkwo"),
    "inside a body that is kept": (
        "Ana Okonkwo came. Okonkwo Solicitors wrote.",
        {"Ana Okonkwo": Kind.PERSON, "Okonkwo Solicitors": Kind.ORGANISATION},
        "okonkwo",
    ),
}


@pytest.mark.parametrize(("text", "wordings", "gone"), LEFT.values(), ids=LEFT)
def test_what_was_taken_out_once_is_left_nowhere(text: str, wordings: dict[str, Kind], gone: str):
    assert gone not in done(text, wordings).text.lower()


STAYS = {
    "ordinary word": (
        "Ana Young came. A young person and Young People's Service.",
        people("Ana Young"),
        "young person",
    ),
    "word at the start": ("Ana Will came. Will it help?", people("Ana Will"), "Will it help?"),
    "month": ("April Cole came in April 2019.", {"April Cole": Kind.PERSON, "April 2019": DATE}, "in April 2019"),
    "town in the name of a council": (
        "Born in Leeds. Leeds City Council wrote.",
        {"Leeds": Kind.PLACE, "Leeds City Council": Kind.ORGANISATION},
        "Leeds City Council wrote",
    ),
    "age of somebody else": ("He was 14. Page 14 says so.", {"14.": AGE}, "Page 14"),
    "number within a number": ("Ring 07700 900123. Code 077009001234.", {"07700 900123": Kind.PHONE}, "077009001234"),
}


@pytest.mark.parametrize(("text", "wordings", "expected"), STAYS.values(), ids=STAYS)
def test_what_only_looks_like_it_stays(text: str, wordings: dict[str, Kind], expected: str):
    assert expected in done(text, wordings).text


def test_a_name_stays_where_it_is_kept_on_purpose():
    text = "Author: Eve Okonkwo\n\nAna Okonkwo came."

    assert done(text, people("Ana Okonkwo"), kept=["Eve Okonkwo"]).text == "Author: Eve Okonkwo\n\nAdult 1 came."


def test_what_will_not_go_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ingest.anonymise._ROUNDS", 1)

    with pytest.raises(DocumentRefused) as refused:
        done("Ana Okonkwo came. OKONKWO left.", people("Ana Okonkwo"))

    assert (refused.value.code, "kon" in refused.value.sentence.lower()) == ("identifier-left", False)


@pytest.mark.parametrize("name", ["pseudonym", "kind_label", "generalise"])
def test_the_operators_are_registered_with_presidio(name: str):
    assert factory().create_operator_class(name, OperatorType.Anonymize).operator_name() == name


def test_an_operator_refuses_to_work_without_its_parameters():
    with pytest.raises(InvalidParamError):
        Pseudonym().validate({})


def test_added_mentions_win_over_what_was_there():
    def at(start: int, end: int) -> Mention:
        return Mention(Span(start, end), Kind.PERSON, 0.9, "told")

    spans = [mention.span for mention in overlaid([at(0, 9), at(10, 12)], [at(3, 5)])]

    assert spans == [Span(0, 3), Span(3, 5), Span(5, 9), Span(10, 12)]


def test_an_empty_text_stays_empty():
    assert anonymise(StructuredText("", ()), (), ()).text == ""
