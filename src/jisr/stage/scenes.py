"""Scenes of a room: a hearing that people talked, and the work of an interpreter, which takes time of the case.

Both are put in as entries. Who may be played, what a person may say and how the person feels is known to the world and
shown to whoever speaks for the person; the delegation learns of it by the record alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jisr.clerk.commands import TakeMeasure, Translate
from jisr.dossier import Seat
from jisr.exercise.agenda import Agenda
from jisr.exercise.clock import next_open
from jisr.exercise.conditions import VARIABLES
from jisr.exercise.deeds import Deed
from jisr.exercise.dialogue import Step, Talk, Way, talk
from jisr.exercise.hearing import Again, Heard, Line, Manner, is_child, lines, records_of
from jisr.exercise.story import Figure
from jisr.inquiry.state import Exhibit, ExhibitId
from jisr.stage.entries import Entry
from jisr.stage.loop import Run
from jisr.stage.reach import out_of_reach
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag, Text

WORDS_AN_HOUR = 250
LEAST = 30


def more_of(heard: Heard) -> dict[str, str]:
    """What an entry keeps of a hearing."""
    how = {"manner": heard.manner.value, "again": heard.again.value, "paused": "yes" if heard.paused else "no"}
    return {"said": " ".join(heard.said), **how}


def heard_of(entry: Entry) -> Heard:
    """The hearing that an entry keeps. Raises `ValueError` for what was never written by `more_of`."""
    more = entry.more
    said, manner = tuple(more.get("said", "").split()), more.get("manner", Manner.CALM.value)
    again, paused = Again(more.get("again", Again.NEVER.value)), more.get("paused") == "yes"
    return Heard(said=said, manner=Manner(manner), again=again, paused=paused)


class Cast:
    """The persons of the story as those who speak for them need to know them."""

    def __init__(self, run: Run) -> None:
        """`run` is read, never changed."""
        self._run = run

    @property
    def played(self) -> tuple[str, ...]:
        """The persons for whom people speak. A child is none of them."""
        scenario = self._run.scenario
        return tuple(one for one in scenario.played if not self.is_child(one))

    def figure(self, person: str) -> Figure:
        """The person of the story. Raises `KeyError` when there is none."""
        return self._run.scenario.figures[person]

    def person(self, party: CountryCode, subject: str) -> str:
        """The person behind a subject of a party's file; empty when it is none."""
        name = self._run.registry.truth_of(party, subject)
        return name if name and self.figure(name).kind == "person" else ""

    def is_child(self, person: str) -> bool:
        """Whether the person is under 18."""
        return is_child(self.figure(person), self._run.scenario.start)

    def within_reach(self, party: CountryCode, command: TakeMeasure, at: CaseTime) -> bool:
        """Whether the person can be heard there and then."""
        name, measure = self.person(party, command.subject), self._run.corpus.measures.get(command.measure)
        if not name or measure is None:
            return False
        return not out_of_reach(self._run.world, measure, self.figure(name), party=party, at=at)

    def lines(self, person: str) -> tuple[Line, ...]:
        """What the person may say, and whether now."""
        return lines(self._run.scenario, person, self._run.world)

    def guarded(self, person: str) -> Text:
        """What the person says as long as nothing opens them."""
        behaviour = self._run.scenario.behaviours.get(person)
        return behaviour.guarded if behaviour is not None else {}

    def talk(self, seat: Seat, command: TakeMeasure, steps: Sequence[Step], at: CaseTime) -> Talk:
        """A hearing without anybody who speaks for the person; a step that shows an exhibit names that of the seat."""
        party = CountryCode(str(seat.party))
        person = self.person(party, command.subject)
        deed = Deed(
            act="", ref="", position=0, kind="measure-taken", party=party, office=str(seat.office), role=seat.role,
            at=at, measure=command.measure, subjects=frozenset({person}),
        )  # fmt: skip
        return talk(self._run.world, deed, person, [self._of_the_story(one, party) for one in steps])

    def _of_the_story(self, step: Step, party: CountryCode) -> Step:
        if step.way is not Way.SHOW:
            return step
        return replace(step, about=self._run.registry.source_of(party, step.about))

    def levels(self, person: str) -> Mapping[str, int]:
        """How the person stands, from 0 to 10."""
        return {name: self._run.world.level(person, name) for name in VARIABLES}

    def has_record(self, person: str, measure: str) -> bool:
        """Whether the story has a record of the words of the person."""
        return bool(records_of(self._run.scenario, (person,), measure))


@dataclass(frozen=True, slots=True, kw_only=True)
class Translating:
    """A translation in work: who makes it, of what, into which language, and when it is done."""

    seat: str
    exhibit: ExhibitId
    language: LanguageTag
    due: CaseTime
    entry: Entry


class TranslationDesk:
    """The translations in work: each interpreter makes one after the other, inside working hours."""

    def __init__(self, run: Run) -> None:
        """Nothing is in work."""
        self._run = run
        self._agenda: Agenda[Translating] = Agenda()
        self.work: tuple[Translating, ...] = ()

    def begin(self, entry: Entry, exhibit: Exhibit | None) -> None:
        """Puts a translation to work; an exhibit that the seat does not see, or that is in work, is left alone."""
        command = entry.command
        if not isinstance(command, Translate) or exhibit is None or self._known(command):
            return
        busy = max((one.due for one in self.work if one.seat == entry.seat), default=entry.at)
        table = self._run.table
        begins = next_open(table, busy) or busy
        due = CaseTime(begins + minutes_of(exhibit))
        due = next_open(table, due) or due
        one = Translating(
            seat=entry.seat, exhibit=exhibit.id, language=command.language, due=due, entry=replace(entry, at=due)
        )
        self.work = (*self.work, one)
        self._agenda.plan(at=due, key=(entry.seat, str(exhibit.id), str(command.language)), event=one)

    def next_at(self) -> CaseTime | None:
        """When the next one is done."""
        return self._agenda.next_at()

    def done(self, at: CaseTime) -> tuple[Translating, ...]:
        """Those that are done at the hour; they are in work no more."""
        found = tuple(due.event for due in self._agenda.take(until=at))
        self.work = tuple(one for one in self.work if one not in found)
        return found

    def _known(self, command: Translate) -> bool:
        return any((one.exhibit, one.language) == (command.exhibit, command.language) for one in self.work)


def minutes_of(exhibit: Exhibit) -> int:
    """How long a translation takes: by the length of the original, half an hour at least."""
    words = exhibit.text.get(exhibit.language) or next(iter(exhibit.text.values()), "")
    return max(LEAST, -(-len(words.split()) * 60 // WORDS_AN_HOUR))
