"""Receipts of registered mail: how far an envelope came, from the set of evidences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisr.dossier import GENESIS, PartyId, signing_key
from jisr.exchange import STEPS, EnvelopeId, Receipt, Step, standing
from jisr.vocabulary import CaseTime

LETTER = EnvelopeId("E-1")
SOUTH = PartyId("south")


def receipt(step: Step, *, positive: bool = True, at: int = 0, reason: str = "") -> Receipt:
    return Receipt(LETTER, step, positive, SOUTH, CaseTime(at), GENESIS, reason)


RECEIPTS = st.lists(st.builds(receipt, st.sampled_from(Step), positive=st.booleans(), at=st.integers(0, 5)), max_size=8)


@given(RECEIPTS, st.data())
def test_the_standing_is_a_function_of_the_set_of_receipts(receipts: list[Receipt], data: st.DataObject) -> None:
    assert standing(LETTER, data.draw(st.permutations(receipts)) + receipts) == standing(LETTER, receipts)


def test_a_later_step_proves_the_earlier_ones_whose_receipt_was_lost() -> None:
    found = standing(LETTER, [receipt(Step.DELIVERY)])
    assert found.reached is Step.DELIVERY
    assert found.failed is None


def test_a_letter_that_could_not_be_delivered_stands_at_the_relay() -> None:
    found = standing(LETTER, [receipt(Step.SUBMISSION), receipt(Step.RELAY), receipt(Step.DELIVERY, positive=False)])
    assert found.reached is Step.RELAY
    assert found.failed is Step.DELIVERY
    assert found.deciding[Step.DELIVERY].words == "not delivered to the authority"


def test_a_second_attempt_may_succeed() -> None:
    found = standing(LETTER, [receipt(Step.RELAY, positive=False, at=1), receipt(Step.RELAY, at=2)])
    assert found.reached is Step.RELAY
    assert found.failed is None


def test_nothing_is_known_of_a_letter_without_receipts() -> None:
    assert standing(EnvelopeId("E-2"), [receipt(Step.RELAY)]).reached is None


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("positive", [True, False])
def test_each_step_has_its_evidence_and_its_negative_in_words(step: Step, positive: bool) -> None:
    assert receipt(step, positive=positive).words


def test_a_receipt_is_signed_by_who_gives_it() -> None:
    key = signing_key(seed=7, party=SOUTH)
    signed = receipt(Step.DELIVERY).signed(key)
    assert signed.is_genuine(key.public)
    assert not signed.is_genuine(signing_key(seed=7, party="north").public)
    assert not receipt(Step.DELIVERY).is_genuine(key.public)
