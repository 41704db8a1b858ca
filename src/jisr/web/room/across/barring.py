"""What may not leave, said beside the question it concerns: protected names in words that travel, items under promise.

A message that says its persons travel by code contradicts itself when its words name them: it is stopped, and the way
out is told. To name them openly is a choice, which the clerk records with the rule.
"""

import re
from collections.abc import Iterable, Iterator

from jisr.clerk import View
from jisr.clerk.masking import forms_of
from jisr.inquiry import Subject
from jisr.law.corpus import Corpus
from jisr.law.measures import MeasureEffect
from jisr.law.rules import RuleRole
from jisr.press.said import Name, Said, Told
from jisr.vocabulary import CountryCode, RuleId, date_of
from jisr.web.room.across.asks import Typed
from jisr.web.room.across.letters import code_of, is_protected
from jisr.web.room.across.named import exhibit_said
from jisr.web.room.across.questions import stays

NAMED = "These words name a protected person: write {code} instead, or choose to name protected persons openly."


def named_openly(view: View, typed: Typed, names: Iterable[str]) -> dict[str, tuple[Said, ...]]:
    """The questions whose words name a protected person though persons travel by code."""
    if not typed.one("coded"):
        return {}
    hidden = [one for one in view.inquiry.subjects.values() if is_protected(view, one)]
    found: dict[str, tuple[Said, ...]] = {}
    for name in names:
        words = typed.one(name)
        codes = [code_of(view, one) for one in hidden if words and _names(words, one, view)]
        if codes:
            found[name] = tuple(Told(NAMED, {"code": Name(code)}) for code in dict.fromkeys(codes))
    return found


def _names(words: str, one: Subject, view: View) -> bool:
    code = code_of(view, one)
    forms = {form for name in (one.label, *one.names.values()) if name != code for form in forms_of(name)}
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words) for form in forms)


def protected_in(view: View, names: Iterable[str]) -> tuple[Subject, ...]:
    """The protected persons among subjects."""
    chosen = set(names)
    return tuple(one for id, one in view.inquiry.subjects.items() if id in chosen and is_protected(view, one))


def stopped(view: View, other: CountryCode) -> list[Said]:
    """The exhibits of the file that may not go to the other State."""
    return [exhibit_said(one) for one in view.inquiry.exhibits.values() if stays(one, view, other)]


def stop_rules(view: View, corpus: Corpus, other: CountryCode) -> tuple[RuleId, ...]:
    """The rule on what one State may do with what another gave it, of a treaty that binds both today."""
    day = date_of(view.hour)
    sides = [corpus.countries[one] for one in (view.party, other) if one in corpus.countries]
    rules = (rule for rule in corpus.rules_with(RuleRole.USE_LIMIT) if rule.forms and rule.home in corpus.instruments)
    return tuple(rule.id for rule in rules if all(one.is_bound(rule.home, on=day) for one in sides))[:1]


def protecting_rules(view: View, corpus: Corpus) -> tuple[RuleId, ...]:
    """The rules that keep a protected name out of papers: the own State's, else those of treaties."""
    return tuple(sorted(_protecting(view, corpus), key=lambda rule: corpus.rules[rule].home != view.party))[:2]


def _protecting(view: View, corpus: Corpus) -> Iterator[RuleId]:
    homes = {view.party, *corpus.instruments}
    for measure in corpus.measures.values():
        if measure.effect is MeasureEffect.PROTECT:
            for rule in dict.fromkeys((*measure.competence(view.party).rules, *measure.rules)):
                if rule in corpus.rules and corpus.rules[rule].home in homes:
                    yield rule
