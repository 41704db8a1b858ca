"""YAML into trees with lines: strings only, duplicate keys refused; a cache that is never stale.

Documents are composed by libyaml with marks. A tree is cached under the SHA-256 of the bytes it was read from, in one
pack per folder, itself under a checksum: a changed, damaged or foreign pack gives a slower answer, never another one.
"""

import gc
import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml

from jisr.library.faults import Faults, Place
from jisr.library.nodes import Node, Tree

_FORMAT = f"jisr trees 2 {sys.version_info[0]}.{sys.version_info[1]}".encode()
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Folder:
    """The documents under a folder by their path from it, and the digest of all their bytes."""

    root: Path
    documents: Mapping[str, Node]
    digest: str

    def matching(self, pattern: str) -> list[tuple[str, Node]]:
        """Documents whose path from the root matches the pattern, e.g. `facts/*.yaml`."""
        return [(name, node) for name, node in self.documents.items() if Path(name).match(pattern)]


def document(path: Path, *, faults: Faults, shown: str = "") -> Node | None:
    """One document; None, with a fault, when it cannot be read."""
    name = shown or str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        values = {"why": error.strerror or "–"}
        faults.add(
            place=Place(name, 1), key="", wrong="cannot be read: {why}.", mend="Name a YAML file.", values=values
        )
        return None
    tree = _compose(raw, name, faults)
    return None if tree is None else Node(tree, name, "", faults)


def read_folder(
    root: Path, *, faults: Faults, keep: Callable[[str], bool] = lambda name: True, cache: Path | None = None
) -> Folder:
    """All YAML documents under the root, templates (`_…`) left out; read from the pack where the bytes are the same.

    `keep` is asked with the path of each file from the root.
    """
    kept_in = cache or cache_folder(root)
    pack_file = None if kept_in is None else kept_in / _pack_name(root)
    pack = {} if pack_file is None else _load_pack(pack_file)
    fresh: dict[bytes, Tree] = {}
    documents: dict[str, Node] = {}
    total = hashlib.sha256()
    missed = False
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        if not keep(name):
            continue
        raw = path.read_bytes()
        key = hashlib.sha256(raw).digest()
        total.update(name.encode() + b"\0" + key)
        shown = _shown(path)
        tree = pack.get(key)
        if tree is None:
            missed = True
            before = faults.noted
            tree = _compose(raw, shown, faults)
            if tree is not None and faults.noted == before:
                fresh[key] = tree  # what has a fault is read again, so that the fault is told again
        else:
            fresh[key] = tree
        if tree is not None:
            documents[name] = Node(tree, shown, "", faults)
    if pack_file is not None and (missed or len(fresh) != len(pack)):
        _save_pack(pack_file, fresh)
    return Folder(root, documents, total.hexdigest())


@contextmanager
def many_objects() -> Iterator[None]:
    """No collection of cycles while a load makes its many small objects, none of which is a cycle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def digest_of_files(paths: Iterable[Path], *, root: Path) -> str:
    """SHA-256 over names and bytes of files, in order."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def cache_folder(root: Path) -> Path | None:
    """`.cache` of the project that holds the folder; None outside a project."""
    for folder in (root.resolve(), *root.resolve().parents):
        if (folder / "pyproject.toml").is_file():
            return folder / ".cache"
    return None


def write_whole(path: Path, payload: bytes) -> None:
    """Write a cache file whole or not at all; a place that cannot be written keeps no cache."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_bytes(payload)
        draft.replace(path)


def _files(root: Path) -> list[Path]:
    found: list[str] = []
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if not name.startswith(("_", "."))]
        found += [os.path.join(folder, name) for name in names if name.endswith(".yaml")]
    return [Path(name) for name in sorted(found)]


def _shown(path: Path) -> str:
    """A file as the user would type it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _pack_name(root: Path) -> str:
    return f"{root.name}-{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:12]}.trees"


def _load_pack(path: Path) -> dict[bytes, Tree]:
    with suppress(OSError, ValueError, EOFError, TypeError):
        raw = path.read_bytes()
        head, body = raw[:_DIGEST], raw[_DIGEST:]
        if hashlib.sha256(_FORMAT + body).digest() == head:
            return cast("dict[bytes, Tree]", marshal.loads(body))
    return {}


def _save_pack(path: Path, pack: dict[bytes, Tree]) -> None:
    body = marshal.dumps(pack)
    write_whole(path, hashlib.sha256(_FORMAT + body).digest() + body)


def _compose(raw: bytes, shown: str, faults: Faults) -> Tree | None:
    try:
        root = yaml.compose(raw, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 1 if mark is None else mark.line + 1
        values, mend = {"why": str(getattr(error, "problem", None) or error)}, "Mend the line or the one before it."
        faults.add(place=Place(shown, line), key="", wrong="is no YAML: {why}.", mend=mend, values=values)
        return None
    if root is None:
        faults.add(place=Place(shown, 1), key="", wrong="the file is empty.", mend="Write it or remove it.")
        return None
    return _tree(root, shown, faults)


def _tree(node: yaml.Node, shown: str, faults: Faults) -> Tree:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return line, cast(str, node.value)
    if isinstance(node, yaml.SequenceNode):
        return line, [_tree(below, shown, faults) for below in node.value]
    branches: dict[str, tuple[int, Tree]] = {}
    for key, value in cast(list[tuple[yaml.Node, yaml.Node]], node.value):
        place = Place(shown, key.start_mark.line + 1)
        if not isinstance(key, yaml.ScalarNode):
            faults.add(place=place, key="", wrong="a key must be a word.", mend="Write a word before the colon.")
        elif key.value in branches:
            values = {"line": branches[key.value][0]}
            wrong = "this key stands twice; the first is on line {line}."
            faults.add(place=place, key=str(key.value), wrong=wrong, mend="Keep one of them.", values=values)
        else:
            branches[str(key.value)] = (place.line, _tree(value, shown, faults))
    return line, branches
