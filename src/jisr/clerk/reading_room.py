"""The only reader: what one seat may see of its office's dossier, protective orders applied.

Nothing of another office, no place in the journal, no count of what others did. An office without need to know sees the
pseudonym of a protected person instead of the name, in every label and text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Generic, TypeVar

from jisr.clerk.clerk import Clerk
from jisr.clerk.desk import Desk
from jisr.clerk.record import KnownAct, Mail, Paper, StatedLaw
from jisr.cooperation import CooperationView
from jisr.dossier import Seat, SubjectId
from jisr.inquiry import Exhibit, ExhibitId, InquiryView, Subject
from jisr.protection import ProtectionView
from jisr.protection.plain import plain
from jisr.trial import TrialView
from jisr.vocabulary import CaseTime, CountryCode, Json, RuleId, Text, canonical

LEAST = 4
K = TypeVar("K")
V = TypeVar("V")
NEED_TO_KNOW = frozenset({"investigation", "instruction", "victim-care", "victims-counsel", "control"})


@dataclass(frozen=True, slots=True)
class View:
    """The case as one seat may know it at one hour."""

    seat: Seat
    party: CountryCode
    office: str
    role: str
    hour: CaseTime
    inquiry: InquiryView
    care: ProtectionView
    cooperation: CooperationView
    trial: TrialView
    acts: Mapping[str, KnownAct]
    recalled: frozenset[str]
    stated: Mapping[RuleId, StatedLaw]
    offices: tuple[str, ...]
    partners: tuple[CountryCode, ...]
    papers: Mapping[str, Paper]
    mail: Mapping[str, Mail]
    masks: Mapping[str, str] = field(default_factory=dict, repr=False)

    def masked(self, words: str) -> str:
        """Free words of an act as this seat may read them: pseudonyms in the place of protected names."""
        return _masked(words, self.masks)

    @property
    def seen(self) -> int:
        """How many acts the page knew: what a command gives back, so that a clash can be told."""
        return len(self.acts)

    def plain(self) -> Json:
        """The whole view as plain data; quoted heads of other journals aside."""
        requests = {
            name: replace(one, receipts=tuple(replace(receipt, head="") for receipt in one.receipts))
            for name, one in self.cooperation.requests.items()
        }
        messages = {
            name: replace(one, receipts=tuple(replace(receipt, head="") for receipt in one.receipts))
            for name, one in self.cooperation.messages.items()
        }
        return {
            "seat": [self.seat.id, self.office, self.party, self.role],
            "now": int(self.hour),
            "inquiry": plain(self.inquiry),
            "care": plain(self.care),
            "requests": plain(requests),
            "messages": plain(messages),
            "meetings": plain(self.cooperation.meetings),
            "trial": plain(self.trial),
            "acts": [plain(one) for one in self.acts.values()],
            "recalled": plain(self.recalled),
            "stated": plain(self.stated),
            "papers": plain(self.papers),
            "mail": plain(self.mail),
        }

    def canonical(self) -> bytes:
        """The canonical bytes of the view: two views are the same when these are."""
        return canonical(self.plain())


class ReadingRoom:
    """Where dossiers are read."""

    def __init__(self, clerk: Clerk) -> None:
        """A room beside the clerk's counter."""
        self._clerk = clerk
        self._masks: dict[tuple[str, str], Mask] = {}

    def view(self, seat: Seat, *, now: CaseTime) -> View:
        """What the seat may see now."""
        desk = self._clerk.desk(seat, now)
        mask = self._mask(desk)
        return View(
            seat=seat,
            party=desk.party,
            office=desk.office,
            role=desk.role,
            hour=now,
            inquiry=mask.over(desk.inquiry),
            care=desk.care,
            cooperation=desk.cooperation,
            trial=desk.trial,
            acts=desk.record.acts,
            recalled=desk.record.recalled,
            stated=desk.record.stated,
            offices=desk.offices,
            partners=tuple(one for one in desk.partners if one != desk.party),
            papers=mask.over_papers(desk.record.papers),
            mail=mask.over_mail(desk.record.mail),
            masks=mask.names,
        )

    def _mask(self, desk: Desk) -> "Mask":
        """What is behind the mask is masked once, as long as the same names are protected."""
        key = (desk.seat.party, desk.office)
        names = hidden_names(desk.inquiry, desk.care, office=desk.office)
        mask = self._masks.get(key)
        if mask is None or mask.names != names:
            mask = self._masks[key] = Mask(names)
        return mask


