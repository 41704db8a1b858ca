"""Investigative and protective measures as data: who may order and do them, what is owed, what a breach does.

The kinds of role and of office are closed; a State's own data says which of them may order or do a measure there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from jisr.vocabulary import CountryCode, RuleId, Text


class RoleKind(StrEnum):
    """What one may do."""

    JUDICIAL_POLICE = "judicial-police"
    PROSECUTOR = "prosecutor"
    INVESTIGATING_JUDGE = "investigating-judge"
    CENTRAL_AUTHORITY = "central-authority"
    VICTIM_CARE = "victim-care"
    LABORATORY = "laboratory"
    TRIAL_JUDGE = "trial-judge"
    DEFENCE = "defence"
    VICTIMS_COUNSEL = "victims-counsel"
    INTERPRETER = "interpreter"
    LIAISON = "liaison"
    REGISTRAR = "registrar"


class SubjectKind(StrEnum):
    """What a measure is taken on."""

    PERSON = "person"
    PLACE = "place"
    PHONE = "phone"
    ACCOUNT = "account"
    VEHICLE = "vehicle"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    REGISTER = "register"
    PAGE = "page"


class Nature(StrEnum):
    """What a thing is by its use, where a measure is meant for some such things only: a home is not a shop.

    Of places, of whoever keeps records, of telephones, accounts, documents and pages; "" where nobody knows.
    """

    DWELLING = "dwelling"
    BUSINESS = "business"
    BUILDING = "building"
    CARE = "care"
    TOWN = "town"
    BANK = "bank"
    MOBILE_MONEY = "mobile-money"
    OPERATOR = "operator"
    TRANSFER_AGENT = "transfer-agent"
    CARRIER = "carrier"
    BUILDING_MANAGER = "building-manager"
    ACCOUNTANT = "accountant"
    CIVIL_STATUS = "civil-status"
    SCHOOL = "school"
    HEALTH = "health"
    POLICE_POST = "police-post"
    BORDER_POST = "border-post"
    FOREIGNERS_OFFICE = "foreigners-office"
    TAX_OFFICE = "tax-office"
    LINE = "line"
    DEVICE = "device"
    BANK_ACCOUNT = "bank-account"
    WALLET = "wallet"
    PAPERS = "papers"
    BOOKS = "books"
    WEB_PAGE = "web-page"


class Authorisation(StrEnum):
    """What must exist before the measure."""

    NONE = "none"
    OWN_ORDER = "own-order"
    PROSECUTOR = "prosecutor"
    INVESTIGATING_JUDGE = "investigating-judge"
    CONSENT = "consent"
    GROUND = "ground"


class SafeguardWhen(StrEnum):
    """When a safeguard is owed."""

    ALWAYS = "always"
    PERSON = "person"
    CHILD = "child"
    LANGUAGE = "language"
    HELD = "held"


class BreachEffect(StrEnum):
    """What a breach does."""

    REFUSE = "refuse"
    VOID = "void"
    WEIGH = "weigh"
    NOTE = "note"


class MeasureEffect(StrEnum):
    """What a measure changes in the file."""

    NONE = "none"
    IDENTIFY = "identify"
    TELL_RIGHTS = "tell-rights"
    SHELTER = "shelter"
    PROTECT = "protect"
    HOLD = "hold"
    EXTEND = "extend"
    RELEASE = "release"
    PRESENT = "present"
    DETAIN = "detain"
    CHANGE_STATUS = "change-status"
    OPEN_INQUIRY = "open-inquiry"
    CHARGE = "charge"
    FREEZE = "freeze"
    PRESERVE = "preserve"
    ASSESS_AGE = "assess-age"
    INTERPRET = "interpret"
    RETURN = "return"
    REFER = "refer"


class MeasureFamily(StrEnum):
    """Under which head a list of measures shows it."""

    HEARING = "hearing"
    SEARCH = "search"
    RECORDS = "records"
    EXPERTISE = "expertise"
    PROTECTION = "protection"
    LIBERTY = "liberty"
    PROCEEDINGS = "proceedings"
    OTHER = "other"


class Abroad(StrEnum):
    """As what the measure is asked of another State."""

    ASSISTANCE = "assistance"
    INFORMATION = "information"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground chosen in writing before the measure; `effects`: where it can be contested, and with what effect."""

    id: str
    name: Text
    rules: tuple[RuleId, ...] = ()
    effects: Mapping[CountryCode, BreachEffect] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Safeguard:
    """What is owed to the person or the proof, and what it costs not to keep it: in general, and in some States."""

    id: str
    name: Text
    when: SafeguardWhen
    rules: tuple[RuleId, ...]
    breach: BreachEffect
    consequence: Text
    states: tuple[CountryCode, ...] = ()
    breaches: Mapping[CountryCode, BreachEffect] = field(default_factory=dict)

    def there(self, state: CountryCode) -> "Safeguard":
        """The safeguard with the effect that its breach has in a State."""
        effect = self.breaches.get(state)
        return self if effect is None else replace(self, breach=effect)


@dataclass(frozen=True, slots=True)
class Competence:
    """Who may order and who may do, in general or in one State."""

    order: tuple[RoleKind, ...]
    do: tuple[RoleKind, ...]
    rules: tuple[RuleId, ...] = ()
    authorisation: Authorisation | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A step on a subject."""

    slug: str
    name: Text
    summary: Text
    on: tuple[SubjectKind, ...]
    who: Competence
    states: Mapping[CountryCode, Competence]
    authorisation: Authorisation
    grounds: tuple[Ground, ...]
    duration: int
    outcome_after: int
    safeguards: tuple[Safeguard, ...]
    effect: MeasureEffect
    may_show: tuple[str, ...]
    perishable: bool
    abroad: Abroad
    letter: Text = field(default_factory=dict)
    record_language: str = ""
    use_limits: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    rules: tuple[RuleId, ...] = ()
    natures: tuple[Nature, ...] = ()
    note: str = ""
    family: MeasureFamily = MeasureFamily.OTHER

    def meant_for(self, kind: str, nature: str) -> bool:
        """Whether it is meant for such a thing: of one of its natures, or of its first kind where none is known."""
        if nature in self.natures:
            return True
        return kind == self.on[0] and not (nature and self.natures)

    def competence(self, state: CountryCode) -> Competence:
        """Who may order and do it in a State."""
        return self.states.get(state, self.who)

    def safeguards_in(self, state: CountryCode) -> tuple[Safeguard, ...]:
        """What is owed in a State, each with the effect of its breach there."""
        return tuple(one.there(state) for one in self.safeguards if not one.states or state in one.states)

    def ground_effect(self, state: CountryCode, *, ground: str) -> BreachEffect | None:
        """What it costs in a State to act on this ground alone; None when it stands."""
        return next((one.effects.get(state) for one in self.grounds if one.id == ground), None)
