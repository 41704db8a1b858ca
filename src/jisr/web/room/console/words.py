"""What control reads in words: triggers of injects, questions to people, alarms, what a bot prepared; never an id.

Conditions of a scenario are put together from a closed vocabulary; so are their words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.clerk import meeting_commands as m
from jisr.exercise.conditions import (
    Absent,
    ActPattern,
    AllOf,
    AnyOf,
    At,
    Came,
    Condition,
    Done,
    Held,
    NotSo,
    Reached,
    StateIs,
)
from jisr.exercise.plan import Exchange, Inject
from jisr.exercise.scenario import Scenario
from jisr.law.corpus import Corpus
from jisr.press.said import Name, Said, Told
from jisr.press.speech import SOURCE
from jisr.vocabulary import LanguageTag, Text, in_language
from jisr.web.languages import spoken
from jisr.web.room.naming import name_of

DEEDS: Mapping[str, str] = {
    "measure-taken": "a measure is taken",
    "measure-ordered": "a measure is ordered",
    "information-sent": "information is sent to the other State",
    "information-received": "information arrives from the other State",
    "request-signed": "a request is signed",
    "request-sent": "a request is sent",
    "request-received": "a request arrives",
    "request-accepted": "a request is accepted",
    "request-refused": "a request is refused",
    "request-executed": "a request is executed",
    "result-returned": "a result is returned",
    "result-received": "a result arrives",
    "clarification-asked": "a clarification is asked",
    "clarification-given": "a clarification is given",
    "consulted": "the two States consult each other",
    "meeting-proposed": "a meeting of the delegations is proposed",
    "meeting-answered": "the proposal of a meeting is answered",
    "meeting-held": "a meeting of the delegations is held",
    "charge-brought": "a charge is brought",
    "charge-dropped": "a charge is dropped",
    "file-referred": "the file is referred",
    "disclosed": "acts are made known to another office",
    "status-changed": "the standing of a person changes",
    "handed-over": "an exhibit is handed over",
    "exhibit-entered": "an exhibit enters the file",
    "translated": "a translation is filed",
    "hearing-opened": "the hearing is opened",
    "motion-filed": "a motion is filed",
    "motion-ruled": "a motion is ruled on",
    "exhibit-tendered": "an exhibit is tendered",
    "claim-filed": "a civil claim is filed",
    "judgment-given": "judgment is given",
}
VARIABLES: Mapping[str, str] = {
    "trust": "trust of {person}",
    "fatigue": "fatigue of {person}",
    "informed": "how well {person} is informed",
    "safety": "how safe {person} feels",
    "willing": "willingness of {person}",
}
LEVELS: Mapping[str, str] = {
    ">=": "{what}: at least {level} of 10",
    "<=": "{what}: at most {level} of 10",
    ">": "{what}: more than {level} of 10",
    "<": "{what}: less than {level} of 10",
    "==": "{what}: {level} of 10",
}
MEDIA: Mapping[str, str] = {
    "call": "Call",
    "letter": "Letter",
    "press": "Press",
    "file": "Paper of the file",
    "mail": "Mail",
    "message": "Message",
    "live actor": "Live actor",
    "visit": "Visit",
    "note": "Written note",
    "radio": "Radio",
    "memo": "Memo",
    "e-mail": "Mail",
    "secure note": "Secure note",
    "parcel": "Parcel",
    "report": "Written report",
    "records": "Records",
    "meeting": "Meeting",
    "notice": "Notice",
    "envelope": "Envelope",
    "motion": "Motion",
    "duty call": "Call",
    "letters": "Letter",
    "opening": "Opening of a sitting",
    "live actor or note": "Live actor",
}
COMMANDS: Mapping[type, str] = {
    c.EnterSubject: "Enter in the file",
    c.IdentifySubject: "Say that two entries of the file are the same",
    c.ChangeStatus: "Change the standing: {subject}",
    c.OrderMeasure: "Order: {measure}, {subject}",
    c.TakeMeasure: "Take: {measure}, {subject}",
    c.HandOver: "Hand over: {exhibit}",
    c.Translate: "File a translation: {exhibit}",
    c.Disclose: "Make acts known to another office",
    c.AssignCounsel: "Assign counsel: {accused}",
    c.BringCharges: "Bring a charge: {accused}",
    c.DropCharge: "Drop a charge",
    c.ReferFile: "Refer the file",
    c.SendInformation: "Send information to the other State",
    c.SignRequest: "Sign a request",
    c.SendRequest: "Send a request: {request}",
    c.AcknowledgeRequest: "Acknowledge a request: {request}",
    c.AskClarification: "Ask for a clarification: {request}",
    c.GiveClarification: "Give a clarification: {request}",
    c.Consult: "Consult the other State",
    m.ProposeMeeting: "Propose a meeting of the delegations",
    m.AnswerMeeting: "Answer the proposal of a meeting",
    m.HoldMeeting: "Write the minutes of a meeting",
    c.AcceptRequest: "Accept a request: {request}",
    c.RefuseRequest: "Refuse a request: {request}",
    c.PostponeRequest: "Postpone a request: {request}",
    c.ExecuteRequest: "Report the execution of a request: {request}",
    c.ReturnResult: "Return a result: {request}",
    c.CloseRequest: "Close a request: {request}",
}
MORE = 3
CODED = re.compile(r"\b(?:in|ms|ev|req|a|c|mo|[nvpswmro])-[a-z0-9][a-z0-9-]*\b")


class Words:
    """The words of one scenario."""

    def __init__(self, scenario: Scenario, corpus: Corpus) -> None:
        """Names come from the scenario and the law alone."""
        self._scenario, self._corpus = scenario, corpus

    # -- names --------------------------------------------------------------------------------------------------------

    def figure(self, id: str) -> Said:
        """A person, place or thing of the story by its name."""
        figure = self._scenario.figures.get(id)
        if figure is None:
            return Name(id) if id else ""
        if figure.names:
            return {tag: figure.names.get(tag, figure.label) for tag in (SOURCE, *spoken())}
        return Name(figure.label)

    def milestone(self, id: str) -> Said:
        """A milestone by its title."""
        return next((one.title for one in self._scenario.milestones if one.id == id), {})

    def roles(self, ids: Iterable[str]) -> list[Said]:
        """Roles by their titles; everybody, where all are meant."""
        known = {role.id: role.title for role in self._scenario.roles}
        return ["everybody" if one == "*" else known.get(one, "Control") for one in ids]

    def inject(self, one: Inject) -> Said:
        """An inject by who sends it, and on which way."""
        way = MEDIA.get(one.medium, "Message")
        return Told("{way}: {sender}", {"way": way, "sender": one.sender})

    def exchange(self, one: Exchange) -> Said:
        """A useful exchange by its title, else by what is asked and of what."""
        if one.title:
            return one.title
        measures = [self._corpus.measures[name].name for name in one.measures if name in self._corpus.measures]
        things = [self.figure(name) for name in one.subjects]
        what: Said = _listed(measures, "{one}, {other}") if measures else "Information to the other State"
        return Told("{what}: {things}", {"what": what, "things": _listed(things, "{one}, {other}")}) if things else what

    def readable(self, text: Text) -> Text:
        """A text of the authors for control: what it names by an id is named in words, a numbered motion by number."""
        return {tag: self._spelled(words, tag) for tag, words in text.items()}

    def _spelled(self, words: str, tag: LanguageTag) -> str:
        return CODED.sub(lambda found: self._named(found.group(), tag), words)

    def _named(self, id: str, tag: LanguageTag) -> str:
        story = self._scenario
        texts: dict[str, Text] = {one.id: one.title for one in story.roles}
        texts |= {one.id: one.title for one in story.exchanges}
        texts |= {one.id: one.title for one in story.charges}
        texts |= {one.id: one.title for one in story.milestones}
        texts |= {one.id: one.title for one in story.all_sources.values()}
        texts |= {one.id: one.what for one in story.steps}
        texts |= {one.id: one.sender for one in story.all_injects or story.injects}
        if id in texts:
            return f"“{in_language(texts[id], tag)}”"
        if (figure := story.figures.get(id)) is not None:
            return figure.names.get(tag, figure.label)
        return id.rpartition("-")[2].lstrip("0") or id

    # -- conditions ---------------------------------------------------------------------------------------------------

    def condition(self, condition: Condition) -> Said:
        """A condition in a sentence."""
        match condition:
            case AllOf(parts=parts):
                return _listed([self.condition(part) for part in parts], "{one} and {other}") or "at once"
            case AnyOf(parts=parts):
                return _listed([self.condition(part) for part in parts], "{one} or {other}") or "never by itself"
            case NotSo(of=part):
                return Told("not: {what}", {"what": self.condition(part)})
            case At(time=time):
                return time
            case Absent(of=part, by_time=time):
                return Told("nothing of this by {time}: {what}", {"time": time, "what": self.condition(part)})
            case Reached(milestone=milestone):
                return self.milestone(milestone)
            case Came(inject=inject):
                found = next((one for one in self._scenario.all_injects if one.id == inject), None)
                found = found or next((one for one in self._scenario.injects if one.id == inject), None)
                return Told("after “{message}”", {"message": self.inject(found) if found else "Message"})
            case _:
                return self._leaf(condition)

    def _leaf(self, condition: Condition) -> Said:
        match condition:
            case StateIs(person=person, variable=variable, compare=compare, level=level):
                what = Told(VARIABLES[variable], {"person": self.figure(person)})
                return Told(LEVELS[compare], {"what": what, "level": Name(str(level))})
            case Held(sources=sources):
                titles = [self._scenario.all_sources.get(name) or self._scenario.sources.get(name)
                          for name in sorted(sources)]  # fmt: skip
                named: list[Said] = [one.title for one in titles if one is not None]
                return Told("in the file: {what}", {"what": _listed(named[:MORE], "{one} or {other}")})
            case Done(pattern=pattern):
                return self._deed(pattern)
        return ""

    def _deed(self, pattern: ActPattern) -> Said:
        measures = [self._corpus.measures[one].name for one in sorted(pattern.measures)
                    if one in self._corpus.measures]  # fmt: skip
        kinds: list[Said] = [DEEDS.get(one, "an act is done") for one in sorted(pattern.kinds)]
        what = _listed(measures[:MORE] or kinds[:MORE], "{one} or {other}") or "an act is done"
        things = [self.figure(one) for one in sorted(pattern.subjects)]
        if things:
            what = Told("{what}: {things}", {"what": what, "things": _listed(things[:MORE], "{one} or {other}")})
        if pattern.before is not None:
            what = Told("{what}, by {time}", {"what": what, "time": pattern.before})
        if pattern.at_least > 1:
            what = Told("{what}, {count} times", {"what": what, "count": Name(str(pattern.at_least))})
        return what

    # -- what a bot prepared ------------------------------------------------------------------------------------------

    def command(self, view: View, command: c.Command) -> Said:
        """A command in a sentence, with the names the office uses."""
        sentence = COMMANDS.get(type(command), "An act of this seat")
        values: dict[str, Said] = {}
        if isinstance(command, c.TakeMeasure | c.OrderMeasure):
            measure = self._corpus.measures.get(command.measure)
            values["measure"] = measure.name if measure is not None else ""
        for key in ("subject", "exhibit", "request", "accused"):
            if found := getattr(command, key, None):
                values[key] = name_of(view, self._corpus, str(found)) or "not named"
        wanted = {piece.partition("}")[0] for piece in sentence.split("{")[1:]}
        return Told(sentence, {name: values.get(name, "not named") for name in wanted})


def _listed(words: Sequence[Said], sentence: str) -> Said:
    told: Said = words[0] if words else ""
    for word in words[1:]:
        told = Told(sentence, {"one": told, "other": word})
    return told
