"""How names are folded: what is one name in two scripts or spellings is found, and what is another is not."""

import pytest

from jisr.web.room.file.folding import folded, likeness, one_slip, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed", "Muhammad"), ("Mohammed", "محمد"), ("Mouhamed", "مُحَمَّد"), ("Fatima", "فاطمة"), ("Aïcha", "عائشة"),
        ("Ibrahim", "إبراهيم"), ("Brahim", "ابراهيم"), ("Driss", "إدريس"), ("Souleymane", "سليمان"),
        ("Youssef", "يوسف"), ("Lamsaddar", "لمسدر"), ("Sarkitcha", "ساركيتشا"), ("Kantché", "كانتشي"),
        ("Warzagui", "الورزاكي"),
        ("Ɓala", "Bala"), ("Ɗan", "dan"), ("Ƙaura", "KAURA"), ("Ƴar", "yar"), ("Hélène", "helene"), ("Çelik", "celik"),
        ("Lamsadar", "Lamsaddar"), ("Dandofua", "Dandoufa"), ("قلب", "القلب"), ("أحمد", "احمد"), ("موسى", "موسي"),
    ],
)  # fmt: skip
def test_these_are_one_name(one: str, other: str) -> None:
    (first,), (second,) = words_of(one), words_of(other)
    assert likeness(first, second, name=True)
    assert likeness(second, first, name=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rahila", "Hadiza"),
        ("محمد", "فاطمة"),
        ("Driss", "Brahim"),
        ("Ladi", "Sani"),
        ("Zinder", "Agadez"),
        ("Ɓala", "Dala"),
    ],
)
def test_these_are_two_names(one: str, other: str) -> None:
    (first,), (second,) = words_of(one), words_of(other)
    assert not likeness(first, second, name=True)


def test_bones_find_names_alone_not_words_of_a_text() -> None:
    assert likeness(folded("Mohamed"), folded("محمد"), name=True)
    assert not likeness(folded("Mohamed"), folded("محمد"), name=False)


def test_one_slip_is_one() -> None:
    assert one_slip("dandoufa", "dandoufas")
    assert one_slip("dandoufa", "andoufa")
    assert one_slip("dandoufa", "dandoufe")
    assert one_slip("dandoufa", "adndoufa")
    assert not one_slip("dandoufa", "dandfuoa")
    assert not one_slip("dandoufa", "dandou")
