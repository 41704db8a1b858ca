"""The closed vocabulary of conditions: each operator, its three values, its tree."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jisr.law import Condition, Facts, Operator, Person, PersonRole, Stance, Statement
from jisr.law import conditions as law
from jisr.law.conditions import VERDICTS
from jisr.law.question import MET, UNKNOWN, UNMET, ask
from jisr.law.sample import sample_case, trees, values

DAY = date(2022, 2, 3)
KINDS = ("act.a", "act.b", "act.c")
SURER = {Stance.DENIED: 0, Stance.UNKNOWN: 1, Stance.CONTESTED: 1, Stance.ESTABLISHED: 2}


def value(condition: Condition, *statements: Statement, born: date | None = None) -> int:
    persons = {"v1": Person("v1", PersonRole.VICTIM, born)}
    return condition.test(ask(Facts(DAY, DAY, persons, statements), accused="a1", victim="v1"))


def said(
    kind: str, stance: Stance = Stance.ESTABLISHED, *, by: str = "a1", on: str = "v1", value: str = ""
) -> Statement:
    return Statement(f"{kind}-{by}-{on}-{value}", kind, by, on, value, stance=stance)


def test_a_fact_of_another_accused_or_another_victim_does_not_count() -> None:
    assert value(law.fact("act.a"), said("act.a")) == MET
    assert value(law.fact("act.a"), said("act.a", by="a2")) == UNMET
    assert value(law.fact("act.a"), said("act.a", on="v2")) == UNMET
    assert value(law.fact("act.a"), said("act.a", by="", on="")) == MET


def test_established_and_denied_together_are_contested() -> None:
    assert value(law.fact("act.a"), said("act.a"), said("act.a", Stance.DENIED)) == UNKNOWN


def test_any_takes_the_greatest_and_all_the_least() -> None:
    mixed = (said("act.a"), said("act.b", Stance.CONTESTED))
    assert value(law.any_fact(KINDS), *mixed) == MET
    assert value(law.all_facts(KINDS[:2]), *mixed) == UNKNOWN
    assert value(law.all_facts(KINDS), *mixed) == UNMET


def test_not_leaves_open_what_is_open() -> None:
    assert value(law.negated(law.fact("act.a"))) == MET
    assert value(law.negated(law.fact("act.a")), said("act.a", Stance.CONTESTED)) == UNKNOWN


def test_count_is_met_by_the_established_and_left_open_by_the_possible() -> None:
    two = law.at_least(Operator.COUNT, 2, kind="act.a", of="on")
    assert value(two, said("act.a"), said("act.a", on="v2")) == MET
    assert value(two, said("act.a"), said("act.a", Stance.CONTESTED, on="v2")) == UNKNOWN
    assert value(two, said("act.a"), said("act.b", on="v2")) == UNMET


def test_victims_accused_and_states_are_counted() -> None:
    assert value(law.at_least(Operator.VICTIMS, 2), said("act.a"), said("act.b", on="v2")) == MET
    assert value(law.at_least(Operator.ACCUSED, 2), said("act.a"), said("act.b", by="a2")) == MET
    place = "jurisdiction.element-on-territory"
    assert value(law.at_least(Operator.STATES, 2), said(place, value="AA"), said(place, value="BB")) == MET
    assert value(law.at_least(Operator.STATES, 2), said(place, value="AA")) == UNMET


def test_the_age_is_that_on_the_day_of_the_facts() -> None:
    assert value(law.age_under(18), born=date(2004, 2, 4)) == MET
    assert value(law.age_under(18), born=date(2004, 2, 3)) == UNMET


def test_what_stands_under_not_does_not_speak_for_the_condition() -> None:
    condition = law.all_of((law.fact("act.a"), law.negated(law.fact("act.b"))))
    assert condition.reads() == {"act.a", "act.b"}
    assert condition.speaks_for() == {"act.a"}


plain = st.recursive(
    st.sampled_from(KINDS).map(law.fact),
    lambda below: st.lists(below, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from([law.any_of(tuple(parts)), law.all_of(tuple(parts))])
    ),
    max_leaves=8,
)
stances = st.tuples(*(st.sampled_from(list(Stance)) for _ in KINDS))


@given(plain, stances, st.integers(0, 2))
def test_more_certainty_never_lowers_a_condition_without_not(
    condition: Condition, told: tuple[Stance, ...], which: int
) -> None:
    surer = tuple(Stance.ESTABLISHED if n == which else stance for n, stance in enumerate(told))
    before, after = ([said(k, s) for k, s in zip(KINDS, each, strict=True)] for each in (told, surer))
    assert value(condition, *after) >= value(condition, *before)


@given(plain, stances)
def test_the_tree_has_the_value_at_its_root(condition: Condition, told: tuple[Stance, ...]) -> None:
    statements = tuple(said(k, s) for k, s in zip(KINDS, told, strict=True))
    question = ask(Facts(DAY, DAY, {}, statements), accused="a1", victim="v1")
    assert condition.explain(question).verdict is VERDICTS[condition.test(question)]


def test_values_and_trees_of_the_sample_agree() -> None:
    case, conditions = sample_case()
    assert [VERDICTS[one] for one in values(case, conditions)] == [tree.verdict for tree in trees(case, conditions)]


def test_a_value_is_asked_where_the_law_names_a_state() -> None:
    here = law.value_is("act.a", ("AA", "BB"))
    assert value(here, said("act.a", value="AA")) == MET
    assert value(here, said("act.a", value="CC")) == UNMET
    assert value(here, said("act.a")) == UNKNOWN
    assert value(here) == UNMET
    assert value(here, said("act.a", value="AA"), said("act.a", value="CC", stance=Stance.DENIED)) == MET
    assert value(here, said("act.a", value="AA"), said("act.a", stance=Stance.DENIED)) == UNKNOWN
    assert value(here, said("act.a", value="AA", stance=Stance.CONTESTED)) == UNKNOWN


def test_a_denial_for_one_state_does_not_contest_the_fact_in_another() -> None:
    there = said("act.a", value="CC")
    assert value(law.fact("act.a"), there, said("act.a", value="AA", stance=Stance.DENIED)) == MET
    assert value(law.fact("act.a"), there, said("act.a", stance=Stance.DENIED)) == UNKNOWN
    assert value(law.fact("act.a"), there, said("act.a", value="CC", stance=Stance.DENIED)) == UNKNOWN


def test_a_statement_of_another_value_neither_helps_nor_hurts() -> None:
    here = law.value_is("act.a", ("AA",))
    assert here.helped_by(said("act.a", value="AA"))
    assert here.helped_by(said("act.a"))
    assert not here.helped_by(said("act.a", value="CC"))
    assert not here.hurt_by(said("act.a", value="CC"))
    assert law.negated(here).hurt_by(said("act.a", value="AA"))


def test_an_age_under_fifteen_does_not_follow_from_being_a_child() -> None:
    child, adult = said("person.under-18", by=""), said("person.under-18-not", by="")
    assert [value(law.age_under(years), child) for years in (15, 18, 21)] == [UNKNOWN, MET, MET]
    assert [value(law.age_under(years), adult) for years in (15, 18, 21)] == [UNMET, UNMET, UNKNOWN]
    assert value(law.age_under(15), child, born=date(2006, 8, 14)) == UNMET


def test_helping_somebody_over_a_border_makes_no_further_victim_and_no_further_author() -> None:
    victims = law.at_least(Operator.VICTIMS, 2)
    accused = law.at_least(Operator.ACCUSED, 2)
    act, border = said("act.harbour"), said("entry.person-not-national", by="", on="m1")
    guide = said("entry.facilitated", by="a2")
    assert value(victims, act, border) == UNMET
    assert value(accused, act, guide) == UNMET
    assert value(accused, act, said("means.threat", by="a2")) == MET
