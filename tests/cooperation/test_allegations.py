"""A request carries the facts that law asks for: the gates of a treaty are met by what the file shows, or stay open."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from jisr.cooperation import Letter
from jisr.cooperation.allegations import alleged, facts_of
from jisr.cooperation.check import Memo, check, query_of
from jisr.dossier import SubjectId
from jisr.inquiry import Exhibit, ExhibitId, InquiryView, Statement, Strength
from jisr.inquiry.weighing import Scales
from jisr.law import Corpus, Stance
from jisr.law.assess import assess
from jisr.library import load
from jisr.protection.plain import plain
from jisr.vocabulary import CountryCode, Finding, Verdict

MA, NE = CountryCode("MA"), CountryCode("NE")
DAY = date(2022, 3, 10)
LETTER = Letter(form="assistance", measure="civil-status-records", subjects=(), offences=("MA-TIP-448-2",))
GROUP = ("group.three-or-more", "group.concert", "group.duration", "group.serious-crime")
SECRET = SubjectId("S-secret")


@cache
def corpus() -> Corpus:
    return load(Path(__file__).parents[2] / "data")


def exhibit(*facts: str) -> Exhibit:
    said = tuple(Statement(fact, by=SECRET, strength=Strength.STRONG) for fact in facts)
    return Exhibit(id=ExhibitId("E"), title={}, kind="record", origin_state=MA, statements=said)


def file_of(one: Exhibit) -> InquiryView:
    return InquiryView(
        case="", subjects={}, exhibits={one.id: one}, measures={}, orders={}, held={}, charges={}, counsel={},
        reactions=(),
    )  # fmt: skip


def letter(*facts: str) -> Letter:
    stated = alleged(file_of(exhibit(*facts)), scales=Scales(), law=corpus(), letter=LETTER)
    return Letter(form=LETTER.form, measure=LETTER.measure, subjects=(), offences=LETTER.offences, alleged=stated)


def gates(one: Letter) -> dict[str, Verdict]:
    query = query_of(corpus(), one, requesting=MA, requested=NE, channel="diplomatic", on=DAY)
    assert query is not None
    basis: Finding = assess(corpus(), query).basis
    treaty = next(part for part in basis.parts if part.name == "untoc")
    return {part.name: part.verdict for part in treaty.parts} | {"": treaty.verdict}


def test_a_file_that_shows_a_group_across_borders_meets_the_gates_and_the_basis() -> None:
    found = gates(letter("circumstance.transnational", *GROUP))
    assert (found["transnational"], found["organised-group"], found[""]) == (Verdict.MET,) * 3


def test_what_the_file_does_not_speak_of_is_not_known_and_not_denied() -> None:
    found = gates(letter("circumstance.transnational", *GROUP[:2]))
    assert (found["transnational"], found["organised-group"], found[""]) == (
        Verdict.MET,
        Verdict.UNKNOWN,
        Verdict.UNKNOWN,
    )


def test_a_letter_that_states_no_fact_leaves_the_gates_open() -> None:
    assert gates(LETTER)["transnational"] is Verdict.UNKNOWN
    assert facts_of(corpus(), LETTER, on=DAY) is None


def test_only_what_law_asks_leaves_the_file_and_of_no_named_person() -> None:
    one = letter("act.recruit", "means.debt-bond", "report.made")
    assert {said.fact for said in one.alleged} <= {"act.recruit", "means.debt-bond"}
    assert all(said.stance is Stance.ESTABLISHED for said in one.alleged)
    assert SECRET not in str(plain(one))


def test_the_same_letter_is_checked_once() -> None:
    memo: Memo = {}
    one = letter("circumstance.transnational")
    answers = [
        check(corpus(), one, requesting=MA, requested=NE, channel="diplomatic", on=DAY, memo=memo) for _ in range(2)
    ]
    assert answers[0] is answers[1]
    assert len(memo) == 1


def test_a_day_of_the_facts_that_cannot_be_read_leaves_the_day_of_the_request() -> None:
    stated = replace(letter("circumstance.transnational", *GROUP), facts_on="yesterday")
    found = facts_of(corpus(), stated, on=DAY)
    assert found is not None
    assert found.facts_on == DAY
