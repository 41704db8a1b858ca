"""The spaces that a language keeps within a line: before or after some signs no line may break.

Which signs stands in `language.yaml`; authors write plain spaces, and every sentence and label is set so when shown.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from jisr.library.nodes import Node

NO_BREAK: Final = "\u00a0"
_NOWHERE: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Spaces:
    """Where a plain space becomes one at which no line breaks."""

    before: re.Pattern[str] = field(default=_NOWHERE)
    after: re.Pattern[str] = field(default=_NOWHERE)

    def set(self, text: str) -> str:
        """The text with the spaces of the language."""
        if self.before is _NOWHERE and self.after is _NOWHERE:
            return text
        return self.after.sub(NO_BREAK, self.before.sub(NO_BREAK, text))


def read_spaces(node: Node) -> Spaces:
    """`spaces: {no-break-before: [...], no-break-after: [...]}` of a language; none without it."""
    told = node.optional_map("spaces")
    told.unknown_keys("no-break-before", "no-break-after")
    before, after = ("".join(map(re.escape, told.strings(f"no-break-{side}"))) for side in ("before", "after"))
    return Spaces(
        re.compile(f"[ \u202f](?=[{before}](?!\\w))") if before else _NOWHERE,
        re.compile(f"(?<=[{after}])[ \u202f]") if after else _NOWHERE,
    )
