"""What the courts held, beside what a well-built file leads to."""

from collections.abc import Iterable
from dataclasses import dataclass

from jisr.exercise.plan import ChargeSheet
from jisr.inquiry.state import ChargeStatus
from jisr.stage.debrief.ground import Ground
from jisr.trial import ChargeVerdict
from jisr.vocabulary import CountryCode, Json

DISCONTINUED = "discontinued"


@dataclass(frozen=True, slots=True)
class Held:
    """One charge as it ended. `elements` holds global element, finding and the sources relied on."""

    state: CountryCode
    accused: str
    charge: str
    offence: str
    verdict: str
    elements: tuple[tuple[str, str, tuple[str, ...]], ...]
    brought: bool
    excuse: str = ""
    requalified_to: str = ""
    penalty: str = ""
    reasons: str = ""
    sheet: ChargeSheet | None = None

    @property
    def expected(self) -> bool | None:
        """Whether a well-built file ends so; None for a charge that no author foresaw."""
        return None if self.sheet is None else self.verdict in self.sheet.well_built

    def plain(self) -> Json:
        """The row of `outcome.json`."""
        return {
            "state": self.state,
            "accused": self.accused,
            "charge": self.charge,
            "offence": self.offence,
            "verdict": self.verdict,
            "elements": [
                {"element": element, "finding": finding, "exhibits": list(exhibits)}
                for element, finding, exhibits in self.elements
            ],
            "brought": self.brought,
            "excuse": self.excuse,
            "requalified_to": self.requalified_to,
            "penalty": self.penalty,
            "reasons": self.reasons,
            "as_expected": self.expected,
        }


def held_of(ground: Ground) -> tuple[Held, ...]:
    """Every charge of every party, then the expected ones that nobody brought, in the order of the scenario."""
    rows = [row for party in ground.scenario.states for row in _of(ground, party)]
    ended = {row.charge for row in rows}
    rows += [_not_brought(sheet) for sheet in ground.scenario.charges if sheet.id not in ended]
    order = {sheet.id: number for number, sheet in enumerate(ground.scenario.charges)}
    return tuple(sorted(rows, key=lambda row: (order.get(row.charge, len(order)), row.charge, row.accused)))


def _of(ground: Ground, party: CountryCode) -> Iterable[Held]:
    whole = ground.parties[party]
    judged = {one.charge: one for hearing in whole.trial.judgments.values() for one in hearing.charges}
    for charge in whole.inquiry.charges.values():
        verdict = judged.get(charge.id)
        sheet = ground.sheet_of(party, charge)
        if verdict is None and charge.status is not ChargeStatus.DROPPED and charge.id not in whole.trial.referred:
            continue
        yield Held(
            state=party,
            accused=ground.registry.truth_of(party, charge.accused) or charge.accused,
            charge=sheet.id if sheet is not None else f"{charge.offence}:{charge.accused}",
            offence=charge.offence,
            verdict=DISCONTINUED if verdict is None else str(verdict.verdict),
            elements=() if verdict is None else _elements(ground, party, verdict),
            brought=True,
            excuse="" if verdict is None else verdict.excuse,
            requalified_to="" if verdict is None else verdict.requalified_to,
            penalty="" if verdict is None else verdict.penalty,
            reasons=charge.reasons if verdict is None else verdict.reasons,
            sheet=sheet,
        )


def _elements(
    ground: Ground, party: CountryCode, verdict: ChargeVerdict
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(
        (
            one.element,
            str(one.finding),
            tuple(dict.fromkeys(ground.source(party, exhibit) for exhibit in one.exhibits)),
        )
        for one in (*verdict.elements, *verdict.aggravations)
    )


def _not_brought(sheet: ChargeSheet) -> Held:
    return Held(sheet.state, sheet.accused, sheet.id, sheet.offence, DISCONTINUED, (), brought=False, sheet=sheet)
