"""Documents signed: who may sign what, whom they reach, and that citing an exhibit shows it to nobody."""

import pytest
from two_states import AICHA, BENCH, BRAHIM, COUNSEL, DALILA, Case, seat

from jisr.clerk import commands as c
from jisr.clerk.record import PaperKind
from jisr.dossier import Seat
from jisr.inquiry import ExhibitId, SubjectKind
from jisr.vocabulary import LanguageTag

REGISTRAR = seat("registrar", "registry")


def paper(
    kind: PaperKind = PaperKind.REPORT,
    *,
    to: tuple[str, ...] = (),
    exhibits: tuple[ExhibitId, ...] = (),
    text: str = "x",
) -> c.SignPaper:
    return c.SignPaper(kind=kind, title="T", text=text, language=LanguageTag("fr"), to=to, exhibits=exhibits)


@pytest.mark.parametrize(
    ("who", "kind", "may"),
    [
        (AICHA, PaperKind.INDICTMENT, True),
        (BRAHIM, PaperKind.INDICTMENT, False),
        (BRAHIM, PaperKind.REPORT, True),
        (BENCH, PaperKind.ORDER, True),
        (DALILA, PaperKind.ORDER, False),
        (DALILA, PaperKind.BRIEF, True),
        (COUNSEL, PaperKind.BRIEF, True),
        (REGISTRAR, PaperKind.ORDER, False),
        (REGISTRAR, PaperKind.INDICTMENT, False),
        (REGISTRAR, PaperKind.NOTE, True),
    ],
)
def test_each_office_signs_its_own_kinds_of_documents(who: Seat, kind: PaperKind, may: bool) -> None:
    case = Case()
    if may:
        assert case.do(who, paper(kind))[0].kind == "paper-signed"
    else:
        assert case.refused(who, paper(kind)) == ("power:kind",)


def test_a_document_reaches_those_to_whom_it_goes_in_the_words_signed() -> None:
    case = Case()
    case.do(BRAHIM, paper(to=("bench",), text="Two rooms.\n\n- one bed"))
    [held] = case.room.view(BENCH, now=case.now).papers.values()
    assert (held.text, held.office, held.kind) == ("Two rooms.\n\n- one bed", "investigation", PaperKind.REPORT)
    assert not case.room.view(DALILA, now=case.now).papers


def test_a_document_does_not_go_with_the_file_to_whom_it_was_not_addressed() -> None:
    case = Case()
    accused = case.subject(AICHA, "Ladi")
    case.do(AICHA, paper(PaperKind.NOTE, text="What we doubt."))
    case.do(AICHA, c.AssignCounsel(accused=accused, office="defence:1"))
    case.do(AICHA, c.BringCharges(accused=accused, offence="AA-PROFIT"))
    case.do(AICHA, c.ReferFile(charges=tuple(case.room.view(AICHA, now=case.now).inquiry.charges)))
    assert not case.room.view(DALILA, now=case.now).papers


def test_to_cite_an_exhibit_shows_it_to_nobody() -> None:
    case = Case()
    flat = case.subject(BRAHIM, "flat 9", SubjectKind.PLACE)
    search = case.measure(BRAHIM, c.TakeMeasure(measure="house-search", subject=flat, ground="continuing-offence"))
    exhibit = case.found(BRAHIM, search)
    case.do(BRAHIM, paper(to=("bench",), exhibits=(exhibit,)))
    view = case.room.view(BENCH, now=case.now)
    assert next(iter(view.papers.values())).exhibits == (exhibit,)
    assert not view.inquiry.exhibits


def test_every_fault_of_a_document_is_told_at_once() -> None:
    case = Case()
    empty = c.SignPaper(kind=PaperKind.NOTE, title=" ", text="", language=LanguageTag("fr"), to=("nowhere",),
                        exhibits=(ExhibitId("E-none"),))  # fmt: skip
    assert case.refused(AICHA, empty) == ("malformed:title", "malformed:text", "malformed:to", "impossible:exhibits")


def test_a_protected_name_is_covered_in_a_document_for_those_who_need_not_know_it() -> None:
    case = Case()
    person = case.subject(AICHA, "Rahila")
    case.measure(BRAHIM, c.TakeMeasure(measure="victim-hearing", subject=person))
    case.do(AICHA, c.TakeMeasure(measure="protection", subject=person, fields={"pseudonym": "V1"}))
    case.do(AICHA, c.Disclose(acts=tuple(case.room.view(AICHA, now=case.now).acts), to=("defence:1",), purpose="file"))
    case.do(AICHA, paper(to=("defence:1",), text="Rahila was heard."))
    view = case.room.view(DALILA, now=case.now)
    assert [one.text for one in view.papers.values()] == ["V1 was heard."]
    assert view.masked("Rahila said so") == "V1 said so"
    assert case.room.view(AICHA, now=case.now).masked("Rahila said so") == "Rahila said so"
