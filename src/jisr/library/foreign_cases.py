"""Judgments of other countries, with which the law is tried: what a jurist expected, the facts, and where they part.

`foreign-cases/expected.yaml` is written before the facts are coded; each answer that is another than the one expected
must be explained in `differences.yaml`, or mended. No verdict reads this folder; a check asks every question anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jisr.law.corpus import Corpus
from jisr.law.facts import Facts
from jisr.law.qualification import Qualification
from jisr.law.qualify import Qualified, qualify
from jisr.library.facts import FACTS_KEYS, read_facts
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.library.offence_cases import NO_SUCH_PART
from jisr.library.reading import Folder
from jisr.vocabulary import CountryCode, Text

FOLDER: Final = "foreign-cases"
EXPECTED: Final = f"{FOLDER}/expected.yaml"
DIFFERENCES: Final = f"{FOLDER}/differences.yaml"
PARTS: Final = ("elements", "aggravations", "excuses")
ASKED: Final = ("state", "instrument", "offence", "accused", "victim")
WHY: Final = 40  # a reason is a sentence, not a word
Question = tuple[str, ...]
Answers = Mapping[str, str]


class Read(StrEnum):
    """What was read of a judgment."""

    JUDGMENT = "judgment"
    SUMMARY = "summary"
    PRESS = "press"
    MEMORY = "memory"


class Outcome(StrEnum):
    """What became of a difference: the answer stands and is explained, or the law was wrong and was mended."""

    EXPLAINED = "explained"
    MENDED = "mended"


@dataclass(frozen=True, slots=True)
class ForeignCase:
    """One judgment: what it is, where it was read, and how many questions it puts to the laws held here."""

    slug: str
    name: Text
    court: str
    decided: str
    reference: str
    source: str
    read: Read
    questions: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the answer was another than the one expected, part by part."""

    node: Node
    outcome: Outcome
    pairs: Mapping[str, tuple[str, str]]


def read_foreign_cases(folder: Folder, corpus: Corpus) -> tuple[ForeignCase, ...]:
    """The judgments among documents; each question is asked anew, and what differs without a reason is a fault."""
    expected = folder.documents.get(EXPECTED)
    differences = _differences(folder)
    found: dict[str, ForeignCase] = {}
    asked: set[Question] = set()
    for node in expected.elements() if expected is not None else ():
        case = _case(node)
        if case.slug in found:
            node.fault("“{word}” stands twice.", "Keep one.", key="slug", values={"word": case.slug})
        found[case.slug] = case
        facts = _facts(node, case.slug, folder, corpus)
        for one in node.list("expect"):
            question = _question(case.slug, one)
            asked.add(question)
            if facts is not None:
                _ask(one, facts, corpus, differences.get(question))
    _leftovers(folder, found, differences, asked)
    return tuple(found.values())


def _case(node: Node) -> ForeignCase:
    node.unknown_keys("slug", "name", "court", "decided", "reference", "source", "read", "expect")
    source = node.str("source")
    if source and not source.startswith("https://") and not source.startswith("http://"):
        node.fault("is no address.", "Write where the judgment can be read.", key="source")
    return ForeignCase(
        node.str("slug"), node.label("name"), node.str("court"), node.date("decided").isoformat(),
        node.str("reference"), source, node.one_of("read", Read), len(node.list("expect")),
    )  # fmt: skip


def _facts(node: Node, slug: str, folder: Folder, corpus: Corpus) -> Facts | None:
    told = folder.documents.get(f"{FOLDER}/facts/{slug}.yaml")
    if told is None:
        values = {"file": f"facts/{slug}.yaml"}
        node.fault("has no facts: {file} is missing.", "Write what the court found.", key="slug", values=values)
        return None
    told.unknown_keys(*FACTS_KEYS)
    before = told.faults.noted
    facts = read_facts(told, corpus.facts, families=corpus.families())
    return facts if told.faults.noted == before else None


def _question(slug: str, node: Node) -> Question:
    return (slug, *(node.optional_str(word) for word in ASKED))


