"""Values become plain data and come back the same; what was withheld reads as empty words."""

from hypothesis import given
from hypothesis import strategies as st

from jisr.cooperation import Letter
from jisr.inquiry import Charge, CustodyEvent, Exhibit, Statement
from jisr.protection import PersonCare
from jisr.protection.plain import plain, read
from jisr.trial import ChargeVerdict
from jisr.vocabulary import canonical


@given(st.builds(Exhibit, statements=st.tuples(st.builds(Statement)), custody=st.tuples(st.builds(CustodyEvent))))
def test_an_exhibit_survives_the_journey(exhibit: Exhibit) -> None:
    assert read(Exhibit, plain(exhibit)) == exhibit


@given(st.one_of(st.builds(Charge), st.builds(Letter), st.builds(ChargeVerdict), st.builds(PersonCare)))
def test_every_value_of_the_file_survives_the_journey(value: Charge | Letter | ChargeVerdict | PersonCare) -> None:
    assert read(type(value), plain(value)) == value


@given(st.builds(Letter))
def test_plain_data_has_canonical_bytes(letter: Letter) -> None:
    assert canonical(plain(letter))


def test_what_was_withheld_reads_as_empty_words() -> None:
    assert read(Letter, None).facts == ""
    assert read(Exhibit, {"id": "E-1", "later": "field"}).title == {}
