"""From acts to deeds: the world reads what was done in the words of the story."""

from collections.abc import Mapping

from jisr.dossier import Act
from jisr.exercise.deeds import Deed
from jisr.protection.plain import flag, ref_of, table, word, words
from jisr.stage.registry import Registry
from jisr.vocabulary import CountryCode, Json

ABOUT_REQUESTS = (
    "request-signed", "request-sent", "request-received", "request-accepted", "request-refused", "request-executed",
    "result-returned", "result-received", "request-closed", "clarification-asked", "clarification-given",
)  # fmt: skip


def deed_of(act: Act, registry: Registry) -> Deed:
    """The act with local ids resolved to figures and sources of the story."""
    party = CountryCode(act.party)
    body = act.body
    touched = [registry.truth_of(party, name) for name in act.touches]
    exhibits = [*words(body, "exhibits"), word(body, "exhibit"), *map(str, act.touches)]
    broken = {breach.safeguard for breach in act.breaches}
    return Deed(
        act=act.id,
        ref=ref_of(act),
        position=act.position,
        kind=act.kind,
        party=party,
        office=act.seat.office,
        role=act.seat.role,
        at=act.entered_at,
        measure=word(body, "measure"),
        subjects=frozenset(name for name in touched if name),
        exhibits=frozenset(source for name in exhibits if (source := registry.source_of(party, name))),
        exchange=_exchange(act, registry),
        kept=frozenset(words(body, "kept")),
        broken=frozenset(broken),
        fields=_fields(act.kind, body),
        status=word(body, "status"),
        request=word(body, "request"),
    )


def _exchange(act: Act, registry: Registry) -> str:
    name = word(act.body, "request") or word(act.body, "id")
    return registry.exchange_of(name) if name else ""


def _fields(kind: str, body: Mapping[str, Json]) -> dict[str, str]:
    fields = table(body, "fields")
    found = {name: word(fields, name) for name in fields}
    if ground := word(body, "ground"):
        found["ground"] = ground
    if kind in ("information-sent", "information-received"):
        found["coded"] = "no" if body.get("coded") is False else "yes"
    if kind == "request-received":
        found["complete"] = "no" if words(body, "gaps") else "yes"
    if purpose := word(body, "purpose"):
        found["paper"] = purpose
    if topic := word(body, "topic"):
        found["topic"] = topic
    if flag(body, "withheld"):
        found["withheld"] = "yes"
    return found
