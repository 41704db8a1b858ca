"""What an office knows: the fold of the acts that it may know, in the order in which it learned them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from small_case import BENCH, PARTY, POLICE, WORDS, add, journal_of, noted, open_journal, seat

from jisr.dossier import Act, Draft, FoldCache, Moments, NotCorrectable, OfficeId, correction, fold, why_not_correct
from jisr.vocabulary import Json


def words_of(acts: list[Act] | tuple[Act, ...], office: OfficeId) -> tuple[str, ...]:
    return fold([WORDS], acts, party=PARTY, office=office).of(WORDS)


def test_an_office_knows_its_own_acts_and_those_made_known_to_it() -> None:
    journal = open_journal()
    add(journal, noted("secret"))
    add(journal, noted("told", to=("bench",)))
    add(journal, noted("to all", to=("*",)))
    add(journal, noted("own"), office=BENCH)
    acts = tuple(journal.read())
    assert words_of(acts, POLICE) == ("secret", "told", "to all")
    assert words_of(acts, BENCH) == ("told", "to all", "own")


def test_a_disclosure_makes_earlier_acts_known_first_and_each_once() -> None:
    journal = open_journal()
    (first,) = add(journal, noted("first"))
    (second,) = add(journal, noted("second"))
    add(journal, noted("disclosed", to=("bench",), shows=(second.id, first.id)))
    add(journal, noted("again", to=("bench",), shows=(first.id,)))
    assert words_of(tuple(journal.read()), BENCH) == ("first", "second", "disclosed", "again")


def test_what_a_shown_act_shows_in_turn_stays_behind_its_wall() -> None:
    journal = open_journal()
    (first,) = add(journal, noted("first"))
    (second,) = add(journal, noted("to victim care", to=("victim-care",), shows=(first.id,)))
    add(journal, noted("to the bench", to=("bench",), shows=(second.id,)))
    assert words_of(tuple(journal.read()), BENCH) == ("to victim care", "to the bench")


def test_each_thing_known_says_by_which_act_it_was_learned() -> None:
    journal = open_journal()
    (first,) = add(journal, noted("first"))
    (second,) = add(journal, noted("disclosed", to=("bench",), shows=(first.id,)))
    cache = FoldCache([WORDS], party=PARTY, office=BENCH)
    cache.update(journal.read())
    assert [(each.act.id, each.by.id) for each in cache.learned[1:]] == [(first.id, second.id), (second.id, second.id)]


ACTS = st.lists(
    st.tuples(st.sampled_from(["investigation", "bench"]), st.booleans(), st.lists(st.integers(0, 9), max_size=2)),
    max_size=12,
)


def some_journal(plan: list[tuple[str, bool, list[int]]]) -> tuple[Act, ...]:
    journal = open_journal()
    for number, (office, told, shown) in enumerate(plan):
        known = [act.id for act in journal.read()]
        shows = tuple(known[place] for place in shown if place < len(known))
        add(journal, noted(str(number), to=("bench",) if told else (), shows=shows), office=OfficeId(office))
    return tuple(journal.read())


@given(ACTS)
def test_the_fold_of_a_prefix_is_a_prefix(plan: list[tuple[str, bool, list[int]]]) -> None:
    acts = some_journal(plan)
    for office in (POLICE, BENCH):
        whole = words_of(acts, office)
        for length in range(len(acts) + 1):
            part = words_of(acts[:length], office)
            assert whole[: len(part)] == part


@given(ACTS, st.integers(1, 5))
def test_act_by_act_and_at_once_and_from_a_checkpoint_give_the_same(
    plan: list[tuple[str, bool, list[int]]], every: int
) -> None:
    acts = some_journal(plan)
    for office in (POLICE, BENCH):
        cache = FoldCache([WORDS], party=PARTY, office=office)
        moments = Moments([WORDS], acts, party=PARTY, office=office, every=every)
        for length in range(len(acts) + 1):
            cache.update(acts[:length])
            once = fold([WORDS], acts[:length], party=PARTY, office=office)
            assert cache.dossier() == once
            assert moments.at(length) == once


@given(ACTS, st.text())
def test_an_office_cannot_tell_two_runs_that_differ_in_acts_not_made_known_to_it(
    plan: list[tuple[str, bool, list[int]]], secret: str
) -> None:
    acts = some_journal(plan)
    hidden = [act for act in acts if act.seat.office == POLICE and "bench" not in act.to and "*" not in act.to]
    shown = {name for act in acts for name in act.shows}
    for act in hidden:
        if act.id not in shown:
            other = tuple(
                replace(each, parts={"body": {"word": secret}}) if each.id == act.id else each for each in acts
            )
            assert words_of(other, BENCH) == words_of(acts, BENCH)


def test_a_dossier_once_given_out_does_not_change() -> None:
    journal = journal_of(["one"])
    cache = FoldCache([WORDS], party=PARTY, office=POLICE)
    cache.update(journal.read())
    before = cache.dossier()
    add(journal, noted("two"))
    cache.update(journal.read())
    assert before.of(WORDS) == ("one",)
    assert cache.dossier().of(WORDS) == ("one", "two")


def test_a_correction_is_read_in_the_place_of_the_first_and_the_past_stays_as_it_was() -> None:
    journal = open_journal()
    (wrong,) = add(journal, noted("wrong", to=("bench",)))
    add(journal, noted("next", to=("bench",)))
    assert why_not_correct(journal.read(), act=wrong.id, seat=seat()) is None
    add(journal, correction(wrong, Draft(kind="corrected", body={"word": "right"})))
    acts = tuple(journal.read())
    for office in (POLICE, BENCH):
        assert words_of(acts, office) == ("right", "next")
        assert Moments([WORDS], acts, party=PARTY, office=office).at(3).of(WORDS) == ("wrong", "next")


def test_a_correction_of_a_correction_and_an_act_shown_later_read_the_last_word() -> None:
    journal = open_journal()
    (wrong,) = add(journal, noted("wrong"))
    (better,) = add(journal, correction(wrong, Draft(kind="corrected", body={"word": "better"})))
    add(journal, correction(better, Draft(kind="corrected", body={"word": "best"})))
    add(journal, noted("disclosed", to=("bench",), shows=(wrong.id,)))
    acts = tuple(journal.read())
    assert words_of(acts, POLICE) == ("best", "disclosed")
    assert words_of(acts, BENCH) == ("best", "disclosed")


def test_an_act_that_another_cites_is_compensated_not_corrected() -> None:
    journal = open_journal()
    (first,) = add(journal, noted("first"))
    (by_name,) = add(journal, noted("named"))
    add(journal, noted("disclosed", to=("bench",), shows=(first.id,)))
    add(journal, noted({"authorised": [by_name.id]}))
    acts = tuple(journal.read())
    assert why_not_correct(acts, act=first.id, seat=seat()) is NotCorrectable.CITED
    assert why_not_correct(acts, act=by_name.id, seat=seat()) is NotCorrectable.CITED
    assert why_not_correct(acts, act=acts[3].id, seat=seat(BENCH)) is NotCorrectable.ANOTHER_OFFICE


def test_an_old_act_is_lifted_for_the_fold_and_keeps_its_bytes() -> None:
    journal = journal_of([])
    add(journal, replace(noted("new"), version=2), replace(noted("x"), body={"said": "old"}))
    acts = tuple(journal.read())

    def lift(act: Act) -> Act:
        word: Json = act.body["said"]
        return replace(act, version=2, parts={"body": {"word": word}})

    newer = replace(WORDS, on={("noted", 2): WORDS.on["noted", 1]})
    found = fold([newer], acts, party=PARTY, office=POLICE, upcasters={("noted", 1): lift}).of(newer)
    assert found == ("new", "old")
    assert acts[-1].version == 1
