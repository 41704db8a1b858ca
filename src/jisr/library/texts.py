"""Authentic texts that an installation adds: `texts/<language>/<home>.yaml`, each rule's id with the words of the law.

`home` is the slug of an instrument or the code of a State in small letters. None is shipped; where a text is, it stands
beside the paraphrase. `source` may say whence the texts of a file were taken. Form: data/README.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from jisr.law.corpus import Corpus
from jisr.library.faults import nearest, one_of
from jisr.library.nodes import Node
from jisr.library.reading import Folder
from jisr.vocabulary import CountryCode, LanguageTag, RuleId

FOLDER: Final = "texts"
SOURCE: Final = "source"


@dataclass(frozen=True, slots=True)
class Authentic:
    """The words of the law in one language, and whence they were taken, "" when the file does not say."""

    language: LanguageTag
    text: str
    source: str = ""


def read_texts(folder: Folder, corpus: Corpus) -> Mapping[RuleId, tuple[Authentic, ...]]:
    """The authentic texts among documents; a language, home or rule that is not known is a fault."""
    found: dict[RuleId, list[Authentic]] = {}
    interface = tuple(str(path.parent.name) for path in (folder.root / "languages").glob("[!_.]*/language.yaml"))
    for name, node in folder.documents.items():
        way = PurePosixPath(name).parts
        if way[0] == FOLDER:
            for rule, text in _file(node, way, interface, corpus):
                found.setdefault(rule, []).append(text)
    return {rule: tuple(texts) for rule, texts in found.items()}


def _file(
    node: Node, way: tuple[str, ...], interface: tuple[str, ...], corpus: Corpus
) -> list[tuple[RuleId, Authentic]]:
    if len(way) != 3:
        where = {"where": f"{FOLDER}/<language>/<home>.yaml"}
        node.fault("stands in no folder of a language.", "Put it into {where}.", values=where)
        return []
    tag, home = way[1], _home(way[2].removesuffix(".yaml"), corpus)
    if home is None:
        homes = (*corpus.instruments, *(code.lower() for code in corpus.countries))
        wrong = "“{word}” is named after no instrument and no State."
        node.fault(wrong, nearest(way[2], homes), values={"word": way[2]})
        return []
    if tag not in (languages := {*interface, *_languages(home, corpus)}):
        values = {"tag": tag}
        node.fault("“{tag}” is no language here or of this law.", one_of(sorted(languages)), values=values)
    source = node.optional_str(SOURCE)
    known = [str(rule.id) for rule in corpus.rules_for(home=home)]
    texts = []
    for key, said in node.items():
        if key == SOURCE:
            continue
        if key not in known:
            said.fault("“{word}” is no rule of this law.", nearest(key, known), values={"word": key})
        if text := said.value().strip():
            texts.append((RuleId(key), Authentic(LanguageTag(tag), text, source)))
        else:
            said.fault("the text is empty.", "Write the words of the law or remove the line.")
    return texts


def _home(word: str, corpus: Corpus) -> str | None:
    if word in corpus.instruments:
        return word
    return code if (code := CountryCode(word.upper())) in corpus.countries and word == word.lower() else None


def _languages(home: str, corpus: Corpus) -> tuple[LanguageTag, ...]:
    country = corpus.countries.get(CountryCode(home))
    return corpus.instruments[home].languages if country is None else country.languages


__all__ = ["FOLDER", "Authentic", "read_texts"]
