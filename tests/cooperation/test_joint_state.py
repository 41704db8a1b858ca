"""The state of a request depends on the set of its steps, not on the order in which they arrive."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from jisr.cooperation import RequestState, Step
from jisr.cooperation.slice import state_of
from jisr.vocabulary import CaseTime

STEPS = st.lists(st.sampled_from(list(RequestState)), min_size=1, max_size=8)


@given(states=STEPS, seed=st.randoms())
def test_any_order_of_the_same_steps_gives_the_same_state(states: list[RequestState], seed: Random) -> None:
    steps = [Step(state, CaseTime(place)) for place, state in enumerate(states)]
    shuffled = list(steps)
    seed.shuffle(shuffled)
    assert state_of(tuple(steps)) == state_of(tuple(shuffled))


def test_an_answer_that_overtakes_another_does_not_bring_the_request_back() -> None:
    steps = (RequestState.SIGNED, RequestState.SENT, RequestState.RETURNED, RequestState.ACCEPTED)
    assert state_of(tuple(Step(state, CaseTime(1)) for state in steps)) is RequestState.RETURNED


def test_a_question_without_its_answer_stays_open() -> None:
    asked, given_ = RequestState.CLARIFICATION_ASKED, RequestState.CLARIFIED
    assert state_of((Step(asked, CaseTime(1)), Step(given_, CaseTime(2)), Step(asked, CaseTime(3)))) is asked
    assert state_of((Step(asked, CaseTime(1)), Step(given_, CaseTime(2)))) is given_
