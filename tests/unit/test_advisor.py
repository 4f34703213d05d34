"""What the criteria of the four nations say of invented cases, each with the paragraph that the answer rests on."""

from datetime import date
from typing import NamedTuple

import pytest

from policies import criteria
from policies.advisor import Advice, Answer, Facts, Met, Verdict, advise
from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES

_VERDICTS = {"A": Verdict.APPLIES, "N": Verdict.DOES_NOT_APPLY, "?": Verdict.UNDECIDED}

# What is known here begins at some day; before it, and for other nations, the advice says so.
_NONE = "House value, to be confirmed"


class Case(NamedTuple):
    """Facts, the verdict of each finding (A applies, N does not, ? cannot be decided), and the paragraph it rests on.

    `rests` names a finding, how its condition stands, and the source of that condition; without a finding it is a note.
    """

    nation: str
    on: str
    yes: str
    no: str
    verdicts: str
    rests: tuple[str, str, str]


def _england(yes: str, no: str, verdicts: str, rests: tuple[str, str, str], on: str = "2025-03-03") -> Case:
    """In order: notify, rapid review, local, national, death of a looked-after child."""
    names = ("notify", "rapid-review", "lcspr", "ncspr", "looked-after-death")
    told = " ".join(f"england-{name}={one}" for name, one in zip(names, verdicts, strict=True))
    return Case("england", on, yes, no, told, rests)


_16C, _16C_A, _16C_B = (f"Children Act 2004, section 16C(1){part}" for part in ("", "(a)", "(b)"))
_REG_3, _REG_11 = "SI 2018/789, regulation 3", f"{_NONE}, in SI 2018/789, regulation 11"
_CARE = "North East Lincolnshire procedures, child safeguarding practice reviews, death of a looked-after child"
_RAPID = "Child Safeguarding Practice Review Panel, frequently asked questions, rapid reviews"
_SERIOUS = "Tees procedures, serious child safeguarding incidents, definition of a serious child safeguarding case"
_WEIGHED = "improvements recurrent-themes concern-agencies panel-suggests-local law-change"

_ENGLAND = [
    _england("died abuse-or-neglect in-area", "", "AA???", ("notify", "met", _16C_A)),
    _england("died abuse-or-neglect in-area", "", "AA???", ("rapid-review", "met", _RAPID)),
    _england("seriously-harmed abuse-or-neglect in-area", "died", "AA??N", ("looked-after-death", "not-met", _CARE)),
    _england("died abuse-or-neglect resident outside-england", "in-area", "AA???", ("notify", "met", _16C_B)),
    _england("died abuse-or-neglect resident", "in-area", "?????", ("notify", "not-known", _16C_B)),
    _england("died abuse-or-neglect", "in-area outside-england", "NN???", ("notify", "not-met", _16C_B)),
    _england("died abuse-or-neglect", "in-area resident", "NN???", ("rapid-review", "not-met", _RAPID)),
    _england("died", "abuse-or-neglect", "NNNN?", ("lcspr", "not-met", _SERIOUS)),
    _england("died looked-after", "abuse-or-neglect", "NNNNA", ("looked-after-death", "met", _CARE)),
    _england("died in-area", "looked-after", "????N", ("notify", "not-known", _16C)),
    _england("abuse-or-neglect in-area", "died seriously-harmed", "NNNNN", ("notify", "not-met", _16C)),
    _england("", "", "?????", ("looked-after-death", "not-known", _CARE)),
    _england("seriously-harmed abuse-or-neglect in-area improvements", "died", "AAAAN", ("lcspr", "met", _REG_11)),
    _england(
        "died abuse-or-neglect in-area law-change",
        "improvements recurrent-themes concern-agencies panel-suggests-local",
        "AANA?",
        ("ncspr", "met", _REG_3),
    ),
    _england(
        "died abuse-or-neglect in-area concern-agencies",
        "improvements recurrent-themes law-change",
        "AAAN?",
        ("ncspr", "not-met", _REG_3),
    ),
    _england("died abuse-or-neglect in-area", _WEIGHED, "AANN?", ("lcspr", "not-met", _REG_11)),
    _england("died abuse-or-neglect recurrent-themes", "", "??AA?", ("notify", "not-known", _16C_A)),
    _england("permanent-impairment abuse-or-neglect in-area", "died", "AA??N", ("notify", "met", _16C)),
    _england(
        "seriously-harmed abuse-or-neglect panel-suggests-local",
        "died improvements recurrent-themes concern-agencies law-change",
        "??ANN",
        ("lcspr", "met", _REG_11),
    ),
    _england("died abuse-or-neglect in-area", "", "AA???", ("notify", "met", _16C), on="2018-06-29"),
]


