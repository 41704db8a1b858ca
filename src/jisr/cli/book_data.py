"""The answers of `./run law` as plain data for `--json`: whole, with every date and mark."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum

from jisr.law import Bond, Corpus, Offence, Rule
from jisr.law.book import Change, Comparison, Use, uses_of
from jisr.law.book.limits import limits_of
from jisr.law.book.sources import source_of
from jisr.law.forms import Form
from jisr.law.measures import Measure
from jisr.law.rules import MarkPeriod
from jisr.library.book import Book
from jisr.library.open_points import OpenPoint
from jisr.vocabulary import Json, Period, Text


def rule_json(book: Book, rule: Rule) -> Json:
    """A rule with everything that is known of it."""
    source = source_of(book.corpus, rule.home, rule.source)
    erased = rule.erased
    told: dict[str, Json] = {
        **_head(rule),
        "types": [one.value for one in rule.types],
        "roles": [one.value for one in rule.roles],
        "addressee": rule.addressee,
        "parameters": {key: list(values) for key, values in rule.parameters.items()},
        "authentic": [
            {"language": one.language, "text": one.text, "source": one.source} for one in book.texts.get(rule.id, ())
        ],
        "source": None if source is None else {"key": source.key, "title": _text(source.title), "where": source.where},
        "as-of": rule.as_of,
        **_period(rule.period),
        "marks": [_mark(one) for one in rule.marks],
        "erased": None
        if erased is None
        else {"effect-from": erased.effect_from.isoformat(), "when": erased.when.isoformat(), "rule": erased.rule},
        "note": rule.note,
        "bound": _bound(book.corpus, rule.home),
        "uses": [_use(one) for one in uses_of(book.corpus).of(rule.id)],
        "cases": [{"name": _text(one.name), "place": one.place} for one in book.coverage.by_rule.get(rule.id, ())],
        "open-points": [point_json(one) for one in book.open_points if rule.id in one.rules],
    }
    return told


def found_json(rule: Rule, book: Book) -> Json:
    """A rule as it stands in a list."""
    return {**_head(rule), "marks": [_mark(one) for one in rule.marks]}


def comparison_json(found: Comparison) -> Json:
    """Two laws side by side."""
    families: list[Json] = [
        {"family": row.family, found.one: list(map(_offence, row.one)), found.other: list(map(_offence, row.other))}
        for row in found.families
    ]
    treaties: list[Json] = [
        {"instrument": row.instrument, found.one: _bond(row.one), found.other: _bond(row.other), "both": row.both}
        for row in found.treaties
    ]
    return {"on": found.on.isoformat(), "families": families, "treaties": treaties}


def change_json(one: Change) -> Json:
    """A change of the law."""
    return {
        "on": one.on,
        "kind": one.kind.value,
        "mark": one.mark.value,
        "rule": one.rule,
        "instrument": one.instrument or None,
        "event": None if one.event is None else _text(one.event),
        "effect-from": one.until or None,
    }


def point_json(point: OpenPoint) -> Json:
    """An open question."""
    return {
        "id": point.id,
        "home": point.home,
        "question": _text(point.question),
        "effect": _text(point.effect),
        "where": _text(point.where),
        "rules": list(point.rules),
        "instruments": list(point.instruments),
        "states": list(point.states),
        "as-of": point.as_of,
        "file": point.file,
    }


def limits_json(corpus: Corpus, home: str) -> Json:
    """The rules on which nothing may rest."""
    return [
        {
            "id": one.rule.id,
            "marks": [_mark(part) for part in one.marks],
            "uses": [_use(use) for use in one.uses],
            "file": one.rule.file,
        }
        for one in limits_of(corpus, home=home)
    ]


def _head(rule: Rule) -> dict[str, Json]:
    return {"id": rule.id, "home": rule.home, "article": rule.article, "text": _text(rule.text)}


def _bound(corpus: Corpus, home: str) -> Json:
    if home not in corpus.instruments:
        return []
    rows = ((state.code, bond) for state in corpus.countries.values() for bond in state.bonds)
    return [{"state": code, "bond": _bond(bond)} for code, bond in rows if bond.instrument == home]


def _bond(bond: Bond | None) -> Json:
    if bond is None:
        return None
    told: dict[str, Json] = {"status": bond.status.value, **_period(bond.period), "mark": bond.mark.value}
    return told


def _offence(one: Offence) -> Json:
    years: list[Json] = list(one.penalty.prison_years)
    return {"id": one.id, "name": _text(one.name), "prison-years": years, "mark": one.penalty.mark.value}


def _use(use: Use) -> Json:
    return {"kind": use.kind.value, "id": use.id, "name": _text(use.name), "home": use.home}


def _mark(part: MarkPeriod) -> Json:
    return {**_period(part.period), "mark": part.mark.value, "note": part.note}


def _period(period: Period) -> dict[str, Json]:
    return {
        "from": None if period.start is None else period.start.isoformat(),
        "to": None if period.end is None else period.end.isoformat(),
    }


def _text(text: Text) -> dict[str, Json]:
    return {str(tag): said for tag, said in text.items()}


def step_json(step: Measure | Form) -> Json:
    """A measure or a form of cooperation, as the data has it."""
    return _plain(step)


def _plain(value: object) -> Json:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str | int | float) or value is None:
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    raise TypeError(f"{value!r} is no value of the data")
