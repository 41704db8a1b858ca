"""What an office calls the things of its file: subjects, exhibits, requests, charges, measures; from its view alone."""

from collections.abc import Iterable, Mapping

from jisr.clerk import View
from jisr.clerk.receiving import MEETING_ACTS
from jisr.clerk.record import KnownAct
from jisr.cooperation.meetings import Meeting
from jisr.cooperation.state import Request, RequestId
from jisr.dossier import SubjectId
from jisr.inquiry import ExhibitId, Subject
from jisr.inquiry.state import ChargeId
from jisr.law.corpus import Corpus
from jisr.law.offences import OffenceId
from jisr.press.said import Name, Said, Told
from jisr.press.speech import SOURCE
from jisr.press.values import sentence_of
from jisr.press.wording import KINDS
from jisr.web.languages import spoken

SHORT: Mapping[str, str] = {
    "clock-moved": "The clock of the case moves",
    "inject-delivered": "Message from control",
    "subject-identified": "Identified: {subject}",
    "status-changed": "Standing changed: {subject}",
    "counsel-assigned": "Counsel for {subject}",
    "handed-over": "Handed over: {exhibit}",
    "translated": "Translation filed: {exhibit}",
    "charge-brought": "Charge against {subject}",
    "charge-dropped": "Charge dropped",
    "information-sent": "Information sent to another State",
    "information-received": "Information received from another State",
    "receipt-given": "Receipt of the other State",
    "motion-filed": "Motion filed",
    "exhibit-ruled": "Ruling on an exhibit: {exhibit}",
    "claim-filed": "Civil claim filed",
    "pleaded": "Submissions made",
    "person-reacted": "A person reacted: {subject}",
    "law-stated": "Law stated for this exercise",
    "milestone-set": "Milestone reached",
    "source-yielded": "The world answered",
    "person-left": "Departure: {subject}",
}


def subject_name(one: Subject) -> Said:
    """A person by name, a thing by its label, in the reader's language where the story has it.

    A proper name that a language does not write otherwise is said there as it is, and is no foreign word.
    """
    label = one.label or " · ".join(one.keys.values())
    if one.names:
        return {tag: one.names.get(tag, label) for tag in (SOURCE, *spoken())}
    return Name(label) if label else sentence_of("subject_kind", one.kind.value)


def request_name(one: Request, corpus: Corpus) -> Said:
    """A request by what it asks for."""
    measure = corpus.measures.get(one.letter.measure)
    form = corpus.forms.get(one.letter.form or one.kind)
    return measure.name if measure is not None else form.name if form is not None else Name(str(one.id))


def name_of(view: View, corpus: Corpus, id: str) -> Said:
    """What the office calls the thing with that id; nothing when it does not know it."""
    if (subject := view.inquiry.subjects.get(SubjectId(id))) is not None:
        return subject_name(subject)
    if (exhibit := view.inquiry.exhibits.get(ExhibitId(id))) is not None:
        return exhibit.title or sentence_of("exhibit_kind", exhibit.kind)
    if (request := view.cooperation.requests.get(RequestId(id))) is not None:
        return request_name(request, corpus)
    if (charge := view.inquiry.charges.get(ChargeId(id))) is not None:
        offence = corpus.offences.get(OffenceId(charge.offence))
        return offence.name if offence is not None else ""
    return ""


def meeting_of(view: View, act: KnownAct) -> Meeting | None:
    """The meeting of which the act is a step."""
    if act.kind not in MEETING_ACTS:
        return None
    held = view.cooperation.meetings.values()
    return next((one for one in held if any(ref == act.ref for _, _, ref in one.history)), None)


def sentence(view: View, corpus: Corpus, act: KnownAct) -> Told:
    """A known act in one sentence."""
    said = SHORT.get(act.kind) or KINDS.get(act.kind, act.kind)
    if (meeting := meeting_of(view, act)) is not None and meeting.agenda:
        return Told("{what}: {whom}", {"what": said, "whom": Name(meeting.agenda)})
    things = _things(view, act.about)
    measure = corpus.measures.get(act.measure)
    values: dict[str, Said] = {"measure": measure.name if measure is not None else ""}
    for key in ("subject", "same_as", "accused"):
        values[key] = _first(view, corpus, things["subject"])
    values["exhibit"], values["request"] = (_first(view, corpus, things[key]) for key in ("exhibit", "request"))
    wanted = {piece.partition("}")[0] for piece in said.split("{")[1:]}
    if any(not values.get(name) for name in wanted):
        bare = said.partition(":")[0].strip()
        return Told(bare if "{" not in bare else "Act of the file", {})
    return Told(said, {name: values[name] for name in wanted})


def _things(view: View, about: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"subject": [], "exhibit": [], "request": []}
    for id in about:
        if id in view.inquiry.subjects:
            found["subject"].append(id)
        elif id in view.inquiry.exhibits:
            found["exhibit"].append(id)
        elif id in view.cooperation.requests:
            found["request"].append(id)
    return found


def _first(view: View, corpus: Corpus, ids: list[str]) -> Said:
    return name_of(view, corpus, ids[0]) if ids else ""
