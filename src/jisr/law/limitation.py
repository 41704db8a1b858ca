"""Limitation of public action: whether it is still open on the day of the act of procedure, and why.

The period runs from the facts; it is longer once an aggravation raises the grade; it runs anew after each act that
interrupts it, and from the majority of a child where a law says so. What is contested, undated or not verified leaves
the end open and never brings it nearer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from jisr.law.conditions import VERDICTS
from jisr.law.facts import Stance, Statement
from jisr.law.offences import Limitation, Offence, Restart
from jisr.law.question import MAJORITY, MET, UNKNOWN, UNMET, Question
from jisr.law.standing import Ground, Grounds
from jisr.vocabulary import Finding, Reason


@dataclass(frozen=True, slots=True)
class Course:
    """Until when public action is open: surely, and possibly; the sentences that say why."""

    sure: date
    possible: date
    reasons: tuple[Reason, ...]

    def open_on(self, day: date) -> int:
        """Whether public action is open on a day."""
        return MET if day <= self.sure else UNKNOWN if day <= self.possible else UNMET


def lapsed(offence: Offence, question: Question, grounds: Grounds) -> int:
    """Whether public action has ended, held by the rule on limitation; never where no period is known."""
    limitation = offence.limitation
    if limitation is None or question.facts.procedure_on <= limit_of(question.facts.facts_on, limitation.years):
        return UNMET
    ended = MET - course_of(offence, limitation, question, grounds).open_on(question.facts.procedure_on)
    return ended if ended == UNMET or grounds.of(limitation.rule).ceiling is None else UNKNOWN


def explain_limitation(offence: Offence, limitation: Limitation, question: Question, grounds: Grounds) -> Finding:
    """Whether public action is still open, with the day on which it ends and what moves that day."""
    ground = grounds.of(limitation.rule)
    course = course_of(offence, limitation, question, grounds)
    reasons = course.reasons if ground.reason is None else (*course.reasons, ground.reason)
    value = ground.hold(course.open_on(question.facts.procedure_on))
    return Finding("limitation", VERDICTS[value], ground.citation, reasons, (), _moving(limitation, question, grounds))


def course_of(offence: Offence, limitation: Limitation, question: Question, grounds: Grounds) -> Course:
    """The course of the period: its length, its interruptions, its second start."""
    starts = _starts(limitation, question, grounds)
    acts = _acts(limitation, question, grounds)
    years = _years(offence, limitation, question, grounds)
    sure = max(_end((day for day, value in acts if value == MET), start, years[0]) for start in starts[0])
    possible = max(_end((day for day, _ in acts), start, years[1]) for start in (*starts[0], *starts[1]))
    reasons = [Reason("public action ends on {date} unless an act interrupts it", {"date": sure.isoformat()})]
    moved = [day for day, value in acts if value == MET and day <= question.facts.procedure_on]
    if moved:
        reasons.append(
            Reason("a new period runs from {date}, the last act that interrupts", {"date": max(moved).isoformat()})
        )
    if possible != sure:
        reasons.append(Reason("it may run on: what would move its end is contested, undated or not verified"))
    return Course(sure, max(sure, possible), tuple(reasons))


def _moving(limitation: Limitation, question: Question, grounds: Grounds) -> tuple[Finding, ...]:
    """What is said to move the end, each with its rule: acts that interrupt, a start at majority."""
    found = []
    if limitation.interrupted is not None and (acts := _acts(limitation, question, grounds)):
        kind, ground = limitation.interrupted.fact, grounds.of(limitation.interrupted.rule)
        reasons = () if ground.reason is None else (ground.reason,)
        value = max(value for _, value in acts)
        found.append(Finding("interruption", VERDICTS[value], ground.citation, reasons, question.ids(kind)))
    if limitation.restart is not None and (value := _restarted(limitation.restart, question, grounds)) != UNMET:
        citation = grounds.of(limitation.restart.rule).citation
        found.append(Finding("start at majority", VERDICTS[value], citation))
    return tuple(found)


def _restarted(restart: Restart, question: Question, grounds: Grounds) -> int:
    """Whether a second period runs from the majority of the victim."""
    if question.younger_than(MAJORITY) == UNMET or (value := restart.when.test(question)) == UNMET:
        return UNMET
    return grounds.of(restart.rule).hold(value)


def limit_of(day: date, years: int) -> date:
    """The last day of a number of years counted from a day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _years(offence: Offence, limitation: Limitation, question: Question, grounds: Grounds) -> tuple[int, int]:
    """The period of the offence as it surely, and as it possibly, is aggravated."""
    sure = possible = limitation.years
    for one in offence.aggravations:
        if one.limitation is None:
            continue
        value = one.when.test(question)
        value = UNMET if value == UNMET else min(grounds.of(one.rule).hold(value), _carries(grounds, one.limitation))
        sure = max(sure, one.limitation.years) if value == MET else sure
        possible = max(possible, one.limitation.years) if value != UNMET else possible
    return sure, possible


def _carries(grounds: Grounds, limitation: Limitation) -> int:
    ground: Ground = grounds.of(limitation.rule)
    return ground.hold(MET)


def _acts(limitation: Limitation, question: Question, grounds: Grounds) -> tuple[tuple[date, int], ...]:
    """The acts that interrupt, in the order of their days; one without a day is put at the last day there is."""
    if limitation.interrupted is None:
        return ()
    told: Iterable[Statement] = question.stated.get(limitation.interrupted.fact, ())
    ceiling = grounds.of(limitation.interrupted.rule).hold(MET)
    found = []
    for one in told:
        if one.stance is Stance.DENIED or ceiling == UNMET:
            continue
        day = _day_of(one.at)
        value = UNKNOWN if day is None or one.stance is not Stance.ESTABLISHED else ceiling
        found.append((date.max if day is None else day, value))
    return tuple(sorted(found))


def _starts(
    limitation: Limitation, question: Question, grounds: Grounds
) -> tuple[tuple[date, ...], tuple[date, ...]]:  # fmt: skip
    """The days from which a period runs: surely, and possibly."""
    first = (question.facts.facts_on,)
    value = UNMET if limitation.restart is None else _restarted(limitation.restart, question, grounds)
    if value == UNMET:
        return first, ()
    person = question.facts.persons.get(question.victim)
    born = None if person is None else person.born
    if born is None:
        return first, (date.max,)
    majority = limit_of(born, MAJORITY)
    return ((*first, majority), ()) if value == MET else (first, (majority,))


def _end(acts: Iterator[date], start: date, years: int) -> date:
    """The last day of a period that begins anew with each act done within it."""
    if start == date.max:
        return date.max
    end = limit_of(start, years)
    for day in acts:
        if day == date.max:
            return date.max
        if start <= day <= end:
            end = limit_of(day, years)
    return end


def _day_of(at: str) -> date | None:
    try:
        return date.fromisoformat(at[:10])
    except ValueError:
        return None
