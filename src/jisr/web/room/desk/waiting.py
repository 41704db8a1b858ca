"""Everything that needs a seat now, in one list: what the file asks of it, and what waits beside the file."""

from collections.abc import Iterator

from jisr.clerk import View
from jisr.law.corpus import Corpus
from jisr.press.said import Name, Told
from jisr.store import papers, pending
from jisr.web.room.acts.offered import office_name
from jisr.web.room.desk.tasks import Task, tasks
from jisr.web.room.masked import paper_as_read, questions_of
from jisr.web.room.pending.described import title_of
from jisr.web.room.sessions import Present

LINE = 120


def waiting(here: Present, view: View, corpus: Corpus) -> list[Task]:
    """What can be withdrawn comes first, then what has a limit, then the rest."""
    limited = [one for one in tasks(view, corpus) if one.limited]
    rest = [one for one in tasks(view, corpus) if not one.limited]
    return [*_steps(here, corpus), *limited, *_questions(here, view), *_papers(here, view), *rest]


def _steps(here: Present, corpus: Corpus) -> Iterator[Task]:
    for step in pending.waiting(here.room.id, seats=[here.who.seat]):
        yield Task(
            what=title_of(step, corpus), why="Until it is sealed it can be withdrawn, and leaves no act.", tone="warn",
            word="About to be sealed", way=f"step/{step.id}/",
        )  # fmt: skip


def _questions(here: Present, view: View) -> Iterator[Task]:
    for one in questions_of(here.room, view):
        if one.to == view.office and one.decided is None:
            words = one.text if len(one.text) <= LINE else f"{one.text[:LINE].rsplit(' ', 1)[0]}…"
            yield Task(
                what=Told("Decide: {question}", {"question": Name(words)}),
                why=Told("Asked by {office}", {"office": office_name(one.office)}), way=f"question/{one.id}/",
            )  # fmt: skip


def _papers(here: Present, view: View) -> Iterator[Task]:
    for one in papers.waiting(here.room.id, seat=here.who.seat):
        yield Task(
            what=Told("Read and sign: {title}", {"title": Name(paper_as_read(one, view).words.title or "…")}),
            why="A document lies before you.", word="To sign", way=f"document/{one.id}/sign/",
        )  # fmt: skip