def _scr(yes: str, no: str, verdict: str, met: str, on: str = "2017-05-02") -> Case:
    rests = ("scr", met, "Local Safeguarding Children Boards Regulations 2006, regulation 5")
    return Case("england", on, yes, no, f"england-scr={verdict}", rests)


_ENGLAND_BEFORE = [
    _scr("died abuse-or-neglect in-area", "", "A", "met", on="2018-06-28"),
    _scr("died abuse-or-neglect", "concern-agencies", "A", "met", on="2010-06-10"),
    _scr("seriously-harmed abuse-or-neglect concern-agencies", "died", "A", "met"),
    _scr("seriously-harmed abuse-or-neglect", "died concern-agencies", "N", "not-met"),
    _scr("seriously-harmed abuse-or-neglect", "died", "?", "not-known"),
    _scr("died", "", "?", "not-known"),
    _scr("died", "abuse-or-neglect", "N", "not-met"),
    _scr("abuse-or-neglect concern-agencies", "died seriously-harmed", "N", "not-met", on="2006-04-01"),
    Case("england", "2006-03-31", "died abuse-or-neglect", "", "", ("", "", _NONE)),
]


def _wales(  # noqa: PLR0917  # A row of a table.
    era: str, on: str, yes: str, no: str, verdicts: str, rests: tuple[str, str]
) -> Case:
    """In order: child practice review, concise, extended; each rests on what its era has for all three."""
    names = (f"cpr-{era}", f"cpr-concise-{era}", f"cpr-extended-{era}")
    told = " ".join(f"wales-{name}={one}" for name, one in zip(names, verdicts, strict=True))
    source = {
        "2013": "WSI 2012/1712, regulation 3",
        "2016": "Working Together to Safeguard People, Volume 2: Child Practice Reviews, criteria",
    }[era]
    return Case("wales", on, yes, no, told, (f"{rests[0]}-{era}", rests[1], source))


_NEITHER = "on-register-six-months looked-after-six-months"

_WALES = [
    _wales("2013", "2014-02-03", "died abuse-or-neglect in-area", _NEITHER, "AAN", ("cpr-concise", "met")),
    _wales(
        "2013", "2014-02-03", "died abuse-or-neglect in-area on-register-six-months", "", "ANA", ("cpr-extended", "met")
    ),
    _wales(
        "2013",
        "2014-02-03",
        "life-threatening-injury abuse-or-neglect in-area looked-after-six-months",
        "",
        "ANA",
        ("cpr-concise", "not-met"),
    ),
    _wales(
        "2013",
        "2013-01-01",
        "permanent-impairment abuse-or-neglect in-area",
        "looked-after-six-months",
        "A??",
        ("cpr-concise", "not-known"),
    ),
    Case("wales", "2012-12-31", "died abuse-or-neglect in-area", "", "", ("", "", _NONE)),
    _wales("2013", "2016-04-05", "died abuse-or-neglect in-area", _NEITHER, "AAN", ("cpr", "met")),
    _wales("2016", "2016-04-06", "died abuse-or-neglect in-area", _NEITHER, "AAN", ("cpr", "met")),
    _wales(
        "2016",
        "2020-02-29",
        "seriously-harmed abuse-or-neglect in-area",
        "died life-threatening-injury",
        "???",
        ("cpr", "not-known"),
    ),
    _wales(
        "2016",
        "2020-02-29",
        "abuse-or-neglect in-area",
        "died life-threatening-injury permanent-impairment",
        "NNN",
        ("cpr", "not-met"),
    ),
    _wales("2016", "2020-02-29", "died in-area", "abuse-or-neglect", "NNN", ("cpr", "not-met")),
    _wales("2016", "2020-02-29", "died abuse-or-neglect", "in-area", "NNN", ("cpr-extended", "not-met")),
    _wales("2016", "2020-02-29", "died abuse-or-neglect in-area looked-after", "", "ANA", ("cpr-extended", "met")),
    _wales("2016", "2024-09-30", "died abuse-or-neglect in-area", _NEITHER, "AAN", ("cpr-concise", "met")),
]


