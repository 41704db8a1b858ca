"""What a report says beside the courts: how the delegations met and on what they agreed, and which hints were taken.

A hint is counted and its price is said; nobody is blamed for one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.cooperation.meetings import MeetingState
from jisr.press.sides import SideShown
from jisr.vocabulary import CaseTime, Text

MEETING: Mapping[MeetingState, tuple[str, str, str]] = {
    MeetingState.PROPOSED: ("Proposed", "info", "info"),
    MeetingState.AGREED: ("Agreed", "good", "ok"),
    MeetingState.DECLINED: ("Declined", "warn", "warn"),
    MeetingState.HELD: ("Held", "rest", "ok"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingShown:
    """A meeting: who proposed it to whom, how far it came and when, on what, who was there, what was agreed."""

    giver: SideShown
    receiver: SideShown
    state: MeetingState
    steps: tuple[tuple[str, CaseTime], ...]
    when: str
    place: str
    agenda: str
    answer: str = ""
    minutes: str = ""
    participants: tuple[str, ...] = ()
    points: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """How far it came, in a word."""
        return MEETING[self.state][0]

    @property
    def tone(self) -> str:
        """The colour of that word."""
        return MEETING[self.state][1]

    @property
    def icon(self) -> str:
        """The sign of that word."""
        return MEETING[self.state][2]


@dataclass(frozen=True, slots=True, kw_only=True)
class HintShown:
    """A hint: when, to which role, from control or from a page, and the criterion that it costs a step, if any."""

    at: CaseTime
    role: Text
    given: bool
    criterion: Text
    costs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HintsShown:
    """The hints that one side took."""

    side: SideShown
    rows: tuple[HintShown, ...]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.rows)

    @property
    def steps(self) -> int:
        """How many steps they cost."""
        return sum(1 for row in self.rows if row.costs)
