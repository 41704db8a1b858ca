"""What a decision may look at: the seat, the hour, the law, and the dossier of the seat's own office. Nothing else.

A decision is pure: the same desk and command give the same drafts. Names of new things derive from the seed, the seat
and how many acts it has done, so they tell nothing of other offices.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from jisr.clerk.record import CARRIED, RecordView
from jisr.cooperation import CooperationView
from jisr.cooperation.check import Memo as Checks
from jisr.dossier import Act, ActId, Breach, Draft, OfficeId, Seat, SubjectId
from jisr.inquiry import Exhibit, ExhibitId, InquiryView, Subject
from jisr.inquiry.weighing import Scales
from jisr.law.corpus import Corpus
from jisr.law.measures import RoleKind
from jisr.law.rules import Rule, Standing
from jisr.law.states import Country
from jisr.protection import ProtectionView
from jisr.trial import TrialView
from jisr.vocabulary import CaseTime, Citation, CountryCode, Json, RuleId, date_of, short_id

Memo: TypeAlias = dict[tuple[CountryCode, date, tuple[RuleId, ...]], tuple[RuleId, ...]]
OWN, TREATY, SOFT, SILENT = 0, 1, 2, 3
APART = frozenset(
    {"inject-delivered", "clock-moved", "person-reacted", "source-lost", "disclosed", "receipt-given", "paper-signed"}
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk at which one command is decided. `memo` keeps which rules speak in which State on which day, `checks`
    what the law says of a letter: the data does not change while a case runs; `scales` what the office weighed last."""

    seat: Seat
    hour: CaseTime
    command: str
    law: Corpus
    inquiry: InquiryView
    care: ProtectionView
    cooperation: CooperationView
    trial: TrialView
    record: RecordView
    seed: int
    offices: tuple[str, ...]
    partners: tuple[CountryCode, ...]
    learned: Mapping[str, Act] = field(default_factory=dict)
    casework: bool = False
    memo: Memo = field(default_factory=dict)
    checks: Checks = field(default_factory=dict)
    scales: Scales = field(default_factory=Scales)

    @property
    def party(self) -> CountryCode:
        """The State whose seat decides."""
        return CountryCode(self.seat.party)

    @property
    def office(self) -> str:
        """The office of the seat."""
        return self.seat.office

    @property
    def role(self) -> str:
        """The kind of role."""
        return self.seat.role

    @property
    def day(self) -> date:
        """The day of the act: law asks this."""
        return date_of(self.hour)

    @property
    def country(self) -> Country | None:
        """The own State's data."""
        return self.law.countries.get(self.party)

    def has_role(self, roles: Iterable[RoleKind]) -> bool:
        """Whether the seat's role is one of these."""
        return self.role in tuple(roles)

    def new(self, prefix: str, *names: str) -> str:
        """An opaque name for a new thing."""
        return short_id(self.seed, prefix, self.seat.party, *names)

    def subject(self, name: str) -> Subject | None:
        """A subject the office knows."""
        return self.inquiry.subjects.get(SubjectId(name))

    def cite(self, rule: RuleId) -> Citation | None:
        """The citation of a rule, today: of the data, or stated in this run."""
        if (found := self.law.rules.get(rule)) is not None:
            return found.citation(self.day)
        stated = self.record.stated.get(rule)
        return None if stated is None else stated.citation

    def applies(self, rules: Iterable[RuleId]) -> tuple[RuleId, ...]:
        """Which of these rules speak in this State today: its own first, then treaties that bind it, then soft law."""
        named = tuple(rules)
        key = (self.party, self.day, named)
        if (found := self.memo.get(key)) is None:
            found = self.memo[key] = self._applying(named)
        return found

    def _applying(self, rules: tuple[RuleId, ...]) -> tuple[RuleId, ...]:
        known = [self.law.rules[rule] for rule in rules if rule in self.law.rules]
        ranked = [(self._rank(rule), rule.id) for rule in known if self._stands(rule)]
        return tuple(name for wanted in (OWN, TREATY, SOFT) for rank, name in ranked if rank == wanted)

    def _stands(self, rule: Rule) -> bool:
        return rule.standing(facts_on=self.day, procedure_on=self.day) is Standing.IN_FORCE

    def _rank(self, rule: Rule) -> int:
        """How a rule speaks here; a treaty whose bond is not verified on the day is silent."""
        if rule.home == self.party:
            return OWN
        if (instrument := self.law.instruments.get(rule.home)) is None:
            return SILENT
        if not instrument.bindable:
            return SOFT
        country = self.country
        return TREATY if country is not None and country.is_bound(rule.home, on=self.day) else SILENT

    def is_soft(self, rule: RuleId) -> bool:
        """Whether the rule is of a text that binds nobody: its breach is noted and no more."""
        found = self.law.rules.get(rule)
        return found is not None and self._rank(found) == SOFT

    def decides(self, rule: RuleId) -> bool:
        """Whether a verdict of today may rest on the rule."""
        found = self.law.rules.get(rule)
        return found is not None and found.decides(facts_on=self.day, procedure_on=self.day)

    def draft(
        self,
        kind: str,
        body: Mapping[str, Json],
        *,
        number: int = 0,
        identities: Mapping[str, Json] | None = None,
        text: Mapping[str, Json] | None = None,
        to: Iterable[str] = (),
        shows: Iterable[ActId] = (),
        behind: Iterable[str] = (),
        touches: Iterable[str] = (),
        rules: Iterable[RuleId] = (),
        breaches: Iterable[Breach] = (),
        findings: Iterable[Json] = (),
    ) -> Draft:
        """A draft of an act of this seat, under the name by which the office will cite it. `behind` names subjects and
        exhibits whose acts go with it to the offices that learn it."""
        offices = dict.fromkeys(office for office in to if office and office != self.office)
        return Draft(
            kind=kind,
            body={"ref": self.ref(number), **body},
            identities=identities or {},
            text={key: value for key, value in (text or {}).items() if value},
            to=tuple(OfficeId(office) for office in offices),
            shows=tuple(dict.fromkeys((*shows, *self.behind(behind)))) if offices else (),
            touches=tuple(SubjectId(one) for one in dict.fromkeys(touches) if one),
            rules=tuple(dict.fromkeys(rules)),
            breaches=tuple(breaches),
            findings=tuple(findings),
        )

    def ref(self, number: int = 0) -> str:
        """The name of the act with this number in the command."""
        return ref_at(self.seed, self.seat.party, self.command, number)

    def behind(self, names: Iterable[str]) -> tuple[ActId, ...]:
        """The acts that make subjects and exhibits what they are: to be shown with what names them."""
        refs: dict[str, None] = {}
        waiting, seen = list(names), set[str]()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            if (exhibit := self.exhibit(name)) is not None:
                waiting.extend(named_by(exhibit))
                refs.update(dict.fromkeys(self._carried(name)))
                if exhibit.act in self.record.acts:
                    refs[exhibit.act] = None
            else:
                refs.update(dict.fromkeys(self._entered(name)))
        return tuple(self.record.ids[ref] for ref in refs)

    def exhibit(self, name: str) -> Exhibit | None:
        """An exhibit the office knows."""
        return self.inquiry.exhibits.get(ExhibitId(name))

    def file(self) -> tuple[ActId, ...]:
        """The acts that make up the file of the case, as far as the office knows them."""
        return tuple(self.record.ids[ref] for ref, act in self.record.acts.items() if act.kind not in APART)

    def _carried(self, name: str) -> Iterable[str]:
        return (ref for ref in self.record.about.get(name, ()) if self.record.acts[ref].kind in CARRIED)

    def _entered(self, name: str) -> Iterable[str]:
        kinds = ("subject-entered", "subject-identified", "status-changed")
        return (ref for ref in self.record.about.get(name, ()) if self.record.acts[ref].kind in kinds)


def ref_at(seed: int, party: str, command: str, number: int) -> str:
    """The name by which acts of the same office cite the one with this number in the command."""
    return short_id(seed, "N", party, command, str(number))


def named_by(exhibit: Exhibit) -> tuple[str, ...]:
    """Subjects that an exhibit names."""
    found: dict[str, None] = {}
    for statement in exhibit.statements:
        found.update(dict.fromkeys(one for one in (statement.by, statement.on) if one))
    if exhibit.subject:
        found[exhibit.subject] = None
    if exhibit.source:
        found[exhibit.source] = None
    found.update(dict.fromkeys(exhibit.leads))
    found.update(dict.fromkeys(exhibit.derived))
    return tuple(found)
