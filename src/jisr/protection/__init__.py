"""Care and protection of persons: victims, witnesses, children; consent, interviews, pseudonyms."""

from jisr.dossier import SubjectId
from jisr.protection.plain import ref_of
from jisr.protection.slice import SLICE
from jisr.protection.state import Age, Consent, Interview, PersonCare, ProtectionView

__all__ = ["SLICE", "Age", "Consent", "Interview", "PersonCare", "ProtectionView", "SubjectId", "ref_of"]
