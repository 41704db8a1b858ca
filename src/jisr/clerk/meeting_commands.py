"""What a seat may ask of a meeting of the delegations: to propose one, to answer, to record that it was held."""

from dataclasses import dataclass

from jisr.cooperation.meetings import MeetingId
from jisr.vocabulary import CountryCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeMeeting:
    """Propose to the other State to meet on the case: when, where, on what."""

    to_state: CountryCode
    when: str
    place: str
    agenda: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMeeting:
    """Agree to a meeting that the other State proposed, or decline it."""

    meeting: MeetingId
    agreed: bool
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldMeeting:
    """Record that a meeting was held: the minutes, who took part, and each point agreed."""

    meeting: MeetingId
    minutes: str
    participants: tuple[str, ...]
    points: tuple[str, ...] = ()
