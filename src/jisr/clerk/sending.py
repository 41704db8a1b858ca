"""What a party sends: information, a request signed and sent, answers of its own half, results.

A wrong channel, a missing translation or a gap in the form is possible and recorded; the receiving desk sees the check.
Refused are only a use lock, an absolute bar, and what is impossible or malformed.
"""

from collections.abc import Iterable
from dataclasses import replace

from jisr.clerk import commands as c
from jisr.clerk.breaches import NO_RULE
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults, Sending
from jisr.cooperation import Letter, Message, MessageId, Request, RequestId, RequestState
from jisr.cooperation.allegations import alleged
from jisr.cooperation.check import Checked, check
from jisr.cooperation.dispatch import CODED, Crossing, Packing, Parcel, described
from jisr.dossier import Breach, BreachEffect, SubjectId
from jisr.inquiry import Descriptor, Exhibit, Status, Subject, SubjectKind
from jisr.law.measures import Abroad, MeasureEffect
from jisr.law.states import ChannelKind
from jisr.protection.plain import plain
from jisr.vocabulary import CountryCode, Finding, Json, RuleId, Verdict

CHANNELS = tuple(kind.value for kind in ChannelKind)
WITHHOLDING = (ChannelKind.DIRECT.value, ChannelKind.INTERPOL.value)
PROTECTED = (Status.PRESUMED_VICTIM, Status.VICTIM, Status.WITNESS)
NO_ONWARD = "no-onward"
EVIDENCE_LOCKS = ("information-only", "no-evidence")


def name_abroad(desk: Desk, subject: SubjectId, *, coded: bool) -> Descriptor:
    """How a subject is named to the other State; a protected person by a code when the sender says so."""
    known = desk.inquiry.subjects.get(subject)
    if known is None:
        return Descriptor(SubjectKind.PERSON, "?", {})
    care = desk.care.care(subject)
    code = code_for(known, pseudonym=care.pseudonym) if coded and is_protected(desk, known) else ""
    return described(known, code=code, age=care.age.value if care.minor else "")


def code_for(subject: Subject, *, pseudonym: str) -> str:
    """The code under which a person travels. Whoever came under a code keeps it, so that its giver knows it again."""
    if subject.keys.get(CODED):
        return subject.label
    return pseudonym or f"V-{subject.id[-4:]}"


def is_protected(desk: Desk, subject: Subject) -> bool:
    """Whether the person's identity is to be kept out of papers that travel."""
    person = subject.kind is SubjectKind.PERSON
    care = desk.care.care(subject.id)
    return person and (subject.status in PROTECTED or care.identified or bool(care.pseudonym))


def packed(desk: Desk, *, coded: bool) -> Packing:
    """A packing that names subjects as this desk may name them."""
    return Packing(lambda subject: name_abroad(desk, subject, coded=coded))


def identity_breach(desk: Desk) -> Breach:
    """A protected name in clear: the rule is that of the measures that protect."""
    rules = [rule for measure in desk.law.measures.values() if measure.effect is MeasureEffect.PROTECT
             for rule in (*measure.competence(desk.party).rules, *measure.rules)]  # fmt: skip
    here = desk.applies(dict.fromkeys(rules))
    return Breach(next((one for one in here if desk.decides(one)), NO_RULE), "identity-in-clear", BreachEffect.NOTE)


def check_partner(desk: Desk, state: CountryCode, faults: Faults) -> None:
    """The other State must be a party of the case."""
    if state not in desk.partners or state == desk.party:
        faults.add(Fault.MALFORMED, "This State is no party of the case.", field_name="to_state")


def check_channel(channel: str, faults: Faults) -> None:
    """The channel must be one of the closed set."""
    if channel not in CHANNELS:
        faults.add(Fault.MALFORMED, "There is no such channel.", {"channel": channel}, field_name="channel")


def check_onward(desk: Desk, exhibits: Iterable[Exhibit], state: CountryCode, faults: Faults) -> None:
    """An item received under a promise not to pass it on stays where it is, but may go back to its State."""
    for one in exhibits:
        if NO_ONWARD in one.use_limits and one.origin_state not in (desk.party, state):
            faults.add(Fault.LOCK, "A use limit forbids to pass this exhibit on.", field_name="exhibits")


