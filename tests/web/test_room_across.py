"""What goes between the States, played through the pages by both delegations: letters, answers, results, walls."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from rooms_here import Hand, book, browser, come_in, room_at

from jisr.clerk import commands as c
from jisr.cooperation import Request, RequestId, RequestState
from jisr.inquiry import Status, SubjectKind
from jisr.press.beside import MEETING
from jisr.store import desk_rows as rows
from jisr.vocabulary import CountryCode, LanguageTag
from jisr.web.room import rooms as registry
from jisr.web.room.across.deeds import DEEDS
from jisr.web.room.across.law import POLICY
from jisr.web.room.across.letter import HEADINGS
from jisr.web.room.across.meeting import MATTERS
from jisr.web.room.across.named import INFORMATION, LIMITS, STEPS
from jisr.web.room.across.questions import TOPICS, USE_LIMITS
from jisr.web.room.live import LiveRoom
from jisr.web.room.sealing import GRACE

ASKS, ASKED = "r-ne-proc", "r-ma-pg"
SENDS, ANSWERS = "r-ne-ca", "r-ma-ca"
DEFENCE, POLICE, OFFICER = "r-ma-def:1", "r-ma-opj", "r-ne-opj"
BASE = "/en/room/across/"
ABROAD = CountryCode("MA")


@pytest.fixture
def wall() -> Hand:
    return Hand()


@pytest.fixture
def room(tmp_path: Path, wall: Hand, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", wall) as here:
        yield here


class Hands:
    """The people of both delegations at their browsers; everybody is there before the clock starts."""

    def __init__(self, room: LiveRoom, *seats: str) -> None:
        self.room = room
        self.at = {seat: come_in(browser(), room, seat) for seat in seats}
        room.start()
        room.jump()

    def get(self, seat: str, way: str = "") -> str:
        return unescape(self.at[seat].get(BASE + way).content.decode())

    def post(self, seat: str, way: str, form: Mapping[str, object]) -> tuple[int, str]:
        answer = self.at[seat].post(BASE + way, form)
        return answer.status_code, unescape(answer.content.decode())

    def confirmed(self, seat: str, way: str, form: Mapping[str, object]) -> dict[str, object]:
        """The form with the hidden fields of the page on which one confirms."""
        status, page = self.post(seat, way, {**form, "step": "confirm"})
        assert status == 200, page
        return {**form, **hidden(page)}

    def do(self, seat: str, way: str, form: Mapping[str, object] | None = None, step: str = "do") -> str:
        """The whole of one act: asked, confirmed, done; the address to which the answer leads."""
        whole = {**self.confirmed(seat, way, form or {}), "step": step}
        answer = self.at[seat].post(BASE + way, whole)
        assert answer.status_code == 302, unescape(answer.content.decode())
        return answer.headers["Location"]

    def wait(self) -> None:
        """Two days pass: what is under way arrives."""
        self.room.jump()
        self.room.jump()

    def half(self, seat: str, name: str) -> Request:
        return self.room.view(seat).cooperation.requests[RequestId(name)]


def a_minute_later(wall: Hand) -> None:
    """What waits is sealed."""
    wall.now += GRACE
    registry._rooms[0].tick()


def desk_of(hands: Hands, seat: str) -> str:
    return unescape(hands.at[seat].get("/en/room/desk/").content.decode())


def hidden(page: str) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page):
        found.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def witness(room: LiveRoom, label: str = "A shopkeeper of the quarter") -> str:
    """A person in the other State, known to the prosecutor."""
    answer = room.act(
        ASKS, c.EnterSubject(kind=SubjectKind.PERSON, label=label, state=ABROAD, status=Status.UNKNOWN), key=label
    )
    known = room.view(ASKS).inquiry.subjects
    assert answer is not None
    return next(str(id) for id, one in known.items() if one.label == label)


def begun(hands: Hands, seat: str = ASKS) -> tuple[str, dict[str, object]]:
    """A draft that was just begun: its way, and its fields as the page has them."""
    form = {"to_state": "MA", "form": "assistance", "measure": "witness-hearing"}
    answer = hands.at[seat].post(BASE + "new/", form)
    assert answer.status_code == 302
    way = answer.headers["Location"].removeprefix(BASE)
    return way, {**hidden(hands.get(seat, way)), "measure": "witness-hearing"}


def letter(subject: str, **more: object) -> dict[str, object]:
    return {
        "subjects": subject, "authority": "Prosecutor, Zinder", "proceeding": "Inquiry into trafficking in persons",
        "facts": "A girl was taken from the one State to the other.", "purpose": "Proof of the means used",
        "offences": "NE-TIP-BASE", "language": "fr", "translations": "ar", "channel": "diplomatic", **more,
    }  # fmt: skip


def signed(hands: Hands, **more: object) -> str:
    """A request signed through the pages: its name."""
    way, fields = begun(hands)
    where = hands.do(ASKS, way, {**fields, **letter(witness(hands.room), **more)}, step="sign")
    found = re.search(r"request/([\w-]+)/", where)
    assert found is not None
    return found.group(1)


def sent(hands: Hands, **more: object) -> str:
    name = signed(hands, **more)
    hands.do(SENDS, f"request/{name}/send/", {"channel": "diplomatic"})
    hands.wait()
    return name


def test_a_request_lives_its_whole_life_through_the_pages(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS, ASKED, ANSWERS, POLICE)
    name = signed(hands)
    assert f'href="/en/room/across/request/{name}/"' in desk_of(hands, SENDS)
    assert "Send the request" in hands.get(SENDS, f"request/{name}/")
    hands.do(SENDS, f"request/{name}/send/", {"channel": "diplomatic"})
    hands.wait()
    page = hands.get(ANSWERS, f"request/{name}/")
    assert "A girl was taken from the one State to the other." in page
    assert "Missing in the request" in page  # the receiver always reads the check
    hands.do(ANSWERS, f"request/{name}/acknowledge/")
    hands.do(ANSWERS, f"request/{name}/ask/", {"points": ["offences", "law-texts"], "more": "Which hours?"})
    hands.wait()
    asked = hands.get(SENDS, f"request/{name}/clarify/")
    assert "Which hours?" in asked
    hands.do(SENDS, f"request/{name}/clarify/", {"answer-0": "Trafficking in persons", "answer-2": "In the evening"})
    hands.wait()
    assert hands.half(ANSWERS, name).state is RequestState.CLARIFIED
    assert ("Which hours?", "In the evening") in hands.half(ANSWERS, name).answers
    hands.do(ANSWERS, f"request/{name}/accept/", {"assign_to": "investigation", "conditions": "In presence of counsel"})
    work = hands.get(POLICE, f"request/{name}/")
    link = re.search(r'href="(/en/room/measure/\?[^"]+request=[^"]+)"', work)
    assert link is not None
    measure = hands.at[POLICE].get(unescape(link.group(1)))
    assert b" selected>" in measure.content
    hands.do(POLICE, f"request/{name}/execute/", {"report": "The person was heard; a record was made."})
    hands.do(ANSWERS, f"request/{name}/return/", {"use_limits": "Objects are given back", "more_limits": "This court"})
    for _ in range(20):
        hands.wait()
        if hands.half(SENDS, name).state is RequestState.RETURNED:
            break
    back = hands.get(SENDS, f"request/{name}/")
    assert "Objects are given back" in back
    assert "This court" in back
    hands.do(SENDS, f"request/{name}/close/", {"note": "Read."})
    hands.do(ANSWERS, f"request/{name}/close/")
    ours = [step.state.value for step in hands.half(SENDS, name).history]
    theirs = [step.state.value for step in hands.half(ANSWERS, name).history]
    assert ours == [
        "signed",
        "sent",
        "acknowledged",
        "clarification-asked",
        "clarified",
        "accepted",
        "returned",
        "closed",
    ]
    assert theirs == [
        "received", "acknowledged", "clarification-asked", "clarified", "accepted", "executed", "returned", "closed",
    ]  # fmt: skip


def test_a_refusal_after_consultation_names_its_ground_and_reasons(room: LiveRoom, wall: Hand) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS)
    name = sent(hands)
    hands.do(ANSWERS, f"request/{name}/consult/", {"topic": "refusal", "text": "Could a narrower request be made?"})
    ground = "UNTOC/18/21/b"
    assert ground in hands.get(ANSWERS, f"request/{name}/refuse/")
    hands.do(ANSWERS, f"request/{name}/refuse/", {"grounds": ground, "reasons": "It would harm an inquiry here."})
    a_minute_later(wall)
    kept = hands.half(ANSWERS, name)
    act = room.view(ANSWERS).acts[kept.history[-1].act]
    assert not act.breaches
    hands.wait()
    page = hands.get(SENDS, f"request/{name}/")
    assert "It would harm an inquiry here." in page
    assert "Could a narrower request be made?" in page
    assert "Close the request" in page


def test_a_refusal_without_consultation_is_possible_and_recorded(room: LiveRoom, wall: Hand) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS)
    name = sent(hands)
    hands.do(ANSWERS, f"request/{name}/refuse/", {"grounds": "UNTOC/18/8", "reasons": "A bank is concerned."})
    a_minute_later(wall)
    act = room.view(ANSWERS).acts[hands.half(ANSWERS, name).history[-1].act]
    assert {one.safeguard for one in act.breaches} == {"forbidden-ground", "refusal"}


GRAVE = (
    ("refuse", {"grounds": "UNTOC/18/21/b", "reasons": "Written in haste."}, RequestState.REFUSED),
    ("postpone", {"until": "The trial here has ended", "reasons": "Written in haste."}, RequestState.POSTPONED),
)


@pytest.mark.parametrize(("deed", "form", "ends"), GRAVE)
def test_a_refusal_or_postponement_withdrawn_within_the_minute_leaves_no_act_and_else_is_sealed(
    room: LiveRoom, wall: Hand, deed: str, form: Mapping[str, object], ends: RequestState
) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS)
    name = sent(hands)
    before = set(room.view(ANSWERS).acts)
    place = hands.do(ANSWERS, f"request/{name}/{deed}/", form)
    assert re.fullmatch(r"/en/room/step/\d+/", place)
    page = unescape(hands.at[ANSWERS].get(place).content.decode())
    assert all(said in page for said in ("Written in haste.", str(form.get("until", "UNTOC")), "Withdraw"))
    hands.at[ANSWERS].post(f"{place}withdraw", {})
    a_minute_later(wall)
    assert set(room.view(ANSWERS).acts) == before
    assert "Withdrawn" in hands.at[ANSWERS].get(place).content.decode()
    place = hands.do(ANSWERS, f"request/{name}/{deed}/", form)
    assert hands.half(ANSWERS, name).state is not ends
    a_minute_later(wall)
    assert hands.half(ANSWERS, name).state is ends
    assert "The step is sealed" in hands.at[ANSWERS].get(place).content.decode()


def test_what_lacks_is_asked_for_once(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS)
    name = sent(hands)
    assert f"request/{name}/ask/" in hands.get(ANSWERS, f"request/{name}/")
    hands.do(ANSWERS, f"request/{name}/ask/", {"points": "offences"})
    assert f"request/{name}/ask/" not in hands.get(ANSWERS, f"request/{name}/")


def test_a_double_click_signs_once_and_sends_once(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS)
    way, fields = begun(hands)
    form = {**fields, **letter(witness(room))}
    whole = {**hands.confirmed(ASKS, way, form), "step": "sign"}
    first, second = (hands.at[ASKS].post(BASE + way, whole) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    (name,) = room.view(SENDS).cooperation.requests
    send = f"request/{name}/send/"
    whole = {**hands.confirmed(SENDS, send, {"channel": "diplomatic"}), "step": "do"}
    assert [hands.at[SENDS].post(BASE + send, whole).status_code for _ in range(2)] == [302, 302]
    history = [step.state for step in hands.half(SENDS, name).history]
    assert history.count(RequestState.SENT) == 1


def test_of_two_who_answer_at_once_the_second_reads_what_happened(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS)
    name = sent(hands)
    ask, accept = f"request/{name}/ask/", f"request/{name}/accept/"
    late = {**hands.confirmed(ANSWERS, ask, {"points": "offences", "more": "My own words"}), "step": "do"}
    hands.do(ANSWERS, accept, {"assign_to": "investigation"})
    status, page = hands.post(ANSWERS, ask, late)
    assert status == 409
    assert "was faster" in page
    assert "My own words" in page


def test_a_seat_without_the_power_is_told_why_beside_the_form(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS, OFFICER)
    name = signed(hands)
    status, page = hands.post(ASKS, f"request/{name}/close/", {"step": "do", "key": "k"})
    assert status == 422
    assert "outside the power of your seat" in page
    way, fields = begun(hands, OFFICER)
    form = {**fields, "subjects": "S-nothing", "facts": "What I typed", "step": "sign", "key": "x"}
    status, page = hands.post(OFFICER, way, form)
    assert status == 422
    assert "outside the power of your seat" in page
    assert "What I typed" in page


def test_a_draft_is_kept_as_it_is_typed_and_a_second_writer_is_told(room: LiveRoom) -> None:
    hands = Hands(room, ASKS)
    way, fields = begun(hands)
    one = {**fields, "facts": "The first text", "step": "save"}
    two = {**fields, "facts": "The second text", "step": "save"}
    assert hands.post(ASKS, way, one)[0] == 200
    assert "The first text" in hands.get(ASKS, way)
    status, page = hands.post(ASKS, way, two)
    assert status == 409
    assert "Somebody else wrote in this draft meanwhile" in page
    assert "The first text" in page
    assert "The second text" in page
    again = {**two, "version": hidden(page)["version"]}
    assert hands.post(ASKS, way, again)[0] == 200
    assert "The second text" in hands.get(ASKS, way)
    assert "Go on with the draft" in hands.get(ASKS)


def test_the_script_of_the_page_saves_the_same_draft(room: LiveRoom) -> None:
    hands = Hands(room, ASKS)
    way, fields = begun(hands)
    client = hands.at[ASKS]
    form = {**fields, "facts": "Typed", "step": "save"}
    told = client.post(BASE + way, form, headers={"accept": "application/json"}).json()
    assert told["version"] == 2
    assert (
        client.post(BASE + way, {**form, "facts": "Other"}, headers={"accept": "application/json"}).status_code == 409
    )
    page = rows.drafts(room.id, ASKS)[0]
    assert page.fields["facts"] == "Typed"


def test_among_people_a_draft_says_nothing_of_what_lacks_and_alone_it_says_all(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS)
    way, fields = begun(hands)
    among = hands.get(ASKS, way)
    assert "Missing before the signature" not in among
    room.choose(f"help:{ASKS}", "full")
    hands.post(ASKS, way, {**fields, "offences": "NE-TIP-BASE", "step": "save"})
    alone = hands.get(ASKS, way)
    assert "Missing before the signature" in alone
    assert "Grounds that the other State might raise" in alone
    room.choose(f"help:{ASKS}", "on-request")
    assert "Missing before the signature" not in hands.get(ASKS, way)
    asked = {**fields, "offences": "NE-TIP-BASE", "version": hidden(hands.get(ASKS, way))["version"], "step": "check"}
    assert "Missing before the signature" in hands.post(ASKS, way, asked)[1]
    assert "Missing before the signature" in hands.get(ASKS, way)
    assert hints_noted(room) == [ASKS]


def test_a_letter_with_gaps_can_be_signed(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS)
    way, fields = begun(hands)
    hands.do(ASKS, way, {**fields, "subjects": witness(room)}, step="sign")
    (name,) = room.view(SENDS).cooperation.requests
    assert not hands.half(SENDS, name).letter.facts


def test_the_defence_sees_nothing_of_requests_and_information(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS, ASKED, DEFENCE)
    before = bare(hands.get(DEFENCE))
    name = sent(hands)
    told(hands, ASKED, text="A number called at night.")
    assert bare(hands.get(DEFENCE)) == before
    assert hands.at[DEFENCE].get(f"{BASE}request/{name}/").status_code == 404
    for deed in ("accept", "refuse", "close"):
        assert hands.at[DEFENCE].post(f"{BASE}request/{name}/{deed}/", {"step": "do"}).status_code == 404


def bare(page: str) -> str:
    """The page without what differs with the hour: the token of its forms, the clock, the count of what waits."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    page = re.sub(r'<span class="count">.*?</span></span>', "", page)
    return re.sub(r'<section class="clock".*?</section>', "", page, flags=re.DOTALL)


