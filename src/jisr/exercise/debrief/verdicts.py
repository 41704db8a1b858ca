"""What the courts held: charges of the run tied to the charges a good file brings, element by element."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.exercise.debrief.record import Record
from jisr.exercise.plan import ChargeSheet
from jisr.law.offences import OffenceId
from jisr.protection.plain import rows, word, words
from jisr.vocabulary import CountryCode, Json

PROVEN = "proven"
DISCONTINUED = "discontinued"
RANK = ("convicted", "requalified", "acquitted", DISCONTINUED)


@dataclass(frozen=True, slots=True)
class Element:
    """What was held of one element, and on which exhibits (by source where control knows it)."""

    element: str
    finding: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A charge as it ended: judged, dropped, or never brought."""

    state: CountryCode
    accused: str
    charge: str
    offence: str
    verdict: str
    elements: tuple[Element, ...] = ()
    requalified_to: str = ""
    excuse: str = ""
    expected: str = ""


def held(record: Record) -> tuple[Held, ...]:
    """Every charge brought and how it ended, then every expected charge that was not brought."""
    brought: dict[tuple[str, str], Mapping[str, Json]] = {}
    for act in record.of_kind("charge-brought"):
        brought[(act.party, word(act.body, "id"))] = act.body
    found: list[Held] = []
    judged: set[tuple[str, str]] = set()
    for act in record.of_kind("judgment-given"):
        for row in rows(act.body, "charges"):
            key = (str(act.party), word(row, "charge"))
            judged.add(key)
            if key in brought:
                found.append(_judged(record, key[0], brought[key], row))
    for key, body in brought.items():
        if key not in judged:
            found.append(_named(record, key[0], body, DISCONTINUED))
    taken = {one.expected for one in found}
    for sheet in record.scenario.charges:
        if sheet.id not in taken:
            found.append(
                Held(state=sheet.state, accused=sheet.accused, charge=sheet.id, offence=sheet.offence,
                     verdict=DISCONTINUED, expected=sheet.id)
            )  # fmt: skip
    return tuple(found)


def _named(record: Record, party: str, body: Mapping[str, Json], verdict: str) -> Held:
    accused = record.figure(party, word(body, "accused"))
    offence = word(body, "offence")
    participation = word(body, "participation") or "principal"
    sheet = expected(record, party, accused, offence, participation)
    return Held(
        state=CountryCode(party),
        accused=accused,
        charge=sheet.id if sheet is not None else f"{offence}:{accused}",
        offence=offence,
        verdict=verdict,
        expected=sheet.id if sheet is not None else "",
    )


def _judged(record: Record, party: str, body: Mapping[str, Json], row: Mapping[str, Json]) -> Held:
    named = _named(record, party, body, word(row, "verdict"))
    elements = tuple(
        Element(
            word(one, "element"),
            word(one, "finding"),
            tuple(dict.fromkeys(record.source(party, name) for name in words(one, "exhibits"))),
        )
        for one in (*rows(row, "elements"), *rows(row, "aggravations"))
    )
    return Held(
        state=named.state,
        accused=named.accused,
        charge=named.charge,
        offence=named.offence,
        verdict=named.verdict,
        elements=elements,
        requalified_to=word(row, "requalified_to"),
        excuse=word(row, "excuse"),
        expected=named.expected,
    )


def expected(record: Record, party: str, accused: str, offence: str, participation: str) -> ChargeSheet | None:
    """The expected charge that this one is: the same accused, the same offence or family, the same part taken."""
    sheets = [s for s in record.scenario.charges if s.accused == accused and s.state == party]
    exact = [s for s in sheets if s.offence == offence]
    family = _family(record, offence)
    close = exact or [s for s in sheets if _family(record, s.offence) == family]
    mode = "accomplice" if participation == "accomplice" else "author"
    return next((s for s in close if s.mode == mode), close[0] if close else None)


def _family(record: Record, offence: str) -> str:
    known = record.corpus.offences.get(OffenceId(offence))
    return known.family if known is not None else ""


def best(found: tuple[Held, ...]) -> Mapping[str, Held]:
    """For each expected charge the run's charge that went farthest."""
    chosen: dict[str, Held] = {}
    for one in found:
        if one.expected and (
            one.expected not in chosen or RANK.index(one.verdict) < RANK.index(chosen[one.expected].verdict)
        ):
            chosen[one.expected] = one
    return chosen
