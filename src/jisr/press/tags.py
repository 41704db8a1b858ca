"""What a template may ask for: a sentence, a label, a moment, an isolated identifier, an icon.

`{% say "Sentence with {name}" name=value %}` · `{{ text|label:speech }}` · `{{ at|moment:speech }}` ·
`{{ "NE-003"|id }}` · `{% icon "ok" %}`
"""

from collections.abc import Iterable, Mapping, Sized

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jisr.press.gathered import NamedRow
from jisr.press.moments import Moment
from jisr.press.said import Said
from jisr.press.speech import Speech, isolated
from jisr.press.wording import (
    CAUSES,
    EFFECTS,
    FILES,
    HELD,
    ICONS,
    JUDGED,
    SIGNS,
    STAGE_WORDS,
    STATES,
    TONES,
    VERDICTS,
    office_sentence,
)
from jisr.vocabulary import CaseTime, Reason, Text, iso_of

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, sentence: str, **values: str | int) -> str:
    """A sentence of the catalogue in the language of the page."""
    return _speech(context).say(sentence, values)


@register.simple_tag(takes_context=True)
def reason(context: Context, found: Reason) -> str:
    """The reason of a finding as a sentence."""
    return _speech(context).reason(found)


@register.simple_tag(takes_context=True)
def told(context: Context, moment: Moment) -> SafeString:
    """An act as a sentence."""
    return _speech(context).told(moment.sentence, moment.values)


@register.filter
def word(said: Said, speech: Speech) -> SafeString:
    """A value of an act in words."""
    return speech.word(said)


@register.filter
def label(text: Text, speech: Speech) -> SafeString:
    """A label of the data in the language of the page."""
    return speech.label(text)


@register.filter
def moment(at: int, speech: Speech) -> SafeString:
    """Day and hour of case time."""
    return speech.isolating(speech.moment(CaseTime(at)))


@register.filter
def day(at: int, speech: Speech) -> SafeString:
    """Day of case time."""
    return speech.isolating(speech.day(CaseTime(at)))


@register.filter
def iso(at: int) -> str:
    """Case time for a machine: `2022-03-09T08:40`."""
    return iso_of(CaseTime(at))


@register.filter
def at(values: Mapping[str, object], key: str) -> object:
    """The value of a key, nothing when there is none."""
    return values.get(key)


@register.filter
def beyond(values: Sized, shown: int) -> int:
    """How many there are beside those shown."""
    return max(0, len(values) - shown)


@register.filter
def effect(name: str, speech: Speech) -> str:
    """What a breach does, in words."""
    return speech.say(EFFECTS.get(name, name))


@register.simple_tag(takes_context=True)
def saidwith(context: Context, sentence: str, **values: Said) -> SafeString:
    """A sentence whose values are words themselves."""
    return _speech(context).told(sentence, values)


@register.simple_tag(takes_context=True)
def ruling(context: Context, name: str) -> SafeString:
    """The verdict of a finding: a shape and a word."""
    return format_html("{} {}", icon(SIGNS.get(name, "ask")), _speech(context).say(VERDICTS.get(name, name)))


@register.simple_tag(takes_context=True)
def office(context: Context, name: str) -> str:
    """The name of an office."""
    return _speech(context).say(office_sentence(name))


@register.simple_tag(takes_context=True)
def status(context: Context, name: str) -> str:
    """The state of a request or the standing of a person, in words."""
    return _speech(context).say(STATES.get(name, name))


@register.simple_tag(takes_context=True)
def state(context: Context, name: str) -> SafeString:
    """The same as a tag."""
    return _state(name, _speech(context))


@register.simple_tag(takes_context=True)
def held(context: Context, finding: str) -> SafeString:
    """What the court held on an element: a shape, a word and a colour."""
    sentence, colour, sign = HELD.get(finding, (finding, "open", "ask"))
    return format_html('<span class="tag {}">{} {}</span>', colour, icon(sign), _speech(context).say(sentence))


@register.simple_tag(takes_context=True)
def verdict(context: Context, name: str) -> str:
    """The verdict on a charge, in words."""
    return _speech(context).say(JUDGED.get(name, name))


@register.simple_tag(takes_context=True)
def stage(context: Context, name: str) -> str:
    """A stage of a piece of proof on its way to the judgment."""
    return _speech(context).say(STAGE_WORDS.get(name, name))


@register.simple_tag(takes_context=True)
def cause(context: Context, name: str) -> str:
    """Why an element was lost."""
    return _speech(context).say(CAUSES.get(name, name))


@register.simple_tag(takes_context=True)
def file(context: Context, name: str) -> str:
    """Of which kind of file the outcome is."""
    return _speech(context).say(FILES.get(name, name))


@register.filter
def short(at: int, speech: Speech) -> SafeString:
    """A day, short, for the head of a narrow column."""
    return speech.isolating(speech.short_day(CaseTime(at)))


@register.filter
def id(identifier: str) -> SafeString:
    """An identifier that keeps its own direction."""
    return isolated(str(identifier))


@register.simple_tag(takes_context=True)
def rows(context: Context, held: Iterable[tuple[NamedRow, str]]) -> SafeString:
    """Things that a party holds, each with a link to the act that brought it and its state: many, so in one go."""
    speech = _speech(context)
    place = f"/{speech.language.tag}/replay/"
    return format_html_join(
        "\n",
        '<li><a href="{}{}/">{}</a>{}</li>',
        ((place, row.since, speech.word(row.name), _state(note, speech)) for row, note in held),
    )


def _state(note: str, speech: Speech) -> SafeString:
    """A state as a tag: icon, word and colour; what a court said and the standing of a person have no colour."""
    if not note:
        return SafeString("")
    colour = TONES.get(note, "info")
    sign = SafeString("") if colour == "said" else icon(ICONS[colour])
    return format_html(' <span class="tag {}">{} {}</span>', colour, sign, speech.say(STATES.get(note, note)))


@register.simple_tag
def icon(name: str, more: str = "") -> SafeString:
    """An icon of the sprite; the word beside it says the same."""
    return format_html('<svg class="ico {}" aria-hidden="true"><use href="#{}"/></svg>', more, name)


def _speech(context: Context) -> Speech:
    speech = context["speech"]
    if not isinstance(speech, Speech):
        raise TypeError("a page is rendered with a Speech")
    return speech
