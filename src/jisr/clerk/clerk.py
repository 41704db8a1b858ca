"""The only writer: performs commands of seats, acts of control, and what arrives from another party.

It folds the office's dossier, decides, appends under one seal, and posts what leaves for another party. A repeated
command returns its first answer. On a clash the command is tried again unless somebody of the own office's knowledge
acted on the same subjects; what the office does not know never shows in an answer.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from jisr import cooperation, inquiry, protection, trial
from jisr.clerk import commands as c
from jisr.clerk import record
from jisr.clerk.decide import decide
from jisr.clerk.desk import Desk, Memo, ref_at
from jisr.clerk.outcomes import Answer, Clash, Decision, Done, Fault, Faults, Refused, Sending
from jisr.clerk.receiving import receive
from jisr.clerk.seating import Seating
from jisr.cooperation.check import Memo as Checks
from jisr.cooperation.dispatch import Crossing, Dispatch, Parcel
from jisr.dossier import (
    Act,
    Appended,
    Breach,
    BreachEffect,
    CommandId,
    Conflict,
    Dossier,
    Draft,
    Entry,
    FoldCache,
    Journal,
    OfficeId,
    PartyId,
    Sat,
    Seat,
    SeatId,
    plain_bytes,
)  # fmt: skip
from jisr.inquiry.weighing import Scales
from jisr.law import Corpus
from jisr.protection.plain import plain, ref_of
from jisr.vocabulary import CaseTime, CountryCode, Json, RuleId, digest, short_id

SLICES = (protection.SLICE, inquiry.SLICE, cooperation.SLICE, trial.SLICE, record.SLICE)
CONTROL = OfficeId("control")
TRIES = 8
CROSSING = frozenset(
    {
        "information-sent", "request-sent", "receipt-given", "clarification-asked", "clarification-given", "consulted",
        "request-accepted", "request-refused", "request-postponed", "result-returned",
        "meeting-proposed", "meeting-answered", "meeting-held",
    }
)  # fmt: skip


def control_seat(party: str) -> Seat:
    """The seat of control in a party's journal: it tells, and never decides for a delegation."""
    return Seat(SeatId("control"), CONTROL, PartyId(party), "facilitator", Sat.FACILITATOR)


def system_seat(party: str, office: str) -> Seat:
    """The seat that receives for an office: nobody sits in it."""
    return Seat(SeatId(f"receiving:{office}"), OfficeId(office), PartyId(party), "registrar", Sat.SYSTEM)


@dataclass(slots=True)
class Office:
    """One office's fold, and what it weighed last."""

    cache: FoldCache
    scales: Scales


