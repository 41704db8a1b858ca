"""The questions of each act on a request, with what the file and the law offer as choices.

No question says which answer would be lawful: that is for the check, as far as the help level goes.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from jisr.clerk import View
from jisr.cooperation.state import Request
from jisr.inquiry import Exhibit
from jisr.law.corpus import Corpus
from jisr.law.rules import Rule, RuleRole
from jisr.law.states import ChannelKind, Direction
from jisr.press.said import Said, Tongue
from jisr.press.values import CHANNEL
from jisr.press.wording import office_sentence
from jisr.vocabulary import CountryCode, date_of
from jisr.web.room.across.asks import Ask, Choice, Kind
from jisr.web.room.across.law import texts
from jisr.web.room.across.named import exhibit_said, limits_said, point_said, rule_said

ANSWER = "answer-"
TOPICS: Mapping[str, str] = {
    "refusal": "Before a refusal: on which terms could assistance be given",
    "postponement": "Before a postponement: until when, and what can be done meanwhile",
    "conditions": "Conditions of the execution",
    "proceedings": "Proceedings in both States on the same facts: who tries whom",
}
USE_LIMITS: tuple[str, ...] = (
    "For the proceeding named in the request only",
    "Not to be disclosed to the persons concerned",
    "Names of victims and witnesses stay confidential",
    "Objects are given back",
)
GROUNDS = (RuleRole.GROUND_OPEN, RuleRole.DUAL_CRIMINALITY, RuleRole.POSTPONE, RuleRole.GROUND_FORBIDDEN)
EXECUTING = ("investigation", "instruction", "victim-care", "laboratory", "bench")
NOT_SAID = ("measure", "offences", "law-texts", "language", "languages", "persons", "subjects")


def nothing(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """Nothing is asked."""
    return ()


def channels(view: View, corpus: Corpus, other: CountryCode) -> tuple[Choice, ...]:
    """Every way there is between States, with the names that the two States' law gives to it today."""
    day = date_of(view.hour)
    known: dict[str, list[Said]] = {kind.value: [] for kind in ChannelKind}
    for state, closed in ((view.party, Direction.IN), (other, Direction.OUT)):
        country = corpus.countries.get(state)
        for one in country.channels if country is not None else ():
            if one.direction is not closed and one.period.holds(day):
                known[one.kind.value].append(one.name)
    return tuple(
        Choice(value=kind, said=CHANNEL.get(kind, "by post"), note=next(iter(names), ""))
        for kind, names in known.items()
    )


