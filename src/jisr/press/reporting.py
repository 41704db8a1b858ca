"""From the outcome of a run to the ready content of its report: ids become names, hours become columns."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.exercise.scenario import Scenario
from jisr.law import Corpus, ElementId, OffenceId
from jisr.press.report import (
    STAGES,
    ElementShown,
    KnewShown,
    LostCharge,
    LostShown,
    Report,
    RequestShown,
    RightShown,
    VerdictShown,
)
from jisr.press.rows import Row, hour, listed, rows, word
from jisr.press.said import Said
from jisr.press.sides import SideShown
from jisr.press.told_beside import hints_told, meetings_told
from jisr.press.values import sentence_of
from jisr.vocabulary import CaseTime, Json, LanguageTag, RuleId, Text


def report_of(
    outcome: Mapping[str, Json], *, scenario: Scenario, corpus: Corpus, parties: Mapping[str, Text]
) -> Report:
    """The report of an outcome; `parties` in the order of the scenario."""
    sides = tuple(
        SideShown(code, letter, name) for (code, name), letter in zip(parties.items(), "abcdef", strict=False)
    )
    maker = _Maker(outcome, scenario, corpus, {side.code: side for side in sides})
    columns = tuple(segment.start for segment in scenario.playing().segments)
    return Report(
        sides=sides,
        facts=maker.facts(),
        skills=maker.skills(),
        verdicts=tuple(maker.verdict(row) for row in rows(outcome.get("judgments")) if row.get("elements")),
        dropped=tuple(maker.verdict(row) for row in rows(outcome.get("judgments")) if not row.get("elements")),
        lost=maker.losses(),
        columns=columns,
        knew=maker.knowledge(columns),
        rights=maker.rights(),
        requests=tuple(maker.request(row) for row in rows(outcome.get("requests"))),
        unjudged=maker.unjudged(),
        attempts=maker.attempts(),
        stages=STAGES,
        meetings=meetings_told(outcome, maker.sides),
        hints=hints_told(outcome, maker.sides, scenario),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Looks names up."""

    outcome: Mapping[str, Json]
    scenario: Scenario
    corpus: Corpus
    sides: Mapping[str, SideShown]

    def facts(self) -> tuple[tuple[str, Said], ...]:
        """The heads of the report: what was played."""
        return (
            ("Case", self.scenario.title),
            ("Version", sentence_of("cut", word(self.outcome.get("cut")))),
            ("Number of the draw", str(self.outcome.get("seed", ""))),
            ("Days of the case", str(self.outcome.get("days", ""))),
            ("Acts", str(self.outcome.get("acts", ""))),
        )

    def skills(self) -> tuple[tuple[SideShown, str], ...]:
        """With which skill each side was played, in hundredths."""
        found = self.outcome.get("skills")
        pairs = found.items() if isinstance(found, dict) else ()
        return tuple((self.sides[code], f"{float(str(skill)):.0%}") for code, skill in pairs if code in self.sides)

    def losses(self) -> tuple[LostCharge, ...]:
        """What was lost, charge by charge."""
        found: dict[str, list[LostShown]] = {}
        for row in rows(self.outcome.get("matrix")):
            if not row.get("proven"):
                found.setdefault(word(row.get("charge")), []).append(self.lost(row))
        return tuple(LostCharge(lost[0].charge, lost[0].side, tuple(lost)) for lost in found.values())

    def verdict(self, row: Row) -> VerdictShown:
        """A charge as it ended."""
        elements = tuple(
            ElementShown(
                name=self.element(word(one.get("element"))),
                finding=word(one.get("finding")),
                exhibits=tuple(self.title(word(e)) for e in listed(one.get("exhibits"))),
            )
            for one in rows(row.get("elements"))
        )
        expected = self.expected(word(row.get("charge")))
        return VerdictShown(
            side=self.sides[word(row.get("state"))],
            accused=self.person(word(row.get("accused"))),
            charge=self.charge(word(row.get("charge")), word(row.get("offence"))),
            verdict=word(row.get("verdict")),
            elements=elements,
            expected=expected,
        )

    def lost(self, row: Row) -> LostShown:
        """An element that was not proven."""
        charge, name = word(row.get("charge")), word(row.get("element"))
        stages = row.get("stages")
        reached = tuple((stage, bool(stages.get(stage))) for stage in STAGES) if isinstance(stages, dict) else ()
        known = [
            one for one in rows(self.outcome.get("lost")) if (one.get("charge"), one.get("element")) == (charge, name)
        ]
        return LostShown(
            charge=self.charge(charge, ""),
            side=self.sides[word(row.get("state"))],
            element=self.element(name),
            stages=reached,
            broke=word(row.get("broke")),
            cause=word(known[0].get("cause")) if known else "",
        )

    def expected(self, charge: str) -> str:
        """Whether the outcome is that of a well-built, a middling or a poor file; "" when no author foresaw it."""
        known = self.outcome.get("expected")
        found = rows(known.get("charges")) if isinstance(known, dict) else ()
        return next((word(row.get("file")) for row in found if row.get("charge") == charge), "")

    def knowledge(self, columns: tuple[CaseTime, ...]) -> tuple[KnewShown, ...]:
        """When each side first held a source that shows a fact which a charge needs."""
        first: dict[tuple[str, str], CaseTime] = {}
        for row in rows(self.outcome.get("who_knew_what")):
            key, at = (word(row.get("party")), word(row.get("source"))), hour(row.get("at"))
            if at is not None and (key not in first or at < first[key]):
                first[key] = at
        facts = dict.fromkeys(fact for sheet in self.scenario.charges for row in sheet.matrix for fact in row.facts)
        found = [self.knew(fact, first, columns) for fact in facts if fact in self.scenario.truths]
        return tuple(sorted(found, key=_telling))

    def knew(self, fact: str, first: Mapping[tuple[str, str], CaseTime], columns: tuple[CaseTime, ...]) -> KnewShown:
        """When each side learned a fact."""
        showing = [s.id for s in self.scenario.sources.values() if any(one.fact == fact for one in s.shows)]
        hours = {
            code: min((first[(code, one)] for one in showing if (code, one) in first), default=None)
            for code in self.sides
        }
        lanes = tuple((side, _lane(hours[side.code], columns), hours[side.code]) for side in self.sides.values())
        known = [hour for hour in hours.values() if hour is not None]
        gap = (max(known) - min(known)) // 60 if len(known) == len(hours) else None
        return KnewShown(self.scenario.truths[fact].statement, lanes, gap)

    def rights(self) -> tuple[RightShown, ...]:
        """The gates, those that were broken first; a gate without a person is about the case."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        for row in rows(self.outcome.get("rights")):
            kept, broken = found.setdefault(word(row.get("gate")), ([], []))
            name = self.person(word(row.get("person")))
            (kept if row.get("held") is True else broken).append(name)
        titles = {gate.id: gate.title for gate in self.scenario.gates}
        shown = [
            RightShown(titles.get(gate, _plain(gate)), tuple(kept), tuple(broken))
            for gate, (kept, broken) in found.items()
        ]
        return tuple(sorted(shown, key=lambda row: not row.broken))

    def request(self, row: Row) -> RequestShown:
        """A request and its history."""
        measure = self.corpus.measures.get(word(row.get("measure")))
        form = self.corpus.forms.get(word(row.get("kind")))
        name = measure.name if measure is not None else form.name if form is not None else _plain(word(row.get("kind")))
        history = tuple(
            (word(one.get("state")), hour(one.get("at")) or CaseTime(0)) for one in rows(row.get("history"))
        )
        return RequestShown(
            id=word(row.get("id")),
            giver=self.sides[word(row.get("from"))],
            receiver=self.sides[word(row.get("to"))],
            what=name,
            state=word(row.get("state")),
            history=history,
        )

    def unjudged(self) -> tuple[Text, ...]:
        """What a structural stand-in decided."""
        names = {
            **{one.id: one.title for one in self.scenario.milestones},
            **{one.id: one.title for one in self.scenario.gates},
            **{one.id: one.observe for one in self.scenario.criteria},
        }
        keys = (("milestones", "milestone"), ("rights", "gate"), ("criteria", "criterion"))
        found = dict.fromkeys(
            word(row.get(key))
            for part, key in keys
            for row in rows(self.outcome.get(part))
            if row.get("judged") is False
        )
        return tuple(names[one] for one in found if one in names)

    def attempts(self) -> tuple[tuple[Text, int], ...]:
        """How often a role tried what is not in its power."""
        titles = {role.id: role.title for role in self.scenario.roles}
        found = self.outcome.get("beyond_power")
        pairs = found.items() if isinstance(found, dict) else ()
        return tuple((titles[role], count) for role, count in pairs if role in titles and isinstance(count, int))

    def person(self, name: str) -> str:
        """A person of the story by label."""
        figure = self.scenario.figures.get(name)
        return name if figure is None else figure.label

    def title(self, source: str) -> Text:
        """An exhibit by its title."""
        known = self.scenario.sources.get(source)
        return _plain(source) if known is None else known.title

    def charge(self, name: str, offence: str) -> Text:
        """A charge by the title of its sheet, else by its offence."""
        sheet = next((one for one in self.scenario.charges if one.id == name), None)
        known = self.corpus.offences.get(OffenceId(sheet.offence if sheet is not None else offence))
        return sheet.title if sheet is not None else known.name if known is not None else _plain(offence or name)

    def element(self, name: str) -> Text:
        """An element by its name in the law."""
        key = self.scenario.elements.get(name)
        wanted = key.element if key is not None and key.element else name
        for candidate in (wanted, f"{key.offence}#{wanted}" if key is not None else wanted):
            if (home := self.corpus.elements.get(ElementId(candidate))) is not None:
                return self.corpus.offences[home].parts()[ElementId(candidate)][1].name
        if (rule := self.corpus.rules.get(RuleId(wanted))) is not None:
            return rule.text
        return _plain(name)


def _telling(row: KnewShown) -> tuple[int, int]:
    """Facts that one side kept come first, then the longest gaps; what nobody learned comes last."""
    if row.hours is not None:
        return (1, -row.hours)
    return (0, 0) if row.known else (2, 0)


def _plain(word: str) -> Text:
    return {LanguageTag("en"): word}


def _lane(learned: CaseTime | None, columns: tuple[CaseTime, ...]) -> tuple[str, ...]:
    if learned is None:
        return tuple("" for _ in columns)
    first = max((number for number, start in enumerate(columns) if start <= learned), default=0)
    return tuple("" if number < first else "on from" if number == first else "on" for number in range(len(columns)))