class Clerk:
    """The clerk of one case on one node."""

    def __init__(
        self,
        *,
        law: Corpus,
        journals: Mapping[str, Journal],
        offices: Mapping[str, tuple[str, ...]],
        seed: int,
        post: Callable[[Dispatch], None] | None = None,
        seating: Seating | None = None,
        casework: bool = False,
    ) -> None:
        """`journals` and `offices` by party; `post` takes what leaves; whoever runs the case brings it to `receive`."""
        self.law, self.journals, self.seed, self.casework = law, journals, seed, casework
        self.offices = {party: tuple(named) for party, named in offices.items()}
        self.partners = tuple(CountryCode(party) for party in offices)
        self._post = post or (lambda dispatch: None)
        self._seating = seating or Seating()
        self._folds: dict[tuple[str, str], Office] = {}
        self._rules_here: Memo = {}
        self._checks: Checks = {}
        self._answers: dict[tuple[str, str], Done] = {}

    # -- the dossier of an office -------------------------------------------------------------------------------------

    def office(self, party: str, office: str) -> Office:
        """The fold of an office, brought forward to the head of its party's journal."""
        key = (party, office)
        if (held := self._folds.get(key)) is None:
            cache = FoldCache(SLICES, party=PartyId(party), office=OfficeId(office))
            held = self._folds[key] = Office(cache, Scales())
        journal = self.journals[party]
        if held.cache.version < journal.version:
            held.cache.update(journal.read(after=held.cache.version))
        return held

    def dossier(self, party: str, office: str) -> Dossier:
        """What an office knows now."""
        return self.office(party, office).cache.dossier()

    def desk(self, seat: Seat, now: CaseTime, *, command: str = "") -> Desk:
        """The desk at which a command of the seat is decided."""
        held = self.office(seat.party, seat.office)
        dossier = held.cache.dossier()
        return Desk(
            seat=seat,
            hour=now,
            command=command,
            law=self.law,
            inquiry=dossier.of(inquiry.SLICE),
            care=dossier.of(protection.SLICE),
            cooperation=dossier.of(cooperation.SLICE),
            trial=dossier.of(trial.SLICE),
            record=dossier.of(record.SLICE),
            seed=self.seed,
            offices=self.offices.get(seat.party, ()),
            partners=self.partners,
            casework=self.casework,
            memo=self._rules_here,
            checks=self._checks,
            scales=held.scales,
        )

    # -- the three ways in --------------------------------------------------------------------------------------------

    def perform(
        self,
        seat: Seat,
        command: c.Command,
        now: CaseTime,
        *,
        id: str = "",
        seen: int | None = None,
        done_at: CaseTime | None = None,
        wall: int = 0,
    ) -> Answer:
        """Do what the seat asks, or refuse it. `id` makes a repeat harmless; `seen` is how many acts the person's page
        knew; `done_at` before `now` makes a late entry."""
        name = id or named_after(seat, command, done_at or now)
        if (first := self._first_answer(seat, name, search=bool(id))) is not None:
            return replace(first, repeated=True)
        for _ in range(TRIES):
            desk = self._desk_for(seat, done_at or now, name, command)
            if seen is not None and (newer := self._newer(desk, command, seen)):
                return Clash(newer)
            decision = self._seated(desk, decide(desk, command))
            if isinstance(decision, Refused):
                return decision
            drafts, parcels = _parts(decision)
            done = self._append(desk, drafts, now=now, wall=wall)
            if done is not None:
                if not done.repeated:
                    self._send(desk, parcels, done.acts)
                self._answers[(seat.party, desk.command)] = done
                return done
        raise RuntimeError("the journal moves faster than the clerk can decide")

    def refusal(self, seat: Seat, command: c.Command, now: CaseTime) -> Refused | None:
        """Why the command would be refused if it were asked now; nothing is done."""
        decision = decide(self._desk_for(seat, now, named_after(seat, command, now), command), command)
        return decision if isinstance(decision, Refused) else None

    def control(
        self,
        party: str,
        drafts: Iterable[Draft],
        now: CaseTime,
        *,
        cause: str,
        wall: int = 0,
        done_at: CaseTime | None = None,
    ) -> Done:
        """Acts of control in a party's journal (or in control's own), keyed by their cause: a repeat does nothing."""
        command, journal = f"control:{cause}", self.journals[party]
        named = tuple(_named(draft, ref_at(self.seed, party, command, place)) for place, draft in enumerate(drafts))
        entry = self._entry(control_seat(party), command, named, done_at=done_at or now, now=now, wall=wall)
        for _ in range(TRIES):
            if (done := _done(journal.append(entry, expected=journal.version))) is not None:
                return done
        raise RuntimeError("the journal moves faster than control can tell")

    def receive(self, dispatch: Dispatch, now: CaseTime, *, wall: int = 0) -> Done:
        """What another party sent arrives; receiving it again does nothing. A receipt goes back."""
        party = str(dispatch.to_state)
        known = self.offices.get(party, ())
        office = dispatch.to_office if dispatch.to_office in known else next(iter(known), "")
        seat = system_seat(party, office)
        for _ in range(TRIES):
            desk = self.desk(seat, now, command=f"dispatch:{dispatch.id}")
            drafts = receive(desk, dispatch)
            if not drafts:
                return Done((), repeated=True)
            done = self._append(desk, drafts, now=now, wall=wall)
            if done is not None:
                if not done.repeated and dispatch.kind is not Crossing.RECEIPT:
                    self._send(desk, (_receipt(dispatch),), done.acts)
                return done
        raise RuntimeError("the journal moves faster than the clerk can receive")

    # -- how ----------------------------------------------------------------------------------------------------------

    def _desk_for(self, seat: Seat, now: CaseTime, name: str, command: c.Command) -> Desk:
        desk = self.desk(seat, now, command=name)
        if isinstance(command, c.Correct | c.Recall):
            learned = self.office(seat.party, seat.office).cache.learned
            return replace(desk, learned={ref_of(one.act): one.act for one in learned})
        return desk

    def _first_answer(self, seat: Seat, name: str, *, search: bool) -> Done | None:
        if (done := self._answers.get((seat.party, name))) is not None or not search:
            return done
        learned = self.office(seat.party, seat.office).cache.learned
        acts = tuple(one.act for one in learned if one.act.command == name and one.act.seat.office == seat.office)
        return Done(acts, tuple(b for act in acts for b in act.breaches)) if acts else None

    def _newer(self, desk: Desk, command: c.Command, seen: int) -> tuple[str, ...]:
        """Acts that the office learned since the page was drawn and that touch what the command touches."""
        touched = _subjects_of(command)
        newer = list(desk.record.acts.values())[seen:]
        return tuple(one.ref for one in newer if touched & set(one.about))

    def _seated(self, desk: Desk, decision: Decision) -> Decision:
        conflict = self._seating.conflict(desk.seat)
        if not conflict or isinstance(decision, Refused):
            return decision
        if self.casework:
            faults = Faults()
            faults.add(Fault.POWER, "Whoever sits here also sits in a seat that excludes it.")
            return faults.refuse()
        drafts, parcels = _parts(decision)
        marked = Breach(RuleId(""), "incompatible-seats", BreachEffect.NOTE)
        return Sending((replace(drafts[0], breaches=(*drafts[0].breaches, marked)), *drafts[1:]), parcels)

    def _append(self, desk: Desk, drafts: tuple[Draft, ...], *, now: CaseTime, wall: int) -> Done | None:
        """The acts in the journal; None when another was faster and the decision must be made again."""
        held = self.office(desk.seat.party, desk.seat.office)
        entry = self._entry(desk.seat, desk.command, drafts, done_at=desk.hour, now=now, wall=wall)
        return _done(self.journals[desk.seat.party].append(entry, expected=held.cache.version))

    def _entry(
        self, seat: Seat, command: str, drafts: tuple[Draft, ...], *, done_at: CaseTime, now: CaseTime, wall: int
    ) -> Entry:
        return Entry(
            command=CommandId(command),
            seat=seat,
            done_at=done_at,
            entered_at=now,
            wall=wall,
            law=self.law.digest,
            drafts=drafts,
        )

    def _send(self, desk: Desk, parcels: Iterable[Parcel], acts: tuple[Act, ...]) -> None:
        for place, parcel in enumerate(parcels):
            sent = desk.record.about.get(parcel.about, ())
            mine = sum(1 for ref in sent if desk.record.acts[ref].kind in CROSSING)
            self._post(
                Dispatch(
                    id=short_id(self.seed, "X", desk.seat.party, desk.command, str(place)),
                    number=mine + place + 1,
                    from_state=desk.party,
                    to_state=parcel.to_state,
                    kind=parcel.kind,
                    about=parcel.about,
                    at=desk.hour,
                    act=ref_of(acts[0]),
                    content=parcel.content,
                    to_office=parcel.to_office,
                    channel=parcel.channel,
                    head=self.journals[desk.seat.party].head.hash,
                )
            )