def told(hands: Hands, seat: str, **more: object) -> str:
    """Information sent through the pages: the address of its page."""
    form = {"kind": "police", "to_state": "NE", "channel": "police", "coded": "yes", **more}
    return hands.do(seat, "inform/", form)


def test_information_goes_with_its_limits_and_is_answered(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, ASKED)
    where = told(hands, ASKED, text="A number called at night.", asks="Whose is it?", more_limits="Not for the press")
    assert "The information is sent" in unescape(hands.at[ASKED].get(where).content.decode())
    hands.wait()
    name = received(room, ASKS, "A number called at night.")
    page = hands.get(ASKS, f"message/{name}/")
    assert "Whose is it?" in page
    assert "Not for the press" in page
    assert "For information only, not as evidence" in page
    asking = hands.get(ASKS).count("asks for an answer")
    assert "In answer to" in hands.get(ASKS, f"inform/?answers={name}")
    form = {
        "kind": "police",
        "to_state": "MA",
        "channel": "police",
        "coded": "yes",
        "answers": name,
        "text": "Of a trader.",
    }
    hands.do(ASKS, "inform/", form)
    assert hands.get(ASKS).count("asks for an answer") == asking - 1
    hands.wait()
    assert "Of a trader." in hands.get(ASKED, f"message/{received(room, ASKED, 'Of a trader.')}/")


