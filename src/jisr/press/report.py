"""The report of a run: ready content for one page, on the screen or as a file of its own.

Facts, not marks: what the court held, where each element was lost, who knew what and when, the rights kept and broken,
the life of each request. The debrief has decided everything; here it only gets its names.
"""

from dataclasses import dataclass

from jisr.press.beside import HintsShown, MeetingShown
from jisr.press.said import Said
from jisr.press.sides import SideShown
from jisr.vocabulary import MINUTES_A_DAY, CaseTime, Text

FIRST = 4
STAGES = ("existed", "found", "lawful", "shared", "tendered", "admitted", "relied_on")


@dataclass(frozen=True, slots=True)
class CaseTitle:
    """What the masthead says of the case."""

    title: Text
    parties: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ElementShown:
    """What the court held on one element, and on which exhibits."""

    name: Text
    finding: str
    exhibits: tuple[Text, ...]

    @property
    def first(self) -> tuple[Text, ...]:
        """The first of them, for a line."""
        return self.exhibits[:FIRST]

    @property
    def more(self) -> int:
        """How many there are beside the first."""
        return max(0, len(self.exhibits) - FIRST)


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """The judgment on one charge."""

    side: SideShown
    accused: str
    charge: Text
    verdict: str
    elements: tuple[ElementShown, ...]
    expected: str = ""

    @property
    def proven(self) -> int:
        """How many elements the court held proven."""
        return sum(1 for element in self.elements if element.finding == "proven")


@dataclass(frozen=True, slots=True)
class LostShown:
    """One element on its way from the truth of the story to the judgment; `broke` is the first stage that failed."""

    charge: Text
    side: SideShown
    element: Text
    stages: tuple[tuple[str, bool], ...]
    broke: str
    cause: str


@dataclass(frozen=True, slots=True)
class KnewShown:
    """When each delegation learned a fact: `lanes` holds, for each side, one state a column (before, from, on)."""

    fact: Text
    lanes: tuple[tuple[SideShown, tuple[str, ...], CaseTime | None], ...]
    hours: int | None

    @property
    def known(self) -> bool:
        """Whether any side learned it."""
        return any(learned is not None for _, _, learned in self.lanes)

    @property
    def cells(self) -> tuple[tuple[tuple[SideShown, str], ...], ...]:
        """The lanes column by column, as a table writes them."""
        return tuple(
            tuple((side, states[number]) for side, states, _ in self.lanes)
            for number in range(len(self.lanes[0][1]) if self.lanes else 0)
        )


@dataclass(frozen=True, slots=True)
class RightShown:
    """A gate of rights: for whom it was kept, for whom broken."""

    gate: Text
    kept: tuple[str, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestShown:
    """The life of a request."""

    id: str
    giver: SideShown
    receiver: SideShown
    what: Said
    state: str
    history: tuple[tuple[str, CaseTime], ...]

    @property
    def days(self) -> int:
        """Days from the first step to the last."""
        hours = [at for _, at in self.history]
        return (max(hours) - min(hours)) // MINUTES_A_DAY if hours else 0


@dataclass(frozen=True, slots=True)
class LostCharge:
    """The elements of one charge that were lost."""

    charge: Text
    side: SideShown
    rows: tuple[LostShown, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole content of the page."""

    sides: tuple[SideShown, ...]
    facts: tuple[tuple[str, Said], ...]
    skills: tuple[tuple[SideShown, str], ...]
    verdicts: tuple[VerdictShown, ...]
    dropped: tuple[VerdictShown, ...]
    lost: tuple[LostCharge, ...]
    columns: tuple[CaseTime, ...]
    knew: tuple[KnewShown, ...]
    rights: tuple[RightShown, ...]
    requests: tuple[RequestShown, ...]
    unjudged: tuple[Text, ...]
    attempts: tuple[tuple[Text, int], ...]
    stages: tuple[str, ...]
    meetings: tuple[MeetingShown, ...] = ()
    hints: tuple[HintsShown, ...] = ()
