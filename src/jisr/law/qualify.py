"""From facts to offences under one law, per accused, offence and victim; trafficking and smuggling are never merged.

`home` is the code of a State, or the slug of an instrument whose own definitions are asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from jisr.law.corpus import Corpus
from jisr.law.facts import Facts, Statement
from jisr.law.offences import About, Offence
from jisr.law.qualification import Qualification, aided, as_accomplice, committed, judge
from jisr.law.question import UNMET, Question, asked, statements_of
from jisr.law.standing import grounds_on
from jisr.vocabulary import CountryCode, Verdict


class LawNotHeld(LookupError):
    """The offences of a State were asked of which the data holds the treaties alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Qualified:
    """The answer of one law: every offence that the facts touch, and what no element reads."""

    home: str
    facts: Facts
    found: tuple[Qualification, ...]
    unread: tuple[Statement, ...]

    def of(self, offence: str, *, accused: str = "", victim: str = "") -> Qualification | None:
        """The answer for an offence; an empty name takes the first that the facts touch, else the first."""
        found = [
            one for one in self.found
            if one.offence.id == offence and accused in ("", one.accused) and victim in ("", one.victim)
        ]  # fmt: skip
        return next((one for one in found if one.touched), found[0] if found else None)

    def touched(self) -> tuple[Qualification, ...]:
        """Offences whose conduct is at least alleged."""
        return tuple(one for one in self.found if one.touched)

    def listed(self) -> tuple[Qualification, ...]:
        """What is worth showing: of those touched, the ones of which also what sets them apart is alleged."""
        return tuple(one for one in self.touched() if one.set_apart)


def offences_of(corpus: Corpus, *, home: str) -> tuple[Offence, ...]:
    """The offences of a State, or the definitions of an instrument. Raises `LawNotHeld` where silence would mislead."""
    if (country := corpus.countries.get(CountryCode(home))) is not None:
        if not country.law_held:
            raise LawNotHeld(home)
        return country.offences
    instrument = corpus.instruments.get(home)
    return () if instrument is None else instrument.definitions


def qualify(
    corpus: Corpus, facts: Facts, *, home: str, facts_on: date | None = None, procedure_on: date | None = None
) -> Qualified:
    """Which offences the facts make out under a law, at the two dates (those of the facts unless others are given)."""
    if facts_on or procedure_on:
        facts = replace(facts, facts_on=facts_on or facts.facts_on, procedure_on=procedure_on or facts.procedure_on)
    grounds = grounds_on(corpus, facts_on=facts.facts_on, procedure_on=facts.procedure_on)
    offences = offences_of(corpus, home=home)
    found: list[Qualification] = []
    suffering = facts.suffering()
    for accused in facts.accused():
        told = statements_of(facts, accused=accused)
        whole = asked(facts, told, accused=accused, victim="")
        each = [asked(facts, told, accused=accused, victim=one) for one in suffering if one != accused]
        for offence in offences:
            questions = [whole] if offence.about is About.MATTER or not each else each
            found += [judge(offence, question, grounds) for question in questions]
    return Qualified(home, facts, tuple(_with_accomplices(found)), _unread(facts, offences))


def _with_accomplices(found: list[Qualification]) -> Iterable[Qualification]:
    """Who aided one who committed the offence answers for it; a personal excuse of the author does not help him."""
    principals: dict[tuple[str, str], list[Qualification]] = {}
    for one in found:
        if one.touched and committed(one) != UNMET:
            principals.setdefault((one.offence.id, one.victim), []).append(one)
    for one in found:
        if one.verdict is Verdict.UNMET and (near := principals.get((one.offence.id, one.victim))) and aided(one):
            others = [each for each in near if each.accused != one.accused]
            yield as_accomplice(one, principal=max(others, key=committed)) if others else one
        else:
            yield one


def _unread(facts: Facts, offences: Iterable[Offence]) -> tuple[Statement, ...]:
    read: set[str] = set()
    for offence in offences:
        for _, part in offence.parts().values():
            read |= part.when.reads()
        read |= {kind for element in offence.elements if element.unless for kind in element.unless.when.reads()}
    families = tuple(kind[:-1] for kind in read if kind.endswith("*"))
    always = ("attempt.", "complicity.", "jurisdiction.", *families)
    return tuple(one for one in facts.statements if one.fact not in read and not one.fact.startswith(always))


def values_of(offences: Iterable[Offence], question: Question) -> list[int]:
    """Values only, for measuring: every condition of the offences put to one question."""
    return [part.when.test(question) for offence in offences for _, part in offence.parts().values()]
