"""A penalty in words: months where it is shorter than a year, the number agreed with its noun, the fine with its money.

Plural forms and names of money are those of CLDR; the words for years and months are the language's own.
"""

from babel import Locale
from babel.numbers import format_decimal, get_currency_name

from jisr.law import Penalty
from jisr.library import Language
from jisr.library.faults import filled
from jisr.library.lengths import OTHER

YEAR = 12


def penalty_said(penalty: Penalty, language: Language) -> tuple[str, ...]:
    """Deprivation of liberty, then the fine; nothing of what is not held."""
    held = (penalty.prison_years and prison_said(penalty.prison_years, language), _fine(penalty, language))
    return tuple(one for one in held if one)


def prison_said(years: tuple[str, ...], language: Language) -> str:
    """A range of years, in months below one year; for life and death the word."""
    if not years[-1][:1].isdigit():
        return language.say(years[-1])
    low, high = _length(years[0]), _length(years[-1])
    if low == high:
        return _counted(*high, language)
    number = _number(low[0], language)
    values = {"low": _counted(*low, language), "number": number, "high": _counted(*high, language)}
    return filled(language.lengths.of_one if low[1] == high[1] else language.lengths.between, values)


def _length(years: str) -> tuple[float, bool]:
    """The number, and whether it counts months."""
    number = float(years)
    return (round(number * YEAR), True) if number < 1 else (number, False)


def _counted(number: float, months: bool, language: Language) -> str:
    words = language.lengths.months if months else language.lengths.years
    form = Locale.parse(language.locale).plural_form(number)
    return filled(words.get(form, words[OTHER]), {"number": _number(number, language)})


def _fine(penalty: Penalty, language: Language) -> str:
    if not penalty.fine:
        return ""
    try:
        amounts = [float(one) for one in penalty.fine]
    except ValueError:
        return language.say("fine {amounts}", {"amounts": language.say(", ").join(penalty.fine)})
    low, high = (_number(one, language) for one in (amounts[0], amounts[-1]))
    money = f"{high} {_money(penalty.currency, amounts[-1], language)}".strip()
    range_of = filled(language.lengths.of_one, {"low": low, "number": low, "high": money})
    return language.say("fine {amounts}", {"amounts": range_of if len(amounts) > 1 else money})


def _money(currency: str, amount: float, language: Language) -> str:
    return str(get_currency_name(currency, amount, locale=language.locale)) if currency else ""


def _number(number: float, language: Language) -> str:
    return str(format_decimal(number, locale=language.locale))
