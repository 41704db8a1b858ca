"""Codes that people read from paper and type, in letters that cannot be taken for another; what is kept of a secret."""

import hashlib

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LIKE = str.maketrans({"O": "Q", "I": "J", "L": "J", "U": "V", "0": "Q", "1": "J"})


def plain_letters(typed: str) -> str:
    """What was typed as it is kept: capitals, without blanks and hyphens, look-alikes made one."""
    return "".join(one for one in typed.upper().translate(LIKE) if one in LETTERS)


def digest_of_token(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
