"""Frozen values as plain data and back: how the parts of an act hold what the domain speaks of.

A field that has its default value is left out, so a part stays small and a later field breaks no old act. Reading takes
what is there; a part that was withheld or destroyed reads as empty words.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from jisr.dossier import Act
from jisr.vocabulary import Json

Value = TypeVar("Value")
Maker = Callable[[Json], object]
Writer = Callable[[object], Json]
# How each type is written and read is found out at its first value.
_WRITERS: dict[type[object], Writer] = {}
_MAKERS: dict[object, Maker] = {}


def plain(value: object) -> Json:
    """The value as plain data."""
    kind = type(value)
    if (write := _WRITERS.get(kind)) is None:
        write = _WRITERS[kind] = _find_writer(kind)
    return write(value)


def _find_writer(kind: type[object]) -> Writer:
    if issubclass(kind, Enum):
        return lambda value: str(cast(Enum, value).value)
    if issubclass(kind, str | int | float | NoneType):
        return lambda value: cast(Json, value)
    if issubclass(kind, Mapping):
        return lambda value: {str(key): plain(one) for key, one in cast(Mapping[object, object], value).items()}
    if issubclass(kind, frozenset):
        return lambda value: [plain(one) for one in sorted(cast(frozenset[str], value))]
    if issubclass(kind, tuple | list):
        return lambda value: [plain(one) for one in cast(tuple[object, ...], value)]
    return _write_fields(_find_defaults(kind))


def _write_fields(defaults: tuple[tuple[str, object], ...]) -> Writer:
    def write(value: object) -> Json:
        found: dict[str, Json] = {}
        for name, default in defaults:
            one: object = getattr(value, name)
            if one is not default and one != default:
                found[name] = one if type(one) is str else plain(one)
        return found

    return write


def _find_defaults(kind: type[object]) -> tuple[tuple[str, object], ...]:
    if not is_dataclass(kind):
        raise TypeError(f"no plain data for {kind}")
    return tuple((one.name, _default(one)) for one in fields(kind))


def _default(one: Field[object]) -> object:
    return one.default_factory() if one.default_factory is not MISSING else one.default


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
