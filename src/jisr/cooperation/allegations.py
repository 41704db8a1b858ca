"""The facts of a request as law asks for them: what the file of the requesting office shows, under codes of the letter.

A request holds a summary of the facts (UNTOC/18/15/d) and reasonable grounds to suspect that they are transnational and
the work of a group (UNTOC/18/1). Only kinds of fact that these questions read leave the file, and no name.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from jisr.cooperation.state import Alleged, Letter
from jisr.inquiry import Exhibit, InquiryView
from jisr.inquiry.weighing import weigh
from jisr.law import Corpus, Facts, OffenceId, Person, PersonRole, Stance, Statement


def alleged(exhibits: Iterable[Exhibit], *, inquiry: InquiryView, law: Corpus, letter: Letter) -> tuple[Alleged, ...]:
    """What the exhibits say of the facts that the law of a request reads."""
    wanted = kinds_of(law, family_of(law, letter))
    codes: dict[str, str] = {}
    found: dict[Alleged, None] = {}
    for one in weigh(exhibits, one=inquiry.one).statements:
        if one.fact in wanted:
            by, on = (codes.setdefault(name, f"p{len(codes) + 1}") if name else "" for name in (one.by, one.on))
            found[Alleged(one.fact, by, on, one.value, one.stance)] = None
    return tuple(found)


def family_of(law: Corpus, letter: Letter) -> str:
    """The family of the offences that the letter names first, or the one that it states."""
    named = [OffenceId(one) for one in letter.offences if OffenceId(one) in law.offences]
    return law.offences[named[0]].family if named else letter.fields.get("family", "")


@lru_cache(maxsize=64)
def kinds_of(law: Corpus, family: str) -> frozenset[str]:
    """The kinds of fact that the gates of treaties and the elements of offences of the family read."""
    found: set[str] = set()
    for instrument in law.instruments.values():
        found.update(*(gate.when.reads() for gate in instrument.gates if gate.when is not None))
    for offence in law.offences.values():
        if offence.family == family:
            found.update(*(element.when.reads() for element in offence.elements))
            found.update(*(one.unless.when.reads() for one in offence.elements if one.unless is not None))
    return frozenset(kind for kind in found if kind in law.facts)


def facts_of(law: Corpus, letter: Letter, *, on: date) -> Facts | None:
    """The facts of the letter as a question of law, what nobody speaks of being not known; None when it states none."""
    if not letter.alleged:
        return None
    said = [
        Statement(f"a{place}", one.fact, by=one.by, on=one.on, value=one.value, stance=one.stance)
        for place, one in enumerate(letter.alleged, start=1)
    ]
    spoken = {one.fact for one in said}
    silent = sorted(kinds_of(law, family_of(law, letter)) - spoken)
    said += [Statement(f"silent:{kind}", kind, stance=Stance.UNKNOWN) for kind in silent]
    persons: dict[str, Person] = {one.by: Person(one.by, PersonRole.ACCUSED) for one in letter.alleged if one.by}
    for one in letter.alleged:
        if one.on:
            persons.setdefault(one.on, Person(one.on, PersonRole.VICTIM))
    day = date.fromisoformat(letter.facts_on[:10]) if letter.facts_on else on
    return Facts(day, on, persons, tuple(said))
