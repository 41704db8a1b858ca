"""Rules, breaches and findings of an act as they are shown: verdict in words, reason, article, and the confidence mark.

A mark is written out ("secondary source", "not verified"), never coded; a rule says of which law it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jisr.clerk.named import NAMED
from jisr.dossier import Act, Breach
from jisr.law import Corpus
from jisr.press.names import Names
from jisr.press.said import Day, Said, Told, cited_in, listed
from jisr.press.wording import FINDINGS, MARKS
from jisr.vocabulary import Json, Mark, RuleId, Text, case_time, date_of


@dataclass(frozen=True, slots=True)
class Cited:
    """A rule as a lawyer cites it; `caveat` is its mark in words, "" when it is verified."""

    rule: RuleId
    law: Text
    article: str
    text: Text
    caveat: str = ""
    decides: bool = True

    @property
    def place(self) -> Said:
        """The law and the article, the law alone where the article is not known."""
        return cited_in(self.law, self.article) if self.article else self.law


@dataclass(frozen=True, slots=True)
class BreachShown:
    """A breach: what was owed, by which rule, and what it does."""

    due: Said
    effect: str
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class FindingShown:
    """The verdict of a rule with its reasons and what lies below it."""

    name: Said
    verdict: str
    reasons: tuple[Said, ...]
    cited: Cited | None
    parts: tuple["FindingShown", ...] = ()

    @property
    def decided(self) -> tuple[Said, ...]:
        """Its reasons; where it has none of its own, those of the parts that decided."""
        below = (reason for part in self.parts if part.verdict == self.verdict for reason in part.decided)
        return self.reasons or tuple(_once(below))


def cite(rule: RuleId, *, corpus: Corpus, on: date) -> Cited | None:
    """The rule with its mark for the day; nothing for a rule that the data does not hold."""
    known = corpus.rules.get(rule)
    if known is None:
        return None
    mark = known.mark_on(on)
    return Cited(rule, _law(known.home, corpus), known.article, known.text, MARKS.get(mark.value, ""), mark.decides)


def breach_shown(breach: Breach, act: Act, *, names: Names) -> BreachShown:
    """A breach of the act."""
    cited = cite(breach.rule, corpus=names.corpus, on=date_of(act.done_at))
    return BreachShown(names.due(act.body.get("measure"), breach.safeguard), breach.effect.value, cited)


def finding_shown(row: Mapping[str, Json], *, names: Names, on: date) -> FindingShown:
    """A finding as an act keeps it."""
    parts = tuple(finding_shown(one, names=names, on=on) for one in _rows(row.get("parts")))
    return FindingShown(
        name=_named(str(row.get("name", "")), names),
        verdict=str(row.get("verdict", "")),
        reasons=tuple(reason_said(one, names) for one in _rows(row.get("reasons"))),
        cited=_cited(row.get("citation"), names, on),
        parts=parts,
    )


def _cited(found: Json, names: Names, on: date) -> Cited | None:
    if not isinstance(found, dict):
        return None
    rule, mark = RuleId(str(found.get("rule", ""))), Mark(str(found.get("mark") or Mark.UNKNOWN))
    known = cite(rule, corpus=names.corpus, on=on)
    caveat = MARKS.get(mark.value, "")
    if known is None:
        return Cited(rule, {}, "", {}, caveat, mark.decides) if caveat else None
    return Cited(rule, known.law, known.article, {}, caveat, mark.decides)


def reason_said(row: Mapping[str, Json], names: Names) -> Said:
    """A reason as an act keeps it: a sentence of the catalogue with its values by name."""
    values = row.get("values")
    said = {key: _value(key, value, names) for key, value in values.items()} if isinstance(values, dict) else {}
    return Told(str(row.get("key", "")), said)


def _value(key: str, value: Json, names: Names) -> Said:
    if key in {"date", "on", "day"} and isinstance(value, str):
        return Day(case_time(f"{value[:10]}T00:00"))
    if key == "facts" and isinstance(value, str):
        return listed([names.say("fact", one) for one in value.split(", ")])
    if key == "mark" and isinstance(value, str):
        return MARKS.get(value, value)
    return _article(str(value), names) or names.say(key, value)


def _article(name: str, names: Names) -> Said:
    """A rule by its law and article, nothing for what is no rule."""
    rule = names.corpus.rules.get(RuleId(name))
    if rule is None:
        return ""
    law = _law(rule.home, names.corpus)
    return cited_in(law, rule.article) if rule.article else law


def _named(name: str, names: Names) -> Said:
    known = FINDINGS.get(name) or NAMED.get(name)
    return known or _article(name, names) or names.say("finding", name)


def _law(home: str, corpus: Corpus) -> Text:
    country = next((one for code, one in corpus.countries.items() if code == home), None)
    instrument = corpus.instruments.get(home)
    return country.name if country is not None else instrument.short if instrument is not None else {}


def _rows(value: Json) -> tuple[Mapping[str, Json], ...]:
    return tuple(row for row in value if isinstance(row, dict)) if isinstance(value, list) else ()


def _once(reasons: Iterable[Said]) -> list[Said]:
    found: list[Said] = []
    for one in reasons:
        if one not in found:
            found.append(one)
    return found
