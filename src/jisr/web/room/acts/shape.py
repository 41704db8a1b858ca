"""What a form is: a command, and one question for each of its fields. Nothing more is written for a new one.

The questions read what is offered from the view of the seat, so nothing can be chosen that the office does not know.
An answer to a question with a dot in its name (`exhibits.<element>`) fills one place of a map of the command.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from django.http import QueryDict

from jisr.clerk import View
from jisr.clerk.commands import Command
from jisr.law.corpus import Corpus
from jisr.press.said import Said
from jisr.protection.plain import read
from jisr.vocabulary import Json
from jisr.web.room.acts.grave import COMMANDS

MOST = 4000
FEW = 7
NOT_OFFERED = "Choose from what is offered."
Typed: TypeAlias = Mapping[str, tuple[str, ...]]
Faults: TypeAlias = dict[str, list[Said]]


class How(StrEnum):
    """How a question is answered: one or several of what is offered, a line, a text, yes or no."""

    ONE = "one"
    MANY = "many"
    LINE = "line"
    TEXT = "text"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a question may look at: the view of the seat and the law."""

    view: View
    corpus: Corpus


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be chosen; offers under the same heading stand together."""

    value: str
    said: Said
    heading: Said = ""


Offers: TypeAlias = Callable[[Case, Typed], Iterator[Offer]]


def nothing(_: Case, __: Typed) -> Iterator[Offer]:
    """A question in free words offers nothing."""
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question: the field that it fills, its words, how it is answered, and what is said when it is not (empty: it
    need not be answered). `usual` is the answer that stands there at first."""

    name: str
    label: Said
    how: How = How.ONE
    offers: Offers = nothing
    needed: str = ""
    hint: str = ""
    usual: tuple[str, ...] = ()


More: TypeAlias = Callable[[Case, Typed], tuple[Ask, ...]]


def no_more(_: Case, __: Typed) -> tuple[Ask, ...]:
    """Most forms ask everything at once."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A command as a form. `more` asks what can be asked only once other questions are answered."""

    slug: str
    command: type[Command]
    title: str
    lead: str
    asks: tuple[Ask, ...]
    more: More = no_more

    @property
    def grave(self) -> bool:
        """Whether it waits before it is sealed."""
        return issubclass(self.command, COMMANDS)

    def asked(self, case: Case, typed: Typed) -> tuple[Ask, ...]:
        """Every question that is asked now."""
        return (*self.asks, *self.more(case, typed))

    def faults(self, case: Case, typed: Typed) -> Faults:
        """What was left out, and what was chosen that is not offered, by question."""
        found: Faults = {}
        for ask in self.asked(case, typed):
            given = typed.get(ask.name, ())
            if not given and ask.needed:
                found[ask.name] = [ask.needed]
            elif ask.how in (How.ONE, How.MANY) and set(given) - {one.value for one in ask.offers(case, typed)}:
                found[ask.name] = [NOT_OFFERED]
        return found

    def command_of(self, case: Case, typed: Typed) -> Command:
        """The command of what was answered; it was asked for its faults before."""
        data: dict[str, Json] = {}
        for ask in self.asked(case, typed):
            given = typed.get(ask.name, ())
            if ask.how is How.YES:
                data[ask.name] = bool(given)
            elif given:
                _fill(data, ask.name, list(given) if ask.how is How.MANY else given[0])
        return read(self.command, data)


def _fill(data: dict[str, Json], name: str, value: Json) -> None:
    field_name, _, place = name.partition(".")
    if not place:
        data[name] = value
        return
    held = data.setdefault(field_name, {})
    if isinstance(held, dict):
        held[place] = value


def typed_in(form: QueryDict) -> Typed:
    """What was sent, trimmed, without what is empty; nothing of it is refused here."""
    return {
        name: found
        for name, values in form.lists()
        if (found := tuple(kept for one in values if (kept := _clean(str(one)))))
    }


def _clean(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()[:MOST]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A question as the page draws it: what is offered by heading, what was answered, what is wrong with it."""

    ask: Ask
    id: str
    groups: Sequence[tuple[Said, Sequence[tuple[Offer, bool]]]]
    text: str
    faults: Sequence[Said] = field(default_factory=tuple)

    @property
    def drawn(self) -> str:
        """The control: a few choices are laid open, many stand in a list."""
        many = len(self.groups) > 1 or sum(len(offers) for _, offers in self.groups) > FEW
        if self.ask.how is How.ONE:
            return "list" if many else "radio"
        return self.ask.how.value

    @property
    def empty(self) -> bool:
        """Whether there is nothing to choose from."""
        return self.ask.how in (How.ONE, How.MANY) and not self.groups


def shown(
    form: Form, case: Case, typed: Typed, *, faults: Mapping[str, Sequence[Said]], before: Collection[str]
) -> list[Shown]:
    """The questions of a form; in those that were not asked `before` the usual answers stand."""
    found = []
    for number, ask in enumerate(form.asked(case, typed), 1):
        given = typed.get(ask.name, () if ask.name in before else ask.usual)
        groups: dict[str, tuple[Said, list[tuple[Offer, bool]]]] = {}
        for offer in ask.offers(case, typed):
            groups.setdefault(repr(offer.heading), (offer.heading, []))[1].append((offer, offer.value in given))
        found.append(
            Shown(ask=ask, id=f"q{number}", groups=list(groups.values()), text=given[0] if given else "",
                  faults=faults.get(ask.name, ()))
        )  # fmt: skip
    return found


def answered(form: Form, case: Case, typed: Typed) -> list[tuple[Said, list[Said], str]]:
    """What is about to be done, question by question: the words chosen, or the words written."""
    found: list[tuple[Said, list[Said], str]] = []
    for ask in form.asked(case, typed):
        given = typed.get(ask.name, ())
        if ask.how in (How.ONE, How.MANY):
            chosen = [one.said for one in ask.offers(case, typed) if one.value in given]
            found.append((ask.label, chosen, ""))
        elif ask.how is How.YES:
            found.append((ask.label, ["Yes" if given else "No"], ""))
        else:
            found.append((ask.label, [], given[0] if given else ""))
    return found
