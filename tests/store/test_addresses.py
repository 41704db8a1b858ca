"""Addresses of databases, and the settings that follow from them."""

from pathlib import Path

import pytest

from jisr.settings.languages import tongues
from jisr.store.addresses import BadAddress, database_from

DEFAULT = Path("var/jisr.sqlite3")


def test_without_an_address_there_is_a_file_beside_the_program() -> None:
    found = database_from("", default=DEFAULT)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == str(DEFAULT)


def test_sqlite_keeps_a_log_and_the_safety_that_was_asked_for() -> None:
    options = database_from("sqlite:////srv/a%20b.sqlite3", default=DEFAULT, safety="FULL")["OPTIONS"]
    assert isinstance(options, dict)
    assert "journal_mode=WAL" in str(options["init_command"])
    assert "synchronous=FULL" in str(options["init_command"])
    assert options["transaction_mode"] == "IMMEDIATE"
    assert database_from("sqlite:////srv/a%20b.sqlite3", default=DEFAULT)["NAME"] == "/srv/a b.sqlite3"


def test_postgresql_is_named_by_its_address() -> None:
    found = database_from("postgresql://ju%40dge:p%3Aw@db.example:5433/cases?sslmode=require", default=DEFAULT)
    assert [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "ju@dge",
        "p:w",
        "db.example",
        "5433",
        "cases",
    ]
    assert found["OPTIONS"] == {"pool": {"min_size": 2, "max_size": 20}, "sslmode": "require"}


@pytest.mark.parametrize(
    "address", ["mysql://x/y", "cases", "postgresql://host", "sqlite://", "postgresql://h:port/name"]
)
def test_an_address_that_names_no_database_is_refused_with_a_reason(address: str) -> None:
    with pytest.raises(BadAddress, match=r"\w+ \w+"):
        database_from(address, default=DEFAULT)


def test_the_safety_is_one_of_two() -> None:
    with pytest.raises(BadAddress):
        database_from("", default=DEFAULT, safety="OFF")


def test_a_language_is_a_folder(tmp_path: Path) -> None:
    for tag, said in (("xx", 'name: "X"\norder: "2"'), ("yy", 'name: "Y"\ndirection: rtl\norder: "1"')):
        (tmp_path / "languages" / tag).mkdir(parents=True)
        (tmp_path / "languages" / tag / "language.yaml").write_text(said, encoding="utf-8")
    (tmp_path / "languages" / "_template").mkdir()
    assert [(each.tag, each.name, each.right_to_left) for each in tongues(tmp_path)] == [
        ("yy", "Y", True),
        ("xx", "X", False),
    ]