class Mask:
    """Pseudonyms in the place of protected names: in every subject, exhibit, document and message of an office."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` are the protected names, each with its pseudonym."""
        self.names = names
        self._subjects = _Masked[SubjectId, Subject](lambda one: _masked_subject(one, names))
        self._exhibits = _Masked[ExhibitId, Exhibit](lambda one: _masked_exhibit(one, names))
        self._papers = _Masked[str, Paper](lambda one: _masked_paper(one, names))
        self._mail = _Masked[str, Mail](lambda one: replace(one, words=_masked_text(one.words, names)))

    def over(self, inquiry: InquiryView) -> InquiryView:
        """The inquiry behind the mask."""
        if not self.names:
            return inquiry
        subjects, exhibits = self._subjects.of(inquiry.subjects), self._exhibits.of(inquiry.exhibits)
        return replace(inquiry, subjects=subjects, exhibits=exhibits)

    def over_papers(self, papers: Mapping[str, Paper]) -> Mapping[str, Paper]:
        """The documents behind the mask."""
        return self._papers.of(papers) if self.names else papers

    def over_mail(self, mail: Mapping[str, Mail]) -> Mapping[str, Mail]:
        """The messages of control behind the mask."""
        return self._mail.of(mail) if self.names else mail


class _Masked(Generic[K, V]):
    """A map behind a mask: the same as last time while it is the same map, and only what changed in it made anew."""

    def __init__(self, mask: Callable[[V], V]) -> None:
        self._mask = mask
        self._plain: Mapping[K, V] = {}
        self._shown: Mapping[K, V] = {}

    def of(self, values: Mapping[K, V]) -> Mapping[K, V]:
        """The map behind the mask."""
        if values is not self._plain:
            before, shown = self._plain, self._shown
            masked = {k: shown[k] if before.get(k) is one else self._mask(one) for k, one in values.items()}
            self._plain, self._shown = values, MappingProxyType(masked)
        return self._shown


def hidden_names(inquiry: InquiryView, care: ProtectionView, *, office: str) -> dict[str, str]:
    """The names that the office may not see, each with the pseudonym that stands for it."""
    if office in NEED_TO_KNOW:
        return {}
    return {
        form: one.pseudonym
        for subject, one in care.people.items()
        if one.pseudonym and subject in inquiry.subjects
        for name in (inquiry.subjects[subject].label, *inquiry.subjects[subject].names.values())
        for form in forms_of(name)
    }


def forms_of(name: str) -> tuple[str, ...]:
    """The forms in which a text may name a person: in full, the family name cut to its letter, the first name."""
    first, _, rest = name.partition(" ")
    if not rest:
        return (name,) if name else ()
    last = rest.rpartition(" ")[2]
    return (name, f"{first} {last[0]}.", *((first,) if len(first) >= LEAST else ()))


def _masked_subject(one: Subject, names: Mapping[str, str]) -> Subject:
    if one.label in names:
        return replace(one, label=names[one.label], keys={}, born="", nationality="", names={})
    label, called, keys = _masked(one.label, names), _masked_each(one.names, names), _masked_each(one.keys, names)
    if (label, called, keys) == (one.label, one.names, one.keys):
        return one
    return replace(one, label=label, names=called, keys=keys)


def _masked_exhibit(one: Exhibit, names: Mapping[str, str]) -> Exhibit:
    title, text = _masked_text(one.title, names), _masked_text(one.text, names)
    return one if title == one.title and text == one.text else replace(one, title=title, text=text)


def _masked_paper(one: Paper, names: Mapping[str, str]) -> Paper:
    return replace(one, title=_masked(one.title, names), text=_masked(one.text, names))


def _masked_text(text: Text, names: Mapping[str, str]) -> Text:
    return _masked_each(text, names)


def _masked_each(said: Mapping[K, str], names: Mapping[str, str]) -> Mapping[K, str]:
    return {key: _masked(words, names) for key, words in said.items()}


def _masked(words: str, names: Mapping[str, str]) -> str:
    for name, pseudonym in names.items():
        if name in words:
            words = _whole(name).sub(pseudonym.replace("\\", r"\\"), words)
    return words


@lru_cache(maxsize=1024)
def _whole(name: str) -> re.Pattern[str]:
    """The name as a word of its own. Scripts without capitals write small words onto a name, so it may begin inside."""
    begins = r"(?<!\w)" if name[0].isupper() else ""
    return re.compile(f"{begins}{re.escape(name)}(?!\\w)")
