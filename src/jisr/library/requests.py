"""A request between two States as a user writes it (docs/reference/request-file.md), with every fault collected."""

from collections.abc import Collection, Iterable
from typing import Final

from jisr.law.corpus import Corpus
from jisr.law.offences import OffenceId
from jisr.law.request import Query, Refusal, Stated
from jisr.law.rules import RuleRole
from jisr.law.speaking import FOUND, GROUNDS
from jisr.law.states import ChannelKind
from jisr.library.facts import FACTS_KEYS, read_facts
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.vocabulary import CountryCode, LanguageTag, RuleId

REQUEST_KEYS: Final = (
    "requesting", "requested", "on", "form", "family", "offences", "measure", "channel", "urgent", "agreed",
    "languages", "fields", "risks", "circumstances", "nationality", "refusal", "facts",
)  # fmt: skip


def read_query(node: Node, corpus: Corpus) -> Query:
    """The request as a question of law."""
    node.unknown_keys(*REQUEST_KEYS)
    facts = node.node("facts")
    if facts is not None:
        facts.unknown_keys(*FACTS_KEYS)
    fields = node.string_map("fields")
    measure = node.optional_str("measure")
    _known(node, "measure", (measure,), corpus.measures)
    form = _one(node, "form", corpus.forms)
    if form in corpus.forms:
        names = [field.id for field in corpus.forms[form].fields]
        _known(node.optional_map("fields"), "", fields, names)
    if measure and "measure" not in fields:
        fields["measure"] = measure
    risks = {one for rule in corpus.rules.values() if RuleRole.BAR in rule.roles for one in rule.fields}
    stated = node.optional_map("risks")
    _known(stated, "", stated.keys(), risks)
    circumstances = node.optional_map("circumstances")
    _known(circumstances, "", circumstances.keys(), _stated_of(corpus))
    offences = node.strings("offences")
    _known(node, "offences", offences, corpus.offences)
    return Query(
        requesting=CountryCode(_one(node, "requesting", corpus.countries)),
        requested=CountryCode(_one(node, "requested", corpus.countries)),
        on=node.date("on"),
        form=form,
        family=node.str("family"),
        channel=node.one_of("channel", ChannelKind) if node.has("channel") else None,
        urgent=node.yes_no("urgent"),
        agreed=node.yes_no("agreed"),
        languages=tuple(map(LanguageTag, node.strings("languages"))),
        offences=tuple(map(OffenceId, offences)),
        measure=measure,
        fields=fields,
        risks={key: one.as_one_of(Stated) for key, one in stated.items()},
        circumstances={key: one.as_one_of(Stated) for key, one in circumstances.items()},
        nationality=CountryCode(node.str("nationality")) if node.has("nationality") else None,
        refusal=_refusal(node.node("refusal"), corpus),
        facts=None if facts is None else read_facts(facts, corpus.facts, families=corpus.families()),
    )


def _stated_of(corpus: Corpus) -> set[str]:
    """The circumstances on which some ground rests and which no check finds out by itself."""
    rules = (rule for role in GROUNDS for rule in corpus.rules_with(role))
    return {one for rule in rules for one in rule.fields if one not in FOUND}


def _refusal(node: Node | None, corpus: Corpus) -> Refusal | None:
    if node is None:
        return None
    node.unknown_keys("grounds", "consulted", "reasons")
    grounds = node.strings("grounds")
    _known(node, "grounds", grounds, corpus.rules)
    return Refusal(tuple(map(RuleId, grounds)), node.yes_no("consulted"), node.optional_str("reasons"))


def _one(node: Node, key: str, known: Collection[str]) -> str:
    word = node.str(key)
    _known(node, key, (word,), known)
    return word


def _known(node: Node, key: str, words: Iterable[str], known: Collection[str]) -> None:
    for word in words:
        if word and word not in known:
            node.fault("“{word}” is not known.", nearest(word, known), key=key or word, values={"word": word})