def sending(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """By which channel."""
    return (Ask(name="channel", label="Channel", kind=Kind.ONE, choices=channels(view, corpus, request.to_state)),)


def asking(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """What is missing: fields of the form, and whatever else."""
    form = corpus.forms.get(request.letter.form or request.kind)
    fields = tuple(
        Choice(value=one.id, said=one.name, note="Missing in the request" if one.id in request.gaps else "")
        for one in (form.fields if form is not None else ())
    )
    return (
        Ask(name="points", label="What the request leaves open", kind=Kind.MANY, choices=fields, optional=True),
        Ask(name="more", label="Other points, one a line", kind=Kind.WORDS, optional=True),
    )


def point_of(name: str, request: Request) -> str:
    """The point that an answer of the form is about."""
    number = int(name) if name.isascii() and name.isdigit() and len(name) < 4 else -1
    return request.points[number] if 0 <= number < len(request.points) else name


def clarifying(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """An answer to each point; texts of law and translations by choice."""
    answers = tuple(
        Ask(name=f"{ANSWER}{place}", label=point_said(point, request, corpus), kind=Kind.WORDS, optional=True)
        for place, point in enumerate(request.points)
    )
    texts = Ask(
        name="law_texts", label="Texts of law that you add", kind=Kind.MANY, optional=True,
        choices=law_texts(view, corpus, request.letter.offences),
    )  # fmt: skip
    return (*answers, texts, translations(corpus, request.to_state))


def law_texts(view: View, corpus: Corpus, offences: Iterable[str]) -> tuple[Choice, ...]:
    """The texts that punish the offences named, else all those of the own law."""
    country = corpus.countries[view.party]
    named = set(offences)
    found = [one for one in country.offences if not named or one.id in named]
    rules = dict.fromkeys(chain.from_iterable((one.rule, *(part.rule for part in one.elements)) for one in found))
    return tuple(rule_choice(corpus.rules[one], corpus) for one in rules if one in corpus.rules)


def rule_choice(rule: Rule, corpus: Corpus, note: Said = "") -> Choice:
    """A rule as it is cited, with its words."""
    return Choice(value=str(rule.id), said=rule_said(rule, corpus), note=note or (rule.text if rule.article else ""))


def translations(corpus: Corpus, other: CountryCode) -> Ask:
    """The languages into which the letter was translated."""
    tags = dict.fromkeys(chain.from_iterable(one.languages for one in corpus.countries.values() if one.law_held))
    choices = tuple(Choice(value=str(one), said=Tongue(str(one))) for one in tags)
    return Ask(
        name="translations", label="Translations that go with it", kind=Kind.MANY, optional=True, choices=choices
    )


def consulting(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """On what, and in which words."""
    return consultation()


def consultation() -> tuple[Ask, ...]:
    """On what the States consult."""
    topics = tuple(Choice(value=key, said=said) for key, said in TOPICS.items())
    return (
        Ask(name="topic", label="Point on which you consult", kind=Kind.ONE, choices=topics),
        Ask(name="text", label="Your words to the other State", kind=Kind.WORDS, optional=True),
    )


def accepting(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """Which office executes, and on which conditions."""
    known = [one for one in view.offices if one in EXECUTING]
    choices = tuple(Choice(value=one, said=office_sentence(one)) for one in known or view.offices)
    return (
        Ask(name="assign_to", label="Office that executes it", kind=Kind.ONE, choices=choices),
        Ask(name="conditions", label="Conditions, one a line", kind=Kind.WORDS, optional=True),
    )


def refusing(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """The grounds that treaties and the own law speak of, whether open or forbidden, and the reasons."""
    choices = tuple(rule_choice(one, corpus) for one in texts(view, corpus, request, *GROUNDS))
    return (
        Ask(name="grounds", label="Grounds", kind=Kind.MANY, choices=choices),
        Ask(name="reasons", label="Reasons", kind=Kind.WORDS),
    )


def postponing(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """Until when, and why."""
    return (
        Ask(name="until", label="Until when", hint="A day, or what must have ended first."),
        Ask(name="reasons", label="Reasons", kind=Kind.WORDS),
    )


def executing(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """Which exhibits answer the request, and what was done."""
    return (
        Ask(
            name="exhibits", label="Exhibits that answer the request", kind=Kind.MANY, optional=True,
            choices=_exhibits(view, request, view.inquiry.exhibits.values()),
        ),
        Ask(name="report", label="Execution report", kind=Kind.WORDS, hint="What was done, and what could not be had."),
    )  # fmt: skip


def returning(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """Which exhibits go, and the limits under which they may be used."""
    listed = [one for one in view.inquiry.exhibits.values() if one.id in request.exhibits]
    limits = tuple(Choice(value=one, said=one) for one in USE_LIMITS)
    return (
        Ask(
            name="exhibits", label="Exhibits that are returned", kind=Kind.MANY, optional=True,
            choices=_exhibits(view, request, listed or view.inquiry.exhibits.values()),
        ),
        Ask(name="use_limits", label="Limits of use", kind=Kind.MANY, choices=limits, optional=True),
        Ask(name="more_limits", label="Other limits, one a line", kind=Kind.WORDS, optional=True),
    )  # fmt: skip


def closing(view: View, corpus: Corpus, request: Request) -> tuple[Ask, ...]:
    """A word for the file."""
    return (Ask(name="note", label="Note for the file", kind=Kind.WORDS, optional=True),)


def stays(one: Exhibit, view: View, other: CountryCode) -> bool:
    """Whether a promise given to a third State forbids to pass the item on; it may go back to where it came from."""
    return "no-onward" in one.use_limits and one.origin_state not in (view.party, other)


def _exhibits(view: View, request: Request, known: Iterable[Exhibit]) -> tuple[Choice, ...]:
    """Exhibits of the file, those taken for the request first; one that may not leave is no choice."""
    other = request.from_state
    leaving = [one for one in known if not stays(one, view, other)]
    return tuple(exhibit_choice(one) for one in sorted(leaving, key=lambda one: not _fits(one, view, request)))


def _fits(one: Exhibit, view: View, request: Request) -> bool:
    taken = view.inquiry.measures.get(one.act)
    return taken is not None and taken.for_request == request.id


def exhibit_choice(one: Exhibit) -> Choice:
    """An exhibit by its title, with the limits that it bears."""
    limits = limits_said(one.use_limits)
    note: Said = limits[0] if limits else ""
    return Choice(value=str(one.id), said=exhibit_said(one), note=note)
