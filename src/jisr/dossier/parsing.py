"""The text of a line of a journal, taken apart strictly: every byte is either fixed, or covered by a hash.

Header and contents are kept as the bytes that were hashed, so checking needs no second writing. It knows the shape of a
line and nothing of acts.
"""

from dataclasses import dataclass
from json import JSONDecoder

from jisr.dossier.parts import SALT_DIGITS, PartState
from jisr.vocabulary import Json, Reason

HASH_DIGITS = 64
SIGNATURE_DIGITS = 128
_HEX = frozenset("0123456789abcdef")
_STATES = {f'"state":"{state.value}"}}': state for state in (PartState.WITHHELD, PartState.DESTROYED)}


class Malformed(ValueError):
    """The text is no act; the message says what is wrong with it, a key of the catalogue."""

    def reason(self, number: int) -> Reason:
        """The sentence for the line with this number."""
        return Reason("line {line} was altered: {why}", {"line": str(number), "why": str(self)})


@dataclass(frozen=True, slots=True)
class PartText:
    """A part in a line: bytes and value of the content, salt and state; for a redacted one its digest and signature."""

    state: PartState
    raw: bytes = b""
    content: Json = None
    salt: str = ""
    digest: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the bytes and value of the header, the hash, the parts, and the seal if it ends a command."""

    raw: bytes
    head: dict[str, Json]
    hash: str
    parts: dict[str, PartText]
    first: int = 0
    signature: str | None = None


def _no_fraction(text: str) -> Json:
    raise Malformed("a number in it is no whole number")


_decoder = JSONDecoder(parse_float=_no_fraction, parse_constant=_no_fraction)


def load_plain(data: bytes) -> Json:
    """Plain data of the bytes of JSON, without fractions. Raises `ValueError`."""
    return load_plain_text(data.decode())


def load_plain_text(text: str) -> Json:
    """Plain data of the text of JSON, without fractions. Raises `ValueError`."""
    value: Json = _decoder.decode(text)
    return value


def parse_line(line: bytes) -> Line:
    """The line taken apart. Raises `ValueError` at the first byte that stands where another should."""
    text = line.decode()
    head, end = _value(text, _after(text, 0, '{"act":'))
    if not isinstance(head, dict):
        raise Malformed("the header is no map")
    raw = text[len('{"act":') : end].encode()
    hash_, at = _digits(text, _after(text, end, ',"hash":"'), HASH_DIGITS)
    parts, at = _parts(text, _after(text, at, '","parts":{'))
    if text.startswith("}", at) and at + 1 == len(text):
        return Line(raw, head, hash_, parts)
    first, at = _value(text, _after(text, at, ',"seal":{"first":'))
    signature, at = _digits(text, _after(text, at, ',"signature":"'), SIGNATURE_DIGITS)
    if type(first) is not int or text[at:] != '"}}':
        raise Malformed("the seal is malformed")
    return Line(raw, head, hash_, parts, first, signature)


def parse_parts(text: str) -> dict[str, PartText]:
    """The parts of an act, as they stand in a line. Raises `ValueError`."""
    parts, at = _parts(text, _after(text, 0, "{"))
    if at != len(text):
        raise Malformed("it is not in the form of an act")
    return parts


def _parts(text: str, at: int) -> tuple[dict[str, PartText], int]:
    parts: dict[str, PartText] = {}
    last = ""
    while not text.startswith("}", at):
        at = _after(text, at, ',"' if parts else '"')
        stop = text.index('":{', at)
        name = text[at:stop]
        if name <= last:
            raise Malformed("the parts are not in order")
        parts[name], at = _part(text, stop + 3)
        last = name
    return parts, at + 1


def _part(text: str, at: int) -> tuple[PartText, int]:
    if not text.startswith('"content":', at):
        for words, state in _STATES.items():
            if text.startswith(words, at):
                return PartText(state), at + len(words)
        raise Malformed("a part is neither here nor withheld, destroyed or redacted")
    start = at + len('"content":')
    content, end = _value(text, start)
    raw = text[start:end].encode()
    if text.startswith(',"salt":"', end):
        salt, at = _digits(text, end + 9, SALT_DIGITS)
        return PartText(PartState.PRESENT, raw, content, salt), _after(text, at, '"}')
    digest, at = _digits(text, _after(text, end, ',"digest":"'), HASH_DIGITS)
    salt, at = _digits(text, _after(text, at, '","salt":"'), SALT_DIGITS)
    signature, at = _digits(text, _after(text, at, '","signature":"'), SIGNATURE_DIGITS)
    part = PartText(PartState.REDACTED, raw, content, salt, digest, signature)
    return part, _after(text, at, '","state":"redacted"}')


def _value(text: str, at: int) -> tuple[Json, int]:
    value: tuple[Json, int] = _decoder.raw_decode(text, at)
    return value


def _after(text: str, at: int, words: str) -> int:
    if not text.startswith(words, at):
        raise Malformed("it is not in the form of an act")
    return at + len(words)


def _digits(text: str, at: int, count: int) -> tuple[str, int]:
    digits = text[at : at + count]
    if len(digits) != count or not _HEX.issuperset(digits):
        raise Malformed("a hash, salt or signature is malformed")
    return digits, at + count
