"""Blank forms: with them an office goes on by hand when there is no power, and what it wrote is typed in afterwards.

The fields of a request are those that the data asks of the form of cooperation, with the article that asks for them.
Each form has a line for the hour at which the act was really done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from jisr.law.corpus import Corpus
from jisr.law.forms import Crossing, Form, FormField
from jisr.press.citing import cite
from jisr.press.said import Said

DONE: Final = (("Seat and name", 1), ("Hour of the case when it was done", 1))
TYPED: Final = (("Typed in afterwards by, at what hour of the case", 1),)
CHAIN: Final = (
    "Hour of the case",
    "Comes from",
    "Goes to",
    "Seal whole?",
    "Signature of the giver",
    "Signature of the receiver",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A field to fill by hand: what is asked, by which article, how many lines of writing it has."""

    asked: Said
    cited: Said = ""
    lines: int = 1

    @property
    def rules(self) -> range:
        """One for each line of writing."""
        return range(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A blank form; `columns` are those of a table that is filled row by row."""

    id: str
    title: Said
    lead: Said
    lines: tuple[Line, ...]
    columns: tuple[Said, ...] = ()


def blanks(corpus: Corpus, *, on: date) -> tuple[Blank, ...]:
    """Every blank form; `on` is the day of the law with which the articles are cited."""
    return (MEASURE, ORDER, *request_forms(corpus, on=on), SEAL, MESSAGE)


def request_forms(corpus: Corpus, *, on: date) -> tuple[Blank, ...]:
    """A letter for each form of cooperation that crosses as one and asks for fields."""
    letters = (one for one in corpus.forms.values() if one.crosses is Crossing.LETTER and one.fields)
    return tuple(_letter(one, corpus, on) for one in letters)


def _letter(form: Form, corpus: Corpus, on: date) -> Blank:
    asked = tuple(_asked(one, corpus, on) for one in form.fields)
    lines = (*_lines(DONE), *asked, *_lines((("Signature", 1), *TYPED)))
    return Blank(id=form.slug, title=form.name, lead="The letter to the other State, field by field.", lines=lines)


def _asked(one: FormField, corpus: Corpus, on: date) -> Line:
    found = next((shown for rule in one.rules if (shown := cite(rule, corpus=corpus, on=on)) is not None), None)
    return Line(asked=one.name, cited=found.place if found is not None else "", lines=2)


def _lines(asked: Iterable[tuple[str, int]]) -> tuple[Line, ...]:
    return tuple(Line(asked=sentence, lines=count) for sentence, count in asked)


MEASURE: Final = Blank(
    id="measure",
    title="Record of a measure",
    lead="One sheet for each measure. What is not written was not done.",
    lines=_lines((
        *DONE, ("Which measure", 1), ("On whom or what", 1), ("Ground, written before the act", 2),
        ("Order on which it rests", 1), ("Interpreter, by name", 1), ("What the record says was kept", 3),
        ("What was found or said", 7), *TYPED,
    )),
)  # fmt: skip
ORDER: Final = Blank(
    id="order",
    title="Order or decision",
    lead="Written and signed before anybody acts on it.",
    lines=_lines((
        *DONE, ("What is ordered or decided", 3), ("On whom or what", 1), ("Office that carries it out", 1),
        ("Reasons of the order", 8), ("Signature", 1), *TYPED,
    )),
)  # fmt: skip
SEAL: Final = Blank(
    id="seal",
    title="Seal and chain of custody",
    lead="It goes with the item. A hand-over without two signatures is a gap.",
    lines=_lines((
        *DONE, ("What the item is", 2), ("Where it was taken, from whom", 1), ("Number of the seal", 1),
        ("Photograph or digest", 1), *TYPED,
    )),
    columns=CHAIN,
)  # fmt: skip
MESSAGE: Final = Blank(
    id="message",
    title="Message slip",
    lead="Control carries it. Nothing passes a wall by word of mouth.",
    lines=_lines((*DONE, ("Office it is for", 1), ("Text of the message", 7), ("Answer to it", 5), *TYPED)),
)
