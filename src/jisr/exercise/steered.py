"""What people decide about the story in play: injects held back, skipped or reworded, conditions judged, losses spared.

A condition that a person decides is asked of that person once people judge here; until the answer, or the structural
stand-in after a while, it does not hold. Without people the stand-in counts at once, shown as judged by nobody.
"""

from dataclasses import replace

from jisr.exercise.conditions import DecidedBy, Ruled, Scene, holds
from jisr.exercise.plan import Inject
from jisr.exercise.scenario import Scenario
from jisr.vocabulary import CaseTime, Text

STAND_IN = "stand-in"


class Steered:
    """The decisions so far, beside the world that asks them."""

    def __init__(self, scenario: Scenario) -> None:
        """Nothing is decided yet."""
        self.waiting = [inject for inject in scenario.injects if not inject.each]
        self.held_back: set[str] = set()
        self.skipped: dict[str, Inject] = {}
        self.spared_until = scenario.start
        self.asks_people = False
        self._answers: dict[str, bool] = {}
        self._stood_in: set[str] = set()

    # -- injects ------------------------------------------------------------------------------------------------------

    def one(self, inject: str) -> Inject:
        """The waiting inject of that name. Raises `KeyError` when none waits."""
        found = next((one for one in self.waiting if one.id == inject), None)
        if found is None:
            raise KeyError(inject)
        return found

    def take(self, inject: Inject) -> None:
        """The inject waits no more."""
        self.waiting.remove(inject)
        self.held_back.discard(inject.id)

    def skip(self, inject: str) -> None:
        """The inject is never delivered by its trigger. Raises `KeyError`."""
        one = self.one(inject)
        self.take(one)
        self.skipped[one.id] = one

    def reword(self, inject: str, content: Text) -> None:
        """The inject says other words when it comes. Raises `KeyError`."""
        one = self.one(inject)
        self.waiting[self.waiting.index(one)] = replace(one, content={**one.content, **content})

    # -- conditions that people decide --------------------------------------------------------------------------------

    def judge(self, question: str, answer: str) -> None:
        """A person says yes or no to a question, or the stand-in decides it from now on."""
        if answer == STAND_IN:
            self._stood_in.add(question)
        else:
            self._answers[question] = answer == "yes"

    def answer(self, question: str) -> bool | None:
        """What a person answered; None as long as nobody did."""
        return self._answers.get(question)

    def judged(self, question: str, ruled: Ruled) -> bool:
        """Whether what holds was judged: by acts, by structure, or by a person who answered."""
        return ruled.by is not DecidedBy.PERSON or question in self._answers

    def holds(self, question: str, ruled: Ruled, scene: Scene) -> bool:
        """Whether the condition holds, as far as whoever decides it has."""
        if ruled.by is DecidedBy.PERSON:
            if question in self._answers:
                return self._answers[question]
            if self.asks_people and question not in self._stood_in:
                return False
        return holds(ruled.condition, scene)

    def pending(self, question: str, ruled: Ruled, scene: Scene) -> bool:
        """Whether the condition waits for a person only: its stand-in holds already."""
        decided = question in self._answers or question in self._stood_in
        asked = ruled.by is DecidedBy.PERSON and self.asks_people and not decided
        return asked and holds(ruled.condition, scene)

    # -- losses -------------------------------------------------------------------------------------------------------

    def spare(self, until: CaseTime) -> None:
        """Nothing perishes and nobody leaves before that hour."""
        self.spared_until = max(self.spared_until, until)

    def spares(self, at: CaseTime) -> bool:
        """Whether losses wait at that hour."""
        return at < self.spared_until


def about_milestone(milestone: str) -> str:
    """The question whether a milestone is reached."""
    return f"milestone:{milestone}"


def about_inject(inject: str) -> str:
    """The question whether an inject is called for."""
    return f"inject:{inject}"


def about_gate(gate: str, person: str) -> str:
    """The question whether a rights gate was kept for a person."""
    return f"gate:{gate}:{person}"
