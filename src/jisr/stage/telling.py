"""What the world tells an office, as drafts of acts of control: subjects, exhibits, injects, reactions, losses.

Statements of an exhibit name subjects under the ids of the party that gets it; no id of the story crosses.
"""

from collections.abc import Iterable

from jisr.dossier import ActId, Draft, OfficeId, SubjectId
from jisr.exercise.effects import Delivered, Gone, Lost, Reacted, Silent, Yielded
from jisr.exercise.scenario import Scenario
from jisr.exercise.story import Figure, Shown
from jisr.inquiry.state import CustodyEvent, Exhibit, ExhibitBreach, ExhibitId, Stance, Statement, Strength
from jisr.protection.plain import plain
from jisr.stage.registry import Registry
from jisr.vocabulary import CaseTime, CountryCode, Json, LanguageTag


def subject_draft(figure: Figure, *, name: str, to: tuple[OfficeId, ...], source: str, status: str = "") -> Draft:
    """The office comes to know a person, place or thing: what anybody can see of it, never what it is in the story."""
    keys: dict[str, Json] = dict(figure.keys)
    if figure.appears:
        keys["age"] = figure.appears
    body: dict[str, Json] = {"id": name, "kind": figure.kind, "keys": keys}
    if figure.state:
        body["state"] = figure.state
    if status:
        body["status"] = status
    if figure.languages:
        body["languages"] = list(figure.languages)
    if source:
        body["source"] = source
    identities: dict[str, Json] = {"label": figure.label}
    if figure.nationality:
        identities["nationality"] = figure.nationality
    return Draft(kind="subject-entered", body=body, identities=identities, to=to, touches=(SubjectId(name),))


def statements_of(
    shows: Iterable[Shown], scenario: Scenario, registry: Registry, party: CountryCode
) -> tuple[Statement, ...]:
    """What an exhibit asserts or refutes, between subjects as the party knows them."""
    found: list[Statement] = []
    for shown in shows:
        truth = scenario.truths[shown.fact]
        for say in truth.says:
            refutes = shown.refutes != say.refutes
            found.append(
                Statement(
                    fact=say.fact,
                    by=SubjectId(registry.local(party, say.by)) if say.by else None,
                    on=SubjectId(registry.local(party, say.on)) if say.on else None,
                    value=say.value,
                    stance=Stance.REFUTES if refutes else Stance.ASSERTS,
                    strength=Strength(shown.strength.value),
                    at=say.at,
                )
            )
    return tuple(dict.fromkeys(found))


def named_in(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The subjects that statements name, each once."""
    return tuple(dict.fromkeys(str(name) for one in statements for name in (one.by, one.on) if name))


def exhibit_draft(
    given: Yielded,
    *,
    name: str,
    statements: tuple[Statement, ...],
    leads: tuple[str, ...],
    subject: str,
    breaches: tuple[ExhibitBreach, ...],
    to: tuple[OfficeId, ...],
    at: CaseTime,
) -> Draft:
    """The exhibit enters the file of the office that took the measure."""
    source, deed = given.source, given.deed
    seal = CustodyEvent("seized", at, deed.office, seal=f"{name}")
    exhibit = Exhibit(
        id=ExhibitId(name),
        title=source.title,
        kind=source.kind,
        origin_state=source.state,
        measure=deed.measure,
        act=deed.ref,
        subject=SubjectId(subject),
        source=SubjectId(subject),
        language=LanguageTag(source.language),
        statements=statements,
        leads=tuple(SubjectId(lead) for lead in leads),
        custody=(seal,),
        breaches=breaches,
        at=at,
    )
    data = plain(exhibit)
    body = data if isinstance(data, dict) else {}
    text: dict[str, Json] = {"text": plain(source.text)} if source.text else {}
    shows = (ActId(deed.act),)
    return Draft(kind="exhibit-entered", body=body, text=text, to=to, shows=shows, touches=(SubjectId(subject),))


def inject_draft(given: Delivered, *, to: tuple[OfficeId, ...]) -> Draft:
    """An inject reaches offices of a party."""
    inject = given.inject
    return Draft(
        kind="inject-delivered",
        body={"inject": inject.id, "medium": inject.medium},
        text={"content": plain(inject.content), "from": plain(inject.sender)},
        to=to,
    )


def reaction_draft(given: Reacted | Silent | Gone, *, subject: str, to: tuple[OfficeId, ...]) -> Draft:
    """How a person reacted, as the office could see it: more trust or less, silence, departure; never the numbers."""
    match given:
        case Reacted(change=change):
            trust = sum(change.get(name, 0) for name in ("trust", "safety", "willing"))
            body: dict[str, Json] = {"subject": subject, "reaction": "opens" if trust >= 0 else "closes"}
        case Silent():
            body = {"subject": subject, "reaction": "silent"}
        case Gone():
            body = {"subject": subject, "reaction": "left", "left": True}
    return Draft(kind="person-reacted", body=body, to=to, touches=(SubjectId(subject),))


def loss_draft(given: Lost, *, subject: str, to: tuple[OfficeId, ...]) -> Draft:
    """Something can no longer be had."""
    return Draft(kind="source-lost", body={"subject": subject, "title": plain(given.source.title)}, to=to)
