"""The effects of a change of law as words, in a language, and as plain data for `--json`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from jisr.cli.spoken import Speaker
from jisr.law import Corpus, Offence, OffenceId
from jisr.law.offences import ElementId
from jisr.library import Language
from jisr.library.changed import SOMETHING, Alteration, Altered, Difference
from jisr.library.effects import CaseEffect, CaseStanding, Effects
from jisr.vocabulary import Json, RuleId, Text

ASKED: Final[Mapping[str, str]] = {
    "verdict": "Verdict",
    "capacity": "Answers as",
    "element": "Element",
    "aggravation": "Aggravation",
    "excuse": "Excuse",
    "basis": "Legal basis",
    "channel": "Channel",
    "language": "Language",
    "refusal": "Refusal",
    "instruments": "Instruments",
    "gaps": "What the request lacks",
    "bars": "Absolute bars",
    "open": "Grounds open to the requested State",
    "forbidden": "Grounds that may not be used to refuse",
    "first": "To be done first",
    "nationality": "Nationality",
    "silent": "Risks of which nothing is stated",
    "clocks": "Clocks",
    "clock": "Length of the clock",
    "in-force": "In force",
    "decides": "A verdict may rest on it",
    "mark": "Mark",
    "erased": "Erased",
    "bound": "Bound",
    "may": "May take or order the measure",
    "allowed": "The measure is allowed",
    "breaches": "Breaches",
    "effect": "Gravest effect",
    "asked": "The case can be asked",
}
ANSWERS: Final[Mapping[str, str]] = {
    "met": "met",
    "unmet": "unmet",
    "unknown": "unknown",
    "barred": "barred",
    "not-required": "not required",
    "yes": "yes",
    "no": "no",
    "none": "none",
    "refused": "refused",
    "author": "author",
    "attempt": "attempt",
    "accomplice": "as accomplice",
    "void": "void",
    "weigh": "to be weighed",
    "note": "to be noted",
    "refuse": "to be refused",
}
PARTS: Final[Mapping[str, str]] = {
    "text": "Text",
    "name": "Name",
    "article": "Article",
    "type": "Type",
    "addressee": "Addressee",
    "parameter": "Parameter",
    "source": "Source",
    "as-of": "Looked at",
    "period": "Period",
    "mark": "Mark",
    "erased": "Erased",
    "note": "Note",
    "role": "Role",
    "field": "Field",
    "forms": "Forms of cooperation",
    "rule": "Rule",
    "family": "Family",
    "grade": "Grade",
    "penalty": "Penalty",
    "attempt": "Attempt",
    "complicity": "Complicity",
    "limitation": "Limitation",
    "element": "Element",
    "aggravation": "Aggravation",
    "excuse": "Excuse",
}
NOTHING: Final = "–"
SIGNS: Final = {Alteration.ADDED: "+", Alteration.REMOVED: "−", Alteration.CHANGED: "~"}
STANDINGS: Final[Mapping[CaseStanding, str]] = {
    CaseStanding.KEPT: "",
    CaseStanding.ADDED: "new",
    CaseStanding.REMOVED: "taken away",
    CaseStanding.REWRITTEN: "rewritten",
    CaseStanding.REPLACED: "as it was before it was rewritten",
}


@dataclass(frozen=True, slots=True)
class EffectsTeller:
    """Tells effects in one language, with the names of the later law, or of the earlier one where it had them alone."""

    before: Corpus
    after: Corpus
    language: Language

    def say(self, sentence: str, values: Mapping[str, str | int] | None = None) -> str:
        """A sentence of the catalogue."""
        return self.language.say(sentence, values or {})

    def lines(self, found: Effects, *, revision: str, commit: str) -> list[str]:
        """All of it: rules, offences, cases answered otherwise, cases that came, went and were rewritten."""
        values: dict[str, str | int] = {"revision": f"{revision} ({commit[:12]})", "cases": found.asked}
        changed = found.changed()
        lines = [self.say("Compared with {revision}: {cases} cases asked under both laws.", values)]
        lines += self._altered("Rules", found.rules) + self._altered("Offences", found.offences)
        lines += ["", self.say("Cases that are answered otherwise: {count}", {"count": len(changed)})]
        lines += [line for one in changed for line in self._case(one)]
        for title, standing in (
            ("Cases added: {count}", CaseStanding.ADDED),
            ("Cases taken away: {count}", CaseStanding.REMOVED),
            ("Cases rewritten: {count}", CaseStanding.REWRITTEN),
        ):
            if cases := found.with_standing(standing):
                lines += ["", self.say(title, {"count": len(cases)})]
                lines += [f"    {self._label(one.name)}  ({one.place})" for one in cases]
        return lines

    def _altered(self, title: str, altered: Iterable[Altered]) -> list[str]:
        told = [line for one in altered for line in self._one(one)]
        return ["", self.say(title), *told] if told else []

    def _one(self, one: Altered) -> list[str]:
        head = f"  {SIGNS[one.alteration]} {one.id}: {self._label(one.name)}"
        return [head, *(f"        {self._part(each)}" for each in one.differences)]

    def _part(self, one: Difference) -> str:
        what, _, of = one.what.partition(" ")
        name = f"{self.say(PARTS[what])} {of}".rstrip()
        if SOMETHING in (one.before, one.after):
            key = (
                "{what}: changed" if one.before == one.after else "{what}: added" if one.after else "{what}: taken away"
            )
            return self.say(key, {"what": name})
        return self._pair(name, one.before, one.after)

    def _case(self, one: CaseEffect) -> list[str]:
        standing = f" [{self.say(STANDINGS[one.standing])}]" if one.standing is not CaseStanding.KEPT else ""
        return [
            f"  {self._label(one.name)}{standing}",
            f"      {one.place}",
            *(f"        {self._answer(each)}" for each in one.differences),
        ]

    def _answer(self, one: Difference) -> str:
        what, _, of = one.what.partition(":")
        name = self.say(ASKED[what])
        if of:
            name = self.say("{what} of {name}", {"what": name, "name": self._name(of)})
        return self._pair(name, *(self.say(ANSWERS.get(word, word)) for word in (one.before, one.after)))

    def _pair(self, what: str, before: str, after: str) -> str:
        return self.say(
            "{what}: {before}, now {after}", {"what": what, "before": before or NOTHING, "after": after or NOTHING}
        )

    def _name(self, of: str) -> str:
        """What an answer is of: an offence or one of its parts, a rule; then the persons."""
        id_, _, persons = of.partition(" ")
        told = self._offence(id_) or self._rule(id_)
        return f"{told} {persons.replace(' ', ' → ')}".rstrip()

    def _offence(self, id_: str) -> str:
        for corpus in (self.after, self.before):
            whole = corpus.offences.get(OffenceId(id_)) or self._holder(corpus, id_)
            if whole is not None:
                label = f"{self._label(whole.name)} ({id_})"
                part = whole.parts().get(ElementId(id_))
                return label if part is None else f"{self._label(part[1].name)} ({id_})"
        return ""

    def _holder(self, corpus: Corpus, id_: str) -> Offence | None:
        offence = corpus.elements.get(ElementId(id_))
        return None if offence is None else corpus.offences[offence]

    def _rule(self, id_: str) -> str:
        rule = self.after.rules.get(RuleId(id_)) or self.before.rules.get(RuleId(id_))
        return id_ if rule is None else f"{id_} ({self._label(rule.text)})"

    def _label(self, text: Text) -> str:
        return Speaker(self.after, self.language).label(text)


def effects_json(found: Effects, *, revision: str, commit: str) -> Json:
    """The effects as plain data."""
    return {
        "revision": revision,
        "commit": commit,
        "asked": found.asked,
        "rules": [_altered_json(one) for one in found.rules],
        "offences": [_altered_json(one) for one in found.offences],
        "cases": [
            {
                "name": {str(tag): words for tag, words in one.name.items()},
                "place": one.place,
                "standing": one.standing.value,
                "differences": [_difference_json(each) for each in one.differences],
            }
            for one in found.cases
        ],
        "faults": [str(fault) for fault in found.faults],
    }


def _altered_json(one: Altered) -> Json:
    told: list[Json] = [_difference_json(each) for each in one.differences]
    return {"id": one.id, "alteration": one.alteration.value, "differences": told}


def _difference_json(one: Difference) -> Json:
    return {"what": one.what, "before": one.before, "after": one.after}
