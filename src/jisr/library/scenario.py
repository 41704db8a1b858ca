"""A scenario from its folder: every file read, every reference looked up, every fault at once; then one value.

The loader knows the form of the files. What is true in the story and what the law makes of it is not its business.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from jisr.exercise.scenario import Scenario, Step
from jisr.library.faults import Faults, Place, nearest
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.reading import Folder, read_folder
from jisr.library.scenario_events import read_behaviour, read_inject, read_milestone, read_move
from jisr.library.scenario_plan import read_charge, read_cut, read_exchange, read_hearing, read_role, read_timetable
from jisr.library.scenario_references import check_references
from jisr.library.scenario_review import (
    read_conclusion,
    read_criterion,
    read_exercise_rule,
    read_gate,
    read_herring,
    read_loss,
    read_necessity,
    read_objective,
    read_step,
)
from jisr.library.scenario_story import read_element, read_figure, read_source, read_truth
from jisr.vocabulary import CountryCode

T = TypeVar("T")
FOLDER = "scenarios"


def scenario_names(data: Path) -> tuple[str, ...]:
    """The scenarios of a data folder."""
    root = data / FOLDER
    found = [] if not root.is_dir() else [one.name for one in root.iterdir() if (one / "scenario.yaml").is_file()]
    return tuple(sorted(found))


def load_scenario(data: Path, slug: str) -> Scenario:
    """A scenario by its folder. Raises `DataFaults` with every fault found."""
    faults = Faults(labels=label_languages(data))
    if slug not in scenario_names(data):
        known = nearest(slug, scenario_names(data))
        faults.add(place=Place(str(data / FOLDER), 1), key=slug, wrong="there is no such scenario.", mend=known)
        faults.stop_if_any()
    folder = read_folder(data / FOLDER / slug, faults=faults)
    scenario = read_scenario(folder, faults=faults)
    faults.stop_if_any()
    return scenario


def read_scenario(folder: Folder, *, faults: Faults) -> Scenario:
    """The scenario from documents; faults are noted, and a scenario with faults is not to be used."""
    files = {Path(name).stem: node for name, node in folder.documents.items()}
    head = files.get("scenario")
    if head is None:
        faults.add(
            place=Place(str(folder.root), 1), key="scenario.yaml", wrong="the file is missing.", mend="Write it."
        )
        faults.stop_if_any()
        raise AssertionError("a missing file is a fault")
    start = head.time("start")
    hearings = [head.map("hearing"), *head.optional_list("other-hearings")]
    entries = _Entries(files)
    sources = {one.id: one for one in entries.read("sources", lambda node: read_source(node, start=start))}
    injects, exchanges = tuple(entries.read("injects", read_inject)), tuple(entries.read("exchanges", read_exchange))
    behaviour = files.get("behaviour")
    scenario = Scenario(
        slug=head.str("slug"),
        version=head.str("version"),
        title=head.label("title"),
        summary=head.text_or_str("summary"),
        states=tuple(map(CountryCode, head.strings("states"))),
        start=start,
        end=head.time("end"),
        languages={CountryCode(code): tongue for code, tongue in head.string_map("languages").items()},
        spoken=head.strings("spoken"),
        hearings=tuple(read_hearing(one) for one in hearings),
        timetables=tuple(entries.read("timetables", read_timetable)),
        cuts=tuple(read_cut(name, one) for name, one in (files["cuts"].items() if "cuts" in files else ())),
        roles=tuple(entries.read("roles", read_role)),
        figures={one.id: one for one in entries.read("subjects", read_figure)},
        truths={one.id: one for one in entries.read("facts", read_truth)},
        sources=sources,
        behaviours={one.person: one for one in entries.below(behaviour, "characters", read_behaviour)},
        moves=tuple(entries.below(behaviour, "moves", read_move)),
        exchanges=exchanges,
        milestones=tuple(entries.read("milestones", read_milestone)),
        injects=injects,
        gates=tuple(entries.read("gates", read_gate)),
        elements={one.id: one for one in entries.read("elements", read_element)},
        charges=tuple(entries.read("charges", read_charge)),
        criteria=tuple(entries.read("evaluation", read_criterion)),
        conclusions=tuple(entries.read("conclusions", read_conclusion)),
        necessities=tuple(entries.read("necessary", read_necessity)),
        herrings=tuple(entries.read("herrings", read_herring)),
        objectives=tuple(entries.read("objectives", read_objective)),
        losses=tuple(entries.read("losses", read_loss)),
        steps=tuple(entries.model()),
        rules=tuple(entries.read("rules", read_exercise_rule)),
        busy=_busy(files.get("idle")),
        rest=0 if behaviour is None else behaviour.minutes("rest-after-scene", 0),
        all_sources=sources,
        all_injects=injects,
        all_exchanges=exchanges,
        timetable=head.optional_str("default-timetable"),
    )
    check_references(scenario, files)
    return scenario


def _busy(node: Node | None) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Who decides what in which segment."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    if node is None:
        return found
    for one in node.elements() if node.is_list else ():
        segments = one.optional_map("segments")
        for segment, _ in segments.items():
            found[(one.str("role"), segment)] = segments.strings(segment)
    return found


class _Entries:
    """The entries of the files of a folder."""

    def __init__(self, files: Mapping[str, Node]) -> None:
        self._files = files

    def read(self, name: str, reader: Callable[[Node], T]) -> Iterable[T]:
        """The entries of a file that is a list; a file that is not there has none."""
        node = self._files.get(name)
        return [] if node is None else [reader(one) for one in node.elements()]

    def below(self, node: Node | None, key: str, reader: Callable[[Node], T]) -> Iterable[T]:
        """The entries of a list under a key."""
        return [] if node is None else [reader(one) for one in node.optional_list(key)]

    def model(self) -> Iterable[Step]:
        """The steps of the model play, which proofs read and play never does."""
        node = self._files.get("playthroughs")
        if node is None:
            return []
        if node.is_list:
            return [read_step(one) for one in node.elements()]
        return [read_step(one) for one in node.optional_map("good").optional_list("steps")]