def received(room: LiveRoom, seat: str, text: str) -> str:
    messages = room.view(seat).cooperation.messages
    return next(str(id) for id, one in messages.items() if one.text == text and not one.outgoing)


def victim(room: LiveRoom, label: str) -> str:
    room.act(
        ASKED, c.EnterSubject(kind=SubjectKind.PERSON, label=label, status=Status.PRESUMED_VICTIM), key=f"e {label}"
    )
    return next(str(id) for id, one in room.view(ASKED).inquiry.subjects.items() if one.label == label)


def test_words_that_name_a_protected_person_are_stopped_while_she_travels_by_code(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, ASKED)
    name = victim(room, "Zeinabou Harou")
    assert "protected: travels as" in hands.get(ASKED, "inform/")
    form = {"kind": "spontaneous", "to_state": "NE", "channel": "police", "coded": "yes", "subjects": name,
            "text": "Zeinabou was found.", "step": "confirm"}  # fmt: skip
    status, page = hands.post(ASKED, "inform/", form)
    assert status == 422
    assert "These words name a protected person" in page
    assert "Zeinabou was found." in page
    assert hands.post(ASKED, "inform/", {**form, "step": "do", "key": "k"})[0] == 422
    open_page = hands.post(ASKED, "inform/", {**form, "coded": "", "version": hidden(page)["version"]})[1]
    assert "Protected persons are named openly" in open_page
    told(hands, ASKED, subjects=name, text="A girl was found.", version=hidden(hands.get(ASKED, "inform/"))["version"])
    hands.wait()
    arrived = [one.label for one in room.view(ASKS).inquiry.subjects.values()]
    assert "Zeinabou Harou" not in arrived


