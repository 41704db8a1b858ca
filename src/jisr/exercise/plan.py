"""The plan of an exercise: roles, timetable, injects, milestones, exchanges, gates, expected charges, marking."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jisr.exercise.conditions import Condition, Ruled
from jisr.exercise.story import Say
from jisr.vocabulary import CaseTime, CountryCode, RuleId, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role a person or a bot may hold; `kind` is one of the closed role kinds, `office` what it knows."""

    id: str
    state: CountryCode
    office: str
    kind: str
    title: Text
    briefing: Text
    powers: tuple[str, ...] = ()
    least: int = 1
    most: int = 1
    understudy: str = ""
    knows: Text = field(default_factory=dict)
    incompatible: tuple[str, ...] = ()
    walls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseRule:
    """A rule openly invented for the exercise; one that `fills` a rule of the data, of which the law of the State is
    not verified, is told to that State's offices and cited as what it is."""

    id: str
    text: Text
    gap: Text
    state: CountryCode
    fills: RuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of case time that is played by half-days; `walls` are the hours of the room in which it is."""

    id: str
    start: CaseTime
    end: CaseTime
    walls: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    """A part of a day of the exercise: the day, its hours in the room, what it is (a segment by its id)."""

    day: str
    wall: str
    phase: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The segments of play in order, the cut they play, and the hours of a working day (minutes after midnight)."""

    id: str
    cut: str
    segments: tuple[Segment, ...]
    opens: int
    closes: int
    late: Mapping[str, int] = field(default_factory=dict)
    rest_days: tuple[int, ...] = (6,)
    days: tuple[DayPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A switch set by a condition on acts, or by their absence."""

    id: str
    title: Text
    when: Ruled


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A form of an inject for some of its roles, when its condition holds."""

    when: Condition
    to: tuple[str, ...]
    content: Text
    reveals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject:
    """A planned event: what reaches whom, when its condition holds, and which subjects it reveals; the hint that may
    be given on it, which costs one step of a criterion."""

    id: str
    kind: str
    sender: Text
    to: tuple[str, ...]
    medium: str
    when: Ruled
    content: Text
    reveals: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    each: bool = False
    variants: tuple[Variant, ...] = ()
    delay_factor: float = 1.0
    hint: Text = field(default_factory=dict)
    criterion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """How many minutes an exchange takes: complete, after a clarification, urgent, held until the formal copy."""

    complete: int
    clarified: int = 0
    urgent: int = 0
    withheld: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that an exchange asks for: a measure on a subject, and the source that it brings."""

    measure: str
    subject: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A useful exchange between the States: what is asked of whom, and how long the answer takes by policy."""

    id: str
    kind: str
    sender: CountryCode
    receiver: CountryCode
    delay: Delay
    measures: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    brings: tuple[str, ...] = ()
    says: tuple[Say, ...] = ()
    title: Text = field(default_factory=dict)
    until: CaseTime | None = None
    trap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A gate of human rights: broken when its condition holds; passed when it never does while it applies."""

    id: str
    title: Text
    persons: tuple[str, ...]
    passed: Ruled
    rules: tuple[str, ...] = ()
    caps: tuple[str, ...] = ()
    broken: Ruled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One element of a charge with the truths and exhibits that can prove it."""

    element: str
    facts: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    needs_other: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeSheet:
    """A charge that a good file brings, its matrix, and the outcomes expected of a good, a middling and a poor file."""

    id: str
    state: CountryCode
    accused: str
    offence: str
    title: Text
    matrix: tuple[MatrixRow, ...]
    well_built: frozenset[str]
    middling: frozenset[str]
    poor: frozenset[str]
    mode: str = "author"
    aggravations: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    defences: tuple[str, ...] = ()
    scored: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A row of evaluation, with what each level asks where acts or structure can show it."""

    id: str
    roles: tuple[str, ...]
    objective: str
    axis: str
    observe: Text
    levels: Mapping[str, Text]
    by: str
    gates: tuple[str, ...] = ()
    auto: Mapping[str, Condition] = field(default_factory=dict)
