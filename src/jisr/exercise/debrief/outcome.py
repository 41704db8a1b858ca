"""The outcome of a run as plain data: the shape that other tools rely on, and more beside it."""

from jisr.exercise.debrief.hints import hints_taken
from jisr.exercise.debrief.knowledge import timeline, who_knew_what
from jisr.exercise.debrief.losses import lost
from jisr.exercise.debrief.meetings import meetings
from jisr.exercise.debrief.record import Record
from jisr.exercise.debrief.rights import criteria, gates
from jisr.exercise.debrief.verdicts import PROVEN, Held, best, held
from jisr.exercise.debrief.ways import matrix
from jisr.protection.plain import word
from jisr.vocabulary import MINUTES_A_DAY, Json, iso_of

STEPS = {
    "request-signed": "signed",
    "request-sent": "sent",
    "request-received": "received",
    "clarification-asked": "clarification-asked",
    "clarification-given": "clarified",
    "consulted": "consulted",
    "request-accepted": "accepted",
    "request-refused": "refused",
    "request-postponed": "postponed",
    "request-executed": "executed",
    "result-returned": "returned",
    "result-received": "returned",
    "request-closed": "closed",
}


def outcome_of(record: Record) -> dict[str, Json]:
    """Everything the debrief says of a run."""
    found = held(record)
    scenario = record.scenario
    last = max((act.done_at for act in record.acts if act.party != "control"), default=scenario.start)
    skills: dict[str, Json] = {str(state): record.skills.get(state, 1.0) for state in scenario.states}
    return {
        "scenario": scenario.slug,
        "version": scenario.version,
        "cut": scenario.cut,
        "seed": record.seed,
        "skills": skills,
        "days": (last - scenario.start) // MINUTES_A_DAY + 1,
        "acts": len(record.acts),
        "judgments": [_judgment(one) for one in found],
        "requests": requests(record),
        "meetings": meetings(record),
        "hints_taken": hints_taken(record),
        "lost": [
            {"charge": one.charge, "element": one.element, "cause": one.cause, "detail": one.detail}
            for one in lost(record, found)
        ],
        "matrix": matrix(record, found),
        "rights": gates(record),
        "proven": sum(1 for one in found for element in one.elements if element.finding == PROVEN),
        "expected": expected(record, found),
        "milestones": [
            {"milestone": word(act.body, "milestone"), "at": iso_of(act.done_at), "judged": act.body.get("judged")}
            for act in record.of_kind("milestone-set")
        ],
        "criteria": criteria(record),
        "beyond_power": _beyond(record),
        "who_knew_what": who_knew_what(record),
        "timeline": timeline(record),
    }


def _judgment(one: Held) -> Json:
    return {
        "state": str(one.state),
        "accused": one.accused,
        "charge": one.charge,
        "offence": one.offence,
        "verdict": one.verdict,
        "requalified_to": one.requalified_to,
        "excuse": one.excuse,
        "elements": [
            {"element": element.element, "finding": element.finding, "exhibits": list(element.exhibits)}
            for element in one.elements
        ],
    }


def expected(record: Record, found: tuple[Held, ...]) -> Json:
    """Each expected charge: what came of it, and whether that is what the brief expects of a well-built file."""
    chosen = best(found)
    rows: list[Json] = []
    well = True
    for sheet in record.scenario.charges:
        if not sheet.scored:
            continue
        verdict = chosen[sheet.id].verdict if sheet.id in chosen else "discontinued"
        files = (("well-built", sheet.well_built), ("middling", sheet.middling), ("poor", sheet.poor))
        kind = next((name for name, verdicts in files if verdict in verdicts), "other")
        well = well and kind == "well-built"
        rows.append({"charge": sheet.id, "verdict": verdict, "file": kind})
    return {"well_built": well, "charges": rows}


def requests(record: Record) -> list[Json]:
    """Every request with its steps, each at the hour at which either side took it."""
    found: dict[str, dict[str, Json]] = {}
    history: dict[str, list[Json]] = {}
    for act in record.acts:
        name = word(act.body, "request")
        if not name or act.kind not in STEPS:
            continue
        if act.kind == "request-signed":
            found[name] = {
                "id": name,
                "from": str(act.party),
                "to": word(act.body, "to_state"),
                "kind": word(act.body, "kind"),
                "measure": word(act.body, "measure"),
                "exchange": record.exchanges.get(name, ""),
            }
        steps = history.setdefault(name, [])
        state = STEPS[act.kind]
        if not any(isinstance(step, dict) and step["state"] == state for step in steps):
            steps.append({"state": state, "at": iso_of(act.done_at)})
    rows: list[Json] = []
    for name, row in found.items():
        steps = history[name]
        last = steps[-1]
        rows.append({**row, "state": last["state"] if isinstance(last, dict) else "", "history": steps})
    return rows


def _beyond(record: Record) -> Json:
    counts: dict[str, int] = {}
    for seat, _ in record.refused:
        counts[seat] = counts.get(seat, 0) + 1
    return {seat: counts[seat] for seat in sorted(counts)}
