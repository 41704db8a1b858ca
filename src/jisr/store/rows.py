"""Between acts and rows of the database. What is read is not checked again: that is asked of an export, by `verify`.

The parts of an act stand in a row as they stand in a line of an export.
"""

from collections.abc import Iterable
from typing import TypedDict, cast

from jisr.dossier import Act, parts_map, plain_bytes
from jisr.dossier.acts import NONE_HELD
from jisr.dossier.parsing import load_plain_text, parse_parts
from jisr.dossier.reading import HeaderMap, act_from, act_with
from jisr.dossier.writing import ActText
from jisr.store.sql import Value
from jisr.vocabulary import Json


class _Here(TypedDict):
    content: Json
    salt: str


def acts_of(rows: Iterable[tuple[Value, ...]]) -> tuple[Act, ...]:
    """The acts of rows of key, header, hash and parts."""
    return tuple(act_of(str(header), str(hash_), str(parts)) for _, header, hash_, parts in rows)


def act_of(header: str, hash_: str, parts: str) -> Act:
    """The act of one row."""
    head = cast(HeaderMap, load_plain_text(header))
    if '"state":' in parts:
        return act_from(head, hash_=hash_, parts=parse_parts(parts))
    here = cast(dict[str, _Here], load_plain_text(parts))
    contents = {name: part["content"] for name, part in here.items()}
    salts = {name: part["salt"] for name, part in here.items()}
    return act_with(head, hash_=hash_, contents=contents, salts=salts, held=NONE_HELD)


def parts_text(act: Act, text: ActText) -> str:
    """The parts of a new act, from the bytes that were hashed; in the order of their names."""
    parts = (
        f'"{name}":{{"content":{text.parts[name].decode()},"salt":"{act.salts[name]}"}}' for name in sorted(text.parts)
    )
    return f"{{{','.join(parts)}}}"


def parts_again(act: Act) -> str:
    """The parts of an act after one of them was destroyed."""
    return plain_bytes(parts_map(act)).decode()
