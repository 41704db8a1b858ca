"""Canonical bytes of the plain data of acts, fast.

For strings, whole numbers within ±(2^53 - 1), truth values, null, lists and maps with ASCII keys the standard encoder
gives the bytes of RFC 8785 (a property test holds the two together); anything else goes the slow way or is refused.
Fractions are refused: no two systems print them alike for sure, and no act needs them.
"""

from collections.abc import Callable
from json import JSONEncoder, encoder
from typing import cast

from jisr.vocabulary import Json, canonical

LARGEST = 2**53 - 1
_MAKE = "c_make_encoder"


def _encoder() -> Callable[[Json], str]:
    """The standard encoder; where Python has it in C, made once and not anew for each value."""
    usual = JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False)
    make = getattr(encoder, _MAKE, None)
    if make is None:
        return usual.encode
    made = make(None, usual.default, encoder.encode_basestring, None, ":", ",", True, False, False)
    chunks = cast(Callable[[Json, int], tuple[str, ...]], made)
    return lambda value: "".join(chunks(value, 0))


_encode = _encoder()


class NotPlain(ValueError):
    """The value cannot stand in an act: a fraction, a number too large, half a character or a foreign object."""


def plain_bytes(value: Json) -> bytes:
    """The RFC 8785 bytes of plain data. Raises `NotPlain`."""
    try:
        return (_encode(value) if _has_ascii_keys(value) else canonical(value).decode()).encode()
    except UnicodeEncodeError as fault:
        raise NotPlain("half of a surrogate pair is no character") from fault


def _has_ascii_keys(value: Json) -> bool:
    ascii_keys = True
    waiting: list[Json] = [value]
    while waiting:  # most of what an act holds are strings: they are not even put in line
        item = waiting.pop()
        if isinstance(item, dict):
            for key in item:
                if not isinstance(key, str):
                    raise NotPlain(f"a key of a map is a string, not {key!r}")
                ascii_keys = ascii_keys and key.isascii()
            waiting += [one for one in item.values() if type(one) is not str]
        elif isinstance(item, list | tuple):
            waiting += [one for one in item if type(one) is not str]
        elif isinstance(item, str) or item is None or item is True or item is False:
            continue
        elif not isinstance(item, int) or not -LARGEST <= item <= LARGEST:
            raise NotPlain(f"an act holds strings, whole numbers, lists and maps, not {item!r}")
    return ascii_keys
