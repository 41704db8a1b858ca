"""The order of concerns of each kind of role: people first, then what perishes, then proof, then the other State."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from jisr.clerk.commands import Command, Consult, HandOver, SignRequest, Translate
from jisr.cooperation.state import MessageKind
from jisr.inquiry.state import Exhibit, Status, SubjectKind
from jisr.law.measures import MeasureEffect, RoleKind
from jisr.stage.players import answering, asking, caring, charging, court, custody, investigating, sharing, standing
from jisr.stage.players.craft import take
from jisr.stage.players.desk import Desk
from jisr.vocabulary import MINUTES_A_DAY

Concern: TypeAlias = Callable[[Desk], Iterator[Command]]
DENUNCIATION = "denunciation"
DOCUMENTED = 14 * MINUTES_A_DAY
INTERPRETER = "sworn interpreter of the registry"


def open_inquiry(desk: Desk) -> Iterator[Command]:
    """Seise the judge once the file speaks of an offence: exhibits, and a person suspected or held."""
    if "instruction" not in desk.view.offices or sharing.seised(desk) or len(desk.view.inquiry.exhibits) < 3:
        return
    said = standing.said_of(desk)
    weighty = [s for s in desk.home if s.kind is SubjectKind.PERSON and (e := said.get(s.id)) and e.did >= 2]
    for person in weighty:
        for measure in desk.with_effect(MeasureEffect.OPEN_INQUIRY):
            if person.kind.value in {kind.value for kind in measure.on} and (command := take(desk, measure, person)):
                yield command


def tell_everybody_rights(desk: Desk) -> Iterator[Command]:
    """Whoever is heard or held is first told the rights in a language understood."""
    for person in desk.persons(frozenset(Status)):
        if desk.taken_on(person.id) and not desk.view.care.care(person.id).rights_told:
            for measure in desk.with_effect(MeasureEffect.TELL_RIGHTS):
                if (measure.slug, person.id) not in desk.taken and (command := take(desk, measure, person)):
                    yield command


def recognise_codes(desk: Desk) -> Iterator[Command]:
    """The own code coming back from the other State names a person the file knows."""
    yield from standing.recognise(desk)


def translate(desk: Desk) -> Iterator[Command]:
    """File translations of what the own court cannot read."""
    country = desk.view.corpus.countries[desk.view.party]
    for exhibit in desk.view.inquiry.exhibits.values():
        if not exhibit.language or {exhibit.language, *exhibit.translations} & set(country.languages):
            continue
        if exhibit.statements and not desk.chance.slips("translate", exhibit.id, weight=0.5):
            yield Translate(exhibit=exhibit.id, language=country.languages[0], interpreter=INTERPRETER)


def hand_to_laboratory(desk: Desk) -> Iterator[Command]:
    """What the laboratory is to examine, and what it compares with, goes there under seal against signature."""
    laboratory = "laboratory"
    if laboratory not in desk.view.offices:
        return
    ordered = {
        order.subject: order.measure for order in desk.view.inquiry.orders.values() if order.to_office == laboratory
    }
    kinds = {
        kind
        for slug in ordered.values()
        for kind in desk.view.corpus.measures[slug].may_show
        if not kind.endswith(".*")
    }
    for exhibit in desk.view.inquiry.exhibits.values():
        holder = exhibit.custody[-1].holder if exhibit.custody else ""
        if holder != desk.view.office or exhibit.came_by.startswith("information:"):
            continue
        if _concerns(exhibit, set(ordered), kinds):
            yield HandOver(exhibit=exhibit.id, to=laboratory)


def _concerns(exhibit: Exhibit, subjects: set[str], kinds: set[str]) -> bool:
    physical = not exhibit.measure.endswith(("hearing", "interview"))
    return physical and bool(
        {*exhibit.leads, exhibit.subject} & subjects or {s.fact for s in exhibit.statements} & kinds
    )


def pass_on(desk: Desk) -> Iterator[Command]:
    """What came from abroad goes from the desk to the office that asked, against signature."""
    for one in desk.view.cooperation.requests.values():
        for name in one.exhibits if one.outgoing and one.office in desk.view.offices else ():
            exhibit = desk.view.inquiry.exhibits.get(name)
            if exhibit is not None and exhibit.custody and exhibit.custody[-1].holder == desk.view.office != one.office:
                yield HandOver(exhibit=name, to=one.office)


def denounce(desk: Desk) -> Iterator[Command]:
    """A suspect who is with his own State cannot be had from there: it is asked to try him, with the file, once the
    inquiry has had two weeks to fill it."""
    form = desk.view.corpus.forms.get(DENUNCIATION)
    if desk.seised is None or desk.view.hour - desk.seised < DOCUMENTED:
        return
    for state in desk.view.others if form is not None else ():
        done = {
            s
            for r in desk.view.cooperation.requests.values()
            if r.outgoing and r.kind == DENUNCIATION
            for s in r.subjects
        }
        for person in asking.suspects_abroad(desk, state):
            if person.id in done or desk.chance.slips("denounce", person.id, weight=0.5):
                continue
            letter = asking.complaint_of(desk, person, state, form=DENUNCIATION)
            yield SignRequest(to_state=state, letter=letter, subjects=(person.id,))


def consult(desk: Desk) -> Iterator[Command]:
    """Where both States act on the same facts they say who tries whom (UNTOC/15/5)."""
    seen = {m.from_state for m in desk.view.cooperation.messages.values() if not m.outgoing}
    for state in desk.view.others:
        if state in seen and desk.view.inquiry.charges and not desk.chance.slips("consult", state, weight=0.5):
            text = "Who tries whom, the evidence, the victims, and that nobody is tried twice."
            yield Consult(to_state=state, topic="concurrent-proceedings", text=text)


def hear_again(desk: Desk) -> Iterator[Command]:
    """A suspect who begins to open up is heard again, with counsel, not before two weeks."""
    yield from investigating.hear_again(desk)


def when_seised(concern: Concern) -> Concern:
    """A judge acts on the facts only once seised of them."""

    def seised(desk: Desk) -> Iterator[Command]:
        if sharing.seised(desk):
            yield from concern(desk)

    return seised


def share_with_judge(desk: Desk) -> Iterator[Command]:
    """The judge seised of the facts gets the file."""
    if sharing.seised(desk):
        yield from sharing.share_file(desk, "instruction")


def share_with_prosecution(desk: Desk) -> Iterator[Command]:
    """The prosecution gets the file."""
    yield from sharing.share_file(desk, "investigation")


POLICIES: Mapping[RoleKind, tuple[Concern, ...]] = {
    RoleKind.JUDICIAL_POLICE: (
        recognise_codes,
        caring.receive,
        investigating.first_questions,
        custody.release_cleared,
        standing.classify,
        custody.arrest,
        tell_everybody_rights,
        hand_to_laboratory,
        investigating.inquire,
        answering.execute,
        partial(asking.inform, kind=MessageKind.POLICE),
        share_with_judge,
    ),
    RoleKind.PROSECUTOR: (
        standing.classify,
        custody.release_cleared,
        custody.decide_custody,
        open_inquiry,
        investigating.preserve,
        investigating.order,
        charging.name_counsel,
        caring.receive,
        caring.protect,
        partial(asking.inform, kind=MessageKind.SPONTANEOUS),
        denounce,
        answering.execute,
        translate,
        charging.clear_excused,
        charging.charge,
        consult,
        charging.refer,
        court.tender,
        partial(court.plead, kind="prosecution"),
        share_with_judge,
    ),
    RoleKind.INVESTIGATING_JUDGE: (
        recognise_codes,
        when_seised(custody.decide_custody),
        when_seised(custody.appear),
        when_seised(custody.decide_detention),
        when_seised(custody.release_cleared),
        when_seised(investigating.order),
        when_seised(asking.request),
        answering.clarify,
        answering.execute,
        when_seised(caring.protect),
        when_seised(investigating.inquire),
        when_seised(hear_again),
        when_seised(hand_to_laboratory),
        when_seised(translate),
        share_with_prosecution,
    ),
    RoleKind.CENTRAL_AUTHORITY: (
        answering.receive,
        asking.send,
        answering.copy_formally,
        answering.clarify,
        pass_on,
        answering.give_back,
    ),
    RoleKind.VICTIM_CARE: (caring.receive, caring.accompany, share_with_prosecution),
    RoleKind.LABORATORY: (investigating.inquire, share_with_judge, share_with_prosecution),
    RoleKind.TRIAL_JUDGE: (court.open_hearing, court.rule, court.judge),
    RoleKind.DEFENCE: (
        court.move_form,
        partial(court.plead, kind="defence"),
        partial(court.plead, kind="last-word"),
    ),
    RoleKind.VICTIMS_COUNSEL: (court.protect_children, court.claim, partial(court.plead, kind="civil")),
}