def named_after(seat: Seat, command: c.Command, at: CaseTime) -> str:
    """The name of a command that brings none: what it asks, by whom and when. The same wish of the same minute is the
    same command, and the name tells nothing of what else was done."""
    return digest(plain_bytes([seat.id, seat.office, int(at), type(command).__name__, plain(command)]))[:24]


def _parts(decision: tuple[Draft, ...] | Sending) -> tuple[tuple[Draft, ...], tuple[Parcel, ...]]:
    return (decision.drafts, decision.parcels) if isinstance(decision, Sending) else (decision, ())


def _named(draft: Draft, ref: str) -> Draft:
    return draft if "ref" in draft.body else replace(draft, body={**draft.body, "ref": ref})


def _done(answer: Appended | Conflict) -> Done | None:
    """What was done; None when another was faster."""
    if isinstance(answer, Conflict):
        return None
    return Done(answer.acts, tuple(one for act in answer.acts for one in act.breaches), answer.repeated)


def _receipt(dispatch: Dispatch) -> Parcel:
    about = "message" if dispatch.kind is Crossing.INFORMATION else "request"
    content: dict[str, Json] = {"evidence": "delivered", "about": about}
    office = "investigation" if about == "message" else "central-authority"
    return Parcel(dispatch.from_state, Crossing.RECEIPT, dispatch.about, content, to_office=office)


def _subjects_of(command: c.Command) -> set[str]:
    names = ("subject", "exhibit", "charge", "request", "accused", "motion", "hearing", "meeting")
    return {str(getattr(command, name)) for name in names if getattr(command, name, None)}
