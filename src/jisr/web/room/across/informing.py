"""Information to another State: what is told, of whom, under which limits; never evidence.

Police information (UNTOC/27) and spontaneous information (UNTOC/18/4, 5). Protected persons travel by code unless the
writer chooses to name them; what came under a promise to a third State is no choice.
"""

from collections.abc import Iterator

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.cooperation.state import MessageId, MessageKind
from jisr.dossier import SubjectId
from jisr.inquiry import ExhibitId, Statement, Strength
from jisr.law.corpus import Corpus
from jisr.protection.plain import plain
from jisr.vocabulary import CountryCode, digest_of
from jisr.web.room.across.asks import Ask, Choice, Kind, Typed
from jisr.web.room.across.letter_form import measure_choices, subject_choices
from jisr.web.room.across.named import INFORMATION, statement_said
from jisr.web.room.across.questions import USE_LIMITS, channels, exhibit_choice, stays
from jisr.web.room.naming import name_of

MANY = ("subjects", "statements", "exhibits", "use_limits")
FREE = ("text", "asks", "more_limits")
MOST_STATEMENTS = 120


def questions(view: View, corpus: Corpus, typed: Typed) -> tuple[Ask, ...]:
    """The questions of a message."""
    other = CountryCode(typed.one("to_state")) if typed.one("to_state") else next(iter(view.partners), CountryCode(""))
    states = tuple(
        Choice(value=one, said=corpus.countries[one].name) for one in view.partners if one in corpus.countries
    )
    kinds = tuple(Choice(value=kind.value, said=said, note=NOTES[kind]) for kind, said in INFORMATION.items())
    known = [one for one in view.inquiry.subjects.values() if one.same_as is None]
    leaving = [one for one in view.inquiry.exhibits.values() if not stays(one, view, other)]
    return (
        Ask(name="kind", label="Kind of information", kind=Kind.ONE, choices=kinds),
        Ask(name="to_state", label="To which State", kind=Kind.ONE, choices=states),
        Ask(name="channel", label="Channel", kind=Kind.ONE, choices=channels(view, corpus, other)),
        Ask(
            name="subjects", label="On whom or what", kind=Kind.MANY, optional=True,
            choices=subject_choices(view, known),
        ),
        Ask(name="coded", label="Name victims and witnesses by their code", kind=Kind.TICK, optional=True),
        Ask(name="text", label="What you tell", kind=Kind.WORDS, optional=True),
        Ask(
            name="statements", label="What the file says of it", kind=Kind.MANY, optional=True,
            choices=tuple(_statements(view, corpus)),
        ),
        Ask(
            name="exhibits", label="Exhibits that go with it", kind=Kind.MANY, optional=True,
            choices=tuple(exhibit_choice(one) for one in leaving),
        ),
        Ask(name="asks", label="What you ask of the other State", kind=Kind.WORDS, optional=True),
        Ask(
            name="ask_measure", label="Measure that would help", kind=Kind.ONE, optional=True,
            choices=measure_choices(corpus),
        ),
        Ask(
            name="use_limits", label="Limits of use", kind=Kind.MANY, optional=True,
            choices=tuple(Choice(value=one, said=one) for one in USE_LIMITS),
        ),
        Ask(name="more_limits", label="Other limits, one a line", kind=Kind.WORDS, optional=True),
    )  # fmt: skip


NOTES = {
    MessageKind.POLICE: "Between police services, to open the door; it proves nothing before a court.",
    MessageKind.SPONTANEOUS: "What this State found and nobody asked for; it may be bound by limits.",
}


def key_of(one: Statement) -> str:
    """The name of a statement in a form."""
    return digest_of(plain(one))[:16]


def _told(view: View) -> Iterator[Statement]:
    seen: set[tuple[str, ...]] = set()
    for exhibit in view.inquiry.exhibits.values():
        for one in exhibit.statements:
            said = (one.fact, str(one.by), str(one.on), one.stance.value)
            if said not in seen and one.strength is not Strength.WEAK and (one.by or one.on):
                seen.add(said)
                yield one


def _statements(view: View, corpus: Corpus) -> Iterator[Choice]:
    """What exhibits of the file say of known persons and things, by whom it is said to be done."""
    told = sorted(_told(view), key=lambda one: str(one.by or one.on or ""))[:MOST_STATEMENTS]
    for one in told:
        of = name_of(view, corpus, one.by or one.on or "")
        yield Choice(value=key_of(one), said=statement_said(view, corpus, one), group=of)


def command_of(view: View, typed: Typed) -> c.SendInformation:
    """The command of what was typed."""
    wanted = set(typed.many("statements"))
    kinds = {kind.value: kind for kind in MessageKind}
    answers = typed.one("answers")
    limits = (*typed.many("use_limits"), *typed.lines("more_limits"))
    return c.SendInformation(
        to_state=CountryCode(typed.one("to_state")),
        kind=kinds.get(typed.one("kind"), MessageKind.POLICE),
        channel=typed.one("channel"),
        subjects=tuple(SubjectId(one) for one in typed.many("subjects")),
        statements=tuple(one for one in _told(view) if key_of(one) in wanted),
        exhibits=tuple(ExhibitId(one) for one in typed.many("exhibits")),
        use_limits=tuple(dict.fromkeys(limits)),
        coded=bool(typed.one("coded")),
        asks=typed.one("asks"),
        ask_measure=typed.one("ask_measure"),
        text=typed.one("text"),
        answers=MessageId(answers) if answers else None,
    )
