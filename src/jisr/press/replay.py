"""The replay of a run: every act of every party in the order in which the node took them, said in words.

Control's view: both parties side by side. Names of subjects and exhibits are gathered once; a page then looks at one
moment, so that it costs the same at the tenth act and at the five-thousandth.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jisr.dossier import Act
from jisr.law import Corpus
from jisr.press.names import NamedRow, Names, Said, gather
from jisr.press.wording import DETAILS, KINDS
from jisr.vocabulary import CaseTime, RuleId, Text

SHOWN = 9


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing an act says: the sentence that names it and its value in words."""

    sentence: str
    values: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class BreachShown:
    """A breach with the rule broken, the safeguard and what it does."""

    rule: RuleId
    article: str
    text: Text
    safeguard: Said
    effect: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One act in words; `number` counts from 1 over all parties."""

    number: int
    act: str
    at: CaseTime
    party: str
    office: str
    role: Text
    kind: str
    sentence: str
    values: Mapping[str, Said]
    details: tuple[Detail, ...] = ()
    rules: tuple[tuple[RuleId, str, Text, str], ...] = ()
    breaches: tuple[BreachShown, ...] = ()
    late: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One party of the replay, with what it gathers over time."""

    party: str
    letter: str
    name: Text
    moments: tuple[int, ...]
    exhibits: tuple[NamedRow, ...]
    requests: tuple[NamedRow, ...]
    persons: tuple[NamedRow, ...]

    def latest(self, number: int, *, count: int = SHOWN) -> tuple[int, ...]:
        """Numbers of the party's last acts up to the moment, newest first."""
        place = bisect_right(self.moments, number)
        return tuple(reversed(self.moments[max(0, place - count) : place]))


@dataclass(frozen=True, slots=True)
class Replay:
    """All moments of a run and the sides they belong to."""

    moments: tuple[Moment, ...]
    sides: tuple[Side, ...]
    times: tuple[CaseTime, ...] = field(default=(), repr=False)

    def moment(self, number: int) -> Moment:
        """The moment with the number, 1 to the number of moments. Raises `IndexError` outside."""
        if not 1 <= number <= len(self.moments):
            raise IndexError(number)
        return self.moments[number - 1]

    def number_at(self, at: CaseTime) -> int:
        """The number of the last act entered at or before the time; the first one when there is none."""
        return max(1, bisect_right(self.times, at))


def replay_of(acts: Sequence[Act], *, corpus: Corpus, parties: Mapping[str, Text], roles: Mapping[str, Text]) -> Replay:
    """The replay of acts of all parties; `parties` in the order of the scenario, `roles` by role id."""
    ordered = sorted(acts, key=lambda act: act.position)
    names = gather(ordered, corpus=corpus, parties=parties)
    moments = tuple(_moment(number, act, names, corpus, roles) for number, act in enumerate(ordered, start=1))
    numbers = {str(act.id): number for number, act in enumerate(ordered, start=1)}
    sides = tuple(
        _side(party, letter, name, [act for act in ordered if act.party == party], numbers, names)
        for (party, name), letter in zip(parties.items(), "abcdef", strict=False)
    )
    return Replay(moments, sides, tuple(act.entered_at for act in ordered))


def _moment(number: int, act: Act, names: Names, corpus: Corpus, roles: Mapping[str, Text]) -> Moment:
    said = {**act.body, **act.identities, **act.text}
    sentence = KINDS.get(act.kind, act.kind)
    values = {name: names.say(name, said.get(name)) for name in _placeholders(sentence)}
    details = tuple(
        Detail(label, shown)
        for key, label in DETAILS.items()
        if key not in values and (shown := names.list_of(key, said.get(key)))
    )
    rules = tuple((rule, *_article(corpus, rule)) for rule in act.rules)
    breaches = tuple(
        BreachShown(b.rule, *_article(corpus, b.rule)[:2], names.safeguard(b.safeguard), b.effect) for b in act.breaches
    )
    return Moment(
        number, act.id, act.entered_at, act.party, act.seat.office, roles.get(act.seat.id, {}), act.kind, sentence,
        values, details, rules, breaches, act.late,
    )  # fmt: skip


def _article(corpus: Corpus, rule: RuleId) -> tuple[str, Text, str]:
    known = corpus.rules.get(rule)
    return ("", {}, "") if known is None else (known.article, known.text, rule)


def _placeholders(sentence: str) -> list[str]:
    return [piece.partition("}")[0] for piece in sentence.split("{")[1:]]


def _side(party: str, letter: str, name: Text, acts: Sequence[Act], numbers: Mapping[str, int], names: Names) -> Side:
    return Side(
        party=party,
        letter=letter,
        name=name,
        moments=tuple(numbers[act.id] for act in acts),
        exhibits=names.rows(acts, numbers, key="exhibit"),
        requests=names.rows(acts, numbers, key="request"),
        persons=names.rows(acts, numbers, key="person"),
    )
