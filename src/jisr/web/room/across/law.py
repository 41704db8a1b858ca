"""What the law says of a request, for a page: the check, grounds, what comes first, and clocks, each of law or policy.

Law is asked on the day of the case. The receiving desk always reads the check; whoever sends reads it as far as the
help level goes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jisr.clerk import View
from jisr.cooperation.check import query_of
from jisr.cooperation.state import Letter, Request, RequestState
from jisr.law.assess import assess
from jisr.law.corpus import Corpus
from jisr.law.request import Assessment
from jisr.law.rules import Rule, RuleRole
from jisr.press.law.reasons import Reasons
from jisr.press.said import Said
from jisr.press.wording import FINDINGS
from jisr.vocabulary import MINUTES_A_DAY, CaseTime, CountryCode, Finding, RuleId, Verdict, date_of
from jisr.web.room.across.named import rule_said

S = RequestState
NO_RULE = RuleId("")
POLICY: tuple[tuple[str, RequestState, tuple[RequestState, ...], int], ...] = (
    ("Receipt given to the other State", S.RECEIVED, (S.ACKNOWLEDGED,), 7),
    ("Decision on the request", S.RECEIVED, (S.ACCEPTED, S.REFUSED, S.POSTPONED), 30),
    ("Answer to the clarification asked", S.CLARIFICATION_ASKED, (S.CLARIFIED,), 15),
    ("Execution", S.ACCEPTED, (S.EXECUTED, S.RETURNED), 90),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """The verdict of a rule with its reasons; `rule` is "" where none is cited."""

    name: Said
    verdict: str
    reasons: tuple[Said, ...]
    rule: RuleId
    parts: tuple["FindingShown", ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockShown:
    """A clock: what it counts, whether law or policy sets it, when it runs out and whether it did."""

    what: Said
    by_law: bool
    days: int | None = None
    months: int | None = None
    rule: RuleId = NO_RULE
    due: CaseTime | None = None
    ended: CaseTime | None = None
    late: bool = False


def assessed(
    view: View, corpus: Corpus, letter: Letter, *, requesting: CountryCode, requested: CountryCode, channel: str
) -> Assessment | None:
    """The whole check of a letter today; None for a form that the data does not know."""
    query = query_of(corpus, letter, requesting=requesting, requested=requested, channel=channel, on=date_of(view.hour))
    return None if query is None else assess(corpus, query)


def of_request(view: View, corpus: Corpus, request: Request) -> Assessment | None:
    """The whole check of a request as it stands."""
    return assessed(
        view, corpus, request.letter, requesting=request.from_state, requested=request.to_state, channel=request.channel
    )


def checked(found: Assessment, corpus: Corpus) -> tuple[FindingShown, ...]:
    """Basis, channel, language, form, and the bars that stand against it."""
    bars = [one for one in found.bars if one.verdict is Verdict.BARRED]
    return tuple(finding_shown(one, corpus, form=found.query.form) for one in (*found.parts, *bars))


def gaps(found: Assessment, corpus: Corpus) -> tuple[tuple[str, Said], ...]:
    """The fields that must be filled and are not."""
    return tuple((one, _named(one, corpus, found.query.form)) for one in found.gaps)


def by_field(found: Assessment, corpus: Corpus) -> dict[str, FindingShown]:
    """The findings that stand beside fields of a letter."""
    shown = {one.name: finding_shown(one, corpus, form=found.query.form) for one in found.form.parts}
    basis = finding_shown(found.basis, corpus, form=found.query.form)
    channel, language = (finding_shown(one, corpus, form=found.query.form) for one in (found.channel, found.language))
    return {**shown, "legal-basis": basis, "channel": channel, "language": language}


def finding_shown(found: Finding, corpus: Corpus, *, form: str = "", depth: int = 3) -> FindingShown:
    """A finding in words, with what decided below it."""
    below = found.parts if depth else ()
    return FindingShown(
        name=_named(found.name, corpus, form),
        verdict=found.verdict.value,
        reasons=Reasons(corpus).of(found),
        rule=found.citation.rule if found.citation is not None else NO_RULE,
        parts=tuple(finding_shown(one, corpus, form=form, depth=depth - 1) for one in below),
        field=found.name,
    )


def _named(name: str, corpus: Corpus, form: str) -> Said:
    known = corpus.forms.get(form)
    if (field := next((one for one in known.fields if one.id == name), None) if known else None) is not None:
        return field.name
    if (sentence := FINDINGS.get(name)) is not None:
        return sentence
    if (country := corpus.countries.get(CountryCode(name))) is not None:
        return country.name
    if (instrument := corpus.instruments.get(name)) is not None:
        return instrument.short
    if (rule := corpus.rules.get(RuleId(name))) is not None:
        return rule_said(rule, corpus)
    channels = {one.id: one.name for country in corpus.countries.values() for one in country.channels}
    gates = {one.id: one.name for instrument in corpus.instruments.values() for one in instrument.gates}
    offences = {str(id): one.name for id, one in corpus.offences.items()}
    return channels.get(name) or gates.get(name) or offences.get(name) or ""


def texts(view: View, corpus: Corpus, request: Request, *roles: RuleRole) -> tuple[Rule, ...]:
    """The rules of the roles that speak to the form of the request: of treaties that may bind both States, and of the
    requested State's own law. Whether they hold here is another question."""
    day, form = date_of(view.hour), request.letter.form or request.kind
    sides = [corpus.countries[one] for one in (request.from_state, request.to_state) if one in corpus.countries]

    def here(rule: Rule) -> bool:
        instrument = corpus.instruments.get(rule.home)
        if instrument is None:
            return rule.home == request.to_state
        return instrument.bindable and all(one.is_bound(rule.home, on=day) is not False for one in sides)

    known = {rule.id: rule for role in roles for rule in corpus.rules_with(role)}
    return tuple(rule for rule in known.values() if rule.speaks_to(form) and here(rule))


def clocks(found: Assessment | None, request: Request, corpus: Corpus, *, now: CaseTime) -> tuple[ClockShown, ...]:
    """Clocks of law that the request stands under, then the targets of good practice, which are policy alone."""
    law = [
        ClockShown(what=corpus.rules[one.rule].text, by_law=True, days=one.days, months=one.months, rule=one.rule)
        for one in (found.clocks if found is not None else ())
    ]
    return (*law, *_policy(request, now))


def _policy(request: Request, now: CaseTime) -> Iterator[ClockShown]:
    """The targets that central authorities set themselves where the treaty says only "promptly": no law sets them."""
    for what, since, until, days in POLICY:
        start = request.reached(since)
        if start is None:
            continue
        ends = [at for at in (request.reached(one) for one in until) if at is not None]
        due = CaseTime(start + days * MINUTES_A_DAY)
        ended = min(ends) if ends else None
        yield ClockShown(
            what=what, by_law=False, days=days, due=due, ended=ended, late=(now if ended is None else ended) > due
        )
