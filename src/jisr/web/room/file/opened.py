"""The file of a seat as a page opens it: its view, the data, what things are called, how much the pages may help.

Names are those of the view, where a pseudonym already stands for whoever is protected, in every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jisr.clerk import View
from jisr.dossier import SubjectId
from jisr.inquiry import Exhibit, ExhibitId, Subject
from jisr.inquiry.state import Charge
from jisr.law.corpus import Corpus
from jisr.law.offences import OffenceId
from jisr.press.names import Names, data_names
from jisr.press.said import Said, Told
from jisr.press.values import sentence_of
from jisr.press.wording import office_sentence
from jisr.vocabulary import Text
from jisr.web.law.held import held_book
from jisr.web.room.help import HelpLevel, help_of
from jisr.web.room.naming import request_name, subject_name
from jisr.web.room.sessions import Present

BENCH = "bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """What a page of the file is made from. `sides` are the letters of the delegations, by State; `groups` the ids
    under which one person or thing is known, by the last of them."""

    view: View
    corpus: Corpus
    names: Names
    help: HelpLevel
    sides: Mapping[str, str]
    groups: Mapping[SubjectId, frozenset[SubjectId]]

    @property
    def judging(self) -> bool:
        """Whether it is the file of a bench that has not judged: it reads no verdict of the engine."""
        return self.view.office == BENCH and not self.view.trial.judgments

    @property
    def in_full(self) -> bool:
        """Whether pages say all that the law makes of the file."""
        return self.help is HelpLevel.FULL and not self.judging

    @property
    def on_request(self) -> bool:
        """Whether one finding may be asked for, with a click that is counted."""
        return self.help is HelpLevel.ON_REQUEST and not self.judging

    def exhibit(self, id: str) -> Said:
        """What an exhibit is called."""
        found = self.view.inquiry.exhibits.get(ExhibitId(id))
        return "" if found is None else exhibit_said(found)

    def subject(self, id: str) -> Said:
        """What a subject is called, under the name of that with which it was identified."""
        return self.names.say("subject", self.view.inquiry.one(SubjectId(id)))

    def holder(self, word: str) -> Said:
        """Who holds an exhibit: an office of the own State, or another State."""
        return self.names.parties.get(word) or office_sentence(word)

    def measure(self, slug: str) -> Said:
        """The name of a measure."""
        found = self.corpus.measures.get(slug)
        return found.name if found is not None else ""

    def charge(self, one: Charge) -> Said:
        """A charge by offence and accused."""
        return Told(
            "{offence}, {accused}", {"offence": self.offence(one.offence), "accused": self.subject(one.accused)}
        )

    def offence(self, id: str) -> Text:
        """The name of an offence."""
        found = self.corpus.offences.get(OffenceId(id))
        return found.name if found is not None else {}


def open_file(here: Present) -> OpenFile:
    """The file of whoever asks."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    with here.room.reading() as held:
        states = [str(one) for one in held.scenario.states]
    return OpenFile(
        view=view, corpus=corpus, names=names_of(view, corpus), help=help_of(here), groups=grouped(view),
        sides={state: "ab"[number % 2] for number, state in enumerate(states)},
    )  # fmt: skip


def names_of(view: View, corpus: Corpus) -> Names:
    """What everything in the view is called."""
    inquiry = view.inquiry
    return Names(
        corpus=corpus,
        subjects={str(id): subject_name(one) for id, one in inquiry.subjects.items()},
        exhibits={str(id): exhibit_said(one) for id, one in inquiry.exhibits.items()},
        requests={str(id): request_name(one, corpus) for id, one in view.cooperation.requests.items()},
        partners={},
        charges={},
        parties={str(code): country.name for code, country in corpus.countries.items()},
        data=_data(corpus),
    )


@lru_cache(maxsize=2)
def _data(corpus: Corpus) -> Mapping[str, Text]:
    return data_names(corpus)


def exhibit_said(one: Exhibit) -> Said:
    """An exhibit by its title, else by what it is."""
    return one.title or sentence_of("exhibit_kind", one.kind)


def same(file: OpenFile, subject: SubjectId) -> frozenset[SubjectId]:
    """Every id under which the office knows the same person or thing."""
    return file.groups.get(file.view.inquiry.one(subject), frozenset())


def grouped(view: View) -> Mapping[SubjectId, frozenset[SubjectId]]:
    """The ids of the view by the person or thing that they were identified with."""
    found: dict[SubjectId, set[SubjectId]] = {}
    for id in view.inquiry.subjects:
        found.setdefault(view.inquiry.one(id), set()).add(id)
    return {one: frozenset(ids) for one, ids in found.items()}


def heads(file: OpenFile) -> Mapping[SubjectId, Subject]:
    """Every person and thing once, those that were identified with another left out."""
    return {id: one for id, one in file.view.inquiry.subjects.items() if one.same_as is None}
