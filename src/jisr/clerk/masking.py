"""Pseudonyms in the place of protected names, for the offices that need not know them.

Whatever an office reads is behind the mask: subjects, exhibits, documents, messages of control, acts, what crosses
between the States, and the words of the court. Who needs to know a name follows from the office alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Generic, TypeVar

from jisr.clerk.masked_words import Masking
from jisr.clerk.record import KnownAct, Mail, Paper
from jisr.cooperation import CooperationView
from jisr.cooperation.meetings import Meeting, MeetingId
from jisr.cooperation.state import Message, MessageId, Request, RequestId
from jisr.dossier import SubjectId
from jisr.inquiry import Exhibit, ExhibitId, InquiryView, Subject
from jisr.inquiry.state import Charge, ChargeId, Order
from jisr.protection import ProtectionView
from jisr.trial import TrialView
from jisr.trial.state import Claim, ClaimId, Hearing, HearingId, Judgment, Motion, MotionId, Ruling

LEAST = 4
NEED_TO_KNOW = frozenset({"investigation", "instruction", "victim-care", "victims-counsel", "control"})
K = TypeVar("K")
V = TypeVar("V")


class Mask:
    """Pseudonyms in the place of protected names in everything that an office may read."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` are the protected names, each with its pseudonym."""
        self.names, mask = names, Masking(names)
        self._subjects = _Masked[SubjectId, Subject](mask.subject)
        self._exhibits = _Masked[ExhibitId, Exhibit](mask.exhibit)
        self._orders, self._charges = _Masked[str, Order](mask.order), _Masked[ChargeId, Charge](mask.charge)
        self._acts, self._papers = _Masked[str, KnownAct](mask.act), _Masked[str, Paper](mask.paper)
        self._mail = _Masked[str, Mail](mask.mail)
        self._requests = _Masked[RequestId, Request](mask.request)
        self._messages = _Masked[MessageId, Message](mask.message)
        self._meetings = _Masked[MeetingId, Meeting](mask.meeting)
        self._hearings = _Masked[HearingId, Hearing](mask.hearing)
        self._motions, self._claims = _Masked[MotionId, Motion](mask.motion), _Masked[ClaimId, Claim](mask.claim)
        self._rulings = _Masked[ExhibitId, Ruling](mask.ruling)
        self._judgments = _Masked[HearingId, Judgment](mask.judgment)

    def over(self, inquiry: InquiryView) -> InquiryView:
        """The inquiry behind the mask."""
        if not self.names:
            return inquiry
        return replace(
            inquiry, subjects=self._subjects.of(inquiry.subjects), exhibits=self._exhibits.of(inquiry.exhibits),
            orders=self._orders.of(inquiry.orders), charges=self._charges.of(inquiry.charges),
        )  # fmt: skip

    def over_cooperation(self, known: CooperationView) -> CooperationView:
        """What crossed between the States behind the mask."""
        if not self.names:
            return known
        return CooperationView(
            requests=self._requests.of(known.requests),
            messages=self._messages.of(known.messages),
            meetings=self._meetings.of(known.meetings),
        )

    def over_trial(self, trial: TrialView) -> TrialView:
        """The trial behind the mask."""
        if not self.names:
            return trial
        return replace(
            trial, hearings=self._hearings.of(trial.hearings), motions=self._motions.of(trial.motions),
            rulings=self._rulings.of(trial.rulings), claims=self._claims.of(trial.claims),
            judgments=self._judgments.of(trial.judgments),
        )  # fmt: skip

    def over_acts(self, acts: Mapping[str, KnownAct]) -> Mapping[str, KnownAct]:
        """The acts behind the mask."""
        return self._acts.of(acts) if self.names else acts

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
