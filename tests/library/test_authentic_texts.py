"""Authentic texts that an installation adds are read strictly: what names no rule, no law or no language is a fault."""

import shutil
from pathlib import Path

import pytest

from jisr.library import DataFaults
from jisr.library.book import load_book
from jisr.library.checking import check_all
from jisr.vocabulary import RuleId

DATA = Path(__file__).parents[2] / "data"
RULE = RuleId("UNTOC/18/21/b")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data without scenarios."""
    root = tmp_path / "data"
    shutil.copytree(DATA, root, ignore=shutil.ignore_patterns("scenarios"))
    return root


def write(root: Path, name: str, text: str) -> None:
    path = root / "texts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_none_is_shipped() -> None:
    assert not (DATA / "texts").exists()
    assert not load_book(DATA).texts


def test_a_text_stands_beside_its_rule_with_its_source(data: Path) -> None:
    write(
        data, "fr/untoc.yaml", 'source: "Recueil des traités"\nUNTOC/18/21/b: "Si l’État partie requis estime que …"\n'
    )
    write(data, "es/untoc.yaml", 'UNTOC/18/21/b: "Cuando el Estado Parte requerido considere que …"\n')
    texts = {str(text.language): text for text in load_book(data).texts[RULE]}
    assert set(texts) == {"fr", "es"}
    assert texts["fr"].source == "Recueil des traités"


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("fr/untoc.yaml", 'UNTOC/18/21/x: "…"\n', "is no rule of this law"),
        ("fr/untoc.yaml", 'NE-ABR: "…"\n', "is no rule of this law"),
        ("fr/untoc.yaml", 'UNTOC/18/21/b: " "\n', "the text is empty"),
        ("fr/nowhere.yaml", 'UNTOC/18/21/b: "…"\n', "is named after no instrument and no State"),
        ("de/untoc.yaml", 'UNTOC/18/21/b: "…"\n', "is no language here or of this law"),
        ("untoc.yaml", 'UNTOC/18/21/b: "…"\n', "stands in no folder of a language"),
    ],
)
def test_what_is_not_known_is_a_fault(data: Path, name: str, text: str, wrong: str) -> None:
    write(data, name, text)
    with pytest.raises(DataFaults, match=wrong):
        load_book(data)


def test_a_check_tells_the_faults_of_texts(data: Path) -> None:
    write(data, "fr/ne.yaml", 'NE-NOTHING: "…"\n')
    assert [fault for fault in check_all(data).faults if "is no rule of this law" in str(fault)]
