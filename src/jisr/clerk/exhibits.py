"""Exhibits: entered from a measure, handed over under seal, translated."""

from jisr.clerk import commands as c
from jisr.clerk.desk import Desk
from jisr.clerk.measures import taken_by
from jisr.clerk.outcomes import Decision, Fault, Faults
from jisr.clerk.persons import check_offices
from jisr.dossier import Draft
from jisr.inquiry import CustodyEvent, Exhibit, ExhibitId, MeasureTaken
from jisr.protection.plain import plain
from jisr.vocabulary import Json, LanguageTag


def exhibit_draft(
    desk: Desk, exhibit: Exhibit, *, number: int = 0, to: tuple[str, ...] = (), dispatch: str = ""
) -> Draft:
    """The act by which an exhibit enters; title and content are free words, statements stand in the body."""
    whole = plain(exhibit)
    data = whole if isinstance(whole, dict) else {}
    text: dict[str, Json] = {key: data.pop(key) for key in ("title", "text") if key in data}
    if dispatch:
        data["dispatch"] = dispatch
    touches = (exhibit.id, *((exhibit.subject,) if exhibit.subject else ()))
    return desk.draft(
        "exhibit-entered",
        data,
        number=number,
        text=text,
        to=to,
        behind=_named(exhibit),
        touches=touches,
    )


def _named(exhibit: Exhibit) -> tuple[str, ...]:
    found: list[str] = [one for statement in exhibit.statements for one in (statement.by, statement.on) if one]
    found += exhibit.leads
    found += exhibit.derived
    return (*found, *((exhibit.subject,) if exhibit.subject else ()))


def from_measure(desk: Desk, measure: MeasureTaken, exhibit: Exhibit, *, seal: str = "") -> Exhibit:
    """The exhibit as the measure yields it: first custody, breaches, limits and sources of the measure."""
    data = desk.law.measures.get(measure.measure)
    limits = (*exhibit.use_limits, *(data.use_limits if data else ()))
    custody = exhibit.custody or (CustodyEvent("seized", desk.hour, measure.office, seal=seal),)
    language = exhibit.language or LanguageTag(data.record_language if data else "")
    if language in ("", "national"):
        language = desk.country.languages[0] if desk.country else language
    return Exhibit(
        id=exhibit.id,
        title=exhibit.title,
        kind=exhibit.kind,
        origin_state=desk.party,
        measure=measure.measure,
        act=measure.act,
        subject=exhibit.subject or measure.subject,
        source=exhibit.source,
        language=language,
        translations=exhibit.translations,
        statements=exhibit.statements,
        leads=exhibit.leads,
        custody=custody,
        breaches=tuple(dict.fromkeys((*exhibit.breaches, *measure.breaches))),
        use_limits=tuple(dict.fromkeys(limits)),
        derived=exhibit.derived or measure.examined,
        hidden_identity=exhibit.hidden_identity,
        reserve=exhibit.reserve,
        text=exhibit.text,
        at=desk.hour,
    )


def enter_exhibit(desk: Desk, command: c.EnterExhibit, faults: Faults) -> Decision:
    """An item that one's own measure yielded."""
    measure = taken_by(desk, command.measure_act)
    if measure is None or measure.office != desk.office:
        faults.add(Fault.IMPOSSIBLE, "Your office took no such measure.", field_name="measure_act")
    if not command.title.strip():
        faults.add(Fault.MALFORMED, "Give the exhibit a title.", field_name="title")
    for one in command.statements:
        if one.fact not in desk.law.facts:
            faults.add(Fault.MALFORMED, "There is no kind of fact {fact}.", {"fact": one.fact}, field_name="statements")
        if any(name and desk.subject(name) is None for name in (one.by, one.on)):
            faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name="statements")
    if faults or measure is None:
        return faults.refuse()
    spoken = command.language or LanguageTag("en")
    bare = Exhibit(
        id=ExhibitId(desk.new("E", desk.command)),
        title={spoken: command.title},
        kind=command.kind,
        origin_state=desk.party,
        language=command.language,
        statements=command.statements,
        leads=command.leads,
        text={spoken: command.text} if command.text else {},
    )
    return (exhibit_draft(desk, from_measure(desk, measure, bare, seal=command.seal)),)


def hand_over(desk: Desk, command: c.HandOver, faults: Faults) -> Decision:
    """The exhibit changes hands; or a gap in its custody is explained and signed."""
    exhibit = desk.exhibit(command.exhibit)
    if exhibit is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibit")
    if not command.explains:
        check_offices(desk, (command.to,), faults)
    if faults:
        return faults.refuse()
    holder = desk.office if command.explains else command.to
    body: dict[str, Json] = {"exhibit": command.exhibit, "to": holder, "seal": command.seal}
    if not command.signed:
        body["unsigned"] = True
    if command.explains:
        body["explains"] = "yes"
    to = (command.to, *_knowing(desk, command.exhibit))
    text: dict[str, Json] = {"text": command.explains}
    return (desk.draft("handed-over", body, text=text, to=to, behind=(command.exhibit,), touches=(command.exhibit,)),)


def translate(desk: Desk, command: c.Translate, faults: Faults) -> Decision:
    """A translation is filed with the name of the interpreter."""
    exhibit = desk.exhibit(command.exhibit)
    if exhibit is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibit")
    elif command.language == exhibit.language:
        faults.add(Fault.MALFORMED, "The exhibit is in this language already.", field_name="language")
    if not command.interpreter.strip():
        faults.add(Fault.MALFORMED, "Name the interpreter.", field_name="interpreter")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {"exhibit": command.exhibit, "language": command.language}
    identities: dict[str, Json] = {"interpreter": command.interpreter}
    to = _knowing(desk, command.exhibit)
    return (desk.draft("translated", body, identities=identities, to=to, touches=(command.exhibit,)),)


def _knowing(desk: Desk, exhibit: str) -> tuple[str, ...]:
    """Offices that, as far as this office knows, hold the exhibit: who acted on it, was told of it or was handed it."""
    acts = [desk.record.acts[ref] for ref in desk.record.about.get(exhibit, ())]
    offices = [office for act in acts for office in (act.office, *act.to)]
    known = desk.exhibit(exhibit)
    offices += [event.holder for event in known.custody] if known else []
    return tuple(one for one in dict.fromkeys(offices) if one in desk.offices)
