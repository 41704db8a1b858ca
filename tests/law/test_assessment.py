"""The legal check of a request between two States."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import small_law

from jisr.law import ChannelKind, Corpus, Facts, Person, PersonRole, Statement
from jisr.law.assess import assess
from jisr.law.request import Query, Refusal, Stated
from jisr.library import load
from jisr.vocabulary import CountryCode, LanguageTag, RuleId, Verdict

DAY = date(2022, 3, 10)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return load(small_law.write(tmp_path_factory.mktemp("data")))


def query() -> Query:
    persons = {"a1": Person("a1", PersonRole.ACCUSED), "v1": Person("v1", PersonRole.VICTIM, date(2006, 8, 14))}
    kinds = ("act.recruit", "means.deception", "purpose.begging", "circumstance.transnational")
    statements = tuple(Statement(kind, kind, "a1", "v1") for kind in kinds)
    return Query(
        requesting=CountryCode("AA"), requested=CountryCode("BB"), on=DAY, form="assistance", family="trafficking",
        channel=ChannelKind.DIPLOMATIC, languages=(LanguageTag("ar"),), fields={"purpose": "proof"},
        facts=Facts(DAY, DAY, persons, statements),
    )  # fmt: skip


def test_a_request_with_basis_way_language_and_form_can_go(corpus: Corpus) -> None:
    found = assess(corpus, query())
    assert found.verdict is Verdict.MET
    assert found.instruments == ("treaty",)


def test_before_the_treaty_bound_both_there_is_no_basis(corpus: Corpus) -> None:
    assert assess(corpus, replace(query(), on=date(2004, 1, 1))).basis.verdict is not Verdict.MET


def test_without_facts_nothing_shows_that_the_offence_is_transnational(corpus: Corpus) -> None:
    assert assess(corpus, replace(query(), facts=None)).basis.verdict is Verdict.UNKNOWN


def test_conduct_that_the_requesting_law_does_not_punish_opens_no_treaty(corpus: Corpus) -> None:
    assert assess(corpus, replace(query(), family="document")).basis.verdict is Verdict.UNMET


def test_a_request_without_its_purpose_is_incomplete(corpus: Corpus) -> None:
    found = assess(corpus, replace(query(), fields={}))
    assert found.gaps == ("purpose",)
    assert found.form.verdict is Verdict.UNMET


def test_a_field_to_be_filled_where_possible_is_no_gap(corpus: Corpus) -> None:
    assert "persons" not in assess(corpus, query()).gaps


def test_an_unlawful_channel_names_the_lawful_ones(corpus: Corpus) -> None:
    found = assess(corpus, replace(query(), channel=ChannelKind.INTERPOL)).channel
    assert found.verdict is Verdict.UNMET
    assert [part.name for part in found.parts] == ["BB-DIPLOMATIC"]


def test_a_request_in_a_language_not_accepted_is_answered_so(corpus: Corpus) -> None:
    found = assess(corpus, replace(query(), languages=(LanguageTag("fr"),)))
    assert found.language.verdict is Verdict.UNMET


def test_an_absolute_bar_goes_before_everything(corpus: Corpus) -> None:
    assert assess(corpus, replace(query(), risks={"torture": Stated.YES})).verdict is Verdict.BARRED
    assert assess(corpus, replace(query(), risks={"torture": Stated.NO})).verdict is Verdict.MET


def test_absence_of_dual_criminality_is_no_ground_when_both_laws_punish_the_facts(corpus: Corpus) -> None:
    opened = {one.name: one.verdict for one in assess(corpus, query()).open_grounds}
    assert opened["T/9"] is Verdict.UNMET


def test_a_request_out_of_form_opens_the_ground_of_form(corpus: Corpus) -> None:
    opened = {one.name: one.verdict for one in assess(corpus, replace(query(), fields={})).open_grounds}
    assert opened["BB-REFUSE"] is Verdict.MET


def test_a_refusal_on_bank_secrecy_is_barred(corpus: Corpus) -> None:
    refusal = Refusal((RuleId("T/5"),), consulted=True, reasons="The bank objects.")
    found = assess(corpus, replace(query(), refusal=refusal)).refusal
    assert found is not None
    assert found.verdict is Verdict.BARRED


def test_a_refusal_without_consultation_or_reasons_does_not_hold(corpus: Corpus) -> None:
    bare = assess(corpus, replace(query(), fields={}, refusal=Refusal((RuleId("BB-REFUSE"),)))).refusal
    full = Refusal((RuleId("BB-REFUSE"),), consulted=True, reasons="The purpose is missing.")
    held = assess(corpus, replace(query(), fields={}, refusal=full)).refusal
    assert bare is not None
    assert held is not None
    assert (bare.verdict, held.verdict) == (Verdict.UNMET, Verdict.MET)


def test_a_clock_without_days_is_policy(corpus: Corpus) -> None:
    assert {clock.rule: clock.days for clock in assess(corpus, query()).clocks} == {"T/10": 15, "T/11": None}


def test_risks_of_which_nothing_is_stated_are_named_as_not_looked_at(corpus: Corpus) -> None:
    assert assess(corpus, query()).silent == ("torture",)
    assert assess(corpus, replace(query(), risks={"torture": Stated.UNKNOWN})).silent == ()


def test_a_time_of_the_requesting_law_counts_when_that_state_asks(tmp_path: Path) -> None:
    summons = small_law.rule(
        "AA-SUMMONS", type="DEADLINE", more='role: clock; field: requesting; parameters: {months: "3"}'
    )
    changes = {"countries/aa/procedure.yaml": small_law.FILES["countries/aa/procedure.yaml"] + summons}
    there = load(small_law.write(tmp_path, changes))
    asked = [query(), replace(query(), requesting=CountryCode("BB"), requested=CountryCode("AA"))]
    months = [{clock.rule: clock.months for clock in assess(there, one).clocks} for one in asked]
    assert months[0][RuleId("AA-SUMMONS")] == 3
    assert RuleId("AA-SUMMONS") not in months[1]
