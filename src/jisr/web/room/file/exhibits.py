"""The exhibits of a file: the list, and a page for each: origin, chain of custody, words, statements, rulings.

What the law makes of an exhibit is said only to whoever plays with full help, or once a court has ruled; the bench
reads no finding of the engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.cooperation.state import MessageId, RequestId
from jisr.inquiry import Exhibit, ExhibitId
from jisr.inquiry.admissibility import admissible
from jisr.press.citing import Cited, FindingShown, cite, finding_shown
from jisr.press.said import Said, Told, Tongue
from jisr.press.speech import Speech
from jisr.press.values import sentence_of
from jisr.protection.plain import plain
from jisr.trial.state import Ruling
from jisr.vocabulary import CountryCode, RuleId, date_of
from jisr.web.room.file.chain import Link, chain_of, in_short
from jisr.web.room.file.frame import file_page, missing
from jisr.web.room.file.opened import OpenFile, exhibit_said, open_file
from jisr.web.room.file.readings import readings, unread
from jisr.web.room.file.stated import merged, stated
from jisr.web.room.sessions import Present, seated

LIMITS: Mapping[str, str] = {
    "information-only": "For information only, not as evidence",
    "no-evidence": "Not as evidence",
    "formal-copy-awaited": "Not before the formal copy of the request has come",
}
VERDICT: Mapping[str, tuple[str, str, str]] = {
    "met": ("Admissible", "good", "ok"),
    "unmet": ("Open to challenge", "warn", "warn"),
    "unknown": ("Not known", "open", "ask"),
    "barred": ("Barred", "bad", "bad"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An exhibit in a list or on a card."""

    id: str
    said: Said
    kind: str
    state: str
    side: str
    about: Said
    source: Said
    chain: tuple[Link, ...]
    gap: bool
    came: Said
    ruling: str = ""
    tendered: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A safeguard that was not kept when the exhibit was obtained: what, its effect, its article."""

    due: Said
    effect: str
    cited: Cited | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The finding on admissibility before the courts of one State."""

    state: str
    side: str
    name: Said
    word: str
    tone: str
    icon: str
    finding: FindingShown


def row(file: OpenFile, one: Exhibit) -> Row:
    """The exhibit as a list shows it."""
    links, ruling = chain_of(one, file), file.view.trial.rulings.get(one.id)
    return Row(
        id=str(one.id), said=exhibit_said(one), kind=sentence_of("exhibit_kind", one.kind),
        state=str(one.origin_state), side=file.sides.get(str(one.origin_state), ""), chain=in_short(links),
        about=file.subject(one.subject) if one.subject else "", source=file.subject(one.source) if one.source else "",
        gap=any(link.kind == "break" for link in links), came=came_by(file, one), language=str(one.language),
        ruling=ruling.decision.value if ruling is not None else "", tendered=one.id in file.view.trial.tendered,
    )  # fmt: skip


def came_by(file: OpenFile, one: Exhibit) -> Said:
    """How it came to the file: by a measure of the own State, on a request, by information."""
    way, _, id = one.came_by.partition(":")
    if way == "request":
        request = file.view.cooperation.requests.get(RequestId(id))
        asked = file.names.say("request", id) if request is not None else file.measure(one.measure)
        return Told("On a request to another State: {request}", {"request": asked})
    if way == "information":
        message = file.view.cooperation.messages.get(MessageId(id))
        sender: Said = file.holder(str(message.from_state)) if message is not None else ""
        return Told("As information from {state}", {"state": sender}) if sender else "As information from another State"
    measure = file.measure(one.measure)
    return Told("By an own measure: {measure}", {"measure": measure}) if measure else "By an own measure"


def limits(one: Exhibit) -> tuple[Said, ...]:
    """The limits under which it may be used, those of the data by their words."""
    return tuple(LIMITS.get(limit, limit) for limit in one.use_limits)


def speaks_of_law(file: OpenFile, id: ExhibitId) -> bool:
    """Whether the page says what the law makes of the exhibit."""
    return file.in_full or (not file.judging and id in file.view.trial.rulings)


