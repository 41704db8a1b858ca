"""What each delegation knows against the truth: every fact of the story, which State learned it, since when, how."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.stage.room import Room
from jisr.store.doors import LOOK_ON
from jisr.vocabulary import CaseTime, CountryCode, Text
from jisr.web.law.held import held_book
from jisr.web.room.console.board import Boarding
from jisr.web.room.console.page import console_page
from jisr.web.room.sessions import Present, in_control

WAY = "console/truth/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Whether and since when a delegation knows a fact, and from which exhibit (0: not yet)."""

    party: str
    letter: str
    at: CaseTime
    title: Text
    abroad: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthShown:
    """A fact of the story: whether it is so, and who knows it."""

    said: Text
    kind: str
    tone: str
    icon: str
    where: Said
    known: tuple[Known, ...]


KINDS = {"T": ("True", "good", "ok"), "F": ("Not so", "bad", "bad"), "C": ("Contested", "open", "ask")}


@require_GET
@in_control(*LOOK_ON)
def truth(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The whole truth, and both sides of it."""
    with here.room.reading() as room:
        boarding = Boarding(room, held_book().corpus, str(tag.language.tag))
        shown = list(truths(room, boarding))
        parties = [(str(one), boarding.letter(str(one)), held_book().corpus.countries[one].name)
                   for one in room.scenario.states]  # fmt: skip
    only = request.GET.get("only", "")
    chosen = {"one": lambda n: n == 1, "none": lambda n: n == 0, "both": lambda n: n == len(parties)}.get(only)
    kept = [one for one in shown if chosen is None or chosen(sum(1 for each in one.known if each.at))]
    filters = [("", "All"), ("none", "Nobody knows it"), ("one", "One side knows it"), ("both", "Both know it")]
    content = {
        "truths": kept, "parties": parties, "filters": [(value, words, value == only) for value, words in filters],
        "count": len(kept),
    }  # fmt: skip
    return console_page("truth.html", content, request=request, speech=tag, here=here, way=WAY, current="truth")


def truths(room: Room, boarding: Boarding) -> Iterator[TruthShown]:
    """Each fact with what each delegation knows of it."""
    for one in room.scenario.truths.values():
        kind, tone, icon = KINDS.get(one.truth, KINDS["T"])
        known = tuple(_known(room, boarding, one.id, party) for party in room.scenario.states)
        yield TruthShown(
            said=one.statement, kind=kind, tone=tone, icon=icon,
            where=boarding.words.figure(one.where) if one.where in room.scenario.figures else "", known=known,
        )  # fmt: skip


def _known(room: Room, boarding: Boarding, fact: str, party: CountryCode) -> Known:
    found = room.overlook.learned().get(fact, {}).get(party)
    source = room.scenario.all_sources.get(found.source) or room.scenario.sources.get(found.source) if found else None
    return Known(
        party=str(party), letter=boarding.letter(str(party)), at=found.at if found else CaseTime(0),
        title=source.title if source is not None else {}, abroad=found is not None and not found.own,
    )  # fmt: skip
