"""Nodes keep strings strings, know their line, and collect faults."""

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from jisr.library import Faults, Node, document, load_languages, minutes_of, read_folder


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def node(tmp_path: Path, text: str) -> Node:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    found = document(path, faults=Faults())
    assert found is not None
    return found


def test_strings_stay_strings(tmp_path: Path) -> None:
    found = node(tmp_path, "article: 18.10\ncountry: no\nday: 2022-03-09\n")
    assert [found.str(key) for key in ("article", "country", "day")] == ["18.10", "no", "2022-03-09"]


def test_types_come_from_the_schema(tmp_path: Path) -> None:
    found = node(tmp_path, "{day: 2022-03-09, many: [a, b], one: a, n: 3, lasts: P1DT2H, sure: yes, colour: blue}")
    assert found.date("day") == date(2022, 3, 9)
    assert (found.strings("many"), found.strings("one")) == (("a", "b"), ("a",))
    assert (found.integer("n"), found.minutes("lasts"), found.yes_no("sure")) == (3, 1560, True)
    assert found.one_of("colour", Colour) is Colour.BLUE
    assert not found.faults


def test_every_fault_is_collected_with_its_line(tmp_path: Path) -> None:
    found = node(tmp_path, "day: tomorrow\ncolour: green\nlist: word\n")
    found.date("day")
    found.one_of("colour", Colour)
    found.list("list")
    found.str("absent")
    found.unknown_keys("day", "colour")
    assert [fault.place.line for fault in found.faults] == [1, 1, 2, 3, 3]


def test_a_text_must_be_there_in_the_languages_named(tmp_path: Path) -> None:
    found = node(tmp_path, "name: {en: House, fr: Maison}")
    found.text("name", languages=("en", "fr", "ar"))
    assert [fault.wrong for fault in found.faults] == ["the text in “ar” is missing."]


@pytest.mark.parametrize("word", ["3 hours", "P", "PT", ""])
def test_only_a_duration_is_a_duration(word: str) -> None:
    with pytest.raises(ValueError, match=f"^{word}$"):
        minutes_of(word)


def test_the_cache_gives_the_same_and_is_never_stale(tmp_path: Path) -> None:
    root, cache = tmp_path / "data", tmp_path / "cache"
    root.mkdir()
    (root / "a.yaml").write_text("k: one\n")
    first = read_folder(root, faults=Faults(), cache=cache)
    again = read_folder(root, faults=Faults(), cache=cache)
    assert (first.digest, first.documents["a.yaml"].str("k")) == (again.digest, again.documents["a.yaml"].str("k"))
    (root / "a.yaml").write_text("k: two\n")
    assert read_folder(root, faults=Faults(), cache=cache).documents["a.yaml"].str("k") == "two"


def test_a_damaged_cache_is_not_believed(tmp_path: Path) -> None:
    root, cache = tmp_path / "data", tmp_path / "cache"
    root.mkdir()
    (root / "a.yaml").write_text("k: one\n")
    read_folder(root, faults=Faults(), cache=cache)
    pack = next(cache.iterdir())
    pack.write_bytes(pack.read_bytes().replace(b"one", b"two"))
    assert read_folder(root, faults=Faults(), cache=cache).documents["a.yaml"].str("k") == "one"


def test_a_file_with_a_fault_is_a_fault_again_from_the_cache(tmp_path: Path) -> None:
    root, cache = tmp_path / "data", tmp_path / "cache"
    root.mkdir()
    (root / "a.yaml").write_text("k: one\nk: two\n")
    for _ in range(2):
        faults = Faults()
        read_folder(root, faults=faults, cache=cache)
        assert len(faults) == 1


def test_a_template_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "_template").mkdir()
    (tmp_path / "_template" / "a.yaml").write_text("{NAME}: {")
    assert not read_folder(tmp_path, faults=Faults()).documents


def test_a_language_says_its_sentences_and_else_the_english_ones(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "qq" / "messages"
    folder.mkdir(parents=True)
    (folder.parent / "language.yaml").write_text("tag: qq\nname: Qu\ndirection: ltr\nlocale: en\n")
    (folder / "law.yaml").write_text('"{n} years": "annos {n}"\n')
    language = load_languages(tmp_path)["qq"]  # type: ignore[index]
    assert language.say("{n} years", {"n": 4}) == "annos 4"
    assert language.say("{n} days", {"n": 4}) == "4 days"
