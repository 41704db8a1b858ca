"""Drafting a request: begun, kept as it is typed, confirmed on a page of its own, signed.

A draft belongs to a seat and is no act. Of two who write at once the second is told, with both texts kept. Law only
warns: the button to sign is always active, and what is barred is refused by the clerk with the rule.
"""

import secrets
from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jisr.clerk import View
from jisr.law.corpus import Corpus
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.store import desk_rows as rows
from jisr.vocabulary import CountryCode
from jisr.web.law.held import held_book
from jisr.web.room.across import law
from jisr.web.room.across.asks import Typed, answered, hidden, typed_again, typed_in
from jisr.web.room.across.barring import named_openly
from jisr.web.room.across.doing import Outcome, do
from jisr.web.room.across.kept import by_script, kept_now, told
from jisr.web.room.across.letter import LetterShown, letters_shown
from jisr.web.room.across.letter_form import MANY, beginning, parts
from jisr.web.room.across.letters import command_of, letter_of
from jisr.web.room.across.views import list_page, shown
from jisr.web.room.help import HelpLevel, has_hint, help_of, take_hint
from jisr.web.room.sessions import Present, now, seated

PAGE = "across/draft/"
FIELDS = {"letter.form": "form", "letter.measure": "measure"}
LONGEST = 24


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def begin(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """To which State, in which form, which measure; then the draft is kept from the first moment."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    typed = typed_in(request.POST if request.method == "POST" else request.GET)
    asks = answered(beginning(view, corpus), typed)
    faults: dict[str, tuple[Said, ...]] = {}
    if request.method == "POST":
        faults = {one.name: ("This is to be filled in.",) for one in asks if not one.optional and not one.answers}
        if not faults:
            key = secrets.token_urlsafe(9)
            rows.save_draft(here.room.id, here.who.seat, PAGE + key, typed.kept(), version=0, now=now())
            return HttpResponseRedirect(f"/{tag.language.tag}/room/{PAGE}{key}/")
    content = {"asks": [(one, faults.get(one.name, ())) for one in asks], "faults": faults, "loose": ()}
    return shown("across/begin.html", content, request, tag, here, "across/new/", 422 if faults else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def draft(request: HttpRequest, tag: Speech, here: Present, key: str) -> HttpResponse:
    """The draft: written, saved, checked, confirmed, signed, dropped."""
    step = request.POST.get("step", "") if request.method == "POST" else ""
    kept = rows.draft(here.room.id, here.who.seat, PAGE + key[:LONGEST])
    if kept.version == 0 and step not in ("sign", "save", "change"):
        return list_page(request, tag, here, here.room.view(here.who.seat), absent=True, status=404)
    if not step:
        return _form(request, tag, here, kept, typed_again(kept.fields, many=MANY))
    if step == "drop":
        rows.drop_draft(here.room.id, here.who.seat, kept.page)
        return HttpResponseRedirect(f"/{tag.language.tag}/room/across/")
    typed = typed_in(request.POST)
    if step == "sign":
        return _sign(request, tag, here, kept, typed)
    saved = kept if step == "change" else kept_now(request, here, kept, typed)
    if by_script(request):
        return told(tag, saved)
    if saved is None:
        return _form(request, tag, here, rows.draft(here.room.id, here.who.seat, kept.page), typed, other=True)
    if step == "check" and help_of(here) is HelpLevel.ON_REQUEST:
        take_hint(here, kept.page)
        return _form(request, tag, here, saved, typed, hinted=True)
    if step != "confirm":
        return _form(request, tag, here, saved, typed)
    faults = _faults(here, typed)
    return (
        _form(request, tag, here, saved, typed, faults=faults) if faults else _confirm(request, tag, here, saved, typed)
    )


FREE = (
    "questions",
    "authority",
    "proceeding",
    "purpose",
    "facts",
    "nexus",
    "formalities",
    "urgency",
    "confidentiality",
)


def _faults(here: Present, typed: Typed) -> dict[str, tuple[Said, ...]]:
    """What cannot be read, and words that name whom the letter names by code."""
    found = named_openly(here.room.view(here.who.seat), typed, FREE)
    for name in ("facts-on", "deadline"):
        try:
            if words := typed.one(name):
                date.fromisoformat(words)
        except ValueError:
            found[name] = ("Write the day as year, month and day: 2022-02-03.",)
    return found


def _sign(request: HttpRequest, tag: Speech, here: Present, kept: rows.Draft, typed: Typed) -> HttpResponse:
    view = here.room.view(here.who.seat)
    if faults := _faults(here, typed):
        return _form(request, tag, here, kept, typed, faults=faults)
    outcome = do(request, here, command_of(view, typed), fields=FIELDS, view=view)
    if outcome.done is None:
        return _form(request, tag, here, kept, typed, outcome=outcome)
    rows.drop_draft(here.room.id, here.who.seat, kept.page)
    known = here.room.view(here.who.seat).cooperation.requests
    name = next((one for one in outcome.about if one in known), "")
    way = f"across/request/{name}/?done=sign" if name else "across/"
    return HttpResponseRedirect(f"/{tag.language.tag}/room/{way}")


def _form(
    request: HttpRequest, tag: Speech, here: Present, kept: rows.Draft, typed: Typed, *, other: bool = False,
    faults: Mapping[str, tuple[Said, ...]] | None = None, outcome: Outcome | None = None, hinted: bool = False,
) -> HttpResponse:  # fmt: skip
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    wrong = dict(faults or (outcome.faults if outcome is not None else {}))
    asks = parts(view, corpus, typed)
    level = help_of(here)
    helped = hinted or _helped(here, kept)
    names = {one.name for part in asks for one in part.asks}
    theirs = typed_again(kept.fields, many=MANY) if other else None
    content = {
        "parts": [(part.heading, [(one, wrong.get(one.name, ())) for one in part.asks]) for part in asks],
        "faults": wrong, "loose": [said for name, found in wrong.items() if name not in names for said in found],
        "outcome": outcome, "kept": kept, "typed": typed, "form": corpus.forms.get(typed.one("form")),
        "state": corpus.countries.get(CountryCode(typed.one("to_state"))), "action": f"{kept.page}/",
        "differs": _differing(view, corpus, typed, theirs) if theirs is not None else (), "others": other,
        "on_request": level is HelpLevel.ON_REQUEST and not helped,
        **(_help(view, corpus, typed) if helped else {"found": {}}),
        "papers": papers_of(view, corpus, typed, tag, helped=helped),
    }  # fmt: skip
    status = 409 if other else 422 if faults else 200 if outcome is None else outcome.status
    return shown("across/draft.html", content, request, tag, here, f"{kept.page}/", status)


def _helped(here: Present, kept: rows.Draft) -> bool:
    """Whether the check stands beside the draft: always under full help, on request once it was asked for."""
    level = help_of(here)
    return level is HelpLevel.FULL or (level is HelpLevel.ON_REQUEST and has_hint(here, kept.page))


def _differing(view: View, corpus: Corpus, mine: Typed, theirs: Typed) -> list[tuple[Said, tuple[Said, ...]]]:
    """The questions that the other answered otherwise, with the other's answers."""
    wanted = {name for name in {*mine.words, *theirs.words} if mine.many(name) != theirs.many(name)}
    return [(one.label, one.answers) for part in parts(view, corpus, theirs) for one in part.asks if one.name in wanted]


def _help(view: View, corpus: Corpus, typed: Typed) -> dict[str, object]:
    """The findings beside the fields, what lacks, and the grounds that the other State might raise."""
    letter, other = letter_of(view, typed, whole=True), CountryCode(typed.one("to_state"))
    found = law.assessed(
        view, corpus, letter, requesting=view.party, requested=other, channel=typed.one("channel")
    )  # fmt: skip
    if found is None:
        return {"found": {}}
    must = [one for one in found.form.parts if one.verdict.value != "unknown"]
    met = sum(1 for one in must if one.verdict.value == "met")
    return {
        "found": law.by_field(found, corpus), "gaps": law.gaps(found, corpus), "met": met, "must": len(must),
        "share": 100 * met // max(1, len(must)),
        "risks": [law.finding_shown(one, corpus, form=letter.form, depth=1) for one in found.open_grounds],
        "forbidden": [law.finding_shown(one, corpus, form=letter.form, depth=1) for one in found.forbidden],
        "bars": [law.finding_shown(one, corpus) for one in found.bars if one.verdict.value == "barred"],
    }  # fmt: skip


def papers_of(view: View, corpus: Corpus, typed: Typed, tag: Speech, *, helped: bool) -> tuple[LetterShown, ...]:
    """The letter as it stands; what still lacks is marked in its place where the help level allows."""
    letter, other = letter_of(view, typed, whole=True), CountryCode(typed.one("to_state"))
    found = (
        law.assessed(view, corpus, letter, requesting=view.party, requested=other, channel=typed.one("channel"))
        if helped
        else None
    )
    missing = frozenset(found.gaps) if found is not None else frozenset()
    return letters_shown(letter, corpus, tag, sender=view.party, to=other, kind=letter.form, missing=missing)


def _confirm(request: HttpRequest, tag: Speech, here: Present, saved: rows.Draft, typed: Typed) -> HttpResponse:
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    helped = _helped(here, saved)
    content = {
        "papers": papers_of(view, corpus, typed, tag, helped=helped), "hidden": hidden(request.POST),
        "version": saved.version, "key": secrets.token_urlsafe(16), "seen": view.seen, "action": f"{saved.page}/",
        "state": corpus.countries.get(CountryCode(typed.one("to_state"))),
        **(_help(view, corpus, typed) if helped else {}),
    }  # fmt: skip
    return shown("across/sign.html", content, request, tag, here, f"{saved.page}/", 200)
