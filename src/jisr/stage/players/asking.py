"""Asking the other State: police and spontaneous information early, then assistance for what lies there.

Information is not evidence; behind it the formal door is opened. A request says who asks, on which facts and texts,
for what, of whom, in which form, for which use, in a language the other State accepts. Victims travel by code.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from jisr.clerk.commands import Command, SendInformation, SendRequest, SignRequest
from jisr.cooperation.state import Letter, MessageKind, RequestState
from jisr.inquiry.state import Charge, Statement, Strength, Subject, SubjectKind
from jisr.law.corpus import Corpus
from jisr.law.measures import Abroad, Measure, MeasureEffect
from jisr.law.states import Channel, ChannelKind, ChannelWhen, Direction
from jisr.stage.players.craft import is_hearing, standing_word
from jisr.stage.players.desk import SUSPECTS, Desk
from jisr.stage.players.investigating import AGES, static_promise, wanted
from jisr.stage.players.standing import said_of
from jisr.vocabulary import MINUTES_A_DAY, CountryCode

LIMITS = ("No use outside this case without consent", "Not to be disclosed to the persons concerned")
PAUSE = 2 * MINUTES_A_DAY
FIRST_BATCH = 3 * MINUTES_A_DAY
NEXT_BATCH = 12 * MINUTES_A_DAY
BATCH_TAKES = 2 * MINUTES_A_DAY
WORTH = 1
PAPERS = 2
AT_ONCE = 6
KEEPING = frozenset({MeasureEffect.PRESERVE, MeasureEffect.FREEZE})
WORTH_A_LETTER = ("records", "extraction", "verification", "daybook", "hearing", "interview", "sample")
ASSISTANCE = "assistance"


def known_abroad(desk: Desk, state: CountryCode) -> tuple[Subject, ...]:
    """Subjects that lie in the other State, and persons of its nationality, whose papers lie there."""
    one = [s for s in desk.subjects if s.state == state]
    nationals = [s for s in desk.home if s.kind is SubjectKind.PERSON and s.nationality == state]
    return (*one, *nationals)


def inform(desk: Desk, kind: MessageKind) -> Iterator[Command]:
    """Tell the other State early what it needs to know, under limits, and ask what it knows."""
    for state in desk.view.others:
        sent = [
            m for m in desk.view.cooperation.messages.values() if m.outgoing and m.to_state == state and m.kind is kind
        ]
        if sent and desk.view.hour - max(message.at for message in sent) < PAUSE:
            continue
        told = {subject for message in sent for subject in message.subjects}
        fresh = [s for s in _worth_telling(desk, state) if s.id not in told]
        if not fresh or desk.chance.slips("inform", kind, str(len(sent)), weight=0.5):
            continue
        subjects = tuple(s.id for s in fresh[:12])
        yield SendInformation(
            to_state=state,
            kind=kind,
            channel=_police_channel(desk),
            subjects=subjects,
            statements=_about(desk, frozenset(subjects)),
            use_limits=() if desk.chance.slips("limits", kind, str(len(sent)), weight=0.4) else LIMITS,
            coded=not desk.chance.slips("coded", kind, str(len(sent)), weight=0.4),
            asks="What do you know of these persons, places and numbers, and is anybody in danger?",
            text="For information only; evidence will be asked for by the formal way.",
        )


def _worth_telling(desk: Desk, state: CountryCode) -> list[Subject]:
    """What lies there, its nationals, and what the own file turns on."""
    nationals = {s.id for s in known_abroad(desk, state)}
    turning = desk.view.tally.turning
    lost = desk.view.inquiry.lost
    return [s for s in desk.subjects if (s.id in nationals or s.id in turning) and s.id not in lost]


def _about(desk: Desk, subjects: frozenset[str]) -> tuple[Statement, ...]:
    found: dict[Statement, None] = {}
    for exhibit in desk.view.inquiry.exhibits.values():
        for statement in exhibit.statements:
            names = {name for name in (statement.by, statement.on) if name}
            if names and names <= subjects and statement.strength is not Strength.WEAK:
                found[statement] = None
    return tuple(found)[:20]


def _police_channel(desk: Desk) -> str:
    kinds = (ChannelKind.LIAISON, ChannelKind.POLICE, ChannelKind.INTERPOL)
    return next((kind.value for kind in kinds for c in channels(desk) if c.kind is kind), kinds[1].value)


def channels(desk: Desk) -> tuple[Channel, ...]:
    """The ways by which papers leave the own State."""
    country = desk.view.corpus.countries.get(desk.view.party)
    found = country.channels if country is not None else ()
    return tuple(c for c in found if c.direction is not Direction.IN)


# -- assistance


def request(desk: Desk) -> Iterator[Command]:
    """Ask for the most promising measures on what lies in the other State, one letter per measure and batch."""
    for state in desk.view.others:
        asked = _asked(desk, state)
        if not _time_to_ask(desk, state):
            continue
        wishes = desk.view.tally.keep(f"wishes {desk.view.role} {state}", partial(_wishes, desk, state))
        lately = _lately(desk, state)
        room = AT_ONCE - len(lately)
        for measure in _askable(desk.view.corpus, desk.view.party):
            fresh = [s for s in wishes.get(measure.slug, ()) if (measure.slug, s.id) not in asked]
            if room <= 0:
                break
            if not fresh or measure.slug in lately or desk.chance.slips("never-asks", measure.slug, state, weight=0.6):
                continue
            letter = letter_of(desk, measure, fresh, state, key=f"{measure.slug}:{len(asked)}")
            room -= 1
            yield SignRequest(to_state=state, letter=letter, subjects=tuple(s.id for s in fresh))


def _wishes(desk: Desk, state: CountryCode) -> dict[str, list[Subject]]:
    """For each measure the subjects on which it is worth a letter: the best two on a thing, one entry of a place."""
    found: dict[str, list[Subject]] = {}
    corpus = desk.view.corpus
    for subject in known_abroad(desk, state):
        fitting = [m for m in _askable(desk.view.corpus, desk.view.party) if _fits(desk, m, subject, state)]
        ranked = sorted(fitting, key=lambda m: (len(m.on), -static_promise(corpus, desk.view.party, m), m.slug))
        if subject.kind is not SubjectKind.PERSON:
            entries = [m for m in ranked if m.grounds and m.slug.startswith("premises")]
            fitting = (entries or ranked)[:WORTH]
        else:
            heard = [m for m in ranked if is_hearing(m)]
            fitting = [*heard[:WORTH], *[m for m in ranked if m not in heard][:PAPERS]]
        for measure in fitting:
            found.setdefault(measure.slug, []).append(subject)
    return found


def _time_to_ask(desk: Desk, state: CountryCode) -> bool:
    """Some days after the inquiry was opened, then in batches, so that one letter names everybody it can."""
    if desk.seised is None or desk.view.hour - desk.seised < FIRST_BATCH:
        return False
    signed = [
        one.history[0].at for one in desk.view.cooperation.requests.values() if one.outgoing and one.to_state == state
    ]
    last = max(signed, default=None)
    return last is None or desk.view.hour - last < BATCH_TAKES or desk.view.hour - last >= NEXT_BATCH


def _asked(desk: Desk, state: CountryCode) -> set[tuple[str, str]]:
    return {
        (one.letter.measure, subject)
        for one in desk.view.cooperation.requests.values()
        if one.outgoing and one.to_state == state
        for subject in one.subjects
    }


def _lately(desk: Desk, state: CountryCode) -> set[str]:
    """Measures asked of the State in the last days: what has come up since waits for the next letter."""
    return {
        one.letter.measure
        for one in desk.view.cooperation.requests.values()
        if one.outgoing and one.to_state == state and desk.view.hour - one.history[0].at < NEXT_BATCH
    }


@lru_cache(maxsize=16)
def _askable(corpus: Corpus, state: CountryCode) -> tuple[Measure, ...]:
    """Measures that can be asked as assistance and promise something, what perishes first."""
    kinds = wanted(corpus, state)
    found = [
        m
        for m in corpus.measures.values()
        if m.abroad is Abroad.ASSISTANCE
        and (m.grounds or m.slug.endswith(WORTH_A_LETTER) or m.effect in KEEPING)
        and (set(m.may_show) & kinds or m.effect in KEEPING)
    ]
    return tuple(sorted(found, key=lambda m: (not m.perishable, m.slug)))


def _fits(desk: Desk, measure: Measure, subject: Subject, state: CountryCode) -> bool:
    if subject.id not in desk.pointed or not measure.meant_for(subject.kind.value, subject.nature):
        return False
    if subject.kind is not SubjectKind.PERSON:
        return subject.state == state
    if is_hearing(measure):
        return subject.state == state and standing_word(desk, subject) in measure.slug.split("-")
    ages = AGES & set(measure.may_show)
    if ages:
        return desk.is_child(subject) and subject.nationality == state
    return subject.status in SUSPECTS and not measure.grounds and measure.effect is MeasureEffect.NONE


def letter_of(desk: Desk, measure: Measure, subjects: Iterable[Subject], state: CountryCode, *, key: str) -> Letter:
    """The letter, complete under a full skill; a less skilled seat forgets the text of the law or the translation."""
    view = desk.view
    offences = offences_in_file(desk)
    country = view.corpus.countries[state]
    texts = tuple(view.corpus.offences[o].rule for o in view.corpus.offences if o in offences)
    tongue = country.languages[0] if country.languages else view.tongue
    urgent = measure.perishable
    return Letter(
        form=ASSISTANCE,
        measure=measure.slug,
        subjects=(),
        authority=f"{view.office}, {view.party}",
        legal_basis=legal_basis(desk, state),
        proceeding="Criminal proceeding for the offences named, before the authority that asks",
        facts="The persons named were taken from the one State to the other, by whom and how the file says.",
        offences=offences,
        law_texts=() if desk.chance.slips("law-text", key, weight=0.6) else texts,
        nexus="What is asked bears on the persons and places named and on elements of these offences.",
        purpose="Evidence before the court of this State",
        formalities="Certified copies; interpreter named on the record; one hearing; seal and custody list",
        questions=("What happened, by whom, when and where; what speaks for and against each accused",)
        if is_hearing(measure)
        else (),
        urgency="What is sought is kept for a short time only" if urgent else "",
        confidentiality="Names of victims and witnesses are not disclosed",
        assurances=("Use limited to this case", "Objects are returned"),
        language=view.tongue,
        translations=() if desk.chance.slips("translation", key, weight=0.6) else (tongue,),
        facts_on=_facts_on(desk),
        fields=_fields(desk, measure),
    )


LISTED = frozenset(
    {"authority", "legal-basis", "proceeding", "facts", "offences", "law-texts", "persons", "measure", "measures",
     "subjects", "nexus", "purpose", "formalities", "questions", "urgency", "deadline", "confidentiality", "assurances",
     "language", "languages"}
)  # fmt: skip


def _fields(desk: Desk, measure: Measure) -> dict[str, str]:
    """What the form asks for beyond the letter itself."""
    form = desk.view.corpus.forms.get(ASSISTANCE)
    names = [one.id for one in form.fields] if form is not None else []
    return {name: "as written in this letter" for name in (*names, *measure.fields) if name not in LISTED}


def _facts_on(desk: Desk) -> str:
    times = [s.at for e in desk.view.inquiry.exhibits.values() for s in e.statements if s.at]
    return min(times, default="")


def legal_basis(desk: Desk, state: CountryCode) -> tuple[str, ...]:
    """The treaties that bind both States and carry this form."""
    form = desk.view.corpus.forms.get(ASSISTANCE)
    return tuple(form.instruments) if form is not None else ()


def offences_in_file(desk: Desk) -> tuple[str, ...]:
    """The own State's offences that the file speaks of: charged, or with a statement that helps an element."""
    charged = [charge.offence for charge in desk.view.inquiry.charges.values() if isinstance(charge, Charge)]
    country = desk.view.corpus.countries[desk.view.party]
    spoken = desk.spoken
    speaking = [
        str(o.id)
        for o in country.offences
        if all(any(kind in spoken for kind in e.when.speaks_for()) for e in o.elements if e.when.speaks_for())
    ]
    return tuple(dict.fromkeys((*charged, *speaking))) or tuple(str(o.id) for o in country.offences[:1])


