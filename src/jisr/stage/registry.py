"""Control's map between what parties know and what the story is: subjects, exhibits, requests.

Only control's journal holds it. A party's subject has an opaque id made from the seed, the party, the kind and the
label; the map resolves it to a figure of the story by label, by a known name, or by a key such as a telephone number.
"""

from jisr.exercise.scenario import Scenario
from jisr.exercise.story import Figure
from jisr.vocabulary import CountryCode, short_id

CODE = "V-"


class Registry:
    """Who is who, and which exhibit comes from which source."""

    def __init__(self, scenario: Scenario, *, seed: int) -> None:
        self._seed = seed
        self._figures = scenario.figures
        self._by_word: dict[tuple[str, str], str] = {}
        for figure in scenario.figures.values():
            for word in (figure.label, *figure.keys.values()):
                self._by_word.setdefault((figure.kind, word.casefold()), figure.id)
        self._subjects: dict[tuple[CountryCode, str], str] = {}
        self._exhibits: dict[tuple[CountryCode, str], str] = {}
        self._requests: dict[str, str] = {}

    def local(self, party: CountryCode, figure: str) -> str:
        """The id under which the party knows the figure, or will know it."""
        known = self._figures[figure]
        name = short_id(self._seed, "S", party, known.kind, known.label)
        self._subjects[(party, name)] = figure
        return name

    def figure(self, figure: str) -> Figure:
        """The figure of the story."""
        return self._figures[figure]

    def resolve(self, *, kind: str, label: str, keys: tuple[str, ...] = ()) -> str:
        """The figure that a description fits, or empty."""
        for word in (label, *keys):
            if found := self._by_word.get((kind, word.casefold())):
                return found
        if label.startswith(CODE):
            tail = label.removeprefix(CODE)
            return next((figure for (_, name), figure in self._subjects.items() if name.endswith(tail)), "")
        return ""

    def note_subject(self, party: CountryCode, name: str, figure: str) -> None:
        """The party entered a subject that is this figure."""
        if figure:
            self._subjects[(party, name)] = figure

    def truth_of(self, party: CountryCode, name: str) -> str:
        """The figure behind a party's subject, or empty."""
        return self._subjects.get((party, name), "")

    def exhibit(self, party: CountryCode, source: str) -> str:
        """The id of the exhibit that the source yields to the party."""
        name = short_id(self._seed, "E", party, source)
        self._exhibits[(party, name)] = source
        return name

    def note_exhibit(self, party: CountryCode, name: str, source: str) -> None:
        """The party received an exhibit that comes from the source."""
        if source:
            self._exhibits[(party, name)] = source

    def source_of(self, party: CountryCode, name: str) -> str:
        """The source behind a party's exhibit, or empty."""
        return self._exhibits.get((party, name), "")

    def note_request(self, request: str, exchange: str) -> None:
        """The request serves an exchange of the plan."""
        self._requests.setdefault(request, exchange)

    def exchange_of(self, request: str) -> str:
        """The exchange that a request or a message serves, or empty."""
        return self._requests.get(request, "")

    def subjects(self) -> dict[tuple[CountryCode, str], str]:
        """Every subject of every party with its figure."""
        return dict(self._subjects)

    def exhibits(self) -> dict[tuple[CountryCode, str], str]:
        """Every exhibit of every party with its source."""
        return dict(self._exhibits)

    def requests(self) -> dict[str, str]:
        """Every request and message that serves an exchange."""
        return dict(self._requests)
