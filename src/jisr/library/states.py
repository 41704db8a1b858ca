"""States and instruments from the documents of their folders."""

import re
from collections.abc import Mapping
from typing import Final

from jisr.law.offences import Offence
from jisr.law.rules import Rule
from jisr.law.states import (
    Authority,
    Bond,
    BoundStatus,
    Calendar,
    Channel,
    ChannelKind,
    ChannelWhen,
    Country,
    Direction,
    Event,
    Gate,
    Holiday,
    Instrument,
    InstrumentKind,
    Source,
    TrialStep,
    WhoseLaw,
)
from jisr.library.citing import Citations, Cited
from jisr.library.conditions import read_condition
from jisr.library.conflicts import check_state
from jisr.library.faults import one_of
from jisr.library.nodes import Node
from jisr.library.rules import cited_source, period_of, read_mark, read_sources
from jisr.vocabulary import CountryCode, LanguageTag, Mark, Text

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
VERIFIED_KEYS: Final = ("source", "as-of", "mark", "note")


def read_instrument(
    node: Node, *, slug: str, rules: list[Rule], definitions: tuple[Offence, ...], gates: tuple[Gate, ...],
    citations: Citations,
) -> Instrument:  # fmt: skip
    """An instrument with its rules, definitions and gates."""
    node.unknown_keys(
        "slug", "name", "short", "kind", "adopted", "in-force", "parent", "languages", "subjects", "bindable",
        "sources", "note",
    )  # fmt: skip
    if (own := node.str("slug")) != slug:
        values = {"word": own, "folder": slug}
        node.fault("“{word}” is not the name of its folder “{folder}”.", "Make them one.", key="slug", values=values)
    parent = node.optional_str("parent")
    if parent:
        citations.note(Cited.INSTRUMENT, parent, node)
    return Instrument(
        slug=slug,
        name=node.label("name"),
        short=node.label("short"),
        kind=node.one_of("kind", InstrumentKind),
        adopted=node.optional_date("adopted"),
        in_force=node.optional_date("in-force"),
        parent=parent,
        languages=tuple(map(LanguageTag, node.strings("languages"))),
        subjects=node.strings("subjects"),
        bindable=node.yes_no("bindable", default=True),
        sources=read_sources(node.map("sources"), citations),
        rules=tuple(rule.id for rule in rules),
        definitions=definitions,
        gates=gates,
        note=node.optional_str("note"),
    )


def read_gate(node: Node, citations: Citations) -> Gate:
    """One gate of an instrument's scope: `when` a condition on the facts, or `years` of a maximum penalty."""
    node.unknown_keys("id", "name", "rules", "when", "years", "forms", "law", "note")
    if node.has("when") == node.has("years"):
        node.fault("needs either “when” or “years”.", "Write one of the two.")
    return Gate(
        node.str("id"), node.label("name"), citations.rules(node),
        read_condition(node.node("when"), citations) if node.has("when") else None, node.number("years", 0.0),
        tuple(citations.note(Cited.FORM, word, node) for word in node.strings("forms")),
        node.one_of("law", WhoseLaw, WhoseLaw.REQUESTING),
    )  # fmt: skip