def send(desk: Desk) -> Iterator[Command]:
    """The desk sends what was signed: by the formal way, or directly in urgency with the copy following."""
    for one in desk.view.cooperation.requests.values():
        if not one.outgoing or one.state is not RequestState.SIGNED:
            continue
        urgent = bool(one.letter.urgency)
        way = _way(desk, urgent=urgent)
        if desk.chance.slips("channel", one.id, weight=0.4):
            way = _wrong_way(desk) or way
        yield SendRequest(request=one.id, channel=way, copy=False)


def _way(desk: Desk, *, urgent: bool) -> str:
    ways = [c for c in channels(desk) if not c.forms or ASSISTANCE in c.forms]
    formal = [c for c in ways if c.when is ChannelWhen.ALWAYS]
    fast = [c for c in ways if c.when is ChannelWhen.URGENT]
    chosen = (fast or formal) if urgent and fast else (formal or ways)
    return chosen[0].kind.value if chosen else ChannelKind.DIPLOMATIC.value


def _wrong_way(desk: Desk) -> str:
    wrong = [c for c in channels(desk) if c.forms and ASSISTANCE not in c.forms]
    return wrong[0].kind.value if wrong else ChannelKind.POSTAL.value


def suspects_abroad(desk: Desk, state: CountryCode) -> tuple[Subject, ...]:
    """Suspects who are in their own State, out of reach of the own power."""
    said = said_of(desk)
    return tuple(
        s
        for s in desk.subjects
        if s.kind is SubjectKind.PERSON
        and s.state == state
        and s.nationality == state
        and (e := said.get(s.id))
        and e.did >= 2
    )


