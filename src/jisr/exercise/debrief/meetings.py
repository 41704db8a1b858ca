"""The meetings of the delegations in a run: proposed when and on what, answered how, held with which minutes."""

from jisr.cooperation.meetings import MeetingState
from jisr.dossier import Act
from jisr.exercise.debrief.record import Record
from jisr.protection.plain import flag, word, words
from jisr.vocabulary import Json, iso_of

KINDS = ("meeting-proposed", "meeting-answered", "meeting-held")


def meetings(record: Record) -> list[Json]:
    """Each meeting once: both States keep the same words of it."""
    found: dict[str, dict[str, Json]] = {}
    for act in record.of_kind(*KINDS):
        name = word(act.body, "meeting")
        row = found.setdefault(name, {"meeting": name, "from": word(act.body, "from_state")})
        for key, value in _step(act).items():
            if key == "state" or key not in row:
                row[key] = value
    return [*found.values()]


def _step(act: Act) -> dict[str, Json]:
    at = iso_of(act.done_at)
    match act.kind:
        case "meeting-proposed":
            asked: dict[str, Json] = {key: word(act.text, key) for key in ("when", "place", "agenda")}
            return {"to": word(act.body, "to_state"), "proposed": at, "state": MeetingState.PROPOSED.value, **asked}
        case "meeting-answered":
            state = MeetingState.AGREED if flag(act.body, "agreed") else MeetingState.DECLINED
            return {"answered": at, "state": state.value, "answer": word(act.text, "answer")}
    return {
        "held": at, "state": MeetingState.HELD.value, "minutes": word(act.text, "minutes"),
        "participants": [*words(act.text, "participants")], "points": [*words(act.text, "agreed_points")],
    }  # fmt: skip
