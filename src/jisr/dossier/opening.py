"""The first act of every journal: what it binds for good.

Case, party, EXERCISE or CASEWORK (the two never share a database, a key or a page), the parties' public keys and the
digest of `data/`. The first act of a branch also cites the run, the position and the heads that it goes on from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jisr.dossier.acts import EVERY_OFFICE, Act, Draft
from jisr.dossier.ids import CaseId, PartyId
from jisr.dossier.writing import Head
from jisr.vocabulary import Json

OPENING = "case-opened"


class Mode(StrEnum):
    """An exercise, marked on every page, or real casework."""

    EXERCISE = "EXERCISE"
    CASEWORK = "CASEWORK"


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a branch leaves its parent: the run, the node position, and each party's head there."""

    run: CaseId
    position: int
    heads: Mapping[PartyId, Head]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a first act says, read back."""

    mode: Mode
    keys: Mapping[PartyId, str]
    data: str
    branch: Branch | None


def opening(
    *,
    mode: Mode,
    keys: Mapping[PartyId, str],
    data: str,
    branch: Branch | None = None,
    more: Mapping[str, Json] | None = None,
) -> Draft:
    """The draft of a first act; `keys` are public keys in hexadecimal, `more` what the scenario adds."""
    body: dict[str, Json] = {
        **(more or {}),
        "mode": mode.value,
        "keys": {str(party): key for party, key in keys.items()},
        "data": data,
    }
    if branch is not None:
        heads: dict[str, Json] = {party: [head.number, head.hash] for party, head in branch.heads.items()}
        body["branch"] = {"run": branch.run, "position": branch.position, "heads": heads}
    return Draft(kind=OPENING, body=body, to=(EVERY_OFFICE,))


def read_opening(act: Act) -> Opening | None:
    """What the act binds; None when it is no first act or is malformed."""
    mode, keys, data, branch = (act.body.get(key) for key in ("mode", "keys", "data", "branch"))
    if act.kind != OPENING or mode not in list(Mode) or not isinstance(keys, dict) or not isinstance(data, str):
        return None
    parent = _branch(branch)
    if branch is not None and parent is None:
        return None
    return Opening(Mode(str(mode)), {PartyId(party): str(key) for party, key in keys.items()}, data, parent)


def _branch(value: Json) -> Branch | None:
    if not isinstance(value, dict):
        return None
    run, position, heads = value.get("run"), value.get("position"), value.get("heads")
    if not isinstance(run, str) or not isinstance(position, int) or not isinstance(heads, dict):
        return None
    found: dict[PartyId, Head] = {}
    for party, head in heads.items():
        match head:
            case [int(number), str(hash_)]:
                found[PartyId(party)] = Head(number, hash_)
            case _:
                return None
    return Branch(CaseId(run), position, found)


def inherited(acts: list[Act], *, branch: Branch, party: PartyId) -> list[Act]:
    """The acts of the parent that a branch goes on from: those up to the head it cites."""
    head = branch.heads.get(party)
    return [] if head is None else acts[: head.number]
