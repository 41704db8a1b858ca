"""A step that waits, in words: from the form it came from, else from the command itself."""

from jisr.clerk import View
from jisr.clerk.commands import GiveJudgment, PostponeRequest, RefuseRequest, TakeMeasure
from jisr.law.corpus import Corpus
from jisr.press.citing import cite
from jisr.press.said import Said
from jisr.store.pending import Step
from jisr.vocabulary import date_of
from jisr.web.room.acts.forms import BY_SLUG
from jisr.web.room.acts.shape import Case, answered
from jisr.web.room.naming import name_of
from jisr.web.room.sealing import command_in


def title_of(step: Step, corpus: Corpus) -> Said:
    """What the step is called."""
    form, command = BY_SLUG.get(step.page), command_in(step.command)
    if form is not None:
        return form.title
    if isinstance(command, TakeMeasure) and command.measure in corpus.measures:
        return corpus.measures[command.measure].name
    if isinstance(command, RefuseRequest):
        return "Refuse the request"
    if isinstance(command, PostponeRequest):
        return "Postpone the request"
    return "Judgment" if isinstance(command, GiveJudgment) else "Grave step"


def rows_of(step: Step, view: View, corpus: Corpus) -> list[tuple[Said, list[Said], str]]:
    """What is about to be done: each label with what was chosen, or with the words that were written."""
    form, command = BY_SLUG.get(step.page), command_in(step.command)
    if form is not None:
        return answered(form, Case(view=view, corpus=corpus), step.fields)
    if isinstance(command, TakeMeasure):
        measure = corpus.measures.get(command.measure)
        grounds = [one.name for one in (measure.grounds if measure is not None else ()) if one.id == command.ground]
        return [
            ("On whom or what", [name_of(view, corpus, command.subject)], ""),
            ("Ground, written before the act", [*grounds], ""),
            ("Facts that carry the ground (optional)", [], command.fields.get("facts", "")),
        ]
    if isinstance(command, RefuseRequest):
        cited = (cite(one, corpus=corpus, on=date_of(view.hour)) for one in command.grounds)
        return [
            ("Request", [name_of(view, corpus, command.request)], ""),
            ("Grounds", [one.place for one in cited if one is not None], ""),
            ("Reasons", [], command.reasons),
        ]
    if isinstance(command, PostponeRequest):
        return [
            ("Request", [name_of(view, corpus, command.request)], ""),
            ("Until when", [], command.until),
            ("Reasons", [], command.reasons),
        ]
    return []
