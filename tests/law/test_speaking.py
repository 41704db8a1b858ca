"""Which rules speak to a request, and what is stated of the circumstances on which grounds rest."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import small_law
from test_assessment import query

from jisr.law import ChannelKind
from jisr.law.applying import applying
from jisr.law.assess import assess
from jisr.law.clocks import last_day, time_left
from jisr.law.corpus import Corpus
from jisr.law.request import Assessment, Query, Stated
from jisr.library import load
from jisr.vocabulary import CountryCode, LanguageTag, RuleId, Verdict

DATA = Path(__file__).parents[2] / "data"
RULES = "instruments/treaty/rules.yaml"
MORE = (
    small_law.rule("T/20", type="REF-OPT", more="role: ground-open; field: [essential-interests, public-order]")
    + small_law.rule("T/21", type="REF-OPT", more="role: ground-open; field: nationality")
    + small_law.rule("T/22", type="FORM", more="role: channel; field: [direct]; parameters: {urgent: yes}")
    + small_law.rule(
        "T/23", type="DEADLINE", more='role: clock; field: surrender; parameters: {may-release-days: "15"}'
    )
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    changes = {RULES: small_law.FILES[RULES] + MORE}
    return load(small_law.write(tmp_path_factory.mktemp("data"), changes))


@pytest.fixture(scope="module")
def law() -> Corpus:
    return load(DATA)


def answer(found: Assessment, rule: str) -> Verdict | None:
    groups = (found.open_grounds, found.forbidden, found.bars, found.channel.parts, found.use_limits)
    return next((one.verdict for group in groups for one in group if one.name == rule), None)


def test_a_ground_is_open_until_something_is_stated_of_each_circumstance_on_which_it_rests(corpus: Corpus) -> None:
    no, yes = Stated.NO, Stated.YES
    told = [
        {}, {"essential-interests": no}, {"essential-interests": no, "public-order": no},
        {"essential-interests": no, "public-order": Stated.UNKNOWN}, {"essential-interests": no, "public-order": yes},
    ]  # fmt: skip
    found = [answer(assess(corpus, replace(query(), circumstances=one)), "T/20") for one in told]
    assert found == [Verdict.MET, Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN, Verdict.MET]


def test_a_ground_of_nationality_looks_at_the_person_sought(corpus: Corpus) -> None:
    sought = [None, CountryCode("BB"), CountryCode("AA")]
    found = [answer(assess(corpus, replace(query(), nationality=one)), "T/21") for one in sought]
    assert found == [Verdict.UNKNOWN, Verdict.MET, Verdict.UNMET]


def test_a_way_that_a_treaty_keeps_for_urgency_is_closed_otherwise(corpus: Corpus) -> None:
    direct = replace(query(), channel=ChannelKind.DIRECT)
    assert assess(corpus, direct).channel.verdict is Verdict.UNMET
    assert assess(corpus, replace(direct, urgent=True)).channel.verdict is Verdict.MET


def test_a_clock_that_gives_its_number_under_a_longer_name_gives_it(corpus: Corpus) -> None:
    assert {one.rule: one.days for one in assess(corpus, query()).clocks}[RuleId("T/23")] == 15


def between(first: str, second: str, *, form: str, family: str, **more: str) -> Query:
    return Query(
        requesting=CountryCode(first), requested=CountryCode(second), on=date(2022, 6, 1), form=form, family=family,
        channel=ChannelKind(more.get("channel", "diplomatic")), languages=(LanguageTag(more.get("language", "ar")),),
    )  # fmt: skip


def test_an_agreement_that_binds_one_side_alone_says_nothing(law: Corpus) -> None:
    found = assess(law, between("NE", "MA", form="extradition", family="trafficking"))
    assert answer(found, "RIYADH/41") is None
    assert "committed-in-requested-territory" not in found.silent


def test_an_agreement_that_may_bind_leaves_its_rules_unknown(law: Corpus) -> None:
    asked = between("MA", "TN", form="extradition", family="trafficking")
    found = assess(law, replace(asked, risks={"final-judgment": Stated.YES}))
    assert answer(found, "RIYADH/41") is Verdict.UNKNOWN
    assert answer(found, "RIYADH/39") is Verdict.UNKNOWN


def test_the_convention_of_1949_lets_a_letter_keep_its_language_for_its_own_offences_only(law: Corpus) -> None:
    procuring, trafficking = (
        assess(law, between("MA", "NE", form="assistance", family=family)).language
        for family in ("procuring", "trafficking")
    )
    assert (procuring.verdict, trafficking.verdict) == (Verdict.MET, Verdict.UNKNOWN)
    assert procuring.citation is not None
    assert procuring.citation.rule == "C1949/13/3"


def test_an_offence_that_no_law_here_knows_is_not_called_lawful(law: Corpus) -> None:
    found = assess(law, between("NE", "MA", form="assistance", family="corruption"))
    assert answer(found, "UNTOC/18/9") is None
    assert found.basis.verdict is Verdict.UNKNOWN


def test_a_rule_applies_where_it_is_in_force_and_binds(law: Corpus) -> None:
    def applies(rule: str, state: str, day: str) -> Verdict:
        return applying(law, rule=RuleId(rule), states=[CountryCode(state)], on=date.fromisoformat(day)).verdict

    assert applies("SOM/5", "NE", "2022-08-02") is Verdict.MET
    assert applies("SOM/5", "NE", "2009-04-16") is Verdict.UNMET
    assert applies("SOM/5", "MA", "2022-08-02") is Verdict.UNKNOWN
    assert applies("MA-TR-440", "NE", "2022-08-02") is Verdict.UNMET


def test_a_time_never_ends_earlier_by_a_day_that_is_none_of_work(law: Corpus) -> None:
    """Ten clear days from 2 August 2022 end on Saturday 13: sure until then, open for a week and a weekend."""
    days = {"2022-08-13": Verdict.MET, "2022-08-14": Verdict.UNKNOWN, "2022-08-22": Verdict.UNKNOWN,
            "2022-08-23": Verdict.UNMET}  # fmt: skip
    rule, start = RuleId("MA-TR-440"), date(2022, 8, 2)
    found = {
        day: time_left(law, rule=rule, counts="appeal-days", start=start, on=date.fromisoformat(day)).verdict
        for day in days
    }
    assert found == days


def test_months_end_on_the_last_day_that_there_is() -> None:
    assert last_day(date(2022, 11, 30), unit="months", length=3) == date(2023, 2, 28)
    assert last_day(date(2022, 12, 8), unit="months", length=1) == date(2023, 1, 8)