def _ask(asked: Node, facts: Facts, corpus: Corpus, difference: Difference | None) -> None:
    """One question: the law is asked, and what differs must be what the difference says."""
    asked.unknown_keys(*ASKED, "procedure-on", "verdict", *PARTS, "why")
    _reason(asked)
    one = _answer(asked, facts, corpus)
    if one is None:
        return
    pairs = _pairs(asked, one)
    known = difference.pairs if difference is not None and difference.outcome is Outcome.EXPLAINED else {}
    for part, (wanted, found) in pairs.items():
        if wanted != found and known.get(part) != (wanted, found):
            mend = "Mend the law, or say in differences.yaml why the answer stands."
            values = {"wanted": wanted, "found": found, "of": part}
            asked.fault("expected {wanted}, found {found} for {of}.", mend, values=values)
    if difference is not None:
        _stale(difference, pairs)


def _answer(asked: Node, facts: Facts, corpus: Corpus) -> Qualification | None:
    home = asked.optional_str("state") or asked.str("instrument")
    country = corpus.countries.get(CountryCode(home))
    if home not in corpus.instruments and (country is None or not country.law_held):
        asked.fault("names a State or an instrument that is not known.", "Use the names of the folders.")
        return None
    found: Qualified = qualify(corpus, facts, home=home, procedure_on=asked.optional_date("procedure-on"))
    offence = asked.str("offence")
    one = found.of(offence, accused=asked.optional_str("accused"), victim=asked.optional_str("victim"))
    if one is None:
        mend = nearest(offence, [str(each.offence.id) for each in found.found])
        asked.fault(
            "the law asked has no offence “{word}”.", mend, key="offence", values={"word": offence}
        )  # fmt: skip
    return one


def _pairs(asked: Node, one: Qualification) -> Mapping[str, tuple[str, str]]:
    """What is expected and what is found, of the verdict and of each part that is named."""
    answers: Mapping[str, Answers] = {
        "elements": one.elements, "aggravations": one.aggravations, "excuses": one.excuses
    }  # fmt: skip
    pairs = {"verdict": (asked.str("verdict"), one.verdict.value)}
    for key, told in answers.items():
        for local, wanted in asked.optional_map(key).items():
            if local in told:
                pairs[f"{key}.{local}"] = (wanted.value(), str(told[local]))
            else:
                wanted.fault(NO_SUCH_PART[key], nearest(local, told), values={"word": local})
    return pairs


def _differences(folder: Folder) -> Mapping[Question, Difference]:
    document = folder.documents.get(DIFFERENCES)
    found = {}
    for node in document.elements() if document is not None else ():
        node.unknown_keys("slug", *ASKED, "expected", "found", "outcome", "elements", "why")
        _reason(node)
        pairs = {"verdict": (node.str("expected"), node.str("found"))}
        for name, part in node.optional_map("elements").items():
            part.unknown_keys("expected", "found")
            pairs[f"elements.{name}"] = (part.str("expected"), part.str("found"))
        outcome = node.one_of("outcome", Outcome)
        found[_question(node.str("slug"), node)] = Difference(node, outcome, pairs)
    return found


def _stale(difference: Difference, pairs: Mapping[str, tuple[str, str]]) -> None:
    """An explained difference that is none any more is taken out, or was mended."""
    if difference.outcome is Outcome.MENDED:
        return
    for part, told in difference.pairs.items():
        if pairs.get(part) != told and part in pairs:
            mend = "Call it mended and say what was changed, or take it out."
            difference.node.fault("the difference in {of} is there no more.", mend, values={"of": part})


def _leftovers(
    folder: Folder, found: Mapping[str, ForeignCase], differences: Mapping[Question, Difference], asked: set[Question]
) -> None:  # fmt: skip
    """Differences without a question, and facts without a judgment."""
    for question, difference in differences.items():
        if question not in asked:
            difference.node.fault("belongs to no question.", "Mend what it names, or take it out.", key="slug")
    for slug, node in _told(folder):
        if slug not in found:
            node.fault("belongs to no judgment.", "Write the judgment in expected.yaml first.")


def _told(folder: Folder) -> Iterator[tuple[str, Node]]:
    for name, node in folder.documents.items():
        if name.startswith(f"{FOLDER}/facts/"):
            yield name.rpartition("/")[2].removesuffix(".yaml"), node


def _reason(node: Node) -> None:
    """A question has a reason, however short; a difference is explained in a sentence."""
    why = node.str("why")
    if why and node.has("outcome") and len(why) < WHY:
        node.fault("says too little.", "Say in a sentence why.", key="why")
