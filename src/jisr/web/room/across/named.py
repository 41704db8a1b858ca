"""What things between the States are called: a descriptor, a request by what it asks of whom, a limit, a step."""

from collections.abc import Iterable, Mapping
from textwrap import shorten

from jisr.clerk import View
from jisr.cooperation.dispatch import NAMED
from jisr.cooperation.state import Message, MessageKind, Request, RequestState
from jisr.inquiry import Descriptor, Exhibit, Stance, Statement
from jisr.law.corpus import Corpus
from jisr.law.rules import Rule
from jisr.press.said import Name, Said, Told, cited_in, listed
from jisr.press.speech import SOURCE
from jisr.press.values import sentence_of
from jisr.vocabulary import CountryCode, LanguageTag, Text
from jisr.web.room.naming import name_of, request_name

LIMITS: Mapping[str, str] = {
    "no-onward": "Not to be passed on to another State",
    "no-evidence": "Not to be used as evidence",
    "formal-copy-awaited": "Not to be used before the formal copy has come",
}
STEPS: Mapping[RequestState, str] = {
    RequestState.SIGNED: "Signed",
    RequestState.SENT: "Sent",
    RequestState.RECEIVED: "Received",
    RequestState.ACKNOWLEDGED: "Opened, receipt given",
    RequestState.CLARIFICATION_ASKED: "Clarification asked",
    RequestState.CLARIFIED: "Clarification given",
    RequestState.CONSULTED: "Consultation",
    RequestState.POSTPONED: "Postponed",
    RequestState.ACCEPTED: "Accepted",
    RequestState.REFUSED: "Refused",
    RequestState.EXECUTED: "Executed",
    RequestState.RETURNED: "Result returned",
    RequestState.CLOSED: "Closed",
}
INFORMATION: Mapping[MessageKind, str] = {
    MessageKind.POLICE: "Police information",
    MessageKind.SPONTANEOUS: "Spontaneous information",
}
SHOWN, SHORT = 3, 90


def rule_said(rule: Rule, corpus: Corpus) -> Said:
    """A rule as it is cited: by law and article, else by the law and how its text begins; never by its name."""
    law = home_name(corpus, rule.home)
    if rule.article:
        return cited_in(law, rule.article)
    begun = {tag: shorten(said.rstrip("."), SHORT, placeholder=" …") for tag, said in rule.text.items()}
    return Told("{law}: {text}", {"law": law, "text": begun})


def home_name(corpus: Corpus, home: str) -> Text:
    """The name of a State or an instrument."""
    country, instrument = corpus.countries.get(CountryCode(home)), corpus.instruments.get(home)
    return country.name if country is not None else instrument.short if instrument is not None else {}


def descriptor_name(one: Descriptor) -> Said:
    """How the other State names somebody or something, in the reader's language where it says so."""
    names = {LanguageTag(key.removeprefix(NAMED)): name for key, name in one.keys.items() if key.startswith(NAMED)}
    return {SOURCE: one.label, **names} if names else Name(one.label)


def title_of(request: Request, corpus: Corpus) -> Said:
    """A request by what it asks, of whom or what."""
    what = request_name(request, corpus)
    named = [descriptor_name(one) for one in request.letter.subjects]
    if not named:
        return what
    shown: Said = listed(named[:SHOWN])
    if len(named) > SHOWN:
        shown = Told("{named} and {count} more", {"named": shown, "count": Name(str(len(named) - SHOWN))})
    return Told("{what}: {whom}", {"what": what, "whom": shown})


def message_title(message: Message, view: View, corpus: Corpus) -> Said:
    """Information by its kind and whom it is about."""
    what = INFORMATION[message.kind]
    named = [one for one in (name_of(view, corpus, id) for id in message.subjects[:SHOWN]) if one]
    return Told("{what}: {whom}", {"what": what, "whom": listed(named)}) if named else what


def limit_said(limit: str) -> Said:
    """A limit of use in words; those that people wrote are as they wrote them."""
    return LIMITS.get(limit) or sentence_of("use_limits", limit)


def limits_said(limits: Iterable[str]) -> tuple[Said, ...]:
    """Limits of use, each once."""
    return tuple(limit_said(one) for one in dict.fromkeys(limits))


def country_name(corpus: Corpus, state: CountryCode) -> Text:
    """The name of a State."""
    country = corpus.countries.get(state)
    return {} if country is None else country.name


def statement_said(view: View, corpus: Corpus, one: Statement) -> Said:
    """What an exhibit asserts or refutes: who, which fact, of whom."""
    kind = corpus.facts.get(one.fact)
    who, whom = (name_of(view, corpus, id) if id else "" for id in (one.by, one.on))
    values: dict[str, Said] = {"fact": kind.name if kind is not None else "", "who": who or whom, "whom": whom}
    if who and whom:
        return Told(
            "against: {who}, {fact}, {whom}" if one.stance is Stance.REFUTES else "{who}, {fact}, {whom}", values
        )
    if who or whom:
        return Told("against: {who}, {fact}" if one.stance is Stance.REFUTES else "{who}, {fact}", values)
    return Told("against: {fact}", values) if one.stance is Stance.REFUTES else values["fact"]


def exhibit_said(one: Exhibit) -> Said:
    """An exhibit by its title."""
    return one.title or sentence_of("exhibit_kind", one.kind)


def point_said(point: str, request: Request, corpus: Corpus) -> Said:
    """A point that was asked: a field of the form, or the words in which it was asked."""
    form = corpus.forms.get(request.letter.form or request.kind)
    fields = form.fields if form is not None else ()
    return next((one.name for one in fields if one.id == point), Name(point))
