"""A copy of `data/` in which every country, instrument and language has another name, and how a result is said in it.

Codes stand in capitals (`NE`, `NE-PR-66`) and small in folder names and ids (`r-ne-opj`); instruments have a slug and
the first word of their rule ids. English keeps its tag: its sentences are the keys of the catalogues. What Babel and
the tz database call a place (`fr_FR`, `Africa/Niamey`) is their name, not ours, and stays.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

SOURCE_LANGUAGE = "en"
LATIN = "ne-bis-in-idem"
RULE_TYPES = "OPT|BAN"  # the types REF-OPT and REF-BAN are words of the engine, not rules of the Refugee Convention


@dataclass(frozen=True, slots=True)
class Renaming:
    """Old names to new ones, and one pattern that finds an old name where it stands as a word of its own."""

    codes: Mapping[str, str]
    small: Mapping[str, str]
    spoken: frozenset[str]  # codes of States with a law of their own, whose ids say the code in small letters
    slugs: Mapping[str, str]
    roots: Mapping[str, str]
    tags: Mapping[str, str]
    kept: tuple[str, ...]  # language tags that keep their name, also where a country's small letters are the same
    pattern: re.Pattern[str]

    def text(self, said: str) -> str:
        """The text with every name replaced."""
        return self.pattern.sub(self._new, said)

    def back(self) -> "Renaming":
        """The renaming that undoes this one."""
        tables = ({new: old for old, new in one.items()} for one in self._tables())
        return _renaming(*tables, spoken=frozenset(self.codes[code] for code in self.spoken), kept=self.kept)

    def of(self, value: object) -> object:
        """Plain data (of `json.loads`) with every name replaced, in keys and in values."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {self.text(str(key)): self.of(below) for key, below in value.items()}
        if isinstance(value, list | tuple):
            return [self.of(below) for below in value]
        return value

    def copy(self, source: Path, target: Path) -> None:
        """Copy the data folder, every path and every file renamed; templates come along unchanged."""
        for path in sorted(source.rglob("*.yaml")):
            way = path.relative_to(source)
            if any(part.startswith("_") for part in way.parts):
                continue
            place = target.joinpath(*self._parts(way))
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(self.text(path.read_text(encoding="utf-8")), encoding="utf-8")
        for template in source.rglob("_template"):
            shutil.copytree(template, target / template.relative_to(source))

    def _parts(self, way: Path) -> Iterable[str]:
        kept = {tag: tag for tag in self.kept}
        names = {"countries": self.small, "instruments": self.slugs, "languages": self.tags or kept}
        return (names.get(way.parts[0], {}).get(part, self.text(part)) for part in way.parts)

    def _tables(self) -> tuple[Mapping[str, str], ...]:
        return self.codes, self.slugs, self.roots, self.tags

    def _new(self, found: re.Match[str]) -> str:
        kind, word = found.lastgroup, found.group()
        table = {"code": self.codes, "small": self.small, "slug": self.slugs, "root": self.roots, "tag": self.tags}
        return table[kind or ""][word] if kind else word


def renaming_of(data: Path, *, languages: bool = True) -> Renaming:
    """Fictional names for what a data folder names, in the reverse of the order of the true names."""
    codes = [name.upper() for name in _folders(data / "countries")]
    slugs = _folders(data / "instruments")
    tags = [tag for tag in _folders(data / "languages") if tag != SOURCE_LANGUAGE]
    roots = sorted({root for slug in slugs for root in _roots(data / "instruments" / slug)})
    return _renaming(
        {code: f"Z{_letters(place)[1]}" for place, code in enumerate(codes)},
        {slug: f"pact-{_letters(place)}".lower() for place, slug in enumerate(slugs)},
        {root: f"P{_letters(place)}CT" for place, root in enumerate(roots)},
        {tag: f"q{_letters(place)[1]}".lower() for place, tag in enumerate(tags)} if languages else {},
        spoken=frozenset(code for code in codes if (data / "countries" / code.lower() / "procedure.yaml").exists()),
        kept=() if languages else tuple(tags),
    )


def in_any_order(value: object) -> object:
    """Plain data whose lists no longer say in which order they came."""
    if isinstance(value, Mapping):
        return {key: in_any_order(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return sorted((in_any_order(below) for below in value), key=repr)
    return value


def _renaming(
    codes: Mapping[str, str], slugs: Mapping[str, str], roots: Mapping[str, str], tags: Mapping[str, str],
    *, spoken: frozenset[str], kept: tuple[str, ...],
) -> Renaming:  # fmt: skip
    small = {old.lower(): new.lower() for old, new in codes.items()}
    said = [code.lower() for code in spoken]
    places = (
        rf"(?:{re.escape(LATIN)})",
        rf"(?<![\w./-])(?:{_any(kept)})(?![\w/-])",
        rf"(?<![\w-])(?P<root>{_any(roots)})(?=/|-(?!{RULE_TYPES}))",
        rf"(?<!\w)(?P<code>{_any(codes)})(?!\w)",
        rf"(?<![\w./-])(?P<slug>{_any(slugs)})(?![\w-])",
        rf"(?<![\w./])(?P<tag>{_any(tags)})(?![\w/-])",
        rf"(?P<small>(?<![\w-])(?:{_any(said)})(?=-\w|:)|(?<=\w-)(?:{_any(said)})(?!\w)|^(?:{_any(said)})$)",
    )
    return Renaming(codes, small, spoken, slugs, roots, tags, kept, re.compile("|".join(places)))


def _any(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first; of no words, one that is found nowhere."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"


def _folders(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_dir() and one.name[0] not in "_.")


def _roots(folder: Path) -> set[str]:
    """The first words of the rule ids of an instrument."""
    text = (folder / "rules.yaml").read_text(encoding="utf-8") if (folder / "rules.yaml").exists() else ""
    return {re.split(r"[/-]", rule)[0] for rule in re.findall(r"^- id: \"?([A-Z][\w/-]*)", text, re.MULTILINE)}


def _letters(place: int) -> str:
    """Two letters, from ZZ backwards."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return alphabet[-1 - place // 26] + alphabet[-1 - place % 26]
