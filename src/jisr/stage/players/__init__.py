"""Players: bots that choose lawful steps from what their office sees, the measures and the law; no script, no story.

Each kind of role is an order of concerns. The first wish that was not tried before is the choice.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from jisr.clerk.commands import Command
from jisr.law.measures import RoleKind
from jisr.stage.players import roles
from jisr.stage.players.desk import Desk
from jisr.stage.view import Chance, View, occasion

Concern: TypeAlias = Callable[[Desk], Iterator[Command]]
POLICIES: Mapping[RoleKind, tuple[Concern, ...]] = roles.POLICIES

__all__ = ["POLICIES", "choose"]


def choose(view: View, chance: Chance) -> Command | None:
    """What the seat does next, or nothing for now."""
    desk = Desk(view, chance)
    for concern in POLICIES.get(RoleKind(view.role), ()):
        for command in concern(desk):
            if occasion(command) not in view.tried:
                return command
    return None
