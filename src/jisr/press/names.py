"""Names for the reader: what subjects, exhibits, measures, offences, elements and offices are called.

Gathered from the acts themselves and from the data; an id is shown only where nothing better is known.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jisr.clerk.named import NAMED
from jisr.dossier import Act
from jisr.law import Corpus
from jisr.press.said import Article, Land, Name, Said, Told, Tongue
from jisr.press.speech import SOURCE
from jisr.press.values import sentence_of
from jisr.press.wording import office_sentence
from jisr.vocabulary import CaseTime, Json, LanguageTag, Text

OFFICE_KEYS = frozenset({"to_office", "to", "assign_to", "office", "holder", "giver", "known_to"})
LANGUAGE_KEYS = frozenset({"language", "languages", "translations"})
LAND_KEYS = frozenset({"nationality", "state", "origin_state"})
NAMELESS = re.compile(r"[A-Z]-[0-9a-f]{8}")
MOMENT_KEYS = frozenset({"at", "to", "limit", "until"})


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up what a value of an act is called; `numbers` are the places of acts in the replay."""

    corpus: Corpus
    subjects: Mapping[str, Said]
    exhibits: Mapping[str, Said]
    requests: Mapping[str, Said]
    partners: Mapping[str, str]
    charges: Mapping[str, Said]
    parties: Mapping[str, Text]
    data: Mapping[str, Text]
    story: Mapping[str, Said] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def say(self, key: str, value: Json) -> Said:
        """One value in words: text of the data, a name, a moment, or a sentence of the catalogue."""
        if isinstance(value, int) and not isinstance(value, bool) and key in MOMENT_KEYS:
            return CaseTime(value)
        if value is None or isinstance(value, list | dict):
            return ""
        word = str(value)
        if key in LANGUAGE_KEYS and word:
            return Tongue(word)
        if key == "article":
            return Article(word)
        if key in OFFICE_KEYS:
            return office_sentence(word)
        if (closed := sentence_of(key, word)) != word:
            return closed
        for known in (self.subjects, self.exhibits, self.requests, self.charges, self.parties, self.data, self.story):
            if (found := known.get(word)) is not None:
                return found
        if key in LAND_KEYS:
            return Land(word)
        return "" if NAMELESS.fullmatch(word) else word

    def list_of(self, key: str, value: Json) -> tuple[Said, ...]:
        """A value or a list of values in words, each once; nothing for what is empty or denied."""
        found: list[Said] = []
        for one in value if isinstance(value, list) else [value]:
            said = self.say(key, one)
            if said and said != "False" and said not in found:
                found.append(said)
        return tuple(found)

    def due(self, measure: Json, slug: str) -> Said:
        """The name of a safeguard: as its measure calls it, else as any other does."""
        known = self.corpus.measures.get(str(measure))
        own = next((one.name for one in known.safeguards if one.id == slug), None) if known is not None else None
        return own or self.data.get(f"safeguard {slug}") or NAMED.get(slug) or sentence_of("safeguard", slug)

    def ground(self, measure: Json, slug: Json) -> Said:
        """The name of the ground on which a measure was taken."""
        known = self.corpus.measures.get(str(measure))
        grounds = known.grounds if known is not None else ()
        return next((one.name for one in grounds if one.id == slug), self.data.get(f"ground {slug}", str(slug or "")))

    def statement(self, row: Mapping[str, Json]) -> Said:
        """A statement of a paper: who, which fact, of whom."""
        kind = self.corpus.facts.get(str(row.get("fact")))
        fact: Said = kind.name if kind is not None else str(row.get("fact", ""))
        who, whom = self.say("by", row.get("by")), self.say("on", row.get("on"))
        refutes = row.get("stance") == "refutes" or row.get("refutes") is True
        values = {"fact": fact, "who": who or whom, "whom": whom}
        if who and whom:
            return Told("against: {who}, {fact}, {whom}" if refutes else "{who}, {fact}, {whom}", values)
        if who or whom:
            return Told("against: {who}, {fact}" if refutes else "{who}, {fact}", values)
        return Told("against: {fact}", values) if refutes else fact


