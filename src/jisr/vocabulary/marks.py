"""How far a statement of law was verified, and what may rest on it.

`V`, `V2` and `U` decide; `S` and `V~` decide and are labelled in every finding; `I`, `M`, `?` and sources in conflict
decide nothing: a verdict that would rest on them is unknown and names what is missing. `D` (stated by a delegation)
and `XR` (exercise rule) bind in one exercise only and never enter the qualification of facts or casework.
"""

from enum import StrEnum


class Mark(StrEnum):
    """The confidence mark of a rule, as stored in the data."""

    VERIFIED = "V"
    VERIFIED_SECOND = "V2"
    OFFICIAL = "U"
    SECONDARY = "S"
    LATER_TEXT = "V~"
    INFERENCE = "I"
    MEMORY = "M"
    UNKNOWN = "?"
    CONFLICT = "conflict"
    DELEGATION = "D"
    EXERCISE = "XR"

    @property
    def decides(self) -> bool:
        """Whether a verdict of law may rest on a rule with this mark."""
        return self in _DECIDES or self in _LABELLED

    @property
    def labelled(self) -> bool:
        """Whether a finding that rests on it must say so in words."""
        return self in _LABELLED

    @property
    def verified(self) -> bool:
        """Whether the text may be shown as law at all; the rest is shown as "not verified"."""
        return self.decides


_DECIDES = frozenset({Mark.VERIFIED, Mark.VERIFIED_SECOND, Mark.OFFICIAL})
_LABELLED = frozenset({Mark.SECONDARY, Mark.LATER_TEXT})
