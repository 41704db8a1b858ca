"""The trial: pleas on form first, only what was tendered is ruled, a judgment that agrees with itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from two_states import AA, AICHA, BENCH, BRAHIM, CARER, COUNSEL, DALILA, Case, law, says

from jisr.clerk import commands as c
from jisr.dossier import SubjectId
from jisr.inquiry import ChargeId, ExhibitId, Participation, Proof, SubjectKind
from jisr.inquiry.admissibility import admissible
from jisr.inquiry.matrix import matrix
from jisr.inquiry.proof import prove
from jisr.law import Corpus
from jisr.library import load_languages
from jisr.trial import ChargeVerdict, ClaimId, Decision, Hearing, MotionId, Outcome
from jisr.trial.deliberation import proposed_claims, proposed_rulings, proposed_verdicts
from jisr.vocabulary import LanguageTag, Mark, Reason, Verdict

DAY = date(2022, 3, 9)
DATA = Path(__file__).parents[2] / "data"
ALL = ("act.recruit", "means.force", "purpose.begging")


class Court(Case):
    """A search, a charge and its referral."""

    def __init__(
        self, *facts: str, ground: str = "continuing-offence", language: str = "fr", strength: str = "strong",
        participation: Participation = Participation.PRINCIPAL, corpus: Corpus | None = None,
    ) -> None:  # fmt: skip
        """What the search shows is for the test to say."""
        super().__init__(corpus=corpus)
        self.victim = self.subject(BRAHIM, "Rahila")
        self.accused = self.subject(BRAHIM, "Ladi")
        flat = self.subject(BRAHIM, "flat 9", SubjectKind.PLACE)
        act = self.measure(BRAHIM, c.TakeMeasure(measure="house-search", subject=flat, ground=ground,
                                                 fields={"facts": "seen at the window"} if ground else {},
                                                 safeguards=frozenset({"sealed"})))  # fmt: skip
        held = tuple(says(fact, by=self.accused, on=self.victim, strength=strength) for fact in facts)
        self.exhibit = self.found(BRAHIM, act, *held, language=language)
        self.do(AICHA, c.AssignCounsel(accused=self.accused, office="defence:1"))
        self.do(AICHA, c.BringCharges(accused=self.accused, offence="AA-TIP", victims=(self.victim,),
                                      aggravations=("minor",), participation=participation))  # fmt: skip
        self.charge: ChargeId = next(iter(self.room.view(AICHA, now=self.now).inquiry.charges))
        self.do(AICHA, c.ReferFile(charges=(self.charge,)))

    def opened(self) -> Hearing:
        """The hearing opens."""
        self.do(BENCH, c.OpenHearing(court="court", charges=(self.charge,)))
        return next(iter(self.room.view(BENCH, now=self.now).trial.hearings.values()))

    def tender(self, exhibit: ExhibitId | None = None) -> None:
        """The prosecution puts an exhibit."""
        self.do(AICHA, c.Tender(exhibit=exhibit or self.exhibit, elements=("AA-TIP#act",)))

    def ruled(self) -> list[Decision]:
        """The bench rules as the law proposes."""
        view = self.room.view(BENCH, now=self.now)
        found = proposed_rulings(inquiry=view.inquiry, trial=view.trial, law=law(), forum=AA, on=DAY)
        for one in found:
            self.do(BENCH, c.RuleExhibit(exhibit=one.exhibit, decision=one.decision, why=one.why))
        return [one.decision for one in found]

    def proposed(self, hearing: Hearing) -> ChargeVerdict:
        """The verdict the law proposes."""
        view = self.room.view(BENCH, now=self.now)
        return proposed_verdicts(hearing, inquiry=view.inquiry, trial=view.trial, law=law(), on=DAY)[0]


def test_the_bench_learns_the_charges_and_nothing_of_the_file() -> None:
    case = Court(*ALL)
    view = case.room.view(BENCH, now=case.now)
    assert set(view.inquiry.charges) == {case.charge}
    assert not view.inquiry.exhibits
    assert not view.inquiry.measures


def test_the_defence_gets_the_whole_file_with_the_referral() -> None:
    case = Court(*ALL, ground="")
    view = case.room.view(DALILA, now=case.now)
    assert case.exhibit in view.inquiry.exhibits
    assert [one.breaches for one in view.inquiry.measures.values()] != [()]


def test_a_conviction_names_the_exhibits_of_every_element() -> None:
    case = Court(*ALL)
    hearing = case.opened()
    case.tender()
    assert case.ruled() == [Decision.ADMITTED]
    verdict = case.proposed(hearing)
    assert verdict.verdict is Outcome.CONVICTED
    assert {one.exhibits for one in verdict.elements} == {(case.exhibit,)}
    assert [one.finding for one in verdict.aggravations] == [Proof.NOT_PROVEN]
    case.do(DALILA, c.Plead(kind="last-word"))
    acts = case.do(BENCH, c.GiveJudgment(hearing=hearing.id, charges=(verdict,)))
    assert not acts[0].breaches


def test_what_was_not_admitted_proves_nothing() -> None:
    case = Court(*ALL)
    hearing = case.opened()
    case.tender()
    assert case.proposed(hearing).verdict is Outcome.ACQUITTED


def test_a_void_search_is_excluded_and_the_accused_acquitted() -> None:
    case = Court(*ALL, ground="")
    hearing = case.opened()
    case.tender()
    assert case.ruled() == [Decision.EXCLUDED]
    assert case.proposed(hearing).verdict is Outcome.ACQUITTED


def test_admitting_what_the_law_voids_is_possible_and_recorded() -> None:
    case = Court(*ALL, ground="")
    case.opened()
    case.tender()
    acts = case.do(BENCH, c.RuleExhibit(exhibit=case.exhibit, decision=Decision.ADMITTED, reasons="r"))
    assert [(b.rule, b.safeguard) for b in acts[0].breaches] == [("AA-SEARCH", "breaches")]


def test_what_was_taken_by_force_is_never_admitted() -> None:
    case = Court(*ALL)
    fields = {"force": "she was struck before she signed"}
    ticked = frozenset({"no-force"})
    hearing = c.TakeMeasure(measure="victim-hearing", subject=case.victim, fields=fields, safeguards=ticked)
    heard = case.measure(BRAHIM, hearing)
    forced = case.found(BRAHIM, heard, name="forced")
    case.tender(forced)
    command = c.RuleExhibit(exhibit=forced, decision=Decision.ADMITTED, reasons="r")
    assert case.refused(BENCH, command) == ("bar",)


def test_a_record_that_is_silent_on_force_is_taken_to_be_regular() -> None:
    case = Court(*ALL)
    heard = case.measure(BRAHIM, c.TakeMeasure(measure="victim-hearing", subject=case.victim))
    case.tender(case.found(BRAHIM, heard, name="heard"))
    assert case.ruled() == [Decision.ADMITTED]


def test_a_paper_in_a_foreign_language_waits_for_its_translation() -> None:
    case = Court(*ALL, language="ar")
    view = case.room.view(AICHA, now=case.now)
    exhibit = view.inquiry.exhibits[case.exhibit]
    finding = admissible(exhibit, forum=AA, exhibits=view.inquiry.exhibits, law=law(), on=DAY)
    assert finding.verdict is Verdict.UNMET
    case.do(AICHA, c.Translate(exhibit=case.exhibit, language=LanguageTag("fr"), interpreter="I. N."))
    exhibit = case.room.view(DALILA, now=case.now).inquiry.exhibits[case.exhibit]
    assert exhibit.translations == ("fr",)
    exhibit = case.room.view(AICHA, now=case.now).inquiry.exhibits[case.exhibit]
    finding = admissible(exhibit, forum=AA, exhibits=view.inquiry.exhibits, law=law(), on=DAY)
    assert finding.verdict is Verdict.MET


def test_an_unsigned_hand_over_breaks_the_chain_until_it_is_explained() -> None:
    case = Court(*ALL)
    case.do(BRAHIM, c.HandOver(exhibit=case.exhibit, to="victim-care", signed=False))

    def verdict() -> Verdict:
        view = case.room.view(BRAHIM, now=case.now)
        one = view.inquiry.exhibits[case.exhibit]
        return admissible(one, forum=AA, exhibits=view.inquiry.exhibits, law=law(), on=DAY).verdict

    assert verdict() is Verdict.UNMET
    case.do(CARER, c.HandOver(exhibit=case.exhibit, to="investigation", explains="the slip was signed late"))
    assert verdict() is Verdict.MET


def test_one_medium_word_leaves_a_doubt_and_two_sources_end_it() -> None:
    case = Court(*ALL, strength="medium")
    view = case.room.view(AICHA, now=case.now)
    charge, first = view.inquiry.charges[case.charge], view.inquiry.exhibits[case.exhibit]
    second = replace(first, id=ExhibitId("E-2"))
    alone = prove(charge, (first,), inquiry=view.inquiry, law=law(), on=DAY)
    both = prove(charge, (first, second), inquiry=view.inquiry, law=law(), on=DAY)
    assert {one.finding for one in alone.elements} == {Proof.DOUBTFUL}
    assert {one.finding for one in both.elements} == {Proof.PROVEN}


def test_a_child_needs_no_means() -> None:
    case = Court("act.recruit", "purpose.begging", "person.under-18")
    hearing = case.opened()
    case.tender()
    case.ruled()
    verdict = case.proposed(hearing)
    assert verdict.verdict is Outcome.CONVICTED
    assert [one.finding for one in verdict.aggravations] == [Proof.PROVEN]


def test_whoever_acted_under_threat_as_a_victim_is_not_liable() -> None:
    case = Court(*ALL, "liability.act-under-threat", "liability.linked-to-own-victimhood")
    hearing = case.opened()
    case.tender()
    case.ruled()
    verdict = case.proposed(hearing)
    assert (verdict.verdict, verdict.excuse) == (Outcome.ACQUITTED, "AA-TIP#coerced")


def test_facts_that_make_out_another_offence_are_requalified() -> None:
    case = Court("act.recruit", "benefit.from-victim-work")
    hearing = case.opened()
    case.tender()
    case.ruled()
    verdict = case.proposed(hearing)
    assert (verdict.verdict, verdict.requalified_to) == (Outcome.REQUALIFIED, "AA-PROFIT")


def test_an_accomplice_answers_for_what_others_did() -> None:
    case = Court("complicity.aided", participation=Participation.ACCOMPLICE)
    other = SubjectId("S-other")
    view = case.room.view(AICHA, now=case.now)
    charge, first = view.inquiry.charges[case.charge], view.inquiry.exhibits[case.exhibit]
    acts = tuple(says(fact, by=other, on=case.victim) for fact in ALL)
    second = replace(first, id=ExhibitId("E-2"), statements=acts)
    assert prove(charge, (first, second), inquiry=view.inquiry, law=law(), on=DAY).proven
    assert not prove(charge, (second,), inquiry=view.inquiry, law=law(), on=DAY).proven


def test_pleas_on_form_come_before_the_evidence() -> None:
    case = Court(*ALL)
    case.opened()
    case.do(DALILA, c.FileMotion(kind="form", ground="no ground"))
    case.tender()
    assert case.refused(DALILA, c.FileMotion(kind="form", ground="too late")) == ("phase:kind",)


def with_order(mark: Mark | None) -> Corpus:
    """The small law with the places of its order under another mark; None: it tells no order."""
    state = law().countries[AA]
    steps = () if mark is None else tuple(replace(one, mark=mark) for one in state.trial)
    return replace(law(), countries={**law().countries, AA: replace(state, trial=steps)})


def test_where_the_place_of_pleas_is_not_verified_a_late_one_is_noted_with_its_rule() -> None:
    case = Court(*ALL, corpus=with_order(Mark.MEMORY))
    case.opened()
    case.tender()
    filed = case.do(DALILA, c.FileMotion(kind="form", ground="late"))
    assert [(one.rule, one.safeguard, one.effect) for one in filed[0].breaches] == [
        ("AA-TRIAL", "order-of-trial", "note")
    ]


def test_where_data_tells_no_order_none_is_held_against_anybody() -> None:
    case = Court(*ALL, corpus=with_order(None))
    hearing = case.opened()
    case.tender()
    case.ruled()
    case.do(DALILA, c.Plead(kind="last-word"))
    case.do(AICHA, c.Plead(kind="prosecution"))
    case.do(DALILA, c.FileMotion(kind="form", ground="late"))
    acts = case.do(BENCH, c.GiveJudgment(hearing=hearing.id, charges=(case.proposed(hearing),)))
    assert not acts[0].breaches


def test_submissions_after_the_defence_are_heard_and_noted() -> None:
    case = Court(*ALL)
    case.opened()
    assert not case.do(COUNSEL, c.Plead(kind="civil"))[0].breaches
    assert not case.do(AICHA, c.Plead(kind="prosecution"))[0].breaches
    assert not case.do(DALILA, c.Plead(kind="defence"))[0].breaches
    late = case.do(AICHA, c.Plead(kind="prosecution"))[0].breaches
    assert [(one.rule, one.safeguard) for one in late] == [("AA-TRIAL", "order-of-trial")]


def test_a_motion_is_ruled_with_reasons_and_once() -> None:
    case = Court(*ALL)
    motion = MotionId(str(case.do(DALILA, c.FileMotion(kind="form", ground="no ground"))[0].body["motion"]))
    assert case.refused(BENCH, c.RuleMotion(motion=motion, granted=True, reasons="")) == ("malformed:reasons",)
    case.do(BENCH, c.RuleMotion(motion=motion, granted=False, reasons="the ground is written"))
    assert case.refused(BENCH, c.RuleMotion(motion=motion, granted=True, reasons="r")) == ("phase:motion",)


@pytest.mark.parametrize(("change", "fault"), [
    ({"verdict": Outcome.ACQUITTED}, "malformed:verdict"),
    ({"elements": ()}, "malformed:elements"),
    ({"verdict": Outcome.REQUALIFIED, "requalified_to": "BB-TIP"}, "malformed:requalified_to"),
    ({"excuse": "AA-TIP#coerced"}, "malformed:verdict"),
])  # fmt: skip
def test_a_judgment_that_contradicts_itself_is_refused(change: dict[str, str], fault: str) -> None:
    case = Court(*ALL)
    hearing = case.opened()
    case.tender()
    case.ruled()
    verdict = replace(case.proposed(hearing), **change)  # type: ignore[arg-type]
    assert fault in case.refused(BENCH, c.GiveJudgment(hearing=hearing.id, charges=(verdict,)))


def test_reasons_stand_in_the_act_as_sentences_that_any_language_can_say() -> None:
    case = Court(*ALL)
    hearing = case.opened()
    case.tender()
    view = case.room.view(BENCH, now=case.now)
    (ruling,) = proposed_rulings(inquiry=view.inquiry, trial=view.trial, law=law(), forum=AA, on=DAY)
    case.do(BENCH, c.RuleExhibit(exhibit=ruling.exhibit, decision=ruling.decision, why=ruling.why))
    given = c.GiveJudgment(
        hearing=hearing.id, charges=(case.proposed(hearing),), why=(Reason("every element is proven"),)
    )
    act = case.do(BENCH, given)[0]
    assert act.body["why"] == [{"key": "every element is proven"}]
    trial = case.room.view(DALILA, now=case.now).trial
    assert [one.key for one in trial.rulings[case.exhibit].why] == ["tendered, lawful in form, and open to debate"]
    judged = trial.judgments[hearing.id]
    assert judged.why == (Reason("every element is proven"),)
    assert {one.key for element in judged.charges[0].elements for one in element.why} == {"proven by what was admitted"}
    french = load_languages(DATA)[LanguageTag("fr")].sentences
    assert all(one.key in french for one in (*judged.why, *trial.rulings[case.exhibit].why))


def test_the_values_of_a_reason_are_kept_beside_its_sentence() -> None:
    case = Court(*ALL, language="ar")
    case.opened()
    case.tender()
    view = case.room.view(BENCH, now=case.now)
    (ruling,) = proposed_rulings(inquiry=view.inquiry, trial=view.trial, law=law(), forum=AA, on=DAY)
    act = case.do(BENCH, c.RuleExhibit(exhibit=ruling.exhibit, decision=ruling.decision, why=ruling.why))[0]
    key = "in {language}, without a translation into {wanted}"
    assert act.body["why"] == [{"key": key, "values": {"language": "ar", "wanted": "fr"}}]


def test_a_claim_goes_with_the_conviction() -> None:
    case = Court(*ALL)
    hearing = case.opened()
    filed = case.do(COUNSEL, c.FileClaim(victim=case.victim, accused=case.accused, amount="200000"))
    claim = ClaimId(str(filed[0].body["claim"]))
    case.tender()
    case.ruled()
    verdict = case.proposed(hearing)
    assert case.refused(BENCH, c.GiveJudgment(hearing=hearing.id, charges=(verdict,))) == ("malformed:claims",)
    view = case.room.view(BENCH, now=case.now)
    claims = proposed_claims((verdict,), inquiry=view.inquiry, trial=view.trial)
    case.do(BENCH, c.GiveJudgment(hearing=hearing.id, charges=(verdict,), claims=claims))
    assert case.room.view(COUNSEL, now=case.now).trial.claims[claim].awarded == "200000"


def test_the_last_word_is_the_defences() -> None:
    case = Court(*ALL)
    hearing = case.opened()
    case.tender()
    case.ruled()
    case.do(DALILA, c.Plead(kind="last-word"))
    case.do(AICHA, c.Plead(kind="prosecution"))
    acts = case.do(BENCH, c.GiveJudgment(hearing=hearing.id, charges=(case.proposed(hearing),)))
    assert [(one.rule, one.safeguard) for one in acts[0].breaches] == [("AA-TRIAL", "last-word")]


def test_the_matrix_follows_an_exhibit_from_finding_to_reliance() -> None:
    case = Court(*ALL)
    view = case.room.view(AICHA, now=case.now)
    cells = matrix(view.inquiry.charges.values(), inquiry=view.inquiry, law=law(), forum=AA, on=DAY,
                   tendered=frozenset({case.exhibit}))  # fmt: skip
    assert {cell.element for cell in cells} == {"AA-TIP#act", "AA-TIP#means", "AA-TIP#purpose"}
    assert all(cell.found and cell.lawful and cell.tendered and not cell.admitted for cell in cells)
