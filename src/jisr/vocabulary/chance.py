"""Chance as a function of names, never a stream: a seed and names give the same draw in every order of play."""

import hashlib


def draw(seed: int, *names: str) -> float:
    """A number in [0, 1) fixed by the seed and the names: H(seed, source, subject, attempt)."""
    text = "\x1f".join((str(seed), *names))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:7], "big") / 2**56


def short_id(seed: int, prefix: str, *names: str) -> str:
    """An opaque identifier that tells nothing of the names behind it: the prefix and eight hexadecimal digits."""
    text = "\x1f".join((str(seed), prefix, *names))
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
