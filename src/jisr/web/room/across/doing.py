"""One way for every act of these pages: ask the clerk through the room, and say what came of it.

Refused: every fault beside its question. A clash or a room at rest: told, with everything that was typed kept. A grave
act waits its minute first, and can be withdrawn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest

from jisr.clerk import Answer, Clash, Done, Refused, View
from jisr.clerk import commands as c
from jisr.law.corpus import Corpus
from jisr.press.citing import cite
from jisr.press.law.reasons import Reasons
from jisr.press.said import Said, Told
from jisr.store.pending import Step
from jisr.vocabulary import CaseTime, Finding, date_of
from jisr.web.law.held import held_book
from jisr.web.room import sealing
from jisr.web.room.acts.grave import is_grave
from jisr.web.room.frame import CLOCKS
from jisr.web.room.live import AtRest
from jisr.web.room.naming import sentence
from jisr.web.room.sessions import Present

LOOSE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it: `done` holds the names of the acts, `waits` the grave step; else why nothing was done."""

    done: tuple[str, ...] | None = None
    waits: int | None = None
    about: tuple[str, ...] = ()
    faults: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    newer: tuple[tuple[CaseTime, Said], ...] = ()
    clash: bool = False
    rests: str = ""

    @property
    def status(self) -> int:
        """The status of the answer when nothing was done."""
        return 422 if self.faults else 409


def do(request: HttpRequest, here: Present, command: c.Command, *, fields: Mapping[str, str], view: View) -> Outcome:
    """The command at the hour of the room; `fields` maps what the clerk calls a field to the question of the form."""
    corpus, seat = held_book().corpus, here.who.seat
    key, seen = request.POST.get("key", "")[:64], request.POST.get("seen", "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1
    try:
        key = f"{seat}:{key}" if key else ""
        if is_grave(command, corpus):
            answer: Answer | Step = sealing.ask(here.room, seat, command, key=key, seen=number)
        else:
            answer = here.room.act(seat, command, key=key, seen=number)
    except AtRest as rest:
        return Outcome(rests=CLOCKS[rest.state][0])
    match answer:
        case Step():
            return Outcome(waits=answer.id)
        case Done():
            return Outcome(
                done=tuple(act.kind for act in answer.acts),
                about=tuple(str(one) for act in answer.acts for one in act.touches),
            )
        case Refused():
            return Outcome(faults=faults_of(answer.findings, corpus, on=date_of(view.hour), fields=fields))
        case Clash():
            now = here.room.view(seat)
            acts = (now.acts.get(ref) for ref in answer.newer)
            newer = tuple((act.at, sentence(now, corpus, act)) for act in acts if act is not None)
            return Outcome(clash=True, newer=newer)


def faults_of(
    findings: Iterable[Finding], corpus: Corpus, *, on: date, fields: Mapping[str, str]
) -> dict[str, tuple[Said, ...]]:
    """The reasons of a refusal by question, each with its rule; what belongs to none comes under ""."""
    found: dict[str, tuple[Said, ...]] = {}
    for finding in findings:
        name = finding.name.partition(":")[2]
        place = fields.get(name, name)
        for reason in finding.reasons:
            said = Reasons(corpus).said(reason)
            cited = cite(finding.citation.rule, corpus=corpus, on=on) if finding.citation is not None else None
            if cited is not None:
                said = Told("{sentence} ({place})", {"sentence": said, "place": cited.place})
            found[place] = (*found.get(place, ()), said)
    return found
