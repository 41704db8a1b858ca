"""What the pages of the law may ask for beside the common tags: a day, a period, a mark, a rule as it is cited.

`{{ day|when:speech }}` · `{% period rule.period %}` · `{% marked rule.mark %}` · `{% cite rule %}` · `{% home "…" %}`
"""

import re
from datetime import date
from textwrap import shorten
from urllib.parse import quote

from babel.dates import get_day_names
from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from jisr.law.book.comparing import Comparison
from jisr.law.book.words import EXCUSES, GRADES, MADE_OUT, MARKS, PUNISHED, STATUSES
from jisr.law.corpus import Corpus
from jisr.law.offences import ExcuseEffect, Grade, Penalty, Reach
from jisr.law.rules import Rule
from jisr.law.states import Bond, Calendar
from jisr.press.days import day_said
from jisr.press.law.lasting import lasting
from jisr.press.law.penalties import penalty_said
from jisr.press.said import Article, Tongue, cited_in
from jisr.press.speech import SOURCE, Speech
from jisr.press.tags import icon
from jisr.press.wording import SIGNS as SHAPES
from jisr.vocabulary import CountryCode, Mark, Period, RuleId, Text, Verdict, in_language

register = template.Library()

ADDRESS = re.compile(r"(https?://[^\s;<>\"]*[^\s;<>\".,)])")
SHORT = 90
OPEN = ("open", "ask")
BOTH = {
    True: ("binds both", "good", "ok"),
    False: ("does not bind both", "rest", "info"),
    None: ("not known whether it binds both", "open", "ask"),
}
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
    said = " – ".join(day_said(one, speech.language) for one in str(day).split("/"))
    return speech.isolating(said)


@register.simple_tag(takes_context=True)
def period(context: Context, held: Period) -> SafeString:
    """A period in words."""
    speech = _speech(context)
    days = {"from": held.start, "to": held.end}
    told = {name: day_said(day.isoformat(), speech.language) for name, day in days.items() if day is not None}
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
    return speech.word(cited_in(law, rule.article))


@register.filter
def article(cited: str, speech: Speech) -> SafeString:
    """An article alone, as the language of the reader cites it."""
    return speech.word(Article(cited))


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


@register.filter
def labelled(text: Text, speech: Speech) -> SafeString:
    """A text of the data in which the addresses of other hosts are plain links."""
    own = text.get(speech.language.tag)
    return linked(speech.language.typeset(own), speech) if own is not None else speech.label(text)


@register.simple_tag(takes_context=True)
def dated(context: Context, sentence: str, **days: date | str) -> SafeString:
    """A sentence whose values are days."""
    speech = _speech(context)
    told = {name.rstrip("_"): day_said(str(day), speech.language) for name, day in days.items()}
    return speech.isolating(speech.say(sentence, told))


@register.simple_tag(takes_context=True)
def home_plain(context: Context, name: str) -> str:
    """The name of a State or an instrument for an attribute, where no markup can stand."""
    language = _speech(context).language
    return language.typeset(in_language(_home(_corpus(context), name), language.tag))


@register.simple_tag(takes_context=True)
def comparing(context: Context, found: Comparison) -> SafeString:
    """Two States and the day on which they are compared, as a title."""
    speech, corpus = _speech(context), _corpus(context)
    values = {"one": _home(corpus, found.one), "other": _home(corpus, found.other)}
    day = day_said(found.on.isoformat(), speech.language)
    return speech.told("{one} and {other} on {day}", {**values, "day": day})


@register.simple_tag(takes_context=True)
def status_of(context: Context, bond: Bond) -> str:
    """How a State stands toward an instrument, in words."""
    return _speech(context).say(STATUSES[bond.status])


@register.simple_tag(takes_context=True)
def both(context: Context, answer: bool | None) -> SafeString:
    """Whether an instrument binds both States: a shape, a word and a colour."""
    sentence, colour, sign = BOTH[answer]
    return format_html('<span class="tag {} wraps">{} {}</span>', colour, icon(sign), _speech(context).say(sentence))


@register.simple_tag(takes_context=True)
def penalty(context: Context, held: Penalty) -> SafeString:
    """A range of imprisonment and fine with how far it was verified; nothing where none is held."""
    speech = _speech(context)
    told = [speech.isolating(one) for one in penalty_said(held, speech.language)]
    if not told:
        return SafeString("")
    said = format_html_join(" · ", "{}", ((one,) for one in told))
    return format_html('<span class="penalty">{} {}</span>', said, marked(context, held.mark))


@register.simple_tag(takes_context=True)
def made_out(context: Context, name: str) -> SafeString:
    """The verdict on an offence: a shape and a word."""
    return format_html("{} {}", icon(SHAPES[name]), _speech(context).say(MADE_OUT[Verdict(name)]))


@register.simple_tag(takes_context=True)
def grade(context: Context, held: Grade) -> str:
    """The grade of an offence."""
    return _speech(context).say(GRADES.get(held, held.value))


@register.simple_tag(takes_context=True)
def excuse(context: Context, held: ExcuseEffect) -> str:
    """What an excuse does."""
    return _speech(context).say(EXCUSES[held])


@register.simple_tag(takes_context=True)
def reach(context: Context, held: Reach) -> SafeString:
    """Whether attempt or complicity is punished, and by which rule."""
    said = _speech(context).say(PUNISHED[held.punished])
    return format_html("{}", said) if held.rule is None else format_html("{} · {}", said, cite(context, held.rule))


@register.simple_tag(takes_context=True)
def hours(context: Context, calendar: Calendar) -> SafeString:
    """The working hours of a State, in its own zone."""
    start, end = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (calendar.opens, calendar.closes))
    return format_html('<bdi dir="ltr">{} – {}</bdi> <bdi dir="ltr">({})</bdi>', start, end, calendar.zone)


@register.filter
def weekday(number: int, speech: Speech) -> str:
    """The name of a day of the week, Monday being 0."""
    return str(get_day_names("wide", locale=speech.language.locale)[number])


@register.filter
def minutes(number: int, speech: Speech) -> SafeString:
    """A length of time in words."""
    return speech.isolating(lasting(number, locale=speech.language.locale))


@register.filter
def tongue(tag: str, speech: Speech) -> SafeString:
    """A language by its tag."""
    return speech.word(Tongue(tag))


@register.filter
def numbered(stem: str, number: int) -> str:
    """The name of a field of a row."""
    return f"{stem}{number}"


def _home(corpus: Corpus, name: str) -> Text:
    country, instrument = corpus.countries.get(CountryCode(name)), corpus.instruments.get(name)
    return country.name if country is not None else instrument.short if instrument is not None else {}


def _begun(text: Text) -> Text:
    return {tag: shorten(said.rstrip("."), SHORT, placeholder=" …") for tag, said in text.items()}


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