def _susr(yes: str, no: str, verdicts: str, rests: tuple[str, str], on: str = "2025-06-02") -> Case:
    """In order: unified review, Home Office, and the circumstances: child practice review, concise, extended."""
    names = ("susr", "home-office", "susr-child", "susr-concise", "susr-extended")
    told = " ".join(f"wales-{name}={one}" for name, one in zip(names, verdicts, strict=True))
    part = (
        "domestic homicide reviews in Wales" if rests[0] == "home-office" else "criteria of the reviews that it unites"
    )
    source = f"Single Unified Safeguarding Review guidance (Welsh Government), {part}"
    return Case("wales", on, yes, no, told, (*rests, source))


_OTHERS = "adult-practice domestic-homicide mental-health-homicide offensive-weapons-homicide"

_UNIFIED = [
    _susr("died abuse-or-neglect in-area", _NEITHER, "A?AAN", ("susr-concise", "met"), on="2024-10-01"),
    _susr("died abuse-or-neglect in-area on-register-six-months", "", "A?ANA", ("susr-extended", "met")),
    _susr("died abuse-or-neglect in-area", "ever-on-register ever-looked-after", "A?AAN", ("susr-extended", "not-met")),
    _susr(
        "life-threatening-injury abuse-or-neglect in-area",
        "on-register-six-months",
        "A?A??",
        ("susr-concise", "not-known"),
    ),
    _susr("domestic-homicide", "abuse-or-neglect", "AANNN", ("home-office", "met")),
    _susr("adult-practice", "abuse-or-neglect domestic-homicide", "ANNNN", ("home-office", "not-met")),
    _susr("mental-health-homicide", "", "A????", ("susr", "met")),
    _susr("offensive-weapons-homicide", "in-area", "A?NNN", ("susr-child", "not-met")),
    _susr("", f"abuse-or-neglect {_OTHERS}", "NNNNN", ("susr", "not-met")),
    _susr("", "abuse-or-neglect", "??NNN", ("susr", "not-known")),
]

_SCOPE, _REVISED = (
    f"National Guidance for Child Protection Committees Undertaking Learning Reviews (Scotland), {part}"
    for part in ("scope of a learning review", "changes of 2024")
)
_DETAIL = f"{_NONE}, in the national guidance on learning reviews (Scotland), criteria"
_OF_2015 = f"{_NONE}, in the guidance of 2015 on initial and significant case reviews (Scotland), criteria"
_CONNECTED = "abuse-or-neglect ever-on-register sibling-ever-on-register care-experienced violent-cause"


def _learning(yes: str, no: str, verdicts: str, rests: tuple[str, str, str], on: str = "2025-06-02") -> Case:
    """In order: died, harmed or at risk, effective practice and, from 2024, CARM."""
    names = ("died", "harmed", "effective", "carm")[: len(verdicts)]
    told = " ".join(f"scotland-{name}={one}" for name, one in zip(names, verdicts, strict=True))
    return Case("scotland", on, yes, no, told, rests)


def _significant(yes: str, no: str, verdicts: str, rests: tuple[str, str], on: str = "2019-11-04") -> Case:
    """In order: initial, significant case review."""
    told = f"scotland-icr={verdicts[0]} scotland-sigcr={verdicts[1]}"
    return Case("scotland", on, yes, no, told, (*rests, _OF_2015))


