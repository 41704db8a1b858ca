"""From stored bytes back to acts.

Nothing is guessed and nothing is repaired. What comes from others is checked for its form first (`checked_header`);
whether the bytes were altered is asked by `verification`. Our own store hands in what it wrote.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NotRequired, TypedDict, cast

from jisr.dossier.acts import NONE_HELD, Act, Breach, BreachEffect, Sat, Seat
from jisr.dossier.ids import ActId, CaseId, CommandId, OfficeId, PartyId, SeatId, SubjectId
from jisr.dossier.parsing import Malformed, PartText
from jisr.dossier.parts import Part, PartName, PartState, Redaction
from jisr.vocabulary import CaseTime, Json, RuleId

_NAMES = frozenset(name.value for name in PartName)
_EFFECTS = frozenset(effect.value for effect in BreachEffect)
_SAT = frozenset(sat.value for sat in Sat)


class BreachMap(TypedDict):
    """A breach in a header."""

    effect: str
    reach: list[str]
    rule: RuleId
    safeguard: str


class HeaderMap(TypedDict):
    """A header as it is loaded."""

    act: ActId
    case: CaseId
    command: CommandId
    done: CaseTime
    entered: CaseTime
    kind: str
    law: str
    number: int
    parts: dict[str, str]
    party: PartyId
    position: int
    previous: str
    seat: list[str]
    version: int
    wall: int
    to: NotRequired[list[OfficeId]]
    shows: NotRequired[list[ActId]]
    touches: NotRequired[list[SubjectId]]
    rules: NotRequired[list[RuleId]]
    breaches: NotRequired[list[BreachMap]]
    supersedes: NotRequired[ActId]


_WORDS = ("act", "case", "command", "kind", "law", "party", "previous")
_COUNTS = ("done", "entered", "number", "position", "version", "wall")
_LISTS = ("to", "shows", "touches", "rules")
_KEYS = frozenset((*_WORDS, *_COUNTS, *_LISTS, "parts", "seat", "breaches", "supersedes"))


def act_from(head: HeaderMap, *, hash_: str, parts: Mapping[str, PartText]) -> Act:
    """The act that a header of the right form, its hash and its parts say."""
    contents: dict[str, Json] = {}
    salts: dict[str, str] = {}
    held: dict[str, Part] = {}
    for name, part in parts.items():
        if part.state is PartState.PRESENT:
            contents[name], salts[name] = part.content, part.salt
        else:
            held[name] = _held(part, head["parts"][name])
            if part.state is PartState.REDACTED:
                contents[name] = part.content
    return act_with(head, hash_=hash_, contents=contents, salts=salts, held=held or NONE_HELD)


def act_with(
    head: HeaderMap,
    *,
    hash_: str,
    contents: Mapping[str, Json],
    salts: Mapping[str, str],
    held: Mapping[str, Part],
) -> Act:
    """The act of a header whose parts are taken apart already."""
    breaches = head.get("breaches")
    return Act(
        head["act"], head["party"], head["case"], head["kind"], head["version"], _seat(*head["seat"]), head["done"],
        head["entered"], head["wall"], head["number"], head["position"], head["command"], tuple(head.get("to", ())),
        tuple(head.get("shows", ())), tuple(head.get("touches", ())), tuple(head.get("rules", ())),
        () if breaches is None else tuple(map(_breach, breaches)), head["law"], head.get("supersedes"), contents,
        head["parts"], salts, head["previous"], hash_, held,
    )  # fmt: skip


def checked_header(head: dict[str, Json], parts: Mapping[str, PartText]) -> HeaderMap:
    """The header if it has the form of one. Raises `Malformed`."""
    digests = head.get("parts")
    if not isinstance(digests, dict) or digests.keys() != parts.keys() or not digests.keys() <= _NAMES:
        raise Malformed("its parts are not those that its header names")
    sound = (
        head.keys() <= _KEYS
        and all(type(head.get(key)) is str for key in _WORDS)
        and all(type(head.get(key)) is int for key in _COUNTS)
        and all(_are_words(head.get(key, [])) for key in _LISTS)
        and _are_words(list(digests.values()))
        and _is_seat(head.get("seat"))
        and isinstance(head.get("supersedes", ""), str)
        and _are_breaches(head.get("breaches", []))
    )
    if not sound:
        raise Malformed("the header is malformed")
    return cast(HeaderMap, head)


def _held(part: PartText, digest: str) -> Part:
    if part.state is not PartState.REDACTED:
        return Part(digest=digest, state=part.state)
    redaction = Redaction(cites=digest, salt=part.salt, digest=part.digest, signature=part.signature)
    return Part(digest=digest, content=part.content, state=PartState.REDACTED, redaction=redaction)


@lru_cache(maxsize=1024)
def _seat(id_: str, office: str, party: str, role: str, sat: str) -> Seat:
    return Seat(SeatId(id_), OfficeId(office), PartyId(party), role, Sat(sat))


def _breach(said: BreachMap) -> Breach:
    return Breach(said["rule"], said["safeguard"], BreachEffect(said["effect"]), tuple(said["reach"]))


def _are_words(value: Json) -> bool:
    return isinstance(value, list) and all(type(each) is str for each in value)


def _is_seat(value: Json) -> bool:
    return _are_words(value) and isinstance(value, list) and len(value) == 5 and value[4] in _SAT


def _are_breaches(value: Json) -> bool:
    return isinstance(value, list) and all(_is_breach(each) for each in value)


def _is_breach(value: Json) -> bool:
    match value:
        case {"effect": str(effect), "reach": list(reach), "rule": str(), "safeguard": str(), **rest}:
            return effect in _EFFECTS and _are_words(reach) and not rest
        case _:
            return False
