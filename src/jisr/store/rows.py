"""Between acts and rows of the database. What is read is not checked again: that is asked of an export, by `verify`.

The parts of an act stand in a row as they stand in a line of an export.
"""

from collections.abc import Iterable

from jisr.dossier import Act, parts_map, plain_bytes
from jisr.dossier.parsing import Malformed, load_plain_text, parse_parts
from jisr.dossier.reading import act_from
from jisr.dossier.writing import ActText
from jisr.store.sql import Value


def acts_of(rows: Iterable[tuple[Value, ...]]) -> tuple[Act, ...]:
    """The acts of rows of header, hash and parts."""
    return tuple(act_of(str(header), str(hash_), str(parts)) for header, hash_, parts in rows)


def act_of(header: str, hash_: str, parts: str) -> Act:
    """The act of one row."""
    head = load_plain_text(header)
    if not isinstance(head, dict):
        raise Malformed("the header is malformed")
    return act_from(head, hash_=hash_, parts=parse_parts(parts))


def parts_text(act: Act, text: ActText) -> str:
    """The parts of a new act, from the bytes that were hashed; in the order of their names."""
    parts = (
        f'"{name}":{{"content":{text.parts[name].decode()},"salt":"{act.salts[name]}"}}' for name in sorted(text.parts)
    )
    return f"{{{','.join(parts)}}}"


def parts_again(act: Act) -> str:
    """The parts of an act after one of them was destroyed."""
    return plain_bytes(parts_map(act)).decode()
