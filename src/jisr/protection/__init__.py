"""Care and protection of persons: victims, witnesses, children; consent, interviews, pseudonyms."""

from jisr.protection.state import Age, Consent, Interview, PersonCare, ProtectionView, SubjectId

__all__ = ["Age", "Consent", "Interview", "PersonCare", "ProtectionView", "SubjectId"]
