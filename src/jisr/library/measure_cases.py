"""Cases of a measure: who may order or do it, and what is owed when a seat takes it."""

from jisr.law.corpus import Corpus
from jisr.law.measures import Authorisation, BreachEffect, Competence, Measure, RoleKind, Safeguard
from jisr.library.expecting import Answered, listed, same, same_set, yes
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.vocabulary import CountryCode


def competent(case: Node, home: str, corpus: Corpus) -> Answered:
    """Whether a role may order or do a measure in a State."""
    case.unknown_keys("name", "measure", "expect")
    asked = case.map("measure")
    asked.unknown_keys("slug", "state", "role", "does")
    measure = corpus.measures.get(asked.optional_str("slug", home))
    if measure is None:
        asked.fault("names no measure.", nearest(asked.optional_str("slug", home), corpus.measures))
        return Answered()
    competence = measure.competence(CountryCode(asked.str("state")))
    roles = competence.order if asked.str("does") == "order" else competence.do
    may = yes(asked.one_of("role", RoleKind) in roles)
    same(case, "expect", may)
    return Answered(competence.rules, {"may": may})


def taken(case: Node, home: str, corpus: Corpus) -> Answered:
    """A seat takes the measure of the folder, keeping what is named: allowed, and with which breaches."""
    case.unknown_keys("name", "state", "seat", "kept", "ground", "authorised", "expect")
    measure = corpus.measures.get(home)
    if measure is None:
        case.fault("names no measure.", nearest(home, corpus.measures))
        return Answered()
    state, seat = CountryCode(case.str("state")), case.one_of("seat", RoleKind)
    owed = measure.safeguards_in(state)
    ground, kept = case.optional_str("ground"), case.strings("kept")
    _known(case, measure, owed)
    missing = {one.id: one.breach for one in owed if one.id not in kept}
    if (contested := measure.ground_effect(state, ground=ground)) is not None:
        missing["ground-recorded"] = contested
    competence = measure.competence(state)
    barred = BreachEffect.REFUSE in missing.values()
    may = seat in (*competence.do, *competence.order) and _authorised(case, measure, competence, seat) and not barred
    gravest = min(missing.values(), key=list(BreachEffect).index, default=None)
    found = {"allowed": "yes" if may else "refused", "effect": "none" if gravest is None else gravest.value}
    _expect(case.map("expect"), found, set(missing))
    told = (rule for one in owed if one.id in missing or one.id in kept for rule in one.rules)
    grounded = (rule for one in measure.grounds if one.id == ground for rule in one.rules)
    return Answered({*competence.rules, *told, *grounded}, found | {"breaches": listed(missing)})


def _known(case: Node, measure: Measure, owed: tuple[Safeguard, ...]) -> None:
    known = [one.id for one in owed]
    for word in case.strings("kept"):
        if word not in known:
            case.fault("“{word}” is not owed here.", nearest(word, known), key="kept", values={"word": word})
    grounds = [one.id for one in measure.grounds]
    if (ground := case.optional_str("ground")) and ground not in grounds:
        case.fault("“{word}” is no ground.", nearest(ground, grounds), key="ground", values={"word": ground})


def _expect(expected: Node, found: dict[str, str], missing: set[str]) -> None:
    expected.unknown_keys("allowed", "breaches", "effect")
    same(expected, "allowed", found["allowed"])
    if expected.has("breaches"):
        same_set(expected, "breaches", missing, exact=True)
    if expected.has("effect"):
        same(expected, "effect", found["effect"])


def _authorised(case: Node, measure: Measure, competence: Competence, seat: RoleKind) -> bool:
    """A magistrate's authorisation, where one is needed, was given by who may order the measure."""
    needed = competence.authorisation or measure.authorisation
    if needed not in (Authorisation.PROSECUTOR, Authorisation.INVESTIGATING_JUDGE) or seat in competence.order:
        return True
    return case.has("authorised") and case.one_of("authorised", RoleKind) in competence.order