def test_a_meeting_is_proposed_agreed_and_held_with_minutes_on_both_sides(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS, DEFENCE)
    form = {"to_state": "MA", "when": "Tuesday at ten", "place": "by video", "agenda": "Who tries whom"}
    where = hands.do(ASKS, "meeting/new/", form)
    name = where.partition("meeting/")[2].partition("/")[0]
    assert "Answer the proposal" not in hands.get(SENDS, f"meeting/{name}/")
    hands.wait()
    assert "Who tries whom" in hands.get(ANSWERS)
    assert "Answer the proposal of a meeting" in desk_of(hands, ANSWERS)
    mail = hands.at[ANSWERS].get("/en/room/mail/").content.decode()
    assert "Meeting of the delegations proposed: <" in mail
    piece = re.search(r'href="(/en/room/mail/[^"]+)"[^>]*>(?:<span[^>]*>.*?</span>)?Meeting of', mail)
    assert piece is not None
    read = hands.at[ANSWERS].get(piece[1]).content.decode()
    assert "Tuesday at ten" in read
    assert f"across/meeting/{name}/" in read
    assert "From the other State" in read
    hands.do(ANSWERS, f"meeting/{name}/answer/", {"agreed": "yes", "answer": "With pleasure"})
    hands.wait()
    assert "With pleasure" in hands.get(SENDS, f"meeting/{name}/")
    minutes = {"participants": "The two prosecutors", "minutes": "They met.", "agreed_points": "No repeated hearing"}
    hands.do(ANSWERS, f"meeting/{name}/minutes/", minutes)
    status, page = hands.post(ANSWERS, f"meeting/{name}/minutes/", {**minutes, "step": "do", "key": "again"})
    assert status == 422
    assert "its minutes are written" in page
    hands.wait()
    told = hands.get(ASKS, f"meeting/{name}/")
    assert "No repeated hearing" in told
    assert "They met." in told
    assert hands.at[DEFENCE].get(f"{BASE}meeting/{name}/").status_code == 404


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_every_page_answers_in_every_language_with_one_heading(room: LiveRoom, tag: str) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS, ASKED)
    name = sent(hands)
    way, _ = begun(hands)
    told(hands, ASKED, text="A number called at night.")
    message = next(iter(room.view(ASKED).cooperation.messages))
    deeds = ("acknowledge", "ask", "consult", "accept", "postpone", "refuse", "return", "execute", "close", "send")
    ways = [
        (ASKS, ""), (ASKS, "new/"), (ASKS, way), (ASKS, "inform/"), (ASKS, "consult/"), (ASKS, f"request/{name}/"),
        (ASKED, f"message/{message}/"), (ANSWERS, f"request/{name}/"),
        *((ANSWERS, f"request/{name}/{deed}/") for deed in deeds),
    ]  # fmt: skip
    for seat, one in ways:
        answer = hands.at[seat].get(f"/{tag}/room/across/{one}")
        assert answer.status_code == 200, one
        page = answer.content.decode()
        assert len(re.findall(r"<h1", page)) == 1, one
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), [id for id in ids if ids.count(id) > 1]


