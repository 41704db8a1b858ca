"""The chain of custody: what is a gap, and what heals it."""

import pytest

from jisr.inquiry import CustodyEvent, Exhibit, ExhibitId
from jisr.inquiry.custody import gaps
from jisr.vocabulary import CaseTime, CountryCode

SEIZED = CustodyEvent("seized", CaseTime(1), "investigation", seal="0414")


def exhibit(*events: CustodyEvent) -> Exhibit:
    return Exhibit(
        id=ExhibitId("E"), title={}, kind="object", origin_state=CountryCode("AA"), custody=(SEIZED, *events)
    )


def over(giver: str, holder: str, *, at: int = 2, seal: str = "0414", signed: bool = True) -> CustodyEvent:
    return CustodyEvent("handed-over", CaseTime(at), holder, giver=giver, seal=seal, signed=signed)


def test_a_signed_hand_over_under_the_same_seal_is_no_gap() -> None:
    assert not gaps(exhibit(over("investigation", "laboratory"), over("laboratory", "bench", at=3)))


@pytest.mark.parametrize(
    "event",
    [
        over("investigation", "laboratory", signed=False),
        over("registry", "laboratory"),
        over("investigation", "laboratory", seal="0441"),
    ],
    ids=["unsigned", "by somebody who did not hold it", "under another seal"],
)
def test_a_gap_is_found_and_an_explanation_written_later_heals_it(event: CustodyEvent) -> None:
    assert len(gaps(exhibit(event))) == 1
    explained = CustodyEvent("explained", CaseTime(9), "laboratory")
    assert not gaps(exhibit(event, explained))


def test_an_explanation_heals_nothing_that_comes_after_it() -> None:
    explained = CustodyEvent("explained", CaseTime(2), "investigation")
    assert len(gaps(exhibit(explained, over("registry", "laboratory", at=5)))) == 1


def test_a_seal_may_change_when_the_item_is_opened() -> None:
    opened = CustodyEvent("opened", CaseTime(3), "laboratory", seal="0500")
    assert not gaps(
        exhibit(over("investigation", "laboratory"), opened, over("laboratory", "bench", at=4, seal="0500"))
    )
