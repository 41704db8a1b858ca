"""What people wrote, with pseudonyms in the place of protected names: letters, messages, meetings, rulings.

Only words change. Ids, kinds, hours and findings stay as they are, and a thing without such a name stays the same
object, so that whoever compares by identity sees that nothing changed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from jisr.clerk.record import KnownAct, Mail, Paper
from jisr.cooperation.meetings import Meeting
from jisr.cooperation.state import Letter, Message, Request
from jisr.inquiry.state import Charge, Descriptor, Exhibit, Order, Subject
from jisr.trial.state import ChargeVerdict, Claim, ClaimDecision, ElementFinding, Hearing, Judgment, Motion, Ruling

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Masking:
    """The protected names, each with its pseudonym, and how they are taken out of what is written."""

    names: Mapping[str, str]

    def words(self, said: str) -> str:
        """Free words."""
        return in_words(said, self.names)

    def each(self, said: Mapping[K, str]) -> Mapping[K, str]:
        """Words by key: by language, by field."""
        return {key: self.words(one) for key, one in said.items()}

    def all(self, said: Iterable[str]) -> tuple[str, ...]:
        """Several words."""
        return tuple(self.words(one) for one in said)

    def subject(self, one: Subject) -> Subject:
        """The person shows the pseudonym alone; a thing called after the person shows it in its name."""
        if one.label in self.names:
            return replace(one, label=self.names[one.label], keys={}, born="", nationality="", names={})
        return _same(
            one, replace(one, label=self.words(one.label), names=self.each(one.names), keys=self.each(one.keys))
        )

    def descriptor(self, one: Descriptor) -> Descriptor:
        """A person as named to the other State."""
        if one.label in self.names:
            return replace(one, label=self.names[one.label], keys={})
        return _same(one, replace(one, label=self.words(one.label), keys=self.each(one.keys)))

    def exhibit(self, one: Exhibit) -> Exhibit:
        """What is written over it, in it, and on its use."""
        masked = replace(
            one, title=self.each(one.title), text=self.each(one.text), use_limits=self.all(one.use_limits)
        )  # fmt: skip
        return _same(one, masked)

    def order(self, one: Order) -> Order:
        """The reasons of an order."""
        return _same(one, replace(one, reasons=self.words(one.reasons)))

    def charge(self, one: Charge) -> Charge:
        """Why a charge was dropped."""
        return _same(one, replace(one, reasons=self.words(one.reasons)))

    def act(self, one: KnownAct) -> KnownAct:
        """The words of an act."""
        return _same(one, replace(one, text=self.words(one.text)))

    def paper(self, one: Paper) -> Paper:
        """A document that was signed."""
        return _same(one, replace(one, title=self.words(one.title), text=self.words(one.text)))

    def mail(self, one: Mail) -> Mail:
        """A message of control."""
        return _same(one, replace(one, words=self.each(one.words)))

    def letter(self, one: Letter) -> Letter:
        """Everything that people wrote in a letter, and whom it names."""
        masked = replace(
            one, subjects=tuple(map(self.descriptor, one.subjects)), authority=self.words(one.authority),
            persons=tuple((standing, self.descriptor(each)) for standing, each in one.persons),
            proceeding=self.words(one.proceeding), facts=self.words(one.facts), nexus=self.words(one.nexus),
            purpose=self.words(one.purpose), formalities=self.words(one.formalities), urgency=self.words(one.urgency),
            confidentiality=self.words(one.confidentiality), questions=self.all(one.questions),
            assurances=self.all(one.assurances), fields=self.each(one.fields),
        )  # fmt: skip
        return _same(one, masked)

    def request(self, one: Request) -> Request:
        """A request: its letter, and what both sides wrote on it since."""
        masked = replace(
            one, letter=self.letter(one.letter), points=self.all(one.points), reasons=self.words(one.reasons),
            answers=tuple((point, self.words(said)) for point, said in one.answers), until=self.words(one.until),
            use_limits=self.all(one.use_limits),
            history=tuple(_same(step, replace(step, note=self.words(step.note))) for step in one.history),
        )  # fmt: skip
        return _same(one, masked)

    def message(self, one: Message) -> Message:
        """Information between the States."""
        masked = replace(
            one, text=self.words(one.text), asks=self.words(one.asks), use_limits=self.all(one.use_limits)
        )  # fmt: skip
        return _same(one, masked)

    def meeting(self, one: Meeting) -> Meeting:
        """A meeting with its minutes."""
        masked = replace(
            one, when=self.words(one.when), place=self.words(one.place), agenda=self.words(one.agenda),
            answer=self.words(one.answer), minutes=self.words(one.minutes), points=self.all(one.points),
            participants=self.all(one.participants),
        )  # fmt: skip
        return _same(one, masked)

    def hearing(self, one: Hearing) -> Hearing:
        """The submissions in a hearing."""
        pleas = tuple(_same(each, replace(each, text=self.words(each.text))) for each in one.pleas)
        return _same(one, replace(one, pleas=pleas))

    def motion(self, one: Motion) -> Motion:
        """A motion with its ruling."""
        return _same(one, replace(one, ground=self.words(one.ground), reasons=self.words(one.reasons)))

    def ruling(self, one: Ruling) -> Ruling:
        """The ruling on an exhibit."""
        return _same(one, replace(one, reasons=self.words(one.reasons)))

    def claim(self, one: Claim) -> Claim:
        """A civil claim with what was held of it."""
        return _same(one, replace(one, reasons=self.words(one.reasons)))

    def judgment(self, one: Judgment) -> Judgment:
        """The judgment in all its parts."""
        return _same(
            one,
            replace(
                one, reasons=self.words(one.reasons), charges=tuple(map(self._verdict, one.charges)),
                claims=tuple(map(self._decided, one.claims)),
            ),
        )  # fmt: skip

    def _verdict(self, one: ChargeVerdict) -> ChargeVerdict:
        return replace(
            one, reasons=self.words(one.reasons), penalty=self.words(one.penalty),
            elements=tuple(map(self._element, one.elements)), aggravations=tuple(map(self._element, one.aggravations)),
        )  # fmt: skip

    def _element(self, one: ElementFinding) -> ElementFinding:
        return replace(one, reasons=self.words(one.reasons))

    def _decided(self, one: ClaimDecision) -> ClaimDecision:
        return replace(one, reasons=self.words(one.reasons))


def _same(one: V, masked: V) -> V:
    return one if masked == one else masked


def in_words(words: str, names: Mapping[str, str]) -> str:
    """The words with each protected name replaced by its pseudonym, where the name stands as a word of its own."""
    for name, pseudonym in names.items():
        if name in words:
            words = _whole(name).sub(pseudonym.replace("\\", r"\\"), words)
    return words


@lru_cache(maxsize=1024)
def _whole(name: str) -> re.Pattern[str]:
    """The name as a word of its own. Scripts without capitals write small words onto a name, so it may begin inside."""
    begins = r"(?<!\w)" if name[0].isupper() else ""
    return re.compile(f"{begins}{re.escape(name)}(?!\\w)")
