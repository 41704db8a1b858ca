"""`outcome.json`: what the run led to, in plain data. Only ids of the story, and those of acts, stand in it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from jisr.cooperation import Request
from jisr.dossier import Act
from jisr.exercise.conditions import DecidedBy
from jisr.stage.debrief.ground import Ground
from jisr.stage.debrief.judging import Held, held_of
from jisr.stage.debrief.knowing import knowledge_of
from jisr.stage.debrief.losing import Way, ways_of
from jisr.stage.debrief.rights import rights_of
from jisr.vocabulary import MINUTES_A_DAY, CountryCode, Json, iso_of

MARKING = frozenset(
    {
        "measure-ordered", "status-changed", "charge-brought", "charge-dropped", "file-referred", "information-sent",
        "request-signed", "request-sent", "request-accepted", "request-refused", "result-received", "hearing-opened",
        "motion-ruled", "judgment-given", "consulted",
    }
)  # fmt: skip


def outcome_of(
    ground: Ground, *, seed: int, skills: Mapping[CountryCode, float], acts: int, attempts: Iterable[tuple[str, str]]
) -> dict[str, Json]:
    """The outcome of a run."""
    held = held_of(ground)
    ways = ways_of(ground, held)
    return {
        "scenario": ground.scenario.slug,
        "cut": ground.scenario.cut,
        "timetable": ground.scenario.timetable,
        "seed": seed,
        "skills": {str(party): float(skills.get(party, 1.0)) for party in ground.scenario.states},
        "days": _days(ground),
        "acts": acts,
        "judgments": [row.plain() for row in held],
        "requests": _requests(ground),
        "lost": [_lost(way) for way in ways if not way.proven],
        "rights": list(rights_of(ground)),
        "matrix": [way.plain() for way in ways],
        "proven": _proven(held, ways),
        "knowledge": list(knowledge_of(ground)),
        "milestones": _milestones(ground),
        "not_judged_by_a_person": _unjudged(ground),
        "attempts_beyond_power": dict(sorted(Counter(seat for seat, _ in attempts).items())),
        "timeline": _timeline(ground),
    }


def _days(ground: Ground) -> int:
    last = max((whole.acts[-1].entered_at for whole in ground.parties.values() if whole.acts), default=0)
    return int(last) // MINUTES_A_DAY - int(ground.scenario.start) // MINUTES_A_DAY + 1


def _lost(way: Way) -> Json:
    return {"charge": way.charge, "element": way.element, "cause": way.cause, "detail": way.detail}


def _proven(held: Iterable[Held], ways: Iterable[Way]) -> Json:
    rows = tuple(ways)
    judged = [row for row in held if row.expected is not None]
    return {
        "elements": sum(way.proven for way in rows),
        "of": len(rows),
        "as_expected": sum(bool(row.expected) for row in judged),
        "charges": len(judged),
    }


def _requests(ground: Ground) -> Json:
    rows: list[Json] = []
    for party in ground.scenario.states:
        for request in ground.parties[party].cooperation.requests.values():
            if request.outgoing:
                rows.append(_request(ground, request))
    return rows


def _request(ground: Ground, request: Request) -> Json:
    history: list[Json] = [{"state": str(step.state), "at": iso_of(step.at)} for step in request.history]
    return {
        "id": str(request.id),
        "exchange": ground.registry.exchange_of(str(request.id)),
        "from": str(request.from_state),
        "to": str(request.to_state),
        "kind": request.kind,
        "measure": request.letter.measure,
        "channel": request.channel,
        "gaps": list(request.gaps),
        "state": str(request.state),
        "history": history,
    }


def _milestones(ground: Ground) -> Json:
    return {name: iso_of(at) for name, at in ground.world.milestones().items()}


def _unjudged(ground: Ground) -> Json:
    reached = ground.world.milestones()
    milestones: list[Json] = [
        one.id for one in ground.scenario.milestones if one.id in reached and one.when.by is DecidedBy.PERSON
    ]
    gates: list[Json] = [one.id for one in ground.scenario.gates if one.passed.by is DecidedBy.PERSON]
    criteria: list[Json] = [one.id for one in ground.scenario.criteria if one.by == DecidedBy.PERSON]
    return [*milestones, *gates, *criteria]


def _timeline(ground: Ground) -> Json:
    acts: list[Act] = [act for whole in ground.parties.values() for act in whole.acts if act.kind in MARKING]
    acts.sort(key=lambda act: act.position)
    return [
        {"at": iso_of(act.entered_at), "party": str(act.party), "kind": act.kind, "act": str(act.id)} for act in acts
    ]
