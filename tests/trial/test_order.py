"""The order of a trial: a step comes too late when one that follows it in the forum's own order is done."""

from jisr.law import TrialStep
from jisr.trial.order import passed, step_of
from jisr.vocabulary import Mark, RuleId

ORDER = tuple(TrialStep(name, {}, RuleId(f"R/{name}"), Mark.VERIFIED) for name in ("pleas", "exhibits", "last-word"))


def test_a_step_is_in_time_until_a_later_one_is_done() -> None:
    assert passed(ORDER, step="pleas", done=()) is None
    assert passed(ORDER, step="exhibits", done=("pleas", "exhibits")) is None
    assert passed(ORDER, step="pleas", done=("exhibits",)) == ORDER[0]


def test_a_step_that_the_forum_does_not_tell_is_never_late() -> None:
    assert passed(ORDER, step="civil-claim", done=("last-word",)) is None
    assert passed((), step="pleas", done=("exhibits",)) is None
    assert step_of((), "pleas") is None


def test_what_is_done_outside_the_order_makes_nothing_late() -> None:
    assert passed(ORDER, step="pleas", done=("a break",)) is None
