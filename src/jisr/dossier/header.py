"""The canonical header of an act: the whole of what the chain covers.

It is small and holds no content: kind@version, seat, times, what is cited, the previous hash, a salted digest per part.
Its shape is fixed, so its RFC 8785 bytes are written out key by key; a property test holds them to the standard.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from json.encoder import encode_basestring as quoted

from jisr.dossier.acts import Act, Breach, Draft, Seat
from jisr.dossier.ids import ActId, CaseId, PartyId
from jisr.dossier.plain import NotPlain


def header_bytes(
    said: Draft | Act,
    *,
    seat: Seat,
    act: ActId,
    case: CaseId,
    party: PartyId,
    number: int,
    position: int,
    command: str,
    times: tuple[int, int, int],
    law: str,
    digests: Mapping[str, str],
    previous: str,
) -> bytes:
    """The bytes that are hashed. Raises `NotPlain` on half of a surrogate pair, `ValueError` on a fraction."""
    done, entered, wall = times
    breaches = f'"breaches":[{",".join(map(_breach, said.breaches))}],' if said.breaches else ""
    rules = f'"rules":{_words(said.rules)},' if said.rules else ""
    shows = f',"shows":{_words(said.shows)}' if said.shows else ""
    supersedes = "" if said.supersedes is None else f',"supersedes":{quoted(said.supersedes)}'
    to = f',"to":{_words(said.to)}' if said.to else ""
    touches = f',"touches":{_words(said.touches)}' if said.touches else ""
    parts = ",".join(f'"{name}":"{digests[name]}"' for name in sorted(digests))
    text = (
        f'{{"act":"{act}",{breaches}"case":{quoted(case)},"command":{quoted(command)},"done":{done:d},'
        f'"entered":{entered:d},"kind":{quoted(said.kind)},"law":{quoted(law)},"number":{number:d},'
        f'"parts":{{{parts}}},"party":{quoted(party)},"position":{position:d},"previous":"{previous}",'
        f'{rules}"seat":{_words((seat.id, seat.office, seat.party, seat.role, seat.sat))}'
        f'{shows}{supersedes}{to}{touches},"version":{said.version:d},"wall":{wall:d}}}'
    )
    try:
        return text.encode()
    except UnicodeEncodeError as fault:
        raise NotPlain("half of a surrogate pair is no character") from fault


def header_of(act: Act) -> bytes:
    """The bytes of the header of an act."""
    return header_bytes(
        act, seat=act.seat, act=act.id, case=act.case, party=act.party, number=act.number, position=act.position,
        command=act.command, times=(act.done_at, act.entered_at, act.wall), law=act.law, digests=act.digests,
        previous=act.previous,
    )  # fmt: skip


def header_hash(act: Act) -> str:
    """The hash that the act must have."""
    return sha256(header_of(act)).hexdigest()


def _words(words: Iterable[str]) -> str:
    return f"[{','.join(map(quoted, words))}]"


def _breach(breach: Breach) -> str:
    effect, reach = quoted(breach.effect), _words(breach.reach)
    rule, safeguard = quoted(breach.rule), quoted(breach.safeguard)
    return f'{{"effect":{effect},"reach":{reach},"rule":{rule},"safeguard":{safeguard}}}'
