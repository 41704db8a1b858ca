"""Names for the reader: what subjects, exhibits, measures, offences and offices are called.

Gathered from the acts themselves and from the data; an id is shown only where nothing better is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jisr.dossier import Act
from jisr.law import Corpus
from jisr.press.wording import EFFECTS, office_sentence
from jisr.vocabulary import Json, LanguageTag, Text

Said = str | Text


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up what a value of an act is called."""

    subjects: Mapping[str, str]
    exhibits: Mapping[str, Text]
    measures: Mapping[str, Text]
    offences: Mapping[str, Text]
    parties: Mapping[str, Text]
    safeguards: Mapping[str, Text]
    charges: Mapping[str, str]

    def say(self, key: str, value: Json) -> Said:
        """One value in words: text of the data, or a word of the catalogue."""
        if not isinstance(value, str):
            return "" if value is None or isinstance(value, list | dict) else str(value)
        for known in (self.exhibits, self.measures, self.offences, self.parties, self.safeguards):
            if (found := known.get(value)) is not None:
                return found
        if (subject := self.subjects.get(value)) is not None:
            return subject
        if key in {"to_office", "to", "assign_to"}:
            return office_sentence(value)
        return self.charges.get(value, EFFECTS.get(value, value))

    def list_of(self, key: str, value: Json) -> tuple[Said, ...]:
        """A value or a list of values in words; nothing for what is empty."""
        values = value if isinstance(value, list) else [value]
        said = (self.say(key, one) for one in values)
        return tuple(one for one in said if one and one != "False")

    def safeguard(self, slug: str) -> Said:
        """The name of a safeguard."""
        return self.safeguards.get(slug, slug)

    def rows(self, acts: Sequence[Act], numbers: Mapping[str, int], *, key: str) -> tuple["NamedRow", ...]:
        """What the acts gather over time, by kind: exhibits, requests or persons, each with its later states."""
        found: dict[str, NamedRow] = {}
        for act in acts:
            name, note = _gathered(act, key)
            if not name:
                continue
            number = numbers[act.id]
            row = found.get(name) or NamedRow(number, name, self.say(key, name), ())
            notes = (*row.notes, (number, note)) if note else row.notes
            found[name] = NamedRow(row.since, name, self.say(key, name), notes)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A thing with the number of the act that brought it and its later states."""

    since: int
    id: str
    name: Said
    notes: tuple[tuple[int, str], ...]

    def note_at(self, number: int) -> str:
        """The last state at the moment, "" when it has none yet."""
        return next((note for since, note in reversed(self.notes) if since <= number), "")


def _gathered(act: Act, key: str) -> tuple[str, str]:
    body = act.body
    if key == "exhibit" and act.kind in {"exhibit-entered", "exhibit-tendered", "exhibit-ruled", "translated"}:
        name = body.get("id") if act.kind == "exhibit-entered" else body.get("exhibit")
        note = "" if act.kind == "exhibit-entered" else str(body.get("decision") or act.kind)
        return str(name or ""), note
    if key == "request" and isinstance(body.get("request"), str) and act.kind not in {"measure-taken", "receipt-given"}:
        return str(body["request"]), act.kind
    if key == "person" and act.kind == "subject-entered" and body.get("kind") == "person":
        return str(body.get("id") or ""), str(body.get("status") or "")
    if key == "person" and act.kind == "status-changed":
        return str(body.get("subject") or ""), str(body.get("status") or "")
    return "", ""


def gather(acts: Sequence[Act], *, corpus: Corpus, parties: Mapping[str, Text]) -> Names:
    """The names of everything that the acts and the data name."""
    subjects: dict[str, str] = {}
    exhibits: dict[str, Text] = {}
    charges: dict[str, str] = {}
    for act in acts:
        if act.kind == "subject-entered":
            subjects[str(act.body.get("id"))] = str(act.identities.get("label") or act.body.get("label") or "")
        elif act.kind == "exhibit-entered":
            exhibits[str(act.body.get("id"))] = _title(act)
        elif act.kind == "charge-brought":
            charges[str(act.body.get("id"))] = subjects.get(str(act.body.get("accused")), "")
    states = {str(code): country.name for code, country in corpus.countries.items()}
    return Names(
        subjects=subjects,
        exhibits=exhibits,
        measures={slug: measure.name for slug, measure in corpus.measures.items()},
        offences={str(name): offence.name for name, offence in corpus.offences.items()},
        parties={**states, **parties},
        safeguards={one.id: one.name for measure in corpus.measures.values() for one in measure.safeguards},
        charges=charges,
    )


def _title(act: Act) -> Text:
    title = {**act.body, **act.text}.get("title")
    if isinstance(title, dict):
        return {LanguageTag(tag): str(text) for tag, text in title.items()}
    return {LanguageTag("en"): str(title or act.body.get("id") or "")}
