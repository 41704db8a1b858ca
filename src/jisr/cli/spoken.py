"""Findings as words for the terminal, in a language, and as plain data for `--json`.

A code never stands without its words; what rests on a secondary source or on a later wording is said so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from jisr.law import Corpus, Qualification, Qualified
from jisr.law.book.words import MADE_OUT, MARKS
from jisr.law.request import Assessment
from jisr.library import Language
from jisr.press.law.penalties import penalty_said
from jisr.press.law.reasons import NAMED
from jisr.press.law.trees import Answered, Branch, Trees
from jisr.press.plain import Plain
from jisr.press.said import Date, Name, Said, Told, cited_in, joined, listed
from jisr.vocabulary import Finding, Json, Text, Verdict, in_language

__all__ = ["MARKS", "Speaker", "assessment_json", "finding_json", "qualification_json"]

SIGNS = {Verdict.MET: "✓", Verdict.UNMET: "✗", Verdict.UNKNOWN: "?", Verdict.BARRED: "⊘"}
WORDS = {Verdict.MET: "met", Verdict.UNMET: "unmet", Verdict.UNKNOWN: "unknown", Verdict.BARRED: "barred"}
CITED: Final = "{place} · {rule}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says findings in one language, with the names of the corpus."""

    corpus: Corpus
    language: Language

    @property
    def plain(self) -> Plain:
        """How values are said."""
        return Plain(self.language)

    @property
    def trees(self) -> Trees:
        """Trees in which persons are named as in the file of facts."""
        return Trees(self.corpus, NAMED)

    def say(self, sentence: str, values: Mapping[str, str] | None = None) -> str:
        """A sentence of the catalogue."""
        return self.language.say(sentence, values or {})

    def label(self, text: Text) -> str:
        """A text of the data."""
        said = in_language(text, self.language.tag)
        return self.language.typeset(said) if self.language.tag in text else said

    def verdict(self, verdict: Verdict) -> str:
        """Sign and word of a verdict."""
        return f"{SIGNS[verdict]} {self.say(WORDS[verdict])}"

    def home(self, home: str) -> str:
        """The name of a State or an instrument."""
        return self.plain.word(self.trees.reasons.home(home))

    def cited(self, home: str, article: str) -> str:
        """A law with its article."""
        return self.plain.word(cited_in(self.trees.reasons.home(home), article))

    def qualified(self, found: Qualified) -> list[str]:
        """The answer of a law: what is made out or open, what is touched and not made out, what nothing reads."""
        days = {
            "facts": Date(found.facts.facts_on.isoformat()),
            "procedure": Date(found.facts.procedure_on.isoformat()),
        }
        asked = Told("facts of {facts}, act of procedure of {procedure}", days)
        lines = [self._titled(self.trees.reasons.home(found.home), asked)]
        answers = self.trees.answers(found)
        for one in answers.found:
            lines += ["", *self._answered(one)]
        if not answers.found:
            lines += ["", self.say("No offence of this law is made out.")]
        if answers.missed:
            lines += ["", self.say("Touched but not made out")]
            lines += [f"    {line}" for one in answers.missed for line in self._answered(one)]
        if answers.unread:
            lines += ["", self.plain.word(answers.unread_said)]
        return lines

    def qualification(self, found: Qualification) -> list[str]:
        """One offence as lines."""
        return self._answered(self.trees.answered(found))

    def _answered(self, one: Answered) -> list[str]:
        tree, between = one.tree, f"{one.accused} → {one.victim}" if one.victim else one.accused
        capacity = f" · {self.say(one.capacity)}" if one.capacity else ""
        verdict = f"{SIGNS[Verdict(tree.verdict)]} {self.say(MADE_OUT[Verdict(tree.verdict)])}"
        lines = [f"{verdict}  {self.label(one.offence.name)} ({one.offence.id}) · {between}{capacity}"]
        if one.penalty is not None:
            said = listed([Name(word) for word in penalty_said(one.penalty, self.language)])
            mark = self.say(MARKS[one.penalty.mark])
            lines.append(f"    {self.plain.told('Penalty: {years}', {'years': said})} ({mark})")
        if cited := self._cited(tree):
            lines.append(f"    {cited}")
        lines += [f"    {self.plain.word(reason)}" for reason in tree.reasons]
        return lines + [line for part in tree.parts for line in self._lines(part, 1)]

    def tree(self, finding: Finding, *, names: Mapping[str, Said], depth: int = 0) -> list[str]:
        """A finding and what is below it, indented."""
        return self._lines(self.trees.branch(finding, names=names), depth)

    def _lines(self, branch: Branch, depth: int) -> list[str]:
        told = self._titled(branch.name, joined(branch.reasons)) if branch.reasons else self.plain.word(branch.name)
        cited = f"  ({where})" if (where := self._cited(branch)) else ""
        facts = ""
        if branch.statements and not branch.parts:
            facts = f"  [{self.plain.word(listed([Name(one) for one in branch.statements]))}]"
        lines = [f"{'    ' * depth}{SIGNS[Verdict(branch.verdict)]} {told}{cited}{facts}"]
        return lines + [line for part in branch.parts for line in self._lines(part, depth + 1)]

    def _cited(self, branch: Branch) -> str:
        """The rule, its article and what its mark means."""
        if branch.rule is None and not branch.source:
            return ""
        where: Said = Name(branch.source)
        if branch.rule is not None:
            place, id_ = self.trees.reasons.cited(branch.rule), Name(branch.rule.id)
            where = Told(CITED, {"place": place, "rule": id_}) if branch.rule.article else id_
        return self.plain.word(where if branch.mark is None else listed([where, MARKS[branch.mark]]))

    def _titled(self, title: Said, said: Said) -> str:
        return self.plain.told("{name}: {reasons}", {"name": title, "reasons": said})

    def assessment(self, found: Assessment) -> list[str]:
        """The legal check of a request as lines."""
        query = found.query
        form = self.corpus.forms[query.form]
        fields: dict[str, Said] = {field.id: field.name for field in form.fields}
        names = self._names()
        pair = f"{self.home(query.requesting)} → {self.home(query.requested)}"
        day = self.plain.word(Date(query.on.isoformat()))
        lines = [f"{self.verdict(found.verdict)}  {self.label(form.name)} · {pair} · {day}"]
        for title, part in (
            ("Legal basis", found.basis), ("Channel", found.channel), ("Language", found.language),
            ("Form", found.form), ("Refusal", found.refusal),
        ):  # fmt: skip
            if part is not None:
                known = names | (fields if part is found.form else {}) | {part.name: title}
                lines += ["", *self.tree(_short(part) if part is found.basis else part, names=known)]
        for title, parts in (
            ("Ways out of the requesting State", found.outgoing), ("Absolute bars", _looked_at(found)),
            ("Grounds that may not be used to refuse", found.forbidden),
            ("Grounds open to the requested State", found.open_grounds), ("To be done first", found.first),
            ("Nationality", found.nationality), ("How it is executed", found.execution),
            ("Limits of use", found.use_limits),
        ):  # fmt: skip
            lines += self._group(title, parts, names)
        if found.silent:
            key = "Not looked at, because nothing is stated of these risks: {risks}"
            lines += ["", self.plain.told(key, {"risks": listed(found.silent)})]
        return lines + self._clocks(found)

    def _group(self, title: str, parts: Iterable[Finding], names: Mapping[str, Said]) -> list[str]:
        below = [line for part in parts for line in self.tree(part, names=names, depth=1)]
        return ["", self.say(title), *below] if below else []

    def _names(self) -> dict[str, Said]:
        names: dict[str, Said] = {slug: one.short for slug, one in self.corpus.instruments.items()}
        names |= {code: one.name for code, one in self.corpus.countries.items()}
        for country in self.corpus.countries.values():
            names |= {channel.id: channel.name for channel in country.channels}
        for instrument in self.corpus.instruments.values():
            names |= {gate.id: gate.name for gate in instrument.gates}
        return names

    def _clocks(self, found: Assessment) -> list[str]:
        lines = []
        for clock in found.clocks:
            key = "{days} days, set by law" if clock.days else "no number of days in the law; a target is policy"
            key = "{months} months, set by law" if clock.months else key
            told = self.say(key, {"days": str(clock.days), "months": str(clock.months)})
            branch = self.trees.branch(clock.finding, names={})
            rule = self.corpus.rules[clock.rule].text
            lines.append(f"    {self._titled(rule, Name(told))}  ({self._cited(branch)})")
        return ["", self.say("Clocks"), *lines] if lines else []


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
        "outgoing": found.outgoing,
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
