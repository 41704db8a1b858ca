"""Nothing of the national law of Niger and Morocco is dropped, nothing is added to it, nothing is said more surely.

`ids/national.txt` lists what the source document says (see `national_list.py`); every line of it is looked for in the
data as loaded, and everything of the two States in the data is looked for in the list.
"""

from datetime import date
from functools import cache

import pytest
from national_list import DATA, OUTSIDE, STATES, Line, around, held, id_of, kind_of, listed

from jisr.law import Rule
from jisr.law.comparison import KnownTime
from jisr.library.book import Book, load_book
from jisr.vocabulary import CountryCode, LanguageTag, Mark, RuleId

SEED_EVENT = date(2022, 8, 2)
REFORM = date(2025, 12, 8)
LANGUAGES = {"en", "fr", "ar"}
STRENGTH = {
    Mark.VERIFIED: 5, Mark.VERIFIED_SECOND: 5, Mark.OFFICIAL: 4, Mark.SECONDARY: 3, Mark.LATER_TEXT: 3,
    Mark.INFERENCE: 1, Mark.MEMORY: 1, Mark.UNKNOWN: 0, Mark.CONFLICT: 0,
}  # fmt: skip
WEAKENED = {"unread": Mark.UNKNOWN, "changed": Mark.LATER_TEXT}


@cache
def book() -> Book:
    return load_book(DATA)


def own(kind: str) -> list[Line]:
    """The lines whose first place is an entry of a kind, and that say something of it."""
    return [line for line in listed() if line.said and kind_of(line.places[0]) == kind]


def rules() -> list[tuple[Line, Rule]]:
    return [(line, book().corpus.rules[RuleId(id_of(line.places[0]))]) for line in own("procedure")]


def times() -> dict[str, KnownTime]:
    return {f"comparisons/{one.slug}.yaml#{time.id}": time for one in book().comparisons for time in one.times}


def test_every_line_of_the_document_is_in_the_data() -> None:
    known = held(book()) | around(book())
    missing = [f"{line.id}: {place}" for line in listed() for place in line.places if place not in known]
    assert not missing, "\n".join(missing)
    assert [line.id for line in listed() if not line.places] == []


def test_no_line_stands_twice() -> None:
    ids = [line.id for line in listed()]
    assert len(ids) == len(set(ids))
    assert len(ids) > 450


def test_nothing_of_the_two_states_is_in_the_data_that_the_document_does_not_say() -> None:
    told = {place for line in listed() for place in line.places}
    invented = sorted(name for name in held(book()) - told if kind_of(name) not in OUTSIDE)
    assert not invented, "\n".join(invented)


def test_no_rule_is_marked_more_surely_than_the_document_marks_it() -> None:
    stronger = [
        line.id
        for line, rule in rules()
        if max(STRENGTH[part.mark] for part in rule.marks) > STRENGTH[Mark(line.said[0])]
    ]
    assert stronger == []
    assert len(rules()) > 200


@pytest.mark.parametrize("word", sorted(WEAKENED))
def test_what_the_reform_changed_is_not_said_to_be_read_for_2022(word: str) -> None:
    found = [rule for line, rule in rules() if line.said[1:] == (word,)]
    assert found
    in_force = [rule for rule in found if rule.period.holds(SEED_EVENT)]
    assert [one.id for one in in_force if STRENGTH[one.mark_on(SEED_EVENT)] > STRENGTH[WEAKENED[word]]] == []
    assert [one.id for one in found if one.period.start not in (None, REFORM) and one not in in_force] == []


def test_what_the_reform_left_is_in_force_on_both_days() -> None:
    same = [rule for line, rule in rules() if line.said[1:] == ("same",)]
    assert same
    assert [one.id for one in same if not (one.period.holds(SEED_EVENT) and one.period.holds(REFORM))] == []


def test_no_institution_is_marked_more_surely_than_the_document_marks_it() -> None:
    lines = own("institutions")
    marks = {one.id: one.mark for one in book().institutions}
    assert [line.id for line in lines if STRENGTH[marks[id_of(line.places[0])]] > STRENGTH[Mark(line.said[0])]] == []
    assert {id_of(line.places[0]) for line in lines} == set(marks)


def test_every_number_of_the_document_stands_in_the_figures_of_its_row() -> None:
    series = {one.id: [figure.value for figure in one.figures] for one in book().statistics}
    for line in own("statistics"):
        values = [value for place in line.places for value in series[id_of(place)]]
        assert sorted(values) == sorted(line.said), line.id


def test_every_known_time_has_the_lengths_of_the_document_and_of_its_rule() -> None:
    known = times()
    lines = [line for line in own("niger-morocco") if line.places[0] in known]
    assert {line.places[0] for line in lines} == set(known)
    for line in lines:
        time = known[line.places[0]]
        mark, lengths, unit = line.said
        assert ("+".join(map(str, time.lengths)), time.unit.value) == (lengths, unit), line.id
        rule = book().corpus.rules[time.rules[0]]
        assert str(time.lengths[0]) in {word for words in rule.parameters.values() for word in words}, line.id
        surest = max(STRENGTH[part.mark] for part in rule.marks)
        assert STRENGTH[time.mark] <= min(STRENGTH[Mark(mark)], surest), line.id


def test_the_calendars_say_what_is_not_known_of_them() -> None:
    points = {rule for point in book().open_points for rule in point.rules if point.home == "MA"}
    calendar = book().corpus.countries[CountryCode("MA")].calendar
    assert calendar.clear_days == "yes"
    assert set(calendar.rules) <= points
    for code in STATES:
        assert any(
            point.home == code and "weekdays" in point.question[LanguageTag("en")] for point in book().open_points
        )


def test_every_rule_of_the_two_states_is_said_in_three_languages_with_its_source() -> None:
    for country in (book().corpus.countries[code] for code in STATES):
        for rule in (book().corpus.rules[one] for one in country.rules):
            assert {tag for tag, text in rule.text.items() if text} >= LANGUAGES, rule.id
            assert rule.source in country.sources, rule.id
            assert rule.types, rule.id
