"""Names of what travels: envelopes, and the files in them.

A file's name is shown to people and may become a file again: it holds no path and no sign that turns the direction of
text around.
"""

from typing import NewType

EnvelopeId = NewType("EnvelopeId", str)
LONGEST = 120
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_PATH = frozenset('/\\:*?"<>|')


def is_file_name(name: str) -> bool:
    """Whether the name can be given to a file as it stands."""
    return (
        0 < len(name) <= LONGEST
        and name == name.strip()
        and not name.startswith(".")
        and name.isprintable()
        and not (_TURNING | _PATH) & set(name)
    )
