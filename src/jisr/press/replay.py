"""The replay of a run: every act of every party in the order in which the node took them, said in words.

Control's view: both parties side by side. Everything is named and sorted once; a page then looks at one moment, so that
it costs the same at the tenth act and at the five-thousandth.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jisr.dossier import Act
from jisr.exercise.scenario import Scenario
from jisr.law import Corpus
from jisr.press.gathered import REQUEST_ACTS, Held, NamedRow, exhibits_of, held_at, persons_of, requests_of
from jisr.press.moments import Moment, moment_of_act
from jisr.press.names import Names, gather
from jisr.press.said import Name, Said
from jisr.vocabulary import MINUTES_A_DAY, CaseTime, Text

LATEST = 8
SHOWN = 8
CROSSING = REQUEST_ACTS | {"information-sent", "information-received"}
AT_COURT = frozenset({
    "file-referred", "hearing-opened", "motion-filed", "motion-ruled", "exhibit-tendered", "exhibit-ruled",
    "claim-filed", "pleaded", "judgment-given",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One party of the replay, with what it gathers over time."""

    party: str
    letter: str
    name: Text
    moments: tuple[int, ...]
    exhibits: tuple[NamedRow, ...]
    requests: tuple[NamedRow, ...]
    persons: tuple[NamedRow, ...]

    def latest(self, number: int, *, count: int = LATEST) -> tuple[int, ...]:
        """Numbers of the party's last acts up to the moment, newest first."""
        place = bisect_right(self.moments, number)
        return tuple(reversed(self.moments[max(0, place - count) : place]))

    def held(self, rows: Sequence[NamedRow], number: int) -> Held:
        """Those of its rows that are there at the moment."""
        return held_at(rows, number, shown=SHOWN)


@dataclass(frozen=True, slots=True)
class Way:
    """Acts of one kind in their order, and the way from one to the next."""

    numbers: tuple[int, ...]

    def before(self, number: int) -> int | None:
        """The last before the moment."""
        place = bisect_left(self.numbers, number)
        return self.numbers[place - 1] if place else None

    def after(self, number: int) -> int | None:
        """The first after the moment."""
        place = bisect_right(self.numbers, number)
        return self.numbers[place] if place < len(self.numbers) else None

    def from_here(self, number: int) -> int | None:
        """The moment itself or the first after it, else the last; nothing when there is none at all."""
        place = min(bisect_left(self.numbers, number), len(self.numbers) - 1)
        return self.numbers[place] if self.numbers else None

    def place(self, number: int) -> int:
        """How many there are up to the moment."""
        return bisect_right(self.numbers, number)


@dataclass(frozen=True, slots=True)
class Replay:
    """All moments of a run, the sides they belong to, the ways through them and the days of the case."""

    moments: tuple[Moment, ...]
    sides: tuple[Side, ...]
    ways: Mapping[str, Way] = field(default_factory=dict)
    days: tuple[tuple[CaseTime, int, int], ...] = ()
    times: tuple[CaseTime, ...] = field(default=(), repr=False)

    def moment(self, number: int) -> Moment:
        """The moment with the number, 1 to the number of moments. Raises `IndexError` outside."""
        if not 1 <= number <= len(self.moments):
            raise IndexError(number)
        return self.moments[number - 1]

    def number_at(self, at: CaseTime) -> int:
        """The number of the last act entered at or before the time; the first one when there is none."""
        return max(1, bisect_right(self.times, at))


def replay_of(
    acts: Sequence[Act],
    *,
    corpus: Corpus,
    parties: Mapping[str, Text],
    roles: Mapping[str, Text],
    story: Mapping[str, Said] | None = None,
) -> Replay:
    """The replay of acts of all parties; `parties` in the order of the scenario, `roles` and `story` names by id."""
    ordered = sorted(acts, key=lambda act: act.position)
    names = gather(ordered, corpus=corpus, parties=parties, story=story)
    moments = tuple(moment_of_act(number, act, names=names, roles=roles) for number, act in enumerate(ordered, start=1))
    sides = tuple(
        _side(party, letter, name, [act for act in ordered if act.party == party], names)
        for (party, name), letter in zip(parties.items(), "abcdef", strict=False)
    )
    times = tuple(act.entered_at for act in ordered)
    return Replay(moments, sides, _ways(moments), _days(times), times)


def story_of(scenario: Scenario) -> Mapping[str, Said]:
    """What the story calls its persons and places, sources, milestones, planned events and standard moves."""
    names: dict[str, Said] = {move.id: move.name for move in scenario.moves}
    names |= {name: Name(figure.label) for name, figure in scenario.figures.items()}
    names |= {name: source.title for name, source in {**scenario.all_sources, **scenario.sources}.items()}
    names |= {court: plan.court for plan in scenario.hearings for court in plan.court.values()}
    names |= {milestone.id: milestone.title for milestone in scenario.milestones}
    return names | {inject.id: inject.sender for inject in (*scenario.all_injects, *scenario.injects)}


def _ways(moments: Sequence[Moment]) -> Mapping[str, Way]:
    return {
        "": Way(tuple(one.number for one in moments)),
        "breaches": Way(tuple(one.number for one in moments if one.breaches)),
        "requests": Way(tuple(one.number for one in moments if one.kind in CROSSING)),
        "hearing": Way(tuple(one.number for one in moments if one.kind in AT_COURT)),
    }


def _days(times: Sequence[CaseTime]) -> tuple[tuple[CaseTime, int, int], ...]:
    """Each day with an act: its beginning, the number of its first act, and how many there are."""
    found: dict[int, list[int]] = {}
    for number, at in enumerate(times, start=1):
        found.setdefault(at // MINUTES_A_DAY, []).append(number)
    return tuple((CaseTime(day * MINUTES_A_DAY), numbers[0], len(numbers)) for day, numbers in found.items())


def _side(party: str, letter: str, name: Text, acts: Sequence[Act], names: Names) -> Side:
    return Side(
        party=party,
        letter=letter,
        name=name,
        moments=tuple(names.numbers[str(act.id)] for act in acts),
        exhibits=exhibits_of(acts, names),
        requests=requests_of(acts, names),
        persons=persons_of(acts, names),
    )
