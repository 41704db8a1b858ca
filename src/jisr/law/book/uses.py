"""What uses a rule: offences and their parts, measures and their safeguards, forms, channels, authorities, the trial.

A citation is found wherever the data puts one, by walking the values themselves, so that nothing is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache

from jisr.law.corpus import Corpus
from jisr.vocabulary import RuleId, Text


class UseKind(StrEnum):
    """What a rule is used by."""

    OFFENCE = "offence"
    MEASURE = "measure"
    FORM = "form"
    CHANNEL = "channel"
    AUTHORITY = "authority"
    TRIAL = "trial"
    CALENDAR = "calendar"
    SCOPE = "scope"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a rule: by what, under which name, of which law (the code of a State or the slug of an instrument)."""

    kind: UseKind
    id: str
    name: Text
    home: str = ""
    parts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Uses:
    """The uses of every rule."""

    by_rule: Mapping[RuleId, tuple[Use, ...]]

    def of(self, rule: RuleId) -> tuple[Use, ...]:
        """What uses the rule, in the order of the data; nothing for a rule that stands alone."""
        return self.by_rule.get(rule, ())


@lru_cache(maxsize=4)
def uses_of(corpus: Corpus) -> Uses:
    """Where each rule of the corpus is used."""
    found: dict[RuleId, list[Use]] = {}
    for use, value in _users(corpus):
        parts: dict[RuleId, dict[int, Text]] = {}
        for rule, part in _cited(value, corpus.rules, {}):
            own = parts.setdefault(rule, {})
            if part and part != use.name:
                own[id(part)] = part
        for rule, named in parts.items():
            texts = tuple(named.values())
            found.setdefault(rule, []).append(Use(use.kind, use.id, use.name, use.home, texts))
    return Uses({rule: tuple(uses) for rule, uses in found.items()})


def _users(corpus: Corpus) -> Iterator[tuple[Use, object]]:
    """Everything that cites rules, with how it is named."""
    for offence in corpus.offences.values():
        yield Use(UseKind.OFFENCE, str(offence.id), offence.name, corpus.home_of(offence.id)), offence
    for measure in corpus.measures.values():
        yield Use(UseKind.MEASURE, measure.slug, measure.name), measure
    for form in corpus.forms.values():
        yield Use(UseKind.FORM, form.slug, form.name), form
    for code, country in corpus.countries.items():
        for channel in country.channels:
            yield Use(UseKind.CHANNEL, channel.id, channel.name, code), channel
        for authority in country.authorities:
            yield Use(UseKind.AUTHORITY, authority.id, authority.name, code), authority
        for step in country.trial:
            yield Use(UseKind.TRIAL, step.id, step.name, code), step
        yield Use(UseKind.CALENDAR, code, country.name, code), country.calendar
    for slug, instrument in corpus.instruments.items():
        for gate in instrument.gates:
            yield Use(UseKind.SCOPE, gate.id, gate.name, slug), gate
    for rule in corpus.rules.values():
        if rule.erased is not None:
            yield Use(UseKind.RULE, str(rule.id), {}, rule.home), rule.erased


def _cited(value: object, rules: Mapping[RuleId, object], name: Text) -> Iterator[tuple[RuleId, Text]]:
    """The rules that a value cites, each with the name of the part that cites it."""
    if isinstance(value, str):
        if value in rules:
            yield RuleId(value), name
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _cited(one, rules, name)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _cited(one, rules, name)
    elif is_dataclass(value) and not isinstance(value, type):
        own = getattr(value, "name", None)
        called: Text = own if isinstance(own, Mapping) else name
        for field in fields(value):
            if field.name not in ("id", "name"):
                yield from _cited(getattr(value, field.name), rules, called)
