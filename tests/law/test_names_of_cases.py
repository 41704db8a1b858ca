"""The name of a case is a sentence that a judge reads in each language of the data."""

from pathlib import Path

import pytest
import small_law

from jisr.library.checking import check_all
from jisr.library.coverage import load_coverage
from jisr.library.messages import label_languages

DATA = Path(__file__).parents[2] / "data"
BOUND = '- {{name: {name}, bound: {{instrument: treaty, state: AA, on: "2022-01-01"}}, expect: yes}}\n'
LANGUAGE = 'tag: {tag}\nname: "{tag}"\ndirection: ltr\nlocale: {tag}\norder: "{order}"\nlabels: required\n'
LANGUAGES = {
    f"languages/{tag}/language.yaml": LANGUAGE.format(tag=tag, order=order) for order, tag in enumerate(("en", "fr"))
}


def faults_of_the_case(root: Path, *, name: str, languages: bool) -> list[str]:
    more = LANGUAGES if languages else {}
    written = small_law.write(root, {"countries/aa/cases.yaml": BOUND.format(name=name)} | more)
    return [str(one) for one in check_all(written).faults if "cases.yaml" in str(one.place)]


def test_every_case_of_the_data_is_a_sentence_in_every_language() -> None:
    tags = set(label_languages(DATA))
    assert tags == {"en", "fr", "ar"}
    unsaid = [
        case.place for case in load_coverage(DATA).cases if {tag for tag, said in case.name.items() if said} < tags
    ]
    assert not unsaid


@pytest.mark.parametrize(
    ("name", "languages", "wrong"),
    [
        ('{en: "Bound", fr: "Lié"}', True, ""),
        ('{en: "Bound"}', True, "the text in “fr” is missing"),
        ('{en: "Bound"}', False, ""),
        ('"Bound"', False, "should be a text per language"),
    ],
)
def test_a_case_must_be_named_in_every_language_whose_labels_are_required(
    tmp_path: Path, name: str, languages: bool, wrong: str
) -> None:
    told = faults_of_the_case(tmp_path, name=name, languages=languages)
    assert len(told) == bool(wrong)
    assert all(wrong in one for one in told)
