"""A live room on both databases: what is confirmed is kept, the clock counts only while it is wound, others follow."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

import pytest
import settings_first
from pytest_django import DjangoDbBlocker
from stores import sqlite_at

from jisr.clerk import Clash, Done, Refused
from jisr.clerk import commands as c
from jisr.exercise.scenario import Scenario
from jisr.inquiry import Status, SubjectKind
from jisr.law.corpus import Corpus
from jisr.library import load
from jisr.library.scenario import load_scenario
from jisr.store import models as m
from jisr.store import rooms as store
from jisr.store.rooms import State
from jisr.store.rows import acts_of
from jisr.vocabulary import CaseTime
from jisr.web.room.live import AtRest, LiveRoom
from jisr.web.room.rooms import Rooms

assert settings_first.READY
DATA = Path(__file__).parents[2] / "data"
SEAT, OTHER = "r-ma-opj", "r-ne-opj"
SECOND = 1000


@lru_cache(maxsize=1)
def corpus() -> Corpus:
    return load(DATA)


@lru_cache(maxsize=1)
def scenario(slug: str) -> Scenario:
    return load_scenario(DATA, slug)


class Hand:
    """A wall clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture(params=["sqlite", "postgresql"])
def using(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with ExitStack() as open_:
        open_.enter_context(django_db_blocker.unblock())
        if request.param == "sqlite":
            place = open_.enter_context(sqlite_at(tmp_path / "room.sqlite3"))
        else:
            place = open_.enter_context(request.getfixturevalue("server").database())
        assert place.alias is not None
        yield place.alias


@pytest.fixture
def wall() -> Hand:
    return Hand()


def process(using: str, wall: Hand, name: str = "one") -> Rooms:
    return Rooms(corpus=corpus(), scenario=scenario, process=name, wall=wall, using=using)


def opened(using: str, wall: Hand, name: str = "one") -> LiveRoom:
    return process(using, wall, name).open("evening", scenario="harmattan", cut="core", rate=1.0)


def place(label: str) -> c.EnterSubject:
    return c.EnterSubject(kind=SubjectKind.PLACE, label=label)


def kept_heads(room: LiveRoom, using: str) -> dict[str, str]:
    found = {}
    for row in m.Journal.objects.using(using).filter(matter__exercise=room.id):
        last = m.ActRow.objects.using(using).filter(journal=row).order_by("number").last()
        found[row.party] = "" if last is None else last.hash
    return found


def heads(room: LiveRoom) -> dict[str, str]:
    with room.reading() as held:
        return {party: journal.head.hash for party, journal in held.journals.items()}


def test_acts_are_kept_as_the_room_sealed_them(using: str, wall: Hand) -> None:
    room = opened(using, wall)
    room.start()
    wall.now += 90 * SECOND
    assert isinstance(room.act(SEAT, place("Rue 12"), key="a"), Done)
    with room.reading() as held:
        for party, journal in held.journals.items():
            rows = m.ActRow.objects.using(using).filter(journal__party=party).order_by("number")
            assert acts_of(rows.values_list("id", "header", "hash", "parts")) == tuple(journal.read())


def test_a_restart_has_everything_and_the_clock_stands_where_it_stood(using: str, wall: Hand) -> None:
    room = opened(using, wall)
    room.start()
    room.sit(SEAT)
    wall.now += 5 * SECOND
    room.tick()
    room.act(SEAT, place("Rue 12"), key="a")
    hour, seen = room.clock.hour, room.view(SEAT).canonical()
    wall.now += 3600 * SECOND
    again = opened(using, wall, "two")
    again.tick()
    assert again.clock.hour == hour
    assert again.clock.state is State.HALTED
    assert again.is_taken(SEAT)
    assert again.view(SEAT).canonical() == seen
    assert heads(again) == kept_heads(again, using)


def test_after_a_short_stop_the_clock_goes_on_without_it(using: str, wall: Hand) -> None:
    room = opened(using, wall)
    room.start()
    wall.now += 2 * SECOND
    room.tick()
    hour = room.clock.hour
    wall.now += 20 * SECOND
    again = opened(using, wall, "two")
    again.tick()
    assert again.clock.hour == hour
    wall.now += 3 * SECOND
    again.tick()
    assert again.clock.hour == hour + 3


def test_two_processes_play_one_room(using: str, wall: Hand) -> None:
    one, two = opened(using, wall), opened(using, wall, "two")
    one.start()
    for step in range(6):
        wall.now += 3 * SECOND
        one.tick()
        two.tick()
        room, seat = (one, SEAT) if step % 2 else (two, OTHER)
        assert isinstance(room.act(seat, place(f"Rue {step}"), key=f"k{step}"), Done)
    assert heads(one) == heads(two) == kept_heads(one, using)
    assert one.clock == two.clock


def test_a_double_click_does_nothing_twice(using: str, wall: Hand) -> None:
    one, two = opened(using, wall), opened(using, wall, "two")
    one.start()
    first = one.act(SEAT, place("Rue 12"), key="same")
    again = two.act(SEAT, place("Rue 12"), key="same")
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert [act.id for act in first.acts] == [act.id for act in again.acts]
    kept = store.exercise("evening", using=using)
    assert kept is not None
    assert kept.entries == 1


def test_of_two_who_decide_at_once_the_second_is_told(using: str, wall: Hand) -> None:
    one, two = opened(using, wall), opened(using, wall, "two")
    one.start()
    person = c.EnterSubject(kind=SubjectKind.PERSON, label="Somebody")
    done = one.act(SEAT, person, key="a")
    assert isinstance(done, Done)
    subject = done.acts[0].touches[0]
    seen = one.view(SEAT).seen
    change = c.ChangeStatus(subject=subject, status=Status.SUSPECT, reasons="seen there")
    other = c.ChangeStatus(subject=subject, status=Status.WITNESS, reasons="says so")
    assert isinstance(one.act(SEAT, change, key="b", seen=seen), Done)
    answer = two.act("r-ma-pg", other, key="c", seen=seen)
    assert isinstance(answer, Clash)
    assert answer.newer


def test_what_is_refused_is_answered_and_changes_nothing(using: str, wall: Hand) -> None:
    room = opened(using, wall)
    room.start()
    before = room.view(SEAT).canonical()
    answer = room.act(SEAT, c.OpenHearing(court="here", charges=()), key="x")
    assert isinstance(answer, Refused)
    assert room.view(SEAT).canonical() == before


def test_anybody_stops_play_and_only_the_restart_goes_on(using: str, wall: Hand) -> None:
    room = opened(using, wall)
    with pytest.raises(AtRest):
        room.act(SEAT, place("Rue 12"), key="early")
    room.start()
    wall.now += 2 * SECOND
    room.stop()
    hour = room.clock.hour
    wall.now += 600 * SECOND
    room.tick()
    assert room.clock.hour == hour
    with pytest.raises(AtRest):
        room.act(SEAT, place("Rue 12"), key="late")
    with pytest.raises(AtRest):
        room.start()
    room.restart()
    wall.now += SECOND
    assert room.clock.hour == hour + 1


def test_control_halts_changes_the_rate_and_jumps(using: str, wall: Hand) -> None:
    room = opened(using, wall)
    room.start()
    room.set_rate(10.0)
    wall.now += SECOND
    room.halt(scene=True)
    hour = room.clock.hour
    assert isinstance(room.act(SEAT, place("Rue 12"), key="in the scene"), Done)
    wall.now += 60 * SECOND
    assert room.clock.hour == hour
    room.jump()
    assert room.clock.hour == room.hours.opening(room.hours.closing(hour))
    room.jump(CaseTime(room.clock.hour + 30))
    again = opened(using, wall, "two")
    assert heads(again) == heads(room)


def test_the_close_of_a_day_is_told_before_it_is_jumped(using: str, wall: Hand) -> None:
    room = opened(using, wall)
    room.start()
    room.set_rate(60.0)
    closing = room.hours.closing(room.clock.hour)
    for _ in range(60):
        wall.now += SECOND
        room.tick()
        if room.clock.jump_at:
            break
    assert room.clock.hour == closing
    assert room.clock.jump_at > wall.now
    for _ in range(31):
        wall.now += SECOND
        room.tick()
    assert room.clock.hour >= room.hours.opening(closing)


def test_a_fault_on_the_way_to_a_commit_leaves_nothing_behind(
    using: str, wall: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = opened(using, wall)
    room.start()
    before = heads(room)
    with monkeypatch.context() as patched:
        patched.setattr(store.Held, "save", lambda self: (_ for _ in ()).throw(OSError("the disk is full")))
        with pytest.raises(OSError, match="disk"):
            room.act(SEAT, place("Rue 12"), key="lost")
    assert heads(room) == before == kept_heads(room, using)
    assert isinstance(room.act(SEAT, place("Rue 12"), key="lost"), Done)
    assert heads(room) == kept_heads(room, using)


def test_injects_are_held_and_released(using: str, wall: Hand) -> None:
    room = opened(using, wall)
    room.start()
    with room.reading() as held:
        inject = held.waiting[0].id
    room.hold(inject)
    with room.reading() as held:
        assert inject in held.held_back
    room.release(inject)
    with room.reading() as held:
        assert inject not in {one.id for one in held.waiting}
    with pytest.raises(KeyError):
        room.release("no-such-inject")
    assert heads(opened(using, wall, "two")) == heads(room)
