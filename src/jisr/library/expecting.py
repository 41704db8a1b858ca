"""What a case expects beside what was found: the comparison that makes a difference a fault, and the answer itself.

`found` of an answer is keyed by what was asked, a colon, and what it was asked of: `verdict:OFFENCE`,
`element:OFFENCE#act`, `mark:RULE`, or a bare word where the case is about one thing only: `basis`, `channel`, `bound`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from jisr.library.nodes import Node
from jisr.vocabulary import Finding, Verdict

MEND = "Mend the case or the law."
NONE = "–"
ANSWERS: Final = {Verdict.MET: "yes", Verdict.UNMET: "no", Verdict.UNKNOWN: "unknown", Verdict.BARRED: "no"}


@dataclass(frozen=True, slots=True)
class Answered:
    """What the law answered to a case, and the rules on which that rests; nothing where it could not be asked.

    `outcomes` are the answers that the case expects of one offence, rule or channel by name.
    """

    rules: Iterable[str] = ()
    found: Mapping[str, str] = field(default_factory=dict)
    outcomes: frozenset[tuple[str, Verdict]] = frozenset()


def same(node: Node, key: str, found: str, *, of: str = "") -> None:
    """A word at a key must be what was found, if it stands there; `of` names what it was asked of."""
    wanted = node.str(key)
    if not wanted or wanted == found:
        return
    if of:
        values = {"wanted": wanted, "found": found, "of": of}
        node.fault("expected {wanted}, found {found} for {of}.", MEND, key=key, values=values)
    else:
        node.fault("expected {wanted}, found {found}.", MEND, key=key, values={"wanted": wanted, "found": found})


def same_set(node: Node, key: str, found: set[str], *, exact: bool) -> None:
    """The words at a key must be those found, or be among them."""
    wanted = set(node.strings(key))
    if (wanted != found) if exact else not wanted <= found:
        values = {"wanted": listed(wanted), "found": listed(found)}
        node.fault("expected {wanted}, found {found}.", MEND, key=key, values=values)


def listed(words: Iterable[str]) -> str:
    """Words in order, or a dash for none."""
    return ", ".join(sorted(words)) or NONE


def yes(answer: bool) -> str:
    """The word of an answer."""
    return "yes" if answer else "no"


def rules_in(tree: Finding) -> set[str]:
    """The rules that a tree cites."""
    own = set() if tree.citation is None else {str(tree.citation.rule)}
    return own.union(*(rules_in(part) for part in tree.parts))
