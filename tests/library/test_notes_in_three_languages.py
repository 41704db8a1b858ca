"""Notes are written in English in the data; on a French or an Arabic page each is said in the language of the page."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from jisr.law.book.words import addressees_of
from jisr.library.book import Book, load_book
from jisr.vocabulary import LanguageTag

DATA = Path(__file__).parents[2] / "data"
TRANSLATED = [LanguageTag("fr"), LanguageTag("ar")]
NOTES = frozenset({"note", "counted_by"})


@cache
def book() -> Book:
    return load_book(DATA)


@cache
def notes() -> frozenset[str]:
    """Every note of the corpus and of what stands around it, and the addressees of rules."""
    held = book()
    around = (held.open_points, held.institutions, held.steps, held.statistics, held.comparisons, held.events)
    addressees = {one for rule in held.corpus.rules.values() for one in addressees_of(rule.addressee)}
    return frozenset({*_notes((held.corpus, *around), set()), *addressees})


def _notes(value: object, met: set[int]) -> Iterator[str]:
    """The notes of a value and of all that it holds, each value once."""
    if id(value) in met:
        return
    met.add(id(value))
    if is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            if field.name in NOTES and held:
                yield str(held)
            yield from _notes(held, met)
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _notes(held, met)
    elif isinstance(value, tuple | list | frozenset):
        for held in value:
            yield from _notes(held, met)


def test_the_notes_of_rules_bonds_authorities_channels_and_figures_are_collected() -> None:
    held = book()
    countries = held.corpus.countries.values()
    shown = {part.note for rule in held.corpus.rules.values() for part in rule.marks}
    shown |= {rule.note for rule in held.corpus.rules.values()}
    shown |= {bond.note for country in countries for bond in country.bonds}
    shown |= {one.note for country in countries for one in country.authorities}
    shown |= {one.note for country in countries for one in country.channels}
    shown |= {one.note for one in held.corpus.instruments.values()}
    shown |= {word for one in held.statistics for word in (one.note, one.counted_by)}
    assert shown - {""} <= notes()
    assert len(notes()) > 300


@pytest.mark.parametrize("tag", TRANSLATED)
def test_no_note_of_the_data_is_without_its_translation(tag: LanguageTag) -> None:
    missing = sorted(notes() - set(book().languages[tag].sentences))
    assert not missing, f"add to data/languages/{tag}/messages/notes.yaml:\n" + "\n".join(missing)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_catalogue_of_notes_holds_no_note_that_the_data_has_not(tag: LanguageTag) -> None:
    """A note that was changed leaves its old translation behind: it is deleted with it."""
    lines = (DATA / "languages" / tag / "messages" / "notes.yaml").read_text(encoding="utf-8").splitlines()
    kept = {line[1:].partition('": "')[0].replace('\\"', '"') for line in lines if line.startswith('"')}
    assert not kept - notes()


def test_every_reservation_and_every_step_of_a_channel_is_there_in_three_languages() -> None:
    countries = book().corpus.countries.values()
    texts = [text for country in countries for bond in country.bonds for text in bond.reservations]
    texts += [step for country in countries for channel in country.channels for step in channel.steps]
    assert not [text for text in texts if not {"en", "fr", "ar"} <= set(text)]
