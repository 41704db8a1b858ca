"""The whole law from a data folder: every fault at once, every citation looked up, then one value.

`Corpus` is built from documents whose trees come from a verified cache, so a second load reads no YAML.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jisr.law.corpus import Corpus
from jisr.law.facts import FactKind
from jisr.law.offences import Offence
from jisr.law.rules import Rule
from jisr.law.states import Country, Instrument, Source
from jisr.library.citing import Citations, Cited
from jisr.library.conflicts import check_conflicts
from jisr.library.facts import read_kind
from jisr.library.faults import Faults, Place, one_of
from jisr.library.measures import MeasureReader, read_form
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.offences import OffenceReader
from jisr.library.reading import Folder, many_objects, read_folder
from jisr.library.rules import read_rules, read_sources
from jisr.library.states import StateReader, read_gate, read_instrument
from jisr.vocabulary import CountryCode

LAW_FOLDERS: Final = ("facts", "instruments", "countries", "measures", "forms")
COUNTRY_FILES: Final = (
    "country", "bound_by", "offences", "procedure", "authorities", "channels", "calendar", "sources", "cases",
)  # fmt: skip
TREATY_FILES: Final = ("country", "bound_by")  # a State known by its treaties alone has these, and no law of its own
NATIONAL_FILES: Final = ("offences", "procedure", "authorities", "channels", "calendar", "trial")
OPTIONAL_COUNTRY_FILES: Final = ("trial", "open-points", "institutions", "statistics", "steps")
INSTRUMENT_FILES: Final = ("instrument", "rules", "cases", "definitions", "scope")
COMMON_SOURCES: Final = "countries/sources.yaml"  # what every State's folder may cite beside its own sources


def load(root: Path) -> Corpus:
    """The law in a data folder. Raises `DataFaults` with every fault found."""
    faults = Faults(labels=label_languages(root))
    with many_objects():
        corpus = read_corpus(law_documents(root, faults=faults), faults=faults)
    faults.stop_if_any()
    return corpus


def law_documents(root: Path, *, faults: Faults) -> Folder:
    """The documents of the law: everything in the data folder but scenarios and languages."""
    return read_folder(root, faults=faults, keep=lambda name: name.split("/")[0] in LAW_FOLDERS)


def read_corpus(folder: Folder, *, faults: Faults) -> Corpus:
    """The law from documents; faults are noted, and a corpus with faults is not to be used."""
    reading = _Reading(folder, faults)
    reading.facts()
    for slug, files in reading.folders("instruments", INSTRUMENT_FILES):
        reading.instrument(slug, files)
    for name, files in reading.folders("countries", (*COUNTRY_FILES, *OPTIONAL_COUNTRY_FILES)):
        reading.country(CountryCode(name.upper()), files)
    measures = MeasureReader(reading.citations, kinds=tuple(reading.kinds), codes=reading.countries)
    found = {
        slug: measures.measure(files["measure"], slug=slug)
        for slug, files in reading.folders("measures", ("measure", "cases"))
        if "measure" in files
    }
    forms = {
        slug: read_form(files["form"], slug=slug, citations=reading.citations)
        for slug, files in reading.folders("forms", ("form", "cases"))
        if "form" in files
    }
    corpus = Corpus(
        digest=folder.digest,
        facts=reading.kinds,
        rules={rule.id: rule for rule in reading.rules},
        instruments=reading.instruments,
        countries=reading.countries,
        measures=found,
        forms=forms,
        offences={offence.id: offence for offence in reading.offences},
        elements={id_: offence.id for offence in reading.offences for id_ in offence.parts()},
    )
    reading.check(corpus)
    return corpus


@dataclass(slots=True)
class _Reading:
    """What one reading has found so far."""

    folder: Folder
    faults: Faults
    citations: Citations
    kinds: dict[str, FactKind]
    rules: list[Rule]
    offences: list[Offence]
    instruments: dict[str, Instrument]
    countries: dict[CountryCode, Country]
    sources: list[str]
    places: dict[str, Node]

    def __init__(self, folder: Folder, faults: Faults) -> None:
        self.folder, self.faults, self.citations = folder, faults, Citations()
        self.kinds, self.rules, self.offences, self.places = {}, [], [], {}
        self.instruments, self.countries, self.sources = {}, {}, []

    def folders(self, kind: str, allowed: tuple[str, ...]) -> list[tuple[str, dict[str, Node]]]:
        """The folders of a kind with their documents by name; a document that is not known is a fault."""
        found: dict[str, dict[str, Node]] = {}
        for name, node in self.folder.documents.items():
            parts = name.split("/")
            if parts[0] != kind or len(parts) < 3:
                continue
            word = parts[2].removesuffix(".yaml")
            if len(parts) > 3 or word not in allowed:
                node.fault("this file is not known here.", one_of(allowed))
            else:
                found.setdefault(parts[1], {})[word] = node
        return list(found.items())

    def facts(self) -> None:
        for name, node in self.folder.documents.items():
            if name.startswith("facts/"):
                for one in node.elements():
                    kind = read_kind(one)
                    self._once(f"fact kind {kind.id}", one)
                    self.kinds[kind.id] = kind

    def instrument(self, slug: str, files: Mapping[str, Node]) -> None:
        """One instrument's folder; a missing file is a fault, and the rest is read all the same. One of which no text
        was read has no rules."""
        self._report_missing(files, ("instrument", "cases"))
        rules = self._rules(files["rules"], slug) if "rules" in files else []
        if "instrument" not in files:
            return
        definitions = self._offences(files.get("definitions"))
        scope = files.get("scope")
        gates = () if scope is None else tuple(read_gate(one, self.citations) for one in scope.elements())
        self.instruments[slug] = read_instrument(
            files["instrument"], slug=slug, rules=rules, definitions=definitions, gates=gates, citations=self.citations
        )
        self._sources(slug, self.instruments[slug].sources)

    def country(self, code: CountryCode, files: Mapping[str, Node]) -> None:
        """One State's folder; what is there is read even when a file is missing, so that its faults are told."""
        common = self.folder.documents.get(COMMON_SOURCES)
        wanted = COUNTRY_FILES if any(name in files for name in NATIONAL_FILES) else TREATY_FILES
        sources = {} if common is None else dict(read_sources(common, self.citations))
        sources |= read_sources(files["sources"], self.citations) if "sources" in files else {}
        self._sources(code, sources)
        rules = self._rules(files["procedure"], code) if "procedure" in files else []
        offences = self._offences(files.get("offences"))
        self._report_missing(files, wanted)
        if all(name in files or name == "cases" for name in wanted):
            self.countries[code] = StateReader(code, self.citations).country(
                files, rules=rules, offences=offences, sources=sources
            )

    def check(self, corpus: Corpus) -> None:
        """Look up every citation, and every conflict of two rules."""
        self.citations.check(
            {
                Cited.RULE: corpus.rules,
                Cited.FACT: corpus.facts,
                Cited.INSTRUMENT: corpus.instruments,
                Cited.COUNTRY: corpus.countries,
                Cited.FORM: corpus.forms,
                Cited.SOURCE: self.sources,
            }
        )
        check_conflicts(corpus, self.faults)

    def _rules(self, node: Node, home: str) -> list[Rule]:
        nodes = node.elements()
        rules = read_rules(nodes, home=home, file=node.file, citations=self.citations)
        for rule, one in zip(rules, nodes, strict=True):
            self._once(f"rule {rule.id}", one)
        self.rules += rules
        return rules

    def _offences(self, node: Node | None) -> tuple[Offence, ...]:
        if node is None:
            return ()
        reader = OffenceReader(self.citations, tuple(self.kinds))
        found = []
        for one in node.elements():
            offence = reader.offence(one)
            self._once(f"offence {offence.id}", one)
            found.append(offence)
        self.offences += found
        return tuple(found)

    def _sources(self, home: str, sources: Mapping[str, Source]) -> None:
        self.sources += [f"{home}/{key}" for key in sources]

    def _once(self, name: str, node: Node) -> None:
        if name in self.places:
            values = {"word": name, "place": str(self.places[name].place)}
            node.fault("“{word}” stands twice; first in {place}.", "Keep one.", values=values)
        self.places.setdefault(name, node)

    def _report_missing(self, files: Mapping[str, Node], wanted: tuple[str, ...]) -> None:
        place = Place(next(iter(files.values())).file.rsplit("/", 1)[0], 1)
        for name in wanted:
            if name not in files:
                self.faults.add(
                    place=place,
                    key="",
                    wrong="the file {file} is missing.",
                    mend="Write it.",
                    values={"file": f"{name}.yaml"},
                )
