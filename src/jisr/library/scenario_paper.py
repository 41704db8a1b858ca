"""What the papers of a scenario say beside its play: rules of care, who is played live, memo to the bench, services.

Play never reads it; the print kit does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jisr.library.faults import Faults
from jisr.library.nodes import Node
from jisr.library.reading import document
from jisr.library.scenario_story import code_of
from jisr.vocabulary import CountryCode, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A service of a delegation, with the roles that belong to it."""

    id: str
    state: CountryCode
    name: Text
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperData:
    """The texts of the papers."""

    care: tuple[Text, ...] = ()
    live: frozenset[str] = frozenset()
    first_words: Mapping[str, Text] = field(default_factory=dict)
    memo: tuple[Text, ...] = ()
    forum: CountryCode | None = None
    organisations: tuple[Organisation, ...] = ()
    opening: Mapping[CountryCode, Text] = field(default_factory=dict)


def load_paper_data(data: Path, slug: str) -> PaperData:
    """The texts of a scenario's papers; a file that is not there says nothing. Raises `DataFaults`."""
    faults, folder = Faults(), data / "scenarios" / slug
    files = {
        name: document(folder / f"{name}.yaml", faults=faults)
        for name in ("behaviour", "subjects", "trial", "organisations", "roles", "scenario")
        if (folder / f"{name}.yaml").is_file()
    }
    faults.stop_if_any()
    behaviour, trial, head = files.get("behaviour"), files.get("trial"), files.get("scenario")
    found = PaperData(
        care=_texts(behaviour, "care"),
        live=frozenset(one.str("id") for one in _elements(files.get("subjects")) if one.optional_str("live") == "yes"),
        first_words=_first_words(behaviour),
        memo=_texts(trial, "bench-memo"),
        forum=code_of(trial.optional_str("forum")) if trial is not None else None,
        organisations=tuple(_organisations(files.get("organisations"), files.get("roles"))),
        opening={CountryCode(state): one.as_text() for state, one in _below(head, "starts-with")},
    )
    faults.stop_if_any()
    return found


def _texts(node: Node | None, key: str) -> tuple[Text, ...]:
    return () if node is None else tuple(one.as_text_or_str() for one in node.optional_list(key))


def _first_words(node: Node | None) -> Mapping[str, Text]:
    """What a person says at first that is not so, as the authors tell it."""
    people = [] if node is None else node.optional_list("characters")
    return {one.str("person"): one.optional_text("lies-text") for one in people if one.has("lies-text")}


def _organisations(node: Node | None, roles: Node | None) -> list[Organisation]:
    members: dict[str, list[str]] = {}
    for role in _elements(roles):
        members.setdefault(role.optional_str("organisation"), []).append(role.str("id"))
    return [
        Organisation(
            id=one.str("id"), state=CountryCode(one.optional_str("state")), name=one.text_or_str("name"),
            roles=tuple(members.get(one.str("id"), ())),
        )
        for one in _elements(node)
    ]  # fmt: skip


def _elements(node: Node | None) -> list[Node]:
    return [] if node is None or not node.is_list else node.elements()


def _below(node: Node | None, key: str) -> list[tuple[str, Node]]:
    return [] if node is None else list(node.optional_map(key).items())
