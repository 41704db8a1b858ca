"""What a kind of role may do and order in a State, read off the data once: it does not change while a case runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jisr.law.corpus import Corpus
from jisr.law.measures import Authorisation, Measure, MeasureEffect, RoleKind, SubjectKind
from jisr.vocabulary import CountryCode

AGE = "person.under-18"
KEPT = (SubjectKind.REGISTER,)
OFFICE_OF = {
    RoleKind.JUDICIAL_POLICE: "investigation",
    RoleKind.PROSECUTOR: "investigation",
    RoleKind.INVESTIGATING_JUDGE: "instruction",
    RoleKind.LABORATORY: "laboratory",
    RoleKind.VICTIM_CARE: "victim-care",
    RoleKind.CENTRAL_AUTHORITY: "central-authority",
}


@dataclass(frozen=True, slots=True, eq=False)
class Trade:
    """The measures that the role takes, those it orders though another takes them, and those of each effect."""

    doable: tuple[Measure, ...]
    done: frozenset[str]
    orderable: frozenset[str]
    ordering: frozenset[str]
    keeping: frozenset[str]
    with_effect: Mapping[MeasureEffect, tuple[Measure, ...]]
    of_effect: Mapping[MeasureEffect, tuple[str, ...]]
    needs: Mapping[str, Authorisation]
    offices: Mapping[str, tuple[str, ...]]
    police_order: frozenset[str]
    of_age: frozenset[str]


@lru_cache(maxsize=64)
def trade_of(corpus: Corpus, state: CountryCode, role: str) -> Trade:
    """The trade of the role in the State."""
    kind = RoleKind(role)
    measures = tuple(corpus.measures.values())
    who = {m.slug: m.competence(state) for m in measures}
    needs = {m.slug: who[m.slug].authorisation or m.authorisation for m in measures}
    doable = tuple(m for m in measures if kind in who[m.slug].do)
    ordering = frozenset(
        m.slug
        for m in measures
        if kind in who[m.slug].order and _waits(m, needs[m.slug], kind, state, taken=m in doable)
    )
    return Trade(
        doable=doable,
        done=frozenset(m.slug for m in doable),
        orderable=frozenset(m.slug for m in measures if kind in who[m.slug].order),
        ordering=ordering,
        keeping=frozenset(m.slug for m in doable if m.effect in (MeasureEffect.PRESERVE, MeasureEffect.FREEZE)),
        with_effect={effect: tuple(m for m in doable if m.effect is effect) for effect in MeasureEffect},
        of_effect={effect: tuple(m.slug for m in measures if m.effect is effect) for effect in MeasureEffect},
        needs=needs,
        offices={m.slug: tuple(OFFICE_OF[one] for one in who[m.slug].do if one in OFFICE_OF) for m in measures},
        police_order=frozenset(m.slug for m in measures if RoleKind.JUDICIAL_POLICE in who[m.slug].order),
        of_age=frozenset(n.value for m in measures if AGE in m.may_show and m.on[0] in KEPT for n in m.natures),
    )


def _waits(measure: Measure, needs: Authorisation, role: RoleKind, state: CountryCode, *, taken: bool) -> bool:
    """Whether an order of this role is what the measure waits for in this State."""
    if measure.grounds or needs is Authorisation.GROUND:
        police = RoleKind.JUDICIAL_POLICE in measure.competence(state).order
        return not police or role is RoleKind.INVESTIGATING_JUDGE
    if taken:
        return False
    if needs is Authorisation.PROSECUTOR:
        return role is RoleKind.PROSECUTOR
    return needs is Authorisation.INVESTIGATING_JUDGE and role is RoleKind.INVESTIGATING_JUDGE
