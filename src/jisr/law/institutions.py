"""Who exists in a State to deal with trafficking and smuggling, what each does in a case, and who acts at which step.

An institution is described, an authority (`states.py`) acts: the second is what channels and roles rest on.
"""

from dataclasses import dataclass
from enum import StrEnum

from jisr.law.claims import Claim
from jisr.vocabulary import CountryCode, Mark, RuleId, Text


class InstitutionKind(StrEnum):
    """What a body is."""

    COMMISSION = "commission"
    AGENCY = "agency"
    POLICE = "police"
    PROSECUTION = "prosecution"
    JUDGE = "judge"
    COURT = "court"
    MINISTRY = "ministry"
    CARE = "care"
    LABORATORY = "laboratory"
    FINANCE = "finance"
    RIGHTS = "rights"
    MECHANISM = "mechanism"
    PLAN = "plan"
    SOCIETY = "society"
    HOTLINE = "hotline"


class ContactKind(StrEnum):
    """How a body is reached by the public."""

    PHONE = "phone"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Contact:
    """A public contact, as its source gives it."""

    kind: ContactKind
    value: str
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True)
class Institution:
    """A body, a mechanism or a plan of a State.

    `mark` is that of its existence, `role_mark` that of what is said of its role; `details` carry their own.
    """

    id: str
    state: CountryCode
    name: Text
    short: str
    kind: InstitutionKind
    role: Text
    mark: Mark
    role_mark: Mark
    source: str
    as_of: str
    since: str = ""
    until: str = ""
    authority: str = ""
    rules: tuple[RuleId, ...] = ()
    contacts: tuple[Contact, ...] = ()
    details: tuple[Claim, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseStep:
    """Who acts at one step of a case, in the order in which the file passes from one to the next."""

    id: str
    state: CountryCode
    order: int
    name: Text
    text: Text
    actors: tuple[str, ...]
    rules: tuple[RuleId, ...]
    mark: Mark
    source: str
    as_of: str
    note: str = ""
