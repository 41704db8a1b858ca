"""The tree of a qualification as ready content: offence, element, fact, each with verdict, reasons and citation.

It is the one wording of page and terminal. What failed is left out where something else decided, so that no part that
is not made out stands below one that is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jisr.law import Corpus, Offence, OffenceId, Penalty, Qualification, Qualified, Rule, Statement
from jisr.law.conditions import NONE_OF
from jisr.law.qualification import Capacity
from jisr.press.law.reasons import NAMED, NUMBERED, Reasons
from jisr.press.said import Name, Said, Told, listed
from jisr.vocabulary import Finding, Mark, RuleId, Verdict

OPERATORS: Final[Mapping[str, str]] = {
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
    "interruption": "act that interrupts the limitation",
    "start at majority": "new start at majority",
    "erasure": "erased with effect for the past",
    "attempt": "attempt",
    "accomplice": "as accomplice",
    "extradition-basis": "declaration on the basis of extradition",
}
CHOICES: Final = ("any", "any-fact")
ORDER: Final = list(Verdict)
UNLESS: Final = "unless "
NOT_REQUIRED: Final = "not required"
STATEMENTS: Final[Mapping[str, str]] = {NUMBERED: "statement {number}", NAMED: NAMED}
Seen = set[tuple[str, str]]


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
    source: str = ""

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
class Unread:
    """A statement that no element takes account of: the name of its fact, and how the statement is called."""

    fact: Said
    statement: Said

    @property
    def said(self) -> Said:
        """Both in one."""
        return Told("{fact} ({statement})", {"fact": self.fact, "statement": self.statement})


@dataclass(frozen=True, slots=True)
class Answers:
    """The answer of a law: what is made out or open, what is touched and not made out, what nothing reads."""

    found: tuple[Answered, ...]
    missed: tuple[Answered, ...]
    unread: tuple[Unread, ...]

    @property
    def unread_said(self) -> Said:
        """The statements that no element takes account of, by the names of their facts."""
        said = listed([one.said for one in self.unread])
        return Told("No element of this law reads: {facts}", {"facts": said})


@dataclass(frozen=True, slots=True)
class Trees:
    """Draws trees with the names of a corpus; `person` is the sentence that names a person."""

    corpus: Corpus
    person: str = NUMBERED

    @property
    def reasons(self) -> Reasons:
        """The words for reasons."""
        return Reasons(self.corpus, self.person)

    def answers(self, found: Qualified) -> Answers:
        """The answers, those made out first."""
        listed = sorted(found.listed(), key=lambda one: ORDER.index(one.verdict))
        told = [(self.answered(one), one.verdict) for one in listed]
        return Answers(
            tuple(one for one, verdict in told if verdict is not Verdict.UNMET),
            tuple(one for one, verdict in told if verdict is Verdict.UNMET),
            tuple(self._unread(one) for one in found.unread),
        )

    def answered(self, found: Qualification) -> Answered:
        """The answer on one offence."""
        author = found.capacity is Capacity.AUTHOR
        held = (found.penalty.prison_years or found.penalty.fine) and found.verdict is not Verdict.UNMET
        return Answered(
            offence=found.offence,
            accused=found.accused,
            victim=found.victim,
            capacity="" if author else OPERATORS[found.capacity.value],
            penalty=found.penalty if held else None,
            tree=self.branch(found.explain(), names={}),
        )

    def branch(self, finding: Finding, *, names: Mapping[str, Said], seen: Seen | None = None) -> Branch:
        """A finding and what is below it; within one tree the same note on the same rule is said once."""
        seen = set() if seen is None else seen
        if (offence := self.corpus.offences.get(OffenceId(finding.name))) is not None:
            names = {**names, **names_of(offence), finding.name: offence.name}
        citation = finding.citation
        reasons = self._reasons(finding, seen)
        named = bool(reasons) and (finding.name == "fact" or finding.reasons[0].key == NONE_OF)
        return Branch(
            name=reasons[0] if named else self._name(finding.name, names),
            verdict=finding.verdict.value,
            reasons=reasons[1:] if named else reasons,
            rule=None if citation is None else self.corpus.rules.get(citation.rule),
            mark=None if citation is None or citation.mark is Mark.VERIFIED else citation.mark,
            statements=finding.facts,
            parts=tuple(self.branch(part, names=names, seen=seen) for part in _told(finding)),
            source="" if citation is None else citation.source,
        )

    def _reasons(self, finding: Finding, seen: Seen) -> tuple[Said, ...]:
        """Its reasons; a note on a rule that was said above is left out."""
        rule = "" if finding.citation is None else str(finding.citation.rule)
        told: list[Said] = []
        for one in self.reasons.of(finding):
            if not isinstance(one, str):
                told.append(one)
            elif (rule, one) not in seen:
                seen.add((rule, one))
                told.append(one)
        return tuple(told)

    def _name(self, name: str, names: Mapping[str, Said]) -> Said:
        if name in names:
            return names[name]
        rule = self.corpus.rules.get(RuleId(name))
        return OPERATORS.get(name, name) if rule is None else {tag: said.rstrip(".") for tag, said in rule.text.items()}

    def _unread(self, statement: Statement) -> Unread:
        number = Told(STATEMENTS[self.person], {"number": Name(statement.id)})
        return Unread(self.reasons.fact(statement.fact), number)


def answers_of(corpus: Corpus, found: Qualified) -> Answers:
    """The answers of a law, with persons by their numbers."""
    return Trees(corpus).answers(found)


def names_of(offence: Offence) -> Mapping[str, Said]:
    """The parts of an offence by the names that its tree gives them."""
    names: dict[str, Said] = {one.id: one.name for one in offence.elements}
    for element in offence.elements:
        if element.unless is not None:
            names[f"{UNLESS}{element.unless.id}"] = Told("Not required if: {name}", {"name": element.unless.name})
    for aggravation in offence.aggravations:
        names[f"aggravation {aggravation.id}"] = Told("Aggravation: {name}", {"name": aggravation.name})
    for excuse in offence.excuses:
        names[f"excuse {excuse.id}"] = Told("Excuse: {name}", {"name": excuse.name})
    return names


def _told(finding: Finding) -> tuple[Finding, ...]:
    """The parts worth telling: of an element that is not required, only why."""
    if any(reason.key == NOT_REQUIRED for reason in finding.reasons):
        return tuple(part for part in finding.parts if part.name.startswith(UNLESS))
    if finding.verdict is Verdict.UNMET or finding.name == "not":
        return finding.parts
    return tuple(
        part for part in finding.parts
        if part.verdict is not Verdict.UNMET
        or not (part.name == "fact" or finding.name in CHOICES or part.name.startswith(UNLESS))
    )  # fmt: skip
