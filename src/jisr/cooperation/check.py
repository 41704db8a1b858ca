"""The check of law on a request, for the desk that sends it and the desk that receives it.

The law answers from data: basis, channel, language, form, bars, grounds, what comes first. What is missing is named; a
request with gaps can be sent, and comes back with a question.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from jisr.cooperation.allegations import facts_of, family_of, kinds_of
from jisr.cooperation.state import Alleged, Letter, Request, RequestState
from jisr.law import Corpus
from jisr.law.assess import assess, passage_of
from jisr.law.offences import OffenceId
from jisr.law.request import Query, Refusal
from jisr.law.states import ChannelKind
from jisr.vocabulary import CountryCode, Finding, LanguageTag, RuleId, Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """What the law says of a request: what is missing, and every part that is not simply met."""

    gaps: tuple[str, ...]
    open: tuple[Finding, ...]
    bars: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What decides a check: two letters that are alike in this have one answer."""

    sides: tuple[CountryCode, CountryCode]
    on: date
    channel: str
    form: str
    offences: tuple[str, ...]
    family: str
    urgent: bool
    languages: tuple[LanguageTag, ...]
    filled: frozenset[str]
    alleged: tuple[Alleged, ...]
    stated: bool
    facts_on: str


Memo: TypeAlias = dict[Asked, Checked | None]


def filled(letter: Letter) -> dict[str, str]:
    """The fields of the letter by the names that forms use; an empty field is missing."""
    listed = {
        "authority": letter.authority,
        "legal-basis": ", ".join(letter.legal_basis),
        "proceeding": letter.proceeding,
        "facts": letter.facts,
        "offences": ", ".join(letter.offences),
        "law-texts": ", ".join(letter.law_texts),
        "persons": ", ".join(one.label for _, one in letter.persons) or ", ".join(one.label for one in letter.subjects),
        "measure": letter.measure,
        "measures": letter.measure,
        "subjects": ", ".join(one.label for one in letter.subjects),
        "nexus": letter.nexus,
        "purpose": letter.purpose,
        "formalities": letter.formalities,
        "questions": " ".join(letter.questions),
        "urgency": letter.urgency,
        "deadline": letter.deadline,
        "confidentiality": letter.confidentiality,
        "assurances": ", ".join(letter.assurances),
        "language": letter.language,
        "languages": letter.language,
    }
    return {**listed, **letter.fields}


def query_of(
    corpus: Corpus, letter: Letter, *, requesting: CountryCode, requested: CountryCode, channel: str, on: date,
    refusal: Refusal | None = None,
) -> Query | None:  # fmt: skip
    """The request as a question of law; None when data knows no such form."""
    if letter.form not in corpus.forms or requested not in corpus.countries or requesting not in corpus.countries:
        return None
    offences = tuple(OffenceId(one) for one in letter.offences if OffenceId(one) in corpus.offences)
    kinds = {kind.value: kind for kind in ChannelKind}
    return Query(
        requesting=requesting,
        requested=requested,
        on=on,
        form=letter.form,
        family=family_of(corpus, letter),
        channel=kinds.get(channel),
        urgent=bool(letter.urgency),
        languages=tuple(LanguageTag(one) for one in (letter.language, *letter.translations) if one),
        offences=offences,
        measure=letter.measure,
        fields=filled(letter),
        refusal=refusal,
        facts=facts_of(corpus, letter, on=on),
    )


def check(
    corpus: Corpus, letter: Letter, *, requesting: CountryCode, requested: CountryCode, channel: str, on: date,
    memo: Memo,
) -> Checked | None:  # fmt: skip
    """What the law says of the letter on this channel and day; `memo` keeps the answer for whoever asks the same, on
    the other side of the border too: law reads which fields are filled, not their words."""
    asked = Asked(
        sides=(requesting, requested),
        on=on,
        channel=channel,
        form=letter.form,
        offences=letter.offences,
        family=letter.fields.get("family", ""),
        urgent=bool(letter.urgency),
        languages=(letter.language, *letter.translations),
        filled=frozenset(name for name, words in filled(letter).items() if words.strip()),
        alleged=tuple(one for one in letter.alleged if one.fact in kinds_of(corpus, "")),
        stated=bool(letter.alleged),
        facts_on=letter.facts_on,
    )
    if asked not in memo:
        query = query_of(corpus, letter, requesting=requesting, requested=requested, channel=channel, on=on)
        facts = facts_of(corpus, letter, on=on, gates_only=True)
        memo[asked] = None if query is None else _check(corpus, replace(query, measure="", facts=facts))
    return memo[asked]


def _check(corpus: Corpus, query: Query) -> Checked:
    found = passage_of(corpus, query)
    bars = tuple(one for one in found.bars if one.verdict is Verdict.BARRED)
    return Checked(found.gaps, tuple(one for one in found.parts if one.verdict is not Verdict.MET), bars)


def refusal_finding(
    corpus: Corpus, request: Request, *, grounds: tuple[RuleId, ...], reasons: str, on: date
) -> Finding | None:
    """Whether a refusal on these grounds holds: none forbidden, consultation before, reasons given."""
    consulted = request.reached(RequestState.CONSULTED) is not None
    query = query_of(
        corpus,
        request.letter,
        requesting=request.from_state,
        requested=request.to_state,
        channel=request.channel,
        on=on,
        refusal=Refusal(grounds, consulted=consulted, reasons=reasons),
    )
    return None if query is None else assess(corpus, query).refusal
