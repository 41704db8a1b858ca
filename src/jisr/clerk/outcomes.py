"""What the clerk answers: done (acts, and breaches recorded), refused (findings), or a clash with what others did.

A refusal in law is a value with reasons. It is given only for what is impossible, malformed, outside the power of the
seat or the phase, under a use lock, or against an absolute bar; all faults come at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from jisr.cooperation.dispatch import Parcel
from jisr.dossier import Act, Breach, Draft
from jisr.vocabulary import Citation, Finding, Reason, Verdict


class Fault(StrEnum):
    """Why something is refused."""

    IMPOSSIBLE = "impossible"
    MALFORMED = "malformed"
    POWER = "power"
    PHASE = "phase"
    LOCK = "lock"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Done:
    """The acts are in the journal; `breaches` are what was recorded with them. `repeated`: answered before."""

    acts: tuple[Act, ...]
    breaches: tuple[Breach, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done; every reason at once."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Someone of the office was faster on the same subjects: nothing was done, and this is what happened."""

    newer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """Drafts, and what leaves for another party once they are in the journal."""

    drafts: tuple[Draft, ...]
    parcels: tuple[Parcel, ...]


Answer: TypeAlias = Done | Refused | Clash
Decision: TypeAlias = tuple[Draft, ...] | Sending | Refused


@dataclass(slots=True)
class Faults:
    """Collects every fault of a command before it is refused."""

    found: list[Finding] = field(default_factory=list)

    def add(
        self,
        fault: Fault,
        sentence: str,
        values: Mapping[str, str] | None = None,
        *,
        citation: Citation | None = None,
        field_name: str = "",
    ) -> None:
        """Note a fault, with the sentence that says it and the field it belongs to."""
        verdict = Verdict.BARRED if fault in (Fault.BAR, Fault.LOCK) else Verdict.UNMET
        name = f"{fault.value}:{field_name}" if field_name else fault.value
        self.found.append(Finding(name, verdict, citation, (Reason(sentence, dict(values or {})),)))

    def __bool__(self) -> bool:
        return bool(self.found)

    def refuse(self) -> Refused:
        """The refusal with everything found."""
        return Refused(tuple(self.found))
