"""The tree of a qualification as ready content: offence, element, fact, each with verdict, reasons and citation."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.law import Corpus, Offence, OffenceId, Penalty, Qualification, Qualified, Rule, Statement
from jisr.law.book.words import MARKS
from jisr.law.qualification import Capacity
from jisr.press.said import Day, Name, Said, Told, cited_in
from jisr.vocabulary import CountryCode, Finding, Mark, Reason, RuleId, Verdict, case_time

OPERATORS: Mapping[str, str] = {
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
    "limitation": "limitation of public action",
    "erasure": "erased with effect for the past",
    "attempt": "attempt",
    "accomplice": "as accomplice",
}
ORDER = list(Verdict)


@dataclass(frozen=True, slots=True)
class Branch:
    """One finding; `statements` are the numbers of the statements that decided, `mark` is told when it is a caveat."""

    name: Said
    verdict: str
    reasons: tuple[Said, ...]
    rule: Rule | None
    mark: Mark | None
    statements: tuple[str, ...]
    parts: tuple["Branch", ...]

    @property
    def opens(self) -> bool:
        """Whether what lies below is worth more than a glance."""
        return any(part.verdict != Verdict.MET for part in self.parts)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer on one offence, between an accused and a victim."""

    offence: Offence
    accused: str
    victim: str
    capacity: str
    penalty: Penalty | None
    tree: Branch


@dataclass(frozen=True, slots=True)
class Answers:
    """The answer of a law: what is made out or open, what is touched and not made out, what nothing reads."""

    found: tuple[Answered, ...]
    missed: tuple[Answered, ...]
    unread: tuple[Statement, ...]


def answers_of(corpus: Corpus, found: Qualified) -> Answers:
    """The answers, those made out first."""
    touched = sorted(found.touched(), key=lambda one: ORDER.index(one.verdict))
    told = [(_answered(corpus, one), one.verdict) for one in touched]
    return Answers(
        tuple(one for one, verdict in told if verdict is not Verdict.UNMET),
        tuple(one for one, verdict in told if verdict is Verdict.UNMET),
        found.unread,
    )


def _answered(corpus: Corpus, found: Qualification) -> Answered:
    author = found.capacity is Capacity.AUTHOR
    shown = found.penalty.prison_years and found.verdict is not Verdict.UNMET
    return Answered(
        offence=found.offence,
        accused=found.accused,
        victim=found.victim,
        capacity="" if author else OPERATORS[found.capacity.value],
        penalty=found.penalty if shown else None,
        tree=branch_of(corpus, found.explain(), names=names_of(found.offence)),
    )


def names_of(offence: Offence) -> Mapping[str, Said]:
    """The parts of an offence by the names that its tree gives them."""
    names: dict[str, Said] = {one.id: one.name for one in offence.elements}
    for element in offence.elements:
        if element.unless is not None:
            names[f"unless {element.unless.id}"] = Told("Not required if: {name}", {"name": element.unless.name})
    for aggravation in offence.aggravations:
        names[f"aggravation {aggravation.id}"] = Told("Aggravation: {name}", {"name": aggravation.name})
    for excuse in offence.excuses:
        names[f"excuse {excuse.id}"] = Told("Excuse: {name}", {"name": excuse.name})
    return names


def branch_of(corpus: Corpus, finding: Finding, *, names: Mapping[str, Said]) -> Branch:
    """A finding and what is below it; facts that were not stated are left out where something else decided."""
    if (offence := corpus.offences.get(OffenceId(finding.name))) is not None:
        names = {**names_of(offence), finding.name: offence.name}
    met = finding.verdict is not Verdict.UNMET
    parts = [part for part in finding.parts if not (met and part.name == "fact" and part.verdict is Verdict.UNMET)]
    citation = finding.citation
    rule = None if citation is None else corpus.rules.get(citation.rule)
    reasons = tuple(_reason(corpus, reason) for reason in finding.reasons)
    fact = finding.name == "fact" and bool(reasons)
    return Branch(
        name=reasons[0] if fact else _name(corpus, finding.name, names),
        verdict=finding.verdict.value,
        reasons=reasons[1:] if fact else reasons,
        rule=rule,
        mark=None if citation is None or citation.mark is Mark.VERIFIED else citation.mark,
        statements=finding.facts,
        parts=tuple(branch_of(corpus, part, names=names) for part in parts),
    )


def _name(corpus: Corpus, name: str, names: Mapping[str, Said]) -> Said:
    if name in names:
        return names[name]
    rule = corpus.rules.get(RuleId(name))
    return OPERATORS.get(name, name) if rule is None else rule.text


def _reason(corpus: Corpus, reason: Reason) -> Said:
    return Told(reason.key, {key: _value(corpus, key, value) for key, value in reason.values.items()})


def _value(corpus: Corpus, key: str, value: str) -> Said:
    if key == "fact" and value in corpus.facts:
        return corpus.facts[value].name
    if key in ("person", "accused", "victim"):
        return Told("person {number}", {"number": Name(value)})
    if key in ("rule", "by") and value in corpus.rules:
        return _cited(corpus, corpus.rules[RuleId(value)])
    if key == "mark":
        return next((said for mark, said in MARKS.items() if mark.value == value), value)
    if key == "values":
        return _listed([_home(corpus, one) for one in value.split(", ")])
    if key in ("state", "instrument", "a", "b"):
        return _home(corpus, value)
    return _day(value)


def _day(value: str) -> Said:
    try:
        return Day(case_time(f"{value}T00:00"))
    except ValueError:
        return value


def _listed(words: list[Said]) -> Said:
    told = words[0]
    for word in words[1:]:
        told = Told("{one}, {other}", {"one": told, "other": word})
    return told


def _cited(corpus: Corpus, rule: Rule) -> Said:
    law = _home(corpus, rule.home)
    if not rule.article:
        return Told("{law}: {name}", {"law": law, "name": Name(rule.id)})
    return cited_in(law, rule.article)


def _home(corpus: Corpus, word: str) -> Said:
    country, instrument = corpus.countries.get(CountryCode(word)), corpus.instruments.get(word)
    return country.name if country is not None else instrument.short if instrument is not None else word