def complaint_of(desk: Desk, person: Subject, state: CountryCode, *, form: str) -> Letter:
    """The official complaint, with facts, texts and exhibits, so that the person's own State may try him."""
    view = desk.view
    offences = offences_in_file(desk)
    country = view.corpus.countries[state]
    fields = {one.id: "as written in this letter" for one in view.corpus.forms[form].fields if one.id not in LISTED}
    exhibits = tuple(e.id for e in view.inquiry.exhibits.values() if any(s.by == person.id for s in e.statements))
    return Letter(
        form=form,
        measure="",
        subjects=(),
        authority=f"{view.office}, {view.party}",
        legal_basis=tuple(view.corpus.forms[form].instruments),
        proceeding="Criminal proceeding for the offences named, before the authority that complains",
        facts="The acts of the person named, with place and time, as the exhibits listed show them.",
        offences=offences,
        law_texts=tuple(view.corpus.offences[o].rule for o in view.corpus.offences if o in offences),
        nexus="The person is a national of the State that is asked to try him, and is there.",
        purpose="Prosecution by the State of nationality",
        formalities="Certified copies",
        confidentiality="Names of victims and witnesses are not disclosed",
        assurances=("What this State does with its own file will be told",),
        language=view.tongue,
        translations=country.languages[:1],
        facts_on=_facts_on(desk),
        fields=fields,
        annexes=exhibits,
    )
