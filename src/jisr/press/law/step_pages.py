"""The pages of a measure and of a form of cooperation: who may take it in each State, what must exist before, what is
owed and what a breach costs there; on what a form rests, its steps, what it must say, and the rules that decide it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jisr.law import Corpus, Country, Rule
from jisr.law.book.step_words import (
    ABROAD,
    AUTHORISATIONS,
    BREACHES,
    CROSSINGS,
    EFFECTS,
    GUARDS,
    NEEDED,
    SIDES,
    SUBJECTS,
    WHEN,
)
from jisr.law.book.words import ROLES, SEATS
from jisr.law.forms import Form, FormField, Guard, Step
from jisr.law.measures import Ground as MeasureGround
from jisr.law.measures import Measure, MeasureEffect, Safeguard, SubjectKind
from jisr.law.rules import RuleRole
from jisr.law.states import Authority, Channel, Direction
from jisr.vocabulary import CountryCode, RuleId, Text

SHOWN: Final = tuple(role for role in RuleRole if role is not RuleRole.LEGAL_BASIS)


@dataclass(frozen=True, slots=True)
class WhoMay:
    """Who may order and who may do a measure in a State, and what must exist before."""

    country: Country
    order: tuple[str, ...]
    do: tuple[str, ...]
    authorisation: str
    rules: tuple[RuleId, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs in a State to leave something out."""

    country: Country
    sentence: str


@dataclass(frozen=True, slots=True)
class Costs:
    """The same cost everywhere, or that of each State in which there is one."""

    everywhere: str = ""
    apart: tuple[Cost, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """A safeguard: when it is owed, by which rules, and what its breach costs in each State."""

    one: Safeguard
    when: str
    costs: Costs


@dataclass(frozen=True, slots=True)
class Founded:
    """A ground written before the act, and where it can be contested."""

    one: MeasureGround
    costs: Costs


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """A measure."""

    measure: Measure
    subject: str
    who: tuple[WhoMay, ...]
    grounds: tuple[Founded, ...]
    owed: tuple[Owed, ...]
    effect: str
    abroad: str
    form: Form | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A step of a form and who takes it."""

    one: Step
    by: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the paper of a form says, and whether it must."""

    one: FormField
    needed: str


@dataclass(frozen=True, slots=True)
class Guarded:
    """What must have been done before a step, and what it costs to leave it out."""

    one: Guard
    step: Text
    cost: str


@dataclass(frozen=True, slots=True)
class StateWays:
    """By whom and on which ways a form reaches and leaves a State."""

    country: Country
    authorities: tuple[Authority, ...]
    inward: tuple[Channel, ...]
    outward: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class RulesOfRole:
    """The rules that decide one thing of a form."""

    sentence: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form of cooperation."""

    form: Form
    crosses: str
    bases: tuple[Rule, ...]
    states: tuple[StateWays, ...]
    steps: tuple[Taken, ...]
    fields: tuple[Said, ...]
    guards: tuple[Guarded, ...]
    decided: tuple[RulesOfRole, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class MeasureShelf:
    """The measures on one kind of subject."""

    sentence: str
    measures: tuple[Measure, ...]


def measure_shelves(corpus: Corpus) -> tuple[MeasureShelf, ...]:
    """All measures by what they are taken on; one that is taken on several things stands under its first."""
    found: dict[SubjectKind, list[Measure]] = {kind: [] for kind in SUBJECTS}
    for measure in corpus.measures.values():
        found[measure.on[0]].append(measure)
    return tuple(MeasureShelf(SUBJECTS[kind], tuple(inside)) for kind, inside in found.items() if inside)


def measure_page(corpus: Corpus, measure: Measure) -> MeasurePage:
    """The page of a measure."""
    states = held(corpus)
    return MeasurePage(
        measure=measure,
        subject=SUBJECTS[measure.on[0]],
        who=tuple(_who(measure, country) for country in states),
        grounds=tuple(Founded(one, _contested(measure, one, states)) for one in measure.grounds),
        owed=tuple(Owed(one, WHEN[one.when], _costs(measure, one, states)) for one in measure.safeguards),
        effect="" if measure.effect is MeasureEffect.NONE else EFFECTS[measure.effect],
        abroad=ABROAD[measure.abroad],
        form=corpus.forms.get(measure.abroad.value),
    )


def form_page(corpus: Corpus, form: Form) -> FormPage:
    """The page of a form of cooperation."""
    names = {step.id: step.name for step in form.steps}
    return FormPage(
        form=form,
        crosses=CROSSINGS[form.crosses],
        bases=tuple(one for one in corpus.rules_with(RuleRole.LEGAL_BASIS) if form.slug in one.forms),
        states=tuple(_ways(country, form) for country in held(corpus)),
        steps=tuple(Taken(one, SIDES[one.by]) for one in form.steps),
        fields=tuple(Said(one, NEEDED[one.needed]) for one in form.fields),
        guards=tuple(Guarded(one, names.get(one.step, {}), GUARDS[one.effect]) for one in form.guards),
        decided=_decided(corpus, form),
        measures=tuple(one for one in corpus.measures.values() if one.abroad.value == form.slug),
    )


def held(corpus: Corpus) -> tuple[Country, ...]:
    """The States of which more than the treaties is held."""
    return tuple(one for one in corpus.countries.values() if one.law_held)


def _who(measure: Measure, country: Country) -> WhoMay:
    known = measure.competence(country.code)
    return WhoMay(
        country=country,
        order=tuple(SEATS[one] for one in known.order),
        do=tuple(SEATS[one] for one in known.do),
        authorisation=AUTHORISATIONS[known.authorisation or measure.authorisation],
        rules=known.rules,
        own=country.code in measure.states,
    )


def _costs(measure: Measure, safeguard: Safeguard, states: tuple[Country, ...]) -> Costs:
    there: Mapping[CountryCode, Safeguard] = {
        country.code: one for country in states for one in measure.safeguards_in(country.code) if one.id == safeguard.id
    }
    apart = tuple(Cost(one, BREACHES[there[one.code].breach]) for one in states if one.code in there)
    sentences = {one.sentence for one in apart}
    return Costs(sentences.pop()) if len(apart) == len(states) and len(sentences) == 1 else Costs("", apart)


def _contested(measure: Measure, ground: MeasureGround, states: tuple[Country, ...]) -> Costs:
    return Costs(
        "", tuple(Cost(one, BREACHES[ground.effects[one.code]]) for one in states if one.code in ground.effects)
    )


def _ways(country: Country, form: Form) -> StateWays:
    def open_to(*directions: Direction) -> tuple[Channel, ...]:
        return tuple(
            one for one in country.channels
            if one.direction in directions and (not one.forms or form.slug in one.forms)
        )  # fmt: skip

    return StateWays(
        country,
        tuple(one for one in country.authorities if form.slug in one.central_for),
        open_to(Direction.IN, Direction.BOTH),
        open_to(Direction.OUT, Direction.BOTH),
    )


def _decided(corpus: Corpus, form: Form) -> tuple[RulesOfRole, ...]:
    """The rules that name the form, by what they decide of it."""
    found = (
        RulesOfRole(ROLES[role], tuple(one for one in corpus.rules_with(role) if form.slug in one.forms))
        for role in SHOWN
    )  # fmt: skip
    return tuple(one for one in found if one.rules)
