"""A measure or a form of cooperation as lines of words for `./run law show`, the same content as on its page."""

from collections.abc import Iterable, Sequence

from jisr.cli.book_said import Teller
from jisr.law import Rule
from jisr.law.forms import Form
from jisr.law.measures import Measure
from jisr.press.law.lasting import lasting
from jisr.press.law.step_pages import Costs, form_page, measure_page
from jisr.vocabulary import RuleId, Text


def measure_lines(teller: Teller, measure: Measure) -> list[str]:
    """A measure: who may take it in each State, what must exist before, what is owed and what a breach costs."""
    page, say = measure_page(teller.corpus, measure), teller.say
    lines = [teller.text(measure.name), teller.text(measure.summary)]
    lines += _titled(say("Who may order and take it"), (
        line for who in page.who for line in (
            teller.text(who.country.name),
            f"    {_pair(teller, 'Orders it', _listed(teller, who.order))}",
            f"    {_pair(teller, 'Takes it', _listed(teller, who.do))}",
            f"    {_pair(teller, 'Before it', say(who.authorisation))}",
            *_cited(teller, who.rules),
        )
    ))  # fmt: skip
    lines += _titled(say("Grounds, one of them written before the act"), (
        line for one in page.grounds
        for line in (teller.text(one.one.name), *_costs(teller, one.costs), *_cited(teller, one.one.rules))
    ))  # fmt: skip
    lines += _titled(say("What is owed"), (
        line for one in page.owed
        for line in (
            f"{teller.text(one.one.name)} ({say(one.when)})", f"    {teller.text(one.one.consequence)}",
            *_costs(teller, one.costs), *_cited(teller, one.one.rules),
        )
    ))  # fmt: skip
    locale = teller.language.locale
    around = [_pair(teller, "How long it takes", lasting(measure.duration, locale=locale))]
    if measure.outcome_after:
        around.append(_pair(teller, "Its result comes after", lasting(measure.outcome_after, locale=locale)))
    around.append(_pair(teller, "In the other State", say(page.abroad)))
    around += [teller.text(measure.letter)] if measure.letter else []
    return lines + _titled(say("Time, effect and the other State"), around)


def form_lines(teller: Teller, form: Form) -> list[str]:
    """A form of cooperation: on what it can rest, its ways, what it must contain, its steps, the rules that decide."""
    page, say = form_page(teller.corpus, form), teller.say
    lines = [teller.text(form.name), teller.text(form.summary)]
    lines += _titled(say("On what it can rest"), (line for one in page.bases for line in teller.listed([one])))
    lines += _titled(say("By whom, and on which ways"), (
        line for state in page.states for line in (
            teller.text(state.country.name),
            *_way(teller, "Central authority", (one.name for one in state.authorities)),
            *_way(teller, "Ways in", (one.name for one in state.inward)),
            *_way(teller, "Ways out", (one.name for one in state.outward)),
        )
    ))  # fmt: skip
    lines += _titled(say("What it must contain"), (
        line for one in page.fields
        for line in (f"{teller.text(one.one.name)} ({say(one.needed)})", *_cited(teller, one.one.rules))
    ))  # fmt: skip
    lines += _titled(say("Its steps"), (f"{teller.text(one.one.name)} ({say(one.by)})" for one in page.steps))
    return lines + _titled(say("The rules that decide it"), (
        line for group in page.decided
        for line in (say(group.sentence), *(f"    {one}" for one in _names(teller, group.rules)))
    ))  # fmt: skip


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    told = [f"    {line}" for line in lines]
    return ["", title, *told] if told else []


def _pair(teller: Teller, title: str, said: str) -> str:
    return teller.pair(teller.say(title), said)


def _listed(teller: Teller, sentences: Sequence[str]) -> str:
    return teller.series(map(teller.say, sentences)) or teller.say("nobody")


def _way(teller: Teller, title: str, names: Iterable[Text]) -> list[str]:
    told = teller.series(dict.fromkeys(map(teller.text, names)), apart="; ")
    return [f"    {_pair(teller, title, told or teller.say('none is held'))}"]


def _costs(teller: Teller, costs: Costs) -> list[str]:
    if costs.everywhere:
        return [f"    {teller.say(costs.everywhere)}"]
    return [f"    {teller.pair(teller.text(one.country.name), teller.say(one.sentence))}" for one in costs.apart]


def _cited(teller: Teller, rules: Sequence[RuleId]) -> list[str]:
    return [f"    {one}" for one in _names(teller, [teller.corpus.rules[rule] for rule in rules])]


def _names(teller: Teller, rules: Iterable[Rule]) -> list[str]:
    return [teller.name(rule) for rule in rules]
