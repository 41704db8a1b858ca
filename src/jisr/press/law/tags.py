"""What the pages of the law may ask for beside the common tags: a day, a period, a mark, a rule as it is cited.

`{{ day|when:speech }}` · `{% period rule.period %}` · `{% marked rule.mark %}` · `{% cite rule %}` · `{% home "…" %}`
"""

import re
from datetime import date
from functools import lru_cache
from textwrap import shorten
from urllib.parse import quote

from babel.dates import format_date, format_skeleton
from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from jisr.law.book.words import MARKS
from jisr.law.corpus import Corpus
from jisr.law.rules import Rule
from jisr.press.speech import SOURCE, Speech
from jisr.press.tags import icon
from jisr.vocabulary import CountryCode, Mark, Period, RuleId, Text

register = template.Library()

ADDRESS = re.compile(r"(https?://[^\s;<>\"]*[^\s;<>\".,)])")
SHORT = 90
OPEN = ("open", "ask")
SIGNS = {
    Mark.VERIFIED: ("good", "ok"),
    Mark.VERIFIED_SECOND: ("good", "ok"),
    Mark.OFFICIAL: ("good", "ok"),
    Mark.SECONDARY: ("warn", "warn"),
    Mark.LATER_TEXT: ("warn", "warn"),
}


@register.filter
def when(day: date | str, speech: Speech) -> SafeString:
    """A day in the words of the language; of a text also a month, a year, or two of them joined by a stroke."""
    said = " – ".join(_day(one, speech.language.locale) for one in str(day).split("/"))
    return speech.isolating(said)


@register.simple_tag(takes_context=True)
def period(context: Context, held: Period) -> SafeString:
    """A period in words."""
    speech = _speech(context)
    days = {"from": held.start, "to": held.end}
    told = {name: _day(day.isoformat(), speech.language.locale) for name, day in days.items() if day is not None}
    key = ("from {from} to {to}" if len(told) == 2 else "since {from}") if "from" in told else "until {to}"
    return speech.isolating(speech.say(key if told else "no date is held", told))


@register.simple_tag(takes_context=True)
def marked(context: Context, mark: Mark) -> SafeString:
    """How far something was verified: a shape, words and a colour."""
    colour, sign = SIGNS.get(mark, OPEN)
    said = _speech(context).say(MARKS.get(mark, str(mark)))
    return format_html('<span class="tag {} wraps">{} {}</span>', colour, icon(sign), said)


@register.simple_tag(takes_context=True)
def home(context: Context, name: str) -> SafeString:
    """The name of a State or an instrument, short."""
    return _speech(context).label(_home(_corpus(context), name))


@register.simple_tag(takes_context=True)
def home_link(context: Context, name: str) -> SafeString:
    """The same as a link to its page."""
    speech = _speech(context)
    text = speech.label(_home(_corpus(context), name))
    return format_html('<a href="/{}/law/of/{}">{}</a>', speech.language.tag, quote(name), text)


@register.simple_tag(takes_context=True)
def cite(context: Context, rule: Rule | RuleId) -> SafeString:
    """A rule as it is cited, linked to its page: law and article, else law and the beginning of its text."""
    known = rule if isinstance(rule, Rule) else _corpus(context).rules.get(rule)
    if known is None:
        return format_html('<bdi dir="ltr">{}</bdi>', rule)
    speech = _speech(context)
    return format_html('<a href="/{}/law/{}">{}</a>', speech.language.tag, way(known.id), cited(known, context))


@register.simple_tag(takes_context=True)
def citation(context: Context, rule: Rule) -> SafeString:
    """A rule as it is cited, without a link."""
    return cited(rule, context)


def cited(rule: Rule, context: Context) -> SafeString:
    """The words of a citation."""
    speech, law = _speech(context), _home(_corpus(context), rule.home)
    if not rule.article:
        return speech.told("{law}: {text}", {"law": law, "text": _begun(rule.text)})
    sentence = "{law}, article {article}" if rule.article[0].isdigit() else "{law}, {article}"
    return speech.told(sentence, {"law": law, "article": rule.article})


@register.filter
def way(rule: RuleId) -> str:
    """The permanent address of a rule after the language and `law/`."""
    return f"rule/{quote(rule, safe='/~')}"


@register.filter
def note(words: str, speech: Speech) -> SafeString:
    """A note of the data: translated where the catalogue has it, else in the language in which it was written."""
    if speech.language.tag == SOURCE or words in speech.language.sentences:
        return speech.isolating(speech.say(words))
    return format_html('<span lang="{}" dir="ltr">{}</span>', SOURCE, words)


@register.filter
def linked(words: str, speech: Speech) -> SafeString:
    """Text of a source in which the addresses of other hosts are plain links, marked as leading outside."""
    outside = speech.say("outside site")
    pieces = (
        format_html(
            '<a class="out" href="{}" rel="noreferrer external"><bdi dir="ltr" class="name">{}</bdi></a> ({})',
            piece, piece, outside,
        )
        if number % 2
        else format_html('<bdi class="name">{}</bdi>', piece)
        for number, piece in enumerate(ADDRESS.split(words))
        if piece
    )  # fmt: skip
    return mark_safe("".join(pieces))


@lru_cache(maxsize=4096)
def _day(word: str, locale: str) -> str:
    try:
        match len(word):
            case 4:
                return str(int(word))
            case 7:
                return format_skeleton("yMMMM", date.fromisoformat(f"{word}-01"), locale=locale)
            case _:
                return format_date(date.fromisoformat(word), "long", locale=locale)
    except ValueError:
        return word


def _home(corpus: Corpus, name: str) -> Text:
    country, instrument = corpus.countries.get(CountryCode(name)), corpus.instruments.get(name)
    return country.name if country is not None else instrument.short if instrument is not None else {}


def _begun(text: Text) -> Text:
    return {tag: shorten(said, SHORT, placeholder=" …") for tag, said in text.items()}


def _speech(context: Context) -> Speech:
    speech = context["speech"]
    if not isinstance(speech, Speech):
        raise TypeError("a page is rendered with a Speech")
    return speech


def _corpus(context: Context) -> Corpus:
    corpus = context["corpus"]
    if not isinstance(corpus, Corpus):
        raise TypeError("a page of the law is rendered with its corpus")
    return corpus
