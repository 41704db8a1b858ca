"""What is kept between two readings never shows anything old: readings of acts, dossiers, maps of builders."""

from small_case import BENCH, PARTY, WORDS, add, noted, open_journal

from jisr.dossier import Act, FoldCache, Growing, correction, superseded


def said(act: Act) -> str:
    return str(act.body["word"])


def test_an_act_is_read_once_and_the_act_put_in_its_place_anew() -> None:
    journal = open_journal()
    (act,) = add(journal, noted("first"))
    assert act.once(said) is act.once(said)
    (right,) = add(journal, correction(act, noted("second")))
    assert superseded(act, right).once(said) == "second"
    assert act.once(said) == "first"


def test_the_readings_of_an_act_are_no_part_of_it() -> None:
    journal, other = open_journal(), open_journal()
    (act,), (same,) = add(journal, noted("first")), add(other, noted("first"))
    act.once(said)
    assert act == same
    assert repr(act) == repr(same)


def test_a_dossier_is_the_same_until_the_journal_moves() -> None:
    journal = open_journal()
    cache = FoldCache([WORDS], party=PARTY, office=BENCH)
    cache.update(journal.read())
    before = cache.dossier()
    assert cache.dossier() is before
    add(journal, noted("told", to=("bench",)))
    cache.update(journal.read())
    assert (before.of(WORDS), cache.dossier().of(WORDS)) == ((), ("told",))


def test_a_map_that_was_shown_stays_as_it_was() -> None:
    growing = Growing({"a": 1})
    first = growing.shown()
    assert growing.shown() is first
    growing["b"] = 2
    assert (dict(first), dict(growing.shown())) == ({"a": 1}, {"a": 1, "b": 2})


def test_a_copy_of_a_map_goes_its_own_way() -> None:
    growing = Growing({"a": 1})
    other = growing.copy()
    other["b"] = 2
    assert (list(growing), list(other)) == (["a"], ["a", "b"])
