"""Opening an envelope that someone else made: one clear answer, with every fault at once.

The same bytes always give the same answer; opening changes nothing and trusts nothing: size, form, names of files,
hashes, acts and seal are all checked before any of it is used.
"""

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from jisr.dossier import Act, CaseId, Head, NotPlain, PartyId, is_signed, plain_bytes
from jisr.dossier.lines import row_from
from jisr.dossier.parsing import load_plain, parse_line
from jisr.dossier.verification import line_fault
from jisr.exchange.envelope import FORMAT, Envelope, seal_message
from jisr.exchange.messages import Side
from jisr.exchange.names import is_file_name
from jisr.vocabulary import CaseTime, Json, Reason, digest

LARGEST = 64 * 1024 * 1024
NO_VALUES: Mapping[str, str] = MappingProxyType({})
_HASH = re.compile(r"[0-9a-f]{64}")
_KEYS = frozenset(
    {
        "acts", "at", "case", "content", "exhibits", "format", "head", "kind", "number", "papers", "receiver",
        "request", "seen", "sender", "side",
    }
)  # fmt: skip
_WORDS = ("case", "kind", "receiver", "request", "sender")
_COUNTS = ("at", "number", "seen")


@dataclass(frozen=True, slots=True)
class Opened:
    """The envelope is what its sender sealed."""

    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Nothing of it was used; every fault that was found."""

    faults: tuple[Reason, ...]


Outcome: TypeAlias = Opened | Unreadable


@dataclass(slots=True)
class _Desk:
    """Where the faults are gathered while an envelope is looked at."""

    faults: list[Reason] = field(default_factory=list)

    def fault(self, sentence: str, values: Mapping[str, str] = NO_VALUES) -> None:
        self.faults.append(Reason(sentence, values))


def open_envelope(data: bytes, *, keys: Mapping[PartyId, str], receiver: str | None = None) -> Outcome:
    """The envelope in these bytes, sealed by a sender whose public key is known, addressed to the receiver if given."""
    desk = _Desk()
    if len(data) > LARGEST:
        desk.fault("The envelope is too large: at most {most} bytes.", {"most": str(LARGEST)})
        return Unreadable(tuple(desk.faults))
    found = _outer(data)
    if found is None:
        desk.fault("This is no envelope, or its bytes were altered.")
        return Unreadable(tuple(desk.faults))
    content, signature = found
    public = _sender(content, signature, keys, desk)
    envelope = _envelope(content, signature, public, desk)
    if receiver is not None and content.get("receiver") != receiver:
        desk.fault("It is addressed to another party.")
    if envelope is None or desk.faults:
        return Unreadable(tuple(desk.faults))
    return Opened(envelope)


def _outer(data: bytes) -> tuple[dict[str, Json], str] | None:
    try:
        value = load_plain(data.removesuffix(b"\n"))
        canonical = plain_bytes(value) + b"\n" == data
    except (ValueError, RecursionError, NotPlain):
        return None
    match value:
        case {"envelope": dict(content), "signature": str(signature), **rest} if canonical and not rest:
            return content, signature
        case _:
            return None


def _sender(content: Mapping[str, Json], signature: str, keys: Mapping[PartyId, str], desk: _Desk) -> str:
    sender = content.get("sender")
    public = keys.get(PartyId(sender)) if isinstance(sender, str) else None
    if public is None:
        desk.fault("Its sender is not a party whose key is known.")
    elif not is_signed(public=public, signature=signature, message=seal_message(content)):
        desk.fault("Its seal does not fit: the envelope was altered, or another sealed it.")
    return public or ""


def _envelope(content: dict[str, Json], signature: str, public: str, desk: _Desk) -> Envelope | None:
    before = len(desk.faults)
    if content.keys() != _KEYS:
        for key in sorted(_KEYS - content.keys()):
            desk.fault("“{field}” is missing.", {"field": key})
        for key in sorted(content.keys() - _KEYS):
            desk.fault("“{field}” has no place in an envelope.", {"field": key[:40]})
    if content.get("format") != FORMAT:
        desk.fault("It is of a format that is not known here.")
    words = {key: _word(content, key, desk) for key in _WORDS}
    counts = {key: _count(content, key, desk) for key in _COUNTS}
    head, side, said = _head(content, desk), _side(content, desk), _said(content, desk)
    papers, exhibits = (_files(content, key, desk) for key in ("papers", "exhibits"))
    acts = _acts(content, words["case"], words["sender"], public, desk)
    if len(desk.faults) > before:
        return None
    return Envelope(
        case=CaseId(words["case"]), sender=PartyId(words["sender"]), receiver=PartyId(words["receiver"]),
        request=words["request"], side=side, number=counts["number"], seen=counts["seen"], kind=words["kind"],
        at=CaseTime(counts["at"]), head=head, content=said, acts=acts, papers=papers, exhibits=exhibits,
        signature=signature,
    )  # fmt: skip


def _word(content: Mapping[str, Json], key: str, desk: _Desk) -> str:
    value = content.get(key, "")
    if key in content and (not isinstance(value, str) or not 0 < len(value) <= 200 or not value.isprintable()):
        desk.fault("“{field}” should be a word.", {"field": key})
    return value if isinstance(value, str) else ""


def _count(content: Mapping[str, Json], key: str, desk: _Desk) -> int:
    value = content.get(key, 0)
    least = 1 if key == "number" else 0
    if key in content and (type(value) is not int or value < least):
        desk.fault("“{field}” should be a whole number, {least} or more.", {"field": key, "least": str(least)})
    return value if isinstance(value, int) else 0


def _head(content: Mapping[str, Json], desk: _Desk) -> Head:
    match content.get("head"):
        case [int(number), str(hash_)] if number >= 0 and _HASH.fullmatch(hash_):
            return Head(number, hash_)
        case _:
            desk.fault("The head of the sender's journal is malformed.")
            return Head(0, "")


def _side(content: Mapping[str, Json], desk: _Desk) -> Side:
    for side in Side:
        if content.get("side") == side.value:
            return side
    desk.fault("It does not say which side sends it.")
    return Side.REQUESTING


def _said(content: Mapping[str, Json], desk: _Desk) -> dict[str, Json]:
    said = content.get("content")
    if not isinstance(said, dict):
        desk.fault("Its content is no map.")
        return {}
    return said


def _files(content: Mapping[str, Json], key: str, desk: _Desk) -> dict[str, bytes]:
    listed = content.get(key)
    files: dict[str, bytes] = {}
    if not isinstance(listed, dict):
        desk.fault("“{field}” should be a map of files.", {"field": key})
        return files
    for place, (name, file) in enumerate(sorted(listed.items()), start=1):
        if not is_file_name(name):
            desk.fault(
                "File {place} of “{field}” has a name that no file may have.", {"place": str(place), "field": key}
            )
            continue
        data = _data(file)
        if data is None:
            desk.fault("The file “{name}” is not what its hash says.", {"name": name})
        else:
            files[name] = data
    return files


def _data(file: Json) -> bytes | None:
    match file:
        case {"data": str(text), "sha256": str(hash_), **rest} if not rest:
            try:
                data = b64decode(text, validate=True)
            except (binascii.Error, ValueError):
                return None
            return data if digest(data) == hash_ else None
        case _:
            return None


def _acts(content: Mapping[str, Json], case: str, sender: str, public: str, desk: _Desk) -> tuple[Act, ...]:
    listed = content.get("acts")
    if not isinstance(listed, list):
        desk.fault("“{field}” should be a list of acts.", {"field": "acts"})
        return ()
    acts: list[Act] = []
    for place, value in enumerate(listed, start=1):
        act = _act(value, public)
        if act is None:
            desk.fault("Act {place} in it is no act, or was altered.", {"place": str(place)})
        elif (act.case, act.party) != (case, sender):
            desk.fault("Act {place} in it is not from the sender's journal of this case.", {"place": str(place)})
        else:
            acts.append(act)
    return tuple(acts)


def _act(value: Json, public: str) -> Act | None:
    try:
        line = parse_line(plain_bytes(value))
        return None if line_fault(line, public) is not None else row_from(line).act
    except (ValueError, RecursionError):
        return None
