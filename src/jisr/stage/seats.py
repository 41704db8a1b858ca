"""The seats of an exercise: one bot per role, and one per walled defence."""

from dataclasses import dataclass

from jisr.dossier import OfficeId, PartyId, Sat, Seat, SeatId
from jisr.exercise.scenario import Scenario
from jisr.vocabulary import CountryCode

CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Chair:
    """A seat with the role of the scenario that it plays."""

    seat: Seat
    role: str
    party: CountryCode


def chairs(scenario: Scenario) -> tuple[Chair, ...]:
    """Every seat that decides for a delegation, in the order of the roles."""
    found: list[Chair] = []
    for role in scenario.roles:
        if role.office == CONTROL or role.state not in scenario.states:
            continue
        offices = tuple(role.walls) or (role.office,)
        for number, office in enumerate(offices, 1):
            name = role.id if len(offices) == 1 else f"{role.id}:{number}"
            seat = Seat(SeatId(name), OfficeId(office), PartyId(role.state), role.kind, Sat.BOT)
            found.append(Chair(seat, role.id, role.state))
    return tuple(found)


def offices_of(seats: tuple[Chair, ...], party: CountryCode) -> tuple[str, ...]:
    """The offices of a party in the order of its seats."""
    return tuple(dict.fromkeys(str(chair.seat.office) for chair in seats if chair.party == party))
