"""Measures and forms of cooperation from nodes."""

from collections.abc import Iterable, Mapping
from typing import Final

from jisr.law.forms import Crossing, Form, FormField, Guard, Needed, Side, Step
from jisr.law.measures import (
    Abroad,
    Authorisation,
    BreachEffect,
    Competence,
    Ground,
    Measure,
    MeasureEffect,
    MeasureFamily,
    Nature,
    RoleKind,
    Safeguard,
    SafeguardWhen,
    SubjectKind,
)
from jisr.library.citing import Citations, Cited
from jisr.library.nodes import Node
from jisr.vocabulary import CountryCode

DEFAULT: Final = "default"


class MeasureReader:
    """Reads measures with the kinds of fact and the States that are known."""

    __slots__ = ("_citations", "_codes", "_kinds")

    def __init__(self, citations: Citations, *, kinds: tuple[str, ...], codes: Iterable[CountryCode]) -> None:
        self._citations = citations
        self._kinds = kinds
        self._codes = {code.lower(): code for code in codes}

    def measure(self, node: Node, *, slug: str) -> Measure:
        """One measure."""
        node.unknown_keys(
            "slug", "name", "summary", "family", "on", "natures", "who", "authorisation", "grounds", "duration",
            "outcome-after", "safeguards", "effect", "may-show", "perishable", "abroad", "letter", "record-language",
            "use-limits", "fields", "rules", "note",
        )  # fmt: skip
        _same_name(node, slug)
        who = node.map("who")
        who.unknown_keys("order", "do", "states", "rules")
        return Measure(
            slug=slug,
            name=node.label("name"),
            summary=node.text("summary"),
            on=node.many_of("on", SubjectKind),
            natures=node.many_of("natures", Nature) if node.has("natures") else (),
            who=self._competence(who),
            states={self._code(key, one): self._override(one) for key, one in who.optional_map("states").items()},
            authorisation=node.one_of("authorisation", Authorisation),
            grounds=tuple(self._ground(one) for one in node.optional_list("grounds")),
            duration=node.minutes("duration"),
            outcome_after=node.minutes("outcome-after", 0),
            safeguards=tuple(self._safeguard(one) for one in node.optional_list("safeguards")),
            effect=node.one_of("effect", MeasureEffect, MeasureEffect.NONE),
            may_show=self._shown(node),
            perishable=node.yes_no("perishable"),
            abroad=node.one_of("abroad", Abroad, Abroad.NONE),
            letter=node.optional_text("letter"),
            record_language=node.optional_str("record-language"),
            use_limits=node.strings("use-limits"),
            fields=node.strings("fields"),
            rules=self._citations.rules(node),
            note=node.optional_str("note"),
            family=node.one_of("family", MeasureFamily, MeasureFamily.OTHER),
        )

    def _override(self, node: Node) -> Competence:
        node.unknown_keys("order", "do", "rules", "authorisation", "note")
        return self._competence(node)

    def _competence(self, node: Node) -> Competence:
        authorisation = node.one_of("authorisation", Authorisation) if node.has("authorisation") else None
        return Competence(
            node.many_of("order", RoleKind), node.many_of("do", RoleKind), self._citations.rules(node), authorisation
        )

    def _ground(self, node: Node) -> Ground:
        node.unknown_keys("id", "name", "rules", "effect")
        effects = self._by_state(node.optional_map("effect"))
        return Ground(node.str("id"), node.label("name"), self._citations.rules(node), effects)

    def _safeguard(self, node: Node) -> Safeguard:
        node.unknown_keys("id", "name", "when", "rules", "breach", "consequence", "states", "note")
        general, by_state = self._breach(node)
        return Safeguard(
            id=node.str("id"),
            name=node.label("name"),
            when=node.one_of("when", SafeguardWhen),
            rules=self._citations.rules(node),
            breach=general,
            consequence=node.optional_text("consequence"),
            states=tuple(self._code(word.lower(), node) for word in node.strings("states")),
            breaches=by_state,
        )

    def _breach(self, node: Node) -> tuple[BreachEffect, Mapping[CountryCode, BreachEffect]]:
        """What a breach does in general, and in the States whose law differs: a word, or a map with a `default`."""
        found = node.node("breach")
        if found is None or not found.is_map:
            return node.one_of("breach", BreachEffect), {}
        return found.one_of(DEFAULT, BreachEffect), self._by_state(found)

    def _by_state(self, node: Node) -> Mapping[CountryCode, BreachEffect]:
        """Effects by the code of a State."""
        return {
            self._code(key.lower(), one): one.as_one_of(BreachEffect) for key, one in node.items() if key != DEFAULT
        }

    def _code(self, word: str, node: Node) -> CountryCode:
        if word not in self._codes:
            self._citations.note(Cited.COUNTRY, word.upper(), node)
        return self._codes.get(word, CountryCode(word.upper()))

    def _shown(self, node: Node) -> tuple[str, ...]:
        found: list[str] = []
        for word in node.strings("may-show"):
            family = [kind for kind in self._kinds if word.endswith(".*") and kind.startswith(word[:-1])]
            found += family or [self._citations.note(Cited.FACT, word, node.node("may-show") or node)]
        return tuple(found)


def read_form(node: Node, *, slug: str, citations: Citations) -> Form:
    """One form of cooperation."""
    node.unknown_keys("slug", "name", "summary", "crosses", "instruments", "steps", "fields", "guards", "note")
    _same_name(node, slug)
    steps = tuple(_step(one, citations) for one in node.list("steps"))
    names = {step.id for step in steps}
    guards = tuple(_guard(one, names, citations) for one in node.optional_list("guards"))
    return Form(
        slug=slug,
        name=node.label("name"),
        summary=node.text("summary"),
        crosses=node.one_of("crosses", Crossing),
        instruments=tuple(citations.note(Cited.INSTRUMENT, word, node) for word in node.strings("instruments")),
        steps=steps,
        fields=tuple(_field(one, citations) for one in node.optional_list("fields")),
        guards=guards,
        note=node.optional_str("note"),
    )


def _step(node: Node, citations: Citations) -> Step:
    node.unknown_keys("id", "name", "by", "rules")
    return Step(node.str("id"), node.label("name"), node.one_of("by", Side), citations.rules(node))


def _field(node: Node, citations: Citations) -> FormField:
    node.unknown_keys("id", "name", "required", "rule", "rules", "unless")
    rules = citations.rules(node, "rule") + citations.rules(node)
    return FormField(
        node.str("id"), node.label("name"), node.one_of("required", Needed), rules,
        node.optional_str("unless"),
    )  # fmt: skip


def _guard(node: Node, steps: set[str], citations: Citations) -> Guard:
    node.unknown_keys("step", "needs", "rules", "effect", "name")
    if (step := node.str("step")) and step not in steps:
        values = {"word": step}
        node.fault("“{word}” is no step of this form.", "Name one of its steps.", key="step", values=values)
    return Guard(
        step, node.str("needs"), citations.rules(node), node.one_of("effect", BreachEffect),
        node.optional_label("name"),
    )  # fmt: skip


def _same_name(node: Node, slug: str) -> None:
    if (own := node.str("slug")) != slug:
        values = {"word": own, "folder": slug}
        node.fault("“{word}” is not the name of its folder “{folder}”.", "Make them one.", key="slug", values=values)
