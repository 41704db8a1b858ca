"""The only reader: what one seat may see of its office's dossier, protective orders applied.

Nothing of another office, no place in the journal, no count of what others did. An office without need to know sees the
pseudonym of a protected person instead of the name, in every label and text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jisr.clerk.clerk import Clerk
from jisr.clerk.desk import Desk
from jisr.clerk.masked_words import in_words
from jisr.clerk.masking import Mask, hidden_names
from jisr.clerk.record import KnownAct, Mail, Paper, StatedLaw
from jisr.cooperation import CooperationView
from jisr.dossier import Seat
from jisr.inquiry import InquiryView
from jisr.protection import ProtectionView
from jisr.protection.plain import plain
from jisr.trial import TrialView
from jisr.vocabulary import CaseTime, CountryCode, Json, RuleId, canonical


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
        return in_words(words, self.masks)

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
            cooperation=mask.over_cooperation(desk.cooperation),
            trial=mask.over_trial(desk.trial),
            acts=mask.over_acts(desk.record.acts),
            recalled=desk.record.recalled,
            stated=desk.record.stated,
            offices=desk.offices,
            partners=tuple(one for one in desk.partners if one != desk.party),
            papers=mask.over_papers(desk.record.papers),
            mail=mask.over_mail(desk.record.mail),
            masks=mask.names,
        )

    def _mask(self, desk: Desk) -> Mask:
        """What is behind the mask is masked once, as long as the same names are protected."""
        key = (desk.seat.party, desk.office)
        names = hidden_names(desk.inquiry, desk.care, office=desk.office)
        mask = self._masks.get(key)
        if mask is None or mask.names != names:
            mask = self._masks[key] = Mask(names)
        return mask
