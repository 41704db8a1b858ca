"""The plan of a scenario from nodes: roles, timetables, cuts, exchanges, charges."""

from jisr.exercise.plan import ChargeSheet, DayPart, Delay, Exchange, Item, MatrixRow, Role, Segment, Timetable
from jisr.exercise.scenario import Cut, HearingPlan
from jisr.library.nodes import Node
from jisr.library.scenario_story import read_say
from jisr.vocabulary import CountryCode, case_time

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_role(node: Node) -> Role:
    """A role that a person or a bot may hold."""
    node.unknown_keys(
        "id", "state", "organisation", "office", "kind", "title", "mandate", "briefing", "powers", "min", "max",
        "may-be-doubled", "understudy", "knows", "incompatible", "seats", "also-in",
    )  # fmt: skip
    return Role(
        id=node.str("id"),
        state=CountryCode(node.optional_str("state")),
        office=node.str("office"),
        kind=node.str("kind"),
        title=node.label("title"),
        briefing=node.text_or_str("briefing"),
        powers=node.strings("powers"),
        least=node.integer("min", 1),
        most=node.integer("max", 1),
        understudy=node.optional_str("understudy"),
        knows=node.text_or_str("knows"),
        incompatible=node.strings("incompatible"),
        walls={one.str("office"): one.strings("accused") for one in node.optional_list("seats")},
    )


def read_timetable(node: Node) -> Timetable:
    """A timetable: segments of play, working hours, late evenings."""
    node.unknown_keys(
        "id", "title", "cut", "working-hours", "segments", "jumps", "warning-minutes", "loss-quiet-minutes",
        "decide-before", "daily-custody-call", "hearings", "days",
    )  # fmt: skip
    hours = node.map("working-hours")
    hours.unknown_keys("from", "to", "days", "half-day", "late")
    worked = hours.strings("days")
    return Timetable(
        id=node.str("id"),
        cut=node.str("cut"),
        segments=tuple(map(_segment, node.list("segments"))),
        opens=_clock(hours, "from"),
        closes=_clock(hours, "to"),
        late={one.str("date"): _clock(one, "to") for one in hours.optional_list("late")},
        rest_days=tuple(number for number, day in enumerate(DAYS) if worked and day not in worked),
        days=tuple(
            DayPart(day=one.str("day"), wall=one.str("wall"), phase=one.text("phase"))
            for one in node.optional_list("days")
        ),
    )


def _segment(node: Node) -> Segment:
    return Segment(
        id=node.str("id"), start=node.time("from"), end=node.time("to"),
        walls=tuple((one.str("from"), one.str("to")) for one in node.optional_list("wall")),
    )  # fmt: skip


def _clock(node: Node, key: str) -> int:
    """Minutes after midnight of a time as 08:00."""
    word = node.str(key)
    try:
        return case_time(f"1970-01-01T{word}")
    except ValueError:
        node.fault("“{word}” is not an hour.", "Write 08:00.", key=key, values={"word": word})
        return 0


def read_cut(name: str, node: Node) -> Cut:
    """What a cut keeps; a star keeps everything of a kind."""
    node.unknown_keys(
        "charges", "exhibits", "injects", "side-injects", "characters", "criteria", "conclusions", "exchanges"
    )
    keeps: dict[str, frozenset[str]] = {}
    for kind in ("charges", "exhibits", "characters", "criteria", "conclusions", "exchanges"):
        names = node.strings(kind)
        if "*" not in names and names:
            keeps[kind] = frozenset(names)
    injects = (*node.strings("injects"), *node.strings("side-injects"))
    if "*" not in injects and injects:
        keeps["injects"] = frozenset(injects)
    return Cut(id=name, keeps=keeps)


def read_hearing(node: Node) -> HearingPlan:
    """Where and when a State's case is heard; a sitting on motions has no charges."""
    return HearingPlan(
        state=CountryCode(node.str("state")),
        at=node.time("at"),
        court=node.text_or_str("court"),
        charges=node.strings("charges"),
        motions=node.has("charges") and not node.strings("charges"),
    )


def read_exchange(node: Node) -> Exchange:
    """A useful exchange between two States."""
    node.unknown_keys(
        "id", "kind", "title", "from", "to", "by", "route", "channel", "letters", "asks", "contains", "can-fail",
        "clarification", "measures", "subjects", "items", "brings", "delay", "useful-until", "lost-if-late", "says",
        "answer", "trap", "core", "note", "optional",
    )  # fmt: skip
    delay = node.optional_map("delay")
    return Exchange(
        id=node.str("id"),
        kind=node.str("kind"),
        sender=CountryCode(node.str("from")),
        receiver=CountryCode(node.str("to")),
        delay=Delay(
            complete=delay.minutes("complete", 0),
            clarified=delay.minutes("clarified", 0),
            urgent=delay.minutes("urgent", 0),
            withheld=delay.minutes("withheld", 0),
        ),
        measures=node.strings("measures"),
        subjects=node.strings("subjects"),
        items=tuple(
            Item(measure=one.str("measure"), subject=one.optional_str("subject"), source=one.optional_str("exhibit"))
            for one in node.optional_list("items")
        ),
        brings=node.strings("brings"),
        says=tuple(read_say(one) for one in node.optional_list("says")),
        title=node.text_or_str("title"),
        until=node.optional_time("useful-until"),
        trap=node.yes_no("trap"),
    )


def read_charge(node: Node) -> ChargeSheet:
    """A charge of a good file with its proof matrix and expected outcomes."""
    node.unknown_keys(
        "id", "state", "accused", "offence", "title", "mode", "aggravations", "alternatives", "defences", "rules",
        "victims", "core", "scored", "optional", "elements", "expected", "expected-words", "note",
    )  # fmt: skip
    expected = node.optional_map("expected")
    return ChargeSheet(
        id=node.str("id"),
        state=CountryCode(node.str("state")),
        accused=node.str("accused"),
        offence=node.str("offence"),
        title=node.text_or_str("title"),
        matrix=tuple(_row(one) for one in node.optional_list("elements")),
        well_built=frozenset(expected.strings("well-built")),
        middling=frozenset(expected.strings("middling")),
        poor=frozenset(expected.strings("poor")),
        mode=node.optional_str("mode", "author"),
        aggravations=node.strings("aggravations"),
        alternatives=node.strings("alternatives"),
        victims=node.strings("victims"),
        defences=node.strings("defences"),
        scored=node.yes_no("scored", default=True),
    )


def _row(node: Node) -> MatrixRow:
    node.unknown_keys("element", "facts", "first-line", "second-line", "other-state", "negated", "exchange", "note")
    return MatrixRow(
        element=node.str("element"),
        facts=node.strings("facts"),
        first=node.strings("first-line"),
        second=node.strings("second-line"),
        needs_other=node.optional_str("other-state") == "yes",
        negated=node.yes_no("negated"),
    )
