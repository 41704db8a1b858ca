"""Findings as words for the terminal, in a language, and as plain data for `--json`.

A code never stands without its words; what rests on a secondary source or on a later wording is said so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from jisr.law import Corpus, Offence, OffenceId, Qualification
from jisr.law.request import Assessment
from jisr.library import Language
from jisr.vocabulary import CountryCode, Finding, Json, Mark, Reason, RuleId, Text, Verdict, in_language

SIGNS = {Verdict.MET: "✓", Verdict.UNMET: "✗", Verdict.UNKNOWN: "?", Verdict.BARRED: "⊘"}
WORDS = {Verdict.MET: "met", Verdict.UNMET: "unmet", Verdict.UNKNOWN: "unknown", Verdict.BARRED: "barred"}
OPERATORS = {
    "any-fact": "one of the facts",
    "all-facts": "all of the facts",
    "any": "one of the conditions",
    "all": "all of the conditions",
    "not": "the contrary",
    "count": "number of persons",
    "age-under": "age",
    "victims-at-least": "number of victims",
    "accused-at-least": "number of persons who acted",
    "states-at-least": "number of States",
    "subject": "subject of the instrument",
    "no-treaty": "no treaty of assistance",
    "dual-criminality": "offence in both laws",
    "limitation": "limitation of public action",
    "erasure": "erased with effect for the past",
    "attempt": "attempt",
    "accomplice": "as accomplice",
    "extradition-basis": "declaration on the basis of extradition",
}
MARKS = {
    Mark.VERIFIED: "verified",
    Mark.VERIFIED_SECOND: "verified in a copy",
    Mark.OFFICIAL: "official document",
    Mark.SECONDARY: "secondary source",
    Mark.LATER_TEXT: "later wording, to be checked for this date",
    Mark.INFERENCE: "not verified: inference",
    Mark.MEMORY: "not verified: from memory",
    Mark.UNKNOWN: "not verified: not found",
    Mark.CONFLICT: "not verified: sources in conflict",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says findings in one language, with the names of the corpus."""

    corpus: Corpus
    language: Language

    def say(self, sentence: str, values: Mapping[str, str] | None = None) -> str:
        """A sentence of the catalogue."""
        return self.language.say(sentence, values or {})

    def label(self, text: Text) -> str:
        """A text of the data."""
        return in_language(text, self.language.tag)

    def reason(self, reason: Reason) -> str:
        """A reason as a sentence, names of facts and States in words."""
        return self.say(reason.key, {key: self._name(key, value) for key, value in reason.values.items()})

    def verdict(self, verdict: Verdict) -> str:
        """Sign and word of a verdict."""
        return f"{SIGNS[verdict]} {self.say(WORDS[verdict])}"

    def home(self, home: str) -> str:
        """The name of a State or an instrument."""
        if (country := self.corpus.countries.get(CountryCode(home))) is not None:
            return self.label(country.name)
        found = self.corpus.instruments.get(home)
        return home if found is None else self.label(found.short)

    def cited(self, home: str, article: str) -> str:
        """A law with its article; one that names a code itself needs no word before it."""
        word = f"{self.say('art.')} " if article[:1].isdigit() else ""
        return f"{self.home(home)}, {word}{self.language.article(article)}"

    def qualification(self, found: Qualification) -> list[str]:
        """One offence as lines."""
        offence = found.offence
        names = self._names_of(offence)
        tree = found.explain()
        head = f"{self.label(offence.name)} ({offence.id}) · {found.accused}"
        head += f" → {found.victim}" if found.victim else ""
        lines = [f"{self.verdict(tree.verdict)}  {head}{self._capacity(found)}"]
        lines += self._penalty(found)
        if tree.citation:
            lines.append(f"    {self.citation(tree)}")
        lines += [f"    {self.reason(reason)}" for reason in tree.reasons]
        for part in tree.parts:
            lines += self.tree(part, names=names, depth=1)
        return lines

    def _names_of(self, offence: Offence) -> dict[str, str]:
        names = {element.id: self.label(element.name) for element in offence.elements}
        for element in offence.elements:
            if element.unless is not None:
                values = {"name": self.label(element.unless.name)}
                names[f"unless {element.unless.id}"] = self.say("Not required if: {name}", values)
        for one in offence.aggravations:
            names[f"aggravation {one.id}"] = self.say("Aggravation: {name}", {"name": self.label(one.name)})
        for excuse in offence.excuses:
            names[f"excuse {excuse.id}"] = self.say("Excuse: {name}", {"name": self.label(excuse.name)})
        return names

    def tree(self, finding: Finding, *, names: Mapping[str, str], depth: int = 0) -> list[str]:
        """A finding and what is below it, indented."""
        if (offence := self.corpus.offences.get(OffenceId(finding.name))) is not None:
            names = self._names_of(offence) | {finding.name: self.label(offence.name)}
        name = names.get(finding.name) or self._rule_name(finding.name)
        reasons = "; ".join(self.reason(reason) for reason in finding.reasons)
        facts = f"  [{', '.join(finding.facts)}]" if finding.facts else ""
        if finding.name == "fact":
            return [f"{'    ' * depth}{SIGNS[finding.verdict]} {reasons}{facts}"]
        lines = [f"{'    ' * depth}{SIGNS[finding.verdict]} {name}{': ' + reasons if reasons else ''}"]
        if finding.citation is not None:
            lines[0] += f"  ({self.citation(finding)})"
        if not finding.parts:
            lines[0] += facts
        for part in finding.parts:
            if not (part.verdict is Verdict.UNMET and part.name == "fact" and finding.verdict is not Verdict.UNMET):
                lines += self.tree(part, names=names, depth=depth + 1)
        return lines

    def citation(self, finding: Finding) -> str:
        """The rule, its article and what its mark means."""
        citation = finding.citation
        assert citation is not None
        rule = self.corpus.rules.get(citation.rule)
        where = str(citation.rule) if citation.rule else citation.source
        if rule is not None and citation.article:
            where = f"{self.cited(rule.home, citation.article)} · {citation.rule}"
        return f"{where}, {self.say(MARKS[citation.mark])}" if citation.mark is not Mark.VERIFIED else where

    def assessment(self, found: Assessment) -> list[str]:
        """The legal check of a request as lines."""
        query = found.query
        form = self.corpus.forms[query.form]
        fields = {field.id: self.label(field.name) for field in form.fields}
        names = {slug: self.label(one.short) for slug, one in self.corpus.instruments.items()}
        names |= {code: self.label(one.name) for code, one in self.corpus.countries.items()}
        for country in self.corpus.countries.values():
            names |= {channel.id: self.label(channel.name) for channel in country.channels}
        for instrument in self.corpus.instruments.values():
            names |= {gate.id: self.label(gate.name) for gate in instrument.gates}
        pair = f"{names[query.requesting]} → {names[query.requested]}"
        lines = [f"{self.verdict(found.verdict)}  {self.label(form.name)} · {pair} · {query.on.isoformat()}"]
        for title, part in (
            ("Legal basis", found.basis), ("Channel", found.channel), ("Language", found.language),
            ("Form", found.form), ("Refusal", found.refusal),
        ):  # fmt: skip
            if part is not None:
                known = names | (fields if part is found.form else {}) | {part.name: self.say(title)}
                lines += ["", *self.tree(_short(part) if part is found.basis else part, names=known)]
        for title, parts in (
            ("Absolute bars", _looked_at(found)), ("Grounds that may not be used to refuse", found.forbidden),
            ("Grounds open to the requested State", found.open_grounds), ("To be done first", found.first),
            ("Nationality", found.nationality), ("How it is executed", found.execution),
            ("Limits of use", found.use_limits),
        ):  # fmt: skip
            lines += self._group(title, parts, names)
        if found.silent:
            key = "Not looked at, because nothing is stated of these risks: {risks}"
            lines += ["", self.say(key, {"risks": ", ".join(map(self.say, found.silent))})]
        return lines + self._clocks(found)

    def _group(self, title: str, parts: Iterable[Finding], names: Mapping[str, str]) -> list[str]:
        below = [line for part in parts for line in self.tree(part, names=names, depth=1)]
        return ["", self.say(title), *below] if below else []

    def _clocks(self, found: Assessment) -> list[str]:
        lines = []
        for clock in found.clocks:
            key = "{days} days, set by law" if clock.days else "no number of days in the law; a target is policy"
            key = "{months} months, set by law" if clock.months else key
            told = self.say(key, {"days": str(clock.days), "months": str(clock.months)})
            lines.append(f"    {self._rule_name(clock.rule)}: {told}  ({self.citation(clock.finding)})")
        return ["", self.say("Clocks"), *lines] if lines else []

    def _rule_name(self, name: str) -> str:
        rule = self.corpus.rules.get(RuleId(name))
        return self.say(OPERATORS.get(name, name)) if rule is None else self.label(rule.text)

    def _name(self, key: str, value: str) -> str:
        if key == "fact" and value in self.corpus.facts:
            return self.label(self.corpus.facts[value].name)
        if key == "values":
            return ", ".join(self.home(one) for one in value.split(", "))
        if key == "family":
            return self.say(value)
        return self.home(value) if key in ("state", "instrument", "a", "b") else value

    def _capacity(self, found: Qualification) -> str:
        return "" if found.capacity.value == "author" else f" · {self.say(OPERATORS[found.capacity.value])}"

    def _penalty(self, found: Qualification) -> list[str]:
        penalty = found.penalty
        if not penalty.prison_years or found.verdict is Verdict.UNMET:
            return []
        years = " – ".join(self.say(word) for word in penalty.prison_years)
        key = "Penalty: {years}" if penalty.prison_years[-1] in ("life", "death") else "Penalty: {years} years"
        return [f"    {self.say(key, {'years': years})} ({self.say(MARKS[penalty.mark])})"]


