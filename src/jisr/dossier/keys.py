"""Keys of a party's node: Ed25519 for seals, a secret for the salts of parts.

In an exercise both derive from the seed, so a run is the same bytes wherever it is played; such keys prove nothing
outside the exercise. In casework the node hands in keys of its own.
"""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What a party's node signs with, and its public half in hexadecimal."""

    private: Ed25519PrivateKey = field(repr=False)
    secret: bytes = field(repr=False)
    public: str

    def sign(self, message: bytes) -> str:
        """The signature, 128 hexadecimal digits."""
        return self.private.sign(message).hex()


def key_from(*, private: bytes, secret: bytes) -> SigningKey:
    """The key of a node from its 32 private bytes and its secret for salts."""
    pair = Ed25519PrivateKey.from_private_bytes(private)
    public = pair.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    return SigningKey(private=pair, secret=secret, public=public)


def signing_key(*, seed: int, party: str) -> SigningKey:
    """The key of a party in an EXERCISE with this seed."""
    private, secret = (
        hashlib.sha256(f"jisr exercise {use}\x1f{seed}\x1f{party}".encode()).digest() for use in ("key", "salt")
    )
    return key_from(private=private, secret=secret)


def is_signed(*, public: str, signature: str, message: bytes) -> bool:
    """Whether the signature over the message is by the key; anything malformed is simply not signed."""
    try:
        raw = bytes.fromhex(signature)
        _public_key(public).verify(raw, message)
    except (InvalidSignature, ValueError):
        return False
    return raw.hex() == signature


@lru_cache(maxsize=64)
def _public_key(public: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
