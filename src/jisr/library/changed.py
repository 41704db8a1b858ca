"""What stands otherwise in two laws: rules and offences added, removed and changed, part by part, as text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jisr.law.corpus import Corpus
from jisr.law.offences import Offence, Penalty
from jisr.law.rules import Rule
from jisr.vocabulary import Period, Text

UNTOLD: Final = ("element", "aggravation", "excuse", "limitation")  # of these only that they stand otherwise is told
SOMETHING: Final = "…"


class Alteration(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise: what it is, as it was and as it is; empty where it was or is not there."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A rule or an offence that stands otherwise; `name` is its text or its label."""

    id: str
    name: Text
    alteration: Alteration
    differences: tuple[Difference, ...] = ()


def changed_rules(before: Corpus, after: Corpus) -> tuple[Altered, ...]:
    """The rules that stand otherwise, in the order of the data, those that are gone at the end."""
    was = {str(rule.id): (rule.text, _rule(rule)) for rule in before.rules.values()}
    is_now = {str(rule.id): (rule.text, _rule(rule)) for rule in after.rules.values()}
    return tuple(_altered(was, is_now))


def changed_offences(before: Corpus, after: Corpus) -> tuple[Altered, ...]:
    """The offences and definitions that stand otherwise."""
    was = {str(one.id): (one.name, _offence(one)) for one in before.offences.values()}
    is_now = {str(one.id): (one.name, _offence(one)) for one in after.offences.values()}
    return tuple(_altered(was, is_now))


Entry = tuple[Text, Mapping[str, str]]


def _altered(was: Mapping[str, Entry], is_now: Mapping[str, Entry]) -> Iterator[Altered]:
    for id_, (name, parts) in is_now.items():
        if id_ not in was:
            yield Altered(id_, name, Alteration.ADDED)
            continue
        old = was[id_][1]
        keys = dict.fromkeys((*old, *parts))
        told = [(key, old.get(key, ""), parts.get(key, "")) for key in keys]
        if differing := tuple(_difference(*one) for one in told if one[1] != one[2]):
            yield Altered(id_, name, Alteration.CHANGED, differing)
    yield from (Altered(id_, name, Alteration.REMOVED) for id_, (name, _) in was.items() if id_ not in is_now)


def _difference(what: str, before: str, after: str) -> Difference:
    if what.split(" ")[0] in UNTOLD:
        before, after = (SOMETHING if one else "" for one in (before, after))
    return Difference(what, before, after)


def _rule(rule: Rule) -> Mapping[str, str]:
    erased = rule.erased
    marks = [f"{part.mark.value} {_days(part.period)} {part.note}".strip() for part in rule.marks]
    return {
        **{f"text {tag}": words for tag, words in rule.text.items()},
        "article": rule.article,
        "type": " + ".join(rule.types),
        "addressee": rule.addressee,
        **{f"parameter {name}": ", ".join(values) for name, values in rule.parameters.items()},
        "source": rule.source,
        "as-of": rule.as_of,
        "period": _days(rule.period),
        "mark": "; ".join(marks),
        "erased": "" if erased is None else f"{erased.effect_from} / {erased.when} / {erased.rule}",
        "note": rule.note,
        "role": ", ".join(rule.roles),
        "field": ", ".join(rule.fields),
        "forms": ", ".join(rule.forms),
    }


def _days(period: Period) -> str:
    """A period as its two days; nothing when it has neither."""
    days = [day.isoformat() if day else "…" for day in (period.start, period.end)]
    return "" if days == ["…", "…"] else " – ".join(days)


def _offence(offence: Offence) -> Mapping[str, str]:
    parts = {
        **{f"element {one.id}": repr(one) for one in offence.elements},
        **{f"aggravation {one.id}": repr(one) for one in offence.aggravations},
        **{f"excuse {one.id}": repr(one) for one in offence.excuses},
    }
    return {
        **{f"name {tag}": words for tag, words in offence.name.items()},
        "rule": offence.rule,
        "family": offence.family,
        "grade": offence.grade.value,
        "penalty": _penalty(offence.penalty),
        "attempt": f"{offence.attempt.punished.value} {offence.attempt.rule or ''}".strip(),
        "complicity": f"{offence.complicity.punished.value} {offence.complicity.rule or ''}".strip(),
        "limitation": "" if offence.limitation is None else repr(offence.limitation),
        **parts,
    }


def _penalty(penalty: Penalty) -> str:
    fine = f"; {' – '.join(penalty.fine)} {penalty.currency}" if penalty.fine else ""
    return f"{' – '.join(penalty.prison_years)}{fine} [{penalty.mark.value}]"
