"""Hours of custody: the limit that an order sets, read from the parameters of the State's own rules.

The engine knows no number of hours. A rule that a measure cites gives `max-hours`, `extension-hours` or
`extension-total-hours`; an exercise may state the limit in the field `hours`. Silence at the limit is a breach.
"""

from collections.abc import Iterable, Mapping

from jisr.clerk.breaches import breach
from jisr.clerk.desk import Desk
from jisr.dossier import Breach
from jisr.inquiry import Subject
from jisr.law.measures import BreachEffect, Measure, MeasureEffect
from jisr.vocabulary import RuleId

FIRST = ("max-hours", "max_hours")
MORE = ("extension-hours", "extension_hours")
IN_ALL = ("extension-total-hours", "extension_total_hours")


def rules_of(desk: Desk, measure: Measure) -> tuple[RuleId, ...]:
    """Every rule of this State that the measure cites."""
    cited = [*measure.competence(desk.party).rules, *measure.rules]
    for one in measure.safeguards_in(desk.party):
        cited += one.rules
    return desk.applies(dict.fromkeys(cited))


def hours_in(desk: Desk, rules: Iterable[RuleId], names: tuple[str, ...]) -> int | None:
    """The first number of hours of that name in the rules."""
    for rule in rules:
        parameters = desk.law.rules[rule].parameters
        for name in names:
            value = parameters.get(name, ("",))[0]
            if value.isdecimal():
                return int(value)
    return None


def limit_of(desk: Desk, measure: Measure, subject: Subject, fields: Mapping[str, str]) -> int | None:
    """Until when the person may be held by this measure, in case time; None when it sets no limit."""
    rules = rules_of(desk, measure)
    stated = int(fields["hours"]) if fields.get("hours", "").isdecimal() else None
    if measure.effect is MeasureEffect.HOLD:
        hours = stated or hours_in(desk, rules, FIRST)
        return desk.hour + hours * 60 if hours is not None else desk.hour
    held = desk.inquiry.held.get(subject.id)
    if measure.effect is not MeasureEffect.EXTEND or held is None:
        return None
    more = stated or hours_in(desk, rules, MORE)
    total = hours_in(desk, rules, IN_ALL)
    if more is not None:
        return held.limit + more * 60
    return held.since + total * 60 if total is not None else held.limit


def custody_breaches(desk: Desk, subject: Subject) -> tuple[Breach | None, ...]:
    """What was done to a person held after the limit had passed in silence."""
    held = desk.inquiry.held.get(subject.id)
    if held is None or not held.overdue(desk.hour):
        return ()
    return (breach(desk, _limiting(desk), safeguard="within-limit", effect=BreachEffect.WEIGH),)


def _limiting(desk: Desk) -> tuple[RuleId, ...]:
    """The rules of this State under which custody is prolonged: those that set its limit."""
    prolonging = (one for one in desk.law.measures.values() if one.effect is MeasureEffect.EXTEND)
    return desk.applies(dict.fromkeys(rule for one in prolonging for rule in one.competence(desk.party).rules))
