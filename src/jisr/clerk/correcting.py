"""Putting right: a correction of one's own act as long as nobody cites it, and the recall of what control told."""

from collections.abc import Mapping
from dataclasses import replace

from jisr.clerk import commands as c
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults
from jisr.dossier import Act, correction
from jisr.protection.plain import ref_of
from jisr.vocabulary import Json

CONTROL = "control"
CROSSED = frozenset({
    "information-sent", "request-sent", "result-returned", "clarification-given", "consulted", "meeting-proposed",
    "meeting-answered", "meeting-held",
})  # fmt: skip
FIXED = ("ref", "dispatch", "id", "request", "exhibit", "charge", "hearing")


def correct(desk: Desk, command: c.Correct, faults: Faults) -> Decision:
    """The act stands with its new words, if it is one's own, nobody cites it, and it did not leave the party."""
    known = desk.record.find(command.act)
    old = desk.learned.get(known.ref) if known else None
    if known is None or old is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not know this act.", field_name="act")
        return faults.refuse()
    if old.seat.office != desk.office:
        faults.add(Fault.POWER, "Only the office that did the act can correct it.", field_name="act")
    if old.kind in CROSSED:
        faults.add(Fault.IMPOSSIBLE, "It has left for the other State: put it right by a new act.", field_name="act")
    if is_cited(desk, known.ref):
        faults.add(Fault.IMPOSSIBLE, "Another act already cites it: put it right by a new act.", field_name="act")
    if not command.reasons.strip():
        faults.add(Fault.MALFORMED, "Give reasons.", field_name="reasons")
    for name in command.changes:
        if name in FIXED or not any(name in part for part in (old.body, old.identities, old.text)):
            faults.add(Fault.MALFORMED, "The act has no such field to correct.", {"field": name}, field_name="changes")
    if faults:
        return faults.refuse()
    body, identities, text = (changed(part, command.changes) for part in (old.body, old.identities, old.text))
    about: dict[str, Json] = {**body, "corrects": known.ref, "why": command.reasons}
    draft = desk.draft("corrected", {}, identities=identities, text=text, touches=old.touches)
    return (correction(old, replace(draft, body=about, breaches=old.breaches, rules=old.rules)),)


def is_cited(desk: Desk, ref: str) -> bool:
    """Whether an act that the office knows cites the act or stands on what it entered."""
    return any(_holds(dict(act.body), ref) for name, act in desk.learned.items() if name != ref)


def _holds(value: Json, name: str) -> bool:
    if isinstance(value, dict):
        return any(_holds(one, name) for one in value.values())
    if isinstance(value, list):
        return any(_holds(one, name) for one in value)
    return value == name


def changed(part: Mapping[str, Json], changes: Mapping[str, str]) -> dict[str, Json]:
    """A part with the named words changed; a list takes words separated by commas."""
    found: dict[str, Json] = dict(part)
    for name, value in changes.items():
        if name in found:
            listed = isinstance(found[name], list)
            found[name] = [one.strip() for one in value.split(",") if one.strip()] if listed else value
    return found


def recall(desk: Desk, command: c.Recall, faults: Faults) -> Decision:
    """Control withdraws what it told; what was read stays known, and is marked."""
    known = desk.record.find(command.act)
    old: Act | None = desk.learned.get(known.ref) if known else None
    if desk.office != CONTROL:
        faults.add(Fault.POWER, "Only control withdraws what control told.")
    if old is None or old.seat.office != CONTROL:
        faults.add(Fault.IMPOSSIBLE, "Control told no such thing.", field_name="act")
    if faults or old is None:
        return faults.refuse()
    body: dict[str, Json] = {"about": ref_of(old)}
    return (desk.draft("recalled", body, text={"reasons": command.reasons}, to=old.to, touches=old.touches),)