_SCOTLAND = [
    _learning("died additional-learning abuse-or-neglect", "", "A???", ("died", "met", _DETAIL)),
    _learning(
        "died additional-learning abuse-or-neglect",
        "seriously-harmed at-risk carm-caused-harm effective-practice",
        "ANNN",
        ("harmed", "not-met", _SCOPE),
    ),
    _learning(
        "at-risk additional-learning care-experienced",
        "died seriously-harmed carm-caused-harm effective-practice",
        "NANN",
        ("harmed", "met", _SCOPE),
    ),
    _learning(
        "effective-practice",
        "died seriously-harmed at-risk carm-caused-harm",
        "NNAN",
        ("effective", "met", _SCOPE),
    ),
    _learning(
        "carm-caused-harm", "died seriously-harmed at-risk effective-practice", "NNNA", ("carm", "met", _REVISED)
    ),
    _learning(
        "carm-caused-harm",
        "died seriously-harmed at-risk effective-practice",
        "NNN",
        ("died", "not-met", _SCOPE),
        on="2023-12-31",
    ),
    _learning("died abuse-or-neglect", "additional-learning", "NN??", ("died", "not-met", _DETAIL)),
    _learning("died additional-learning", _CONNECTED, "NN??", ("died", "not-met", _DETAIL)),
    _learning("died additional-learning violent-cause", "", "A???", ("died", "met", _DETAIL)),
    _learning("died additional-learning sibling-ever-on-register", "", "A???", ("died", "met", _DETAIL)),
    _learning("died abuse-or-neglect", "seriously-harmed at-risk", "?N??", ("died", "not-known", _DETAIL)),
    _learning("seriously-harmed additional-learning ever-on-register", "died", "NA??", ("harmed", "met", _DETAIL)),
    _learning("died additional-learning looked-after", "", "A???", ("died", "met", _DETAIL)),
    _learning("", "", "????", ("carm", "not-known", _REVISED)),
    _learning("died additional-learning abuse-or-neglect", "", "A??", ("died", "met", _SCOPE), on="2021-09-01"),
    _significant("died abuse-or-neglect", "", "A?", ("icr", "met"), on="2021-08-31"),
    _significant("seriously-harmed abuse-or-neglect concern-agencies", "", "AA", ("sigcr", "met")),
    _significant("at-risk care-experienced", "concern-agencies", "AN", ("sigcr", "not-met")),
    _significant("abuse-or-neglect", "died seriously-harmed at-risk", "NN", ("icr", "not-met")),
    _significant("died concern-agencies", _CONNECTED, "NN", ("sigcr", "not-met")),
    _significant("", "", "??", ("sigcr", "not-known")),
    Case("scotland", "2014-12-31", "died abuse-or-neglect", "", "", ("", "", _NONE)),
]


def _ireland(yes: str, no: str, verdicts: str, rests: tuple[str, str, str]) -> Case:
    """In order: case management review, and that of positive practice."""
    told = f"ni-cmr={verdicts[0]} ni-cmr-positive={verdicts[1]}"
    name, met, part = rests
    return Case("northern-ireland", "2024-11-05", yes, no, told, (name, met, f"SR (NI) 2012/324, regulation 17{part}"))


_B = "abuse-or-neglect ever-on-register sibling-ever-on-register ever-looked-after sibling-ever-looked-after"

