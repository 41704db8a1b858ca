"""Players: bots that choose lawful steps from what their office sees, the measures and the law; no script, no story.

Each kind of role is an order of concerns. The first wish that was not tried before is the choice.
"""

from jisr.clerk.commands import Command
from jisr.stage.players.planning import Plan
from jisr.stage.view import Chance, View

__all__ = ["Plan", "choose"]


def choose(view: View, chance: Chance) -> Command | None:
    """What the seat does next, or nothing for now."""
    return Plan(view, chance).first()
