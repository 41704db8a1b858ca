"""The joint state of a request is a function of the set of its messages, whatever the post did with them."""

from hypothesis import given
from hypothesis import strategies as st

from jisr.exchange import JointState, Message, Side, joint_state
from jisr.vocabulary import CaseTime

ASKING, ASKED = Side.REQUESTING, Side.REQUESTED


def message(side: Side, number: int, kind: str, *, at: int = 0, seen: int = 0, digest: str = "") -> Message:
    return Message("R-1", side, number, kind, CaseTime(at), seen, digest)


SENT = message(ASKING, 1, "request-sent", at=10)
POINTS = message(ASKED, 1, "clarification-asked", at=20, seen=1)
ANSWER = message(ASKING, 2, "clarification-given", at=30, seen=1)
RESULT = message(ASKED, 2, "result-returned", at=40, seen=2)
ALL = (SENT, POINTS, ANSWER, RESULT)

MESSAGES = st.lists(
    st.builds(
        message,
        st.sampled_from(Side),
        st.integers(1, 4),
        st.sampled_from(["sent", "asked", "given"]),
        at=st.integers(0, 5),
        seen=st.integers(0, 4),
        digest=st.sampled_from(["", "x"]),
    ),
    max_size=10,
)


@given(MESSAGES, st.data())
def test_order_and_copies_of_messages_change_nothing(messages: list[Message], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(messages))
    copies = data.draw(st.lists(st.sampled_from(messages))) if messages else []
    assert joint_state("R-1", [*shuffled, *copies]) == joint_state("R-1", messages)


@given(MESSAGES)
def test_each_sides_messages_stand_in_their_order_without_a_gap(messages: list[Message]) -> None:
    state = joint_state("R-1", messages)
    for side in Side:
        assert [each.number for each in state.half(side)] == list(range(1, len(state.half(side)) + 1))
    assert set(state.order) | set(state.waiting) == set(messages)


@given(MESSAGES)
def test_no_message_stands_before_one_that_its_writer_had_seen(messages: list[Message]) -> None:
    met = {ASKING: 0, ASKED: 0}
    for each in joint_state("R-1", messages).order:
        assert each.seen <= met[each.side.other]
        met[each.side] = each.number


@given(st.permutations(ALL))
def test_two_nodes_that_get_the_post_in_any_order_agree_at_last_and_never_contradict(order: list[Message]) -> None:
    whole = joint_state("R-1", ALL).order
    for length in range(len(order) + 1):
        part = joint_state("R-1", order[:length]).order
        assert whole[: len(part)] == part
    assert joint_state("R-1", order).order == ALL


def test_an_answer_that_comes_before_its_question_waits() -> None:
    state = joint_state("R-1", [SENT, ANSWER])
    assert state.order == (SENT,)
    assert state.waiting == (ANSWER,)
    assert state.last(ASKING) == SENT
    assert state.next_number(ASKED) == 1


def test_two_different_messages_under_one_number_are_a_dispute_and_neither_counts() -> None:
    other = message(ASKING, 2, "withdrawn", at=30, seen=1)
    state = joint_state("R-1", [*ALL, other])
    assert state.disputed == ((ASKING, 2),)
    assert state.order == (SENT, POINTS)


def test_post_that_crossed_is_told() -> None:
    reminder = message(ASKING, 2, "reminder", at=25, seen=0)
    state = joint_state("R-1", [SENT, POINTS, reminder])
    assert state.crossed() == (reminder,)


def test_messages_of_other_requests_do_not_count() -> None:
    assert joint_state("R-2", ALL) == JointState("R-2", (), (), ())