def send_information(desk: Desk, command: c.SendInformation, faults: Faults) -> Decision:
    """Police or spontaneous information: never evidence; a protected name in clear is a breach."""
    check_partner(desk, command.to_state, faults)
    channel = command.channel or ChannelKind.POLICE.value
    check_channel(channel, faults)
    exhibits = [desk.inquiry.exhibits[one] for one in command.exhibits if one in desk.inquiry.exhibits]
    if len(exhibits) != len(command.exhibits):
        faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibits")
    named = [*command.subjects, *(one for s in command.statements for one in (s.by, s.on) if one)]
    if any(desk.subject(one) is None for one in named):
        faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name="subjects")
    check_onward(desk, exhibits, command.to_state, faults)
    if not (command.text or command.statements or command.subjects or command.exhibits or command.asks):
        faults.add(Fault.MALFORMED, "The message says nothing.", field_name="text")
    if faults:
        return faults.refuse()
    message = Message(
        id=MessageId(desk.new("I", desk.command)),
        kind=command.kind,
        outgoing=True,
        from_state=desk.party,
        to_state=command.to_state,
        at=desk.hour,
        subjects=command.subjects,
        statements=command.statements,
        exhibits=command.exhibits,
        use_limits=tuple(dict.fromkeys((*command.use_limits, EVIDENCE_LOCKS[0]))),
        coded=command.coded,
        asks=command.asks,
        ask_measure=command.ask_measure,
        channel=channel,
        text=command.text,
        answers=command.answers,
    )
    known = [desk.inquiry.subjects[SubjectId(one)] for one in dict.fromkeys(named)]
    clear = not command.coded and any(is_protected(desk, one) for one in known)
    draft = desk.draft(
        "information-sent",
        message_body(message),
        text=message_text(message),
        touches=(message.id, *named, *command.exhibits),
        breaches=(identity_breach(desk),) if clear else (),
    )
    return Sending((draft,), (_information(desk, message, exhibits),))


def message_body(message: Message) -> dict[str, Json]:
    """A message without its free words."""
    whole = plain(replace(message, text="", asks=""))
    data = dict(whole) if isinstance(whole, dict) else {}
    data.pop("at", None)
    return data


def message_text(message: Message) -> dict[str, Json]:
    """The free words of a message."""
    return {"text": message.text, "asks": message.asks}


def _information(desk: Desk, message: Message, exhibits: list[Exhibit]) -> Parcel:
    packing = packed(desk, coded=message.coded)
    content: dict[str, Json] = {
        "kind": message.kind.value,
        "about": [packing.place(one) for one in message.subjects],
        "statements": [packing.statement(one) for one in message.statements],
        "exhibits": [packing.exhibit(one) for one in exhibits],
        "use_limits": list(message.use_limits),
        "coded": message.coded,
        "asks": message.asks,
        "ask_measure": message.ask_measure,
        "text": message.text,
        "answers": message.answers or "",
    }
    content["subjects"] = packing.descriptors()
    office = "victim-care" if desk.office == "victim-care" else "investigation"
    return Parcel(message.to_state, Crossing.INFORMATION, message.id, content, office, message.channel)


def sign_request(desk: Desk, command: c.SignRequest, faults: Faults) -> Decision:
    """A magistrate signs; the desk of the central authority has it from now on."""
    check_partner(desk, command.to_state, faults)
    letter = command.letter
    measure = desk.law.measures.get(letter.measure)
    if letter.form not in desk.law.forms:
        faults.add(Fault.MALFORMED, "There is no such form of cooperation.", field_name="letter.form")
    if letter.measure and (measure is None or measure.abroad is Abroad.NONE):
        faults.add(Fault.MALFORMED, "This measure is not asked of another State.", field_name="letter.measure")
    if any(desk.subject(one) is None for one in command.subjects):
        faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name="subjects")
    if not command.subjects and not letter.subjects:
        faults.add(Fault.MALFORMED, "Say what the request is about.", field_name="subjects")
    if faults:
        return faults.refuse()
    described_ = letter.subjects or tuple(name_abroad(desk, one, coded=False) for one in command.subjects)
    stated = letter.alleged or alleged(desk.inquiry, scales=desk.scales, law=desk.law, letter=letter)
    whole = replace(letter, subjects=described_, alleged=stated)
    name = RequestId(desk.new("R", desk.command))
    body: dict[str, Json] = {
        "request": name,
        "kind": letter.form,
        "to_state": command.to_state,
        "subjects": [str(one) for one in command.subjects],
        "measure": letter.measure,
    }
    draft = desk.draft(
        "request-signed",
        body,
        text={"letter": plain(whole)},
        to=("central-authority",),
        behind=command.subjects,
        touches=(name, *command.subjects),
        rules=letter.law_texts,
    )
    return (draft,)


