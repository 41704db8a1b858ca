"""The words of an exhibit as they are read: the original in its own language, then the translations that were filed.

A translation is a task of the interpreter: a version that nobody filed is shown only to whoever plays with full help,
or reads in a language that no State of the case works in, and is marked as without value in the case.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jisr.inquiry import Exhibit
from jisr.press.said import Said, Told, Tongue
from jisr.vocabulary import LanguageTag
from jisr.web.languages import spoken
from jisr.web.room.file.opened import OpenFile

WORDLESS = ("", "zxx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The words in one language, with what they are."""

    tag: str
    direction: str
    title: Said
    words: str


def readings(exhibit: Exhibit, file: OpenFile, reader: LanguageTag) -> tuple[Reading, ...]:
    """What the file lets the reader read, the original first."""
    found = list(_originals(exhibit, file, reader))
    shown = {one.tag for one in found}
    for tag in exhibit.translations:
        if tag in exhibit.text and tag not in shown:
            shown.add(tag)
            found.append(_reading(exhibit, tag, Told("Translation into {language}", {"language": Tongue(tag)})))
    if found and reader not in shown and reader in exhibit.text and _courteous(file, reader):
        found.append(_reading(exhibit, reader, "Courtesy version, without value in the case"))
    return tuple(found)


def unread(exhibit: Exhibit, found: Iterable[Reading], reader: LanguageTag) -> bool:
    """Whether no version that was filed is in the language of the reader."""
    return bool(exhibit.text) and all(one.tag != reader for one in found)


def _originals(exhibit: Exhibit, file: OpenFile, reader: LanguageTag) -> Iterable[Reading]:
    text, language = exhibit.text, exhibit.language
    if not text:
        return
    if language in text:
        yield _reading(exhibit, language, Told("Original in {language}", {"language": Tongue(language)}))
    elif language in WORDLESS:
        tag = reader if reader in text else next(iter(text))
        yield _reading(exhibit, tag, "Description")
    else:
        country = file.corpus.countries.get(exhibit.origin_state)
        spoken_there = [tag for tag in (country.languages if country is not None else ()) if tag in text]
        tag = next(one for one in (*spoken_there, *text))
        values: dict[str, Said] = {"language": Tongue(language), "other": Tongue(tag)}
        yield _reading(exhibit, tag, Told("Original in {language}, rendered in the record in {other}", values))


def _courteous(file: OpenFile, reader: LanguageTag) -> bool:
    working = {tag for state in file.sides for tag in _languages(file, state)}
    return file.in_full or reader not in working


def _languages(file: OpenFile, state: str) -> tuple[LanguageTag, ...]:
    return next((tuple(one.languages) for code, one in file.corpus.countries.items() if code == state), ())


def _reading(exhibit: Exhibit, tag: LanguageTag, title: Said) -> Reading:
    known = spoken().get(tag)
    direction = known.direction.value if known is not None else "ltr"
    return Reading(tag=str(tag), direction=direction, title=title, words=exhibit.text[tag])
