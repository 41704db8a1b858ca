"""What an office knows of the care owed to a person: identification, rights told, shelter, interviews, protection.

Sources of the duties: TIP/6, TIP/8, UNTOC/24, UNTOC/25, OPSC/8. It refuses to know who a person is: identities stand in
the inquiry, and a pseudonym here replaces them for offices without need to know.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jisr.dossier import SubjectId
from jisr.vocabulary import CaseTime


class Age(StrEnum):
    """Age as far as it matters: doubt is treated as childhood until it is settled (OPSC/8/2)."""

    ADULT = "adult"
    CHILD = "child"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to or declined, when, in which language it was explained."""

    purpose: str
    given: bool
    at: CaseTime
    language: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """One hearing of a person: by which office, when, and the safeguards kept. The count is what harms."""

    act: str
    office: str
    at: CaseTime
    measure: str
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PersonCare:
    """The care file of one person, as one office knows it."""

    subject: SubjectId
    identified_at: CaseTime | None = None
    rights_told_at: CaseTime | None = None
    rights_language: str = ""
    interpreter: str = ""
    sheltered_at: CaseTime | None = None
    interviews: tuple[Interview, ...] = ()
    protection: tuple[str, ...] = ()
    pseudonym: str = ""
    stay_until: str = ""
    consents: tuple[Consent, ...] = ()
    risk_assessed_at: CaseTime | None = None
    age: Age = Age.ADULT
    removed_at: CaseTime | None = None

    @property
    def identified(self) -> bool:
        """Whether the person was identified as a victim, presumed or confirmed."""
        return self.identified_at is not None

    @property
    def rights_told(self) -> bool:
        """Whether the rights were told, and in a language the person understands as far as was recorded."""
        return self.rights_told_at is not None

    @property
    def sheltered(self) -> bool:
        """Whether the person has a bed outside detention."""
        return self.sheltered_at is not None

    @property
    def repeated(self) -> int:
        """Interviews beyond the second: the third harms (rule of the single record)."""
        return max(0, len(self.interviews) - 2)

    @property
    def minor(self) -> bool:
        """Whether the rules for children apply: a child, or a doubt."""
        return self.age is not Age.ADULT


@dataclass(frozen=True, slots=True)
class ProtectionView:
    """The care files an office may see, by subject."""

    people: Mapping[SubjectId, PersonCare]

    def care(self, subject: SubjectId) -> PersonCare:
        """The care file of the subject; an empty one if nothing was done yet."""
        return self.people.get(subject) or PersonCare(subject=subject)
