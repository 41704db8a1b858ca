"""Weighing: one strong, or two medium of different sources; breaches and hidden witnesses lower what is said."""

from dataclasses import replace

from jisr.dossier import SubjectId
from jisr.inquiry import Exhibit, ExhibitBreach, ExhibitId, InquiryView, Stance, Statement, Strength
from jisr.inquiry.weighing import Scales, weigh
from jisr.law import Stance as Standing
from jisr.vocabulary import CountryCode, RuleId

A, V, W = SubjectId("S-a"), SubjectId("S-v"), SubjectId("S-w")
STRONG, MEDIUM, WEAK = Strength.STRONG, Strength.MEDIUM, Strength.WEAK


def exhibit(name: str, strength: Strength, *, stance: Stance = Stance.ASSERTS, by: SubjectId | None = A) -> Exhibit:
    said = Statement(fact="act.recruit", by=by, on=V, strength=strength, stance=stance)
    return Exhibit(id=ExhibitId(name), title={}, kind="object", origin_state=CountryCode("AA"), statements=(said,))


def standing(*exhibits: Exhibit) -> Standing | None:
    found = weigh(exhibits, one=lambda name: name).statements
    return found[0].stance if found else None


def test_one_strong_word_establishes() -> None:
    assert standing(exhibit("1", STRONG)) is Standing.ESTABLISHED


def test_two_medium_words_of_different_sources_establish() -> None:
    assert standing(exhibit("1", MEDIUM)) is Standing.UNKNOWN
    assert standing(exhibit("1", MEDIUM), exhibit("2", MEDIUM)) is Standing.ESTABLISHED


def test_two_records_of_what_one_person_said_are_one_source() -> None:
    first, second = (replace(exhibit(name, MEDIUM), kind="statement", subject=W) for name in "12")
    assert standing(first, second) is Standing.UNKNOWN


def test_weak_words_establish_nothing() -> None:
    assert standing(exhibit("1", WEAK), exhibit("2", WEAK), exhibit("3", WEAK)) is None


def test_a_strong_refutation_leaves_the_fact_contested_or_denied() -> None:
    against = exhibit("9", STRONG, stance=Stance.REFUTES)
    assert standing(exhibit("1", STRONG), against) is Standing.CONTESTED
    assert standing(exhibit("1", MEDIUM), against) is Standing.DENIED


def test_a_breach_that_is_weighed_lowers_the_exhibit() -> None:
    breach = ExhibitBreach(RuleId("R"), "read-back", "weigh", CountryCode("AA"))
    assert standing(replace(exhibit("1", STRONG), breaches=(breach,))) is Standing.UNKNOWN


def test_a_hidden_witness_alone_establishes_nothing() -> None:
    assert standing(replace(exhibit("1", STRONG), hidden_identity=True)) is Standing.UNKNOWN


def test_a_word_that_names_nobody_supports_one_that_names_somebody() -> None:
    found = weigh((exhibit("1", MEDIUM), exhibit("2", MEDIUM, by=None)), one=lambda name: name)
    by_name = {one.by: one.stance for one in found.statements}
    assert by_name == {A: Standing.ESTABLISHED, "": Standing.UNKNOWN}


def test_subjects_that_were_identified_count_as_one() -> None:
    other = replace(exhibit("2", MEDIUM), statements=(Statement(fact="act.recruit", by=A, on=W),))
    found = weigh((exhibit("1", MEDIUM), other), one=lambda name: V if name == W else name)
    assert [one.stance for one in found.statements] == [Standing.ESTABLISHED]


def test_a_file_is_weighed_again_when_its_exhibits_change() -> None:
    scales, kinds = Scales(), frozenset({"act.recruit"})
    one, two = exhibit("1", MEDIUM), exhibit("2", MEDIUM)
    empty = InquiryView(
        case="", subjects={}, exhibits={one.id: one}, measures={}, orders={}, held={}, charges={}, counsel={},
        reactions=(),
    )  # fmt: skip
    first = scales.weigh(empty, kinds=kinds)
    assert scales.weigh(replace(empty, case="other"), kinds=kinds) is first
    more = scales.weigh(replace(empty, exhibits={one.id: one, two.id: two}), kinds=kinds)
    assert [each.stance for each in more.statements] == [Standing.ESTABLISHED]