_IRELAND = [
    _ireland("died abuse-or-neglect concern-agencies", "", "A?", ("cmr", "met", "(2)(a)")),
    _ireland("died abuse-or-neglect concern-agencies", "effective-practice", "AN", ("cmr-positive", "not-met", "(3)")),
    _ireland("died abuse-or-neglect concern-agencies", "", "A?", ("cmr", "met", "(2)(b)(i)")),
    _ireland("seriously-harmed sibling-ever-on-register concern-agencies", "died", "A?", ("cmr", "met", "(2)(b)(ii)")),
    _ireland("seriously-harmed sibling-ever-looked-after concern-agencies", "", "A?", ("cmr", "met", "(2)(b)(iii)")),
    _ireland("died ever-looked-after concern-agencies", "abuse-or-neglect", "A?", ("cmr", "met", "(2)(c)")),
    _ireland("died looked-after concern-agencies", "abuse-or-neglect", "A?", ("cmr", "met", "(2)(b)(iii)")),
    _ireland("died abuse-or-neglect", "concern-agencies", "N?", ("cmr", "not-met", "(2)(c)")),
    _ireland("died concern-agencies", _B, "N?", ("cmr", "not-met", "(2)(b)(ii)")),
    _ireland("died concern-agencies", "abuse-or-neglect", "??", ("cmr", "not-known", "(2)(b)(ii)")),
    _ireland("abuse-or-neglect concern-agencies at-risk", "died seriously-harmed", "N?", ("cmr", "not-met", "(2)(a)")),
    _ireland("died abuse-or-neglect", "", "??", ("cmr", "not-known", "(2)(c)")),
    _ireland("abuse-or-neglect concern-agencies", "died", "??", ("cmr", "not-known", "(2)(a)")),
    _ireland("effective-practice outstanding-learning", "concern-agencies", "NA", ("cmr-positive", "met", "(3)")),
    _ireland("effective-practice", "", "??", ("cmr-positive", "not-known", "(3)")),
    _ireland("effective-practice", "outstanding-learning", "?N", ("cmr-positive", "not-met", "(3)")),
    _ireland(
        "died abuse-or-neglect concern-agencies effective-practice outstanding-learning",
        "",
        "AA",
        ("cmr-positive", "met", "(3)"),
    ),
    Case("northern-ireland", "2012-08-31", "died abuse-or-neglect concern-agencies", "", "", ("", "", _NONE)),
]

_ELSEWHERE = [
    Case(nation, "2025-03-03", "died abuse-or-neglect in-area", "", "", ("", "", _NONE))
    for nation in ("jersey", "guernsey", "isle-of-man", "multi-nation")
]

CASES = [*_ENGLAND, *_ENGLAND_BEFORE, *_WALES, *_UNIFIED, *_SCOTLAND, *_IRELAND, *_ELSEWHERE]


def told(case: Case) -> Advice:
    answers = dict.fromkeys(case.yes.split(), Answer.YES) | dict.fromkeys(case.no.split(), Answer.NO)
    return advise(Facts(case.nation, date.fromisoformat(case.on), answers))


def test_the_table_is_as_long_as_was_asked():
    assert len(set(CASES)) == len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.nation} {case.on} {case.yes or 'nothing'}")
def test_each_review_and_duty_stands_as_the_criteria_have_it(case: Case):
    wanted = {code: _VERDICTS[letter] for code, letter in (pair.split("=") for pair in case.verdicts.split())}
    assert {finding.code: finding.verdict for finding in told(case).findings} == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.nation} {case.on} {case.yes or 'nothing'}")
def test_the_advice_names_the_paragraph_that_it_rests_on(case: Case):
    name, met, source = case.rests
    advice = told(case)
    if not name:
        assert [str(note.source) for note in advice.notes if "No criteria are known here" in note.sentence] == [source]
        return
    prefix = "ni" if case.nation == "northern-ireland" else case.nation
    conditions = next(one.conditions for one in advice.findings if one.code == f"{prefix}-{name}")
    assert (Met(met), source) in {(condition.met, str(condition.source)) for condition in conditions}


def advice(nation: str, on: date = date(2025, 3, 3), **answers: str) -> Advice:
    return advise(Facts(nation, on, {code.replace("_", "-"): Answer(said) for code, said in answers.items()}))


def finding_codes(given: Advice, code: str) -> list[str]:
    return [fact.code for one in given.findings if one.code == code for fact in one.missing]


def test_what_is_missing_is_only_what_could_still_decide():
    given = advice("northern-ireland", died="yes", abuse_or_neglect="yes")
    assert finding_codes(given, "ni-cmr") == ["concern-agencies"]


def test_what_a_review_rests_on_through_another_is_missing_too():
    given = advice("england", died="yes", in_area="yes")
    assert finding_codes(given, "england-rapid-review") == ["abuse-or-neglect"]


def test_nothing_is_missing_where_it_is_decided():
    given = advice("wales", domestic_homicide="yes", abuse_or_neglect="no")
    assert {finding.missing for finding in given.findings} == {()}


