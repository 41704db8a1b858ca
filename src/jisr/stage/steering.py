"""What control decides in a run, each an entry: a replay gives the same acts, and control's journal says what it did.

Control tells, withdraws, hints, accepts law for this run, spares from loss; it never decides for a delegation.
"""

from collections.abc import Iterable, Mapping

from jisr.clerk import CONTROL, inject, law_stated
from jisr.clerk.commands import Command
from jisr.dossier import Act, Draft
from jisr.protection.plain import ref_of, word
from jisr.stage.entries import Entry, EntryKind
from jisr.stage.loop import Run
from jisr.stage.overlook import base_of
from jisr.stage.players import Plan
from jisr.vocabulary import CaseTime, CountryCode, Json, LanguageTag, RuleId

ACTED = "control-acted"
ALL = "*"
SILENT = frozenset({EntryKind.SITS, EntryKind.RISES, EntryKind.ACTS, EntryKind.SPARES})


class Steering:
    """Control at the run."""

    def __init__(self, run: Run) -> None:
        """`run` is steered from outside; its bots and its world know nothing of who did it."""
        self._run = run

    def take(self, entry: Entry, number: int) -> None:
        """The entry takes effect. Raises `KeyError` for an inject or a seat that is not there."""
        steered, at = self._run.world.steered, entry.at
        match entry.kind:
            case EntryKind.RELEASES:
                self._run.tell(self._run.world.release(entry.subject), at)
            case EntryKind.HOLDS:
                self._run.world.hold_back(entry.subject)
            case EntryKind.SKIPS:
                steered.skip(entry.subject)
            case EntryKind.REWORDS:
                steered.reword(entry.subject, {LanguageTag(tag): words for tag, words in entry.said.items()})
            case EntryKind.WRITES | EntryKind.HINTS:
                self._write(entry, number)
            case EntryKind.RECALLS:
                self._recall(entry, number)
            case EntryKind.STATES_LAW:
                self._state_law(entry, number)
            case EntryKind.ASKS_PEOPLE:
                steered.asks_people = True
            case EntryKind.JUDGES:
                steered.judge(entry.subject, entry.more.get("answer", ""))
                self._run.tell(self._run.world.turned_by_people(), at)
            case EntryKind.SPARES:
                until = CaseTime(int(entry.more["until"]))
                steered.spare(until)
                self._run.wake_at(until)
            case EntryKind.DECLINES if entry.command is not None:
                self._run.sitting(entry.seat).note(entry.command, at, done=False)
        if entry.kind not in SILENT:
            self._note(entry, number)

    def prepared(self, seat: str, at: CaseTime) -> Command | None:
        """What the bot of a seat would do now; nothing is done. Raises `KeyError`."""
        sitting = self._run.sitting(seat)
        return Plan(self._run.looks.view(sitting, at), sitting.chance).first()

    def _note(self, entry: Entry, number: int) -> None:
        """Control's own record of what it did: the debrief tells it apart from what the delegations did."""
        body: dict[str, Json] = {"what": entry.kind.value, "sat": entry.sat.value}
        body |= {name: value for name, value in (("subject", entry.subject), ("seat", entry.seat)) if value}
        body |= {name: value for name, value in entry.more.items() if name not in body}
        body |= {"to": list(entry.to)} if entry.to else {}
        draft = Draft(kind=ACTED, body=body, text=dict(entry.said))
        self._run.clerk.control(CONTROL, (draft,), entry.at, cause=f"acted:{number}", wall=entry.wall)

    def _write(self, entry: Entry, number: int) -> None:
        """A message that no scenario holds reaches the offices of some seats; which criterion a hint costs a step
        stays with control."""
        hint = entry.kind is EntryKind.HINTS
        name = f"{'hint' if hint else 'written'}-{number}"
        more: dict[str, Json] = {key: value for key, value in entry.more.items() if key != "criterion"}
        if hint:
            more["hint"] = "yes"
        for party, offices in self._offices(entry.to or (entry.seat,)).items():
            draft = inject(name=name, to=offices, text=entry.said, more=more)
            self._run.clerk.control(party, (draft,), entry.at, cause=name, wall=entry.wall)
        self._run.tell((), entry.at)

    def _offices(self, names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The offices of seats, by party; `*:party` is all of them."""
        found: dict[str, tuple[str, ...]] = {}
        for name in names:
            everybody, _, party = name.partition(":")
            if everybody == ALL:
                found[party] = (ALL,)
                continue
            chair = self._run.sitting(name).chair
            before = found.get(str(chair.party), ())
            if ALL not in before:
                found[str(chair.party)] = tuple(dict.fromkeys((*before, str(chair.seat.office))))
        return found

    def _recall(self, entry: Entry, number: int) -> None:
        """What was told is withdrawn wherever it came; what was read stays known and is marked."""
        told = [(party, act) for party in self._run.journals for act in self._told(party, entry.subject)]
        if not told:
            raise KeyError(entry.subject)
        for place, (party, act) in enumerate(told):
            draft = Draft(
                kind="recalled", body={"about": ref_of(act)}, text={"reasons": entry.more.get("reasons", "")},
                to=act.to, touches=act.touches,
            )  # fmt: skip
            self._run.clerk.control(party, (draft,), entry.at, cause=f"recall:{number}:{place}", wall=entry.wall)
        self._run.tell((), entry.at)

    def _told(self, party: str, name: str) -> list[Act]:
        """The acts by which an inject, and each of its forms, came to a party."""
        if party == CONTROL:
            return []
        told = [act for act in self._run.journals[party].read() if act.kind == "inject-delivered"]
        return [act for act in told if base_of(word(act.body, "inject")) == name]

    def _state_law(self, entry: Entry, number: int) -> None:
        """Law that a delegation states is accepted for this run, and told to both."""
        state = CountryCode(entry.more["state"])
        draft = law_stated(
            name=RuleId(f"D-{state}-{number}"), state=state, article=entry.more.get("article", ""),
            text={LanguageTag(tag): words for tag, words in entry.said.items()}, about=RuleId(entry.subject),
            said_by=str(state), accepted_by=entry.more.get("accepted_by", ""),
        )  # fmt: skip
        for party in self._run.scenario.states:
            self._run.clerk.control(str(party), (draft,), entry.at, cause=f"law:{number}", wall=entry.wall)
        self._run.tell((), entry.at)