class StateReader:
    """Reads the documents of one State's folder."""

    __slots__ = ("_citations", "_code")

    def __init__(self, code: CountryCode, citations: Citations) -> None:
        self._code = code
        self._citations = citations

    def country(
        self, documents: Mapping[str, Node], *, rules: list[Rule], offences: tuple[Offence, ...],
        sources: Mapping[str, Source],
    ) -> Country:  # fmt: skip
        """The State; `documents` are those of its folder by their name without ending.

        Without the documents of its national law it is known by its treaties alone: no law of its own is held.
        """
        node = documents["country"]
        node.unknown_keys(
            "code", "name", "adjective", "zone", "currency", "languages", "majority", "note", "official-name",
            "history",
        )  # fmt: skip
        if (code := node.str("code")) != self._code:
            wrong, values = "“{word}” is not the name of its folder in capitals.", {"word": code, "code": self._code}
            node.fault(wrong, "Write {code}.", key="code", values=values)
        held = "calendar" in documents
        country = Country(
            code=self._code,
            name=node.label("name"),
            adjective=node.optional_label("adjective"),
            zone=node.str("zone"),
            currency=node.str("currency") if held else node.optional_str("currency"),
            languages=tuple(map(LanguageTag, node.strings("languages"))),
            majority=node.integer("majority", 18),
            bonds=tuple(self._bond(one) for one in documents["bound_by"].elements()),
            offences=offences,
            rules=tuple(rule.id for rule in rules),
            authorities=tuple(self._authority(one) for one in _entries(documents, "authorities")),
            channels=tuple(self._channel(one) for one in _entries(documents, "channels")),
            calendar=self._calendar(documents["calendar"]) if held else _no_calendar(node),
            sources=sources,
            note=node.optional_str("note"),
            official_name=node.optional_label("official-name"),
            history=tuple(_event(one) for one in node.optional_list("history")),
            trial=self._trial(documents.get("trial")),
            law_held=held,
        )
        check_state(country, documents["bound_by"].elements(), _entries(documents, "authorities"))
        return country

    def _trial(self, node: Node | None) -> tuple[TrialStep, ...]:
        """The steps of a trial in their order; each id stands once."""
        steps: list[TrialStep] = []
        for one in [] if node is None else node.elements():
            one.unknown_keys("id", "name", "rule", "mark", "note")
            step = TrialStep(
                one.str("id"), one.label("name"), self._citations.rule(one, "rule"), read_mark(one),
                one.optional_str("note"),
            )  # fmt: skip
            if step.id in {each.id for each in steps}:
                values = {"word": step.id}
                one.fault("two steps have the id “{word}”.", "Give each its own.", key="id", values=values)
            steps.append(step)
        return tuple(steps)

    def _source(self, node: Node) -> str:
        return cited_source(node, home=self._code, citations=self._citations)

    def _bond(self, node: Node) -> Bond:
        node.unknown_keys(
            "instrument", "status", "signed", "deposited", "mode", "from", "to", "reservations", "declarations",
            *VERIFIED_KEYS,
        )  # fmt: skip
        slug = node.str("instrument")
        return Bond(
            instrument=self._citations.note(Cited.INSTRUMENT, slug, node.node("instrument") or node),
            status=node.one_of("status", BoundStatus),
            period=period_of(node),
            mark=read_mark(node),
            source=self._source(node),
            as_of=node.date("as-of").isoformat(),
            signed=node.optional_date("signed"),
            deposited=node.optional_date("deposited"),
            mode=node.optional_str("mode"),
            reservations=_texts(node, "reservations"),
            declarations=node.string_map("declarations"),
            note=node.optional_str("note"),
        )

    def _authority(self, node: Node) -> Authority:
        node.unknown_keys(
            "id", "name", "office", "roles", "place", "central-for", "rules", "from", "to", *VERIFIED_KEYS
        )
        forms = node.strings("central-for")
        for form in forms:
            self._citations.note(Cited.FORM, form, node)
        return Authority(
            node.str("id"), node.label("name"), node.optional_str("office"), node.strings("roles"),
            node.optional_str("place"), forms, self._citations.rules(node), period_of(node), read_mark(node),
            self._source(node), node.date("as-of").isoformat(), node.optional_str("note"),
        )  # fmt: skip

    def _channel(self, node: Node) -> Channel:
        node.unknown_keys(
            "id", "kind", "name", "direction", "forms", "when", "steps", "languages", "languages-mark", "effect",
            "rules", "from", "to", *VERIFIED_KEYS,
        )  # fmt: skip
        forms = node.strings("forms")
        for form in forms:
            self._citations.note(Cited.FORM, form, node)
        mark = read_mark(node)
        return Channel(
            id=node.str("id"),
            kind=node.one_of("kind", ChannelKind),
            name=node.label("name"),
            direction=node.one_of("direction", Direction),
            forms=forms,
            when=node.one_of("when", ChannelWhen),
            steps=_texts(node, "steps"),
            languages=tuple(map(LanguageTag, node.strings("languages"))),
            languages_mark=read_mark(node, "languages-mark", mark),
            effect=node.text_or_str("effect"),
            rules=self._citations.rules(node),
            period=period_of(node),
            mark=mark,
            source=self._source(node),
            as_of=node.date("as-of").isoformat(),
            note=node.optional_str("note"),
        )

    def _calendar(self, node: Node) -> Calendar:
        node.unknown_keys("zone", "weekend", "hours", "holidays", "clear-days", "rules", *VERIFIED_KEYS)
        weekend = node.strings("weekend")
        for word in weekend:
            if word not in DAYS:
                node.fault("“{word}” is no day of the week.", one_of(DAYS), key="weekend", values={"word": word})
        hours = node.optional_map("hours")
        hours.unknown_keys("from", "to")
        self._source(node)
        read_mark(node)
        return Calendar(
            zone=node.str("zone"),
            weekend=tuple(DAYS.index(word) for word in weekend if word in DAYS),
            opens=_clock(hours, "from", 8 * 60),
            closes=_clock(hours, "to", 18 * 60),
            holidays=tuple(_holiday(one) for one in node.optional_list("holidays")),
            clear_days=node.optional_str("clear-days", "unknown"),
            rules=self._citations.rules(node),
        )


def _entries(documents: Mapping[str, Node], name: str) -> list[Node]:
    return documents[name].elements() if name in documents else []


def _no_calendar(node: Node) -> Calendar:
    """Of a State whose law is not held nothing is known but its zone: no day is said to be free."""
    return Calendar(node.str("zone"), (), 0, 24 * 60, (), "unknown")


def _event(node: Node) -> Event:
    node.unknown_keys("date", "event", "mark")
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", when := node.str("date")):
        mend = "Write it as 2022-03-09, 2022-03 or 2022."
        node.fault("“{word}” is no day, month or year.", mend, key="date", values={"word": when})
    return Event(when, node.text("event"), read_mark(node))


def _holiday(node: Node) -> Holiday:
    node.unknown_keys("date", "name", "mark", "note")
    return Holiday(
        node.date("date"), node.text_or_str("name"), read_mark(node, default=Mark.UNKNOWN), node.optional_str("note")
    )


def _texts(node: Node, key: str) -> tuple[Text, ...]:
    return tuple(one.as_text_or_str() for one in node.optional_list(key))


def _clock(node: Node, key: str, default: int) -> int:
    if not node.has(key):
        return default
    hour, _, minute = node.str(key).partition(":")
    if not (hour.isdigit() and minute.isdigit()):
        node.fault("is no hour of the day.", "Write it as 08:30.", key=key)
        return default
    return int(hour) * 60 + int(minute)