def test_no_is_not_the_same_as_not_known():
    verdicts = [
        advice("scotland", effective_practice=answer).findings[-1].verdict for answer in ("yes", "no", "not-known")
    ]
    assert verdicts == [Verdict.APPLIES, Verdict.DOES_NOT_APPLY, Verdict.UNDECIDED]


def test_what_follows_from_an_answer_is_said():
    (sentence,) = advice("wales", looked_after="yes").assumed
    assert sentence.endswith("is taken as yes, because “The child was looked after when it happened” is.")


def test_answers_that_cannot_both_be_true_are_said():
    (doubt,) = advice("northern-ireland", looked_after="yes", ever_looked_after="no").doubts[:1]
    assert "Check these answers" in doubt


def test_an_answer_that_leads_to_one_that_is_asked_is_used():
    assert advice("northern-ireland", looked_after="yes").doubts == ()


def test_an_answer_that_the_nation_does_not_ask_for_is_said():
    assert advice("wales", outstanding_learning="yes").doubts == (
        "“There is outstanding positive learning” is not asked of this nation at this date.",
    )


def test_it_says_that_it_informs_and_does_not_decide():
    assert advice("wales").informs.startswith("This informs and does not decide.")


def test_how_long_a_duty_gives_is_told():
    days = {finding.code: finding.working_days for finding in advice("england").findings}
    assert (days["england-notify"], days["england-rapid-review"]) == (5, 15)


def test_the_transition_in_england_is_told():
    ends = [advice("england", on).notes[-1].sentence for on in (date(2019, 9, 29), date(2019, 9, 30))]
    assert ["local safeguarding children board" in sentence for sentence in ends] == [True, False]


def test_a_fact_that_is_not_known_is_refused_without_repeating_it():
    with pytest.raises(LookupError, match="Use some of: died") as raised:
        advice("wales", marigold_fell="yes")
    assert "marigold" not in str(raised.value)


@pytest.mark.parametrize("nation", NATIONS)
def test_every_nation_gets_an_answer(nation: str):
    given = advice(nation)
    assert given.findings or "No criteria are known here" in given.notes[0].sentence


@pytest.mark.parametrize("one", criteria.criteria().values(), ids=lambda one: str(one.code))
def test_every_criterion_is_of_a_nation_and_a_type_that_there_are(one: criteria.Criterion):
    assert (one.nation in NATIONS, one.review_type in {"", *REVIEW_TYPES}) == (True, True)


@pytest.mark.parametrize("one", criteria.criteria().values(), ids=lambda one: str(one.code))
def test_a_source_that_was_read_has_an_address(one: criteria.Criterion):
    sources = [one.period, one.then_source, *(condition.source for condition in one.conditions)]
    assert [str(source) for source in sources if source.confirmed != source.address.startswith("http")] == []


def test_every_fact_is_asked_somewhere():
    asked = {fact for one in criteria.criteria().values() for part in one.conditions for fact in part.facts}
    assert criteria.case_facts().keys() - asked == set()


@pytest.fixture
def own(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """Writes a data file of the house's own, and has the criteria read anew before and after."""

    def write(name: str, text: str) -> None:
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        criteria.criteria.cache_clear()

    monkeypatch.setenv("NCRR_POLICIES", str(tmp_path))
    yield write
    monkeypatch.undo()
    criteria.criteria.cache_clear()


_JERSEY = """
[jersey-scr]
nation = "jersey"
label = "Serious case review"
kind = "review"
review_type = "scr"
then = "The board decides."
[[jersey-scr.conditions]]
sentence = "A child has died."
any = ["{fact}"]
"""


def test_a_nation_gets_criteria_without_a_change_of_code(own):
    own("criteria", _JERSEY.format(fact="died"))
    (finding,) = advice("jersey", died="yes").findings
    assert (finding.verdict, str(finding.conditions[0].source)) == (Verdict.APPLIES, _NONE)


def test_data_that_names_what_is_not_there_is_refused_by_row(own):
    own("criteria", _JERSEY.format(fact="dyed"))
    with pytest.raises(ValueError, match=r"jersey-scr of the data file criteria names what is not there: dyed"):
        criteria.criteria()
