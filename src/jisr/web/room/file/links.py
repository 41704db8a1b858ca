"""Who is linked to whom, and how, as the exhibits state it: a chart of up to a dozen persons, and always the list.

A link is what at least one exhibit asserts that one person did to, for or with another. It is established where an
exhibit states it clearly or two bear it out; otherwise the line is dotted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.dossier import SubjectId
from jisr.inquiry import ExhibitId, Stance, Status, Strength, SubjectKind
from jisr.press.said import Said, listed
from jisr.press.speech import Speech
from jisr.press.values import sentence_of
from jisr.web.room.file.drawing import Drawn, draw
from jisr.web.room.file.frame import file_page
from jisr.web.room.file.opened import OpenFile, heads, open_file
from jisr.web.room.file.pages import part_of
from jisr.web.room.file.stated import fact_name
from jisr.web.room.sessions import Present, seated

DOZEN, SIZE, NAMED = 12, 40, 3
SUFFERED = frozenset({Status.PRESUMED_VICTIM, Status.VICTIM, Status.MIGRANT})
SUSPECTED = frozenset({Status.SUSPECT, Status.ACCUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What is stated between two persons, with its number in the list."""

    by: SubjectId
    on: SubjectId
    who: Said
    whom: Said
    facts: Said
    more: int
    established: bool
    exhibits: tuple[tuple[str, Said], ...]


@dataclass(slots=True)
class _Between:
    facts: dict[str, None] = field(default_factory=dict)
    exhibits: dict[ExhibitId, Strength] = field(default_factory=dict)


@require_GET
@seated
def links(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The chart and the list, of all or around one person."""
    file = open_file(here)
    person = file.view.inquiry.one(SubjectId(request.GET.get("person", "")))
    found = relations(file)
    chosen = [one for one in found if person in (one.by, one.on)] if person else found
    part = part_of(chosen, query=request.GET, size=SIZE)
    linked = dict.fromkeys(id for one in found for id in (one.by, one.on))
    content = {
        "part": part, "drawing": drawing(file, chosen, person), "person": person,
        "persons": [(str(id), file.subject(id)) for id in linked],
        "all": len({id for one in chosen for id in (one.by, one.on)}), "dozen": DOZEN,
    }  # fmt: skip
    return file_page("links.html", content, request=request, speech=tag, here=here, section="links", way="links/")


def relations(file: OpenFile) -> list[Relation]:
    """Every link, those on most exhibits first."""
    between: dict[tuple[SubjectId, SubjectId], _Between] = {}
    one = file.view.inquiry.one
    for exhibit in file.view.inquiry.exhibits.values():
        for said in exhibit.statements:
            if said.by and said.on and said.stance is Stance.ASSERTS and one(said.by) != one(said.on):
                pair = between.setdefault((one(said.by), one(said.on)), _Between())
                pair.facts[said.fact] = None
                if pair.exhibits.get(exhibit.id) is not Strength.STRONG:
                    pair.exhibits[exhibit.id] = said.strength
    found = [_relation(file, by, on, pair) for (by, on), pair in between.items()]
    return sorted(found, key=lambda each: -len(each.exhibits))


def _relation(file: OpenFile, by: SubjectId, on: SubjectId, pair: _Between) -> Relation:
    facts = list(pair.facts)
    strong = Strength.STRONG in pair.exhibits.values()
    medium = sum(1 for one in pair.exhibits.values() if one is Strength.MEDIUM)
    return Relation(
        by=by, on=on, who=file.subject(by), whom=file.subject(on), more=max(0, len(facts) - NAMED),
        facts=listed([fact_name(file, fact) for fact in facts[:NAMED]]), established=strong or medium > 1,
        exhibits=tuple((str(id), file.exhibit(id)) for id in pair.exhibits),
    )  # fmt: skip


def drawing(file: OpenFile, chosen: Iterable[Relation], person: SubjectId) -> Drawn | None:
    """The chart of the persons with most links, at most a dozen; around one person where one is chosen."""
    listed_here = list(chosen)
    weight = Counter(id for one in listed_here for id in (one.by, one.on))
    shown = [id for id, _ in sorted(weight.items(), key=lambda pair: (pair[0] != person, -pair[1]))][:DOZEN]
    columns: Mapping[str, list[SubjectId]] = {"suffered": [], "suspected": [], "other": []}
    known = heads(file)
    for id in shown:
        status = known[id].status if id in known else Status.UNKNOWN
        columns["suffered" if status in SUFFERED else "suspected" if status in SUSPECTED else "other"].append(id)
    edges = [
        (number, one.by, one.on, one.established) for number, one in enumerate(listed_here, 1)
        if one.by in shown and one.on in shown
    ]  # fmt: skip
    return draw(
        [columns["suffered"], columns["suspected"], columns["other"]], edges,
        names={id: file.subject(id) for id in shown},
        notes={id: sentence_of("status", known[id].status.value) if _standing(file, id) else "" for id in shown},
        shapes={id: _shape(file, id) for id in shown},
    )  # fmt: skip


def _standing(file: OpenFile, id: SubjectId) -> bool:
    one = heads(file).get(id)
    return one is not None and one.kind is SubjectKind.PERSON and one.status is not Status.UNKNOWN


def _shape(file: OpenFile, id: SubjectId) -> str:
    one = heads(file).get(id)
    if one is not None and one.status in SUFFERED:
        return "v"
    return file.sides.get(str(one.state), "") if one is not None else ""
