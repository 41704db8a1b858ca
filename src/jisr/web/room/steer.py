"""What control does to a room beside the clock: each is one entry, kept with all it causes before anybody is told.

Whatever is asked of an inject, a question or a seat that is not there raises `KeyError`, and nothing is done.
"""

from collections.abc import Mapping, Sequence

from jisr.clerk import Answer, Command
from jisr.dossier import Sat
from jisr.stage.entries import Entry, EntryKind
from jisr.stage.view import occasion
from jisr.store.rooms import State
from jisr.vocabulary import digest
from jisr.web.room.live import LiveRoom

FREE, STEP = "none", "step"
KINDS = ("letter", "call", "press", "file", "visit", "note")


def skip(room: LiveRoom, inject: str) -> None:
    """The inject is not delivered by its trigger, ever."""
    _waits(room, inject)
    room.put(_entry(room, EntryKind.SKIPS, subject=inject))


def reword(room: LiveRoom, inject: str, said: Mapping[str, str]) -> None:
    """The inject says other words, in each language in which some were written."""
    _waits(room, inject)
    room.put(_entry(room, EntryKind.REWORDS, subject=inject, said=said))


def write(room: LiveRoom, *, to: Sequence[str], said: Mapping[str, str], kind: str, sender: str, key: str = "") -> None:
    """A message of control to seats, or to all of a delegation (`*:party`)."""
    _known(room, to)
    more = {"medium": kind, "from": sender}
    _once(room, _entry(room, EntryKind.WRITES, to=to, said=said, more=more, key=key))


def recall(room: LiveRoom, inject: str, reasons: str) -> None:
    """What was told is withdrawn: what was read stays known, and is marked."""
    with room.reading() as held:
        if inject not in {one.inject for one in held.overlook.told() if not one.recalled}:
            raise KeyError(inject)
    room.put(_entry(room, EntryKind.RECALLS, subject=inject, more={"reasons": reasons}))


def hint(room: LiveRoom, *, seat: str, said: Mapping[str, str], criterion: str = "", key: str = "") -> None:
    """A hint to a seat: it costs one step of the criterion, or nothing without one; the debrief lists it."""
    _known(room, (seat,))
    if criterion and criterion not in {one.id for one in room.scenario.criteria}:
        raise KeyError(criterion)
    more = {"price": STEP, "criterion": criterion} if criterion else {"price": FREE}
    _once(room, _entry(room, EntryKind.HINTS, seat=seat, said=said, more=more, key=key))


def state_law(
    room: LiveRoom, *, rule: str, state: str, article: str, said: Mapping[str, str], by: str, key: str = ""
) -> None:
    """Law that a delegation states as its own is accepted for this run alone, by the legal referee."""
    more = {"state": state, "article": article, "accepted_by": by}
    _once(room, _entry(room, EntryKind.STATES_LAW, subject=rule, said=said, more=more, key=key))


def ask_people(room: LiveRoom) -> None:
    """From now on conditions that people decide wait for people."""
    with room.reading() as held:
        asked = held.overlook.asks_people
    if not asked:
        room.put(_entry(room, EntryKind.ASKS_PEOPLE))


def judge(room: LiveRoom, question: str, *, holds: bool, by: str) -> None:
    """A person answers a question that only a person can."""
    with room.reading() as held:
        known = {one.id for one in held.overlook.questions()}
    if question not in known:
        raise KeyError(question)
    more = {"answer": "yes" if holds else "no", "by": by}
    room.put(_entry(room, EntryKind.JUDGES, subject=question, more=more))


def prepared(room: LiveRoom, seat: str) -> tuple[str, Command] | None:
    """What the bot of a seat would do now, with a name by which it is confirmed."""
    with room.reading() as held:
        command = held.prepared(seat)
    return None if command is None else (digest(occasion(command).encode())[:24], command)


def confirm(room: LiveRoom, seat: str, name: str) -> Answer | None:
    """What the bot of a seat prepared is done, confirmed by control; nothing when it prepared something else since."""
    found = prepared(room, seat)
    if found is None or found[0] != name:
        return None
    key = f"confirmed:{seat}:{name}:{int(room.clock.hour)}"
    return room.put(_entry(room, EntryKind.CONFIRMS, seat=seat, sat=Sat.FACILITATOR, key=key, command=found[1]))


def decline(room: LiveRoom, seat: str, name: str) -> None:
    """What the bot prepared is not done; it prepares something else."""
    found = prepared(room, seat)
    if found is not None and found[0] == name:
        room.put(_entry(room, EntryKind.DECLINES, seat=seat, command=found[1]))


def choose_help(room: LiveRoom, level: str, *, seat: str = "") -> None:
    """How much the pages help from now on, for all or for one seat; empty: as usual. Noted for the debrief."""
    room.choose(f"help:{seat}" if seat else "help", level)
    note(room, "help", seat=seat, more={"level": level})


def announce(room: LiveRoom, said: Mapping[str, str]) -> None:
    """Everybody is told, each in their language."""
    room.announce(said)
    room.put(_entry(room, EntryKind.NOTES, subject="announcement", said=said), within=frozenset(State))


def note(room: LiveRoom, what: str, *, seat: str = "", more: Mapping[str, str] | None = None) -> None:
    """What control did without touching the story, for the debrief."""
    room.put(_entry(room, EntryKind.NOTES, subject=what, seat=seat, more=more), within=frozenset(State))


def _entry(
    room: LiveRoom, kind: EntryKind, *, subject: str = "", seat: str = "", said: Mapping[str, str] | None = None,
    to: Sequence[str] = (), more: Mapping[str, str] | None = None, key: str = "", sat: Sat = Sat.FACILITATOR,
    command: Command | None = None,
) -> Entry:  # fmt: skip
    return Entry(
        at=room.hours.start, kind=kind, subject=subject, seat=seat, said=said or {}, to=tuple(to), more=more or {},
        key=key, sat=sat, command=command,
    )  # fmt: skip


def _once(room: LiveRoom, entry: Entry) -> None:
    """A second click does nothing again."""
    with room.reading() as held:
        repeated = bool(entry.key) and any(one.key == entry.key for one in held.entries)
    if not repeated:
        room.put(entry)


def _waits(room: LiveRoom, inject: str) -> None:
    with room.reading() as held:
        if inject not in {one.id for one in held.waiting}:
            raise KeyError(inject)


def _known(room: LiveRoom, names: Sequence[str]) -> None:
    with room.reading() as held:
        states = {f"*:{one}" for one in held.scenario.states}
    for name in names:
        if name not in states:
            room.chair(name)
    if not names:
        raise KeyError("")
