"""Where nobody needs to know a protected person's name, no form of it shows: whole, short, or in another language."""

import pytest

from jisr.clerk.reading_room import Mask, forms_of
from jisr.dossier import SubjectId
from jisr.inquiry import Exhibit, ExhibitId, Subject, SubjectKind
from jisr.inquiry.state import InquiryView
from jisr.vocabulary import CountryCode, LanguageTag

EN, AR = LanguageTag("en"), LanguageTag("ar")
NAMES = {form: "V-1" for name in ("Rahila Dandoufa", "راحيلا داندوفا") for form in forms_of(name)}


def file(
    *, subjects: dict[SubjectId, Subject] | None = None, exhibits: dict[ExhibitId, Exhibit] | None = None
) -> InquiryView:
    return InquiryView(
        case="X", subjects=subjects or {}, exhibits=exhibits or {}, measures={}, orders={}, held={}, charges={},
        counsel={}, reactions=(),
    )  # fmt: skip


def shown(text: str, tag: LanguageTag = EN) -> str:
    paper = Exhibit(id=ExhibitId("E-1"), title={}, kind="report", origin_state=CountryCode("MA"), text={tag: text})
    return Mask(NAMES).over(file(exhibits={paper.id: paper})).exhibits[paper.id].text[tag]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Rahila Dandoufa was heard.", "V-1 was heard."),
        ("Rahila D. and her sister", "V-1 and her sister"),
        ("they called Rahila.", "they called V-1."),
        ("the street Rahilatou", "the street Rahilatou"),
    ],
)
def test_no_form_of_the_name_stands_in_a_text(text: str, masked: str) -> None:
    assert shown(text) == masked


@pytest.mark.parametrize("text", ["راحيلا داندوفا", "ولراحيلا شقيقة", "استمع إلى راحيلا د. بحضور ترجمان"])
def test_nor_in_another_script_with_small_words_written_onto_it(text: str) -> None:
    assert "راحيلا" not in shown(text, AR)
    assert "V-1" in shown(text, AR)


def test_the_subject_itself_shows_its_pseudonym_alone() -> None:
    person = Subject(
        id=SubjectId("S-1"), kind=SubjectKind.PERSON, label="Rahila Dandoufa", names={"ar": "راحيلا داندوفا"},
        keys={"name": "Rahila Dandoufa"}, born="1998", nationality="NE",
    )  # fmt: skip
    one = Mask(NAMES).over(file(subjects={person.id: person})).subjects[person.id]
    assert (one.label, dict(one.names), dict(one.keys), one.born, one.nationality) == ("V-1", {}, {}, "", "")


def test_a_thing_that_is_called_after_the_person_shows_the_pseudonym_in_every_language() -> None:
    phone = Subject(
        id=SubjectId("S-2"), kind=SubjectKind.PHONE, label="Telephone of Rahila Dandoufa",
        names={"fr": "Téléphone de Rahila D.", "ar": "هاتف راحيلا داندوفا"},
        keys={"holder": "Rahila", "phone": "+212 00"},
    )  # fmt: skip
    one = Mask(NAMES).over(file(subjects={phone.id: phone})).subjects[phone.id]
    assert one.label == "Telephone of V-1"
    assert dict(one.names) == {"fr": "Téléphone de V-1", "ar": "هاتف V-1"}
    assert dict(one.keys) == {"holder": "V-1", "phone": "+212 00"}


def test_a_thing_that_names_nobody_protected_stays_as_it_is() -> None:
    flat = Subject(id=SubjectId("S-3"), kind=SubjectKind.PLACE, label="Flat 9", names={"fr": "Appartement 9"})
    assert Mask(NAMES).over(file(subjects={flat.id: flat})).subjects[flat.id] is flat
