"""A piece of mail as it is listed and as it is read: its kind in a word, who sent it, its words in their language."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.clerk import View
from jisr.clerk.receiving import MEETING_ACTS
from jisr.clerk.record import KnownAct
from jisr.cooperation.meetings import Meeting
from jisr.cooperation.state import RequestId
from jisr.exercise.plan import Inject
from jisr.exercise.scenario import Scenario
from jisr.inquiry import ExhibitId
from jisr.law.corpus import Corpus
from jisr.press.said import Name, Said, Told, Tongue
from jisr.press.speech import Speech
from jisr.vocabulary import CaseTime, LanguageTag, Text
from jisr.web.room.acts.offered import office_name
from jisr.web.room.naming import meeting_of, name_of, sentence

MEDIA: Mapping[str, str] = {
    "call": "Telephone note",
    "duty call": "Telephone note",
    "e-mail": "E-mail",
    "envelope": "Envelope",
    "file": "File",
    "letter": "Letter",
    "letters": "Letter",
    "live actor": "In person",
    "live actor or note": "In person",
    "meeting": "Meeting",
    "memo": "Memo",
    "motion": "Motion",
    "note": "Written note",
    "notice": "Notice",
    "parcel": "Parcel",
    "press": "Press",
    "records": "Records",
    "report": "Written report",
    "secure note": "Written note",
    "visit": "Visit",
}
ABROAD = frozenset(
    {
        "information-received", "request-received", "receipt-given", "consulted", "clarification-asked",
        "clarification-given", "request-accepted", "request-refused", "request-postponed", "result-received",
    }
)  # fmt: skip
LINE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece of mail in a list; `abroad` is the State that sent it, empty for the own State and for control."""

    ref: str
    at: CaseTime
    title: Said
    sender: Said
    word: str
    abroad: str
    line: Said
    read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words in one language; `translated` when they are not the first ones."""

    tag: str
    tongue: Said
    words: str
    translated: bool


def from_abroad(act: KnownAct) -> bool:
    """Whether the other State sent it; a step of a meeting stands in both files, and arrived where nobody took it."""
    return act.kind in ABROAD or (act.kind in MEETING_ACTS and act.sat == "system")


def said_at(meeting: Meeting, act: KnownAct) -> list[str]:
    """The words of one step of a meeting: when, where and on what; the answer; the minutes with what was agreed."""
    said: Mapping[str, tuple[str, ...]] = {
        "meeting-proposed": (meeting.agenda, meeting.when, meeting.place),
        "meeting-answered": (meeting.answer,),
        "meeting-held": (meeting.minutes, *meeting.points),
    }
    return [one for one in said.get(act.kind, ()) if one]


def _cut(text: str) -> str:
    return text if len(text) <= LINE else f"{text[:LINE].rsplit(' ', 1)[0]}…"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The mail of one seat."""

    view: View
    corpus: Corpus
    scenario: Scenario
    read: frozenset[str]

    def item(self, act: KnownAct) -> Item:
        """The act as a piece of mail."""
        inject = self.inject(act)
        partner = next(iter(self.view.partners), "")
        return Item(
            ref=act.ref, at=act.entered_at, title=self.title(act), sender=self.sender(act),
            word=MEDIA.get(inject.medium, "Message") if inject is not None else self._word(act),
            abroad=str(partner) if from_abroad(act) else "", line=self._line(act), read=act.ref in self.read,
        )  # fmt: skip

    def inject(self, act: KnownAct) -> Inject | None:
        """The message of the story, when the act delivered one that the story holds."""
        mail = self.view.mail.get(act.ref)
        name = mail.name.partition(":")[0] if mail is not None else ""
        return next((one for one in (*self.scenario.injects, *self.scenario.all_injects) if one.id == name), None)

    def title(self, act: KnownAct) -> Said:
        """What is written over it."""
        if (paper := self.view.papers.get(act.ref)) is not None:
            return Name(paper.title)
        if act.kind == "exhibit-entered":
            found = next((one for one in act.about if ExhibitId(one) in self.view.inquiry.exhibits), "")
            return name_of(self.view, self.corpus, found) or sentence(self.view, self.corpus, act)
        if (inject := self.inject(act)) is not None:
            return self._masked(inject.sender)
        return sentence(self.view, self.corpus, act)

    def sender(self, act: KnownAct) -> Said:
        """Who it comes from."""
        if from_abroad(act) and self.view.partners:
            return self.corpus.countries[self.view.partners[0]].name
        measure = self.corpus.measures.get(act.measure)
        if act.kind == "exhibit-entered":
            return (
                Told("Result: {measure}", {"measure": measure.name}) if measure is not None else "Result of a measure"
            )
        return "" if act.kind == "inject-delivered" else office_name(act.office)

    def passages(self, act: KnownAct, speech: Speech) -> list[Passage]:
        """Its words: the original first where one is known, else those of the reader; then the others."""
        reader = speech.language.tag
        words, first = self._words(act, speech)
        order = [tag for tag in (first, reader, *words) if tag in words]
        return [
            Passage(tag=str(tag), tongue=Tongue(str(tag)), words=words[tag], translated=number > 0)
            for number, tag in enumerate(dict.fromkeys(order))
            if words[tag]
        ]

    def request_of(self, act: KnownAct) -> str:
        """The request it is about, when the office knows it."""
        return next((one for one in act.about if RequestId(one) in self.view.cooperation.requests), "")

    def meeting_in(self, act: KnownAct) -> str:
        """The meeting it is about."""
        meeting = meeting_of(self.view, act)
        return str(meeting.id) if meeting is not None else ""

    def _words(self, act: KnownAct, speech: Speech) -> tuple[Text, LanguageTag]:
        reader = speech.language.tag
        if (told := self._told(act)) is not None:
            return told, reader
        exhibits = self.view.inquiry.exhibits
        found = next((exhibits[ExhibitId(one)] for one in act.about if ExhibitId(one) in exhibits), None)
        if act.kind == "exhibit-entered" and found is not None:
            shown = (found.language, *found.translations) if found.language in found.text else tuple(found.text)
            return {tag: found.text[tag] for tag in shown if tag in found.text}, found.language
        if (meeting := meeting_of(self.view, act)) is not None:
            return {reader: "\n\n".join(said_at(meeting, act))}, reader
        return ({reader: speech.say(self.view.masked(act.text))} if act.text else {}), reader

    def _line(self, act: KnownAct) -> Said:
        """The first words, for a list."""
        if (told := self._told(act)) is not None:
            return {tag: _cut(words) for tag, words in told.items()}
        meeting = meeting_of(self.view, act)
        text = self.view.masked(act.text) if act.kind != "paper-signed" else ""
        return _cut(" · ".join(said_at(meeting, act)) if meeting is not None else text)

    def _told(self, act: KnownAct) -> Text | None:
        """The words of a message of the story or of law stated for this run, which are in many languages."""
        mail = self.view.mail.get(act.ref)
        stated = next((self._masked(one.text) for one in self.view.stated.values() if one.act == act.ref), None)
        return mail.words if mail is not None else stated

    def _word(self, act: KnownAct) -> str:
        if from_abroad(act):
            return "From the other State"
        return {"exhibit-entered": "Exhibit", "paper-signed": "Document"}.get(act.kind, "Act of the file")

    def _masked(self, text: Text) -> Text:
        return {tag: self.view.masked(words) for tag, words in text.items()}
