"""The facts of a request as law asks for them: the conduct that the file of the requesting office shows.

A request holds a summary of the facts (UNTOC/18/15/d) and reasonable grounds to suspect that they are transnational and
the work of a group (UNTOC/18/1). Only kinds of fact that these questions read leave the file, and no name.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from jisr.cooperation.state import Alleged, Letter
from jisr.inquiry import InquiryView
from jisr.inquiry.weighing import Scales
from jisr.law import Corpus, Facts, OffenceId, Person, PersonRole, Stance, Statement

SUREST = (Stance.ESTABLISHED, Stance.CONTESTED, Stance.UNKNOWN, Stance.DENIED)
ANYBODY: Mapping[str, Person] = {
    "accused": Person("accused", PersonRole.ACCUSED),
    "victim": Person("victim", PersonRole.VICTIM),
}


def alleged(inquiry: InquiryView, *, scales: Scales, law: Corpus, letter: Letter) -> tuple[Alleged, ...]:
    """What the exhibits say of the facts that the law of a request reads: the conduct, whoever did it to whomever."""
    held = scales.weigh(inquiry, kinds=kinds_of(law, family_of(law, letter)))
    standings: dict[tuple[str, str], set[Stance]] = {}
    for one in held.statements:
        standings.setdefault((one.fact, one.value), set()).add(one.stance)
    return tuple(
        Alleged(fact, value, next(stance for stance in SUREST if stance in said))
        for (fact, value), said in sorted(standings.items())
    )


def family_of(law: Corpus, letter: Letter) -> str:
    """The family of the offences that the letter names first, or the one that it states."""
    named = [OffenceId(one) for one in letter.offences if OffenceId(one) in law.offences]
    return law.offences[named[0]].family if named else letter.fields.get("family", "")


@lru_cache(maxsize=64)
def kinds_of(law: Corpus, family: str) -> frozenset[str]:
    """The kinds of fact that the gates of treaties and the elements of offences of the family read; of no family, the
    gates alone."""
    found: set[str] = set()
    for instrument in law.instruments.values():
        found.update(*(gate.when.reads() for gate in instrument.gates if gate.when is not None))
    for offence in law.offences.values():
        if offence.family == family:
            found.update(*(element.when.reads() for element in offence.elements))
            found.update(*(one.unless.when.reads() for one in offence.elements if one.unless is not None))
    return frozenset(kind for kind in found if kind in law.facts)


def facts_of(law: Corpus, letter: Letter, *, on: date, gates_only: bool = False) -> Facts | None:
    """The facts of the letter as a question of law, what nobody speaks of being not known; None when it states none.
    `gates_only` asks whether a treaty can be used, not whether the conduct is an offence on both sides."""
    if not letter.alleged:
        return None
    wanted = kinds_of(law, "" if gates_only else family_of(law, letter))
    stated = [one for one in letter.alleged if one.fact in wanted]
    said = [
        Statement(f"a{place}", one.fact, value=one.value, stance=one.stance)
        for place, one in enumerate(stated, start=1)
    ]
    silent = sorted(wanted - {one.fact for one in said})
    said += [Statement(f"silent:{kind}", kind, stance=Stance.UNKNOWN) for kind in silent]
    return Facts(_day(letter.facts_on) or on, on, ANYBODY, tuple(said))


def _day(stated: str) -> date | None:
    """The day as people wrote it; None when it cannot be read."""
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        return None
