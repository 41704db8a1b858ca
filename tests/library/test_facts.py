"""Facts from a file: a value names what its kind says, and every fault is told."""

from pathlib import Path

import pytest

from jisr.law.facts import FactKind, FactRole, ValueOf
from jisr.library import Faults, document, read_facts

ROLES = tuple(FactRole)
KINDS = {
    "entry.facilitated": FactKind("entry.facilitated", "entry", {}, {}, ROLES, ValueOf.STATE),
    "complicity.aided": FactKind("complicity.aided", "complicity", {}, {}, ROLES, ValueOf.FAMILY),
    "act.recruit": FactKind("act.recruit", "act", {}, {}, ROLES),
}


def told(tmp_path: Path, statement: str) -> list[str]:
    path = tmp_path / "facts.yaml"
    path.write_text(f'facts-on: "2022-02-03"\npersons: {{a1: {{role: accused}}}}\nstatements: [{statement}]\n')
    faults = Faults()
    node = document(path, faults=faults)
    assert node is not None
    read_facts(node, KINDS, families=("trafficking", "smuggling"))
    return [f"{fault.wrong} {fault.mend}" for fault in faults]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("{fact: complicity.aided, by: a1, value: trafficing}", "“trafficing” is no family of offences."),
        ("{fact: entry.facilitated, by: a1, value: Morocco}", "“Morocco” is no code of a State."),
    ],
)
def test_a_value_of_a_closed_kind_must_name_one(tmp_path: Path, statement: str, fault: str) -> None:
    assert any(fault in one for one in told(tmp_path, statement))


@pytest.mark.parametrize(
    "statement",
    [
        "{fact: complicity.aided, by: a1, value: trafficking}",
        "{fact: complicity.aided, by: a1}",
        "{fact: entry.facilitated, by: a1, value: AA}",
        "{fact: act.recruit, by: a1, value: at the market}",
    ],
)
def test_a_value_that_names_one_and_a_free_value_are_taken(tmp_path: Path, statement: str) -> None:
    assert told(tmp_path, statement) == []
