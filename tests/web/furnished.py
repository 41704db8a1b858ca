"""A room in which there is something of everything that a page shows: a request, drafts, a meeting, a charge."""

import re
from collections.abc import Mapping
from html import unescape

from django.test import Client
from rooms_here import POLICE, PROSECUTOR

from jisr.clerk import Answer, Done
from jisr.clerk import commands as c
from jisr.cooperation import Letter
from jisr.dossier import SubjectId
from jisr.inquiry import Status, SubjectKind
from jisr.vocabulary import CountryCode, LanguageTag
from jisr.web.room.live import LiveRoom

ABROAD = CountryCode("NE")
OFFENCE = "MA-TIP-448-2"
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


def furnish(room: LiveRoom, *, police: Client, prosecutor: Client) -> None:
    """The prosecutor asks and charges, the police writes and asks inside; all in the State of the case."""
    accused, person = (known(room, label, state) for label, state in (("Hamidou", None), ("Commerçante", ABROAD)))
    letter = Letter(
        form="assistance", measure="witness-hearing", subjects=(), facts="Une mineure a été emmenée.",
        language=LanguageTag("fr"), translations=(LanguageTag("ar"),), offences=(OFFENCE,),
    )  # fmt: skip
    done(room.act(PROSECUTOR, c.SignRequest(to_state=ABROAD, letter=letter, subjects=(person,)), key="sign"))
    exhibits = tuple(room.view(PROSECUTOR).inquiry.exhibits)[:1]
    charge = c.BringCharges(accused=accused, offence=OFFENCE, exhibits={f"{OFFENCE}#act": exhibits})
    done(room.act(PROSECUTOR, charge, key="charge"))
    begins(prosecutor, "across/new/", {"to_state": ABROAD, "form": "assistance", "measure": "witness-hearing"})
    begins(police, "document/", {"seat": POLICE, "kind": "report", "title": "State of the search"})
    question = {"to": "instruction", "text": "When do we search?", "options": "Today\nTomorrow", "key": "k"}
    begins(police, "question/", question)
    meeting = {"to_state": ABROAD, "when": "Tuesday at ten", "place": "by video", "agenda": "Who tries whom"}
    page = prosecutor.post("/en/room/across/meeting/new/", {**meeting, "step": "confirm"}).content.decode()
    begins(prosecutor, "across/meeting/new/", {**meeting, **hidden(page), "step": "do"})


def known(room: LiveRoom, label: str, state: CountryCode | None) -> SubjectId:
    entered = c.EnterSubject(
        kind=SubjectKind.PERSON, label=label, state=state or CountryCode("MA"), status=Status.UNKNOWN
    )
    done(room.act(PROSECUTOR, entered, key=label))
    return next(id for id, one in room.view(PROSECUTOR).inquiry.subjects.items() if one.label == label)


def done(answer: Answer) -> None:
    assert isinstance(answer, Done), answer


def begins(client: Client, way: str, form: Mapping[str, str]) -> None:
    answer = client.post(f"/en/room/{way}", form)
    assert answer.status_code == 302, answer.content.decode()


def hidden(page: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in HIDDEN.findall(page)}
