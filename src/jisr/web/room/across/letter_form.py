"""The questions of a draft, in the order of a letter: what is asked of whom, by whom, on which facts and law, how.

The form of cooperation says which fields a letter must have; choices come from the own file and from the law of the
data. Nothing here says which choice is right.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jisr.clerk import View
from jisr.inquiry import Subject
from jisr.law.book.step_words import FAMILIES
from jisr.law.corpus import Corpus
from jisr.law.forms import Crossing, Form
from jisr.law.measures import Abroad, Measure, MeasureFamily
from jisr.law.rules import RuleRole
from jisr.press.said import Name, Said, Told, Tongue
from jisr.press.values import sentence_of
from jisr.vocabulary import CountryCode
from jisr.web.room.across.asks import Ask, Choice, Kind, Typed, answered
from jisr.web.room.across.letters import EXTRA, code_of, is_protected
from jisr.web.room.across.questions import channels, exhibit_choice, law_texts, stays, translations
from jisr.web.room.naming import subject_name

MANY = ("subjects", "persons", "offences", "law-texts", "legal-basis", "translations", "annexes")
LISTED = frozenset(
    {"authority", "legal-basis", "proceeding", "facts", "offences", "law-texts", "persons", "measure", "measures",
     "subjects", "nexus", "purpose", "formalities", "questions", "urgency", "deadline", "confidentiality", "assurances",
     "language", "languages", "speciality"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the draft with its questions."""

    heading: str
    asks: tuple[Ask, ...]


def beginning(view: View, corpus: Corpus) -> tuple[Ask, ...]:
    """What a draft begins with: to which State, in which form, which measure."""
    states = tuple(
        Choice(value=one, said=corpus.countries[one].name) for one in view.partners if one in corpus.countries
    )
    letters = [one for one in corpus.forms.values() if one.crosses is Crossing.LETTER]
    forms = tuple(Choice(value=one.slug, said=one.name, note=one.summary) for one in letters)
    return (
        Ask(name="to_state", label="State that is asked", kind=Kind.ONE, choices=states),
        Ask(name="form", label="Form of cooperation", kind=Kind.ONE, choices=forms),
        measure_ask(corpus),
    )


def measure_ask(corpus: Corpus) -> Ask:
    """The measures that are asked of another State."""
    return Ask(
        name="measure", label="Measure that is asked", kind=Kind.ONE, choices=measure_choices(corpus), optional=True
    )  # fmt: skip


def measure_choices(corpus: Corpus) -> tuple[Choice, ...]:
    """The measures that are taken for another State, by family."""
    order = {family: place for place, family in enumerate(MeasureFamily)}
    askable = [one for one in corpus.measures.values() if one.abroad is not Abroad.NONE]
    known = sorted(askable, key=lambda one: (order[one.family], one.slug))
    return tuple(Choice(value=one.slug, said=one.name, group=FAMILIES[one.family]) for one in known)


def parts(view: View, corpus: Corpus, typed: Typed) -> tuple[Part, ...]:
    """The whole draft with what was typed."""
    form, measure = corpus.forms.get(typed.one("form")), corpus.measures.get(typed.one("measure"))
    other = CountryCode(typed.one("to_state"))
    found = (
        ("What is asked", _asked(view, corpus, measure)),
        ("Who asks, and for what", _asking(corpus, form)),
        ("The facts and the law", _founded(view, corpus, typed)),
        ("How it is to be done", _done(view, measure, form, other)),
        ("Language and channel", _sent(view, corpus, other)),
    )
    return tuple(Part(heading=heading, asks=answered(tuple(asks), typed)) for heading, asks in found)


def _asked(view: View, corpus: Corpus, measure: Measure | None) -> Iterator[Ask]:
    kinds = {kind.value for kind in measure.on} if measure is not None else set()
    known = [one for one in view.inquiry.subjects.values() if one.same_as is None]
    fitting = [one for one in known if not kinds or one.kind.value in kinds]
    yield measure_ask(corpus)
    yield Ask(name="subjects", label="On whom or what", kind=Kind.MANY, choices=subject_choices(view, fitting))
    yield Ask(
        name="coded", label="Name victims and witnesses by their code", kind=Kind.TICK, optional=True,
        hint="Their names stay here; the other State finds the person only by what you tell it otherwise.",
    )  # fmt: skip
    persons = [one for one in known if one.kind.value == "person"]
    yield Ask(
        name="persons", label="Other persons concerned", kind=Kind.MANY, optional=True,
        choices=subject_choices(view, persons),
    )  # fmt: skip
    yield Ask(name="questions", label="Questions to put, one a line", kind=Kind.WORDS, optional=True)