def _looked_at(found: Assessment) -> tuple[Finding, ...]:
    """The bars on whose risk something is stated."""
    return tuple(bar for bar in found.bars if bar.reasons[0].values.get("risk") not in found.silent)


def _short(basis: Finding) -> Finding:
    """The basis without what is met of instruments that are none: there only what fails is worth a line."""
    parts = tuple(
        replace(part, parts=tuple(one for one in part.parts if one.verdict is not Verdict.MET))
        if part.verdict is Verdict.UNMET
        else part
        for part in basis.parts
    )
    return replace(basis, parts=parts)


def finding_json(finding: Finding) -> Json:
    """A finding as plain data."""
    citation = finding.citation
    return {
        "name": finding.name,
        "verdict": finding.verdict.value,
        "rule": None if citation is None else str(citation.rule),
        "article": None if citation is None else citation.article,
        "source": None if citation is None else citation.source,
        "mark": None if citation is None else citation.mark.value,
        "reasons": [{"key": reason.key, "values": dict(reason.values)} for reason in finding.reasons],
        "facts": list(finding.facts),
        "parts": [finding_json(part) for part in finding.parts],
    }


def qualification_json(found: Qualification) -> Json:
    """One offence as plain data."""
    tree = found.explain()
    years: list[Json] = list(found.penalty.prison_years)
    labels: list[Json] = [mark.value for mark in sorted(tree.labels())]
    return {
        "offence": str(found.offence.id),
        "family": found.offence.family,
        "accused": found.accused,
        "victim": found.victim,
        "capacity": found.capacity.value,
        "verdict": found.verdict.value,
        "elements": {key: answer.value for key, answer in found.elements.items()},
        "aggravations": {key: answer.value for key, answer in found.aggravations.items()},
        "excuses": {key: answer.value for key, answer in found.excuses.items()},
        "penalty": {"prison-years": years, "mark": found.penalty.mark.value},
        "labels": labels,
        "finding": finding_json(tree),
    }


def assessment_json(found: Assessment) -> Json:
    """The check of a request as plain data."""
    groups: Mapping[str, tuple[Finding, ...]] = {
        "bars": found.bars, "forbidden": found.forbidden, "open": found.open_grounds, "first": found.first,
        "nationality": found.nationality, "execution": found.execution, "use-limits": found.use_limits,
    }  # fmt: skip
    told: dict[str, Json] = {
        "requesting": found.query.requesting,
        "requested": found.query.requested,
        "on": found.query.on.isoformat(),
        "form": found.query.form,
        "verdict": found.verdict.value,
        "instruments": list(found.instruments),
        "gaps": list(found.gaps),
        "basis": finding_json(found.basis),
        "channel": finding_json(found.channel),
        "language": finding_json(found.language),
        "form-fields": finding_json(found.form),
        "refusal": None if found.refusal is None else finding_json(found.refusal),
        "bars-not-looked-at": list(found.silent),
        "clocks": [
            {
                "rule": str(one.rule),
                "days": one.days,
                "months": one.months,
                "set-by": "law" if one.days or one.months else "policy",
            }
            for one in found.clocks
        ],
    }
    for name, parts in groups.items():
        told[name] = [finding_json(part) for part in parts]
    return told
