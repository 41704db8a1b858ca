"""What was typed of a question or of a decision, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from jisr.clerk import View
from jisr.store.questions import Asked

LEAST, MOST, LONGEST = 2, 8, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A question as typed: to whom, the words, an option on each line, the exhibits it cites."""

    to: str
    text: str
    options: tuple[str, ...]
    exhibits: tuple[str, ...]

    @property
    def lines(self) -> str:
        """The options as they were typed."""
        return "\n".join(self.options)


def put_in(form: QueryDict, view: View) -> Put:
    """The question that was typed."""
    lines = (line.strip()[:300] for line in form.get("options", "").splitlines())
    return Put(
        to=form.get("to", ""), text=_words(form, "text"), options=tuple(dict.fromkeys(one for one in lines if one)),
        exhibits=cited_in(form, view),
    )  # fmt: skip


def faults_of(put: Put, view: View) -> Mapping[str, str]:
    """Every fault of a question at once."""
    found: dict[str, str] = {}
    if put.to not in view.offices:
        found["to"] = "Name the office."
    if not put.text:
        found["text"] = "Write the question."
    if not LEAST <= len(put.options) <= MOST:
        found["options"] = "Write two to eight options, one on each line."
    return found


def decided_in(form: QueryDict, asked: Asked) -> tuple[int, str, Mapping[str, str]]:
    """The option chosen, the reasons, and the faults of a decision."""
    typed, reasons = form.get("choice", ""), _words(form, "reasons")
    choice = int(typed) if typed.isascii() and typed.isdigit() and int(typed[:4]) < len(asked.options) else -1
    found: dict[str, str] = {}
    if choice < 0:
        found["choice"] = "Choose an option."
    if not reasons:
        found["reasons"] = "Give reasons."
    return choice, reasons, found


def cited_in(form: QueryDict, view: View) -> tuple[str, ...]:
    """The exhibits cited that the office has."""
    known = set(view.inquiry.exhibits)
    return tuple(one for one in dict.fromkeys(form.getlist("exhibits")) if one in known)


def _words(form: QueryDict, name: str) -> str:
    return form.get(name, "").replace("\r\n", "\n").replace("\x00", "").strip()[:LONGEST]
