"""Subjects: entered, identified with one another, changed in standing; counsel assigned. Acts disclosed to offices."""

from collections.abc import Iterable

from jisr.clerk import commands as c
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults
from jisr.dossier import ActId, Draft, SubjectId
from jisr.inquiry import Descriptor, Status, Subject, SubjectKind
from jisr.law.measures import RoleKind
from jisr.vocabulary import Json

VICTIM_STANDINGS = (Status.PRESUMED_VICTIM, Status.VICTIM)


def subject_name(desk: Desk, kind: str, label: str) -> str:
    """The local name of a subject: the same kind and label give the same name in one party's file."""
    return desk.new("S", kind, label)


def subject_draft(desk: Desk, subject: Subject, *, number: int = 0, to: Iterable[str] = ()) -> Draft:
    """The act by which a subject enters; names and other identifiers stand in the identity part alone."""
    keys: dict[str, Json] = dict(sorted(subject.keys.items()))
    body: dict[str, Json] = {
        "id": subject.id,
        "kind": subject.kind.value,
        "state": subject.state,
        "status": subject.status.value,
        "languages": [str(one) for one in subject.languages],
    }
    if subject.nature:
        body["nature"] = subject.nature
    if subject.source:
        body["source"] = subject.source
    if subject.keys.get("age"):
        body["keys"] = {"age": subject.keys["age"]}
    known: dict[str, Json] = {
        "label": subject.label,
        "keys": keys,
        "born": subject.born,
        "nationality": subject.nationality,
        "names": dict(sorted(subject.names.items())),
    }
    identities = {key: value for key, value in known.items() if value}
    return desk.draft("subject-entered", body, number=number, identities=identities, to=to, touches=(subject.id,))


def enter_subject(desk: Desk, command: c.EnterSubject, faults: Faults) -> Decision:
    """A subject enters the file; entering it again adds what is new."""
    if not command.label.strip():
        faults.add(Fault.MALFORMED, "Give the subject a name or a description.", field_name="label")
    if command.status is not Status.UNKNOWN and command.kind is not SubjectKind.PERSON:
        faults.add(Fault.MALFORMED, "Only a person has a standing.", field_name="status")
    if faults:
        return faults.refuse()
    label = command.label.strip()
    subject = Subject(
        id=desk_subject(desk, command.kind, label),
        kind=command.kind,
        label=label,
        state=command.state,
        status=command.status,
        nature=command.nature,
        keys=command.keys,
        born=command.born,
        nationality=command.nationality,
        languages=command.languages,
        source=command.source,
    )
    return (subject_draft(desk, subject),)


def desk_subject(desk: Desk, kind: SubjectKind, label: str) -> SubjectId:
    """The typed local name of a subject."""
    return SubjectId(subject_name(desk, kind.value, label))


def descriptor(subject: Subject, *, coded: bool, code: str = "") -> Descriptor:
    """How the subject is named to another party: by its label and keys, or by a code when it is protected."""
    if coded and subject.kind is SubjectKind.PERSON and subject.status in (*VICTIM_STANDINGS, Status.WITNESS):
        return Descriptor(subject.kind, code or f"V-{subject.id[-4:]}", {"coded": "yes"})
    return Descriptor(subject.kind, subject.label, dict(subject.keys))


def identify_subject(desk: Desk, command: c.IdentifySubject, faults: Faults) -> Decision:
    """Two subjects are the same, with reasons."""
    first, second = desk.subject(command.subject), desk.subject(command.same_as)
    if first is None or second is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name="subject")
    elif first.kind is not second.kind:
        faults.add(Fault.MALFORMED, "Two subjects of different kinds cannot be the same.", field_name="same_as")
    elif desk.inquiry.one(first.id) == desk.inquiry.one(second.id):
        faults.add(Fault.IMPOSSIBLE, "They are identified already.", field_name="same_as")
    if not command.reasons.strip():
        faults.add(Fault.MALFORMED, "Give reasons.", field_name="reasons")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {"subject": desk.inquiry.one(command.subject), "same_as": desk.inquiry.one(command.same_as)}
    touches = (command.subject, command.same_as)
    return (desk.draft("subject-identified", body, text={"reasons": command.reasons}, touches=touches),)


def change_status(desk: Desk, command: c.ChangeStatus, faults: Faults) -> Decision:
    """The standing of a person changes, with reasons; care learns of a victim, counsel of its client."""
    subject = desk.subject(command.subject)
    if subject is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name="subject")
    elif subject.kind is not SubjectKind.PERSON:
        faults.add(Fault.MALFORMED, "Only a person has a standing.", field_name="subject")
    if desk.role == RoleKind.VICTIM_CARE and command.status not in VICTIM_STANDINGS:
        faults.add(Fault.POWER, "Care may recognise a victim; other standings are for the magistrates.")
    if not command.reasons.strip():
        faults.add(Fault.MALFORMED, "Give reasons.", field_name="reasons")
    if faults or subject is None:
        return faults.refuse()
    to = [desk.inquiry.counsel.get(subject.id, "")]
    if command.status in VICTIM_STANDINGS:
        to += [one for one in ("victim-care", "investigation") if one in desk.offices]
    body: dict[str, Json] = {"subject": subject.id, "status": command.status.value}
    draft = desk.draft("status-changed", body, text={"reasons": command.reasons}, to=to,
                       behind=(subject.id,), touches=(subject.id,))  # fmt: skip
    return (draft,)


def assign_counsel(desk: Desk, command: c.AssignCounsel, faults: Faults) -> Decision:
    """A defence office stands for a person and learns of the person."""
    subject = desk.subject(command.accused)
    if subject is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name="accused")
    if command.office not in desk.offices or not command.office.startswith("defence"):
        faults.add(Fault.MALFORMED, "There is no such defence office.", field_name="office")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {"accused": command.accused, "office": command.office}
    to = (
        command.office,
        *(one for one in ("registry", "bench", "instruction", "investigation") if one in desk.offices),
    )
    return (desk.draft("counsel-assigned", body, to=to, behind=(command.accused,), touches=(command.accused,)),)


def disclose(desk: Desk, command: c.Disclose, faults: Faults) -> Decision:
    """Acts become known to other offices of the State, with the acts that make what they name."""
    shown: list[ActId] = []
    touched: list[str] = []
    for name in command.acts:
        if (known := desk.record.find(name)) is None:
            faults.add(Fault.IMPOSSIBLE, "Your office does not know this act.", field_name="acts")
            continue
        touched += known.about
        shown += [*desk.behind(known.about), desk.record.ids[known.ref]]
    if not command.acts:
        faults.add(Fault.MALFORMED, "Name at least one act.", field_name="acts")
    check_offices(desk, command.to, faults)
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {"purpose": command.purpose, "to": [*command.to], "acts": [*command.acts]}
    return (desk.draft("disclosed", body, to=command.to, shows=shown, touches=touched),)


def check_offices(desk: Desk, offices: tuple[str, ...], faults: Faults) -> None:
    """The offices must be of this State, and others than one's own."""
    if not offices:
        faults.add(Fault.MALFORMED, "Name the office.", field_name="to")
    for office in offices:
        if office not in desk.offices or office == desk.office:
            faults.add(Fault.MALFORMED, "There is no such office.", {"office": office}, field_name="to")
