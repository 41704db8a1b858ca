"""A State of which the data knows the treaties alone stands in a request, and is no forum."""

from datetime import date
from pathlib import Path

import pytest

from jisr.cli.law import qualify as qualify_command
from jisr.law import Corpus, LawNotHeld, offences_of
from jisr.law.assess import assess
from jisr.law.request import Query
from jisr.library import Faults, load, read_corpus, read_folder
from jisr.vocabulary import CountryCode, Verdict

DATA = Path(__file__).parents[2] / "data"
FACTS = 'facts-on: "2022-02-03"\npersons: {a1: {role: accused}}\nstatements: [{id: s1, fact: act.recruit, by: a1}]\n'


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(DATA)


def query(requesting: str, requested: str) -> Query:
    return Query(
        requesting=CountryCode(requesting), requested=CountryCode(requested), on=date(2022, 3, 10), form="assistance",
        family="trafficking",
    )  # fmt: skip


def test_its_offences_cannot_be_asked(corpus: Corpus) -> None:
    assert not corpus.countries[CountryCode("ML")].law_held
    with pytest.raises(LawNotHeld):
        offences_of(corpus, home="ML")


def test_the_command_says_that_its_law_is_not_held(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS, encoding="utf-8")
    assert qualify_command([str(facts), "--state", "ML"]) == 2
    assert "The national law of ML is not held" in capsys.readouterr().err


def test_a_request_to_it_has_a_basis_and_leaves_open_what_hangs_on_its_law(corpus: Corpus) -> None:
    found = assess(corpus, query("NE", "ML"))
    both = {part.name: part for part in found.basis.parts}["tip-protocol"]
    assert {part.name: part.verdict for part in both.parts}["ML"] is Verdict.MET
    assert found.channel.verdict is not Verdict.UNMET
    assert found.language.verdict is Verdict.UNKNOWN
    assert assess(corpus, query("ML", "NE")).basis.verdict is not Verdict.UNMET


def test_a_folder_with_its_name_and_its_bonds_is_enough(tmp_path: Path) -> None:
    place = tmp_path / "countries" / "qq"
    place.mkdir(parents=True)
    (place / "country.yaml").write_text("code: QQ\nname: {en: Q}\nzone: UTC\n", encoding="utf-8")
    (place / "bound_by.yaml").write_text("[]\n", encoding="utf-8")
    faults = Faults()
    law = read_corpus(read_folder(tmp_path, faults=faults), faults=faults)
    assert not list(faults)
    assert not law.countries[CountryCode("QQ")].law_held


def test_half_a_national_law_is_a_fault(tmp_path: Path) -> None:
    place = tmp_path / "countries" / "qq"
    place.mkdir(parents=True)
    (place / "country.yaml").write_text("code: QQ\nname: {en: Q}\nzone: UTC\n", encoding="utf-8")
    (place / "bound_by.yaml").write_text("[]\n", encoding="utf-8")
    (place / "offences.yaml").write_text("[]\n", encoding="utf-8")
    faults = Faults()
    read_corpus(read_folder(tmp_path, faults=faults), faults=faults)
    assert "the file procedure.yaml is missing." in {fault.wrong for fault in faults}
