"""The pages of documents: the list, the editor that keeps what is typed, the page on which one reads and signs."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_http_methods

from jisr.press.said import Said, Tongue
from jisr.press.speech import Speech
from jisr.store import papers
from jisr.store.papers import OPEN, PaperState, Words, Working
from jisr.web.law.held import held_book
from jisr.web.room.acts.answers import faults_of
from jisr.web.room.acts.offered import exhibits as known_exhibits
from jisr.web.room.acts.offered import office_name
from jisr.web.room.acts.shape import Case
from jisr.web.room.documents.access import KINDS, STATES, Writer, kinds_of, writer_of
from jisr.web.room.documents.markup import blocks
from jisr.web.room.documents.signing import Came, command_of
from jisr.web.room.documents.signing import sign as signed
from jisr.web.room.frame import CLOCKS, role_title, room_page
from jisr.web.room.live import AtRest
from jisr.web.room.sessions import Present, now, seated

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MOST = 60_000


@ASKED
@seated
def documents(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The documents of the office, and a new one."""
    writer = writer_of(here)
    if request.method == "POST":
        return _begin(request, tag, writer)
    shown = [(one, KINDS[command_of(one).kind], STATES[one.state], role_title(here.room, one.seat))
             for one in writer.documents()]  # fmt: skip
    signers = [(str(one.seat.id), role_title(here.room, str(one.seat.id)), str(one.seat.id) == here.who.seat)
               for one in writer.signers()]  # fmt: skip
    content = {
        "documents": shown, "signers": signers, "kinds": [(kind.value, word) for kind, word in KINDS.items()],
        "registrar": writer.registrar, "own": office_name(writer.office),
    }  # fmt: skip
    return room_page("documents/documents.html", content, request=request, speech=tag, here=here, way="document/",
                     current="mail")  # fmt: skip


def _begin(request: HttpRequest, tag: Speech, writer: Writer) -> HttpResponse:
    here, post = writer.here, request.POST
    signer = next((one for one in writer.signers() if str(one.seat.id) == post.get("seat")), writer.chair)
    kinds = kinds_of(signer.seat.role)
    kind = next((one for one in kinds if one.value == post.get("kind")), kinds[0])
    language = str(held_book().corpus.countries[signer.party].languages[0])
    words = Words(kind=kind.value, title=post.get("title", "").strip()[:300], language=language, text="")
    begun = papers.begin(
        here.room.id, party=str(signer.party), office=str(signer.seat.office), seat=str(signer.seat.id),
        by=here.who.seat, words=words, open=writer.registrar or "open" in post, now=now(),
    )  # fmt: skip
    return _to(tag, f"document/{begun.id}/")


@ASKED
@seated
def document(request: HttpRequest, tag: Speech, here: Present, number: int) -> HttpResponse:
    """The editor, or the document as it was signed."""
    writer = writer_of(here)
    held = _held(writer, number)
    if request.method != "POST" or held.state not in OPEN or writer.veiled(held):
        return _editor(request, tag, writer, held, saved="saved" in request.GET)
    step, version = request.POST.get("step", "save"), _number(request.POST.get("version", ""))
    if step == "drop":
        papers.turn(here.room.id, held.id, PaperState.DROPPED, version=version)
        return _to(tag, "document/")
    words = _typed(request, writer, held)
    kept = papers.save(here.room.id, held.id, words, version=version, by=here.who.seat, now=now())
    if kept is None:
        return _conflict(request, tag, writer, _held(writer, number), words)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"version": kept.version, "said": saved_at(tag, kept)})
    if step == "ask":
        papers.turn(here.room.id, kept.id, PaperState.ASKED, version=kept.version)
        return _to(tag, "document/")
    return _to(tag, f"document/{kept.id}/sign/" if step == "sign" else f"document/{kept.id}/?saved")


def saved_at(speech: Speech, paper: Working) -> str:
    """When it was kept last, on the clock of this machine."""
    wall = paper.saved.astimezone()
    return speech.say("Saved at {hour}:{minute}", {"hour": f"{wall.hour:02}", "minute": f"{wall.minute:02}"})


def _conflict(request: HttpRequest, tag: Speech, writer: Writer, held: Working, words: Words) -> HttpResponse:
    """Somebody else wrote in it, or it was signed: both texts are shown, and nothing typed is lost."""
    if "application/json" in request.headers.get("Accept", ""):
        said = tag.say("Somebody else has changed this document. Your text is kept here; save to compare the two.")
        return JsonResponse({"said": said}, status=409)
    return _editor(request, tag, writer, held, typed=words, status=409)


