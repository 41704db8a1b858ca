"""A claim: one thing said of a State, a body, an event, with its own mark and source.

Whole rows of the law's surroundings mix what was read with what was told; each sentence carries its own mark, and what
does not decide is shown as not verified.
"""

from dataclasses import dataclass

from jisr.vocabulary import Mark, RuleId, Text


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence with its mark, the document it was read in, and the rules that say the same as law.

    `since` and `until` bound it in time where it holds for a period only: a day, a month or a year.
    """

    text: Text
    mark: Mark
    source: str = ""
    rules: tuple[RuleId, ...] = ()
    since: str = ""
    until: str = ""
    note: str = ""
