"""Who sits where: one person in two seats that exclude each other is refused in casework and marked in an exercise."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jisr.dossier import Seat


@dataclass(frozen=True, slots=True)
class Seating:
    """`persons` says who sits in each seat; `roles` the role of each seat; `excluding` pairs of roles that exclude
    each other for one person."""

    persons: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    excluding: frozenset[frozenset[str]] = frozenset()

    def conflict(self, seat: Seat) -> tuple[str, ...]:
        """Other seats of the same person that exclude this one."""
        person = self.persons.get(seat.id)
        if person is None:
            return ()
        return tuple(
            other
            for other, sitter in self.persons.items()
            if sitter == person
            and other != seat.id
            and frozenset((seat.role, self.roles.get(other, ""))) in self.excluding
        )
