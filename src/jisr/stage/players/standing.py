"""The standing of persons: presumed victim, migrant, witness, suspect; wrong suspicion is lifted with reasons.

A person is not a telephone number: suspicion needs an exhibit that asserts an act of that person. A migrant's own
passage is no act of smuggling; a victim's act under threat is examined before it is charged.
"""

from collections.abc import Iterator, Mapping

from jisr.clerk.commands import ChangeStatus, Command, IdentifySubject
from jisr.dossier import SubjectId
from jisr.inquiry.state import Status, Subject
from jisr.stage.players.craft import is_hearing
from jisr.stage.players.desk import SUSPECTS, VICTIMS, Desk
from jisr.stage.tally import Said

CODE = "V-"


def said_of(desk: Desk) -> Mapping[SubjectId, Said]:
    """What the exhibits say of every person."""
    return desk.view.tally.said


def classify(desk: Desk) -> Iterator[Command]:
    """Give each person at home the standing that the file supports, with reasons."""
    said = said_of(desk)
    for person in desk.persons(frozenset(Status), home=False):
        entry = said.get(person.id)
        wanted = _standing(desk, person, entry) if entry is not None else _of_the_silent(desk, person)
        if wanted is not None and wanted is not person.status:
            yield ChangeStatus(subject=person.id, status=wanted, reasons=_reasons(wanted, said=entry is not None))


def _standing(desk: Desk, person: Subject, said: Said) -> Status | None:
    if person.status in (Status.ACCUSED, Status.CLEARED):
        return None
    if person.status is Status.SUSPECT:
        heard = bool(desk.taken_on(person.id))
        cleared = said.did <= said.against and said.passed > 0 and heard
        return Status.WITNESS if cleared and not _keeps_suspecting(desk, person) else None
    if said.did >= 1 and said.did > said.against and person.status not in VICTIMS:
        return Status.SUSPECT if said.suffered < 2 * said.did or said.did >= 2 else None
    if said.suffered >= 1 and person.status not in SUSPECTS | VICTIMS:
        return Status.PRESUMED_VICTIM
    if said.passed >= 1 and person.status is Status.UNKNOWN:
        return Status.MIGRANT
    return None


def _of_the_silent(desk: Desk, person: Subject) -> Status | None:
    """Who was heard and of whom nothing is said is a witness, and protected as one."""
    heard = any(is_hearing(desk.view.corpus.measures[slug]) for slug in desk.taken_on(person.id))
    return Status.WITNESS if heard and person.status is Status.UNKNOWN else None


def _keeps_suspecting(desk: Desk, person: Subject) -> bool:
    return desk.chance.slips("suspicion", person.id, weight=0.9)


def _reasons(standing: Status, *, said: bool) -> str:
    if not said:
        return "Heard as a witness; nothing in the file speaks of an act of this person."
    words = {
        Status.MIGRANT: "The file shows the person's own passage and nothing else.",
        Status.WITNESS: "No act of another's passage is shown; the own passage is no offence of smuggling.",
        Status.PRESUMED_VICTIM: "The file shows means used on this person, or a purpose of exploitation.",
        Status.SUSPECT: "An exhibit asserts an act of this person that is an element of an offence.",
    }
    return words.get(standing, "The file supports it.")


def recognise(desk: Desk) -> Iterator[Command]:
    """A code that the own State gave, coming back, is the person to whom it was given."""
    given = {care.pseudonym: name for name, care in desk.view.care.people.items() if care.pseudonym}
    coded = [s for s in desk.subjects if s.label in given or s.label.startswith(CODE)]
    own = {f"{CODE}{s.id[-4:]}": s for s in desk.subjects} if coded else {}
    own |= {care.pseudonym: s for s in desk.subjects if coded and (care := desk.view.care.care(s.id)).pseudonym}
    for subject in coded:
        known = own.get(subject.label)
        if known is not None and known.id != subject.id and known.kind is subject.kind:
            yield IdentifySubject(subject=subject.id, same_as=known.id, reasons="The code is the one this State gave.")
