"""The letter of a request as paper: in the language in which it was written, whatever language the reader has.

Headings are those of the form in that language; what people wrote is as they wrote it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jisr.cooperation.state import Letter, Request
from jisr.law.corpus import Corpus
from jisr.law.offences import OffenceId
from jisr.law.states import Country
from jisr.press.said import Day, Name, Said, Tongue
from jisr.press.speech import Speech
from jisr.press.values import CHANNEL, sentence_of
from jisr.vocabulary import CountryCode, LanguageTag, RuleId, Text, case_time
from jisr.web.languages import spoken
from jisr.web.room.across.named import descriptor_name, rule_said

HEADINGS: Mapping[str, str] = {
    "legal-basis": "Legal basis",
    "subjects": "On whom or what",
    "questions": "Questions",
    "deadline": "Wished by",
    "translations": "Translations that go with it",
    "speciality": "Use for the proceeding named only",
    "assurances": "Assurances",
    "facts-on": "Day of the facts",
    "alleged": "Conduct that the file shows",
    "annexes": "Annexes",
    "channel": "Channel",
}
UNSAID = frozenset({"family", "channel", "coded"})
WRITTEN = "as written in this letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One heading of the letter with what stands under it; `todo` when it must be said and is not."""

    name: Said
    values: tuple[Said, ...]
    todo: bool = False
    translate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterShown:
    """The paper: its language, who writes to whom, its title and lines."""

    speech: Speech
    tag: str
    direction: str
    language: str
    sender: Text
    to: Text
    title: Said
    lines: tuple[Line, ...]


def letter_shown(one: Request, corpus: Corpus, reader: Speech) -> tuple[LetterShown, ...]:
    """The letter of a request, and its translations."""
    return letters_shown(one.letter, corpus, reader, sender=one.from_state, to=one.to_state, kind=one.kind)


def paper(
    letter: Letter, corpus: Corpus, reader: Speech, *, sender: CountryCode, to: CountryCode, kind: str,
    missing: frozenset[str] = frozenset(), tongue: LanguageTag | None = None,
) -> LetterShown:  # fmt: skip
    """A letter as paper; `missing` are the fields to be marked in their place. In another `tongue` than its own the
    headings are translated, and what people wrote is marked for the translator."""
    language = spoken().get(letter.language if tongue is None else tongue)
    speech = Speech(language) if language is not None else reader
    form = corpus.forms.get(letter.form or kind)
    return LetterShown(
        speech=speech, tag=str(speech.language.tag), direction=speech.language.direction.value,
        sender=_official(corpus.countries.get(sender)), to=_official(corpus.countries.get(to)),
        title=form.name if form is not None else "Request", language=str(letter.language or speech.language.tag),
        lines=tuple(
            one if tongue is None else replace(one, translate=_untranslated(one, speech))
            for one in _lines(letter, corpus, missing)
        ),
    )  # fmt: skip


def _untranslated(line: Line, speech: Speech) -> bool:
    """Whether people wrote it: words that no catalogue knows."""
    return any(isinstance(one, str) and one not in speech.language.sentences for one in line.values)


def letters_shown(
    letter: Letter, corpus: Corpus, reader: Speech, *, sender: CountryCode, to: CountryCode, kind: str,
    missing: frozenset[str] = frozenset(),
) -> tuple[LetterShown, ...]:  # fmt: skip
    """The letter, then in each language into which it is translated."""
    own = paper(letter, corpus, reader, sender=sender, to=to, kind=kind, missing=missing)
    others = [one for one in dict.fromkeys(letter.translations) if one in spoken() and one != own.tag]
    return (
        own,
        *(
            paper(letter, corpus, reader, sender=sender, to=to, kind=kind, missing=missing, tongue=one)
            for one in others
        ),
    )


def _official(country: Country | None) -> Text:
    return {} if country is None else country.official_name or country.name


def _lines(letter: Letter, corpus: Corpus, missing: frozenset[str]) -> Iterator[Line]:
    said, told = said_of(letter, corpus), set[str]()
    form = corpus.forms.get(letter.form)
    for field in form.fields if form is not None else ():
        told.add(field.id)
        if (values := said.get(field.id, ())) or field.id in missing:
            yield Line(name=field.name, values=values, todo=not values)
    for key, heading in HEADINGS.items():
        if key not in told and key not in UNSAID and said.get(key):
            yield Line(name=heading, values=said[key])
    for key, words in letter.fields.items():
        if key not in told and key not in said and words and words != WRITTEN and key not in UNSAID:
            yield Line(name=sentence_of("safeguard", key), values=(words,))


def said_of(letter: Letter, corpus: Corpus) -> dict[str, tuple[Said, ...]]:
    """Everything the letter says, by field."""
    measure = corpus.measures.get(letter.measure)
    subjects = tuple(descriptor_name(one) for one in letter.subjects)
    words: dict[str, Said] = {
        "authority": letter.authority, "proceeding": letter.proceeding, "facts": letter.facts, "nexus": letter.nexus,
        "purpose": letter.purpose, "formalities": letter.formalities, "deadline": letter.deadline,
        "urgency": letter.urgency, "confidentiality": letter.confidentiality,
        "language": Tongue(letter.language) if letter.language else "",
        "measure": (measure.letter or measure.name) if measure is not None else "",
    }  # fmt: skip
    found: dict[str, tuple[Said, ...]] = {key: (each,) if each else () for key, each in words.items()}
    found |= {key: (each,) for key, each in letter.fields.items() if each and not found.get(key) and each != WRITTEN}
    return {
        **found,
        "measures": found["measure"],
        "legal-basis": tuple(_instrument(one, corpus) for one in letter.legal_basis),
        "offences": tuple(_offence(one, corpus) for one in letter.offences) or found.get("offences", ()),
        "law-texts": tuple(_rule(one, corpus) for one in letter.law_texts) or found.get("law-texts", ()),
        "subjects": subjects,
        "persons": tuple(descriptor_name(one) for _, one in letter.persons),
        "questions": letter.questions,
        "assurances": letter.assurances,
        "translations": tuple(Tongue(one) for one in letter.translations),
        "facts-on": _day(letter.facts_on),
        "alleged": tuple(_fact(one, corpus) for one in dict.fromkeys(each.fact for each in letter.alleged)),
    }  # fmt: skip


def _day(words: str) -> tuple[Said, ...]:
    try:
        return (Day(case_time(f"{words[:10]}T00:00")),) if words else ()
    except ValueError:
        return (Name(words),)


def _instrument(slug: str, corpus: Corpus) -> Said:
    known = corpus.instruments.get(slug)
    return Name(slug) if known is None else known.name


def _offence(name: str, corpus: Corpus) -> Said:
    known = corpus.offences.get(OffenceId(name))
    return Name(name) if known is None else known.name


def _rule(name: RuleId, corpus: Corpus) -> Said:
    known = corpus.rules.get(name)
    return Name(name) if known is None else rule_said(known, corpus)


def _fact(kind: str, corpus: Corpus) -> Said:
    known = corpus.facts.get(kind)
    return Name(kind) if known is None else known.name


def way_said(channel: str) -> str:
    """A channel in words."""
    return CHANNEL.get(channel, "by post" if channel == "postal" else channel)
