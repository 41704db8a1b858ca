"""No country, treaty or language is known to the engine by name: under other names the law answers the same.

The names of the copy stand in the reverse order of the true ones, so an answer may not hang on the alphabet either.
Lists that come in the order of the folders (the treaties asked for a basis, say) are compared without their order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from renaming import Renaming, in_any_order, renaming_of

from jisr.cli.spoken import Speaker, assessment_json, qualification_json
from jisr.law import Corpus, Facts, Qualified, qualify
from jisr.law.assess import assess
from jisr.law.request import Assessment
from jisr.library import Faults, Language, Node, document, read_corpus, read_facts, read_folder
from jisr.library.coverage import run_all_cases
from jisr.library.messages import read_languages
from jisr.library.requests import read_query
from jisr.vocabulary import LanguageTag

DATA = Path(__file__).parents[2] / "data"
COUNTRIES_AND_TREATIES = renaming_of(DATA, languages=False)
LANGUAGES_TOO = renaming_of(DATA)
HOMES = ("NE", "MA", "tip-protocol", "som-protocol", "untoc")

FACTS = """
facts-on: "2022-02-03"
procedure-on: "2024-02-01"
persons:
  a1: {role: accused, nationality: NE}
  a2: {role: accused, nationality: MA}
  v1: {role: victim, born: "2006-08-14", nationality: NE}
  v2: {role: migrant, nationality: NE}
statements:
  - {id: s01, fact: act.recruit, by: a1, "on": v1}
  - {id: s02, fact: act.transport, by: a1, "on": v2}
  - {id: s03, fact: act.harbour, by: a2, "on": v1}
  - {id: s04, fact: means.deception, by: a1, "on": v2, stance: contested}
  - {id: s05, fact: means.documents-retained, by: a2, "on": v1}
  - {id: s06, fact: purpose.forced-labour, "on": v1}
  - {id: s07, fact: test.will-removed, "on": v1}
  - {id: s08, fact: test.no-freedom-to-leave, "on": v1}
  - {id: s09, fact: test.dignity-offended, "on": v1}
  - {id: s10, fact: mind.intent, by: a2, "on": v1}
  - {id: s11, fact: mind.intent, by: a1}
  - {id: s12, fact: entry.facilitated, by: a1, "on": v2}
  - {id: s13, fact: entry.clandestine, by: a1, "on": v2}
  - {id: s14, fact: entry.person-not-national, "on": v2}
  - {id: s15, fact: benefit.material, by: a1}
  - {id: s16, fact: jurisdiction.element-on-territory, value: NE}
  - {id: s17, fact: jurisdiction.element-on-territory, value: MA}
  - {id: s18, fact: group.three-or-more}
  - {id: s19, fact: group.concert, stance: unknown}
  - {id: s20, fact: circumstance.two-or-more, by: a2, "on": v1}
  - {id: s21, fact: complicity.aided, by: a2, "on": v2}
  - {id: s22, fact: witness.threatened, by: a1, stance: contested}
  - {id: s23, fact: entry.own, by: v2}