def breaches(file: OpenFile, one: Exhibit) -> tuple[Due, ...]:
    """What was not kept when it was obtained."""
    on = date_of(one.at or file.view.hour)
    return tuple(
        Due(due=file.names.due(one.measure, breach.safeguard), effect=breach.effect,
            cited=cite(breach.rule, corpus=file.corpus, on=on))
        for breach in one.breaches
    )  # fmt: skip


def before_courts(file: OpenFile, one: Exhibit) -> tuple[Before, ...]:
    """Whether the courts of each State of the case may receive it."""
    on = date_of(file.view.hour)
    stated_law = {name: law.citation for name, law in file.view.stated.items()}
    found: list[Before] = []
    for state, side in file.sides.items():
        finding = admissible(
            one, forum=CountryCode(state), exhibits=file.view.inquiry.exhibits, law=file.corpus, on=on,
            stated=stated_law,
        )  # fmt: skip
        row = plain(finding)
        shown = finding_shown(row if isinstance(row, dict) else {}, names=file.names, on=on)
        word, tone, icon = VERDICT[finding.verdict.value]
        name = file.names.parties[state]
        found.append(Before(state=state, side=side, name=name, word=word, tone=tone, icon=icon, finding=shown))
    return tuple(found)


def ruling_of(file: OpenFile, ruling: Ruling | None) -> tuple[Said, ...]:
    """Why the court ruled as it did, in sentences of the catalogue; its own words stand beside."""
    return tuple(Told(one.key, {key: file.names.say(key, value) for key, value in one.values.items()})
                 for one in (ruling.why if ruling is not None else ()))  # fmt: skip


@require_GET
@seated
def exhibits(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """All exhibits of the file; by kind, by how they came."""
    file = open_file(here)
    kind, way = request.GET.get("kind", ""), request.GET.get("came", "")
    held = list(file.view.inquiry.exhibits.values())
    chosen = [one for one in held if kind in ("", one.kind) and way in ("", one.came_by.partition(":")[0])]
    content = {
        "rows": [row(file, one) for one in chosen], "all": len(held), "kind": kind, "came": way,
        "kinds": [(one, sentence_of("exhibit_kind", one)) for one in dict.fromkeys(one.kind for one in held)],
        "ways": [("own", "By an own measure"), ("request", "On request"), ("information", "As information")],
    }  # fmt: skip
    return file_page(
        "exhibits.html", content, request=request, speech=tag, here=here, section="exhibits", way="exhibits/"
    )


@require_GET
@seated
def exhibit(request: HttpRequest, tag: Speech, here: Present, id: str) -> HttpResponse:
    """One exhibit."""
    file = open_file(here)
    one = file.view.inquiry.exhibits.get(ExhibitId(id))
    if one is None:
        return missing(request, tag, here, section="exhibits", way=f"exhibit/{id}")
    reader = tag.language.tag
    ruling, law = file.view.trial.rulings.get(one.id), speaks_of_law(file, one.id)
    words = readings(one, file, reader)
    content = {
        "one": one, "row": row(file, one), "chain": chain_of(one, file), "readings": words,
        "unread": unread(one, words, reader), "limits": limits(one),
        "translated": [Tongue(str(each)) for each in one.translations],
        "state": file.names.parties.get(str(one.origin_state), ""),
        "lines": merged(stated(file, [one]), file), "leads": [(str(lead), file.subject(lead)) for lead in one.leads],
        "made": [(str(each), file.exhibit(each)) for each in one.derived if file.exhibit(each)],
        "ruling": ruling, "why": ruling_of(file, ruling), "rules": _rules(file, ruling),
        "law": law, "breaches": breaches(file, one) if law else (),
        "courts": before_courts(file, one) if law else (),
        "taken": file.view.inquiry.measures.get(one.act),
    }  # fmt: skip
    return file_page(
        "exhibit.html", content, request=request, speech=tag, here=here, section="exhibits", way=f"exhibit/{id}"
    )


def _rules(file: OpenFile, ruling: Ruling | None) -> tuple[Cited, ...]:
    on = date_of(file.view.hour)
    found = (cite(RuleId(one), corpus=file.corpus, on=on) for one in (ruling.rules if ruling is not None else ()))
    return tuple(one for one in found if one is not None)
