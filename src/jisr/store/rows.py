"""From rows of the database to acts. What is read is not checked again: that is asked of an export, by `verify`."""

from collections.abc import Sequence

from jisr.dossier import Act, PartState
from jisr.dossier.parsing import Malformed, PartText, load_plain_text
from jisr.dossier.reading import act_from
from jisr.store.sql import Row

_STATES = {state.value: state for state in PartState}


def acts_of(acts: Sequence[Row], parts: Sequence[Row]) -> tuple[Act, ...]:
    """The acts of rows of headers and rows of parts, both in the order of their keys."""
    by_key: dict[int, dict[str, PartText]] = {}
    for key, name, state, salt, content in parts:
        text = str(content)
        value = load_plain_text(text) if text else None
        part = PartText(_STATES[str(state)], b"", value, str(salt))
        by_key.setdefault(int(key), {})[str(name)] = part
    return tuple(_act(str(header), str(hash_), by_key.get(int(key), {})) for key, header, hash_ in acts)


def _act(header: str, hash_: str, parts: dict[str, PartText]) -> Act:
    head = load_plain_text(header)
    if not isinstance(head, dict):
        raise Malformed("the header is no map")
    return act_from(head, hash_=hash_, parts=parts)
