"""Canonical bytes of plain data and digests of them.

Every hash, seal and key in Jisr is taken over the JSON Canonicalization Scheme (RFC 8785), so that two nodes, or two
runs with the same seed, always agree on the bytes.
"""

import hashlib
from typing import TypeAlias

import rfc8785

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def canonical(value: Json) -> bytes:
    """The RFC 8785 bytes of plain data. Raises `rfc8785.CanonicalizationError` on what JSON cannot hold."""
    return rfc8785.dumps(value)


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of(value: Json) -> str:
    """SHA-256 of the canonical bytes of plain data."""
    return digest(canonical(value))