def _typed(request: HttpRequest, writer: Writer, held: Working) -> Words:
    """What was typed; what the seat cannot choose stays as it was."""
    post, here = request.POST, writer.here
    kinds = {kind.value for kind in kinds_of(here.room.chair(held.seat).seat.role)}
    offices = [one for one in here.room.view(here.who.seat).offices if one != held.office]
    kind, language = post.get("kind", ""), post.get("language", "")
    known = set(here.room.view(here.who.seat).inquiry.exhibits)
    cited = tuple(one for one in post.getlist("exhibits") if one in known)
    return Words(
        kind=kind if kind in kinds else held.words.kind, title=post.get("title", "").strip()[:300],
        language=language if language in _languages(here) else held.words.language,
        text=post.get("text", "").replace("\r\n", "\n")[:MOST],
        to=tuple(one for one in post.getlist("to") if one in offices),
        exhibits=held.words.exhibits if held.office != writer.office else cited,
    )  # fmt: skip


def _editor(
    request: HttpRequest, tag: Speech, writer: Writer, held: Working, *, typed: Words | None = None,
    saved: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    veiled, held = writer.veiled(held), writer.as_read(held)
    here, words = writer.here, typed or held.words
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    role = here.room.chair(held.seat).seat.role
    content = {
        "paper": held, "words": words, "conflict": typed is not None, "saved": saved_at(tag, held), "kept": saved,
        "kinds": [(kind.value, KINDS[kind], kind.value == words.kind) for kind in kinds_of(role)],
        "tongues": [(one, Tongue(one), one == words.language) for one in _languages(here)],
        "offices": [(one, office_name(one), one in words.to) for one in view.offices if one != held.office],
        "exhibits": [(one.value, one.said, one.value in words.exhibits)
                     for one in known_exhibits(Case(view=view, corpus=corpus), {})] if held.office == writer.office
        else [],
        "open": held.state in OPEN and not veiled, "veiled": veiled, "holder": held.seat == here.who.seat,
        "other": blocks(held.words.text),
        **_shown(here, held),
    }  # fmt: skip
    return _page("documents/document.html", content, request, tag, here, held, status)


def _shown(here: Present, held: Working) -> dict[str, object]:
    """The document as one reads it."""
    return {
        "kind": KINDS[command_of(held).kind], "state": STATES[held.state], "blocks": blocks(held.words.text),
        "signer": role_title(here.room, held.seat), "goes": [office_name(one) for one in held.words.to],
        "by": role_title(here.room, held.saved_by), "paper": held,
    }  # fmt: skip


@ASKED
@seated
def sign(request: HttpRequest, tag: Speech, here: Present, number: int) -> HttpResponse:
    """Read, and sign with the PIN of the seat in whose name it is signed."""
    writer = writer_of(here)
    held = _held(writer, number)
    if held.state not in OPEN or writer.veiled(held):
        return _to(tag, f"document/{held.id}/")
    faults: Mapping[str, list[Said]] = {}
    if request.method != "POST":
        return _sign_page(request, tag, here, held, faults)
    try:
        found = signed(
            here.room, held, pin=request.POST.get("pin", ""), version=_number(request.POST.get("version", ""))
        )
    except AtRest as rest:
        return _sign_page(request, tag, here, held, {"": ["Nothing was done"]}, rests=CLOCKS[rest.state][0], status=409)
    match found.came:
        case Came.SIGNED:
            return _to(tag, f"document/{held.id}/")
        case Came.CHANGED:
            faults = {"": ["Somebody has changed the document since it was shown. Read it again, then sign."]}
        case Came.PIN:
            faults = {"pin": [found.fault]}
        case Came.REFUSED:
            faults = faults_of(found.findings, held_book().corpus, here.room.view(here.who.seat))
    return _sign_page(request, tag, here, held, faults, status=409 if found.came is Came.CHANGED else 422)


def _sign_page(
    request: HttpRequest, tag: Speech, here: Present, held: Working, faults: Mapping[str, list[Said]], *,
    rests: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    loose = [one for name, found in faults.items() if name != "pin" for one in found]
    content = {**_shown(here, held), "faults": faults.get("pin", []), "loose": loose, "rests": rests,
               "holder": held.seat == here.who.seat, "words": held.words}  # fmt: skip
    return _page("documents/sign.html", content, request, tag, here, held, status, part="sign/")


def _languages(here: Present) -> list[str]:
    """The languages of the two States, the own ones first."""
    countries, chair = held_book().corpus.countries, here.room.chair(here.who.seat)
    view = here.room.view(here.who.seat)
    tags = [str(tag) for code in (chair.party, *view.partners) for tag in countries[code].languages]
    return list(dict.fromkeys(tags))


def _held(writer: Writer, number: int) -> Working:
    found = writer.document(number)
    if found is None or found.state is PaperState.DROPPED:
        raise Http404
    return found


def _page(
    template: str, content: Mapping[str, object], request: HttpRequest, tag: Speech, here: Present, held: Working,
    status: int, part: str = "",
) -> HttpResponse:  # fmt: skip
    return room_page(template, content, request=request, speech=tag, here=here, way=f"document/{held.id}/{part}",
                     current="mail", status=status)  # fmt: skip


def _to(tag: Speech, way: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"/{tag.language.tag}/room/{way}")


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1
