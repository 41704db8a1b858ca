"""How a delegation is shown: by its code, its letter and its name."""

from dataclasses import dataclass

from jisr.vocabulary import Text


@dataclass(frozen=True, slots=True)
class SideShown:
    """A delegation: its code, its letter (mark, line and colour) and its name."""

    code: str
    letter: str
    name: Text
