"""Who knew what when: for each source, which office held it from which hour, and how it came by it."""

from jisr.exercise.debrief.record import Record
from jisr.protection.plain import word
from jisr.vocabulary import Json, iso_of


def who_knew_what(record: Record) -> list[Json]:
    """One row per source, party and office: the first hour."""
    known: dict[tuple[str, str, str], dict[str, Json]] = {}
    entered: dict[str, tuple[str, str]] = {}
    for act in record.acts:
        if act.kind == "exhibit-entered":
            source = record.source(act.party, word(act.body, "id"))
            entered[act.id] = (source, word(act.body, "came_by") or "own")
        for name in (act.id, *act.shows):
            if name not in entered:
                continue
            source, by = entered[name]
            for office in (str(act.seat.office), *map(str, act.to)):
                if office in ("control", "*"):
                    continue
                key = (source, str(act.party), office)
                known.setdefault(
                    key,
                    {
                        "source": source,
                        "party": str(act.party),
                        "office": office,
                        "at": iso_of(act.entered_at),
                        "by": by,
                    },
                )
    return [known[key] for key in sorted(known)]


def timeline(record: Record) -> list[Json]:
    """What happened in the order of the run: what each delegation did and what control told, in few words."""
    kinds = {
        "measure-taken", "status-changed", "charge-brought", "charge-dropped", "file-referred", "information-sent",
        "request-sent", "request-refused", "result-received", "hearing-opened", "motion-ruled", "judgment-given",
        "inject-delivered", "milestone-set", "source-lost", "consulted", "control-acted",
    }  # fmt: skip
    rows: list[Json] = []
    for act in record.acts:
        if act.kind not in kinds or (act.kind == "inject-delivered" and act.party != "control"):
            continue
        about = [record.figure(act.party, name) for name in act.touches]
        row: dict[str, Json] = {
            "at": iso_of(act.done_at),
            "party": str(act.party),
            "seat": str(act.seat.id),
            "kind": act.kind,
            "what": next(
                (
                    word(act.body, k)
                    for k in ("measure", "inject", "milestone", "source", "status", "what")
                    if word(act.body, k)
                ),
                "",
            ),
            "about": [name for name in dict.fromkeys(about) if name in record.scenario.figures],
        }
        if act.breaches:
            row["breaches"] = [f"{one.safeguard}: {one.rule}" for one in act.breaches]
        rows.append(row)
    return rows
