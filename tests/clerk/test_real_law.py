"""Under the law of the data: whose order carries a search, and which treaties speak in which State on which day."""

from datetime import date

import pytest
from real_law import MA, MA_POLICE, MA_PROSECUTOR, NE, NE_POLICE, NE_PROSECUTOR, case, corpus

from jisr.clerk import commands as c
from jisr.dossier import Seat
from jisr.inquiry import SubjectKind
from jisr.inquiry.admissibility import admissible
from jisr.protection.plain import ref_of
from jisr.vocabulary import RuleId, Verdict, case_time

KEPT = frozenset({"ground-recorded", "presence-of-occupant", "legal-hours", "sealed", "handover-signed", "read-back"})


def searched_on_order(police: Seat, prosecutor: Seat) -> dict[str, tuple[str, str]]:
    one = case()
    flat = one.subject(police, "flat 9", SubjectKind.PLACE)
    order = c.OrderMeasure(measure="house-search", subject=flat, to_office="investigation", reasons="held there")
    taken = c.TakeMeasure(
        measure="house-search", subject=flat, ground="prosecutor-order", safeguards=KEPT,
        authorisation=ref_of(one.do(prosecutor, order)[0]),
    )  # fmt: skip
    return {found.safeguard: (found.rule, found.effect.value) for found in one.do(police, taken)[0].breaches}


def test_a_moroccan_search_on_the_prosecutors_order_alone_is_arguable() -> None:
    assert searched_on_order(MA_POLICE, MA_PROSECUTOR) == {"ground-recorded": ("MA-PR-80", "weigh")}


def test_a_nigerien_search_on_the_prosecutors_order_bears_no_breach() -> None:
    assert searched_on_order(NE_POLICE, NE_PROSECUTOR) == {}


def test_a_moroccan_officer_who_may_order_searches_needs_the_judges_order_that_he_names() -> None:
    one = case()
    flat = one.subject(MA_POLICE, "flat 9", SubjectKind.PLACE)
    taken = c.TakeMeasure(measure="house-search", subject=flat, ground="judge-order", safeguards=KEPT)
    found = {b.safeguard: b.effect.value for b in one.do(MA_POLICE, taken)[0].breaches}
    assert found == {"ground-recorded": "void"}


def test_a_treaty_speaks_only_where_it_binds_on_the_day() -> None:
    forced_labour, migrant, torture = RuleId("P029/4/2"), RuleId("SOM/5"), RuleId("CAT/15")
    named = (forced_labour, migrant, torture)
    one = case()
    assert one.clerk.desk(NE_POLICE, one.now).applies(named) == named
    assert one.clerk.desk(MA_POLICE, one.now).applies(named) == (torture,)
    before = case_time("2010-01-01T09:00")
    assert one.clerk.desk(NE_POLICE, before).applies((forced_labour, migrant)) == (migrant,)


def test_a_rule_that_is_not_in_force_yet_says_nothing() -> None:
    rule = RuleId("MA-PR-82-5-3")
    one = case()
    assert corpus().rules[rule].period.start == date(2025, 12, 8)
    assert one.clerk.desk(MA_POLICE, one.now).applies((rule,)) == ()
    assert one.clerk.desk(MA_POLICE, case_time("2026-01-02T09:00")).applies((rule,)) == (rule,)


def test_principles_that_bind_nobody_come_last_and_void_nothing() -> None:
    one = case()
    desk = one.clerk.desk(MA_POLICE, one.now)
    principle, own = RuleId("OHCHR/P7"), RuleId("MA-TIP-448-14")
    assert desk.applies((principle, own)) == (own, principle)
    assert desk.is_soft(principle)
    assert not desk.is_soft(own)


@pytest.mark.parametrize(("police", "rule"), [(MA_POLICE, "MA-EV-293"), (NE_POLICE, "CAT/15")])
def test_a_coerced_statement_bears_an_absolute_bar(police: Seat, rule: str) -> None:
    one = case()
    suspect = one.subject(police, "Ladi")
    kept = frozenset(guard.id for guard in corpus().measures["suspect-hearing"].safeguards)
    taken = c.TakeMeasure(
        measure="suspect-hearing", subject=suspect, safeguards=kept, fields={"force": "beaten in the cell"}
    )
    said = one.found(police, one.measure(police, taken))
    view = one.room.view(police, now=one.now)
    exhibit = view.inquiry.exhibits[said]
    assert [(b.safeguard, b.rule, b.effect) for b in exhibit.breaches] == [("no-force", rule, "void")]
    for forum in (MA, NE):
        found = admissible(exhibit, forum=forum, exhibits={}, law=corpus(), on=date(2022, 8, 5))
        assert found.verdict is Verdict.BARRED
        assert found.citation is not None
        assert found.citation.rule == rule


def test_who_is_held_in_silence_past_the_limit_is_held_against_the_article_on_custody() -> None:
    one = case()
    held = one.subject(MA_POLICE, "a man", SubjectKind.PERSON)
    one.do(MA_POLICE, c.TakeMeasure(measure="arrest", subject=held))
    one.now = case_time("2022-03-20T09:00")
    heard = c.TakeMeasure(measure="suspect-hearing", subject=held)
    found = {b.safeguard: b.rule for b in one.do(MA_POLICE, heard)[0].breaches}
    assert found["within-limit"] == "MA-PR-66-2a"
