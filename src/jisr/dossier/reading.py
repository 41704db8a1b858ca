"""From stored bytes back to acts.

Nothing is guessed and nothing is repaired: a header of another shape is no act. Whether the bytes were altered is asked
by `verification`, which writes each act again and compares.
"""

from collections.abc import Mapping
from types import MappingProxyType

from jisr.dossier.acts import Act, Breach, BreachEffect, Sat, Seat
from jisr.dossier.ids import ActId, CaseId, CommandId, OfficeId, PartyId, SeatId, SubjectId
from jisr.dossier.parsing import Malformed, PartText
from jisr.dossier.parts import Part, PartName, PartState, Redaction
from jisr.vocabulary import CaseTime, Json, RuleId

_NAMES = frozenset(name.value for name in PartName)
_EFFECTS: dict[Json, BreachEffect] = {effect.value: effect for effect in BreachEffect}
_SAT: dict[str, Sat] = {sat.value: sat for sat in Sat}
_NONE_HELD: Mapping[str, Part] = MappingProxyType({})


def act_from(head: dict[str, Json], *, hash_: str, parts: Mapping[str, PartText]) -> Act:
    """The act that a header, its hash and its parts say. Raises `Malformed`."""
    try:
        return _act(head, hash_, parts)
    except KeyError as missing:
        raise Malformed("something is missing in the header") from missing


def _act(head: dict[str, Json], hash_: str, parts: Mapping[str, PartText]) -> Act:
    digests = head["parts"]
    if not isinstance(digests, dict) or digests.keys() != parts.keys() or not digests.keys() <= _NAMES:
        raise Malformed("its parts are not those that the header names")
    contents: dict[str, Json] = {}
    salts: dict[str, str] = {}
    held: dict[str, Part] = {}
    for name, part in parts.items():
        _part(name, part, _text(digests[name]), contents, salts, held)
    supersedes = head.get("supersedes")
    return Act(
        id=ActId(_text(head["act"])), party=PartyId(_text(head["party"])), case=CaseId(_text(head["case"])),
        kind=_text(head["kind"]), version=_whole(head["version"]), seat=_seat(head["seat"]),
        done_at=CaseTime(_whole(head["done"])), entered_at=CaseTime(_whole(head["entered"])), wall=_whole(head["wall"]),
        number=_whole(head["number"]), position=_whole(head["position"]), command=CommandId(_text(head["command"])),
        to=tuple(map(OfficeId, _texts(head.get("to")))), shows=tuple(map(ActId, _texts(head.get("shows")))),
        touches=tuple(map(SubjectId, _texts(head.get("touches")))),
        rules=tuple(map(RuleId, _texts(head.get("rules")))),
        breaches=_breaches(head.get("breaches")), law=_text(head["law"]),
        supersedes=None if supersedes is None else ActId(_text(supersedes)), parts=contents,
        digests={name: _text(value) for name, value in digests.items()}, salts=salts,
        previous=_text(head["previous"]), hash=hash_, held=held or _NONE_HELD,
    )  # fmt: skip


def _part(
    name: str,
    part: PartText,
    digest: str,
    contents: dict[str, Json],
    salts: dict[str, str],
    held: dict[str, Part],
) -> None:
    if part.state is PartState.PRESENT:
        contents[name], salts[name] = part.content, part.salt
    elif part.state is PartState.REDACTED:
        contents[name] = part.content
        redaction = Redaction(cites=digest, salt=part.salt, digest=part.digest, signature=part.signature)
        held[name] = Part(digest=digest, content=part.content, state=PartState.REDACTED, redaction=redaction)
    else:
        held[name] = Part(digest=digest, state=part.state)


def _seat(value: Json) -> Seat:
    match value:
        case [str(id_), str(office), str(party), str(role), str(sat)] if sat in _SAT:
            return Seat(SeatId(id_), OfficeId(office), PartyId(party), role, _SAT[sat])
        case _:
            raise Malformed("the header is malformed")


def _breaches(value: Json) -> tuple[Breach, ...]:
    return () if value is None else tuple(map(_breach, _items(value)))


def _breach(value: Json) -> Breach:
    match value:
        case {"effect": str(effect), "reach": reach, "rule": str(rule), "safeguard": str(safeguard)} if (
            effect in _EFFECTS
        ):
            return Breach(RuleId(rule), safeguard, _EFFECTS[effect], tuple(_texts(reach)))
        case _:
            raise Malformed("the header is malformed")


def _text(value: Json) -> str:
    if type(value) is not str:
        raise Malformed("the header is malformed")
    return value


def _whole(value: Json) -> int:
    if type(value) is not int:
        raise Malformed("the header is malformed")
    return value


def _texts(value: Json) -> list[str]:
    return [] if value is None else [_text(each) for each in _items(value)]


def _items(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise Malformed("the header is malformed")
    return value
