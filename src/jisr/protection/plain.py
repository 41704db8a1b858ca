"""Frozen values as plain data and back: how the parts of an act hold what the domain speaks of.

A field that has its default value is left out, so a part stays small and a later field breaks no old act. Reading takes
what is there; a part that was withheld or destroyed reads as empty words.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from jisr.dossier import Act
from jisr.vocabulary import Json

Value = TypeVar("Value")
Maker = Callable[[Json], object]
_DEFAULTS: dict[type[object], tuple[tuple[str, object], ...]] = {}
_MAKERS: dict[object, Maker] = {}


def plain(value: object) -> Json:
    """The value as plain data."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value.value) if isinstance(value, Enum) else value
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return [plain(one) for one in sorted(value)]
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return _plain_fields(value)


def _plain_fields(value: object) -> Json:
    found: dict[str, Json] = {}
    for name, default in _defaults(type(value)):
        one: object = getattr(value, name)
        if one is not default and one != default:
            found[name] = plain(one)
    return found


def _defaults(kind: type[object]) -> tuple[tuple[str, object], ...]:
    if kind not in _DEFAULTS:
        _DEFAULTS[kind] = _find_defaults(kind)
    return _DEFAULTS[kind]


def _find_defaults(kind: type[object]) -> tuple[tuple[str, object], ...]:
    found: list[tuple[str, object]] = []
    if not is_dataclass(kind):
        raise TypeError(f"no plain data for {kind}")
    for one in fields(kind):
        default: object = one.default
        if default is MISSING and one.default_factory is not MISSING:
            default = one.default_factory()
        found.append((one.name, default))
    return tuple(found)


def read(kind: type[Value], data: Json) -> Value:
    """The value of the kind from plain data that `plain` made; missing words read as empty."""
    return cast(Value, _maker(kind)(data))


def _maker(kind: object) -> Maker:
    if kind not in _MAKERS:
        _MAKERS[kind] = _find_maker(kind)
    return _MAKERS[kind]


def _find_maker(kind: object) -> Maker:
    if isinstance(kind, NewType):
        return _maker(kind.__supertype__)
    if kind in (str, int, bool, float):
        return _same
    if isinstance(kind, type) and issubclass(kind, Enum):
        return cast(Maker, kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = next(_maker(part) for part in parts if part is not NoneType)
        return lambda data: None if data is None else inner(data)
    if origin in (tuple, frozenset):
        return _collection(cast(Callable[..., object], origin), parts)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(parts)
    return _fields(cast("type[object]", kind))


def _same(data: Json) -> object:
    return data


def _collection(origin: Callable[..., object], parts: tuple[object, ...]) -> Maker:
    if origin is tuple and (len(parts) < 2 or parts[1] is not Ellipsis):
        makers = tuple(_maker(part) for part in parts)
        return lambda data: tuple(make(one) for make, one in zip(makers, cast(list[Json], data or []), strict=False))
    make = _maker(parts[0])
    if make is _same:
        return lambda data: origin(cast(list[Json], data or []))
    return lambda data: origin([make(one) for one in cast(list[Json], data or [])])


def _mapping(parts: tuple[object, ...]) -> Maker:
    make = _maker(parts[1])
    return lambda data: {key: make(one) for key, one in cast(dict[str, Json], data or {}).items()}


def _fields(kind: type[object]) -> Maker:
    if not is_dataclass(kind):
        raise TypeError(f"no value of {kind} is read from plain data")
    hints = get_type_hints(kind)
    makers = {one.name: _maker(hints[one.name]) for one in fields(kind)}
    required = {
        one.name: _empty(hints[one.name])
        for one in fields(kind)
        if one.default is MISSING and one.default_factory is MISSING
    }

    def make(data: Json) -> object:
        given = data if isinstance(data, dict) else {}
        values = {name: makers[name](one) for name, one in given.items() if name in makers}
        for name, empty in required.items():
            if name not in values:
                values[name] = empty
        return cast(Callable[..., object], kind)(**values)

    return make


def _empty(kind: object) -> object:
    if isinstance(kind, NewType):
        return _empty(kind.__supertype__)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if kind in (str, int, bool, float):
        return cast(type, kind)()
    origin = get_origin(kind)
    if origin in (tuple, frozenset):
        return cast(type, origin)()
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    return None


Part = Mapping[str, Json]


def ref_of(act: Act) -> str:
    """The name by which acts of the same office cite this one: fixed by who did it, not by its place in the journal,
    so that it tells nothing of what other offices did meanwhile."""
    return act.once(_ref_of)


def _ref_of(act: Act) -> str:
    name = word(act.body, "ref") or act.id
    return f"{name}~" if act.kind == "corrected" else name


def word(part: Part, key: str) -> str:
    """A word of a part, empty when it is not there."""
    value = part.get(key)
    return value if isinstance(value, str) else ""


def words(part: Part, key: str) -> tuple[str, ...]:
    """A list of words of a part."""
    value = part.get(key)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def flag(part: Part, key: str) -> bool:
    """Whether a flag of a part is set."""
    return part.get(key) is True


def number(part: Part, key: str) -> int | None:
    """A whole number of a part."""
    value = part.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def table(part: Part, key: str) -> Part:
    """A map inside a part."""
    value = part.get(key)
    return value if isinstance(value, dict) else {}


def rows(part: Part, key: str) -> tuple[Part, ...]:
    """A list of maps inside a part."""
    value = part.get(key)
    return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()
