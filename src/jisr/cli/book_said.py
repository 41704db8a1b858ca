"""The answers of `./run law` as lines of words, in a language; a code never stands without its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from jisr.cli.spoken import Speaker
from jisr.law import Bond, Corpus, Offence, Rule
from jisr.law.book import Change, ChangeKind, Comparison, Use, uses_of
from jisr.law.book.limits import Limit, limits_of
from jisr.law.book.sources import source_of
from jisr.law.book.words import CHANGES, MARKS, MEANINGS, STATUSES, USES, addressees_of, subjects_said
from jisr.library import Language, OpenPoint
from jisr.library.book import Book
from jisr.vocabulary import Mark, Period, Text

PROOFS = 6
MOST = 40


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells answers of the book in one language."""

    book: Book
    language: Language

    @property
    def corpus(self) -> Corpus:
        """The law."""
        return self.book.corpus

    def say(self, sentence: str, **values: str) -> str:
        """A sentence of the catalogue."""
        return self.language.say(sentence, values)

    def pair(self, title: str, said: str) -> str:
        """A title and what it says, with the colon of the language."""
        return self.language.say("{name}: {reasons}", {"name": title, "reasons": said})

    def series(self, words: Iterable[str], *, apart: str = ", ") -> str:
        """Words one after the other, with the comma (or the semicolon) of the language."""
        return self.say(apart).join(words)

    def rule(self, rule: Rule) -> list[str]:
        """A rule with its source, mark, history, who is bound, uses, proofs and open questions."""
        return [
            *self._head(rule),
            *self._where(rule),
            *self._history(rule),
            *self._titled(self.say("Who is bound"), self._bound(rule.home)),
            *self._uses(uses_of(self.corpus).of(rule.id)),
            *self._proofs(rule),
            *self._titled(
                self.say("What is open about it"),
                [line for point in self.book.open_points if rule.id in point.rules for line in self._point(point)],
            ),
        ]

    def listed(self, rules: Sequence[Rule]) -> list[str]:
        """Rules, each in two lines."""
        return [line for rule in rules for line in (self.name(rule), f"    {self.text(rule.text)}")]

    def comparison(self, found: Comparison) -> list[str]:
        """Two laws side by side on a day."""
        one, other = (self._home(code) for code in (found.one, found.other))
        lines = [self.say("{one} and {other} on {day}", one=one, other=other, day=found.on.isoformat())]
        for row in found.families:
            lines += ["", self.say(row.family)]
            lines += [
                f"    {self.pair(name, self._offences(laws))}" for name, laws in ((one, row.one), (other, row.other))
            ]
        lines += ["", self.say("Treaties and other instruments")]
        both = {True: "binds both", False: "does not bind both", None: "not known whether it binds both"}
        for treaty in found.treaties:
            lines.append(f"    {self.pair(self._home(treaty.instrument), self.say(both[treaty.both]))}")
            lines += [
                f"        {self.pair(name, self._bond(bond))}"
                for name, bond in ((one, treaty.one), (other, treaty.other))
            ]
        return lines

    def changes(self, found: Sequence[Change]) -> list[str]:
        """What changed, day by day."""
        return [self._change(one) for one in found] or [self.say("Nothing that is held changed in these days.")]

    def limits(self, points: Sequence[OpenPoint], home: str) -> list[str]:
        """Open questions, then the rules on which nothing may rest, those first on which most hangs."""
        found = limits_of(self.corpus, home=home)
        lines = [self.say("Open questions"), *(line for point in points for line in self._point(point))]
        lines += ["", self.say("Rules on which no verdict may rest: {count}", count=str(len(found)))]
        lines += [line for limit in found[:MOST] for line in self._limit(limit)]
        if len(found) > MOST:
            lines.append(self.say("and {more} more", more=str(len(found) - MOST)))
        return lines

    def _head(self, rule: Rule) -> list[str]:
        lines = [self.name(rule), "", self.text(rule.text)]
        texts = self.book.texts.get(rule.id, ())
        lines += [self.pair(f"{self.say('Authentic text')} ({text.language})", text.text) for text in texts]
        lines += [self.say("A paraphrase in our own words, not the authentic text. Before you cite, read the article.")]
        return lines

    def _where(self, rule: Rule) -> list[str]:
        source = source_of(self.corpus, rule.home, rule.source)
        subjects = map(self.say, subjects_said(rule))
        lines = ["", self.pair(self.say("What it does"), self.series(subjects))]
        if addressed := [self.say(one) for one in addressees_of(rule.addressee)]:
            lines.append(self.pair(self.say("Addressed to"), self.series(addressed)))
        if source is not None:
            where = f" — {source.where}" if source.where else ""
            seen = self.say("looked at on {day}", day=rule.as_of)
            lines.append(self.pair(self.say("Source"), f"{self.text(source.title)}{where} ({seen})"))
        return lines

    def _history(self, rule: Rule) -> list[str]:
        lines = [self.pair(self.say("In force"), self._period(rule.period))]
        for part in rule.marks:
            when = f" ({self._period(part.period)})" if len(rule.marks) > 1 else ""
            note = f" {self.say(part.note)}." if part.note else ""
            said = f"{self.say(MARKS[part.mark])}. {self.say(MEANINGS[part.mark])}{note}"
            lines.append(self.pair(f"{self.say('Verified')}{when}", said))
        if rule.erased is not None:
            key = "Erased by {rule} for every act of procedure since {when}, with effect from {from}"
            values = {"rule": str(rule.erased.rule), "when": rule.erased.when.isoformat()}
            values["from"] = rule.erased.effect_from.isoformat()
            lines.append(self.language.say(key, values))
        return [*lines, self.pair(self.say("Note"), self.say(rule.note))] if rule.note else lines

    def _bound(self, home: str) -> list[str]:
        if home not in self.corpus.instruments:
            return []
        return [
            self.pair(self._home(state.code), self._bond(bond))
            for state in self.corpus.countries.values()
            for bond in state.bonds
            if bond.instrument == home
        ]

    def _uses(self, uses: Iterable[Use]) -> list[str]:
        lines = []
        for use in uses:
            name = self.text(use.name) or use.id
            home = f" ({self._home(use.home)})" if use.home else ""
            line = f"{self.say(USES[use.kind])} — {name}{home}"
            parts = self.series((self.text(part) for part in use.parts), apart="; ")
            lines.append(self.pair(line, parts) if parts else line)
        return self._titled(self.say("What uses it"), lines)

    def _proofs(self, rule: Rule) -> list[str]:
        cases = self.book.coverage.by_rule.get(rule.id, ())
        lines = [f"{self.text(case.name)} ({case.place})" for case in cases[:PROOFS]]
        if len(cases) > PROOFS:
            lines.append(self.say("and {more} more", more=str(len(cases) - PROOFS)))
        return self._titled(self.say("Cases that prove it"), lines)

    def _point(self, point: OpenPoint) -> list[str]:
        about = self.series((*point.states, *(self._home(one) for one in point.instruments), *point.rules))
        return [
            f"    {point.id} ({about})",
            f"        {self.text(point.question)}",
            f"        {self.pair(self.say('What hangs on it'), self.text(point.effect))}",
            f"        {self.pair(self.say('Where to get the text'), self.text(point.where))}",
            f"        {self.pair(self.say('The line to edit'), point.file)}",
        ]

    def _limit(self, limit: Limit) -> list[str]:
        marks = self.series(dict.fromkeys(self.say(MARKS[part.mark]) for part in limit.marks))
        used = self.series(self.text(use.name) or use.id for use in limit.uses) or self.say("nothing yet")
        head = f"    {self.name(limit.rule)} — {marks}"
        return [head, f"        {self.pair(self.say('What hangs on it'), used)}", f"        {limit.rule.file}"]

    def _change(self, one: Change) -> str:
        mark = "" if one.mark is Mark.VERIFIED else f" ({self.say(MARKS[one.mark])})"
        if one.kind is ChangeKind.EVENT:
            return f"{one.on}  {self.text(one.event or {})}{mark}"
        what = self.say(CHANGES[one.kind], until=one.until)
        if one.rule is None:
            return f"{one.on}  {self.pair(self._home(one.instrument), what)}{mark}"
        rule = self.corpus.rules[one.rule]
        begun = shorten(self.text(rule.text), 100, placeholder=" …")
        return f"{one.on}  {self.pair(self.name(rule), what)}{mark} — {begun}"

    def _offences(self, offences: Iterable[Offence]) -> str:
        told = [f"{self.text(one.name)} ({one.id}{self._penalty(one)})" for one in offences]
        return self.series(told, apart="; ") or self.say("no offence of this kind is held")

    def _penalty(self, offence: Offence) -> str:
        years = offence.penalty.prison_years
        if not years:
            return ""
        said = " – ".join(self.say(word) for word in years)
        return self.say(", ") + self.say("{years} years" if years[-1][0].isdigit() else "{years}", years=said)

    def _bond(self, bond: Bond | None) -> str:
        if bond is None:
            return self.say("nothing is held")
        mark = "" if bond.mark is Mark.VERIFIED else f" ({self.say(MARKS[bond.mark])})"
        return self.series((self.say(STATUSES[bond.status]), self._period(bond.period))) + mark

    def _period(self, period: Period) -> str:
        start, end = (None if day is None else day.isoformat() for day in (period.start, period.end))
        if start and end:
            return self.language.say("from {from} to {to}", {"from": start, "to": end})
        if start:
            return self.language.say("since {from}", {"from": start})
        return self.language.say("until {to}", {"to": end}) if end else self.say("no date is held")

    def _titled(self, title: str, lines: Sequence[str]) -> list[str]:
        return (
            ["", title, *(f"    {line.strip()}" if not line.startswith("    ") else line for line in lines)]
            if lines
            else []
        )

    def name(self, rule: Rule) -> str:
        """A rule as it is cited, with its name."""
        speaker = Speaker(self.corpus, self.language)
        where = speaker.cited(rule.home, rule.article) if rule.article else speaker.home(rule.home)
        return f"{where} [{rule.id}]"

    def _home(self, home: str) -> str:
        return Speaker(self.corpus, self.language).home(home)

    def text(self, text: Text) -> str:
        """A text of the data."""
        return Speaker(self.corpus, self.language).label(text)
