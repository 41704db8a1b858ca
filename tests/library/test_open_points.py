"""Open points: questions to a jurist, each about something that stands in the data."""

from pathlib import Path

from jisr.library import Faults, load, load_open_points, read_folder
from jisr.library.open_points import read_open_points

DATA = Path(__file__).parents[2] / "data"
POINT = """
- id: {id}
  about: {{instruments: [{slug}]}}
  question: {{en: Is it?}}
  effect: {{en: All.}}
  where: {{en: There.}}
  as-of: "2026-11-24"
"""


def test_every_open_point_says_what_hangs_on_it_and_where_to_look() -> None:
    points = load_open_points(DATA)
    assert points
    for point in points:
        assert all(len(text) == 3 for text in (point.question, point.effect, point.where)), point.id
        assert point.rules or point.instruments or point.states, point.id


def test_an_open_point_about_nothing_known_is_a_fault(tmp_path: Path) -> None:
    place = tmp_path / "instruments"
    place.mkdir()
    text = POINT.format(id="A", slug="no-such-treaty") + POINT.format(id="A", slug="no-such-treaty")
    (place / "open-points.yaml").write_text(text, encoding="utf-8")
    faults = Faults()
    read_open_points(read_folder(tmp_path, faults=faults), load(DATA))
    told = {fault.wrong.split(";")[0] for fault in faults}
    assert told == {"“no-such-treaty” is not known.", "“A” stands twice"}