def gather(
    acts: Sequence[Act], *, corpus: Corpus, parties: Mapping[str, Text], story: Mapping[str, Said] | None = None
) -> Names:
    """The names of everything that the acts and the data name; `acts` in their order."""
    subjects: dict[str, Said] = {}
    exhibits: dict[str, Said] = {}
    requests: dict[str, Said] = {}
    partners: dict[str, str] = {}
    charges: dict[str, Said] = {}
    data = data_names(corpus)
    for act in acts:
        name = str(act.body.get("id") or "")
        if act.kind == "subject-entered":
            subjects[name] = _called(act) or Name(_label(act) or name)
        elif act.kind == "exhibit-entered":
            exhibits[name] = _title(act, exhibits.get(name))
        elif act.kind == "charge-brought":
            offence = data.get(str(act.body.get("offence")), {})
            accused = subjects.get(str(act.body.get("accused")), "")
            charges[name] = Told("{offence}, {accused}", {"offence": offence, "accused": accused})
        elif act.kind in {"request-signed", "request-received"}:
            wanted = data.get(str(act.body.get("measure"))) or data.get(f"form {act.body.get('kind')}")
            requests.setdefault(str(act.body.get("request")), wanted or str(act.body.get("request")))
            partner = act.body.get("to_state") or act.body.get("from_state")
            partners[f"{act.party} {act.body.get('request')}"] = str(partner or "")
    return Names(
        corpus=corpus,
        subjects=subjects,
        exhibits=exhibits,
        requests=requests,
        partners=partners,
        charges=charges,
        parties={**{str(code): country.name for code, country in corpus.countries.items()}, **parties},
        data=data,
        story=story or {},
        numbers={str(act.id): number for number, act in enumerate(acts, start=1)},
    )


def data_names(corpus: Corpus) -> dict[str, Text]:
    """What the data calls its measures, offences, elements, safeguards, grounds, forms, channels and instruments."""
    names: dict[str, Text] = {slug: instrument.short for slug, instrument in corpus.instruments.items()}
    for country in corpus.countries.values():
        names |= {channel.id: channel.name for channel in country.channels}
        names |= {authority.id: authority.name for authority in country.authorities}
    for instrument in corpus.instruments.values():
        names |= {gate.id: gate.name for gate in instrument.gates}
    for slug, form in corpus.forms.items():
        names[f"form {slug}"] = form.name
    for slug, measure in corpus.measures.items():
        names[slug] = measure.name
        names |= {f"safeguard {one.id}": one.name for one in measure.safeguards}
        names |= {f"ground {one.id}": one.name for one in measure.grounds}
    for offence_id, offence in corpus.offences.items():
        names[str(offence_id)] = offence.name
        names |= {str(element): part.name for element, (_, part) in offence.parts().items()}
    return names


def _called(act: Act) -> Text:
    """How the subject is called in each language, where the story says so; its label is in the source language."""
    names = act.identities.get("names")
    if not isinstance(names, dict) or not names:
        return {}
    return {SOURCE: _label(act), **{LanguageTag(tag): str(name) for tag, name in names.items()}}


def _label(act: Act) -> str:
    said = {**act.text, **act.body, **act.identities}
    keys = said.get("keys")
    others = " · ".join(str(value) for value in keys.values()) if isinstance(keys, dict) else ""
    return str(said.get("label") or others)


def _title(act: Act, known: Said | None) -> Said:
    title = {**act.body, **act.text}.get("title")
    if isinstance(title, dict) and title:
        return {LanguageTag(tag): str(text) for tag, text in title.items()}
    if title:
        return Name(str(title))
    return known or sentence_of("exhibit_kind", str(act.body.get("kind") or ""))
