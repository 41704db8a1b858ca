"""What an act says beside its sentence: each thing under its own word, values by name, papers it rests on by number."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.dossier import Act
from jisr.press.citing import reason_said
from jisr.press.names import Names
from jisr.press.said import Name, Said, Told
from jisr.press.wording import DETAILS
from jisr.vocabulary import Json, LanguageTag, RuleId

RESTS_ON = ("authorisation", "act")
ALIASES: Mapping[str, Mapping[str, str]] = {
    "subject-entered": {"subject": "id", "subject_kind": "kind", "standing": "status"},
    "exhibit-entered": {"exhibit": "id", "exhibit_kind": "kind", "obtained_by": "measure", "about": "subject"},
    "information-sent": {"information_kind": "kind"},
    "information-received": {"information_kind": "kind"},
    "motion-filed": {"motives": "ground"},
    "disclosed": {"known_to": "to"},
}
UNSAID: Mapping[str, frozenset[str]] = {
    "case-opened": frozenset({"identifiers"}),
    "subject-entered": frozenset({"subjects"}),
    "exhibit-entered": frozenset({"request"}),
    "person-reacted": frozenset({"to"}),
    "disclosed": frozenset({"to"}),
    "clock-moved": frozenset({"to"}),
    "motion-filed": frozenset({"ground"}),
    "charge-brought": frozenset({"exhibits"}),
    "law-stated": frozenset({"state"}),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing an act says: the words that name it, its values in words, and the acts meant by number."""

    name: Said
    values: tuple[Said, ...] = ()
    acts: tuple[int, ...] = ()


def content_of(act: Act) -> dict[str, Json]:
    """Everything an act says, under the keys by which sentences and details ask for it."""
    said: dict[str, Json] = {**act.body, **act.identities, **act.text}
    for name, key in ALIASES.get(act.kind, {}).items():
        said[name] = said.get(key)
    if act.kind == "person-reacted":
        said["subject"] = said.get("subject") or said.get("person")
        said["reaction"] = said.get("reaction") or said.get("move")
    if act.kind == "inject-delivered":
        said["inject"] = str(said.get("inject")).partition(":")[0]
        said["words"] = dict(act.text)
    elif "text" in said:
        said["words"] = said["text"]
    return said


def details_of(act: Act, said: Mapping[str, Json], names: Names, *, told: frozenset[str]) -> tuple[Detail, ...]:
    """The details of an act but for what its sentence has told already."""
    unsaid = told | UNSAID.get(act.kind, frozenset())
    found = [
        Detail(label, values)
        for key, label in DETAILS.items()
        if key not in unsaid and (values := _values(key, said.get(key), said, names))
    ]
    rests = tuple(names.numbers[one] for key in RESTS_ON if (one := str(said.get(key))) in names.numbers)
    return (*found, Detail("Rests on", acts=rests)) if rests else tuple(found)


def _values(key: str, value: Json, said: Mapping[str, Json], names: Names) -> tuple[Said, ...]:
    match key:
        case "ground":
            return (names.ground(said.get("measure"), value),) if value else ()
        case "effect":
            return () if value == "none" else names.list_of(key, value)
        case "kept":
            return tuple(names.due(said.get("measure"), str(one)) for one in _list(value))
        case "statements":
            return _once([names.statement(row) for row in _rows(value)])
        case "custody":
            return tuple(_custody(row, names) for row in _rows(value))
        case "charges":
            return tuple(names.say(key, one.get("id") if isinstance(one, dict) else one) for one in _charges(value))
        case "fields":
            return _fields(value, names)
        case "identifiers":
            return _identifiers(said)
        case "words":
            return _words(value)
        case "about" if value in names.corpus.rules:
            return (names.corpus.rules[RuleId(str(value))].text,)
        case "reasons":
            own = names.list_of(key, value) if value else ()
            return _once([*own, *(reason_said(row, names) for row in _rows(said.get("why")))])
        case _:
            return names.list_of(key, value)


def _charges(value: Json) -> list[Json]:
    """A judgment has its own table."""
    rows = value if isinstance(value, list) else []
    return [] if any(isinstance(row, dict) and "verdict" in row for row in rows) else list(rows)


def _custody(row: Mapping[str, Json], names: Names) -> Said:
    values = {key: names.say(key, row.get(key)) for key in ("event", "holder", "at")}
    return Told("{event}, {holder}, {at}", values)


def _fields(value: Json, names: Names) -> tuple[Said, ...]:
    fields = value.items() if isinstance(value, dict) else ()
    return tuple(
        Told("{field}: {entry}", {"field": names.say("field", name), "entry": names.say(name, entry)})
        for name, entry in fields
        if entry
    )


def _identifiers(said: Mapping[str, Json]) -> tuple[Said, ...]:
    keys, shown = said.get("keys"), said.get("label")
    values = keys.values() if isinstance(keys, dict) else ()
    return tuple(Name(str(value)) for value in values if value and value not in (shown, "child"))


def _words(value: Json) -> tuple[Said, ...]:
    if isinstance(value, dict):
        return ({LanguageTag(tag): str(text) for tag, text in value.items()},) if value else ()
    return (str(value),) if value else ()


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _rows(value: Json) -> list[dict[str, Json]]:
    return [row for row in _list(value) if isinstance(row, dict)]


def _once(values: list[Said]) -> tuple[Said, ...]:
    found: list[Said] = []
    for one in values:
        if one not in found:
            found.append(one)
    return tuple(found)
