"""Where nobody needs to know a protected person's name, no form of it shows: whole, short, or in another language."""

import pytest

from jisr.clerk.masking import Mask, forms_of
from jisr.clerk.record import KnownAct
from jisr.cooperation import CooperationView
from jisr.cooperation.meetings import Meeting, MeetingId, MeetingState
from jisr.cooperation.state import Letter, Message, MessageId, MessageKind, Request, RequestId, RequestState, Step
from jisr.dossier import SubjectId
from jisr.inquiry import Descriptor, Exhibit, ExhibitId, Subject, SubjectKind
from jisr.inquiry.state import ChargeId, InquiryView
from jisr.protection.plain import plain
from jisr.trial import TrialView
from jisr.trial.state import (
    ChargeVerdict,
    ClaimDecision,
    ClaimId,
    Decision,
    ElementFinding,
    Hearing,
    HearingId,
    Judgment,
    Outcome,
    Plea,
    Proof,
    Ruling,
)
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag

EN, AR = LanguageTag("en"), LanguageTag("ar")
NE, MA = CountryCode("NE"), CountryCode("MA")
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


def test_nothing_that_crossed_between_the_states_names_the_person() -> None:
    person = Descriptor(kind=SubjectKind.PERSON, label="Rahila Dandoufa", keys={"phone": "+227 00"})
    letter = Letter(
        form="mutual-legal-assistance", measure="hear-witness", subjects=(person,), persons=(("victim", person),),
        facts="Rahila Dandoufa was heard.", purpose="To hear Rahila D.", questions=("Who paid Rahila?",),
        fields={"protection": "Rahila is not to be named"},
    )  # fmt: skip
    request = Request(
        id=RequestId("NE-1"), kind="mutual-legal-assistance", outgoing=True, from_state=NE, to_state=MA, letter=letter,
        state=RequestState.REFUSED, reasons="Rahila Dandoufa refuses.", answers=(("facts", "Rahila D. left."),),
        history=(Step(RequestState.SENT, CaseTime(1), note="postal"),),
    )  # fmt: skip
    message = Message(
        id=MessageId("M-1"), kind=MessageKind.POLICE, outgoing=False, from_state=NE, to_state=MA, at=CaseTime(1),
        text="Rahila is in Zinder.", asks="Where is Rahila Dandoufa?",
    )  # fmt: skip
    meeting = Meeting(
        id=MeetingId("T-1"), outgoing=True, from_state=NE, to_state=MA, state=MeetingState.HELD, history=(),
        agenda="The shelter of Rahila D.", minutes="Rahila Dandoufa stays.", points=("Rahila is heard once",),
    )  # fmt: skip
    known = CooperationView(
        requests={request.id: request}, messages={message.id: message}, meetings={meeting.id: meeting}
    )  # fmt: skip
    read = Mask(NAMES).over_cooperation(known)
    assert "Rahila" not in str(plain(read.requests)) + str(plain(read.messages)) + str(plain(read.meetings))
    assert read.requests[request.id].letter.subjects[0] == Descriptor(kind=SubjectKind.PERSON, label="V-1")
    assert read.requests[request.id].history == request.history


def test_nor_do_the_words_of_the_court() -> None:
    held = ElementFinding(element="X#act", finding=Proof.PROVEN, reasons="Rahila says so.")
    verdict = ChargeVerdict(
        charge=ChargeId("C-1"), verdict=Outcome.CONVICTED, elements=(held,), aggravations=(held,), reasons="Rahila D."
    )  # fmt: skip
    hearing = HearingId("H-1")
    judgment = Judgment(
        hearing=hearing, at=CaseTime(2), act="a", charges=(verdict,), reasons="Rahila Dandoufa was a victim.",
        claims=(ClaimDecision(claim=ClaimId("CL-1"), granted=True, reasons="Rahila suffered."),),
    )  # fmt: skip
    exhibit = ExhibitId("E-1")
    ruling = Ruling(exhibit, Decision.EXCLUDED, "Rahila had no interpreter.", (), CaseTime(1), "b")
    plea = Plea(kind="civil", by="victims-counsel", accused=None, at=CaseTime(1), act="c", text="Rahila asks for 1.")
    trial = TrialView(
        referred={}, motions={}, tendered={}, rulings={exhibit: ruling}, claims={}, judgments={hearing: judgment},
        hearings={hearing: Hearing(hearing, MA, "court", CaseTime(0), (), pleas=(plea,))},
    )  # fmt: skip
    read = Mask(NAMES).over_trial(trial)
    assert "Rahila" not in str(plain(read.rulings)) + str(plain(read.judgments)) + str(plain(read.hearings))
    assert read.rulings[exhibit].reasons == "V-1 had no interpreter."


def test_an_act_shows_its_words_masked_and_one_that_names_nobody_stays_the_same_object() -> None:
    said = KnownAct("1", "pleaded", CaseTime(0), CaseTime(0), "defence:1", "defence", "s", "holder", text="Rahila?")
    silent = KnownAct("2", "pleaded", CaseTime(0), CaseTime(0), "defence:1", "defence", "s", "holder", text="None.")
    read = Mask(NAMES).over_acts({"1": said, "2": silent})
    assert read["1"].text == "V-1?"
    assert read["2"] is silent
