"""Charges against persons whom the law shields: possible, and borne with the article, unless the reasons answer it."""

import pytest
from real_law import MA_POLICE, MA_PROSECUTOR, NE_POLICE, NE_PROSECUTOR, case, corpus
from two_states import Case, says

from jisr.clerk import commands as c
from jisr.clerk.named import NAMED
from jisr.dossier import Breach, Seat, SubjectId
from jisr.inquiry import Status, SubjectKind
from jisr.vocabulary import RuleId

COERCED = ("liability.act-under-threat", "liability.linked-to-own-victimhood")
Found = list[tuple[str, str, str]]


class File:
    """One person, and what a seized paper says the person did."""

    def __init__(self, police: Seat, *facts: str, status: Status = Status.SUSPECT, on: str = "") -> None:
        """`on` names somebody to whom it was done; without, it is done to nobody named."""
        self.case: Case = case()
        entered = c.EnterSubject(kind=SubjectKind.PERSON, label="Mariama", status=status)
        self.person = SubjectId(str(self.case.do(police, entered)[0].body["id"]))
        other = self.case.subject(police, on) if on else None
        capture = self.case.subject(police, "page", SubjectKind.PAGE)
        owed = corpus().measures["open-source-capture"].safeguards
        kept = frozenset(one.id for one in owed)
        taken = c.TakeMeasure(measure="open-source-capture", subject=capture, safeguards=kept)
        act = self.case.measure(police, taken)
        self.case.found(police, act, *(says(fact, by=self.person, on=other) for fact in facts))

    def charge(self, seat: Seat, offence: str, *answers: str) -> Found:
        """The breaches of a charge."""
        rules = tuple(RuleId(one) for one in answers)
        command = c.BringCharges(accused=self.person, offence=offence, reasons="for and against", answers=rules)
        return [told(one) for one in self.case.do(seat, command)[0].breaches]


def told(one: Breach) -> tuple[str, str, str]:
    return (one.rule, one.safeguard, one.effect.value)


def test_whoever_acted_under_threat_as_a_victim_is_charged_with_the_article_on_record() -> None:
    file = File(MA_POLICE, "act.receive", *COERCED)
    assert file.charge(MA_PROSECUTOR, "MA-TIP-448-2") == [("MA-TIP-448-14", "non-punishment", "weigh")]


def test_part_of_the_excuse_alone_is_noted() -> None:
    file = File(MA_POLICE, "act.receive", COERCED[0])
    assert file.charge(MA_PROSECUTOR, "MA-TIP-448-2") == [("MA-TIP-448-14", "non-punishment", "note")]


def test_acts_of_own_will_are_charged_without_a_word() -> None:
    file = File(MA_POLICE, "act.receive", *COERCED, "liability.own-will")
    assert file.charge(MA_PROSECUTOR, "MA-TIP-448-2") == []


def test_reasons_that_answer_the_rule_leave_no_breach() -> None:
    file = File(MA_POLICE, "act.receive", *COERCED)
    assert file.charge(MA_PROSECUTOR, "MA-TIP-448-2", "MA-TIP-448-14") == []


def test_to_answer_a_rule_without_a_reason_is_refused() -> None:
    file = File(MA_POLICE, "act.receive", *COERCED)
    command = c.BringCharges(accused=file.person, offence="MA-TIP-448-2", answers=(RuleId("MA-TIP-448-14"),))
    assert file.case.refused(MA_PROSECUTOR, command) == ("malformed:reasons",)


def test_where_the_own_law_is_not_verified_the_treaty_that_binds_speaks() -> None:
    file = File(NE_POLICE, "act.receive", *COERCED)
    assert file.charge(NE_PROSECUTOR, "NE-TIP-BASE") == [("P029/4/2", "non-punishment", "weigh")]


@pytest.mark.parametrize(("status", "effect"), [(Status.VICTIM, "weigh"), (Status.WITNESS, "note")])
def test_a_victim_or_witness_is_not_charged_with_the_own_entry(status: Status, effect: str) -> None:
    file = File(MA_POLICE, "entry.own", status=status)
    assert file.charge(MA_PROSECUTOR, "MA-SOM-50") == [("MA-TIP-448-14", "own-entry", effect)]


def test_a_migrant_may_be_charged_with_the_own_entry() -> None:
    assert File(MA_POLICE, "entry.own", status=Status.MIGRANT).charge(MA_PROSECUTOR, "MA-SOM-50") == []


def test_a_migrant_is_no_smuggler_of_himself() -> None:
    here = File(MA_POLICE, "entry.own", status=Status.MIGRANT).charge(MA_PROSECUTOR, "MA-SOM-52-1")
    assert here == [("MA-SOM-52-1", "own-passage", "weigh")]
    there = File(NE_POLICE, "entry.own", status=Status.MIGRANT).charge(NE_PROSECUTOR, "NE-SOM-ENTRY")
    assert there == [("SOM/5", "own-passage", "weigh")]


def test_a_migrant_who_brings_others_over_is_charged_with_that() -> None:
    file = File(MA_POLICE, "entry.own", "entry.facilitated", status=Status.MIGRANT, on="Souley")
    assert file.charge(MA_PROSECUTOR, "MA-SOM-52-1") == []


def test_each_of_these_breaches_has_a_name() -> None:
    assert {"non-punishment", "own-entry", "own-passage"} <= set(NAMED)