def spoken_by_tables() -> set[str]:
    """The sentences of acts, steps, limits and headings, which stand in tables and in no template."""
    acts = [(one.said, one.lead) for one in DEEDS.values()] + [(one.said, one.lead) for one in MATTERS.values()]
    named = {said for pair in acts for said in pair} | {*STEPS.values(), *INFORMATION.values(), *USE_LIMITS}
    named |= {*LIMITS.values(), *HEADINGS.values(), *TOPICS.values()}
    return named | {row[0] for row in POLICY} | {row[0] for row in MEETING.values()}


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_every_sentence_of_the_tables_is_translated(tag: str) -> None:
    language = book().languages[LanguageTag(tag)]
    assert not sorted(said for said in spoken_by_tables() if said not in language.sentences)


def test_hostile_forms_are_answered_calmly(room: LiveRoom) -> None:
    hands = Hands(room, ASKS, SENDS, ANSWERS)
    name = sent(hands)
    way, fields = begun(hands)
    bad = "<script>alert(1)</script>\u202e\x00{x}" + "a" * 9000
    for field in ("subjects", "facts", "facts-on", "form", "to_state", "measure", "version", "language", "offences"):
        for step in ("save", "confirm", "sign"):
            answer = hands.at[ASKS].post(BASE + way, {**fields, field: bad, "step": step, "key": field + step})
            assert answer.status_code < 500
            assert b"<script>alert" not in answer.content
    for deed in ("ask", "accept", "refuse", "postpone", "return", "consult", "nothing"):
        forms = {
            "points": bad,
            "more": bad,
            "assign_to": bad,
            "grounds": bad,
            "reasons": bad,
            "until": bad,
            "topic": bad,
        }
        for step in ("confirm", "do", bad):
            answer = hands.at[ANSWERS].post(
                f"{BASE}request/{name}/{deed}/", {**forms, "step": step, "key": deed + step[:4]}
            )
            assert answer.status_code < 500
            assert b"<script>alert" not in answer.content
    assert hands.at[ASKS].get(f"{BASE}request/R-nothing/").status_code == 404


def hints_noted(room: LiveRoom) -> list[object]:
    """The seats that asked a page for a hint, as control's own record has them."""
    with room.reading() as held:
        return [act.body["seat"] for act in held.journals["control"].read() if act.body.get("subject") == "hint"]


@pytest.mark.parametrize("way", ["inform/", "new/"])
def test_what_lacks_is_named_by_its_field_in_the_list_of_faults(room: LiveRoom, way: str) -> None:
    hands = Hands(room, ASKED)
    status, page = hands.post(ASKED, way, {"step": "confirm"})
    assert status == 422
    listed = page.partition('id="faults"')[2].partition("</ul>")[0]
    lines = re.findall(r"<li><a href=\"#([\w-]+)\">([^<]+): This is to be filled in\.</a></li>", listed)
    assert lines
    assert len(set(lines)) == len(lines) == listed.count("<li>")
    assert all(f'id="{place}"' in page for place, _ in lines)