def send_request(desk: Desk, command: c.SendRequest, faults: Faults) -> Decision:
    """The request leaves by a channel; what the law finds missing goes with the act."""
    check_channel(command.channel, faults)
    request = own_request(desk, command.request, faults)
    if request is not None and request.state is not RequestState.SIGNED and not command.copy:
        faults.add(Fault.PHASE, "The request was sent already.", field_name="request")
    if faults or request is None:
        return faults.refuse()
    checked = check(desk.law, request.letter, requesting=desk.party, requested=request.to_state,
                    channel=command.channel, on=desk.day, memo=desk.checks)  # fmt: skip
    for bar in checked.bars if checked else ():
        faults.add(Fault.BAR, "An absolute bar stands against this request.", citation=bar.citation)
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {"request": request.id, "channel": command.channel}
    if command.copy:
        body["copy"] = True
    draft = desk.draft(
        "request-sent",
        body,
        to=(request.office, *_office_of(desk)),
        touches=(request.id, *(request.exhibits if command.copy else ())),
        breaches=form_breaches(checked),
        findings=open_findings(checked),
    )
    return Sending((draft,), (_request_parcel(desk, request, command),))


def _office_of(desk: Desk) -> tuple[str, ...]:
    return tuple(one for one in ("central-authority",) if one in desk.offices)


def _request_parcel(desk: Desk, request: Request, command: c.SendRequest) -> Parcel:
    withheld = bool(request.letter.urgency) and command.channel in WITHHOLDING and not command.copy
    content: dict[str, Json] = {
        "kind": request.kind,
        "letter": plain(request.letter),
        "subjects": [plain(one) for one in request.letter.subjects],
        "copy": command.copy,
        "withheld": withheld,
    }
    return Parcel(request.to_state, Crossing.REQUEST, request.id, content, channel=command.channel)


def form_breaches(checked: Checked | None) -> tuple[Breach, ...]:
    """What the law finds wanting in a request: channel, language, form, basis; noted, for the other desk to answer."""
    if checked is None:
        return ()
    wanting = (one for one in checked.open if one.verdict is Verdict.UNMET)
    return tuple(Breach(_rule_in(one), one.name, BreachEffect.NOTE) for one in wanting)


def _rule_in(finding: Finding) -> RuleId:
    if finding.citation is not None:
        return finding.citation.rule
    return next((_rule_in(one) for one in finding.parts if one.verdict is not Verdict.MET), NO_RULE)


def open_findings(checked: Checked | None) -> tuple[Json, ...]:
    """The findings that are not simply met, as an act keeps them."""
    return () if checked is None else tuple(plain(one) for one in checked.open)


def own_request(desk: Desk, name: RequestId, faults: Faults) -> Request | None:
    """A request that this party made."""
    request = desk.cooperation.requests.get(name)
    if request is None or not request.outgoing:
        faults.add(Fault.IMPOSSIBLE, "Your office made no such request.", field_name="request")
        return None
    return request


def give_clarification(desk: Desk, command: c.GiveClarification, faults: Faults) -> Decision:
    """The points are answered; the letter is filled in."""
    request = own_request(desk, command.request, faults)
    if request is not None and request.reached(RequestState.CLARIFICATION_ASKED) is None:
        faults.add(Fault.PHASE, "Nothing was asked.", field_name="request")
    if not (command.answers or command.law_texts or command.translations):
        faults.add(Fault.MALFORMED, "Give at least one answer.", field_name="answers")
    if faults or request is None:
        return faults.refuse()
    letter = completed(request.letter, command)
    body: dict[str, Json] = {"request": request.id}
    text: dict[str, Json] = {"answers": dict(command.answers), "letter": plain(letter)}
    to = (request.office, *_office_of(desk))
    draft = desk.draft("clarification-given", body, text=text, to=to, touches=(request.id,))
    parcel = Parcel(request.to_state, Crossing.CLARIFICATION_GIVEN, request.id, text, channel=request.channel)
    return Sending((draft,), (parcel,))


def completed(letter: Letter, command: c.GiveClarification) -> Letter:
    """The letter with the answers in their fields."""
    answers = dict(command.answers)
    return replace(
        letter,
        facts=answers.get("facts") or letter.facts,
        purpose=answers.get("purpose") or letter.purpose,
        nexus=answers.get("nexus") or letter.nexus,
        authority=answers.get("authority") or letter.authority,
        proceeding=answers.get("proceeding") or letter.proceeding,
        formalities=answers.get("formalities") or letter.formalities,
        law_texts=tuple(dict.fromkeys((*letter.law_texts, *command.law_texts))),
        translations=tuple(dict.fromkeys((*letter.translations, *command.translations))),
        fields={**letter.fields, **answers},
    )
