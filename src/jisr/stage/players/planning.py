"""From the concerns of a role to its next steps: the first wish not tried before, then those that go on from it.

A look at the file costs time, so a seat that orders, takes or signs several things of one kind goes on with the next
one without looking again. It does so only within one concern, with steps that do not hang on one another, on another
subject each time, and as long as it has learned nothing new: that is for the loop to say.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from jisr.clerk.commands import (
    AcknowledgeRequest,
    Command,
    HandOver,
    OrderMeasure,
    RuleExhibit,
    SendRequest,
    SignRequest,
    TakeMeasure,
    Tender,
    Translate,
)
from jisr.law.measures import MeasureEffect, RoleKind
from jisr.stage.players.desk import Desk
from jisr.stage.players.roles import POLICIES
from jisr.stage.view import Chance, View, occasion

Concern: TypeAlias = Callable[[Desk], Iterator[Command]]
LOOSE = frozenset({MeasureEffect.NONE, MeasureEffect.PRESERVE, MeasureEffect.FREEZE, MeasureEffect.PROTECT})


class Plan:
    """The wishes of a seat after one look at its file."""

    def __init__(self, view: View, chance: Chance) -> None:
        self.view = view
        self._desk = Desk(view, chance)
        self._rest: Iterator[Command] = iter(())
        self._kind: type[Command] | None = None
        self._touched: set[str] = set()

    def first(self) -> Command | None:
        """What the seat does first, or nothing for now."""
        for concern in POLICIES.get(RoleKind(self.view.role), ()):
            self._rest = concern(self._desk)
            for command in self._rest:
                if occasion(command) not in self.view.tried:
                    self._note(command)
                    return command
        return None

    def another(self) -> Command | None:
        """What follows from the same look: a step of the same kind on something else."""
        for command in self._rest if self._kind is not None else ():
            name = self._loose(command)
            if not name or type(command) is not self._kind:
                break
            if name not in self._touched and occasion(command) not in self.view.tried:
                self._touched.add(name)
                return command
        self._kind = None
        return None

    def _note(self, command: Command) -> None:
        if name := self._loose(command):
            self._kind = type(command)
            self._touched.add(name)

    def _loose(self, command: Command) -> str:
        """What a step is about, where nothing that the seat does next hangs on it; else empty."""
        match command:
            case TakeMeasure(measure=measure, subject=subject):
                return subject if self.view.corpus.measures[measure].effect in LOOSE else ""
            case OrderMeasure(measure=measure, subject=subject):
                return f"{measure} {subject}"
            case Translate(exhibit=exhibit) | HandOver(exhibit=exhibit):
                return exhibit
            case Tender(exhibit=exhibit) | RuleExhibit(exhibit=exhibit):
                return exhibit
            case AcknowledgeRequest(request=request) | SendRequest(request=request):
                return request
            case SignRequest(letter=letter):
                return f"{letter.form} {letter.measure}" if letter.measure else ""
        return ""