def _asking(corpus: Corpus, form: Form | None) -> Iterator[Ask]:
    slug = form.slug if form is not None else ""
    homes = dict.fromkeys(rule.home for rule in corpus.rules_with(RuleRole.LEGAL_BASIS) if slug in rule.forms)
    choices = tuple(
        Choice(value=home, said=corpus.instruments[home].name) for home in homes if home in corpus.instruments
    )
    yield Ask(name="authority", label="Authority making the request")
    yield Ask(name="legal-basis", label="Legal basis", kind=Kind.MANY, choices=choices, optional=True)
    yield Ask(
        name="proceeding", label="Subject and nature of the proceeding, and the authority conducting it",
        kind=Kind.WORDS,
    )  # fmt: skip
    yield Ask(name="purpose", label="Purpose for which the evidence or action is sought", kind=Kind.WORDS)


def _founded(view: View, corpus: Corpus, typed: Typed) -> Iterator[Ask]:
    country = corpus.countries[view.party]
    offences = tuple(Choice(value=str(one.id), said=one.name) for one in country.offences)
    yield Ask(
        name="facts", label="Summary of the relevant facts", kind=Kind.WORDS,
        hint="Who, what, when, where, how, and the link with what is asked.",
    )  # fmt: skip
    yield Ask(name="facts-on", label="Day of the facts", kind=Kind.DATE, optional=True)
    yield Ask(name="offences", label="Qualification of the facts", kind=Kind.MANY, choices=offences)
    texts = law_texts(view, corpus, typed.many("offences"))
    yield Ask(name="law-texts", label="Text of the law applied", kind=Kind.MANY, choices=texts)
    yield Ask(name="nexus", label="Why the evidence is believed to be there", kind=Kind.WORDS, optional=True)


def _done(view: View, measure: Measure | None, form: Form | None, other: CountryCode) -> Iterator[Ask]:
    yield Ask(name="formalities", label="Particular procedure wished", kind=Kind.WORDS, optional=True)
    yield Ask(
        name="urgency", label="Reasons of urgency", kind=Kind.WORDS, optional=True,
        hint="Left empty, the request is not urgent.",
    )  # fmt: skip
    yield Ask(name="deadline", label="Wished by", kind=Kind.DATE, optional=True)
    yield Ask(name="confidentiality", label="Confidentiality asked", kind=Kind.WORDS, optional=True)
    yield Ask(
        name="speciality", label="The result is used for the proceeding named and for nothing else without consent",
        kind=Kind.TICK, optional=True,
    )  # fmt: skip
    yield Ask(name="assurances", label="Assurances, one a line", kind=Kind.WORDS, optional=True)
    for name, label in _extra(measure, form):
        yield Ask(name=f"{EXTRA}{name}", label=label, kind=Kind.WORDS, optional=True)
    leaving = [one for one in view.inquiry.exhibits.values() if not stays(one, view, other)]
    yield Ask(
        name="annexes", label="Annexes", kind=Kind.MANY, optional=True,
        choices=tuple(exhibit_choice(one) for one in leaving),
    )  # fmt: skip


def _extra(measure: Measure | None, form: Form | None) -> Iterator[tuple[str, Said]]:
    """What the form and the measure ask beyond the fields that every letter has."""
    told = set(LISTED)
    for field in form.fields if form is not None else ():
        if field.id not in told:
            told.add(field.id)
            yield field.id, field.name
    for name in measure.fields if measure is not None else ():
        if name not in told:
            told.add(name)
            yield name, sentence_of("safeguard", name)


def _sent(view: View, corpus: Corpus, other: CountryCode) -> Iterator[Ask]:
    tags = dict.fromkeys(tag for one in (view.party, other) for tag in _languages(corpus, one))
    languages = tuple(Choice(value=tag, said=Tongue(tag)) for tag in tags)
    yield Ask(name="language", label="Language of the letter", kind=Kind.ONE, choices=languages)
    yield translations(corpus, other)
    yield Ask(
        name="channel", label="Channel", kind=Kind.ONE, optional=True, choices=channels(view, corpus, other),
        hint="Whoever sends the letter chooses it at last.",
    )  # fmt: skip


def _languages(corpus: Corpus, state: CountryCode) -> tuple[str, ...]:
    country = corpus.countries.get(state)
    return tuple(str(one) for one in country.languages) if country is not None else ()


def subject_choices(view: View, known: Iterable[Subject]) -> tuple[Choice, ...]:
    """Subjects of the file by kind; of protected persons it is said that they are, and which code stands for them."""
    ranked = sorted(known, key=lambda one: (one.kind.value != "person", one.kind.value, one.state == view.party))
    return tuple(
        Choice(
            value=str(one.id), said=subject_name(one), group=sentence_of("subject_kind", one.kind.value),
            note=_protection(view, one),
        )
        for one in ranked
    )  # fmt: skip


def _protection(view: View, one: Subject) -> Said:
    return Told("protected: travels as {code}", {"code": Name(code_of(view, one))}) if is_protected(view, one) else ""
