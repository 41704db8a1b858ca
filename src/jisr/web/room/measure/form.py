"""What a seat may choose when it takes or orders a measure, and the command of what was chosen.

The form asks for everything the record holds; it says nothing of what would void the result: that is for the help
level of the exercise, and by default people may err.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.http import QueryDict

from jisr.clerk import View
from jisr.clerk.commands import OrderMeasure, TakeMeasure
from jisr.cooperation.state import RequestId, RequestState
from jisr.dossier import SubjectId
from jisr.inquiry import Status
from jisr.law.book.step_words import FAMILIES
from jisr.law.corpus import Corpus
from jisr.law.measures import Measure, MeasureEffect, MeasureFamily
from jisr.press.said import Said, Told
from jisr.press.values import sentence_of
from jisr.press.wording import office_sentence
from jisr.web.room.desk.tasks import does, orders
from jisr.web.room.naming import name_of, request_name, subject_name

TAKE, ORDER = "take", "order"
MOST = 2000
LIMITS = (MeasureEffect.HOLD, MeasureEffect.EXTEND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: its value, what it is called, whether it is chosen."""

    value: str
    said: Said
    chosen: bool


Groups: TypeAlias = list[tuple[str, list[Choice]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed or chosen so far, as it came."""

    how: str
    measure: str
    subject: str
    ground: str
    order: str
    request: str
    office: str
    reasons: str
    facts: str
    safeguards: frozenset[str]
    fields: Mapping[str, str]

    @property
    def what(self) -> str:
        """Taking or ordering, and what."""
        return f"{self.how}:{self.measure}" if self.measure else ""


def typed(form: QueryDict) -> Typed:
    """The form as it was sent, trimmed; nothing of it is refused here."""
    how, _, measure = _one(form, "what").partition(":")
    fields = {name.removeprefix("field-"): _one(form, name) for name in form if name.startswith("field-")}
    return Typed(
        how=how if how in (TAKE, ORDER) else TAKE, measure=measure, subject=_one(form, "subject"),
        ground=_one(form, "ground"), order=_one(form, "order"), request=_one(form, "request"),
        office=_one(form, "office"), reasons=_one(form, "reasons"), facts=_one(form, "facts"),
        safeguards=frozenset(one[:100] for one in form.getlist("safeguard")),
        fields={name: value for name, value in fields.items() if value},
    )  # fmt: skip


def command_of(said: Typed) -> TakeMeasure | OrderMeasure:
    """The command of what was chosen."""
    subject = SubjectId(said.subject)
    if said.how == ORDER:
        return OrderMeasure(
            measure=said.measure, subject=subject, to_office=said.office, ground=said.ground, reasons=said.reasons
        )
    facts = {"facts": said.facts} if said.facts else {}
    return TakeMeasure(
        measure=said.measure, subject=subject, ground=said.ground, safeguards=said.safeguards,
        fields={**said.fields, **facts}, authorisation=said.order or None,
        for_request=RequestId(said.request) if said.request else None,
    )  # fmt: skip


def measures(view: View, corpus: Corpus, said: Typed) -> tuple[Groups, Groups]:
    """The measures that the law lets the seat do, and those that it lets it order, each by family."""
    known = sorted(corpus.measures.values(), key=lambda one: one.slug)
    return (
        _by_family(TAKE, (one for one in known if does(view, one)), said),
        _by_family(ORDER, (one for one in known if orders(view, one)), said),
    )


def _by_family(how: str, known: Iterable[Measure], said: Typed) -> Groups:
    found: dict[MeasureFamily, list[Choice]] = {family: [] for family in MeasureFamily}
    for one in known:
        found[one.family].append(_choice(f"{how}:{one.slug}", one.name, said.what))
    return [(FAMILIES[family], choices) for family, choices in found.items() if choices]


def subjects(view: View, measure: Measure | None, said: Typed) -> list[tuple[str, list[Choice]]]:
    """The subjects of the file by kind: those on which the measure is taken, or all while none is chosen."""
    found: dict[str, list[Choice]] = {}
    for id, one in view.inquiry.subjects.items():
        if one.same_as is None and (measure is None or one.kind.value in measure.on):
            kind = sentence_of("subject_kind", one.kind.value)
            found.setdefault(kind, []).append(_choice(str(id), subject_name(one), said.subject))
    return list(found.items())


def grounds(measure: Measure, said: Typed) -> list[Choice]:
    """The grounds that the measure knows."""
    return [_choice(one.id, one.name, said.ground) for one in measure.grounds]


def safeguards(measure: Measure, view: View, said: Typed) -> list[Choice]:
    """What may be recorded as kept."""
    return [
        Choice(value=one.id, said=one.name, chosen=one.id in said.safeguards)
        for one in measure.safeguards_in(view.party)
    ]


def authorisations(view: View, corpus: Corpus, said: Typed) -> list[Choice]:
    """The orders of the file for this measure."""
    return [
        _choice(
            ref, Told("{subject}, {day}", {"subject": name_of(view, corpus, one.subject), "day": one.at}), said.order
        )
        for ref, one in view.inquiry.orders.items()
        if one.measure == said.measure
    ]


def executed(view: View, corpus: Corpus, said: Typed) -> list[Choice]:
    """The requests of another State that the office executes."""
    return [
        _choice(str(id), request_name(one, corpus), said.request)
        for id, one in view.cooperation.requests.items()
        if not one.outgoing and one.state in (RequestState.ACCEPTED, RequestState.EXECUTED)
    ]


def offices(view: View, said: Typed) -> list[Choice]:
    """The offices of the own State."""
    return [_choice(one, office_sentence(one), said.office or "investigation") for one in view.offices]


def fields(measure: Measure, said: Typed) -> list[tuple[str, Said, str]]:
    """What the record of the measure asks in words: name, label, what was typed."""
    names = [*measure.fields, *(["hours"] if measure.effect in LIMITS else [])]
    return [(name, FIELDS.get(name) or sentence_of("safeguard", name), said.fields.get(name, "")) for name in names]


def standings(measure: Measure, said: Typed) -> list[Choice]:
    """The standings that a person may take, where the measure changes it."""
    if measure.effect is not MeasureEffect.CHANGE_STATUS:
        return []
    chosen = said.fields.get("status", "")
    return [_choice(one.value, sentence_of("status", one.value), chosen) for one in Status]


FIELDS: Mapping[str, str] = {
    "hours": "Hours of custody",
    "interpreter": "Name of the interpreter",
    "language": "Language in which it was said",
    "risk-assessment": "Assessment of the risk",
}


def _choice(value: str, said: Said, chosen: str) -> Choice:
    return Choice(value=value, said=said, chosen=value == chosen)


def _one(form: QueryDict, name: str) -> str:
    return str(form.get(name, "")).strip()[:MOST]


def chosen(choices: Sequence[Choice]) -> list[Said]:
    """What was chosen, in words."""
    return [one.said for one in choices if one.chosen]
