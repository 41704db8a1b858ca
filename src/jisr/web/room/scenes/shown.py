"""What the pages of a scene show: of the interviewer from the view of the seat, of whoever speaks from the cast."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from jisr.clerk import View
from jisr.dossier import SubjectId
from jisr.exercise.hearing import Line
from jisr.law.corpus import Corpus
from jisr.law.measures import Measure, Safeguard, SafeguardWhen
from jisr.press.citing import Cited, cite
from jisr.press.said import Said, Tongue
from jisr.store.devices import PLAYS_FOR
from jisr.vocabulary import CountryCode, Text, date_of
from jisr.web.law.held import held_book
from jisr.web.room.frame import role_title
from jisr.web.room.live import LiveRoom
from jisr.web.room.naming import subject_name
from jisr.web.room.scenes.kept import MINUTE, UNDER_WAY, Scene, Stage
from jisr.web.room.scenes.words import feelings, when_said

STAGES: Mapping[Stage, tuple[str, str]] = {
    Stage.CALLED: ("Called", "info"),
    Stage.REFUSED: ("Does not come", "warn"),
    Stage.TALKING: ("Under way", "good"),
    Stage.ENDED: ("The talk is over", "info"),
    Stage.CLOSED: ("Closed", "rest"),
    Stage.OFF: ("Called off", "rest"),
}
NOT_ASKED = frozenset({"no-force"})
SHOWN_TO = frozenset({"registry"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneShown:
    """A scene in one line: its page, the measure, the person as the office calls them, how it stands."""

    id: int
    measure: Text
    person: Said
    word: str
    tone: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShown:
    """Something the person may say, and whether it was ticked; `number` stands for it on the page."""

    number: int
    words: Text
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SayShown:
    """What the person would say at the same time: when, whether now, and what."""

    when: Said
    ready: bool
    lines: Sequence[LineShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptShown:
    """A safeguard as whoever speaks for the person ticks it."""

    id: str
    name: Text
    ticked: bool
    consequence: Text


def scene_shown(scene: Scene, view: View, corpus: Corpus) -> SceneShown:
    """The scene as the office of its seat reads it."""
    said, tone = STAGES[scene.stage]
    return SceneShown(
        id=scene.id, measure=corpus.measures[scene.command.measure].name, person=person_of(scene, view), word=said,
        tone=tone, open=scene.stage in UNDER_WAY or scene.stage is Stage.CALLED,
    )  # fmt: skip


def person_of(scene: Scene, view: View) -> Said:
    """The person as the office calls them."""
    known = view.inquiry.subjects.get(SubjectId(scene.command.subject))
    return subject_name(known) if known is not None else ""


def minutes_of(room: LiveRoom, scene: Scene) -> int:
    """How long the scene has lasted, in minutes of the room."""
    return ((scene.ended or room.wall) - scene.begun) // MINUTE if scene.begun else 0


def there(room: LiveRoom, scene: Scene, view: View) -> list[Said]:
    """Who is present: the interviewer, the person, and whoever of the registry sits in a seat."""
    found: list[Said] = [role_title(room, scene.seat), person_of(scene, view)]
    for chair in room.chairs:
        if chair.party == scene.party and str(chair.seat.office) in SHOWN_TO and room.is_taken(str(chair.seat.id)):
            found.append(role_title(room, str(chair.seat.id)))
    return found


def asked_of(measure: Measure, party: CountryCode) -> list[Safeguard]:
    """The safeguards of which a grown person knows whether they were kept."""
    return [
        one for one in measure.safeguards_in(party) if one.id not in NOT_ASKED and one.when is not SafeguardWhen.CHILD
    ]


def kept_shown(scene: Scene, kept: Collection[str]) -> list[KeptShown]:
    """The safeguards of a scene with what was kept."""
    measure = held_book().corpus.measures[scene.command.measure]
    return [
        KeptShown(id=one.id, name=one.name, ticked=one.id in kept, consequence=one.consequence)
        for one in asked_of(measure, scene.party)
    ]


def law_of(scene: Scene, view: View, corpus: Corpus) -> list[Cited]:
    """The articles of the own State for the hearing, then those of the treaties that bind it, each once."""
    measure, day = corpus.measures[scene.command.measure], date_of(view.hour)
    country = corpus.countries[view.party]
    named = [*measure.rules, *(rule for one in measure.safeguards_in(view.party) for rule in one.rules)]
    rules = [corpus.rules[one] for one in dict.fromkeys(named) if one in corpus.rules]
    own = [one for one in rules if one.home == view.party]
    treaties = [one for one in rules if one.home in corpus.instruments and country.is_bound(one.home, on=day)]
    found = [cite(one.id, corpus=corpus, on=day) for one in (*own, *treaties)]
    return [one for one in found if one is not None and one.article]


def says(lines: Sequence[Line], scene: Scene | None, room: LiveRoom) -> list[SayShown]:
    """What the person may say, together what waits for the same; what is ready first."""
    corpus = held_book().corpus
    with room.reading() as held:
        scenario = held.scenario
    ticked = set(scene.ticks.said) if scene is not None else set()
    groups: dict[object, list[tuple[int, Line]]] = {}
    for number, line in enumerate(lines):
        groups.setdefault((line.when, line.ready), []).append((number, line))
    found = [
        SayShown(
            when=when_said(group[0][1].when, scenario, corpus),
            ready=group[0][1].ready,
            lines=[LineShown(number=n, words=one.words, ticked=one.fact in ticked) for n, one in group],
        )
        for group in groups.values()
    ]
    return sorted(found, key=lambda one: not one.ready)


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Who a person is, as whoever speaks for the person reads it: in words, without a number."""

    name: Text
    about: Text
    needs: tuple[Text, ...]
    tongues: tuple[Tongue, ...]
    feels: tuple[str, ...]
    guarded: Text
    lines: tuple[Line, ...]


def character(room: LiveRoom, person: str) -> Character:
    """The person of the story as they stand now."""
    with room.reading() as held:
        figure, cast = held.cast.figure(person), held.cast
        lines, levels, guarded = cast.lines(person), cast.levels(person), cast.guarded(person)
    return Character(
        name=role_title(room, f"{PLAYS_FOR}{person}"), about=figure.about, needs=figure.needs,
        tongues=tuple(Tongue(one) for one in figure.languages), feels=tuple(feelings(levels)), guarded=guarded,
        lines=lines,
    )  # fmt: skip