"""

REQUEST = """
requesting: NE
requested: MA
"on": "2022-03-20"
form: assistance
family: trafficking
measure: phone-extraction
channel: diplomatic
urgent: "no"
languages: [fr]
nationality: MA
refusal: {grounds: [UNTOC/18/21/a, UNTOC/18/22], consulted: "no", reasons: "Fiscal matters"}
facts:
""" + "\n".join(f"  {line}" for line in FACTS.strip().splitlines())


@dataclass(frozen=True, slots=True)
class Law:
    """A data folder, loaded: the law, the languages, and what its own cases say of it."""

    corpus: Corpus
    languages: Mapping[LanguageTag, Language]
    cases: int
    faults: tuple[str, ...]

    def qualified(self, file: Path, *, home: str) -> Qualified:
        return qualify(self.corpus, self._facts(file), home=home)

    def assessed(self, file: Path) -> Assessment:
        faults = Faults()
        query = read_query(_node(file, faults), self.corpus)
        faults.stop_if_any()
        return assess(self.corpus, query)

    def speaker(self, tag: str) -> Speaker:
        return Speaker(self.corpus, self.languages[LanguageTag(tag)])

    def _facts(self, file: Path) -> Facts:
        faults = Faults()
        facts = read_facts(_node(file, faults), self.corpus.facts)
        faults.stop_if_any()
        return facts


@dataclass(frozen=True, slots=True)
class Pair:
    """The law under its true names and under the new ones, and the folder of the questions put to both."""

    renamed: Renaming
    true: Law
    other: Law
    folder: Path

    def ask(self, text: str) -> tuple[Path, Path]:
        """A file of a user, and the same file under the new names."""
        return _written(self.folder / "true.yaml", text), _written(self.folder / "other.yaml", self.renamed.text(text))


@pytest.fixture(scope="module")
def true() -> Law:
    return loaded(DATA)


@pytest.fixture(
    scope="module", params=[COUNTRIES_AND_TREATIES, LANGUAGES_TOO], ids=["countries, treaties", "and languages"]
)
def pair(request: pytest.FixtureRequest, true: Law, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    renamed: Renaming = request.param
    folder = tmp_path_factory.mktemp("renamed")
    renamed.copy(DATA, folder / "data")
    return Pair(renamed=renamed, true=true, other=loaded(folder / "data"), folder=folder)


def loaded(data: Path) -> Law:
    faults = Faults()
    folder = read_folder(data, faults=faults, keep=lambda name: not name.startswith("scenarios/"))
    corpus, languages = read_corpus(folder, faults=faults), read_languages(folder)
    assert not list(faults), "the law as it stands has faults: mend them first (./run check)"
    cases = len(run_all_cases(folder, corpus).cases)
    return Law(corpus, languages, cases, tuple(str(one).partition(": ")[2] for one in faults))


def _node(file: Path, faults: Faults) -> Node:
    node = document(file, faults=faults)
    assert node is not None
    return node


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_every_name_changes_and_can_be_changed_back() -> None:
    back = LANGUAGES_TOO.back()
    for path in DATA.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert back.text(LANGUAGES_TOO.text(text)) == text, path
    assert not set(LANGUAGES_TOO.codes) & set(LANGUAGES_TOO.codes.values())


def test_no_true_name_is_left_in_the_copy(pair: Pair) -> None:
    left = {*pair.renamed.codes, *pair.renamed.slugs, *pair.renamed.tags}
    law = pair.other.corpus
    assert not left & {*law.countries, *law.instruments, *pair.other.languages}
    assert len(law.countries) == len(pair.renamed.codes)
    assert not [rule for rule in law.rules if rule.startswith(tuple(f"{code}-" for code in pair.renamed.codes))]


def test_the_cases_of_every_folder_hold_under_other_names(pair: Pair) -> None:
    assert pair.other.cases == pair.true.cases
    assert sorted(pair.other.faults) == sorted(pair.renamed.text(one) for one in pair.true.faults)


@pytest.mark.parametrize("home", HOMES)
def test_facts_make_out_the_same_offences_under_other_names(pair: Pair, home: str) -> None:
    true, other = pair.ask(FACTS)
    told = [qualification_json(one) for one in pair.true.qualified(true, home=home).found]
    again = [qualification_json(one) for one in pair.other.qualified(other, home=pair.renamed.text(home)).found]
    assert told
    assert again == pair.renamed.of(told)


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_an_offence_is_told_in_the_same_words_under_other_names(pair: Pair, tag: str) -> None:
    true, other = pair.ask(FACTS)
    speaker, again = pair.true.speaker(tag), pair.other.speaker(pair.renamed.tags.get(tag, tag))
    told = [speaker.qualification(one) for one in pair.true.qualified(true, home="MA").touched()]
    assert told
    found = pair.other.qualified(other, home=pair.renamed.codes["MA"]).touched()
    assert [again.qualification(one) for one in found] == pair.renamed.of(told)


def test_a_request_is_assessed_the_same_under_other_names(pair: Pair) -> None:
    true, other = pair.ask(REQUEST)
    told, again = assessment_json(pair.true.assessed(true)), assessment_json(pair.other.assessed(other))
    assert in_any_order(again) == in_any_order(pair.renamed.of(told))
