"""Names of the things of a dossier.

An act's id is fixed by case, party and number, so two nodes and two runs agree on it; it tells nothing of its content.
"""

import hashlib
from typing import NewType

CaseId = NewType("CaseId", str)
PartyId = NewType("PartyId", str)
OfficeId = NewType("OfficeId", str)
SeatId = NewType("SeatId", str)
ActId = NewType("ActId", str)
CommandId = NewType("CommandId", str)
SubjectId = NewType("SubjectId", str)


def act_id(*, case: CaseId, party: PartyId, number: int) -> ActId:
    """The id of the act with this number in the party's journal of the case."""
    text = f"act\x1f{case}\x1f{party}\x1f{number}"
    return ActId(f"A-{hashlib.sha256(text.encode()).hexdigest()[:12]}")
