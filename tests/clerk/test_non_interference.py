"""Two runs that differ only in acts not made known to an office are one and the same run for that office.

Many generated runs: seats of both States choose among commands by what their own office sees. Then the run is played
again without the steps of which the observed office learned nothing; its views, refusals and acts must not change.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from typing import TypeVar

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from two_states import (
    AA,
    AICHA,
    BB,
    BB_DESK,
    BB_POLICE,
    BENCH,
    BRAHIM,
    CARER,
    CARLA,
    COUNSEL,
    DALILA,
    DESK,
    JUDGE,
    LAB,
    START,
    Case,
    says,
)  # fmt: skip

from jisr.clerk import Answer, Done, Refused, View
from jisr.clerk import commands as c
from jisr.cooperation import Letter, MessageKind
from jisr.dossier import Act, Seat, SubjectId
from jisr.inquiry import Status, SubjectKind
from jisr.protection.plain import plain, ref_of
from jisr.trial import Decision
from jisr.vocabulary import CaseTime, CountryCode, Json, LanguageTag, RuleId

SEATS = (AICHA, BRAHIM, JUDGE, DALILA, BENCH, COUNSEL, CARER, LAB, DESK, CARLA, BB_POLICE, BB_DESK)
OBSERVED = (AICHA, JUDGE, DALILA, BENCH, COUNSEL, CARER, LAB, DESK, CARLA, BB_DESK)
LABELS = ("Rahila", "Ladi", "Nana", "Driss")
LETTER = Letter(form="assistance", measure="registers", subjects=(), facts="f", language=LanguageTag("ar"))
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Step:
    """One thing asked, by whom and when; `yields` lets the world answer a measure."""

    seat: Seat
    command: c.Command
    at: CaseTime
    yields: bool


def some(things: Iterable[Thing], number: int) -> Thing | None:
    known = list(things)
    return known[number % len(known)] if known else None


def wishes(view: View, number: int) -> list[c.Command]:
    """Commands that name what the seat's office knows, and some that cannot succeed."""
    inquiry, other = view.inquiry, BB if view.party == AA else AA
    people = [name for name, one in inquiry.subjects.items() if one.kind is SubjectKind.PERSON]
    places = [name for name, one in inquiry.subjects.items() if one.kind is SubjectKind.PLACE]
    who, second, where = some(people, number), some(people, number // 3), some(places, number)
    exhibit, charge, act = some(inquiry.exhibits, number), some(inquiry.charges, number), some(view.acts, number)
    request = some(view.cooperation.requests, number)
    tendered = some(view.trial.tendered, number)
    office = some(view.offices, number) or ""
    found: list[c.Command] = [
        c.EnterSubject(kind=SubjectKind.PERSON, label=LABELS[number % 4], state=CountryCode(("", AA, BB)[number % 3])),
        c.EnterSubject(kind=SubjectKind.PLACE, label=f"house {number % 3}"),
        c.Consult(to_state=other, topic="who tries whom"),
        c.OpenHearing(court="court", charges=tuple(view.trial.referred)),
        c.Plead(kind="defence", text="the doubt"),
    ]
    if who and second:
        found += [
            c.TakeMeasure(measure=("victim-hearing", "custody", "identification", "shelter")[number % 4], subject=who),
            c.TakeMeasure(measure="protection", subject=who, fields={"pseudonym": f"V{number % 5}"}),
            c.ChangeStatus(subject=who, status=(Status.WITNESS, Status.PRESUMED_VICTIM)[number % 2], reasons="r"),
            c.BringCharges(accused=who, offence=f"{view.party}-TIP", victims=(second,)),
            c.AssignCounsel(accused=who, office=f"defence:{number % 2 + 1}"),
            c.SendInformation(to_state=other, kind=MessageKind.POLICE, subjects=(who,), text="who is this?"),
            c.SignRequest(to_state=other, letter=LETTER, subjects=(who,)),
            c.IdentifySubject(subject=who, same_as=second, reasons="seen"),
            c.FileClaim(victim=who, accused=second, amount="5"),
        ]
    if where:
        ground = ("", "continuing-offence")[number % 2]
        found += [
            c.TakeMeasure(measure="house-search", subject=where, ground=ground),
            c.OrderMeasure(measure="house-search", subject=where, to_office=office),
        ]
    if exhibit:
        found += [
            c.HandOver(exhibit=exhibit, to=office),
            c.Translate(exhibit=exhibit, language=LanguageTag("ar"), interpreter="I. N."),
            c.Tender(exhibit=exhibit, elements=(f"{view.party}-TIP#act",)),
            c.SendInformation(to_state=other, kind=MessageKind.POLICE, exhibits=(exhibit,), text="photo"),
        ]
    if tendered:
        found.append(c.RuleExhibit(exhibit=tendered, decision=Decision.ADMITTED, reasons="lawful"))
    if charge:
        found += [c.ReferFile(charges=(charge,)), c.DropCharge(charge=charge, reasons="no proof")]
    if act:
        found += [
            c.Disclose(acts=(act,), to=(office,), purpose="file"),
            c.Correct(act=act, changes={"reasons": "other"}, reasons="slip"),
        ]
    if request:
        executing = ("investigation", "instruction")[number % 2]
        found += [
            c.SendRequest(request=request, channel=("diplomatic", "police")[number % 2]),
            c.AcknowledgeRequest(request=request),
            c.AskClarification(request=request, points=("purpose",)),
            c.GiveClarification(request=request, answers={"purpose": "age"}),
            c.AcceptRequest(request=request, assign_to=executing),
            c.RefuseRequest(request=request, grounds=(RuleId("T/9"),), reasons="r"),
            c.ExecuteRequest(request=request, exhibits=tuple(inquiry.exhibits)[:1], report="done"),
            c.ReturnResult(request=request, exhibits=tuple(inquiry.exhibits)[:1]),
        ]
    return found


def place_of(view: View) -> SubjectId:
    return next(name for name, one in view.inquiry.subjects.items() if one.kind is SubjectKind.PLACE)


def people_of(view: View) -> list[SubjectId]:
    return [name for name, one in view.inquiry.subjects.items() if one.kind is SubjectKind.PERSON]


PRELUDE: tuple[tuple[Seat, Callable[[View], c.Command]], ...] = (
    (BRAHIM, lambda view: c.EnterSubject(kind=SubjectKind.PLACE, label="house 0")),
    (BRAHIM, lambda view: c.EnterSubject(kind=SubjectKind.PERSON, label="Ladi")),
    (BRAHIM, lambda view: c.EnterSubject(kind=SubjectKind.PERSON, label="Rahila")),
    (BRAHIM, lambda view: c.TakeMeasure(measure="house-search", subject=place_of(view), ground="continuing-offence")),
    (AICHA, lambda view: c.AssignCounsel(accused=people_of(view)[0], office="defence:1")),
    (AICHA, lambda view: c.BringCharges(accused=people_of(view)[0], offence="AA-TIP", victims=(people_of(view)[-1],))),
    (AICHA, lambda view: c.ReferFile(charges=tuple(view.inquiry.charges))),
    (AICHA, lambda view: c.SignRequest(to_state=BB, letter=LETTER, subjects=(people_of(view)[0],))),
    (DESK, lambda view: c.SendRequest(request=next(iter(view.cooperation.requests)), channel="diplomatic")),
    (BB_DESK, lambda view: c.AcceptRequest(request=next(iter(view.cooperation.requests)), assign_to="investigation")),
)


class Run:
    """A run, with what became of each step."""

    def __init__(self) -> None:
        self.case = Case()
        self.answers: list[Answer] = []
        self.acts: list[list[Act]] = []

    def take(self, step: Step) -> Answer:
        """The step, the world's answer, and everything posted delivered a minute later."""
        case, made = self.case, list[Act]()
        case.now = step.at
        answer = case.clerk.perform(step.seat, step.command, step.at)
        if isinstance(answer, Done) and not answer.repeated:
            made += answer.acts
            if step.yields and answer.acts[0].kind == "measure-taken":
                self._yield(step, answer.acts[0])
        while case.posted:
            made += case.clerk.receive(case.posted.pop(0), CaseTime(step.at + 1)).acts
        made += [act for act in self._latest() if act not in made]
        self.answers.append(answer)
        self.acts.append(made)
        return answer

    def _yield(self, step: Step, act: Act) -> None:
        view = self.case.room.view(step.seat, now=step.at)
        people = [name for name, one in view.inquiry.subjects.items() if one.kind is SubjectKind.PERSON][:2]
        said = [says("act.recruit", by=people[0], on=people[-1])] if people else []
        self.case.found(step.seat, ref_of(act), *said, name="what was there")

    def _latest(self) -> list[Act]:
        seen = {act.id for acts in self.acts for act in acts}
        return [act for journal in self.case.clerk.journals.values() for act in journal.read() if act.id not in seen]


def known_to(run: Run, seat: Seat) -> set[str]:
    """Acts that the office of the seat learned, directly or because they were shown."""
    return {one.act.id for one in run.case.clerk.office(seat.party, seat.office).cache.learned}


def said(answer: Answer) -> Json:
    """An answer as the person sees it."""
    if isinstance(answer, Done):
        parts = [dict(act.parts) for act in answer.acts]
        return ["done", *(plain(one) for one in parts), plain(answer.breaches)]
    return ["refused", plain(answer.findings)] if isinstance(answer, Refused) else ["clash", plain(answer.newer)]


def made_known(acts: list[Act], told: set[str]) -> Json:
    """What a step made known to the observed office: where it is other acts, the runs differ in what is made known."""
    return [[plain(dict(act.body)), [*act.to], plain(act.breaches)] for act in acts if act.id in told]


NUMBERS = st.lists(st.integers(min_value=0, max_value=10_000), min_size=8, max_size=45)


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(numbers=NUMBERS, observed=st.sampled_from(OBSERVED))
def test_what_an_office_was_not_told_changes_nothing_it_sees(numbers: list[int], observed: Seat) -> None:
    whole, steps = Run(), list[Step]()
    for place, (seat, wish) in enumerate(PRELUDE):
        at = CaseTime(START + 30 * place)
        steps.append(Step(seat, wish(whole.case.room.view(seat, now=at)), at, yields=True))
        whole.take(steps[-1])
    for place, number in enumerate(numbers, start=len(PRELUDE)):
        seat = SEATS[number % len(SEATS)]
        at = CaseTime(START + 30 * place)
        choices = wishes(whole.case.room.view(seat, now=at), number // 12)
        step = Step(seat, choices[(number // 5) % len(choices)], at, yields=number % 2 == 0)
        steps.append(step)
        whole.take(step)
    told = known_to(whole, observed)
    own = [step.seat.office == observed.office and step.seat.party == observed.party for step in steps]
    kept = [mine or any(act.id in told for act in acts) for mine, acts in zip(own, whole.acts, strict=True)]
    part = Run()
    for step, keep in zip(steps, kept, strict=True):
        if keep:
            part.take(step)
    answers = [answer for answer, keep in zip(whole.answers, kept, strict=True) if keep]
    mine = [one for one, keep in zip(own, kept, strict=True) if keep]
    once = [made_known(acts, told) for acts, keep in zip(whole.acts, kept, strict=True) if keep]
    again = [made_known(acts, known_to(part, observed)) for acts in part.acts]
    assume(all(a == b for a, b, my in zip(once, again, mine, strict=True) if not my))
    now = CaseTime(START + 30 * len(steps))
    before, after = (run.case.room.view(observed, now=now) for run in (whole, part))
    assert before.canonical() == after.canonical()
    for first, second, my in zip(answers, part.answers, mine, strict=True):
        assert not my or said(first) == said(second)


def test_the_generated_runs_do_something() -> None:
    run = Run()
    done = 0
    for place, number in enumerate(islice(cycle(range(0, 10_000, 37)), 300)):
        seat = SEATS[number % len(SEATS)]
        at = CaseTime(START + 30 * place)
        choices = wishes(run.case.room.view(seat, now=at), number // 12)
        done += isinstance(run.take(Step(seat, choices[(number // 5) % len(choices)], at, yields=True)), Done)
    kinds = {act.kind for acts in run.acts for act in acts}
    assert done > 60
    assert len(kinds) > 12
