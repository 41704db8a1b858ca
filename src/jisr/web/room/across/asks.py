"""What a form asks and what was typed: each question with its kind, its choices and the words typed so far.

Nothing that was typed is lost or refused here; control characters of direction are taken out, for they hide what a
text says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.http import QueryDict

from jisr.press.said import Name, Said

MOST = 6000
RADIOS, PICKS = 7, 9
LONGEST_LIST = 400
HIDDEN = dict.fromkeys([0, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
PLUMBING = frozenset({"csrfmiddlewaretoken", "step", "key", "seen", "version"})


class Kind(StrEnum):
    """How a question is answered: a line, words, one of a list, any of a list, yes or no, a day."""

    LINE = "line"
    WORDS = "words"
    ONE = "one"
    MANY = "many"
    TICK = "tick"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: its value, what it is called, what is to be known before it is chosen."""

    value: str
    said: Said
    note: Said = ""
    group: Said = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question of a form. `optional` says that it may stay empty; `rules` are the texts of law it answers."""

    name: str
    label: Said
    kind: Kind = Kind.LINE
    hint: Said = ""
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    typed: str = ""
    rules: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether one of many is chosen: then from a list."""
        return self.kind is Kind.ONE and len(self.choices) > RADIOS

    @property
    def many_choices(self) -> bool:
        """Whether any of very many may be chosen: then in a box of its own."""
        return self.kind is Kind.MANY and len(self.choices) > PICKS

    @property
    def ticked(self) -> bool:
        """Whether a yes was chosen."""
        return bool(self.typed)

    @property
    def answers(self) -> tuple[Said, ...]:
        """What was chosen or typed, in words."""
        match self.kind:
            case Kind.ONE | Kind.MANY:
                return tuple(one.said for one in self.choices if one.chosen)
            case Kind.TICK:
                return ("Yes",) if self.typed else ()
        return (Name(self.typed),) if self.typed else ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, by question."""

    words: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The first answer, "" for none."""
        return next(iter(self.words.get(name, ())), "")

    def many(self, name: str) -> tuple[str, ...]:
        """All answers that say something."""
        return tuple(one for one in self.words.get(name, ()) if one)

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of an answer, each once."""
        return tuple(dict.fromkeys(line.strip() for line in self.one(name).splitlines() if line.strip()))

    def under(self, prefix: str) -> dict[str, str]:
        """The first answers of the questions whose name begins so, by the rest of the name."""
        found = {name.removeprefix(prefix): self.one(name) for name in self.words if name.startswith(prefix)}
        return {name: words for name, words in found.items() if words}

    @property
    def any(self) -> bool:
        """Whether anything was typed."""
        return any(any(values) for values in self.words.values())

    def kept(self) -> dict[str, str]:
        """As a draft keeps it: several answers of one question on lines of their own."""
        return {name: "\n".join(values) for name, values in self.words.items() if any(values)}


def typed_in(form: QueryDict) -> Typed:
    """The form as it came."""
    names = [name for name in form if name not in PLUMBING]
    return Typed({name: tuple(_plain(one) for one in form.getlist(name)[:LONGEST_LIST]) for name in names})


def typed_again(kept: Mapping[str, str], *, many: Iterable[str]) -> Typed:
    """What a draft kept; `many` are the questions with several answers."""
    several = set(many)
    return Typed({name: tuple(words.splitlines()) if name in several else (words,) for name, words in kept.items()})


def _plain(words: str) -> str:
    return str(words).translate(HIDDEN).replace("\r\n", "\n").strip()[:MOST]


def asked(ask: Ask, typed: Typed) -> Ask:
    """The question with what was typed."""
    if ask.kind in (Kind.ONE, Kind.MANY):
        picked = set(typed.many(ask.name))
        choices = [replace(one, chosen=one.value in picked) for one in ask.choices]
        found = replace(ask, choices=tuple(choices))
        return replace(found, choices=tuple(sorted(choices, key=_unchosen))) if found.many_choices else found
    return replace(ask, typed=typed.one(ask.name))


def _unchosen(one: Choice) -> bool:
    """What was chosen comes first in a long list, so that it is seen."""
    return not one.chosen


def answered(asks: Sequence[Ask], typed: Typed) -> tuple[Ask, ...]:
    """The questions of a form with what was typed."""
    return tuple(asked(one, typed) for one in asks)


def hidden(form: QueryDict) -> list[tuple[str, str]]:
    """What was typed, for the page on which one confirms."""
    return [(name, value) for name, values in typed_in(form).words.items() for value in values if value]
