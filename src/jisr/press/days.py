"""Days of the law in the words of a language: a day, a month or a year, without the day of the week."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton

from jisr.library import Language


def day_said(word: str, language: Language) -> str:
    """`2022-02-03`, `2022-02` or `2022` in words; anything else as it is."""
    first = language.dated("d", day=1) if word.endswith("-01") else ""
    return _said(word, language.locale, first)


@lru_cache(maxsize=4096)
def _said(word: str, locale: str, first: str) -> str:
    """`first` is how the language writes the first day of a month."""
    try:
        match len(word):
            case 4:
                return str(int(word))
            case 7:
                return format_skeleton("yMMMM", date.fromisoformat(f"{word}-01"), locale=locale)
            case _:
                pattern = Locale.parse(locale).date_formats["long"].pattern
                pattern = pattern.replace("d", first, 1) if first else pattern
                return format_date(date.fromisoformat(word), pattern, locale=locale)
    except ValueError:
        return word
