"""A question of law as a jurist enters it in a form: what was typed is kept, all faults are told beside their fields.

Persons have numbers and no names, so that the address of a question tells nobody. Rows left empty count for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from jisr.law import Corpus, FactKind, Facts, Person, PersonRole, Stance, Statement
from jisr.law.facts import FactRole, ValueOf
from jisr.press.said import Said, Told

PERSONS, STATEMENTS = (2, 12), (3, 40)
FACTS_ON, PROCEDURE_ON, HOME, DO = "facts-on", "procedure-on", "law", "do"
ASK, ADD_PERSON, ADD_STATEMENT = "ask", "person", "statement"
LONGEST: Final = 60
DONE_BY_NOBODY: Final = "This fact is done by nobody: leave the field empty."
DONE_TO_NOBODY: Final = "This fact is done to nobody: leave the field empty."
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as typed."""

    number: int
    role: str
    born: str
    nationality: str

    @property
    def id(self) -> str:
        """How statements name the person."""
        return str(self.number)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.role or self.born or self.nationality)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as typed."""

    number: int
    fact: str
    by: str
    on: str
    value: str
    stance: str

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.fact or self.by or self.on or self.value)


@dataclass(frozen=True, slots=True)
class Asked:
    """The form as typed, its faults by field, and the question when there are none."""

    home: str
    facts_on: str
    procedure_on: str
    persons: tuple[PersonRow, ...]
    statements: tuple[StatementRow, ...]
    asks: bool
    faults: Mapping[str, Said] = field(default_factory=dict)
    facts: Facts | None = None


def read_asked(corpus: Corpus, typed: Typed) -> Asked:
    """The form of an address; faults are looked for only when the law is asked, not when a row is added."""
    do = typed.get(DO, "")
    persons = _rows(typed, "persons", PERSONS, more=do == ADD_PERSON)
    statements = _rows(typed, "statements", STATEMENTS, more=do == ADD_STATEMENT)
    asked = Asked(
        home=_word(typed, HOME),
        facts_on=_word(typed, FACTS_ON),
        procedure_on=_word(typed, PROCEDURE_ON),
        persons=tuple(
            PersonRow(n, *(_word(typed, f"p{n}-{name}") for name in ("role", "born", "nationality")))
            for n in range(1, persons + 1)
        ),
        statements=tuple(
            StatementRow(n, *(_word(typed, f"s{n}-{name}") for name in ("fact", "by", "on", "value", "stance")))
            for n in range(1, statements + 1)
        ),
        asks=do == ASK,
    )
    return _judged(corpus, asked) if asked.asks else asked


def answering_homes(corpus: Corpus) -> tuple[str, ...]:
    """The laws that can be asked: States whose law is held, instruments that define offences."""
    states = [str(one.code) for one in corpus.countries.values() if one.law_held]
    return (*states, *(one.slug for one in corpus.instruments.values() if one.definitions))


def _judged(corpus: Corpus, asked: Asked) -> Asked:
    faults: dict[str, Said] = {}
    if asked.home not in answering_homes(corpus):
        faults[HOME] = "Choose a State or an instrument."
    facts_on = _day(asked.facts_on, FACTS_ON, faults, "Give the day of the facts.")
    procedure_on = _day(asked.procedure_on, PROCEDURE_ON, faults, "") or facts_on
    persons = {one.id: _person(one, facts_on, faults) for one in asked.persons if not one.empty}
    statements = tuple(_statement(corpus, one, persons, faults) for one in asked.statements if not one.empty)
    if not persons:
        faults["p1-role"] = "Enter at least one person."
    if not statements:
        faults["s1-fact"] = "State at least one fact."
    facts = None
    if not faults and facts_on is not None and procedure_on is not None:
        facts = Facts(facts_on, procedure_on, persons, statements)
    return Asked(
        asked.home, asked.facts_on, asked.procedure_on, asked.persons, asked.statements, True, faults, facts
    )  # fmt: skip


def _person(row: PersonRow, facts_on: date | None, faults: dict[str, Said]) -> Person:
    role = next((one for one in PersonRole if one.value == row.role), None)
    if role is None:
        faults[f"p{row.number}-role"] = "Choose what this person is."
    born = _day(row.born, f"p{row.number}-born", faults, "")
    if born is not None and facts_on is not None and born > facts_on:
        faults[f"p{row.number}-born"] = "The day of birth is after the day of the facts."
    return Person(row.id, role or PersonRole.WITNESS, born, row.nationality)


def _statement(corpus: Corpus, row: StatementRow, persons: Mapping[str, Person], faults: dict[str, Said]) -> Statement:
    place = f"s{row.number}"
    kind = corpus.facts.get(row.fact)
    if kind is None:
        faults[f"{place}-fact"] = "Choose a fact of the list."
    for name, person, role in (("by", row.by, FactRole.BY), ("on", row.on, FactRole.ON)):
        if person and person not in persons:
            faults[f"{place}-{name}"] = Told("Person {number} is not filled in.", {"number": person[:4]})
        elif person and kind is not None and role not in kind.roles:
            done = role is FactRole.BY
            faults[f"{place}-{name}"] = DONE_BY_NOBODY if done else DONE_TO_NOBODY
    if kind is not None and (fault := _value_fault(corpus, kind, row.value)):
        faults[f"{place}-value"] = fault
    stance = next((one for one in Stance if one.value == row.stance), Stance.ESTABLISHED)
    return Statement(str(row.number), row.fact, row.by, row.on, row.value, "", stance)


def _value_fault(corpus: Corpus, kind: FactKind, value: str) -> Said:
    if not value:
        return ""
    if FactRole.VALUE not in kind.roles or kind.value_of is None:
        return "This fact takes no such detail."
    if kind.value_of is ValueOf.FAMILY and value not in corpus.families():
        return "This fact wants a kind of offence."
    if kind.value_of is ValueOf.STATE and value not in corpus.countries:
        return "This fact wants a State."
    return ""


def _day(word: str, place: str, faults: dict[str, Said], missing: str) -> date | None:
    if not word:
        if missing:
            faults[place] = missing
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        faults[place] = "Write the day as 2022-03-09."
        return None


def _rows(typed: Typed, name: str, bounds: tuple[int, int], *, more: bool) -> int:
    least, most = bounds
    word = typed.get(name, "")
    held = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else least
    return max(least, min(most, held + more))


def _word(typed: Typed, name: str) -> str:
    """What was typed, in Latin digits, without the control characters of direction."""
    plain = "".join(_plain(letter) for letter in typed.get(name, "")[:LONGEST])
    return plain.strip()


def _plain(letter: str) -> str:
    if letter.isdecimal():
        return str(int(letter))
    return letter if letter.isprintable() else ""
